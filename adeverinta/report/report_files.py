"""Both reports into the output folder, each whole or not at all."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from adeverinta.certificate.outcome import FormUse, Outcome
from adeverinta.core.errors import OutputStop
from adeverinta.core.finding import Finding, finding
from adeverinta.law.types import DatedValue
from adeverinta.payroll.rows import SourceInfo
from adeverinta.report import codes
from adeverinta.report.report_stream import ReportStream
from adeverinta.report.summary_workbook import TITLE
from adeverinta.run.record import RunRecord
from adeverinta.system.files import atomic_file, check_replaceable

JSON_NAME: Final = "raport.json"
WORKBOOK_NAME: Final = "centralizator.xlsx"


def names(suffix: str) -> tuple[str, str]:
    """The names of both reports; `suffix` keeps those of a second register in one folder apart.

    >>> names("99000000-0a1b2c3d4e5f")
    ('raport-99000000-0a1b2c3d4e5f.json', 'centralizator-99000000-0a1b2c3d4e5f.xlsx')
    """
    if not suffix:
        return JSON_NAME, WORKBOOK_NAME
    return tuple(f"-{suffix}.".join(name.split(".")) for name in (JSON_NAME, WORKBOOK_NAME))  # type: ignore[return-value]  # two names give two


def check(folder: Path, suffix: str = "") -> None:
    """OutputStop when a report of an earlier run is held open, or its name is another file's; to be asked
    before numbers are taken.
    """
    for name, ours in zip(names(suffix), (_our_json, _our_book), strict=True):
        path = folder / name
        check_replaceable(path)
        if path.is_file() and path.stat().st_size and not ours(path):
            raise OutputStop(finding(codes.RAPORT_STRAIN, cale=str(path)))


def _our_json(path: Path) -> bool:
    """By how it begins: a report may be large."""
    with path.open("rb") as stream:
        head = stream.read(200)
    return re.match(rb'\s*\{\s*"versiune"\s*:\s*\d+\s*,\s*"rulare"', head) is not None


def _our_book(path: Path) -> bool:
    """By its title, which other programs keep when they save it."""
    try:
        with zipfile.ZipFile(path) as book:
            return TITLE.encode() in book.read("docProps/core.xml")
    except (OSError, KeyError, zipfile.BadZipFile):
        return False


def write(folder: Path, run: RunRecord) -> tuple[Path, Path]:
    """Write the reports of a run whose outcomes are all there."""
    return write_stream(folder, _stream(run.outcomes), run)


def write_stream(folder: Path, stream: ReportStream, run: RunRecord) -> tuple[Path, Path]:
    """Write `raport.json`, then `centralizator.xlsx`, so that an open workbook costs only itself."""
    json_path, book_path = (folder / name for name in names(run.suffix))
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
    _stream(outcomes).write_json(
        file,
        RunRecord(
            issue_date=issue_date,
            outcomes=(),
            sources=sources,
            run_findings=run_findings,
            used=used,
            forms=forms,
        ),
    )
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
    _stream(outcomes).write_book(
        file,
        RunRecord(issue_date=issue_date, outcomes=(), sources=sources, run_findings=run_findings, used=used),
    )
    return file.getvalue()


def _stream(outcomes: Sequence[Outcome]) -> ReportStream:
    stream = ReportStream()
    stream.add((outcome, b"") for outcome in outcomes)
    return stream
