"""The register on paper: A4 on its side, one row an entry, the history's hash on every page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from adeverinta.core.dates import romanian_date
from adeverinta.registry.entries import Entry
from adeverinta.registry.export import STATUS_NAMES
from adeverinta.report.printed_table import BOLD, REGULAR, Paper, PrintedTable

_TABLE: Final = PrintedTable(
    page=(841.89, 595.28), margin=34.0, size=7.0, leading=8.6, head=34.0, foot=10.0,
    columns=(
        ("Nr.", 92), ("Data", 52), ("Stare", 46), ("Nume", 150), ("CNP", 72), ("Copil", 52), ("Formular", 64),
        ("Întocmit", 90), ("Motiv, înlocuiri", 155),
    ),
)  # fmt: skip


def write_register_print(
    path: Path, entries: Sequence[Entry], *, day: date, last: str, title: str = "Registrul adeverințelor"
) -> None:
    """Write the PDF; the same entries on the same day give the same bytes."""
    left, right = _TABLE.margin, _TABLE.page[0] - _TABLE.margin

    def head(canvas: Paper) -> None:
        y = _TABLE.page[1] - _TABLE.margin - 8
        canvas.setFont(BOLD, 11)
        canvas.drawString(left, y, title)
        canvas.setFont(REGULAR, 8)
        canvas.drawRightString(right, y, f"tipărit la {romanian_date(day)}")

    def foot(canvas: Paper, page: str) -> None:
        canvas.setFont(REGULAR, 6.5)
        canvas.drawString(left, left - 8, f"{len(entries)} numere. Amprenta istoricului: {last}")
        canvas.drawRightString(right, left - 8, page)

    labels = {entry.id: entry.printed for entry in entries}
    _TABLE.write(path, (_cells(entry, labels) for entry in entries), title, head=head, foot=foot)


def _cells(entry: Entry, labels: Mapping[int, str]) -> list[str]:
    notes = [entry.reason or ""]
    if entry.replaces:
        notes.append(f"înlocuiește nr. {labels.get(entry.replaces, '?')}")
    return [
        entry.printed,
        romanian_date(entry.issued_on),
        STATUS_NAMES[entry.status],
        entry.nume,
        entry.cnp,
        romanian_date(entry.birth) if entry.birth else "–",
        entry.form,
        _signed(entry.said.get("emitent") or {}),
        "; ".join(note for note in notes if note),
    ]


def _signed(author: Mapping[str, str]) -> str:
    """Who drew it up, and who approved it where two names are wanted."""
    approved = author.get("aprobat")
    return f"{author.get('intocmit') or ''}{'; aprobat ' + approved if approved else ''}"
