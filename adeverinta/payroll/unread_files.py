"""Files and sheets that are not read as payrolls: listed, asked about, and what of them is missed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from pathlib import PurePath
from typing import Final

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import Finding, Severity, finding
from adeverinta.core.money import romanian
from adeverinta.core.month import Month, listed
from adeverinta.core.source import Source
from adeverinta.core.text import fold, more
from adeverinta.payroll import codes
from adeverinta.payroll.calendar import employers_of, name_with_month
from adeverinta.payroll.cells.cnp_column import without_person_column
from adeverinta.payroll.cells.column_reader import taken
from adeverinta.payroll.cells.row_scan import Scan, row_text, scan
from adeverinta.payroll.decisions.skipped_amounts import PassedOver, passed_over
from adeverinta.payroll.gross_only import grade_of
from adeverinta.payroll.layout.column_map import Grade, Layout, is_blank, text_of
from adeverinta.payroll.layout.headers import is_misspelt
from adeverinta.payroll.layout.payroll_month import Context, decide, month_number
from adeverinta.payroll.learning.learned_layouts import near_misses
from adeverinta.payroll.left_out import unread_column
from adeverinta.payroll.name_match import Bearers
from adeverinta.payroll.reading_state import FileRecord, Input, ReadingState
from adeverinta.payroll.rows import CONTRIBUTIONS, IDENTITY, UnusedRows
from adeverinta.payroll.views.wide import months_of_unknown_sums
from adeverinta.sources import codes as sources_codes
from adeverinta.sources.input_files import listed_files
from adeverinta.sources.sheet import Sheet

_NO_PAYROLL: Final = "nu este un stat de plată"
_NOT_ONE: Final = "foaia sau fișierul nu este un stat de plată"
_INCOMPLETE: Final = "statul nu are nici netul, nici tot din ce se calculează"
_PAY: Final = (
    "foaia sau fișierul nu a fost citit ca stat de plată, deși rândul are brut, contribuții, impozit și "
    "netul care iese din ele ({suma} lei, care nu sunt în adeverință)"
)
_BY_NAME: Final = "are o sumă lângă numele unei persoane cerute, dar nicio coloană cu CNP"
_CROSSED: Final = "are lunile pe coloane, dar nu spune ce sunt sumele (net, brut)"
_NO_TABLE: Final = {
    sources_codes.PDF_SCANAT.name: "este un PDF scanat (imagini, fără text); "
    "un stat de plată se exportă ca .xlsx sau .csv",
    sources_codes.PDF_FARA_TABEL.name: "este un PDF fără tabel de salarii",
    sources_codes.PDF_PROPRIU.name: "este o adeverință scrisă de acest program",
    sources_codes.FISIER_HTML.name: "este o pagină HTML fără tabel",
    sources_codes.REGES_FARA_NET.name: "este un export REGES sau Revisal: are contractele, nu și venitul net",
}


def skip(run: ReadingState, item: Input, record: FileRecord, reason: str, severity: Severity) -> None:
    record.unused.append(UnusedRows(None, (), reason))
    run.records.append(record)
    source = Source(item.name)
    run.findings.append(
        finding(sources_codes.FISIER_SARIT, source=source, severity=severity, fisier=item.name, motiv=reason)
    )


def refused(run: ReadingState, item: Input, record: FileRecord, why: Finding) -> None:
    """A page or document that holds no payroll: a named one stops the run, one of a folder is listed."""
    if item.named:
        raise InputStop(why)
    severity = Severity.WARNING if why.code == sources_codes.PDF_SCANAT.name else Severity.INFO
    skip(run, item, record, _NO_TABLE[why.code], severity)


def others(run: ReadingState, name: str) -> str:
    """The other files of the run, none of which is a payroll either, with their reasons."""
    told = listed_files(found for found in run.findings if found.source and found.source.file != name)
    return f" Nici celelalte fișiere: {told}." if told else ""


def no_payroll(
    run: ReadingState,
    item: Input,
    record: FileRecord,
    seen: Sequence[tuple[Sheet, Layout]],
    sheets: Sequence[Sheet],
) -> None:
    """A named file stops the run, a file of a folder is listed."""
    named = _pass_over(run, sheets)
    if not seen:
        if _unnamed(run, item, sheets):
            skip(run, item, record, "are sume, dar nicio coloană cu CNP sau marcă", Severity.INFO)
            return
        if (crossed := _crossed(sheets)) is not None:
            if item.named:
                raise crossed
            run.question = run.question or crossed
            skip(run, item, record, _CROSSED, Severity.WARNING)
            return
        if item.named:
            source = Source(item.name)
            raise InputStop(finding(codes.NU_E_STAT_DE_PLATA, source=source, fisier=item.name, altele=""))
        skip(
            run,
            item,
            record,
            _BY_NAME if named else _NO_PAYROLL,
            Severity.WARNING if named else Severity.INFO,
        )
        return
    sheet, layout = seen[0]
    missing = _missing_columns(layout)
    _note_incomplete(run, seen)
    if (question := _question(sheet, layout)) and item.named:
        raise question
    run.question = run.question or question
    if item.named:
        source = sheet.source(layout.header_rows[-1])
        near = near_misses(sheet, layout)
        said = " " + near[0].message if near else ""
        raise InputStop(finding(codes.COLOANE_LIPSA, source=source, lipsa=missing, sugestie=said))
    skip(run, item, record, f"are persoane și sume, dar lipsește {missing}", Severity.WARNING)


def _note_incomplete(run: ReadingState, seen: Sequence[tuple[Sheet, Layout]]) -> None:
    """Keep the month of a payroll that lacks something of a net: it is not missing."""
    for sheet, layout in seen:
        if "brut" in layout.columns and not layout.columns.keys().isdisjoint(CONTRIBUTIONS):
            header = layout.header_rows[0]
            titles = tuple(text for row in sheet.rows[:header] if (text := row_text(row)))
            month = decide(Context(titles, sheet.name or "", name_with_month(sheet.file))).month
            if month is not None:
                source = sheet.source(layout.header_rows[-1])
                run.left_out.incomplete.setdefault(month, (source, _missing_columns(layout)))


def _crossed(sheets: Sequence[Sheet]) -> InputStop | None:
    """What to ask of a table with the months as columns whose sums nothing names."""
    for sheet in sheets:
        if (row := months_of_unknown_sums(sheet)) is not None:
            return InputStop(finding(codes.LUNI_FARA_FEL, source=sheet.source(row)))
    return None


def _unnamed(run: ReadingState, item: Input, sheets: Sequence[Sheet]) -> bool:
    """Whether a file is a payroll but for its persons; a named one stops the run."""
    found = False
    for sheet in sheets:
        table = without_person_column(sheet)
        if table is None:
            continue
        found = True
        labels = sheet.rows[table.row]
        column = text_of(labels[table.cnps]) if table.cnps is not None else ""
        source = sheet.source(table.row)
        said = unread_column(column)
        question = InputStop(
            finding(codes.STAT_FARA_CNP, source=source, severity=Severity.ERROR, unde="", coloana=said)
        )
        if item.named:
            raise question
        run.question = run.question or question
        titles = tuple(text for row in sheet.rows[: table.row] if (text := row_text(row)))
        context = Context(titles, sheet.name or "", name_with_month(sheet.file))
        run.left_out.add_unnamed(source, decide(context).month, column)
    return found


def _pass_over(run: ReadingState, sheets: Sequence[Sheet]) -> bool:
    """Note the amounts of persons asked for in sheets that are not used; whether some are by their names."""
    found = [
        item
        for sheet in (sheets if run.wanted is not None else ())
        for item in passed_over(sheet, run.wanted or ())
    ]
    run.passed += found
    return any(item.name and run.people.sought.has(item.name) for item in found)


def found_beside(run: ReadingState) -> Iterator[Finding]:
    """What the certificates of those persons say, lists of one kind together; whose a marcă or a name is, is
    known when every file was read.
    """
    if not run.passed:
        return
    incomplete = {source.file for source, _ in run.left_out.incomplete.values()}
    alike: dict[tuple[str, str, str, bool, bool, bool], list[PassedOver]] = defaultdict(list)
    persons, bearers = list(run.people.names), Bearers(run.people.names.values())
    for item in run.passed:
        owner = item.cnp or run.ties.owner(item.marca) or ""
        named = "" if owner else item.name
        owners = [persons[at] for at in bearers.of(named)] if named else [owner]
        for cnp in owners:
            if run.wanted and cnp in run.wanted:
                repeated = run.own.repeats(cnp, item)
                kind, (gross, net) = _kind_of(item.source), item.pay
                paid = net > 0 and not repeated and not run.own.has_bonus(cnp, item.month, gross)
                alike[cnp, kind, named, item.month is None, repeated, paid].append(item)
    for (cnp, _, named, _, again, paid), own in alike.items():
        own.sort(key=lambda item: item.month or Month(1, 1))
        months = list(dict.fromkeys(item.month for item in own if item.month))
        elsewhere = more(len(own) - 1, "alt loc", "locuri")
        when = f" ({listed(months)})" if months else ""
        yield finding(
            codes.SUMA_NEFOLOSITA,
            severity=Severity.ERROR if paid else _severity(own, again=again),
            cnp=cnp,
            month=own[0].month,
            months=months if len(months) > 1 else (),
            source=own[0].source,
            unde=f" și în {elsewhere}{when}" if elsewhere else "",
            ce_este=_PAY.format(suma=romanian(own[0].pay[1])) if paid else _what(own[0], incomplete),
            nume=f" (după numele „{named}”, fără CNP)" if named else "",
        )


def _what(item: PassedOver, incomplete: Collection[str]) -> str:
    return _INCOMPLETE if item.source.file in incomplete else _NOT_ONE


def _severity(own: Sequence[PassedOver], *, again: bool) -> Severity | None:
    """What the payroll has already (`again`) is only listed."""
    if any(item.net for item in own):
        return Severity.ERROR
    return Severity.INFO if again else None


def _kind_of(source: Source) -> str:
    """The name of a file and sheet without what changes from month to month."""
    name = f"{PurePath(source.file).stem} {source.sheet or ''}"
    return " ".join(word for word in fold(name).split() if word.isalpha() and month_number(word) is None)


def _question(sheet: Sheet, layout: Layout) -> InputStop | None:
    """What to ask where the net may stand in a column whose header was not understood."""
    column = next((c for c in layout.doubtful if not is_misspelt(layout.labels[c])), None)
    if column is None:
        return None
    source = sheet.source(layout.header_rows[-1], column)
    return InputStop(finding(codes.ANTET_NEINTELES, source=source, coloana=layout.labels[column]))


def _missing_columns(layout: Layout) -> str:
    lacking = [name for name in IDENTITY if name not in layout.columns]
    return f"coloana „net” (sau, pentru a-l calcula, {', '.join(f'„{name}”' for name in lacking)})"


def other_sheet(run: ReadingState, sheet: Sheet, layout: Layout | None, record: FileRecord) -> None:
    """A sheet of a payroll workbook that is none itself."""
    if not any(not is_blank(cell) for row in sheet.rows for cell in row):
        return
    if layout is not None and layout.grade is Grade.ROSTER:
        rows = scan(sheet, layout, run.cnps)
        tie_marci(run, sheet, layout, rows)
        _pass_over(run, [sheet])
        record.unused.append(UnusedRows(sheet.name, (), "listă de salariați (CNP și marcă), fără sume"))
        return
    if layout is not None and grade_of(layout) in (Grade.INCOMPLETE, Grade.GROSS):
        source = sheet.source(layout.header_rows[-1])
        run.findings.append(finding(codes.FOAIE_INCOMPLETA, source=source, lipsa=_missing_columns(layout)))
    _pass_over(run, [sheet])
    record.unused.append(UnusedRows(sheet.name, (), f"foaia {_NO_PAYROLL}"))


def tie_marci(run: ReadingState, sheet: Sheet, layout: Layout, rows: Scan) -> None:
    """Note whose marcă is which; another employer has its own numbering."""
    if "marca" not in layout.columns or "marca" in layout.unsure:
        return
    owners = employers_of(sheet, layout, rows.blocks, rows.rows, run.names)
    own = [p for p, named in enumerate(owners) if not run.employer or not named or run.employer in named]
    run.ties.add(sheet, layout.columns["marca"][0], taken(rows.rows, own), taken(rows.cnps, own))


def repeated(run: ReadingState, item: Input, record: FileRecord, first: str) -> None:
    record.unused.append(UnusedRows(None, (), f"fișier identic cu „{first}”"))
    run.records.append(record)
    source = Source(item.name)
    run.findings.append(finding(codes.FISIER_REPETAT, source=source, fisier=item.name, primul=first))
