"""The requests of a firm as texts to be typed into, and the file they are kept in."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final

from adeverinta import sources
from adeverinta.core.dates import romanian_date
from adeverinta.core.errors import InputStop, OutputStop
from adeverinta.core.finding import finding
from adeverinta.core.text import clean
from adeverinta.office import codes
from adeverinta.office.office_folder import free_path
from adeverinta.requests.columns import Header, read_header
from adeverinta.requests.fields import FIELDS
from adeverinta.requests.requests_file import EXPLAINED

Row = Mapping[str, str]
"""A request by column name, as typed."""

_HEADER_WITHIN: Final = 30
_LETTERS: Final = str.maketrans("0123456789", "ghijklmnop")


def request_rows(path: Path, *, password: sources.Password | None = None) -> list[dict[str, str]]:
    """The requests of a file as texts, each column under its contract name; none where there is no file."""
    if not path.is_file():
        return []
    found: list[dict[str, str]] = []
    for sheet in sources.read(path, password=password).sheets:
        best = header_of(sheet.rows)
        if best is not None:
            found += (texts for texts in texts_below(sheet.rows, best) if not explains(texts))
    return found


def texts_below(rows: Sequence[Sequence[object]], header: Header) -> Iterator[dict[str, str]]:
    """The rows under a header that have anything, as texts by column."""
    for row in rows[header.row + 1 :]:
        texts = {
            name: text for name, at in header.columns.items() if at < len(row) and (text := as_text(row[at]))
        }
        if texts:
            yield texts


def explains(texts: Row) -> bool:
    """Whether a row is the line of a filled workbook that says what its columns are."""
    return texts.get("cnp", "").startswith(EXPLAINED)


def header_of(rows: Sequence[Sequence[object]]) -> Header | None:
    """The row that names the columns; None for a sheet that is no table of requests."""
    headers = [read_header(at, row) for at, row in enumerate(rows[:_HEADER_WITHIN])]
    best = max(headers, key=lambda header: len(header.columns), default=None)
    return best if best is not None and "cnp" in best.columns else None


def _holds_more(path: Path) -> bool:
    """Whether a file has columns or sheets of the user's own, or a password, which are not written back."""
    if not path.is_file():
        return False
    try:
        headers = [header_of(sheet.rows) for sheet in sources.read(path).sheets if sheet.rows]
    except InputStop:  # protected: what is written has no password
        return True
    return any(header is None or header.unknown for header in headers)


def as_text(cell: object) -> str:
    """A cell as it would be typed.

    >>> as_text(date(2026, 3, 14)), as_text(2850101401002.0), as_text(12.5), as_text(None)
    ('14.03.2026', '2850101401002', '12,5', '')
    """
    if cell is None:
        return ""
    if isinstance(cell, (date, datetime)):
        return romanian_date(cell)
    if isinstance(cell, bool):
        return "da" if cell else "nu"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell).replace(".", ",")
    return clean(str(cell))


def file_digest(path: Path) -> str:
    """What tells the file from the same file changed; empty where there is none.

    In letters alone: a page shows it, and one in some seventy has thirteen digits in a row in hexadecimal, as a
    CNP has.
    """
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        return digest.translate(_LETTERS)
    except OSError as error:
        raise sources.unread(path, error) from error


def save_requests(path: Path, rows: Iterable[Row], *, seen: str) -> None:
    """Write the requests. `seen`: the digest of the file when it was shown; OutputStop where it changed since.

    Where the file has columns or sheets of the user's own, or a password, it stays as it was under another name.
    """
    from adeverinta.system import files

    if file_digest(path) != seen:
        raise OutputStop(finding(codes.CERERI_SCHIMBATE, fisier=path.name))
    if _holds_more(path):
        files.write_atomic(free_path(path.parent, f"{path.stem}-dinainte{path.suffix}"), path.read_bytes())
    kept = [{name: text for name, text in row.items() if text} for row in rows]
    kept = [row for row in kept if row]
    used = [field.name for field in FIELDS if field.usual or any(field.name in row for row in kept)]
    if path.suffix.lower() == ".csv":
        files.write_atomic(path, _as_csv(used, kept))
    else:
        from adeverinta.office.requests_book import requests_workbook

        files.write_atomic(path, requests_workbook(kept))


def _as_csv(columns: Sequence[str], rows: Sequence[Row]) -> bytes:
    out = io.StringIO()
    table = csv.writer(out, delimiter=";", lineterminator="\r\n")
    table.writerow(columns)
    table.writerows([row.get(name, "") for name in columns] for row in rows)
    return ("\ufeff" + out.getvalue()).encode()
