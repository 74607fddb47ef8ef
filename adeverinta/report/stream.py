"""The reports written as the outcomes come: what is long goes to disk at once, the rest waits for the end."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from typing import IO

from adeverinta.certificate.outcome import Outcome
from adeverinta.law.types import DatedValue
from adeverinta.report import json_report, months, sheets
from adeverinta.report.findings import Findings
from adeverinta.report.run import Run
from adeverinta.report.table import Row, RowWriter
from adeverinta.report.workbook import write_book


class Stream:
    """Both reports of a run whose outcomes are added in the order of the requests.

    Certificates and months are spelled and put to disk as they come; of an outcome only its findings and what
    it replaces stay in memory.
    """

    def __init__(self) -> None:
        self._certificates = RowWriter(sheets.CERTIFICATES)
        self._months = RowWriter(months.COLUMNS)
        self._findings = Findings()
        self._replaced: list[Row] = []
        self._json = tempfile.TemporaryFile()  # noqa: SIM115 - as long as the stream itself
        self._used: dict[int, DatedValue] = {}
        self._count = 0

    def add(self, outcomes: Iterable[Outcome]) -> None:
        """The next outcomes."""
        for outcome in outcomes:
            text = json_report.certificate(told := with_months(outcome, self._count + 1), self._count)
            # lone surrogates cannot stand in UTF-8; they can only come from damaged names
            self._json.write(text.encode("utf-8", "replace"))
            self._count += 1
            self._certificates.add([sheets.certificate(self._count, told)])
            if told.months:
                self._months.add_spelled(told.months.rows, told.months.widths)
            self._findings.add(told)
            self._replaced += sheets.replacements(self._count, told)
            if outcome.income:  # the law room hands out the same records again and again
                self._used.update({id(item): item for item in outcome.income.used})

    def write_json(self, stream: IO[bytes], run: Run) -> None:
        """`raport.json`; `run` is all but the outcomes."""
        stream.write(json_report.opening(self._whole(run)).encode("utf-8", "replace"))
        self._json.seek(0)
        shutil.copyfileobj(self._json, stream, 1 << 20)
        stream.write(json_report.closing(any_outcome=bool(self._count)).encode())
        self._json.close()

    def write_book(self, stream: IO[bytes], run: Run) -> None:
        """`centralizator.xlsx`; `run` is all but the outcomes."""
        write_book(
            stream, self._whole(run), self._certificates.finish(), self._months.finish(),
            self._findings.finish(run.run_findings), self._replaced,
        )  # fmt: skip

    def _whole(self, run: Run) -> Run:
        return run._replace(outcomes=(), used=(*run.used, *self._used.values()))


def with_months(outcome: Outcome, position: int) -> Outcome:
    """The outcome with its months told, which they are where it was prepared in a run."""
    if outcome.months or not outcome.income:
        return outcome
    name = sheets.name_of(outcome)
    told = months.told(position, outcome.request.cnp, name, outcome.form, outcome.income.months)
    return outcome._replace(months=told)
