"""P4: reading monthly workbooks with all checks."""

from __future__ import annotations

from pathlib import Path

from adeverinta import payroll, requests
from adeverinta.core.month import Month
from tests.benchmarks.bench import Bench
from tests.benchmarks.measure import Line, compared, rounds

SLOW_TURNS = 2
"""Rounds of pandas with openpyxl, which takes minutes for the 24 workbooks."""


def p4(bench: Bench) -> list[Line]:
    """Against pandas with openpyxl, which checks nothing, and against the reader below, which understands nothing."""
    import pandas as pd
    from python_calamine import CalamineWorkbook

    persons, some, slow = (400, 2, 1) if bench.short else (10_000, 24, SLOW_TURNS)
    paths = sorted((bench.firm(persons) / "state").iterdir())
    rows, _ = requests.read_requests(bench.asked(persons, 200))
    wanted = {row.cnp for row in rows}

    def read(chosen: list[Path]) -> None:
        payroll.read(chosen, wanted=wanted, issue_month=Month(2026, 11))

    def raw(chosen: list[Path]) -> None:
        for path in chosen:
            CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()

    def plain(chosen: list[Path]) -> None:
        for path in chosen:
            pd.read_excel(path, engine="openpyxl", header=None)

    read(paths[:1])
    times = rounds(bench.turns, read=lambda: read(paths), raw=lambda: raw(paths))
    slower = rounds(slow, read=lambda: read(paths[:some]), plain=lambda: plain(paths[:some]))
    work = "reading {} rows of {} workbooks, with all checks"
    return [
        compared("P4", work.format(persons * some, some), "pandas + openpyxl", slower["read"], slower["plain"], 8,
                 more=True),
        compared("P4", work.format(persons * 24, 24), "calamine, without checks", times["read"], times["raw"], 2.5,
                 more=False),
    ]  # fmt: skip
