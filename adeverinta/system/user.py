"""Who is at the computer."""

from __future__ import annotations

from contextlib import suppress


def user() -> str:
    """Who is at the computer, for the register; empty where the system does not say."""
    from getpass import getuser

    with suppress(Exception):  # no user name in a container, no such module on some systems
        return getuser()
    return ""
