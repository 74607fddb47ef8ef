"""P2: stamping against the typesetters that people use."""

from __future__ import annotations

from adeverinta import forms
from tests.benchmarks.bench import Bench
from tests.benchmarks.facts import CODE, fresh, varied
from tests.benchmarks.measure import Line, compared, rounds
from tests.benchmarks.pages import missing_words, write_pages
from tests.benchmarks.processes import peer

MANY, BATCH, TURNS = 400, 40, 5
PEERS = (
    ("typst", "typst", 60, "one compilation each"),
    ("typst-fonts", "typst, fonts looked for once", None, "for information"),
    ("weasyprint", "WeasyPrint", 1000, ""),
    ("docxtpl", "docxtpl + LibreOffice", 400, f"{BATCH} documents, one conversion"),
)


def p2(bench: Bench) -> list[Line]:
    """Each peer sets the same words in the same font, in its own interpreter, its start not counted."""
    facts = varied(BATCH)
    work = f"stamping, one process, {MANY} certificates"
    lines = []
    pages = None if bench.short else write_pages(bench.folder / "pages.json", BATCH)
    for place, (tool, shown, target, note) in enumerate(PEERS):
        out = bench.out()
        if pages is None or peer(bench.peers, pages, tool, out) is None:
            why = "not measured in the short form" if bench.short else "not installed here"
            lines.append(Line("P2", work, shown, None, target, more=True, note=why))
            continue
        if missing := missing_words((out / "first.pdf").read_bytes(), facts[0]):
            raise RuntimeError(f"{shown} left out words: {missing}")
        stamped = fresh(MANY, TURNS, place * TURNS)
        times = rounds(
            TURNS,
            stamp=lambda stamped=stamped: [forms.render(CODE, item) for item in next(stamped)],
            peer=lambda tool=tool, out=out: peer(bench.peers, pages, tool, out),
        )
        lines.append(
            compared("P2", work, shown, times["stamp"], times["peer"], target, more=True, scale=MANY, note=note)
        )  # fmt: skip
    return lines
