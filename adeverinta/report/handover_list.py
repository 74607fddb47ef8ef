"""The list for whoever takes the papers: number, person, form, date, a place to sign; A4 upright."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from adeverinta.certificate.outcome import Outcome
from adeverinta.core.dates import romanian_date
from adeverinta.core.text import count, mask_cnp
from adeverinta.report.printed_table import BOLD, REGULAR, Paper, PrintedTable, wrapped

_TABLE: Final = PrintedTable(
    page=(595.28, 841.89), margin=40.0, size=9.0, leading=11.0, head=64.0, least=26.0,
    columns=(
        ("Nr.", 60), ("Persoana", 165), ("Formular", 85), ("Data", 58),
        ("Primit (nume, data, semnătura)", 147),
    ),
)  # fmt: skip
"""Each row leaves room to sign."""


def file_name(day: date, suffix: str = "") -> str:
    """One list a day and register.

    >>> file_name(date(2026, 11, 22))
    'borderou-2026-11-22.pdf'
    """
    return f"borderou-{day.isoformat()}{'-' + suffix if suffix else ''}.pdf"


def write(path: Path, papers: Sequence[Outcome], *, day: date, employer: str = "") -> None:
    """Write the PDF; no personal code stands on it. The same papers on the same day give the same bytes."""
    title = f"Borderou de predare a adeverințelor{', ' + employer if employer else ''}"
    left, right = _TABLE.margin, _TABLE.page[0] - _TABLE.margin

    def head(canvas: Paper) -> None:
        y = _TABLE.page[1] - _TABLE.margin - 10
        canvas.setFont(BOLD, 11)
        for line in wrapped(title, right - left, 12)[:2]:
            canvas.drawString(left, y, line)
            y -= 14
        canvas.setFont(REGULAR, 8)
        canvas.drawString(left, y, f"la {romanian_date(day)}")

    def foot(canvas: Paper, page: str) -> None:
        canvas.setFont(REGULAR, 7)
        total = count(len(papers), "adeverință", "adeverințe")
        canvas.drawString(left, left - 14, f"{total}. Predat: ____________________")
        canvas.drawRightString(right, left - 14, page)

    _TABLE.write(path, map(_cells, papers), title, head=head, foot=foot)


def _cells(outcome: Outcome) -> tuple[str, ...]:
    return (
        outcome.number or "",
        f"{outcome.nume} {outcome.prenume}".strip() or mask_cnp(outcome.request.cnp),
        outcome.form or "",
        romanian_date(outcome.issued_on) if outcome.issued_on else "",
        "",
    )
