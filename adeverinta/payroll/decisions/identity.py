"""Which column is the net: gross less contributions less tax, within one leu, on nineteen rows of twenty."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import Finding, finding
from adeverinta.core.money import Bani, romanian
from adeverinta.core.month import Month
from adeverinta.core.source import Source
from adeverinta.payroll import codes as payroll_codes
from adeverinta.payroll.decisions import codes
from adeverinta.payroll.rows import CONTRIBUTIONS, IDENTITY, IncomeKind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from adeverinta.payroll.cells.amount_columns import Amounts
    from adeverinta.payroll.layout.column_map import NetColumn

    Numbers = NDArray[np.int64]
    Flags = NDArray[np.bool_]

TOLERANCE: Final[Bani] = 100
ENOUGH_PERCENT: Final = 95
"""Of the rows that have everything, so many give their net."""
_FEWEST: Final = 3
"""Persons by whom a column is the net, where it is not on too many rows of one more."""


@lru_cache(maxsize=512)
def no_somaj(month: Month) -> bool:
    """Whether the law of the month has no unemployment contribution of the employee."""
    from adeverinta import law

    try:
        return law.payroll(month).somaj == 0
    except LookupError:
        return False


class Residuals(NamedTuple):
    """Gross less contributions less tax of each row; `complete` where the row has them all."""

    computed: Numbers
    complete: Flags
    before_tax: Numbers

    def against(self, net: Amounts) -> tuple[Flags, Flags]:
        """The rows that have them all and the net, and those of them that give it."""
        import numpy as np

        told = self.complete & net.present
        return told, told & (np.abs(self.computed - net.values) <= TOLERANCE)


def residuals(amounts: Mapping[str, Amounts], months: Sequence[Month | None]) -> Residuals | None:
    """The net that each row's own gross, contributions and tax give; None where a column is missing."""
    import numpy as np

    if not amounts.keys() >= {*IDENTITY}:
        return None
    if months and months.count(months[0]) == len(months):  # one month a sheet, as most exports have it
        complete = np.full(len(months), months[0] is not None and no_somaj(months[0]))
    else:
        free = {month: month is not None and no_somaj(month) for month in set(months)}
        complete = np.array([free[month] for month in months], dtype=np.bool_)
    if "somaj" in amounts:
        complete |= amounts["somaj"].present
    for name in IDENTITY:
        complete &= amounts[name].present
    before = amounts["brut"].values.copy()
    for name in ("cas", "cass", "somaj"):
        if name in amounts:
            before -= amounts[name].values
    return Residuals(before - amounts["impozit"].values, complete, before)


@dataclass(slots=True)
class Candidate:
    """What was seen of one possible net column, over all sheets of a layout."""

    label: str
    bare: bool
    header: Source
    complete: int = 0
    holds: int = 0
    taxed: int = 0
    taxed_holds: int = 0
    before_tax: int = 0
    first_bad: tuple[Source, Bani, Bani] | None = None
    astray: set[str] = field(default_factory=set)
    """Whose rows do not give it, by CNP."""
    explained: frozenset[str] | None = None
    """The columns that are the difference on every row that does not close; None before the first."""

    def explain(self, common: Callable[[], Collection[str] | None]) -> None:
        """Add one sheet's columns that explain all of its rows; asked for only where it may matter."""
        if self.bare or self.explained == frozenset():
            return
        found = common()
        if found is not None:
            self.explained = frozenset(found) if self.explained is None else self.explained & frozenset(found)

    @property
    def closes(self) -> bool:
        """Whether it is the net: enough rows close, and not only those that nothing is withheld from."""
        if not self.complete or self.holds * 100 < self.complete * ENOUGH_PERCENT:
            return False
        enough = ENOUGH_PERCENT if self.bare else 50
        return self.taxed_holds * 100 >= self.taxed * enough


@dataclass(frozen=True, slots=True)
class NetDecision:
    """The ordinal of the net column among the candidates, None when the net is computed."""

    chosen: int | None
    findings: list[Finding] = field(default_factory=list)
    proven: bool = True
    astray: frozenset[str] = frozenset()
    """The few persons of whom it is not the net, while it is on every row of all others."""


@dataclass(slots=True)
class LayoutStats:
    """The candidates of one layout, pooled over the run."""

    candidates: list[Candidate]
    header: Source
    persons: set[str] = field(default_factory=set)
    weaker_brut: Source | None = None
    computable: bool = False

    @classmethod
    def start(cls, nets: Sequence[NetColumn], header: Source, cells: Sequence[Source]) -> LayoutStats:
        """Nothing counted yet."""
        pairs = zip(nets, cells, strict=True)
        return cls([Candidate(net.label, net.bare, cell) for net, cell in pairs], header)

    def count(
        self, ordinal: int, net: Amounts, rest: Residuals | None, cell: Callable[[int], Source],
        cnps: Sequence[str] = (),
    ) -> None:  # fmt: skip
        """Add one sheet's rows, of those persons, to one candidate. `cell` gives the address of a row's."""
        import numpy as np

        if rest is None:
            return
        seen = self.candidates[ordinal]
        complete, good = rest.against(net)
        taxed = complete & (np.abs(rest.before_tax - rest.computed) > TOLERANCE)
        seen.complete += int(complete.sum())
        seen.holds += int(good.sum())
        seen.taxed += int(taxed.sum())
        seen.taxed_holds += int((good & taxed).sum())
        seen.before_tax += int((complete & (np.abs(rest.before_tax - net.values) <= TOLERANCE)).sum())
        bad = np.flatnonzero(complete & ~good)
        self.persons.update(cnps)
        seen.astray.update(cnps[at] for at in bad.tolist() if at < len(cnps))
        if seen.first_bad is None and len(bad):
            at = int(bad[0])
            seen.first_bad = (cell(at), int(net.values[at]), int(rest.computed[at]))

    def decide(self) -> NetDecision:
        """The contract's rule; `InputStop` where the columns leave the net open or contradict it."""
        closing = [i for i, seen in enumerate(self.candidates) if seen.closes]
        if len(closing) > 1:
            raise self._two(closing)
        if closing:
            return NetDecision(closing[0])
        strong = [i for i, seen in enumerate(self.candidates) if not seen.bare]
        if len(strong) == 1 and self._is_net_of_others(self.candidates[strong[0]]):
            return NetDecision(strong[0], astray=frozenset(self.candidates[strong[0]].astray))
        if any(self.candidates[i].complete for i in strong):
            raise self._contradicted(next(i for i in strong if self.candidates[i].complete))
        if len(strong) > 1:
            raise self._two(strong)
        if strong:
            return NetDecision(
                strong[0], proven=False
            )  # by its header alone: each certificate with such a month says so
        return self._without_strong()

    def _is_net_of_others(self, seen: Candidate) -> bool:
        """Whether all rows that do not close are one person's, or those of one in twenty."""
        few = max(1, len(self.persons) * (100 - ENOUGH_PERCENT) // 100)
        others = len(self.persons) - len(seen.astray)
        return 0 < len(seen.astray) <= few and others >= _FEWEST and seen.taxed_holds * 2 >= seen.taxed

    def _without_strong(self) -> NetDecision:
        """Only a bare "Venit net", or no net column at all."""
        found = []
        for seen in self.candidates:
            if not seen.complete:
                raise InputStop(finding(codes.VENIT_NET_NEDECIS, source=seen.header, coloana=seen.label))
            code = codes.VENIT_NET_INAINTE_DE_IMPOZIT
            if seen.before_tax * 100 < seen.complete * ENOUGH_PERCENT:
                code = codes.VENIT_NET_IGNORAT
            found.append(finding(code, source=seen.header, coloana=seen.label))
        if self.weaker_brut is not None:
            raise InputStop(
                finding(
                    payroll_codes.COLOANA_DUBLA,
                    source=self.header,
                    coloana="brut",
                    alta=str(self.weaker_brut),
                )
            )
        return NetDecision(None, found)

    def _two(self, ordinals: Sequence[int]) -> InputStop:
        one, other = self.candidates[ordinals[0]], self.candidates[ordinals[1]]
        return InputStop(
            finding(
                codes.DOUA_COLOANE_NET,
                source=one.header,
                coloana1=one.label,
                coloana2=other.label,
                alta=str(other.header),
            )
        )

    def _contradicted(self, ordinal: int) -> InputStop:
        seen = self.candidates[ordinal]
        assert seen.first_bad is not None
        cell, given, computed = seen.first_bad
        return InputStop(
            finding(
                codes.NET_CONTRADICTORIU,
                source=cell,
                coloana=seen.label,
                bune=seen.holds,
                toate=seen.complete,
                dat=romanian(given),
                calculat=romanian(computed),
                cauza_scrisa=gap_text(min(seen.explained or {""})),
            )
        )


def gap_text(column: str) -> str:
    """What is said of the column that is the difference; nothing of none."""
    return f"; diferența este exact coloana „{column}”" if column else ""


def blanks_of(row: Mapping[str, Bani | None], month: Month) -> tuple[str, ...]:
    """Cells of the identity that the row leaves empty; unemployment only while it was due."""
    return tuple([name for name in _needed(month) if row.get(name) is None])


@lru_cache
def _needed(month: Month) -> tuple[str, ...]:
    return ("brut", *(name for name in CONTRIBUTIONS if name != "somaj" or not no_somaj(month)))


def closes(row: Mapping[str, Bani | None], net: Bani) -> bool:
    """Whether the net is what the row's own gross leaves, empty contributions tried as zero.

    An indemnity beside the salary may stand outside the gross.
    """
    brut = row.get("brut")
    if brut is None:
        return False
    over = net - brut + sum([row.get(name) or 0 for name in CONTRIBUTIONS])
    if abs(over) <= TOLERANCE:
        return True
    beside = sum([row.get(name) or 0 for name in ("indemnizatie_maternitate", "indemnizatie_cm")])
    return beside != 0 and abs(over - beside) <= TOLERANCE


def computed_net(
    row: Mapping[str, Bani | None], month: Month, kind: IncomeKind, *, has_columns: bool
) -> Bani | None:
    """The net of a row from its own gross, contributions and tax; None where it cannot be known.

    A wage needs every contribution and the tax written, were it 0: a blank one would certify a gross as a
    net. An indemnity may lack those that are not due on it.
    """
    brut = row.get("brut")
    if brut is None or not has_columns:
        return None
    if "somaj" not in row and not no_somaj(month):
        return None
    cas, cass, tax = row.get("cas"), row.get("cass"), row.get("impozit")
    if (cas is None or cass is None or tax is None) and (
        kind is IncomeKind.SALARIU or kind is IncomeKind.ALT
    ):
        return None
    return brut - (cas or 0) - (cass or 0) - (row.get("somaj") or 0) - (tax or 0)
