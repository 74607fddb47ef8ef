"""Both reports of a run that gives its outcomes one by one, here or in a process beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from adeverinta.certificate.outcome import Outcome
from adeverinta.report.run import Run
from adeverinta.report.write import write

if TYPE_CHECKING:
    from adeverinta.report.beside import Beside


class Reports:
    """Give it every outcome, then `write`; `close` at the end, whatever happened."""

    def __init__(self, issue_date: date, *, beside: bool) -> None:
        self._outcomes: list[Outcome] = []
        self._beside: Beside | None = None
        if beside:
            from adeverinta.report.beside import Beside

            self._beside = Beside(Run(issue_date, ()))

    def add(self, outcome: Outcome) -> Outcome:
        """The next outcome, which is handed back."""
        if self._beside is None:
            self._outcomes.append(outcome)
        else:
            self._beside.add(outcome)
        return outcome

    def write(self, folder: Path, run: Run) -> tuple[Path, Path]:
        """Write the files; `run` is all but the outcomes."""
        if self._beside is None:
            return write(folder, replace(run, outcomes=self._outcomes))
        return self._beside.write(folder, run)

    def close(self) -> None:
        """End the process beside."""
        if self._beside is not None:
            self._beside.close()
