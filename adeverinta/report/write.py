"""Both reports into the output folder, each whole or not at all."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from adeverinta.certificate.outcome import FormUse, Outcome
from adeverinta.core.finding import Finding
from adeverinta.law.types import DatedValue
from adeverinta.payroll.rows import SourceInfo
from adeverinta.registry.files import atomic_file, check_replaceable
from adeverinta.report.run import Run
from adeverinta.report.stream import Stream

JSON_NAME: Final = "raport.json"
WORKBOOK_NAME: Final = "centralizator.xlsx"


def check(folder: Path) -> None:
    """OutputStop when a report of an earlier run is held open; to be asked before numbers are taken."""
    check_replaceable(folder / JSON_NAME)
    check_replaceable(folder / WORKBOOK_NAME)


def write(folder: Path, run: Run) -> tuple[Path, Path]:
    """Write the reports of a run whose outcomes are all there."""
    return write_stream(folder, _stream(run.outcomes), run)


def write_stream(folder: Path, stream: Stream, run: Run) -> tuple[Path, Path]:
    """Write `raport.json`, then `centralizator.xlsx`, so that an open workbook costs only itself."""
    json_path, book_path = folder / JSON_NAME, folder / WORKBOOK_NAME
    with atomic_file(json_path) as file:
        stream.write_json(file, run)
    with atomic_file(book_path) as file:
        stream.write_book(file, run)
    return json_path, book_path


def report_json(
    outcomes: Sequence[Outcome],
    *,
    issue_date: date,
    sources: Sequence[SourceInfo],
    run_findings: Sequence[Finding],
    used: Sequence[DatedValue] = (),
    forms: Sequence[FormUse] = (),
) -> bytes:
    """`raport.json` as bytes."""
    file = io.BytesIO()
    _stream(outcomes).write_json(file, Run(issue_date, (), sources, run_findings, used, forms))
    return file.getvalue()


def report_workbook(
    outcomes: Sequence[Outcome],
    *,
    issue_date: date,
    sources: Sequence[SourceInfo],
    run_findings: Sequence[Finding],
    used: Sequence[DatedValue] = (),
) -> bytes:
    """`centralizator.xlsx` as bytes."""
    file = io.BytesIO()
    _stream(outcomes).write_book(file, Run(issue_date, (), sources, run_findings, used))
    return file.getvalue()


def _stream(outcomes: Sequence[Outcome]) -> Stream:
    stream = Stream()
    stream.add(outcomes)
    return stream
