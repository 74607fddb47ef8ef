"""The visible mark: our own font, whole, and nothing that an archive copy must not have."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest

from adeverinta.finish.visible_mark import mark


@pytest.mark.parametrize(
    "name", ["Ioana Țuțea", "Constantinescu-Brâncoveanu Ștefania Magdalena Elena Maria-Alexandrina", "X" * 90]
)
@pytest.mark.parametrize("size", [(150, 34), (92, 24)])
def test_the_words_stand_inside_and_the_font_is_in_it(name, size):
    page = mark(("Semnat electronic de", name, "la 28.11.2026"), *size)
    text = pypdfium2.PdfDocument(page)[0].get_textpage()
    said = " ".join(text.get_text_range().split())
    assert said.startswith("Semnat electronic de")
    assert said.endswith("la 28.11.2026")
    assert name in said or "…" in said
    for at in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(at)
        assert left >= 0
        assert bottom >= -0.5
        assert right <= size[0]
        assert top <= size[1] + 0.5
    with pikepdf.open(io.BytesIO(page)) as document:
        fonts = list(document.pages[0].Resources.Font.values())
        assert fonts
        for font in fonts:
            assert "/FontFile2" in font.FontDescriptor
            assert "DejaVuSans" in str(font.BaseFont)


def test_the_same_words_give_the_same_bytes():
    lines = ("Semnat electronic de", "Ioana Închipuită", "la 28.11.2026")
    first = mark(lines, 150, 34)
    mark.cache_clear()
    assert mark(lines, 150, 34) == first
