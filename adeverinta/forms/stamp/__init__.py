"""Compile once, stamp many: the constant bytes of a form and the slots between them."""
