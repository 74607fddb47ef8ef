"""Decisions: which column is the net, which rows are one, whose payroll it is, what is missing."""
