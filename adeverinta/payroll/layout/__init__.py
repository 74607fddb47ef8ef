"""Layouts: where the header stands and which column is what."""
