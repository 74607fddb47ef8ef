"""Files in their order, the next workbooks laid out by a thread or processes while the caller works."""

from __future__ import annotations

from collections import deque
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from adeverinta.core.errors import InputStop, broken_workers
from adeverinta.sources.input_files import ExpandedPath
from adeverinta.sources.reader import begin

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence
    from concurrent.futures import Executor, Future
    from pathlib import Path

    from adeverinta.sources.guard.protected import Password
    from adeverinta.sources.sheet import SourceFile

_SUFFIXES: Final = frozenset((".xlsx", ".xlsm", ".xlsb", ".ods"))
_SMALLEST: Final = 64 << 10
"""A smaller workbook is laid out before another thread has woken up."""
_LARGEST: Final = 2 << 20
"""Of larger ones (some 30,000 persons) no second is held in memory."""


_AHEAD: Final = {False: 1, True: 2}
"""Workbooks held ready: by a thread, by processes."""


def in_turn(
    paths: Sequence[Path | ExpandedPath],
    *,
    password: Password | None = None,
    processes: Executor | None = None,
) -> Generator[SourceFile, None, None]:
    """Read each file when it is its turn; at most one is held ready, by `processes` two.

    Stops, questions for a password and their order are those of reading one after the other. Close it
    where it is not exhausted: the other thread ends with the file that it is at. `processes` are used from
    the moment when one of them has nothing else to do.
    """
    items = [ExpandedPath(item, named=True) if not isinstance(item, ExpandedPath) else item for item in paths]
    if not any(map(_worth_it, items[1:])):
        for item in items:
            yield _now(item, password)
        return
    from concurrent.futures import ThreadPoolExecutor

    opener = ThreadPoolExecutor(max_workers=1)
    idle = processes.submit(_nothing) if processes else None
    turns: deque[Callable[[], SourceFile]] = deque()
    try:
        for item in items:
            beside = processes if idle is not None and idle.done() else None
            turns.append(_turn(opener, beside, item, password))
            while len(turns) > _AHEAD[beside is not None]:
                yield turns.popleft()()
        while turns:
            yield turns.popleft()()
    finally:
        opener.shutdown(cancel_futures=True)


def _turn(
    opener: Executor, beside: Executor | None, item: ExpandedPath, password: Password | None
) -> Callable[[], SourceFile]:
    later = partial(_now, item, password)
    if not _worth_it(item):
        return later
    try:
        if beside is not None:
            data = item.path.read_bytes() if item.data is None else item.data
            return partial(_laid_out, beside.submit(_whole, item._replace(data=data)), later)
        return opener.submit(begin(item)).result
    except (InputStop, OSError, broken_workers()):
        return later  # what is wrong, and the password, is a matter of the file's own turn


def _laid_out(under_way: Future[SourceFile], later: Callable[[], SourceFile]) -> SourceFile:
    """What another process laid out; whatever stopped it there is found again here, as it is without one."""
    try:
        return under_way.result()
    except Exception:
        return later()


def _whole(item: ExpandedPath) -> SourceFile:
    """The task of another process."""
    return begin(item)()


def _nothing() -> None:
    """Done as soon as a process has nothing else to do."""


def _now(item: ExpandedPath, password: Password | None) -> SourceFile:
    return begin(item, password=password)()


def _worth_it(item: ExpandedPath) -> bool:
    if PurePath(item.name).suffix.lower() not in _SUFFIXES or item.packed is not None:
        return False
    try:
        size = item.path.stat().st_size if item.data is None else len(item.data)
    except OSError:
        return False
    return _SMALLEST <= size <= _LARGEST
