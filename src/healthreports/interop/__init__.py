"""Records in other forms."""
