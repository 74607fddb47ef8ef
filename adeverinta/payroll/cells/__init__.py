"""Cells: the values of a column or a row, each in its type."""
