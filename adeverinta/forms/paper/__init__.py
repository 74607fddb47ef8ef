"""Finished papers read again: the facts attached, what was appended, what a mark would cover."""
