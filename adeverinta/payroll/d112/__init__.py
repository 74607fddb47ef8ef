"""Declarations 112: what they add to the payroll and how they check it."""
