"""Core: the words every room speaks.

Takes: nothing.
Gives: money (int bani), months, source addresses, findings, errors with exit codes, Romanian text.
May import: the standard library and python-stdnum.
"""
