"""The reports written as the outcomes come: what is long goes to disk at once, the rest waits for the end."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from adeverinta.certificate.outcome import Outcome
from adeverinta.law.types import DatedValue
from adeverinta.registry.files import atomic_file
from adeverinta.report import json_report, sheets
from adeverinta.report.run import Run
from adeverinta.report.workbook import TITLE, tables
from adeverinta.report.write import JSON_NAME, WORKBOOK_NAME
from adeverinta.report.xlsx import Book


class Used:
    """The dated values behind the incomes, each once."""

    def __init__(self) -> None:
        self._seen: dict[int, DatedValue] = {}

    def add(self, outcomes: Iterable[Outcome]) -> None:
        """Those of some more outcomes; the law room hands out the same records again and again."""
        for outcome in outcomes:
            if outcome.income:
                for item in outcome.income.used:
                    self._seen[id(item)] = item

    def values(self) -> list[DatedValue]:
        """In the order in which they were first met."""
        return list(self._seen.values())


class Stream:
    """Both reports, the same bytes as `report.write`; of an outcome only its findings stay in memory."""

    def __init__(self) -> None:
        self._book = Book()
        self._certificates = self._book.writer(sheets.CERTIFICATES)
        self._incomes = self._book.writer(sheets.INCOMES)
        self._json = tempfile.TemporaryFile()  # noqa: SIM115 - as long as the stream itself
        self._light: list[Outcome] = []

    def add(self, outcomes: Sequence[Outcome], run: Run) -> None:
        """The next outcomes, in the order of the requests. `run` says the date of issue."""
        part, done = replace(run, outcomes=outcomes), len(self._light)
        self._certificates.add(sheets.certificates(part, done + 1))
        self._incomes.add(sheets.incomes(part, done + 1))
        for text in json_report.certificates(outcomes, done):
            self._json.write(text.encode("utf-8", "replace"))
        self._light += [replace(outcome, income=None) for outcome in outcomes]

    def write(self, folder: Path, run: Run) -> tuple[Path, Path]:
        """The files. `run` is all but the outcomes, with every dated value used."""
        run = replace(run, outcomes=self._light)
        json_path, book_path = folder / JSON_NAME, folder / WORKBOOK_NAME
        with atomic_file(json_path) as stream:
            stream.write(json_report.opening(run).encode("utf-8", "replace"))
            self._json.seek(0)
            shutil.copyfileobj(self._json, stream, 1 << 20)
            stream.write(json_report.closing(any_outcome=bool(self._light)).encode())
        self._json.close()
        for table in tables(run, self._certificates.finish(), self._incomes.finish()):
            self._book.add(table)
        with atomic_file(book_path) as stream:
            self._book.save(stream, title=TITLE, day=run.issue_date)
        return json_path, book_path
