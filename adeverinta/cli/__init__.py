"""The command line: parse, call, print. Only this room prints, reads the environment or exits."""

from adeverinta.cli.root import main

__all__ = ["main"]
