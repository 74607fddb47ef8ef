"""P15 to P18: many firms, a large firm, a large register; what grows is held to its size. The full form only.

Figures are processor seconds (all threads and children), so that they say the same on a busy machine; the work of
each size is a program of its own, and memory is the peak of that program.
"""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from statistics import median

from tests.benchmarks.bench import DAY, Bench
from tests.benchmarks.data import write_requests
from tests.benchmarks.measure import Line, compared, grown, listed, rounds
from tests.benchmarks.processes import Ran, module, visit
from tests.benchmarks.registers import register_of

EXPONENT = 1.05
"""How time and memory may grow with the size: in proportion, with room for what a machine does besides."""
FIRMS, PERSONS, ENTRIES = (30, 100, 300), (1000, 10_000, 100_000), (10_000, 100_000, 1_000_000)


def p15(bench: Bench) -> list[Line]:
    """One `firme` over 30 firms against a call of `emite` for each of them."""
    if bench.short:
        return []
    few = FIRMS[0]

    def one_by_one() -> float:
        folder = bench.copied(bench.office(few))
        return sum(_emite(firm, firm / "cereri.csv", firm).cpu for firm in sorted(folder.iterdir()))

    bench.office(few)
    times = rounds(
        3, between=bench.clean,
        firme=lambda: _firme(bench, bench.copied(bench.office(few))).cpu, one_by_one=one_by_one,
    )  # fmt: skip
    return [
        compared("P15", f"`firme`, {few} firms of 12 with 2 requests, one process", f"{few} calls of `emite`",
                 times["firme"], times["one_by_one"], 1.5, more=True, gated=False,
                 note="processor seconds; the bound is ours"),
    ]  # fmt: skip


def p16(bench: Bench) -> list[Line]:
    """An office folder that grows: `firme`, again with everything in force, `--doar-verificare`; its first page."""
    if bench.short:
        return []
    done: dict[str, list[Ran]] = {"issuing": [], "again": [], "looking": []}
    pages = []
    for firms in FIRMS:
        folder = bench.copied(bench.office(firms))
        done["issuing"].append(_firme(bench, folder))
        done["again"].append(_firme(bench, folder))
        done["looking"].append(_firme(bench, folder, "--doar-verificare"))
        pages.append(visit("office", str(folder)))
        bench.clean()
    shown = ", ".join(map(str, FIRMS))
    return [
        *(_exponent("P16", f"`firme` over {shown} firms, {name}", FIRMS, [ran.cpu for ran in found], "s")
          for name, found in done.items()),
        *(_exponent("P16", f"first page with {shown} firms, {name}", FIRMS, [page[key] for page in pages], "s")
          for key, name in (("again", "made"), ("lines", "each firm's line told"))),
        _exponent("P16", f"`firme` over {shown} firms", FIRMS, [ran.peak for ran in done["issuing"]], "MiB"),
        _exponent("P16", f"page with {shown} firms, all told", FIRMS, [page["peak"] for page in pages], "MiB"),
    ]  # fmt: skip


def p17(bench: Bench) -> list[Line]:
    """The page of one firm that grows: its first page, its payroll read, an amount's cell, memory."""
    if bench.short:
        return []
    found = []
    for persons in PERSONS:
        folder = bench.out() / "birou"
        shutil.copytree(bench.firm(persons) / "state", folder / "Firma" / "state")
        shutil.copy(bench.firm(persons) / "angajator.toml", folder / "Firma")
        write_requests(folder / "Firma" / "cereri.csv", persons, 20)
        found.append(visit("firm", str(folder)))
        bench.clean()
    shown = ", ".join(map(str, PERSONS))
    work = f"page on a firm of {shown} persons, 24 months"
    named = (
        ("first", "first page"), ("read", "payroll read and shown"), ("again", "shown again"),
        ("certificates", "certificates of 20 requests"), ("cell", "from an amount to its cell"),
    )  # fmt: skip
    return [
        *(_exponent("P17", f"{work}: {name}", PERSONS, [each[key] for each in found], "s") for key, name in named),
        _exponent("P17", work, PERSONS, [each["peak"] for each in found], "MiB"),
    ]  # fmt: skip


def p18(bench: Bench) -> list[Line]:
    """A register that grows: opened, one number more, walked whole; one certificate issued with it."""
    if bench.short:
        return []
    found, issued = [], []
    for entries in ENTRIES:
        path = register_of(bench.data, entries)
        found.append(visit("register", str(path)))
        issued.append(median(_one_more(bench, path).cpu for _ in range(3)))
    shown = ", ".join(map(str, ENTRIES))
    named = (
        ("open", "opened"),
        ("one", "one number reserved and confirmed"),
        ("walk", "`registru verifica`, the whole chain"),
    )
    return [
        *(_exponent("P18", f"register of {shown} numbers: {name}", ENTRIES, [each[key] for each in found], "s")
          for key, name in named),
        _exponent("P18", f"one certificate by `emite`, register of {shown} numbers", ENTRIES, issued, "s"),
        _exponent("P18", f"register of {shown} numbers, walked", ENTRIES, [each["peak"] for each in found], "MiB"),
    ]  # fmt: skip


def _exponent(key: str, work: str, sizes: tuple[int, ...], spent: list[float], unit: str) -> Line:
    slope, last = grown(sizes, spent)
    against = "exponent of memory" if unit == "MiB" else "exponent of time"
    return Line(
        key, work, against, slope, EXPONENT, more=False, rounds=1, gated=False,
        note=f"{listed(spent, '.4g')} {unit}; the last step {last:.2f}",
    )  # fmt: skip


def _firme(bench: Bench, folder: Path, *more: str) -> Ran:
    words = ["adeverinta", "firme", str(folder), "--la-data", DAY.isoformat(), "--fara-interactiune"]
    return module(*words, *(more or ("--procese", "1")))


def _emite(firm: Path, asked: Path, out: Path, register: Path | None = None) -> Ran:
    words = ["adeverinta", "emite", str(firm / "state"), "--cereri", str(asked)]
    words += ["--angajator", str(firm / "angajator.toml"), "--iesire", str(out / "iesire")]
    words += ["--registru", str(register or out / "registru.sqlite"), "--la-data", DAY.isoformat()]
    return module(*words)


def _one_more(bench: Bench, register: Path) -> Ran:
    """A certificate for somebody who has one for another child in the register; another person each time."""
    out = bench.out()
    asked = write_requests(out / "cereri.csv", 1, 1, first=random.randrange(50), birth="14.02.2026")
    return _emite(bench.firm(50), asked, out, register)
