"""The layouts: how offices and newspapers set out their reports."""
