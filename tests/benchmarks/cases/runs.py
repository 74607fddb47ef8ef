"""P7 and P8: whole runs, few requests of a large firm and a certificate for everybody."""

from __future__ import annotations

from statistics import median

from tests.benchmarks.bench import Bench
from tests.benchmarks.measure import Line, compared, rounds
from tests.benchmarks.processes import Ran, module


def p7(bench: Bench) -> list[Line]:
    """A large firm, few requests: the whole run against the reading alone, each a program of its own."""
    persons, wanted = (400, 20) if bench.short else (10_000, 200)
    asked, state = bench.asked(persons, wanted), bench.firm(persons) / "state"
    ran: list[Ran] = []

    def whole() -> float:
        ran.append(bench.emite(persons, wanted))
        return ran[-1].seconds

    def read() -> float:
        return module("tests.benchmarks.read_alone", str(asked), str(state)).seconds

    times = rounds(bench.turns, between=bench.clean, whole=whole, read=read)
    work = f"a whole run, firm of {persons}, {wanted} requests"
    return [
        compared("P7", work, "the reading alone", times["whole"], times["read"], 1.5, more=False),
        _memory("P7", f"{work}: main process, MiB", ran, 400),
    ]


def p8(bench: Bench) -> list[Line]:
    """Everybody gets one: the whole run against the plain stack; at full size in one round."""
    lines = []
    for persons, turns in ((100, 1),) if bench.short else ((1000, 3), (10_000, 1)):
        base = bench.firm(persons)
        ran: list[Ran] = []
        theirs: list[Ran] = []

        def whole(persons=persons, ran=ran) -> float:
            ran.append(bench.emite(persons, persons, "--procese", "2"))
            return ran[-1].seconds

        def plain(persons=persons, base=base, theirs=theirs) -> float:
            words = ["tests.benchmarks.plain", str(base / "state"), str(base / "cereri.xlsx")]
            theirs.append(module(*words, str(bench.out()), str(persons)))
            return theirs[-1].seconds

        times = rounds(turns, between=bench.clean, whole=whole, plain=plain)
        work = f"a whole run, {persons} certificates, two processes"
        note = f"memory of the plain stack: {median(run.peak for run in theirs):.0f} MiB"
        lines.append(
            compared("P8", work, f"pandas + openpyxl + canvas, {persons}", times["whole"], times["plain"],
                     8 if persons == 10_000 else None, more=True, note=note)
        )  # fmt: skip
    lines.append(_memory("P8", f"{work}: main process, MiB", ran, 500))
    return lines


def _memory(key: str, work: str, ran: list[Ran], target: float) -> Line:
    return Line(
        key, work, "memory", max(run.peak for run in ran), target, more=False, rounds=len(ran), note="VmHWM"
    )
