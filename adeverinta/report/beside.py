"""The reports of a large run in a process of their own, fed while the certificates are still being made."""

from __future__ import annotations

import queue
import signal
from collections.abc import Callable
from dataclasses import fields, replace
from functools import cache
from multiprocessing import get_context
from multiprocessing.reduction import ForkingPickler
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from adeverinta.certificate.outcome import Outcome
from adeverinta.core.errors import OutputStop
from adeverinta.core.finding import Finding, finding
from adeverinta.core.source import Source
from adeverinta.income.records import Component, Estimate, IncomeResult, MonthIncome
from adeverinta.report.run import Run
from adeverinta.report.stream import Stream, Used

if TYPE_CHECKING:
    from multiprocessing.queues import Queue

PORTION: Final = 200
"""Outcomes sent together."""
_AHEAD: Final = 4
_PATIENCE: Final = 1.0
_PLAIN: Final = (Outcome, IncomeResult, MonthIncome, Component, Estimate, Finding, Source)


class Beside:
    """Give it outcomes as they come; they wait in a bounded queue, so that memory does not grow."""

    def __init__(self, run: Run) -> None:
        context = get_context("spawn")
        _teach()
        self._queue: Queue[Any] = context.Queue(_AHEAD)
        self._answer, there = context.Pipe(duplex=False)
        self._process = context.Process(target=_serve, args=(self._queue, there, run), daemon=True)
        self._process.start()
        there.close()
        self._waiting: list[Outcome] = []
        self._used = Used()

    def add(self, outcome: Outcome) -> None:
        """The next outcome."""
        self._waiting.append(outcome)
        if len(self._waiting) >= PORTION:
            self._send_waiting()

    def write(self, folder: Path, run: Run) -> tuple[Path, Path]:
        """The files, once the last outcome is in; the run's own errors come back as they are."""
        self._send_waiting()
        last = replace(run, outcomes=(), used=(*run.used, *self._used.values()))
        self._send((folder, last))
        try:
            answer = self._answer.recv()
        except EOFError as error:
            raise self._gone() from error
        self._process.join()
        if isinstance(answer, BaseException):
            raise answer
        paths: tuple[Path, Path] = answer
        return paths

    def close(self) -> None:
        """Give up what is not written; safe to call after `write` too."""
        self._process.terminate()
        self._process.join()
        self._queue.cancel_join_thread()
        self._queue.close()

    def _send_waiting(self) -> None:
        self._used.add(self._waiting)
        self._send([_without_used(outcome) for outcome in self._waiting])
        self._waiting = []

    def _send(self, portion: object) -> None:
        while True:
            try:
                self._queue.put(portion, timeout=_PATIENCE)
            except queue.Full:
                if not self._process.is_alive():
                    raise self._gone() from None
            else:
                return

    def _gone(self) -> OutputStop:
        motiv = "procesul care scrie rapoartele s-a oprit"
        return OutputStop(finding("IESIRE_NESCRISA", cale="centralizator.xlsx", motiv=motiv))


def _without_used(outcome: Outcome) -> Outcome:
    """The dated values go once, at the end."""
    return replace(outcome, income=replace(outcome.income, used=())) if outcome.income else outcome


@cache
def _teach() -> None:
    """Send records as a call with their values: several times faster than what dataclasses do themselves."""
    for kind in _PLAIN:
        ForkingPickler.register(kind, _reducer(kind))


def _reducer(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    values = attrgetter(*(item.name for item in fields(kind)))
    return lambda record: (kind, values(record))


def _serve(portions: Queue[Any], answer: Any, run: Run) -> None:
    """The other process: portions until the last, which is the folder and the rest of the run."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process decides what an interruption ends
    try:
        stream = Stream()
        while isinstance(portion := portions.get(), list):
            stream.add(portion, run)
        folder, last = portion
        answer.send(stream.write(folder, last))
    except BaseException as error:
        answer.send(error)
