"""What somebody does with something large, as a program: `visits.py VISIT WHERE`, its figures printed as JSON.

`office`: the first page of an office folder, then every firm's line on it. `firm`: the payroll of an office's first
firm read, its certificates listed, the cells of amounts looked at. `register`: opened, one more number, walked whole.
Processor seconds of this process with its threads, peaks in MiB.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from tests.benchmarks.inside import peak

CELLS = 5
DAY = date(2026, 11, 22)


def spent(work: Callable[[], object]) -> float:
    """Processor seconds of some work."""
    before = time.process_time()
    work()
    return time.process_time() - before


def office(folder: Path) -> dict[str, float]:
    """The first page, again, and what is fetched for each firm on it."""
    from tests.web.clerk import Clerk

    clerk = Clerk(folder)
    firms = sum(1 for path in folder.iterdir() if path.is_dir())

    def lines() -> None:
        for number in range(1, firms + 1):
            assert '"luna":"martie 2026"' in clerk.see(f"/f/{number}/pe-scurt.json").replace(": ", ":")

    assert clerk.ask("/ajutor")[0] == 200  # the libraries are there
    found = {"first": spent(lambda: clerk.see("/")), "again": spent(lambda: clerk.see("/"))}
    return found | {"lines": spent(lines)}


def firm(folder: Path) -> dict[str, float]:
    """Payroll read for its page, the page again, the certificates, cells of amounts."""
    from tests.web.clerk import Clerk

    clerk = Clerk(folder)
    found = {"first": spent(lambda: clerk.see("/")), "start": peak()}
    found["read"] = spent(lambda: clerk.see("/f/1/state"))
    found["again"] = spent(lambda: clerk.see("/f/1/state"))
    found["certificates"] = spent(lambda: clerk.see("/f/1/adeverinte"))
    cells = [f"/f/1/adeverinte/1/luna/{number}" for number in range(1, CELLS + 1)]
    clerk.see(cells[0])

    def seen() -> None:
        for cell in cells[1:]:
            assert "celula" in clerk.see(cell)

    return found | {"cell": spent(seen) / (CELLS - 1)}


def register(path: Path) -> dict[str, float]:
    """Opened, one number reserved and confirmed, everything checked."""
    from adeverinta.registry import NumberRegister, NumberWanted
    from tests.benchmarks.registers import BIRTH, EMPLOYER, FORM

    again = 20
    key = f"{time.time_ns():x}"
    facts = '{"valoare":1}'
    wanted = NumberWanted(
        key=key, facts_digest=key, form=FORM, nume="Nume Una", cnp="2" * 13, birth=BIRTH, issued_on=DAY, facts=facts
    )  # fmt: skip

    def opened() -> NumberRegister:
        return NumberRegister.open(path, employer=EMPLOYER, author="masuratori")

    def opens() -> None:
        for _ in range(again):
            opened().close()

    def one() -> None:
        with opened() as found, found.held():
            found.require_whole()
            [entry] = found.reserve_many([wanted])
            found.confirm_many([(entry, f"{key}.pdf", key)])

    with opened() as found:
        found.require_whole()
    small = peak()
    figures = {"open": spent(opens) / again, "one": spent(one), "few": peak() - small}
    with opened() as found:
        figures["walk"] = spent(found.walk_whole)
    return figures


def main() -> None:
    visit, where = sys.argv[1:]
    found = {"office": office, "firm": firm, "register": register}[visit](Path(where))
    print(json.dumps(found | {"peak": peak()}))


if __name__ == "__main__":
    main()
