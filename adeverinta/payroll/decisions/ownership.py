"""Whose payroll the files say they are, over a whole run: ours, another firm's, or nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import Finding, Severity, finding
from adeverinta.core.late_pattern import late
from adeverinta.core.source import Source
from adeverinta.core.text import clean, count, first_few, fold, mask_cnps, unaccented
from adeverinta.payroll.cells.employer_names import alike, company
from adeverinta.payroll.cells.row_scan import TitleBlock
from adeverinta.payroll.decisions import codes
from adeverinta.payroll.decisions.firm_names import of_other_names
from adeverinta.payroll.rows import PayrollRow
from adeverinta.sources.sheet import Sheet

_FIRM: Final = late(
    r"^(?:(?:s c|sc|societatea|firma|angajator|unitatea|denumire\w*|societate)\s+)*"
    r"(?P<name>(?!stat\b|luna\b|nr\b)[a-z0-9][a-z0-9 ]{1,60}?) "
    r"(?:s r l|srl|s a|sa|s r l d|srld|s n c|snc)(?= |$)"
)
_ACCOUNTANT: Final = late(
    r"^\W*(?:(?:(?:(?:expert|servicii|birou|cabinet) )?contabil\w*|intocmit\w*|elaborat\w*|prestator\w*"
    r"|editat\w*|generat\w*|procesat\w*|calculat\w*|prelucrat\w*|furnizor\w*)\b"
    r"|(?:program\w*|soft\w*|aplicati\w*|expert)(?:\s+(?!de\b)\w+){0,2}\s*(?:[:–-]|\bde\b))"
)
"""A title that says who made the payroll, not whose it is."""
_SHOWN: Final = 60
_NAMED: Final = 3
"""Files that are named in a sentence."""


def firm_in(titles: Iterable[str]) -> str:
    """The name of the company that a title begins with, folded, without its legal form; empty for none.

    >>> firm_in(["STAT DE PLATĂ", "SC BETA CONSTRUCT SRL, luna mai"]), firm_in(["Grila de salarizare 2024"])
    ('beta construct', '')
    >>> firm_in(["Contabilitate: CONTA SRL", "Program salarii: Soft Net SRL"]), firm_in(["Soft Net SRL"])
    ('', 'soft net')
    """
    for title in titles:
        found = None if _ACCOUNTANT.match(unaccented(title)) else _FIRM.match(fold(title))
        if found:
            return company(found["name"])
    return ""


@dataclass(frozen=True, slots=True)
class Ownership:
    """Files by what names their employer: a fiscal code or the name of one of the run's employers (`ours`),
    the code of another (`foreign`), nothing (`silent`); `strange` are titles with another company's name,
    by sheet in `strange_sheets`, `declared` the declarations 112 of one of the run's employers,
    `declared_foreign` those of another.
    """

    ours: set[str] = field(default_factory=set)
    foreign: dict[str, tuple[Source, str]] = field(default_factory=dict)
    silent: dict[str, Source] = field(default_factory=dict)
    strange: dict[str, tuple[Source, str]] = field(default_factory=dict)
    strange_sheets: dict[tuple[str, str | None], str] = field(default_factory=dict)
    declared: set[str] = field(default_factory=set)
    declared_foreign: dict[str, tuple[Source, str]] = field(default_factory=dict)

    def add_declaration(self, source: Source, code: str, own: str, names: Mapping[str, str]) -> None:
        """A declaration 112 always names its employer."""
        if code == own or code in names.values():
            self.declared.add(source.file)
        else:
            self.declared_foreign.setdefault(source.file, (source, code))

    def add(
        self, sheet: Sheet, blocks: Sequence[TitleBlock], employers: Sequence[frozenset[str]], own: str,
        names: Mapping[str, str], sole: str = "",
    ) -> None:  # fmt: skip
        """What the rows of a sheet and its titles say; `names`: the run's employers, name to fiscal code;
        `sole`: the only name in a column of employers, which no profile has."""
        if not employers:
            return
        owners = frozenset().union(*employers)
        known = {own, *names.values()}
        if owners & known:
            self.ours.add(sheet.file)
            return
        if all(employers):
            code = min(owners)
            foreign = self.foreign if code.isdigit() else self.strange  # a name alone is no proof
            foreign.setdefault(sheet.file, (sheet.source(), code))
            return
        self.silent.setdefault(sheet.file, sheet.source())
        if sole and not any(alike(company(sole), name) for name in names):
            self._add_strange(sheet, sole)
            return
        firm = firm_in(title for block in blocks for title in block.titles)
        if firm and not any(alike(firm, name) for name in names):
            title = next(t for block in blocks for t in block.titles if firm_in([t]) == firm)
            self._add_strange(sheet, title)

    def _add_strange(self, sheet: Sheet, title: str) -> None:
        told = mask_cnps(clean(title))[:_SHOWN]
        self.strange.setdefault(sheet.file, (sheet.source(), told))
        self.strange_sheets[sheet.file, sheet.name] = told

    def of_other_firms(self, rows: Sequence[PayrollRow], names: Collection[str]) -> list[Finding]:
        """What is said to persons of rows in a sheet that names another company, where others name ours, or
        in a file that is called by one."""
        found: dict[tuple[str, str, str | None], Finding] = {}
        for row in rows if self.ours and self.strange_sheets else ():
            where = (row.source.file, row.source.sheet)
            if title := self.strange_sheets.get(where):
                said = finding(
                    codes.ALTA_FIRMA_IN_TITLU, cnp=row.cnp, month=row.month, source=row.source, titlu=title
                )
                found.setdefault((row.cnp, *where), said)
        told = self.ours | ({file for file, _ in self.strange_sheets} if found else set())
        return [*found.values(), *of_other_names(rows, names, told)]

    def findings(self, own: str, names: Mapping[str, str]) -> list[Finding]:
        """`InputStop` where every file that names an employer names another; else what was not told."""
        if not own:
            return []
        if self.foreign and not self.ours and not self.declared:
            raise _of_another(self.foreign, own)
        if self.strange and names:
            source, title = next(iter(self.strange.values()))
            return [self._unverified(source, f"„{title}” este altă societate", Severity.WARNING)]
        silent = {file: source for file, source in self.silent.items() if file not in self.ours}
        if not silent:
            return []
        source = next(iter(silent.values()))
        if self.ours:
            files = count(len(silent), "fișier nu numește", "fișiere nu numesc")
            named = first_few([f"„{file}”" for file in silent], _NAMED)
            what = f"{files} niciun angajator, iar altele da: {named}"
            return [self._unverified(source, what, Severity.WARNING)]
        what = "niciun stat de plată" if self.declared else "niciun fișier"
        only = ", numai declarația 112" if self.declared else ""
        return [self._unverified(None, f"{what} nu numește angajatorul{only}", Severity.INFO)]

    def require_one(self, own: str) -> None:
        """`InputStop` where all that a run has are declarations of another firm, beside which a payroll that
        names nobody would do."""
        if self.declared_foreign:
            raise _of_another(self.declared_foreign, own)

    def _unverified(self, source: Source | None, what: str, severity: Severity) -> Finding:
        return finding(codes.ANGAJATOR_NEVERIFICAT, source=source, severity=severity, ce=what)


def _of_another(named: Mapping[str, tuple[Source, str]], own: str) -> InputStop:
    source, code = next(iter(named.values()))
    files = count(len(named), "fișier numește", "fișiere numesc")
    return InputStop(
        finding(codes.ALT_ANGAJATOR_PESTE_TOT, source=source, cui=code, propriu=own, fisiere=files)
    )
