"""Templates: the forms as data, their marks, and the check of a template file."""
