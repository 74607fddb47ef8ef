"""A table of many pages as a PDF to be printed: rows as high as their text, the head again on every page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from adeverinta.core.text import clean
from adeverinta.system.files import atomic_file
from adeverinta.system.resources import resource_dir

REGULAR: Final = "registru-R"
BOLD: Final = "registru-B"
_INSET: Final = 2.0
Paper = Any
"""What reportlab draws on; it tells no types."""
_Row = tuple[list[list[str]], float]


class PrintedTable(NamedTuple):
    """Its measures in points. head, foot: room kept for what stands above the rows (inside the margin) and
    below them; rows are no lower than `least`.
    """

    page: tuple[float, float]
    margin: float
    columns: Sequence[tuple[str, float]]
    size: float
    leading: float
    head: float
    foot: float = 0.0
    least: float = 0.0

    @property
    def top(self) -> float:
        """Where the first row begins."""
        return self.page[1] - self.margin - self.head

    def write(
        self,
        path: Path,
        rows: Iterable[Sequence[str]],
        title: str,
        *,
        head: Callable[[Paper], None],
        foot: Callable[[Paper, str], None],
    ) -> None:
        """Write the PDF; the same rows under the same head give the same bytes.

        `head` draws what stands above the names of the columns, `foot` what stands below, with the page's own
        words (`pagina 1 din 2`).
        """
        from reportlab.pdfgen.canvas import Canvas

        _fonts()
        pages = list(self._pages(rows))
        with atomic_file(path) as stream:
            canvas = Canvas(stream, pagesize=self.page, initialFontName=REGULAR, invariant=1, lang="ro-RO")
            canvas.setTitle(title)
            canvas.setProducer("adeverinta")
            for number, page in enumerate(pages, 1):
                canvas.setLineWidth(0.3)
                head(canvas)
                canvas.setFont(BOLD, min(self.size, 8))
                y = self.top
                self._line(canvas, [[name] for name, _ in self.columns], y + 5)
                self._rule(canvas, y)
                canvas.setFont(REGULAR, self.size)
                for cells, height in page:
                    self._line(canvas, cells, y - self.size - _INSET)
                    y -= height
                    self._rule(canvas, y)
                foot(canvas, f"pagina {number} din {len(pages)}")
                canvas.showPage()
            canvas.save()

    def _pages(self, rows: Iterable[Sequence[str]]) -> Iterator[list[_Row]]:
        """The rows of each page; without rows one empty page."""
        room = self.top - self.margin - self.foot
        page: list[_Row] = []
        used = 0.0
        for texts in rows:
            cells = [
                wrapped(text, width - 2 * _INSET, self.size)
                for text, (_, width) in zip(texts, self.columns, strict=True)
            ]
            height = max(max(map(len, cells)) * self.leading + 2 * _INSET, self.least)
            if page and used + height > room:
                yield page
                page, used = [], 0.0
            page.append((cells, height))
            used += height
        yield page

    def _rule(self, canvas: Paper, y: float) -> None:
        canvas.line(self.margin, y, self.page[0] - self.margin, y)

    def _line(self, canvas: Paper, cells: Sequence[Sequence[str]], y: float) -> None:
        x = self.margin
        for lines, (_, width) in zip(cells, self.columns, strict=True):
            for at, line in enumerate(lines):
                if line:
                    canvas.drawString(x + _INSET, y - at * self.leading, line)
            x += width


def _fonts() -> None:
    """Make both fonts known to the PDF library."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, file in ((REGULAR, "DejaVuSans.ttf"), (BOLD, "DejaVuSans-Bold.ttf")):
        if name not in pdfmetrics._fonts:
            pdfmetrics._fonts[name] = TTFont(name, str(resource_dir("templates") / "fonts" / file))


def wrapped(text: str, width: float, size: float) -> list[str]:
    """Lines no wider than the column; a word that is too long is broken, nothing is cut."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    text = clean(text)
    if stringWidth(text, REGULAR, size) <= width:
        return [text]
    lines, line = [], ""
    for word in text.split(" "):
        joined = f"{line} {word}".strip()
        if stringWidth(joined, REGULAR, size) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        line = ""
        for letter in word:
            if line and stringWidth(line + letter, REGULAR, size) > width:
                lines.append(line)
                line = ""
            line += letter
    return [*lines, line]
