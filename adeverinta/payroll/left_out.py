"""Rows that were left out in many files for one cause: said once, with the months and the first place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from adeverinta.core.finding import Finding, finding
from adeverinta.core.month import Month, listed
from adeverinta.core.source import Source
from adeverinta.core.text import count, more
from adeverinta.payroll import codes
from adeverinta.payroll.cells.plain_cells import marca_key

_NO_PERSONS: Final = "statul de plată al ei este dat, dar nu are nicio coloană recunoscută cu CNP sau marcă"
_EXPORT_PERSONS: Final = "Reexportați statul lunii cu coloana CNP și reluați."
_INCOMPLETE: Final = "statul de plată al ei este dat ({}), dar îi lipsește {}"
_EXPORT_WHOLE: Final = "Reexportați statul lunii întreg, într-o singură foaie, și reluați."


@dataclass(slots=True)
class _Cause:
    """Where it was met first, in how many files, how many rows of which months it concerns."""

    source: Source
    name: str
    rows: int = 0
    column: str = ""
    """The header of a column that holds CNPs and does not say so."""
    months: set[Month] = field(default_factory=set)
    files: set[str] = field(default_factory=set)

    def add(self, source: Source, rows: int, months: Iterable[Month | None]) -> None:
        self.rows += rows
        self.files.add(source.file)
        self.months.update(month for month in months if month is not None)

    @property
    def where(self) -> str:
        """The months and the other files, as they follow the first place in a sentence."""
        told = f"; {listed(self.months)}" if self.months else ""
        others = more(len(self.files) - 1, "alt fișier", "fișiere")
        return f"{told}; și în {others}" if others else told


@dataclass(slots=True)
class LeftOut:
    """Gathered over all files of a run."""

    foreign: dict[str, _Cause] = field(default_factory=dict)
    """By the fiscal code of the other employer."""
    shared: dict[str, _Cause] = field(default_factory=dict)
    """By the key of a marcă that several persons have had."""
    lost: _Cause | None = None
    unnamed: _Cause | None = None
    """Payrolls without a column of persons."""
    marci: set[str] = field(default_factory=set)
    """The keys of all mărci without any CNP; `lost` is of the first."""

    incomplete: dict[Month, tuple[Source, str]] = field(default_factory=dict)
    """The first payroll of a month that has gross and contributions but not all that gives a net, and what it
    lacks."""

    @property
    def unread_months(self) -> dict[Month, tuple[str, str]]:
        """The months of payrolls that were given and not read: why not, and what to do."""
        unnamed = self.unnamed.months if self.unnamed else ()
        lacking = {
            month: (_INCOMPLETE.format(source, missing), _EXPORT_WHOLE)
            for month, (source, missing) in self.incomplete.items()
        }
        return {**lacking, **dict.fromkeys(unnamed, (_NO_PERSONS, _EXPORT_PERSONS))}

    def add_foreign(self, cui: str, source: Source, rows: int, months: Iterable[Month | None]) -> None:
        """Rows of another employer in a sheet or a declaration."""
        self.foreign.setdefault(cui, _Cause(source, cui)).add(source, rows, months)

    def add_unnamed(self, source: Source, month: Month | None, column: str) -> None:
        """A payroll that has neither CNP nor marcă; `column` holds CNPs under this header, empty for none."""
        if self.unnamed is None:
            self.unnamed = _Cause(source, "", column=column)
        self.unnamed.add(source, 0, [month])

    def add_marca(
        self, marca: str, source: Source, months: Iterable[Month | None], *, shared: bool, column: str = ""
    ) -> None:
        """A row that has nothing but a marcă that is nobody's, or several persons'; `column` as above."""
        key = marca_key(marca) or marca
        if shared:
            self.shared.setdefault(key, _Cause(source, marca)).add(source, 1, months)
            return
        if self.lost is None:
            self.lost = _Cause(source, marca, column=column)
        self.marci.add(key)
        self.lost.add(source, 1, months)

    def findings(self, employer: str) -> Iterator[Finding]:
        """One of each cause."""
        for cui, cause in self.foreign.items():
            yield finding(
                codes.ALT_ANGAJATOR, source=cause.source, months=sorted(cause.months),
                cui=cui, propriu=employer, unde=cause.where,
            )  # fmt: skip
        for cause in self.shared.values():
            yield finding(
                codes.MARCA_REFOLOSITA, source=cause.source, months=sorted(cause.months),
                marca=cause.name, unde=cause.where, randuri=count(cause.rows, "rând", "rânduri"),
            )  # fmt: skip
        if self.lost is not None:
            others = more(len(self.marci) - 1, "altă marcă", "mărci")
            yield finding(
                codes.MARCA_FARA_CNP, source=self.lost.source, months=sorted(self.lost.months),
                marca=self.lost.name, altele=f" și {others}" if others else "",
                unde=self.lost.where, cum=_why_lost(self.lost.column),
                randuri=count(self.lost.rows, "rând", "rânduri"),
            )  # fmt: skip
        if self.unnamed is not None:
            where = self.unnamed.where.removeprefix("; ")
            yield finding(
                codes.STAT_FARA_CNP, source=self.unnamed.source, months=sorted(self.unnamed.months),
                unde=f" ({where})" if where else "", coloana=unread_column(self.unnamed.column),
            )  # fmt: skip


def _why_lost(column: str) -> str:
    """Why a marcă has no CNP."""
    if column:
        return f"CNP-ul pare să stea în coloana „{column}”, al cărei antet nu spune CNP"
    return "nu se găsește CNP-ul în fișierele date"


def unread_column(column: str) -> str:
    """The column that seems to hold the CNPs, as it follows in a sentence; empty for none."""
    return f" (CNP-urile par să stea în coloana „{column}”, al cărei antet nu spune CNP)" if column else ""
