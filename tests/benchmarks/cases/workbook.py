"""P6: the workbook, against openpyxl write-only with the same cells."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from pathlib import Path

from openpyxl import Workbook

from adeverinta import payroll, report
from adeverinta.batch import assign, issue, sources_of
from adeverinta.core.collector import seldom_collected
from adeverinta.core.month import Month
from adeverinta.report.table import Number
from adeverinta.report.workbook import stream_workbook, tables
from tests.benchmarks.bench import DAY, Bench
from tests.benchmarks.measure import Line, compared, rounds


def p6(bench: Bench) -> list[Line]:
    """Both make the cells from the same outcomes: the workbook alone here, and both reports by the process beside.

    The process beside is timed from its start until both files stand, with everything sent to it and with
    raport.json, which the peer does not write.
    """
    persons = 100 if bench.short else 10_000
    run = _run(bench, persons)
    ours = partial(_alone, bench, run)
    beside = partial(_beside, bench, run)
    plain = partial(_plain, bench, run)
    turns = 3
    with seldom_collected():
        times = rounds(turns, between=bench.clean, ours=ours, beside=beside, plain=plain)
    months = sum(len(outcome.income.months) for outcome in run.outcomes if outcome.income)
    work = f"{persons} de adeverințe, {months} de luni"
    return [
        compared("P6", f"centralizatorul, {work}", "openpyxl write-only", times["ours"], times["plain"], 1.15,
                 more=False),
        compared("P6", f"centralizatorul și raport.json în procesul de alături, {work}",
                 "openpyxl write-only, fără raport.json", times["beside"], times["plain"], 1.15, more=False,
                 note="cu pornirea procesului și trimiterea rezultatelor", gated=not bench.short),
    ]  # fmt: skip


def _run(bench: Bench, persons: int) -> report.Run:
    job = bench.job(persons, persons)
    wanted = {request.cnp for request in job.requests}
    read = payroll.read(job.exports, wanted=wanted, issue_month=Month.of(DAY))
    [drafts] = assign(job, [(job, read)])
    with seldom_collected():
        outcomes = list(issue(drafts, job, lambda *_: None))
    bench.clean()
    return report.Run(DAY, outcomes, sources_of([read]), read.findings)


def _alone(bench: Bench, run: report.Run) -> None:
    with (bench.out() / report.WORKBOOK_NAME).open("wb") as stream:
        stream_workbook(stream, run)


def _beside(bench: Bench, run: report.Run) -> None:
    with closing(report.Reports(DAY, beside=True)) as reports:
        for outcome in run.outcomes:
            reports.add(outcome)
        reports.write(bench.out(), report.Run(DAY, (), run.sources, run.run_findings))


def _plain(bench: Bench, run: report.Run) -> None:
    book = Workbook(write_only=True)
    for table in tables(run):
        sheet = book.create_sheet(table.name)
        sheet.append([column.header for column in table.columns])
        for _, cells in table.rows:
            sheet.append([float(cell.text) if isinstance(cell, Number) else cell for cell in cells])
    book.save(Path(bench.out()) / "plain.xlsx")
