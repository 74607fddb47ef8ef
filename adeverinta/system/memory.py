"""The collector of cycles, asked to look less often while hundreds of thousands of records are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_SELDOM: Final = (400_000, 50, 1000)


def collect_seldom() -> None:
    """For a process that does nothing but make records; see `seldom_collected`."""
    gc.set_threshold(*_SELDOM)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Records have no cycles and are freed without the collector; looking through them all costs as much
    as making them. What the program had set before holds again afterwards.
    """
    before = gc.get_threshold()
    collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)
