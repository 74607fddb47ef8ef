"""Profiles of the stages: the functions with the most time of their own, as texts in docs/profile."""

from __future__ import annotations

import cProfile
import pstats
import re
import sysconfig
from collections.abc import Callable, Iterator
from pathlib import Path

from adeverinta import forms, payroll
from adeverinta.core.month import Month
from adeverinta.report import reported
from adeverinta.run import assign
from adeverinta.system.memory import seldom_collected
from tests.benchmarks.bench import DAY, Bench
from tests.benchmarks.facts import CODE, varied
from tests.benchmarks.measure import ROOT, now

FOLDER = ROOT / "docs" / "profile"
TOP = 25
_CNP = re.compile(r"(?<!\d)[1-9]\d{12}(?!\d)")


def stages(bench: Bench) -> Iterator[tuple[str, str, Callable[[], object]]]:
    """File, what it is of, and the work; each is prepared when it is asked for."""
    firm, many = (100, 20) if bench.short else (10_000, 1000)
    small = 100 if bench.short else 1000
    large = bench.job(firm, 20 if bench.short else 200)
    wanted = {request.cnp for request in large.requests}
    issued = Month.of(DAY)
    payroll.read(
        bench.job(small, 1).exports, wanted=wanted, issue_month=issued
    )  # libraries are imported by now
    yield (
        "citire.txt", f"reading 24 workbooks of {firm} rows, {len(wanted)} persons wanted",
        lambda: payroll.read(large.exports, wanted=wanted, issue_month=issued),
    )  # fmt: skip
    job = bench.job(small, small)
    everybody = {request.cnp for request in job.requests}
    read = payroll.read(job.exports, wanted=everybody, issue_month=issued)
    [drafts] = assign(job, [(job, read)])
    forms.render(CODE, varied(1)[0])
    yield "pregatire.txt", f"preparing {small} requests, from rows to facts", lambda: _all(drafts)
    facts = varied(many)
    yield (
        "stampilare.txt", f"stamping {many} certificates",
        lambda: [forms.render(CODE, item) for item in facts],
    )  # fmt: skip
    whole = bench.job(small, small)
    yield (
        "rulare.txt", f"a whole run of {small} certificates in one process, 24 workbooks",
        lambda: reported.run(whole),
    )  # fmt: skip


def write(bench: Bench, folder: Path = FOLDER) -> list[Path]:
    """One text a stage; gives their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, title, work in stages(bench):
        profile = cProfile.Profile()
        profile.runcall(work)
        path = folder / name
        path.write_text(_text(title, pstats.Stats(profile)), encoding="utf-8")
        written.append(path)
    return written


def _all(drafts) -> None:
    with seldom_collected():
        while chunk := drafts.next(400):
            assert not any(draft.refused for draft in chunk)


def _text(title: str, stats: pstats.Stats) -> str:
    rows = sorted(stats.stats.items(), key=lambda item: -item[1][2])[:TOP]
    lines = [
        f"{title}; {stats.total_tt:.2f} s under the profiler, which makes calls dearer than they are ({now()})",
        "",
        f"{'ncalls':>10} {'tottime':>8} {'cumtime':>8}  function",
    ]
    lines += [
        f"{calls:10d} {own:8.3f} {whole:8.3f}  {_place(*where)}"
        for where, (_, calls, own, whole, _) in rows
    ]  # fmt: skip
    text = "\n".join(lines) + "\n"
    if _CNP.search(text) or str(ROOT) in text:
        raise RuntimeError(f"{title}: the profile would tell what it must not")
    return text


def _place(file: str, line: int, name: str) -> str:
    """A function with its file as the project or its library names it, never where it lies on this machine."""
    if file == "~":
        return re.sub(r" at 0x[0-9a-f]+", "", name)
    paths = sysconfig.get_paths()
    for base in (str(ROOT), paths["purelib"], paths["platlib"], paths["stdlib"]):
        if file.startswith(base):
            return f"{file.removeprefix(base).lstrip('/')}:{line}({name})"
    return f"{Path(file).name}:{line}({name})"
