"""Processes of our own and Ctrl-C: who is interrupted, and what ends with whom."""

from __future__ import annotations

import _thread
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, Final

from adeverinta.system.memory import collect_seldom

_INTERRUPTIONS: Final = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGBREAK") if hasattr(signal, name)
)
"""Ctrl-C; on Windows Ctrl-Break too, which the closing of a console window sends as well."""
_AGAIN: Final = 0.01
"""Seconds after which a lost Ctrl-C comes again."""


@contextmanager
def starting_children() -> Iterator[None]:
    """Processes started meanwhile never hear Ctrl-C, not even while they load: the main process decides."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread may say what a signal does
        return
    before = _all_to(signal.SIG_IGN)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _all_to(handler: Any) -> dict[int, Any]:
    """Every interruption handled so; how it was before."""
    return {number: signal.signal(number, handler) for number in _INTERRUPTIONS}


def serve_parent() -> None:
    """What a process of ours does first: leave Ctrl-C to the main one, and end when that is gone."""
    _all_to(signal.SIG_IGN)
    collect_seldom()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    import multiprocessing
    import os

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def one_interrupt() -> Iterator[None]:
    """The first Ctrl-C ends the run; those after it would only disturb what is being kept and put away."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def first(_number: int, _frame: FrameType | None) -> None:
        _all_to(signal.SIG_IGN)
        raise KeyboardInterrupt

    def lost(said: sys.UnraisableHookArgs) -> None:
        """It came while Python was putting an object away, where it drops exceptions: let it come again."""
        if said.exc_type is not KeyboardInterrupt:
            shown(said)
        elif threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, first)
            threading.Timer(_AGAIN, _thread.interrupt_main).start()

    shown, sys.unraisablehook = sys.unraisablehook, lost
    before = _all_to(first)
    try:
        yield
    finally:
        sys.unraisablehook = shown
        for number, handler in before.items():
            if signal.getsignal(number) is first:  # else still deaf: the program is about to end
                signal.signal(number, handler)
