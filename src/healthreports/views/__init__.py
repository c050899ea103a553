"""What a reader looks at: the source with its figures marked, and charts."""
