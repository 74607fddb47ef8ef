"""How a process of ours begins and ends, where both cost time that nobody waits for."""

from __future__ import annotations

import atexit
import os
import sys
import threading
from typing import NoReturn


def without_blas_threads() -> None:
    """numpy brings a library of linear algebra that starts a thread for each core, which then spin and wait
    for work; nothing here multiplies matrices. For this process and its children, to be said before numpy
    is loaded; what the user has set stays.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def leave(code: int) -> NoReturn:
    """End the process: what libraries asked to be called is called, what was said is said; the memory is not
    taken apart object by object first, as the system takes all of it at once.

    With threads still at work, or nowhere to say the last words, the process ends as any other.
    """
    if threading.active_count() > 1:
        sys.exit(code)
    atexit._run_exitfuncs()
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        sys.exit(code)
    os._exit(code)
