"""P1 and P9: stamping against the plain drawing, and by two processes against one."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from statistics import median

from adeverinta import forms
from adeverinta.run.stamping import joined, stamp
from tests.benchmarks.bench import Bench
from tests.benchmarks.facts import CODE, fresh, of_a_run, varied
from tests.benchmarks.measure import Line, compared, rounds
from tests.canvas import reference

UNIT = 50
"""Certificates that a worker gets together, as in a run."""
IDLE = 1.6
"""Below this gain of a bare loop the machine has no second core to give, and P9 says nothing of the program."""


def p1(bench: Bench) -> list[Line]:
    """Stamping (PDF/A, attached facts, seal) against the canvas drawing of the same page."""
    many, few = (150, 10) if bench.short else (500, 25)
    stamped, drawn = fresh(many, bench.turns), fresh(few, bench.turns)
    facts = varied(3, -3)
    forms.render(CODE, facts[0])
    reference(CODE, facts[0])
    times = rounds(
        bench.turns,
        stamp=lambda: [forms.render(CODE, item) for item in next(stamped)],
        canvas=lambda: [reference(CODE, item) for item in next(drawn)],
    )
    note = f"{few} on the canvas; {_same_pixels(facts)}"
    work = f"stamping, one process, {many} certificates"
    return [
        compared("P1", work, "reportlab canvas", times["stamp"], times["canvas"], 25,
                 more=True, scale=many / few, note=note),
    ]  # fmt: skip


def _same_pixels(some) -> str:
    import pypdfium2

    for facts in some:
        shown = [
            pypdfium2.PdfDocument(pdf)[0].render(scale=2).to_numpy().tobytes()
            for pdf in (forms.render(CODE, facts).pdf, reference(CODE, facts))
        ]
        if shown[0] != shown[1]:
            return "NOT the same pixels"
    return "the same pixels at 144 dpi"


def p9(bench: Bench) -> list[Line]:
    """Two processes against one, beside what a bare loop gains at the same time."""
    many = 600 if bench.short else 3000
    work = [(CODE, item) for item in of_a_run(varied(many))]
    units = [work[start : start + UNIT] for start in range(0, len(work), UNIT)]
    context = get_context("spawn")
    with ProcessPoolExecutor(1, context) as one, ProcessPoolExecutor(2, context) as two:
        for pool in (one, two):
            _stamped(pool, units[:8])
        times = rounds(
            bench.turns,
            one=partial(_stamped, one, units),
            two=partial(_stamped, two, units),
            loop_one=partial(_all, one, loop, [1_500_000] * 4),
            loop_two=partial(_all, two, loop, [1_500_000] * 4),
        )
    gain = median(a / b for a, b in zip(times["loop_one"], times["loop_two"], strict=True))
    return [
        compared("P9", f"stamping, two processes, {many} certificates", "one process", times["two"], times["one"], 1.6,
                 more=True, note=f"{os.cpu_count()} cores; a bare loop gains {gain:.2f}", gated=gain >= IDLE),
    ]  # fmt: skip


def _all(pool, work, items) -> None:
    list(pool.map(work, items))


def _stamped(pool, units) -> None:
    """As a run has them: whole PDFs at home."""
    for unit in pool.map(stamp, units):
        list(joined(unit))


def loop(count: int) -> int:
    """Work that shares nothing."""
    return sum(number & 3 for number in range(count))
