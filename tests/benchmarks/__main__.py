"""`python -m tests.benchmarks [--short] [--only P4] [--peers PYTHON] [--write]`: data, project and peers in turn.

--short: small sizes, no external typesetters; gates at 60 % of the measured ratios of gates.json.
--peers: an interpreter that has typst and weasyprint. --write: docs/performance.md (full) or the gates (short).
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks.cases import CASES, Bench
from tests.benchmarks.measure import ROOT, Line

GATES = Path(__file__).with_name("gates.json")
PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- tabel -->", "<!-- sfârșitul tabelului -->"
SLACK = 0.6


def run(bench: Bench, only: str = "") -> list[Line]:
    """Every case, printed as it comes."""
    lines: list[Line] = []
    for case in CASES:
        if only and case.__name__.upper() not in only.upper().split(","):
            continue
        for line in case(bench):
            lines.append(line)
            print(row(line), flush=True)
    return lines


def row(line: Line) -> str:
    """One line of the table."""
    sign = "≥" if line.more else "≤"
    shown = "–" if line.ratio is None else f"{line.ratio:.3g}"
    state = {True: "da", False: "nu", None: "nemăsurat"}[line.met]
    return f"| {line.id} | {line.work} | {line.against} | {shown} | {sign} {line.target:g} | {state} | {line.note} |"


def failures(lines: list[Line]) -> list[str]:
    """Lines that fell below 60 % of what was measured (costs: rose beyond the same share)."""
    known = json.loads(GATES.read_text(encoding="utf-8"))
    found = []
    for line in lines:
        if line.ratio is None or line.key not in known or line.id == "P11":
            continue
        before = known[line.key]
        if line.ratio < before * SLACK if line.more else line.ratio > before / SLACK:
            found.append(f"{line.key}: {line.ratio:.3g}, measured {before:.3g}")
    return found


def table(lines: list[Line], bench: Bench) -> str:
    """The table as it stands in docs/performance.md."""
    cpu = next(
        (part.split(":")[1].strip() for part in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in part),
        platform.processor(),
    ) if Path("/proc/cpuinfo").exists() else platform.processor()  # fmt: skip
    machine = (
        f"{cpu}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {platform.python_version()}"
    )
    head = "| id | ce | față de | raport (mediană) | ținta | atinsă | |\n|---|---|---|---|---|---|---|"
    notes = "\n".join(f"- {note}" for note in bench.notes)
    day = datetime.now(UTC).date().isoformat()
    return "\n".join([BEGIN, f"Measured on {day}: {machine}.", "", head, *map(row, lines), "", notes, END])


def main() -> int:
    """Parse, run, write, gate."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--peers", default=sys.executable)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--data", type=Path, help="folder that keeps the made data")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(given.data or Path(name), short=given.short, peers=given.peers)
        if given.data:
            bench.out = lambda: Path(tempfile.mkdtemp(dir=name))  # type: ignore[method-assign]
        lines = run(bench, given.only)
        for note in bench.notes:
            print(note)
        if given.write and given.short:
            measured = {line.key: round(line.ratio, 4) for line in lines if line.ratio is not None}
            GATES.write_text(json.dumps(measured, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        elif given.write:
            text = PAGE.read_text(encoding="utf-8")
            before, rest = text.split(BEGIN)
            PAGE.write_text(before + table(lines, bench) + rest.split(END)[1], encoding="utf-8")
        if given.short and not given.write and (bad := failures(lines)):
            print("below the gates:", *bad, sep="\n  ")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
