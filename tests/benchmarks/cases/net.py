"""P5: the net verified and computed, against the same arithmetic bare."""

from __future__ import annotations

import numpy as np

from adeverinta.core.month import Month
from adeverinta.core.source import Source
from adeverinta.payroll.cells.amount_columns import Amounts
from adeverinta.payroll.decisions.identity import LayoutStats, residuals
from adeverinta.payroll.layout.column_map import NetColumn
from tests.benchmarks import net
from tests.benchmarks.bench import Bench
from tests.benchmarks.measure import Line, compared, rounds

SIZE, SHEETS = 10_000, 24


def p5(bench: Bench) -> list[Line]:
    """By the law of each month (net.py), and by the sums that tell which column of a sheet is the net."""
    works = net.works(SIZE)
    law = rounds(
        bench.turns * 3,
        ours=lambda: (works["computed"](), works["verified"]()),
        bare=lambda: (works["computed, bare"](), works["verified, bare"]()),
    )
    column = rounds(bench.turns * 5, **_column())
    rows = f"{SIZE * SHEETS} rows"
    bare = "bare numpy int64"
    return [
        compared("P5", f"the net checked and computed by law, {rows}", bare, law["ours"], law["bare"], 2, more=False),
        compared("P5", f"choosing the net column, {rows}", f"{bare}, sum of the columns", column["ours"], column["bare"],
                 2, more=False),
    ]  # fmt: skip


def _column():
    dice = np.random.default_rng(1)
    brut = dice.integers(300_000, 2_000_000, SIZE)
    cas, cass = brut // 4, brut // 10
    tax = (brut - cas - cass) // 10
    net_of = brut - cas - cass - tax
    there = np.ones(SIZE, dtype=np.bool_)
    named = {"brut": brut, "cas": cas, "cass": cass, "impozit": tax}
    amounts = {name: Amounts(values, there) for name, values in named.items()}
    months = [Month(2026, 2)] * SIZE

    def ours() -> None:
        place = Source("a.xlsx")
        stats = LayoutStats.start([NetColumn(5, "Net", bare=False)], place, [place])
        for _ in range(SHEETS):
            stats.count(0, Amounts(net_of, there), residuals(amounts, months), lambda _at: place)
        assert stats.decide().chosen == 0

    def bare() -> None:
        for _ in range(SHEETS):
            before = brut - cas - cass
            computed = before - tax
            complete = there & there & there & there & there
            good = complete & (np.abs(computed - net_of) <= 100)
            taxed = complete & (np.abs(before - computed) > 100)
            early = complete & (np.abs(before - net_of) <= 100)
            assert int(complete.sum()) == int(good.sum()) == SIZE
            assert int((good & taxed).sum()) == int(taxed.sum())
            assert not int(early.sum())
            assert not len(np.flatnonzero(complete & ~good))

    return {"ours": ours, "bare": bare}
