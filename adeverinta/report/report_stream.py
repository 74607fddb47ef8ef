"""The reports written as the outcomes come: what is long goes to disk at once, the rest waits for the end."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from typing import IO

from adeverinta.certificate.outcome import Outcome
from adeverinta.law.types import DatedValue
from adeverinta.report import deadline_sheet, json_report, month_columns, workbook_sheets
from adeverinta.report.findings_sheet import Findings
from adeverinta.report.summary_workbook import write_book
from adeverinta.report.worksheet_xml import Row, RowWriter
from adeverinta.run.record import RunRecord

Observed = tuple[Outcome, bytes]
"""An outcome and its months as `BothReports.prepare` packed them; nothing where it has them itself."""


class ReportStream:
    """Both reports of a run whose outcomes are added in the order of the requests.

    Certificates and months are spelled and put to disk as they come; of an outcome only its findings, its
    request and what it replaces stay in memory.
    """

    def __init__(self) -> None:
        self._certificates = RowWriter(workbook_sheets.CERTIFICATES)
        self._months = RowWriter(month_columns.COLUMNS)
        self._findings = Findings()
        self._replaced: list[Row] = []
        self._asked: list[deadline_sheet.DeadlineRow] = []
        self._json = tempfile.TemporaryFile()  # noqa: SIM115 - as long as the stream itself
        self._used: dict[int, DatedValue] = {}
        self._count = 0

    def add(self, outcomes: Iterable[Observed]) -> None:
        """The next outcomes."""
        for outcome, payload in outcomes:
            told = month_columns.unpacked(payload) or told_of(outcome, self._count + 1)
            self._json.write(json_report.certificate(outcome, told.json if told else b"[]", self._count))
            self._count += 1
            counted = told.counted if told else None
            self._certificates.add([workbook_sheets.certificate(self._count, outcome, counted)])
            if told:
                self._months.add_spelled(told.rows, told.widths)
            self._findings.add(outcome)
            self._replaced += workbook_sheets.replacements(self._count, outcome)
            self._asked.append(deadline_sheet.asked(self._count, outcome))
            if outcome.income:  # the law room hands out the same records again and again
                self._used.update({id(item): item for item in outcome.income.used})

    def write_json(self, stream: IO[bytes], run: RunRecord) -> None:
        """`raport.json`; `run` is all but the outcomes."""
        stream.write(json_report.opening(self._whole(run)).encode("utf-8", "replace"))
        self._json.seek(0)
        shutil.copyfileobj(self._json, stream, 1 << 20)
        stream.write(json_report.closing(any_outcome=bool(self._count)).encode())
        self._json.close()

    def write_book(self, stream: IO[bytes], run: RunRecord) -> None:
        """`centralizator.xlsx`; `run` is all but the outcomes."""
        write_book(
            stream, self._whole(run), self._certificates.finish(), self._months.finish(),
            self._findings.finish(run.run_findings), self._replaced, deadline_sheet.rows(self._asked, run),
        )  # fmt: skip

    def _whole(self, run: RunRecord) -> RunRecord:
        return run._replace(outcomes=(), used=(*run.used, *self._used.values()))


def told_of(outcome: Outcome, position: int) -> month_columns.MonthsTold | None:
    """The months of an outcome that holds them."""
    if not outcome.income:
        return None
    name = workbook_sheets.name_of(outcome)
    return month_columns.told(position, outcome.request.cnp, name, outcome.form, outcome.income.months)
