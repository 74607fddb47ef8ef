"""P6: the workbook, against openpyxl write-only with the same cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from openpyxl import Workbook

from adeverinta import payroll, report
from adeverinta.certificate import Outcome
from adeverinta.core.month import Month
from adeverinta.report import month_columns, workbook_sheets
from adeverinta.report.report_stream import told_of
from adeverinta.report.worksheet_xml import Number
from adeverinta.run import assign, issue, sources_of
from adeverinta.run.record import RunRecord
from adeverinta.system.memory import seldom_collected
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
    work = f"{persons} certificates, {months} months"
    return [
        compared("P6", f"the workbook, {work}", "openpyxl write-only", times["ours"], times["plain"], 1.15,
                 more=False),
        compared("P6", f"the workbook and raport.json in the process beside, {work}",
                 "openpyxl write-only, without raport.json", times["beside"], times["plain"], 1.15, more=False,
                 note="with the start of the process and the sending of the outcomes", gated=not bench.short),
    ]  # fmt: skip


def _run(bench: Bench, persons: int) -> RunRecord:
    job = bench.job(persons, persons)
    wanted = {request.cnp for request in job.requests}
    read = payroll.read(job.exports, wanted=wanted, issue_month=Month.of(DAY))
    [drafts] = assign(job, [(job, read)], whole=True)
    with seldom_collected():
        outcomes = list(issue([drafts], lambda *_: None))
    bench.clean()
    return RunRecord(
        issue_date=DAY,
        outcomes=outcomes,
        sources=sources_of([read]),
        run_findings=read.findings,
        used=[*drafts.used.values()],
    )


def _alone(bench: Bench, run: RunRecord) -> None:
    data = report.report_workbook(
        run.outcomes, issue_date=DAY, sources=run.sources, run_findings=run.run_findings, used=run.used
    )
    (bench.out() / report.WORKBOOK_NAME).write_bytes(data)


def _beside(bench: Bench, run: RunRecord) -> None:
    with closing(report.BothReports(beside=True)) as reports:
        for position, outcome in enumerate(run.outcomes, 1):
            told = told_of(outcome, position)  # as the batch does it, in its workers
            reports.add(_slim(outcome), told.packed() if told else b"")
        reports.write(bench.out(), run._replace(outcomes=()))


def _plain(bench: Bench, run: RunRecord) -> None:
    book = Workbook(write_only=True)
    counted = [_counted(outcome) for outcome in run.outcomes]
    for name, columns, rows in (
        (
            "Adeverințe",
            workbook_sheets.CERTIFICATES,
            (
                workbook_sheets.certificate(at, item, many)[1]
                for at, (item, many) in enumerate(zip(run.outcomes, counted, strict=True), 1)
            ),
        ),
        ("Venituri", month_columns.COLUMNS, _months(run.outcomes)),
        ("Verificări", workbook_sheets.FINDINGS, _findings(run.outcomes)),
        ("Reguli", workbook_sheets.RULES, (row for _, row in workbook_sheets.rules(run))),
        ("Surse", workbook_sheets.SOURCES, (row for _, row in workbook_sheets.sources(run))),
    ):
        sheet = book.create_sheet(name)
        sheet.append([column.header for column in columns])
        for cells in rows:
            sheet.append([float(cell.text) if isinstance(cell, Number) else cell for cell in cells])
    book.save(Path(bench.out()) / "plain.xlsx")


def _slim(outcome: Outcome) -> Outcome:
    income = outcome.income
    return outcome._replace(whole=None, income=income and income._replace(months=(), used=()))


def _counted(outcome: Outcome) -> int | None:
    return sum(item.counted for item in outcome.income.months) if outcome.income else None


def _findings(outcomes: Sequence[Outcome]) -> Iterator[Sequence[object]]:
    for outcome in outcomes:
        for item in dict.fromkeys(outcome.findings):
            yield workbook_sheets.finding(item, workbook_sheets.name_of(outcome), outcome.request.cnp)[1]


def _months(outcomes: Sequence[Outcome]) -> Iterator[list[object]]:
    for position, outcome in enumerate(outcomes, 1):
        for item in outcome.income.months if outcome.income else ():
            days = (
                item.zile_lucrate,
                item.zile_co,
                item.zile_cm,
                item.zile_fara_plata,
                item.zile_somaj_tehnic,
            )
            yield [
                position,
                outcome.request.cnp,
                workbook_sheets.name_of(outcome),
                outcome.form,
                item.number,
                item.month.first_day,
                None if item.net is None else item.net / 100,
                item.kind_text,
                "da" if item.counted else "nu",
                item.reason,
                *(None if value is None else value / 100 for value in days),
                "\n".join(f"{part.file} / {part.sheet} / rândul {part.row}" for part in item.sources),
            ]
