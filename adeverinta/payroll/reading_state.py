"""The state of one reading: what came of each file, what is known so far, what the report will say."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import Finding
from adeverinta.core.money import Bani
from adeverinta.core.month import Month
from adeverinta.core.source import Source
from adeverinta.payroll.cells.daycount import DayCount
from adeverinta.payroll.cells.marca_index import Ties
from adeverinta.payroll.cells.person_names import People
from adeverinta.payroll.decisions.identity import LayoutStats, NetDecision
from adeverinta.payroll.decisions.ownership import Ownership
from adeverinta.payroll.decisions.skipped_amounts import PassedOver
from adeverinta.payroll.layout.column_map import Layout
from adeverinta.payroll.layout.profiles import Profile
from adeverinta.payroll.left_out import LeftOut
from adeverinta.payroll.own_amounts import OwnAmounts
from adeverinta.payroll.plausible.month_digests import Everybody
from adeverinta.payroll.rows import SheetLayout, SourceInfo, UnusedRows
from adeverinta.payroll.shared_values import SharedValues
from adeverinta.payroll.sheet_rows import Staged
from adeverinta.payroll.views.view import rows_of_header
from adeverinta.sources.sheet import Cell, Sheet, SourceFile

if TYPE_CHECKING:
    from adeverinta.sources.declaration_records import Declaration


class TakenIn(NamedTuple):
    """A declaration taken in, of its insured only the persons asked for.

    `number` is that of the file's record, `everyone` a digest of all insured, `employed` the number of
    employees with a valid CNP, `others` the places of those with no income from wages.
    """

    number: int
    declaration: Declaration
    everyone: bytes
    employed: int
    others: tuple[int, ...]


class Input(NamedTuple):
    """A file to read, by its place among them; rows known by marcă only wait for the other files."""

    name: str
    named: bool
    place: int


InTurn = Callable[[Sequence[Input]], Generator["SourceFile", None, None]]
"""Gives these files one at a time."""


class Waiting(NamedTuple):
    """Sheets of a file with rows by marcă only; `number` is that of the file's record."""

    number: int
    item: Input
    sheets: list[int]


class Stray(NamedTuple):
    """A row with an amount that is not used: what it has of a person beside the CNP."""

    cnp: str
    marca: str
    name: str
    month: Month | None
    source: Source


@dataclass(slots=True)
class FileRecord:
    """What came of a file so far."""

    name: str
    sha256: str
    rows: int = 0
    unused: list[UnusedRows] = field(default_factory=list)

    def info(self) -> SourceInfo:
        """As the report lists it."""
        return SourceInfo(self.name, self.sha256, self.rows, tuple(self.unused))


class YearSheet(NamedTuple):
    """A sheet that names no month of its own, and what would be asked of it.

    `sums`: by CNP the amounts (bani) of its rows that may be nets; `years`: those that it names; `named`:
    whether it calls itself a gathering of months. `rows`: those of the persons asked for.
    """

    title: str
    named: bool
    years: frozenset[int]
    sums: Mapping[str, Sequence[Bani]]
    rows: Sequence[PassedOver]
    sheet: str | None
    record: FileRecord
    stop: InputStop


@dataclass(slots=True)
class ReadingState:
    """The state of one reading."""

    employer: str
    wanted: frozenset[str] | None
    issue_month: Month | None
    people: People = field(default_factory=People)
    ties: Ties = field(default_factory=Ties)
    stats: dict[frozenset[tuple[str, str]], LayoutStats] = field(default_factory=dict)
    staged: list[Staged] = field(default_factory=list)
    gross: list[Staged] = field(default_factory=list)
    """Rows that have the gross alone; with the months of their sheets, used where nothing else is."""
    gross_covered: set[Month] = field(default_factory=set)
    covered: set[Month] = field(default_factory=set)
    declared: set[Month] = field(default_factory=set)
    """Those of `covered` that only a declaration 112 has."""
    layouts: list[tuple[int, int, Layout, SheetLayout]] = field(default_factory=list)
    records: list[FileRecord] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)
    stopped: list[InputStop] = field(default_factory=list)
    """Why sheets with the gross alone could not be read; told where nothing else was."""
    undated: list[YearSheet] = field(default_factory=list)
    """Sheets without a month, which may be totals of the months of others."""
    cnps: dict[Cell, str] = field(default_factory=dict)
    """Cells that were found to hold a valid CNP."""
    own: OwnAmounts = field(default_factory=OwnAmounts)
    passed: list[PassedOver] = field(default_factory=list)
    """Rows with an amount in sheets and files that are no payroll."""
    strays: dict[Stray, None] = field(default_factory=dict)
    """Rows with an amount whose CNP is wrong or missing, each once and in order."""
    question: InputStop | None = None
    """What would have been asked of the first file that was left out."""
    days: DayCount = field(default_factory=DayCount)
    everybody: Everybody = field(default_factory=Everybody)
    ownership: Ownership = field(default_factory=Ownership)
    left_out: LeftOut = field(default_factory=LeftOut)
    digests: dict[tuple[str, frozenset[Month]], str] = field(default_factory=dict)
    """SHA-256, with the months that the file's name says, to the first file that has them."""
    payrolls: int = 0
    tolerance: Bani = 200
    profiles: Sequence[Profile] = ()
    forced: Profile | None = None
    fitting: set[str] = field(default_factory=set)
    """Names of the profiles by which some sheet was read."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Folded name to fiscal code of the run's employers; their rows are nobody's surprise."""
    owners: set[str] = field(default_factory=set)
    """Whose the used rows are, as far as their files say: fiscal codes, or names that no profile has."""
    declarations: list[TakenIn] = field(default_factory=list)
    values: SharedValues = field(default_factory=SharedValues)

    def unsaid(self, found: Sequence[Finding]) -> list[Finding]:
        """What of these has not been said of another sheet."""
        said = {(item.code, item.params) for item in self.findings} if found else set()
        return [item for item in found if (item.code, item.params) not in said]


def layout_record(
    sheet: Sheet, layout: Layout, month_from: str, months: set[Month], cnps: Sequence[str]
) -> SheetLayout:
    columns = {
        name: ("+".join(layout.letters[i] for i in found), " + ".join(layout.labels[i] for i in found))
        for name, found in layout.columns.items()
    }
    useless = sorted(set(layout.ignored) - set(layout.unknown))
    return SheetLayout(
        file=sheet.file,
        sheet=sheet.name,
        header_rows=tuple(line for row in layout.header_rows for line in rows_of_header(sheet, row)),
        columns=columns,
        ignored=tuple((layout.letters[i], layout.labels[i]) for i in useless),
        unknown=tuple((layout.letters[i], layout.labels[i]) for i in sorted(layout.unknown)),
        months=tuple(sorted(months)),
        month_from=month_from,
        persons=len(set(cnps)),
        rows=len(cnps),
    )


def with_net(layout: Layout, record: SheetLayout, decision: NetDecision | None) -> SheetLayout:
    """The record with the net column that was decided; the other candidates are among the ignored."""
    columns = dict(record.columns)
    ignored = list(record.ignored)
    for ordinal, net in enumerate(layout.nets):
        cell = (layout.letters[net.index], net.label)
        if decision is not None and ordinal == decision.chosen:
            columns["net"] = cell
        else:
            ignored.append(cell)
    ignored.sort(key=lambda item: (len(item[0]), item[0]))
    proven = decision is None or decision.proven
    return record._replace(columns=columns, ignored=tuple(ignored), proven=proven)
