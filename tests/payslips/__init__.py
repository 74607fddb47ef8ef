"""Dated cases as data: a folder is a rule, a file is a case. See `_template.yaml`."""
