"""Both reports of a run that gives its outcomes one by one, here or in a process beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from adeverinta.certificate.outcome import Outcome
from adeverinta.report.run import Run
from adeverinta.report.stream import Stream
from adeverinta.report.write import write_stream

if TYPE_CHECKING:
    from adeverinta.report.beside import Beside


class Reports:
    """Give it every outcome, then `write`; `close` at the end, whatever happened."""

    def __init__(self, *, beside: bool) -> None:
        self._stream: Stream | Beside
        if beside:
            from adeverinta.report.beside import Beside

            self._stream = Beside()
        else:
            self._stream = Stream()

    def add(self, outcome: Outcome) -> Outcome:
        """The next outcome, which is handed back without the text of its months."""
        self._stream.add([outcome])
        return outcome._replace(months=None)

    def write(self, folder: Path, run: Run) -> tuple[Path, Path]:
        """Write the files; `run` is all but the outcomes."""
        if isinstance(self._stream, Stream):
            return write_stream(folder, self._stream, run)
        return self._stream.write(folder, run)

    def close(self) -> None:
        """End the process beside."""
        if not isinstance(self._stream, Stream):
            self._stream.close()
