"""The reports of a large run in a process of their own, fed while the certificates are still being made."""

from __future__ import annotations

import queue
from collections.abc import Iterable
from multiprocessing import get_context
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from adeverinta.core.errors import OutputStop
from adeverinta.core.finding import finding
from adeverinta.report.report_files import write_stream
from adeverinta.report.report_stream import Observed, ReportStream
from adeverinta.run import codes as run_codes
from adeverinta.run.record import RunRecord
from adeverinta.system.files import remove_left
from adeverinta.system.processes import serve_parent, starting_children

if TYPE_CHECKING:
    from multiprocessing.queues import Queue

PORTION: Final = 100
"""Outcomes sent together."""
_AHEAD: Final = 4
_PATIENCE: Final = 1.0


class Beside:
    """Give it outcomes as they come; they wait in a bounded queue, so that memory does not grow."""

    def __init__(self) -> None:
        context = get_context("spawn")
        self._queue: Queue[object] = context.Queue(_AHEAD)
        self._answer, there = context.Pipe(duplex=False)
        self._process = context.Process(target=_serve, args=(self._queue, there), daemon=True)
        with starting_children():
            self._process.start()
        there.close()
        self._folder: Path | None = None
        self._waiting: list[Observed] = []

    def add(self, outcomes: Iterable[Observed]) -> None:
        """The next outcomes."""
        self._waiting += outcomes
        if len(self._waiting) >= PORTION:
            self._send_waiting()

    def write(self, folder: Path, run: RunRecord) -> tuple[Path, Path]:
        """The files, once the last outcome is in; the run's own errors come back as they are."""
        self._send_waiting()
        self._folder = folder
        self._send((folder, run))
        # the process itself is waited for too: on Windows this side keeps the pipe's other end open, so that
        # the death of the process would never be heard on it
        wait([self._answer, self._process.sentinel])
        try:
            if not self._answer.poll():
                raise OutputStop(finding(run_codes.PROCES_OPRIT))
            answer = self._answer.recv()
        except (EOFError, OSError) as error:
            raise OutputStop(finding(run_codes.PROCES_OPRIT)) from error
        self._process.join()
        if isinstance(answer, BaseException):
            raise answer
        paths: tuple[Path, Path] = answer
        return paths

    def close(self) -> None:
        """Give up what is not written; safe to call after `write` too."""
        self._process.terminate()
        self._process.join()
        if self._folder:  # it may have been in the middle of a file
            remove_left(self._folder, self._process.pid or 0)
        self._queue.cancel_join_thread()
        self._queue.close()

    def _send_waiting(self) -> None:
        self._send(self._waiting)
        self._waiting = []

    def _send(self, portion: object) -> None:
        while True:
            try:
                self._queue.put(portion, timeout=_PATIENCE)
            except queue.Full:
                if not self._process.is_alive():
                    raise OutputStop(finding(run_codes.PROCES_OPRIT)) from None
            else:
                return


def _serve(portions: Queue[Any], answer: Any) -> None:
    """The other process: portions until the last, which is the folder and the rest of the run."""
    serve_parent()
    try:
        stream = ReportStream()
        while isinstance(portion := portions.get(), list):
            stream.add(portion)
        folder, run = portion
        answer.send(write_stream(folder, stream, run))
    except BaseException as error:
        answer.send(error)
