"""Typesetting: a template laid out in blocks, paragraphs and tables, values fitted into their places."""
