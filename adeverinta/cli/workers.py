"""The processes of a large run: how many pay, and how they are started and ended."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING

from adeverinta.system.processes import serve_parent, starting_children

if TYPE_CHECKING:
    from concurrent.futures import Executor

POOL_FROM = 500
"""Requests from which a pool of processes pays."""
MOST_WORKERS = 8
"""More processes than this would wait for the one that numbers and writes."""
WINDOWS_WORKERS = 61
"""Windows waits for no more processes at one time."""
BESIDE_FROM = 1500
"""Requests from which writing the reports beside the certificates pays."""


def workers_for(asked: int | None, requests: int) -> int:
    """How many processes prepare and stamp: those asked for, else one a core; one for a small run, as
    starting them costs more than a few hundred certificates.
    """
    if requests < POOL_FROM:
        return 1
    return min(asked, WINDOWS_WORKERS) if asked else min(cores(), MOST_WORKERS)


def reports_beside(workers: int, requests: int) -> bool:
    """Whether the reports get a process of their own."""
    return workers > 1 and requests >= BESIDE_FROM


def cores() -> int:
    """The processor's cores that this program may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def executor_of(workers: int, cluster: str | None = None) -> AbstractContextManager[Executor | None]:
    """The executor of a run: a cluster, a pool of processes, or None for this one."""
    if cluster:
        from adeverinta import api

        return api.cluster(cluster)
    if workers == 1:
        return nullcontext()
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    from adeverinta.api import batch

    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=serve_parent)
    with starting_children():
        for _ in range(workers):  # they start while the payroll is read
            pool.submit(batch.ready)
    return _ended(pool)


@contextmanager
def _ended(pool: Executor) -> Iterator[Executor]:
    """The pool, whose workers drop what waits when the run is stopped."""
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)
