"""Makes DejaVuSans.ttf and DejaVuSans-Bold.ttf of this folder from the full DejaVu fonts.

    python templates/fonts/subset.py /usr/share/fonts/truetype/dejavu

Needs fonttools (a development dependency). The result is committed: run it again only to change
the charset. Kept: Basic Latin, Latin-1, Latin Extended-A, Ș ș Ț ț, the signs that forms use,
superscript digits. Dropped: hinting, layout features (kerning, ligatures), glyph names.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset

CHARSET = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *map(ord, "ȘșȚț"),
    *map(ord, "٭▪•☐☑☒–—„“”‟‘’‚…€"),
    *map(ord, "⁰⁴⁵⁶⁷⁸⁹"),  # ¹ ² ³ are in Latin-1
]


def make(source: Path, target: Path) -> None:
    """One font, reduced to the charset."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.glyph_names = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["FFTM", "kern", "GDEF", "GPOS", "GSUB"]
    font = subset.load_font(str(source), options)
    reducer = subset.Subsetter(options)
    reducer.populate(unicodes=CHARSET)
    reducer.subset(font)
    subset.save_font(font, str(target), options)
    print(target.name, target.stat().st_size, "bytes", len(font.getGlyphOrder()), "glyphs")  # noqa: T201


if __name__ == "__main__":
    here = Path(__file__).resolve().parent
    for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"):
        make(Path(sys.argv[1]) / name, here / name)
