"""The table of docs/performance.md: written whole, or with the rows of some measurements put anew."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.measure import Line

BEGIN, END = "<!-- table -->", "<!-- end of the table -->"
COLUMNS = (
    "id", "what", "against", "ratio (median)", "target", "met", "ours (s)", "theirs (s)", "rounds", "measured", "",
)  # fmt: skip
MISSING = "not measured"
_ID = re.compile(r"P(\d+)")


def cells(line: Line) -> list[str]:
    """One line of the table, cell by cell."""
    sign = "≥" if line.more else "≤"
    state = {True: "yes", False: "no", None: MISSING if line.ratio is None else ""}[line.met]
    return [
        line.id, line.work, line.against, _number(line.ratio), "" if line.target is None else f"{sign} {line.target:g}",
        state, _number(line.ours), _number(line.theirs), str(line.rounds or ""), line.when, line.note,
    ]  # fmt: skip


def row(values: Sequence[str]) -> str:
    """Cells as a row."""
    return f"| {' | '.join(values)} |"


def updated(page: str, lines: Sequence[Line]) -> str:
    """The page with these lines in its table; rows of other measurements stay as they are.

    What could not be measured here does not take the place of a row that was measured.
    """
    before, rest = page.split(BEGIN)
    inside, after = rest.split(END)
    known = _rows(inside)
    anew = {line.id for line in lines}
    kept = {(old[0], old[2]): old for old in known if old[0] in anew and old[5] != MISSING}
    found = [old for old in known if old[0] not in anew]
    found += [
        kept.get((line.id, line.against), cells(line)) if line.ratio is None else cells(line) for line in lines
    ]  # fmt: skip
    found.sort(key=lambda values: int(_ID.fullmatch(values[0])[1]))
    head = [row(COLUMNS), "|" + "---|" * len(COLUMNS)]
    return "\n".join([before + BEGIN, machine(), "", *head, *map(row, found), "", END]) + after


def machine() -> str:
    """What it ran on."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    names = [line.split(":")[1].strip() for line in lines if "model name" in line]
    cpu = names[0] if names else platform.processor() or "processor unknown"
    return f"{cpu}, {os.cpu_count()} cores, Python {platform.python_version()}."


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.0f}" if value >= 1000 else f"{value:.3g}"


def _rows(text: str) -> list[list[str]]:
    """The rows of a table by its own header, so that one with other columns can be read too."""
    split = [
        [cell.strip() for cell in line.strip()[1:-1].split("|")]
        for line in text.splitlines() if line.startswith("|") and not line.startswith("|---")
    ]  # fmt: skip
    if not split:
        return []
    header, *rest = split
    return [
        [dict(zip(header, values, strict=False)).get(column, "") for column in COLUMNS]
        for values in rest if _ID.fullmatch(values[0])
    ]  # fmt: skip
