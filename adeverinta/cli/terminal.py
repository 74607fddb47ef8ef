"""Whether a question would reach a person."""

from __future__ import annotations

import sys


def attended() -> bool:
    """Whether somebody sits at the standard input. Windows calls NUL a terminal as well, and a question put there
    (a scheduled task, a service) is waited for without end.
    """
    return sys.stdin.isatty() and not _is_nul()


def _is_nul() -> bool:
    """Whether the standard input, said to be a terminal, has no console behind it."""
    if sys.platform != "win32":
        return False
    import ctypes
    import msvcrt

    try:
        handle = msvcrt.get_osfhandle(sys.stdin.fileno())
    except (OSError, ValueError):  # a stream of some library's, which knows best what it is
        return False
    mode = ctypes.c_uint32()
    return not ctypes.windll.kernel32.GetConsoleMode(ctypes.c_void_p(handle), ctypes.byref(mode))
