"""The register on paper: A4 on its side, one row an entry, the history's hash on every page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from adeverinta.core.dates import romanian_date
from adeverinta.core.text import clean
from adeverinta.registry.entries import Entry
from adeverinta.registry.export import STATUS_NAMES
from adeverinta.system.files import atomic_file
from adeverinta.system.resources import resource_dir

_PAGE: Final = (841.89, 595.28)
_MARGIN: Final = 34.0
_SIZE, _LEADING = 7.0, 8.6
_COLUMNS: Final = (
    ("Nr.", 92), ("Data", 52), ("Stare", 46), ("Nume", 150), ("CNP", 72), ("Copil", 52), ("Formular", 64),
    ("Întocmit", 90), ("Motiv, înlocuiri", 155),
)  # fmt: skip


def write_register_print(
    path: Path, entries: Sequence[Entry], *, day: date, last: str, title: str = "Registrul adeverințelor"
) -> None:
    """Write the PDF; the same entries on the same day give the same bytes."""
    from reportlab.pdfgen.canvas import Canvas

    fonts()
    with atomic_file(path) as stream:
        canvas = Canvas(stream, pagesize=_PAGE, initialFontName="registru-R", invariant=1, lang="ro-RO")
        canvas.setTitle(title)
        canvas.setProducer("adeverinta")
        pages = list(_pages(entries))
        for number, rows in enumerate(pages, 1):
            _head(canvas, title, day)
            y = _PAGE[1] - _MARGIN - 42
            for cells, height in rows:
                _row(canvas, cells, y)
                y -= height
                canvas.line(_MARGIN, y + 1.2, _PAGE[0] - _MARGIN, y + 1.2)
            _foot(canvas, number, len(pages), len(entries), last)
            canvas.showPage()
        canvas.save()


def fonts() -> None:
    """Make both fonts known to the PDF library."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, file in (("registru-R", "DejaVuSans.ttf"), ("registru-B", "DejaVuSans-Bold.ttf")):
        if name not in pdfmetrics._fonts:
            pdfmetrics._fonts[name] = TTFont(name, str(resource_dir("templates") / "fonts" / file))


def _pages(entries: Sequence[Entry]) -> Iterator[list[tuple[list[list[str]], float]]]:
    """The rows of each page; an empty register has one empty page."""
    room = _PAGE[1] - 2 * _MARGIN - 42 - 22
    labels = {entry.id: entry.printed for entry in entries}
    page: list[tuple[list[list[str]], float]] = []
    used = 0.0
    for entry in entries:
        cells = [
            wrapped(text, width - 4, _SIZE)
            for text, (_, width) in zip(_cells(entry, labels), _COLUMNS, strict=True)
        ]
        height = max(map(len, cells)) * _LEADING + 3
        if used + height > room and page:
            yield page
            page, used = [], 0.0
        page.append((cells, height))
        used += height
    yield page


def _cells(entry: Entry, labels: dict[int, str]) -> list[str]:
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


def wrapped(text: str, width: float, size: float) -> list[str]:
    """Lines no wider than the column; a word that is too long is broken, nothing is cut."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    text = clean(text)
    if stringWidth(text, "registru-R", size) <= width:
        return [text]
    lines, line = [], ""
    for word in text.split(" "):
        joined = f"{line} {word}".strip()
        if stringWidth(joined, "registru-R", size) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        line = ""
        for letter in word:
            if line and stringWidth(line + letter, "registru-R", size) > width:
                lines.append(line)
                line = ""
            line += letter
    return [*lines, line]


def _head(canvas: Any, title: str, day: date) -> None:
    y = _PAGE[1] - _MARGIN - 8
    canvas.setFont("registru-B", 11)
    canvas.drawString(_MARGIN, y, title)
    canvas.setFont("registru-R", 8)
    canvas.drawRightString(_PAGE[0] - _MARGIN, y, f"tipărit la {romanian_date(day)}")
    canvas.setLineWidth(0.3)
    canvas.setFont("registru-B", _SIZE)
    x = _MARGIN
    for name, width in _COLUMNS:
        canvas.drawString(x + 2, y - 18, name)
        x += width
    canvas.line(_MARGIN, y - 22, _PAGE[0] - _MARGIN, y - 22)


def _row(canvas: Any, cells: Sequence[Sequence[str]], top: float) -> None:
    canvas.setFont("registru-R", _SIZE)
    x = _MARGIN
    for lines, (_, width) in zip(cells, _COLUMNS, strict=True):
        for at, line in enumerate(lines):
            if line:
                canvas.drawString(x + 2, top - _SIZE - at * _LEADING, line)
        x += width


def _foot(canvas: Any, page: int, pages: int, entries: int, last: str) -> None:
    canvas.setFont("registru-R", 6.5)
    canvas.drawString(_MARGIN, _MARGIN - 8, f"{entries} numere. Amprenta istoricului: {last}")
    canvas.drawRightString(_PAGE[0] - _MARGIN, _MARGIN - 8, f"pagina {page} din {pages}")
