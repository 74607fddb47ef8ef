"""Both reports of a run as its observer: spelled where a draft is prepared, written here or beside."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from adeverinta.certificate.outcome import Outcome
from adeverinta.report.month_columns import told
from adeverinta.report.report_files import check, write_stream
from adeverinta.report.report_stream import ReportStream
from adeverinta.run.job import Draft
from adeverinta.run.record import RunRecord

if TYPE_CHECKING:
    from adeverinta.report.worker import Beside


class BothReports:
    """Give it every outcome with what `prepare` made of its draft, then `write`; `close` at the end, whatever
    happened.
    """

    def __init__(self, *, beside: bool) -> None:
        self._stream: ReportStream | Beside
        if beside:
            from adeverinta.report.worker import Beside

            self._stream = Beside()
        else:
            self._stream = ReportStream()

    @staticmethod
    def prepare(draft: Draft) -> bytes:
        """The months of a draft as the reports tell them: they travel as text, not as records."""
        if draft.income is None:
            return b""
        name = draft.built.name if draft.built else None
        whose = f"{name.nume} {name.prenume}" if name else f"{draft.request.nume} {draft.request.prenume}"
        months = draft.income.months
        return told(draft.position, draft.request.cnp, whose.strip(), draft.form, months).packed()

    def add(self, outcome: Outcome, payload: bytes) -> None:
        """The next outcome."""
        self._stream.add([(outcome, payload)])

    def check(self, folder: Path, suffix: str) -> None:
        """OutputStop where a report of an earlier run is held open, or its name is another file's."""
        check(folder, suffix)

    def write(self, folder: Path, run: RunRecord) -> tuple[Path, Path]:
        """Write the files; `run` is all but the outcomes."""
        if isinstance(self._stream, ReportStream):
            return write_stream(folder, self._stream, run)
        return self._stream.write(folder, run)

    def hand_over(
        self, folder: Path, papers: Sequence[Outcome], *, day: date, suffix: str, employer: str
    ) -> Path:
        """Write the list to sign."""
        from adeverinta.report import handover_list

        path = folder / handover_list.file_name(day, suffix)
        handover_list.write(path, papers, day=day, employer=employer)
        return path

    def close(self) -> None:
        """End the process beside."""
        if not isinstance(self._stream, ReportStream):
            self._stream.close()
