"""`python -m tests.benchmarks`: makes the data, runs the project and its peers in turn, prints the table.

--only P4,P7    these measurements only
--short         small sizes, no typesetters, fails below the gates (what CI runs)
--peers PYTHON  an interpreter with typst, weasyprint and docxtpl; LibreOffice is `soffice` on the path
--data FOLDER   keeps the made data, so that the next run need not make them
--write         puts what was measured into docs/performance.md; with --short into the gates
--profile       writes docs/profile/*.txt instead of measuring
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks import gates, profiles, table
from tests.benchmarks.bench import Bench
from tests.benchmarks.cases import CASES
from tests.benchmarks.measure import ROOT, Line

PAGE = ROOT / "docs" / "performance.md"


def run(bench: Bench, only: str = "") -> list[Line]:
    """Every case, printed as it comes."""
    names = {case.__name__.upper() for case in CASES}
    asked = {name.strip() for name in only.upper().split(",")} if only else names
    if unknown := asked - names:
        raise SystemExit(f"no such measurement: {', '.join(sorted(unknown))}")
    lines: list[Line] = []
    for case in CASES:
        if case.__name__.upper() in asked:
            start = time.perf_counter()
            for line in case(bench):
                lines.append(line)
                print(table.row(table.cells(line)), flush=True)
            bench.clean()
            bench.log(f"  {case.__name__.upper()}: {time.perf_counter() - start:.0f} s")
    return lines


def main() -> int:
    """Parse, run, write, gate."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--peers", default=sys.executable)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--data", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name), short=given.short, peers=given.peers, data=given.data)
        if given.profile:
            print(*profiles.write(bench), sep="\n")
            return 0
        lines = run(bench, given.only)
    if given.write and given.short:
        gates.write(lines)
    elif given.write:
        PAGE.write_text(table.updated(PAGE.read_text(encoding="utf-8"), lines), encoding="utf-8")
    elif given.short and (bad := gates.failures(lines)):
        print("below the gates:", *bad, sep="\n  ")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
