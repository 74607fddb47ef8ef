"""The list for whoever takes the papers: number, person, form, date, a place to sign; A4 upright."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from adeverinta.certificate.outcome import Outcome
from adeverinta.core.dates import romanian_date
from adeverinta.core.text import count, mask_cnp
from adeverinta.report.register_print import fonts, wrapped
from adeverinta.system.files import atomic_file

_PAGE: Final = (595.28, 841.89)
_MARGIN: Final = 40.0
_TOP: Final = 64.0
_SIZE, _LEADING = 9.0, 11.0
_ROOM_TO_SIGN: Final = 26.0
_COLUMNS: Final = (
    ("Nr.", 60), ("Persoana", 165), ("Formular", 85), ("Data", 58), ("Primit (nume, data, semnătura)", 147),
)  # fmt: skip

_Line = tuple[list[list[str]], float]


def file_name(day: date, suffix: str = "") -> str:
    """One list a day and register.

    >>> file_name(date(2026, 11, 22))
    'borderou-2026-11-22.pdf'
    """
    return f"borderou-{day.isoformat()}{'-' + suffix if suffix else ''}.pdf"


def write(path: Path, papers: Sequence[Outcome], *, day: date, employer: str = "") -> None:
    """Write the PDF; no personal code stands on it. The same papers on the same day give the same bytes."""
    from reportlab.pdfgen.canvas import Canvas

    fonts()
    title = f"Borderou de predare a adeverințelor{', ' + employer if employer else ''}"
    pages = list(_pages(papers))
    with atomic_file(path) as stream:
        canvas = Canvas(stream, pagesize=_PAGE, initialFontName="registru-R", invariant=1, lang="ro-RO")
        canvas.setTitle(title)
        canvas.setProducer("adeverinta")
        for number, lines in enumerate(pages, 1):
            _head(canvas, title, day)
            y = _PAGE[1] - _MARGIN - _TOP
            for cells, height in lines:
                _row(canvas, cells, y)
                y -= height
                canvas.line(_MARGIN, y, _PAGE[0] - _MARGIN, y)
            canvas.setFont("registru-R", 7)
            total = count(len(papers), "adeverință", "adeverințe")
            canvas.drawString(_MARGIN, _MARGIN - 14, f"{total}. Predat: ____________________")
            canvas.drawRightString(_PAGE[0] - _MARGIN, _MARGIN - 14, f"pagina {number} din {len(pages)}")
            canvas.showPage()
        canvas.save()


def _pages(papers: Sequence[Outcome]) -> Iterator[list[_Line]]:
    room = _PAGE[1] - 2 * _MARGIN - _TOP
    page: list[_Line] = []
    used = 0.0
    for outcome in papers:
        texts = (
            outcome.number or "",
            f"{outcome.nume} {outcome.prenume}".strip() or mask_cnp(outcome.request.cnp),
            outcome.form or "",
            romanian_date(outcome.issued_on) if outcome.issued_on else "",
            "",
        )
        cells = [wrapped(text, width - 4, _SIZE) for text, (_, width) in zip(texts, _COLUMNS, strict=True)]
        height = max(max(map(len, cells)) * _LEADING + 4, _ROOM_TO_SIGN)
        if page and used + height > room:
            yield page
            page, used = [], 0.0
        page.append((cells, height))
        used += height
    yield page


def _head(canvas: Any, title: str, day: date) -> None:
    y = _PAGE[1] - _MARGIN - 10
    canvas.setFont("registru-B", 11)
    for line in wrapped(title, _PAGE[0] - 2 * _MARGIN, 12)[:2]:
        canvas.drawString(_MARGIN, y, line)
        y -= 14
    canvas.setFont("registru-R", 8)
    canvas.drawString(_MARGIN, y, f"la {romanian_date(day)}")
    canvas.setLineWidth(0.4)
    y = _PAGE[1] - _MARGIN - _TOP
    canvas.setFont("registru-B", 8)
    x = _MARGIN
    for name, width in _COLUMNS:
        canvas.drawString(x + 2, y + 5, name)
        x += width
    canvas.line(_MARGIN, y, _PAGE[0] - _MARGIN, y)


def _row(canvas: Any, cells: Sequence[Sequence[str]], top: float) -> None:
    canvas.setFont("registru-R", _SIZE)
    x = _MARGIN
    for lines, (_, width) in zip(cells, _COLUMNS, strict=True):
        for at, line in enumerate(lines):
            if line:
                canvas.drawString(x + 2, top - _SIZE - 2 - at * _LEADING, line)
        x += width
