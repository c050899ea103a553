"""Figures as cells of a table: what comparison and series share."""
