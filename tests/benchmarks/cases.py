"""The measurements P1 to P11; each gives the lines of the table it fills."""

from __future__ import annotations

import math
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import cache
from itertools import count as counter
from multiprocessing import get_context
from pathlib import Path

from adeverinta import forms, payroll, pipeline, requests
from adeverinta.batch.stamping import stamp
from adeverinta.core.collector import seldom_collected
from adeverinta.core.month import Month
from adeverinta.registry import files
from tests.benchmarks.data import write_firm
from tests.benchmarks.facts import CODE, pages_for_peers, varied
from tests.benchmarks.measure import Line, child, command, peer, ratio, rounds

DAY = date(2026, 11, 22)
READING = (
    "import sys; from datetime import date; from pathlib import Path; from adeverinta import payroll, requests;"
    "from adeverinta.core.month import Month; "
    "rows, _ = requests.read_requests(Path(sys.argv[2]));"
    "payroll.read([Path(sys.argv[1])], wanted={r.cnp for r in rows}, issue_month=Month(2026, 11))"
)
# What one certificate cannot be made without, imported and not used: click reads the command, csv the request,
# tomllib the employer, platformdirs says where layouts are kept, calamine, zipfile and lxml open the workbooks,
# numpy checks the nets, yaml the law and the form, fractions the mean, stdnum the codes, holidays the working
# days (with the countries: it loads them all for one), reportlab the fonts, json and hashlib what is attached
# and sealed, sqlite3 and filelock the register, openpyxl the workbook of the run.
# tests/cli/test_lean_start.py holds it to the modules of a real run: nothing here that the run does not load.
COLD = (
    "import click, csv, filelock, fractions, hashlib, holidays.countries, json, lxml.etree, numpy, openpyxl, "
    "platformdirs, python_calamine, reportlab.pdfbase.ttfonts, sqlite3, stdnum.ro, tomllib, yaml, zipfile"
)


class Bench:
    """Sizes, folders and made data of one run of the benchmarks."""

    def __init__(self, folder: Path, *, short: bool, peers: str, log=print) -> None:
        self.folder, self.short, self.peers, self.log = folder, short, peers, log
        self.turns = 3 if short else 5
        self.memory: dict[str, float] = {}
        self.notes: list[str] = []
        self._out = counter()

    @cache  # noqa: B019 - one object for the whole run
    def firm(self, persons: int) -> Path:
        """A firm with its 24 workbooks."""
        base = self.folder / f"firma-{persons}"
        if not (base / "angajator.toml").exists():
            self.log(f"  making the exports of {persons} persons")
            write_firm(base / "state", persons)
        return base

    def some(self, persons: int, wanted: int) -> Path:
        """A requests file with the first persons only."""
        path = self.firm(persons) / f"cereri-{wanted}.csv"
        rows, _ = requests.read_requests(self.firm(persons) / "cereri.xlsx")
        lines = [f"{r.cnp};14.03.2026;{r.nume};{r.prenume};Iași\n" for r in rows[:wanted]]
        path.write_text("cnp;data_nasterii_copilului;nume;prenume;judet\n" + "".join(lines), encoding="utf-8")
        return path

    def out(self) -> Path:
        """A new empty folder."""
        path = self.folder / f"iesire-{next(self._out)}"
        path.mkdir()
        return path

    def emite(self, persons: int, wanted: int, *more: str) -> tuple[float, float]:
        """Seconds and peak memory of the command."""
        base, out = self.firm(persons), self.out()
        words = [sys.executable, "-m", "adeverinta", "emite", str(base / "state")]
        words += ["--cereri", str(self.some(persons, wanted)), "--angajator", str(base / "angajator.toml")]
        words += ["--iesire", str(out / "iesire"), "--registru", str(out / "registru.sqlite")]
        return command([*words, "--la-data", "2026-11-22", *more])


def p1(bench: Bench) -> list[Line]:
    """Stamping against the canvas drawing of the same page."""
    many, few = (150, 10) if bench.short else (500, 25)
    facts = varied(many)
    forms.render(CODE, facts[0])
    forms.reference(CODE, facts[0])
    times = rounds(
        bench.turns,
        stamp=lambda: [forms.render(CODE, item) for item in facts],
        canvas=lambda: [forms.reference(CODE, item) for item in facts[:few]],
    )
    bench.notes.append(f"P1: {_same_pixels(facts[1])}")
    found = ratio(times["canvas"], times["stamp"], many / few)
    return [Line("P1", "ștampilare, un nucleu", "reportlab canvas", found, 25, more=True)]


def _same_pixels(facts) -> str:
    import pypdfium2

    shown = [
        pypdfium2.PdfDocument(pdf)[0].render(scale=2).to_numpy().tobytes()
        for pdf in (forms.render(CODE, facts).pdf, forms.reference(CODE, facts))
    ]
    return "pixel-equal at 144 dpi" if shown[0] == shown[1] else "NOT pixel-equal"


def p2(bench: Bench) -> list[Line]:
    """Stamping against the typesetters that people use."""
    lines = []
    facts = varied(100)
    pages = pages_for_peers(bench.folder / "pages.json", 20)
    targets = {"typst": 60.0, "weasyprint": 1000.0, "docxtpl + LibreOffice": 400.0}
    for name, target in targets.items():
        work = "ștampilare, un nucleu"
        if bench.short or name.startswith("docxtpl") or peer(bench.peers, pages, name) is None:
            lines.append(Line("P2", work, name, None, target, more=True, note="neinstalat aici"))
            continue
        times = rounds(
            3, stamp=lambda: [forms.render(CODE, item) for item in facts],
            peer=lambda name=name: peer(bench.peers, pages, name),
        )  # fmt: skip
        lines.append(Line("P2", work, name, ratio(times["peer"], times["stamp"], 100), target, more=True))
    return lines


def p3(bench: Bench) -> list[Line]:
    """Stamping and writing, flushed to the disk, against writing the same bytes raw."""
    facts = varied(200 if bench.short else 600)
    pdfs = [forms.render(CODE, item).pdf for item in facts]

    def whole() -> None:
        out = bench.out()
        batch = files.Batch(out)
        for number, item in enumerate(facts):
            batch.add(out / f"{number}.pdf", forms.render(CODE, item).pdf, lambda: None)
            if len(batch) >= 50:
                batch.commit()
        batch.commit()
        files.sync_folder(out)

    def raw() -> None:
        out = bench.out()
        for number, pdf in enumerate(pdfs):
            (out / f"{number}.pdf").write_bytes(pdf)

    def flushed() -> None:
        out = bench.out()
        for number, pdf in enumerate(pdfs):
            files.write_atomic(out / f"{number}.pdf", pdf, sync=False)

    times = rounds(bench.turns, whole=whole, raw=raw, flushed=flushed)
    work = "ștampilare și scriere pe disc (fsync)"
    return [
        Line("P3", work, "scrierea brută, fără fsync", ratio(times["raw"], times["whole"]), 0.2, more=True),
        Line("P3", work, "scrierea atomică fișier cu fișier", ratio(times["flushed"], times["whole"]), 0.2, more=True,
             note="informativ"),
    ]  # fmt: skip


def p4(bench: Bench) -> list[Line]:
    """Reading monthly workbooks with all checks."""
    import pandas as pd
    from python_calamine import CalamineWorkbook

    persons, some = (400, 2) if bench.short else (10_000, 2)
    paths = sorted((bench.firm(persons) / "state").iterdir())
    rows, _ = requests.read_requests(bench.some(persons, 200))
    wanted = {row.cnp for row in rows}

    def read(chosen) -> None:
        payroll.read(chosen, wanted=wanted, issue_month=Month(2026, 11))

    def raw(chosen) -> None:
        for path in chosen:
            CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()

    def plain(chosen) -> None:
        for path in chosen:
            pd.read_excel(path, engine="openpyxl", header=None)

    read(paths[:1])
    times = rounds(bench.turns, read=lambda: read(paths), raw=lambda: raw(paths))
    slow = rounds(
        2 if not bench.short else 1, read=lambda: read(paths[:some]), plain=lambda: plain(paths[:some])
    )
    work = f"citirea a {persons * 24} de rânduri din 24 de registre, cu toate verificările"
    return [
        Line("P4", work, "pandas + openpyxl", ratio(slow["plain"], slow["read"]), 8, more=True,
             note=f"pe {some} din registre"),
        Line("P4", work, "calamine, fără verificări", ratio(times["read"], times["raw"]), 2.5, more=False),
    ]  # fmt: skip


def p5(bench: Bench) -> list[Line]:
    """The net verified and computed, against the same arithmetic bare."""
    import numpy as np

    from adeverinta.core.source import Source
    from adeverinta.payroll.amounts import Amounts
    from adeverinta.payroll.identity import LayoutStats, residuals
    from adeverinta.payroll.layout import NetColumn

    size, sheets = 10_000, 24
    dice = np.random.default_rng(1)
    brut = dice.integers(300_000, 2_000_000, size)
    cas, cass = brut // 4, brut // 10
    tax = (brut - cas - cass) // 10
    net = brut - cas - cass - tax
    there = np.ones(size, dtype=np.bool_)
    named = {"brut": brut, "cas": cas, "cass": cass, "impozit": tax}
    amounts = {name: Amounts(values, there) for name, values in named.items()}
    months = [Month(2026, 2)] * size

    def ours() -> None:
        place = Source("a.xlsx")
        stats = LayoutStats.start([NetColumn(5, "Net", bare=False)], place, [place])
        for _ in range(sheets):
            stats.count(0, Amounts(net, there), residuals(amounts, months), lambda _at: place)
        assert stats.decide().chosen == 0

    def bare() -> None:
        for _ in range(sheets):
            before = brut - cas - cass
            computed = before - tax
            complete = there & there & there & there & there
            good = complete & (np.abs(computed - net) <= 100)
            taxed = complete & (np.abs(before - computed) > 100)
            early = complete & (np.abs(before - net) <= 100)
            assert int(complete.sum()) == int(good.sum()) == size
            assert int((good & taxed).sum()) == int(taxed.sum())
            assert not int(early.sum())
            assert not len(np.flatnonzero(complete & ~good))

    times = rounds(bench.turns * 5, ours=ours, bare=bare)
    work = "netul verificat și calculat, 240.000 de rânduri"
    return [Line("P5", work, "numpy int64 gol", ratio(times["ours"], times["bare"]), 2, more=False)]


def p6(bench: Bench) -> list[Line]:
    """The workbook, against openpyxl write-only with the same cells."""
    import io
    from fractions import Fraction

    from openpyxl import Workbook

    from adeverinta.report import sheets
    from adeverinta.report.run import Run
    from adeverinta.report.stream import Stream
    from adeverinta.report.table import Number

    base = bench.firm(100 if bench.short else 1000)
    outcomes = pipeline.run(_job(base, bench.out())).outcomes
    if not bench.short:
        outcomes *= 2
    run = Run(DAY, outcomes)

    def ours() -> None:
        with seldom_collected():
            stream = Stream()
            for start in range(0, len(outcomes), 200):
                stream.add(outcomes[start : start + 200], run)
            stream.write(bench.out(), run)

    def value(cell):
        return float(Fraction(cell.text)) if isinstance(cell, Number) else cell

    def plain() -> None:
        book = Workbook(write_only=True)
        for name, rows in (("A", sheets.certificates), ("V", sheets.incomes), ("C", sheets.findings)):
            sheet = book.create_sheet(name)
            for _, cells in rows(run):
                sheet.append([value(cell) for cell in cells])
        book.save(io.BytesIO())

    ours()
    times = rounds(3, ours=ours, plain=plain)
    work = f"registrul, {len(outcomes)} de adeverințe, {24 * len(outcomes)} de luni, și raport.json"
    return [Line("P6", work, "openpyxl write-only", ratio(times["ours"], times["plain"]), 1.15, more=False)]


def _job(base: Path, out: Path, wanted: int | None = None) -> pipeline.Job:
    employer, _ = requests.read_employer(base / "angajator.toml")
    rows, _ = requests.read_requests(base / "cereri.xlsx")
    return pipeline.Job([base / "state"], rows[:wanted], employer, out / "iesire", DAY, out / "r.sqlite")


def p7(bench: Bench) -> list[Line]:
    """A large firm, few requests: the whole run against the reading alone."""
    persons, wanted = (400, 20) if bench.short else (10_000, 200)
    base, asked = bench.firm(persons), bench.some(persons, wanted)
    peaks = []

    def whole() -> float:
        seconds, peak = bench.emite(persons, wanted)
        peaks.append(peak)
        return seconds

    times = rounds(bench.turns, whole=whole, read=lambda: child(READING, str(base / "state"), str(asked))[0])
    bench.memory["P7"] = max(peaks)
    work = f"rularea întreagă, firmă de {persons}, {wanted} de cereri"
    return [
        Line("P7", work, "citirea singură", ratio(times["whole"], times["read"]), 1.5, more=False),
        Line("P7", f"{work}: memorie (MiB)", "memorie", max(peaks), 400, more=False),
    ]


def p8(bench: Bench) -> list[Line]:
    """Everybody gets one: the whole run against the plain stack."""
    persons = 100 if bench.short else 1000
    base = bench.firm(persons)

    def plain() -> float:
        words = ["-m", "tests.benchmarks.plain", str(base / "state"), str(base / "cereri.xlsx")]
        return command([sys.executable, *words, str(bench.out()), str(persons)])[0]

    times = rounds(
        1 if bench.short else 2, whole=lambda: bench.emite(persons, persons, "--procese", "2")[0], plain=plain
    )
    work = f"rularea întreagă, {persons} de adeverințe"
    lines = [
        Line("P8", work, "pandas + openpyxl + canvas", ratio(times["plain"], times["whole"]), 8, more=True)
    ]
    if not bench.short:
        seconds, peak = bench.emite(10_000, 10_000, "--procese", "2")
        bench.memory["P8"] = peak
        bench.notes.append(
            f"P8: 10,000 certificates in {seconds:.1f} s on this machine, main process {peak:.0f} MiB"
        )
        lines.append(
            Line(
                "P8",
                "10.000 de adeverințe: memoria procesului principal (MiB)",
                "memorie",
                peak,
                500,
                more=False,
            )
        )
    return lines


def p9(bench: Bench) -> list[Line]:
    """Two processes against one."""
    work = [(CODE, item) for item in varied(600 if bench.short else 3000)]
    units = [work[start : start + 50] for start in range(0, len(work), 50)]
    context = get_context("spawn")
    with ProcessPoolExecutor(1, context) as one, ProcessPoolExecutor(2, context) as two:
        for pool in (one, two):
            list(pool.map(stamp, units[:8]))
        times = rounds(
            bench.turns, one=lambda: list(one.map(stamp, units)), two=lambda: list(two.map(stamp, units))
        )
    note = f"{os.cpu_count()} nuclee, încărcare {os.getloadavg()[0]:.1f}"
    return [
        Line(
            "P9",
            "ștampilare, două procese",
            "un proces",
            ratio(times["one"], times["two"]),
            1.6,
            more=True,
            note=note,
        )
    ]


def p10(bench: Bench) -> list[Line]:
    """Cold start."""
    bench.emite(50, 1)  # writes the bytecode, as installing does
    times = rounds(
        bench.turns,
        one=lambda: bench.emite(50, 1)[0],
        bare=lambda: child(COLD)[0],
    )
    helped = rounds(
        bench.turns + 2,
        help=lambda: command([sys.executable, "-m", "adeverinta", "--help"])[0],
        bare=lambda: child("import click")[0],
    )
    return [
        Line("P10", "o adeverință, pornire la rece, 24 de fișiere", "interpretor cu importurile de care e nevoie",
             ratio(times["one"], times["bare"]), 1.5, more=False),
        Line("P10", "--help", "interpretor cu click", ratio(helped["help"], helped["bare"]), 1.3, more=False),
    ]  # fmt: skip


def p11(bench: Bench) -> list[Line]:
    """Growth of time with the firm, the requests being 1 in 50."""
    sizes = (100, 400) if bench.short else (1000, 10_000)
    for size in sizes:
        bench.firm(size)

    def run(size: int) -> None:
        pipeline.run(_job(bench.firm(size), bench.out(), size // 50))

    for size in sizes:
        bench.some(size, size // 50)
    run(sizes[0])
    times = rounds(3, small=lambda: run(sizes[0]), large=lambda: run(sizes[1]))
    exponent = math.log(ratio(times["large"], times["small"])) / math.log(sizes[1] / sizes[0])
    work = f"creșterea timpului de la {sizes[0]} la {sizes[1]} de salariați"
    return [Line("P11", work, "exponent", exponent, 1.05, more=False)]


CASES = (p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11)
