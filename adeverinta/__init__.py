"""adeverinta: payroll exports in, official income certificates for the child-raising indemnity out."""

__version__ = "0.1.0"
