"""The command line: parse, call, print. Only this room prints, reads the environment or exits.

May import: api, office, core, web (to start the page); of `system` processes, their beginning and end, memory and the
user (a contract).
"""

from adeverinta.cli.root import main, program

__all__ = ["main", "program"]
