"""P11: growth of time and memory with the firm."""

from __future__ import annotations

from functools import partial
from statistics import median

from tests.benchmarks.bench import Bench
from tests.benchmarks.measure import Line, grown, listed, rounds
from tests.benchmarks.processes import Ran, module

BOUND = 1.25
"""Peak of the whole run over the peak of reading one file of it: the rest is the requested persons and the reports."""
FEW, GROWTH = 2, 1.15
"""Files that are read for the second comparison: what the first left is there when the next is laid out."""


def p11(bench: Bench) -> list[Line]:
    """The same number of requests out of larger and larger firms, each run a program of its own."""
    sizes, wanted, turns = ((100, 400), 20, 1) if bench.short else ((1000, 10_000, 100_000), 200, 3)
    ran: dict[int, list[Ran]] = {size: [] for size in sizes}

    def run(size: int) -> float:
        ran[size].append(bench.emite(size, wanted))
        return ran[size][-1].seconds

    for size in sizes:
        bench.firm(size)
    times = rounds(turns, between=bench.clean, **{str(size): partial(run, size) for size in sizes})
    seconds = [median(times[str(size)]) for size in sizes]
    exponent, last = grown(sizes, seconds)
    peaks = [max(item.peak for item in ran[size]) for size in sizes]
    shown = ", ".join(map(str, sizes))
    states = sorted((bench.firm(sizes[-1]) / "state").iterdir())
    asked = str(bench.asked(sizes[-1], wanted))
    alone = module("tests.benchmarks.read_alone", asked, str(states[-1]))
    few = module("tests.benchmarks.read_alone", asked, *map(str, states[-FEW:]))
    of_all = f"memory of a whole run, {len(states)} files of {sizes[-1]} rows"
    return [
        Line("P11", f"growth of time, {wanted} requests out of {shown} employees", "exponent", exponent, 1.05,
             more=False, rounds=turns, gated=False,
             note=f"{listed(seconds, '.2f')} s; the last step {last:.2f}"),
        Line("P11", of_all, "reading one file", peaks[-1] / alone.peak, BOUND,
             more=False, rounds=turns, gated=False,
             note=f"{listed(peaks, '.0f')} MiB at {shown} employees, one file {alone.peak:.0f} MiB; the bound is ours"),
        Line("P11", of_all, f"reading {FEW} files", peaks[-1] / few.peak, GROWTH,
             more=False, rounds=turns, gated=False,
             note=f"{FEW} files {few.peak:.0f} MiB; the bound is ours"),
    ]  # fmt: skip
