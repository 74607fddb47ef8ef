"""`python -m adeverinta` is the same program as `adeverinta`."""

from adeverinta.cli import main, program

__all__ = ["main"]

if __name__ == "__main__":
    program()
