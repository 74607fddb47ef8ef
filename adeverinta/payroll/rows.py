"""The rows of a payroll: one person, one contract, one month, one kind of income."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import Final, NamedTuple

from adeverinta.core.finding import Finding
from adeverinta.core.money import Bani
from adeverinta.core.month import Month
from adeverinta.core.source import Source
from adeverinta.core.text import masked_repr
from adeverinta.payroll.name_match import Bearers, words_of


class IncomeKind(StrEnum):
    """`tip_venit` of the contract."""

    SALARIU = "salariu"
    CM = "cm"
    MATERNITATE = "maternitate"
    SOMAJ_TEHNIC = "somaj_tehnic"
    ICC = "icc"
    CONTRACT_ASIGURARE = "contract_asigurare"
    ALT = "alt"
    EXCLUS = "exclus"


LEAVE_KINDS: Final = frozenset((IncomeKind.CM, IncomeKind.MATERNITATE))
"""Rows of the indemnity of medical or maternity leave."""


class Proof(StrEnum):
    """`dovada.bani` of the contract, the weakest first: what says that an amount is the net."""

    ANTET = "antet"
    """Only the header of its column."""
    CALCULAT = "calculat"
    """The law: computed from the gross."""
    D112 = "d112"
    CERERE = "cerere"
    INCHIS = "inchis"
    """Gross less contributions less tax, within one leu."""


MONEY_COLUMNS: Final = (
    "brut", "cas", "cass", "somaj", "deducere", "sindicat", "pensie_facultativa",
    "baza_impozit", "impozit", "net", "neimpozabil", "tichete",
    "indemnizatie_maternitate", "indemnizatie_cm",
)  # fmt: skip
PERSON_COLUMNS: Final = ("cnp", "marca", "nume", "prenume")
"""The columns that say whose a row is."""
CONTRIBUTIONS: Final = ("cas", "cass", "somaj", "impozit")
"""What is taken off the gross to give the net."""
IDENTITY: Final = ("brut", "cas", "cass", "impozit")
"""The columns that give a net; unemployment is one of them only while it was due."""
DAY_COLUMNS: Final = (
    "zile_lucrate", "zile_co", "zile_cm", "zile_fara_plata", "zile_somaj_tehnic", "zile_maternitate",
)  # fmt: skip
HOURS: Final = {
    "ore_lucrate": "zile_lucrate",
    "ore_co": "zile_co",
    "ore_cm": "zile_cm",
    "ore_fara_plata": "zile_fara_plata",
    "ore_maternitate": "zile_maternitate",
}
"""Columns of hours, and the days that they become where no column holds those."""
_ABSENCES: Final = DAY_COLUMNS[1:]
ABSENCE_COLUMNS: Final = (*_ABSENCES, *(name for name, days in HOURS.items() if days in _ABSENCES))
CHILD_LEAVE: Final = "zile_icc"
"""Days of the leave for raising an earlier child: the contract is suspended, they are added to those
without pay."""
NORM: Final = "norma"
"""The hours of a working day."""
TEXT_COLUMNS: Final = (
    "marca",
    "nume",
    "prenume",
    "angajator_cui",
    "cod_indemnizatie",
    "cod_perioada",
    "facilitate",
)

_DAYS_OF: Final = attrgetter(*DAY_COLUMNS)
_NO_DAYS: Final = (None,) * len(DAY_COLUMNS)
_NO_COLUMNS: Final[Mapping[str, str]] = {}
Hundredths = int
"""Days times 100: exports may hold half days, and days are then counted exactly."""


def cell_of(row: Source, letter: str | None) -> Source:
    """The address of a column of a row; a `↓` after the letter says that it stands one line lower.

    A letter with its row, as `D12`, is the address whole.
    """
    if letter and letter[-1].isdigit():
        bare = letter.rstrip("0123456789")
        return Source(row.file, row.sheet, int(letter[len(bare) :]), bare)
    if letter is None or not letter.endswith("↓"):
        return Source(row.file, row.sheet, row.row, letter)
    bare = letter.rstrip("↓")
    return Source(row.file, row.sheet, (row.row or 0) + len(letter) - len(bare), bare)


class UnknownColumn(NamedTuple):
    """A column with numbers whose header was not understood.

    `speaks`: its words are of net, leave, indemnity or days; `of_days`: it may hold days, else amounts.
    `amount`: what it has in the row, in bani, were it money, or in hundredths of days; 0 where nobody asks.
    `net`: the same where it names a net and has one for nearly everybody; `extra`: where it names a net
    bonus, another net sum or another contract beside the wage. `like_worked`: its numbers are as many as the
    days worked in a month.
    """

    letter: str
    label: str
    speaks: bool
    of_days: bool
    net: Bani | None = None
    extra: Bani | None = None
    like_worked: bool = False
    amount: Bani = 0


class OtherNet(NamedTuple):
    """What a row shows beside a net that is made from its gross, contributions and tax, or is equal to it.

    `net`: the other one, bani; `shown`: whether the column holds it, else the column is what the gross has in
    it that is no money. `causes`: the columns (their headers) that make up the difference, where some do.
    `sure`: whether arithmetic says it for nearly everybody; else the amounts only lie near.
    """

    letter: str
    label: str
    net: Bani
    causes: tuple[str, ...]
    sure: bool
    shown: bool

    @property
    def named(self) -> tuple[str, ...]:
        """The headers of all the columns that it tells of."""
        return (self.label, *self.causes)


class PayrollRow(NamedTuple):
    """One row as used. Money in bani, days in hundredths of a day, None where the export says nothing.

    `net` is the net after contributions and tax, from the export or (`net_computed`) from the row's
    gross, contributions and tax; `proof` says what shows it, `blanks` which cells are empty that could have.
    `gross_only`: the sheet has the gross and neither contributions nor tax nor net, so that only the law can
    give the net (`income.computed_net`). `norma`: hours a day, in hundredths. `columns` maps a contract
    name to its Excel letter; `unknown`
    are those that were not understood.
    `other_net`: what denies a net that is the gross without contributions and tax.
    `bonus`: a column of bonuses, which is no part of the table, has an amount in the row.
    `advance`: words beside it say that it is paid in advance of the month's pay.
    `summed_since`: the month from which the sheet's amounts are totals for most of its persons.
    """

    cnp: str
    month: Month
    kind: IncomeKind
    source: Source
    marca: str | None = None
    nume: str | None = None
    prenume: str | None = None
    angajator_cui: str | None = None
    cod_indemnizatie: str | None = None
    cod_perioada: str | None = None
    brut: Bani | None = None
    cas: Bani | None = None
    cass: Bani | None = None
    somaj: Bani | None = None
    deducere: Bani | None = None
    sindicat: Bani | None = None
    pensie_facultativa: Bani | None = None
    baza_impozit: Bani | None = None
    impozit: Bani | None = None
    net: Bani | None = None
    neimpozabil: Bani | None = None
    tichete: Bani | None = None
    zile_lucrate: Hundredths | None = None
    zile_co: Hundredths | None = None
    zile_cm: Hundredths | None = None
    zile_fara_plata: Hundredths | None = None
    zile_somaj_tehnic: Hundredths | None = None
    zile_maternitate: Hundredths | None = None
    indemnizatie_maternitate: Bani | None = None
    indemnizatie_cm: Bani | None = None
    data_angajarii: date | None = None
    data_incetarii: date | None = None
    functie_de_baza: bool | None = None
    facilitate: str | None = None
    persoane_intretinere: int | None = None
    bonus: bool = False
    advance: bool = False
    net_computed: bool = False
    gross_only: bool = False
    columns: Mapping[str, str] = _NO_COLUMNS
    proof: Proof | None = None
    blanks: tuple[str, ...] = ()
    unknown: tuple[UnknownColumn, ...] = ()
    norma: Hundredths | None = None
    other_net: OtherNet | None = None
    summed_since: Month | None = None

    def __repr__(self) -> str:
        return masked_repr(self, self._fields)

    def cell(self, column: str) -> Source:
        """The address of one of the row's cells."""
        return cell_of(self.source, self.columns.get(column))

    @property
    def has_days(self) -> bool:
        """Whether the export says anything about days in this row."""
        return _DAYS_OF(self) != _NO_DAYS

    @property
    def on_leave(self) -> bool:
        """Whether it has days of medical or maternity leave."""
        return bool(self.zile_cm or self.zile_maternitate)

    @property
    def indemnity(self) -> Bani:
        """What the row's own columns of indemnities have, together."""
        return (self.indemnizatie_cm or 0) + (self.indemnizatie_maternitate or 0)

    @property
    def left_of_gross(self) -> Bani:
        """The gross without contributions and tax, empty cells taken for zero."""
        held = (self.cas or 0) + (self.cass or 0) + (self.somaj or 0) + (self.impozit or 0)
        return (self.brut or 0) - held

    @property
    def all_days(self) -> Hundredths:
        """All the days that the row tells, together."""
        return sum(filter(None, _DAYS_OF(self)))


class UnusedRows(NamedTuple):
    """Rows of a sheet that were not read as persons, with the reason in Romanian (1-based row numbers)."""

    sheet: str | None
    rows: tuple[int, ...]
    reason: str


class SheetLayout(NamedTuple):
    """What was understood of one sheet; `columns` maps contract names to (letter, header text).

    Every other column is known to be of no use (`ignored`) or was not understood (`unknown`). `proven`:
    whether arithmetic says that the net column is the net, and not its header alone.
    """

    file: str
    sheet: str | None
    header_rows: tuple[int, ...]
    columns: Mapping[str, tuple[str, str]]
    ignored: tuple[tuple[str, str], ...]
    months: tuple[Month, ...]
    month_from: str
    persons: int
    rows: int
    unknown: tuple[tuple[str, str], ...] = ()
    proven: bool = True


class SourceInfo(NamedTuple):
    """A file that was read: its digest, how many rows were used and which were not."""

    file: str
    sha256: str
    rows: int
    unused: tuple[UnusedRows, ...] = ()


@dataclass(slots=True)
class Payroll:
    """Everything read in a run.

    `rows` holds the wanted persons only, in order of month and of reading; `covered` the months that
    any row of this employer carries; `persons` the name printed for each wanted CNP that was seen.
    `employer`: the fiscal code that others' rows were kept out for, empty where every row was read; `owners`:
    whose the rows are, as far as the files say (fiscal codes or names).
    """

    rows: dict[str, list[PayrollRow]]
    covered: frozenset[Month]
    persons: dict[str, str]
    sources: list[SourceInfo]
    layouts: list[SheetLayout]
    findings: list[Finding]
    calendar: Mapping[Month, Hundredths] = field(default_factory=dict)
    """Working days of a month by the firm's own count, where most rows agree on another than the law's."""
    namesakes: Mapping[str, tuple[str, Source]] = field(default_factory=dict)
    """Who bears a name that was sought: by CNP, the name and where it stands."""
    employer: str = ""
    owners: frozenset[str] = frozenset()
    unread: Mapping[Month, tuple[str, str]] = field(default_factory=dict)
    """Months of a payroll that was given and not read: why not, and what to do."""
    declared: frozenset[Month] = frozenset()
    """Covered months that only a declaration 112 has, and no payroll."""
    _found: dict[str, list[Finding]] | None = field(default=None, init=False, repr=False, compare=False)
    _bearers: tuple[list[tuple[str, tuple[str, Source]]], Bearers] | None = field(
        default=None, init=False, repr=False, compare=False
    )

    def __repr__(self) -> str:
        return masked_repr(self, [item.name for item in fields(self) if item.repr])

    def rows_of(self, cnp: str) -> list[PayrollRow]:
        """The person's rows, empty when no file has the person."""
        return self.rows.get(cnp, [])

    def bearers(self, name: str) -> dict[str, tuple[str, Source]]:
        """Who bears a name like this one, by CNP, with the name as printed and where it stands."""
        if not words_of(name):
            return {}
        if self._bearers is None:
            known = dict(self.namesakes)
            for cnp, own in self.persons.items():
                if cnp in self.rows:
                    known.setdefault(cnp, (own, self.rows[cnp][-1].source))
            self._bearers = list(known.items()), Bearers(own for own, _ in known.values())
        everyone, index = self._bearers
        return dict(everyone[at] for at in index.of(name))

    def until(self, last: Month) -> Payroll:
        """The same without what is later than a month, as a certificate issued in it sees it."""
        if all(month <= last for month in self.covered):
            return self
        kept = {cnp: [row for row in own if row.month <= last] for cnp, own in self.rows.items()}
        rows = {cnp: own for cnp, own in kept.items() if own}
        persons = {cnp: name for cnp, name in self.persons.items() if cnp in rows or cnp not in self.rows}
        covered = frozenset(month for month in self.covered if month <= last)
        found = [item for item in self.findings if item.month is None or item.month <= last]
        return replace(self, rows=rows, covered=covered, persons=persons, findings=found)

    def findings_of(self, cnp: str) -> Sequence[Finding]:
        """What was found about a person."""
        if self._found is None:
            self._found = {}
            for item in self.findings:
                if item.cnp is not None:
                    self._found.setdefault(item.cnp, []).append(item)
        return self._found.get(cnp, ())
