"""The order of reading: files one at a time, their sheets, then what only the whole run can decide."""

from __future__ import annotations

from collections.abc import Collection, Generator, Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import Severity, finding
from adeverinta.core.month import Month
from adeverinta.core.source import Source
from adeverinta.core.text import fold
from adeverinta.payroll import codes
from adeverinta.payroll.calendar import employers_of, sole_employer
from adeverinta.payroll.cells.column_reader import taken
from adeverinta.payroll.cells.daycount import told
from adeverinta.payroll.cells.employer_names import company
from adeverinta.payroll.cells.formulas import joined
from adeverinta.payroll.cells.merged_names import with_merged_names
from adeverinta.payroll.cells.plain_cells import digits
from adeverinta.payroll.cells.row_scan import Scan, scan
from adeverinta.payroll.d112.declarations import add_declared, take_declaration
from adeverinta.payroll.decisions.closing import choose_closing
from adeverinta.payroll.decisions.identity import LayoutStats
from adeverinta.payroll.decisions.twice_whole import marked_rows
from adeverinta.payroll.gross_in_kind import without_in_kind
from adeverinta.payroll.gross_only import add_gross, check_one_gross, grade_of
from adeverinta.payroll.header_fit import check_unit, check_widths
from adeverinta.payroll.layout.column_map import Grade, Layout
from adeverinta.payroll.layout.payroll_month import months_in
from adeverinta.payroll.layout.profiles import Profile
from adeverinta.payroll.learning.learned_layouts import layout_of, unfitting, without_settled
from adeverinta.payroll.name_match import Sought
from adeverinta.payroll.net_gap import Gaps
from adeverinta.payroll.net_rows import finish
from adeverinta.payroll.page_rows import closing_rows
from adeverinta.payroll.plausible import mark_running, of_persons
from adeverinta.payroll.reading_state import (
    FileRecord,
    Input,
    InTurn,
    ReadingState,
    Waiting,
    layout_record,
    with_net,
)
from adeverinta.payroll.reges import is_contracts
from adeverinta.payroll.row_filter import used_rows
from adeverinta.payroll.rows import IDENTITY, Payroll, PayrollRow, UnusedRows
from adeverinta.payroll.rows_below import rows_below
from adeverinta.payroll.sheet_rows import (
    AmountTable,
    SheetRows,
    letters_of,
    pick_wanted,
    read_amounts,
    single_columns,
)
from adeverinta.payroll.staged_rows import stage_rows
from adeverinta.payroll.stray_rows import stray_findings, without_person
from adeverinta.payroll.unread_files import (
    found_beside,
    no_payroll,
    other_sheet,
    others,
    refused,
    repeated,
    skip,
    tie_marci,
)
from adeverinta.payroll.unused_columns import mark_unused
from adeverinta.payroll.views.shapes import views_of_file
from adeverinta.payroll.wanted_rows import looked_at
from adeverinta.payroll.year_sheets import months_or_aside, settle_year_sheets
from adeverinta.sources import codes as sources_codes
from adeverinta.sources.guard.protected import Password
from adeverinta.sources.input_files import Given
from adeverinta.sources.sheet import Sheet, SourceFile

if TYPE_CHECKING:
    from concurrent.futures import Executor
_OWN_SHEETS: Final = frozenset(("adeverinte", "venituri", "verificari"))
_OWN: Final = "este un centralizator scris de acest program"


def read(
    paths: Sequence[Given],
    *,
    employer: str | None = None,
    wanted: Collection[str] | None = None,
    issue_month: Month | None = None,
    employers: Mapping[str, str] | None = None,
    password: Password | None = None,
    profiles: Sequence[Profile] = (),
    forced: Profile | None = None,
    left_out: Collection[str] = (),
    sought: Collection[str] = (),
    processes: Executor | None = None,
) -> Payroll:
    """Read payroll files and folders. `employer` is a fiscal code.

    Files whose name is in `left_out` are passed over; persons with a name in `sought` are told by name.
    `processes` lay out workbooks ahead of their turn.

    `wanted` None keeps every person and tells of the files only; `EVERYONE` tells of each person what a
    request for them would.

    `employers` are all employers of the run, name to fiscal code: a block that names one by its name
    alone is known by it, and rows of the others are left out without a word. `profiles` explain layouts
    by their fingerprint, `forced` one whatever the layout.

    `InputStop` where a named file is no payroll, any file is unreadable, or a number, a month or the net
    column cannot be told for certain.
    """
    from adeverinta import sources

    found, findings = sources.expand(paths)
    found = [item for item in found if item.name not in left_out]

    def in_turn(chosen: Sequence[Input]) -> Generator[SourceFile, None, None]:
        paths = [found[item.place] for item in chosen]
        return sources.in_turn(paths, password=password, processes=processes)

    inputs = [Input(item.name, item.named, place) for place, item in enumerate(found)]
    run = ReadingState(digits(employer or ""), _chosen(wanted), issue_month, findings=list(findings))
    run.profiles, run.forced = profiles, forced
    run.people.sought = Sought(sought)
    run.names = _names(employers)
    return _read_all(run, inputs, in_turn)


def read_files(
    files: Sequence[SourceFile],
    *,
    employer: str | None = None,
    wanted: Collection[str] | None = None,
    issue_month: Month | None = None,
    named: bool = True,
    employers: Mapping[str, str] | None = None,
    profiles: Sequence[Profile] = (),
) -> Payroll:
    """The same for files already in memory."""

    def in_turn(chosen: Sequence[Input]) -> Generator[SourceFile, None, None]:
        return (files[item.place] for item in chosen)

    inputs = [Input(file.name, named, place) for place, file in enumerate(files)]
    run = ReadingState(digits(employer or ""), _chosen(wanted), issue_month, profiles=profiles)
    run.names = _names(employers)
    return _read_all(run, inputs, in_turn)


def _names(employers: Mapping[str, str] | None) -> dict[str, str]:
    return {company(name): digits(code) for name, code in (employers or {}).items()}


def _chosen(wanted: Collection[str] | None) -> frozenset[str] | None:
    return wanted if wanted is None or isinstance(wanted, frozenset) else frozenset(wanted)


def _read_all(run: ReadingState, inputs: Sequence[Input], in_turn: InTurn) -> Payroll:
    """Read the files; no name here holds one, so that each goes before the next is asked for."""
    with closing(in_turn(inputs)) as files:
        for item in inputs:
            _first_pass(run, item, next(files))
    if not run.payrolls and not run.declarations:
        run.ownership.require_one(run.employer)
        name = inputs[0].name if inputs else ""
        raise run.question or InputStop(
            finding(codes.NU_E_STAT_DE_PLATA, source=Source(name), fisier=name, altele=others(run, name))
        )
    with closing(in_turn([waiting.item for waiting in run.waiting])) as files:
        for waiting in run.waiting:
            _second_pass(run, waiting, next(files))
    settle_year_sheets(run)
    if run.stopped and not run.covered and not run.gross_covered and not run.declarations:
        raise run.stopped[0]
    return _result(run)


def _first_pass(run: ReadingState, item: Input, file: SourceFile) -> None:
    """Read a file's sheets, but those that need the other files' ties of marcă to CNP."""
    record = FileRecord(file.name, file.sha256)
    key = (file.sha256, months_in(PurePath(file.name).stem))  # the same bytes may be two months of equal pay
    if key in run.digests:
        repeated(run, item, record, run.digests[key])
        return
    run.digests[key] = item.name
    if file.refused is not None:
        refused(run, item, record, file.refused)
        return
    if file.declaration is not None:
        take_declaration(run, record, file.declaration)
        return
    if {fold(sheet.name or "") for sheet in file.sheets} >= _OWN_SHEETS:
        skip(run, item, record, _OWN, Severity.INFO)
        return
    if is_contracts(file.sheets):
        refused(
            run,
            item,
            record,
            finding(sources_codes.REGES_FARA_NET, source=Source(item.name), fisier=item.name),
        )
        return
    sheets = views_of_file(file)
    layouts = [layout_of(run, sheet) for sheet in sheets]
    sheets = [*map(with_merged_names, sheets, layouts)]
    grades = [grade_of(layout) for layout in layouts]
    best = max(grades, default=Grade.NOTHING)
    if best is Grade.NOTHING or best is Grade.INCOMPLETE:
        triples = zip(sheets, layouts, grades, strict=True)
        seen = [(sheet, layout) for sheet, layout, grade in triples if layout and grade is best]
        no_payroll(run, item, record, seen, sheets)
        return
    run.findings += [found for sheet in file.sheets for found in sheet.findings]
    number = len(run.records)
    run.records.append(record)
    run.payrolls += best in (Grade.PAYROLL, Grade.GROSS)
    later: list[int] = []
    for index, (sheet, layout) in enumerate(zip(sheets, layouts, strict=True)):
        if layout is None or grades[index] not in (Grade.PAYROLL, Grade.GROSS):
            other_sheet(run, sheet, layout, record)
            continue
        if sheet.hidden:
            run.findings.append(finding(codes.FOAIE_ASCUNSA, source=sheet.source()))
        rows = scan(sheet, layout, run.cnps)
        tie_marci(run, sheet, layout, rows)
        if all(rows.cnps):
            alone = item.named and best is Grade.GROSS
            _read_sheet_or_not(run, sheet, layout, rows, (number, index), alone=alone)
        else:
            later.append(index)
    if later:
        run.waiting.append(Waiting(number, item, later))


def _second_pass(run: ReadingState, waiting: Waiting, file: SourceFile) -> None:
    """Read the sheets that waited."""
    views = views_of_file(file)
    for index in waiting.sheets:
        layout = layout_of(run, views[index])
        assert layout is not None
        sheet = with_merged_names(views[index], layout)
        place = (waiting.number, index)
        rows = scan(sheet, layout, run.cnps)
        _read_sheet_or_not(run, sheet, layout, rows, place, alone=False)


def _read_sheet_or_not(
    run: ReadingState, sheet: Sheet, layout: Layout, rows: Scan, place: tuple[int, int], *, alone: bool
) -> None:
    """A sheet with the gross alone stops the run only where its file was named for it; beside payrolls, a
    list of wages without a month is an incomplete sheet."""
    if layout.grade is not Grade.GROSS:
        _read_sheet(run, sheet, layout, rows, place)
        return
    try:
        check_one_gross(sheet, layout)
        _read_sheet(run, sheet, layout, rows, place)
    except InputStop as stop:
        if alone:
            raise
        run.stopped.append(stop)
        other_sheet(run, sheet, layout, run.records[place[0]])


def _read_sheet(run: ReadingState, sheet: Sheet, layout: Layout, rows: Scan, place: tuple[int, int]) -> None:
    """One payroll sheet, its rows by marcă already resolvable."""
    record = run.records[place[0]]
    run.findings += rows.findings
    for reason, indexes in rows.unused.items():
        listed = UnusedRows(sheet.name, tuple(sheet.line(i) for i in indexes), reason)
        if listed not in record.unused:  # the views of a wide table share their totals
            record.unused.append(listed)
    check_widths(sheet, layout, rows.rows)
    check_unit(sheet, layout, rows)
    lost = without_person(run, sheet, layout, rows, record)
    run.findings += choose_closing(sheet, layout, rows.rows)
    single_columns(sheet, layout, rows.rows)
    dated = months_or_aside(run, sheet, layout, rows, record)
    if dated is None:
        return
    employers = employers_of(sheet, layout, rows.blocks, rows.rows, run.names)
    sole = sole_employer(sheet, layout, rows.rows, run.names)
    run.ownership.add(sheet, rows.blocks, employers, run.employer, run.names, sole)
    used = used_rows(run, sheet, rows, dated.months, employers, record)
    for position, found in dated.findings:
        if run.wanted is None or rows.cnps[position] in run.wanted:
            run.findings.append(found.with_cnp(rows.cnps[position]))
    indexes, cnps = taken(rows.rows, used), taken(rows.cnps, used)
    months = [month for month in taken(dated.months, used) if month is not None]
    run.findings += rows_below(sheet, layout, rows, lost, zip(indexes, cnps, months, strict=True), run.wanted)
    if sheet.must_close and indexes:
        indexes, cnps, months = closing_rows(run, sheet, layout, indexes, cnps, months)
    table = without_in_kind(sheet, layout, indexes, months, read_amounts(sheet, layout, indexes, months))
    gaps = Gaps(sheet, layout, indexes, table)
    if indexes:
        _pool(run, sheet, layout, indexes, cnps, table, gaps)
    only = layout.grade is Grade.GROSS
    (run.gross_covered if only else run.covered).update(months)
    run.days.add(table.named, months)
    run.everybody.add(sheet, rows, cnps, months, table, place[0])
    record.rows += len(indexes)
    keep = pick_wanted(cnps, run.wanted)
    run.people.add_names(sheet, layout, taken(indexes, keep), taken(cnps, keep))
    run.people.add_namesakes(sheet, layout, indexes, cnps)
    if keep:
        key = layout.fingerprint
        shared = SheetRows(
            layout=layout,
            letters=letters_of(layout),
            name=sheet.source(),
            nets=layout.nets,
            has_columns=layout.columns.keys() >= {*IDENTITY},
            key=key,
            # beside a visible sheet a hidden one is a copy or a contradiction, never a second income
            file_number=-1 - place[0] if sheet.hidden else place[0],
            gross_only=only,
            order=place,
        )
        picks = [(p, indexes[p], cnps[p], months[p]) for p in keep]
        staged, findings = stage_rows(sheet, shared, table, picks, run.values)
        run.own.add(sheet, layout, picks if run.wanted is not None else ())
        run.findings += looked_at(sheet, layout, rows, table, picks, staged)
        mark_unused(sheet, layout, indexes, months, table, gaps, zip(staged, keep, strict=True))
        (run.gross if only else run.staged).extend(staged)
        run.findings += [*run.unsaid(table.findings), *findings]
    run.layouts.append((*place, layout, layout_record(sheet, layout, dated.place, set(months), cnps)))


def _pool(
    run: ReadingState, sheet: Sheet, layout: Layout, rows: Sequence[int], cnps: Sequence[str],
    table: AmountTable, gaps: Gaps,
) -> None:  # fmt: skip
    """Add the sheet to what is known of its layout."""
    header = layout.header_rows[-1]
    key = layout.fingerprint
    stats = run.stats.get(key)
    if stats is None:
        cells = [sheet.source(header, net.index) for net in layout.nets]
        stats = run.stats[key] = LayoutStats.start(layout.nets, sheet.source(header), cells)
    if "brut" in layout.weaker and stats.weaker_brut is None:
        stats.header = sheet.source(header, layout.columns["brut"][0])
        stats.weaker_brut = sheet.source(header, layout.weaker["brut"])
    for ordinal, (net, amounts) in enumerate(zip(layout.nets, table.nets, strict=True)):
        stats.count(ordinal, amounts, table.rest, partial(_cell, sheet, rows, net.index), cnps)
        stats.candidates[ordinal].explain(partial(gaps.common, ordinal))


def _cell(sheet: Sheet, rows: Sequence[int], column: int, position: int) -> Source:
    return sheet.source(rows[position], column)


def _result(run: ReadingState) -> Payroll:
    """What only the whole run can decide: the net, one row or two, one marcă and two CNPs."""
    decisions = {key: pooled.decide() for key, pooled in run.stats.items()}
    gross = {item.sheet.key for item in run.gross}
    nets = {key: own for key, own in decisions.items() if key not in gross}
    rows, findings = finish(run.staged, nets, run.everybody.repeated)
    by_person: dict[str, list[PayrollRow]] = {}
    for row in rows:
        by_person.setdefault(row.cnp, []).append(row)
    findings += add_declared(run, by_person)
    findings += add_gross(run, by_person, decisions)
    before = [
        *without_settled(run, decisions),
        *run.left_out.findings(run.employer),
        *unfitting(run),
        *run.people.doubts(),
        *run.ties.conflicts(),
    ]
    findings = joined([*marked_rows([*before, *findings])])
    for own in by_person.values():
        own.sort(key=lambda row: row.month)
    running = mark_running(run.everybody.paid, by_person)
    calendar, asked = run.days.calendar(), run.wanted is not None
    findings += of_persons(run.everybody, run.days.totals, by_person, running, calendar=calendar, asked=asked)
    findings += run.ownership.findings(run.employer, run.names)
    findings += run.ownership.of_other_firms(rows, run.names)
    return Payroll(
        rows=by_person,
        covered=frozenset(run.covered),
        declared=frozenset(run.declared),
        persons=run.people.names,
        namesakes=run.people.namesakes,
        sources=[record.info() for record in run.records],
        layouts=[
            with_net(layout, record, decisions.get(layout.fingerprint))
            for _, _, layout, record in sorted(run.layouts, key=lambda item: item[:2])
        ],
        findings=[*findings, *stray_findings(run), *found_beside(run), *told(calendar)],
        calendar=calendar,
        employer=run.employer,
        owners=frozenset(run.owners),
        unread=run.left_out.unread_months,
    )
