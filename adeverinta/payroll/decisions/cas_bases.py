"""Whose CAS a row has: that of its gross as the law may take it, or that of the gross without a part of it.

The law takes the CAS of the whole gross, of the gross without the untaxed part of a minimum wage, by the rate
of a facility, or up to a ceiling. What one of these explains shows no tickets inside the gross, whatever
column happens to hold as much.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from adeverinta.core.money import BANI_PER_LEU
from adeverinta.core.month import Month

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from adeverinta.payroll.cells.amount_columns import Amounts
    from adeverinta.payroll.decisions.identity import Flags, Numbers

TOLERANCE: Final = BANI_PER_LEU
"""Of a contribution, bani: they are rounded to the leu."""
_NO_LIMIT: Final = 1 << 52
_LEAVE: Final = ("zile_cm", "indemnizatie_cm", "zile_maternitate", "indemnizatie_maternitate")


class MonthCas(NamedTuple):
    """The law of one month (bani; rates are shares of the gross, 0 where the law is not known).

    untaxed: the untaxed part of a wage of `least`, while the gross is not above `most`. reduced: the rates of
    facilities, each with the gross they reach. leave_apart: the CAS of medical leave is not of its amount.
    """

    rate: float
    ceiling: int
    untaxed: int
    least: int
    most: int
    reduced: tuple[tuple[float, int], ...]
    leave_apart: bool


_UNKNOWN: Final = MonthCas(
    rate=0.0, ceiling=_NO_LIMIT, untaxed=0, least=0, most=0, reduced=(), leave_apart=False
)


@lru_cache(maxsize=512)
def month_cas(month: Month) -> MonthCas:
    """What a month's CAS is taken of. Legal source: each law file's own."""
    from adeverinta import law

    try:
        rules = law.payroll(month)
        leave_apart = law.medical_leave(month.first_day).pension_base != "indemnizatia"
    except LookupError:
        return _UNKNOWN
    free, rate = law.untaxed_sum(month), float(rules.cas)
    base = (free.base_salary or rules.minimum_wage or 0) if free else 0
    ceiling, average = (law.values_in(name, month)[:1] for name in ("cas_plafon", "salariu_mediu"))
    limited = bool(ceiling and average and ceiling[0].value and average[0].value)
    found = [law.facility(code, month) for code in law.facilities()]
    reduced = {
        (float(own), int(item.exempt_to * BANI_PER_LEU) if item.exempt_to else _NO_LIMIT)
        for item in found
        if item is not None
        for own in (item.cas, item.cas_second_pillar)
        if own is not None and float(own) not in (0.0, rate)
    }
    return MonthCas(
        rate=rate,
        ceiling=int(ceiling[0].value * average[0].value * BANI_PER_LEU) if limited else _NO_LIMIT,
        untaxed=int(free.amount * BANI_PER_LEU) if free else 0,
        least=int(base * BANI_PER_LEU),
        most=int(free.gross_cap * BANI_PER_LEU) if free and free.gross_cap else _NO_LIMIT,
        reduced=tuple(sorted(reduced)),
        leave_apart=leave_apart,
    )


class CasBases(NamedTuple):
    """Rows with what their CAS may be taken of (bani).

    named: what the export itself calls untaxed. known: the rows whose CAS the month's law gives from the
    amounts alone. away: the rows with leave or days without pay. laws: of the months of the sheet; month:
    which of them each row has.
    """

    gross: Numbers
    cas: Numbers
    named: Numbers
    known: Flags
    away: Flags
    month: NDArray[np.intp]
    laws: tuple[MonthCas, ...]

    def at(self, rows: Flags | NDArray[np.intp]) -> CasBases:
        """Of some of the rows."""
        return self._replace(
            gross=self.gross[rows],
            cas=self.cas[rows],
            named=self.named[rows],
            known=self.known[rows],
            away=self.away[rows],
            month=self.month[rows],
        )

    def whole(self) -> Flags:
        """On which rows the CAS is one that the law gives from the gross as it stands."""
        return self._of_all(self.gross) | self._of_wage_in_part(self.gross)

    def without(self, inside: Numbers) -> Flags:
        """On which rows the CAS is that of the gross without what is inside it."""
        return self._of_all(self.gross - inside)

    def shows(self, inside: Numbers, *, closing: bool = False) -> tuple[Flags, Flags]:
        """The rows whose CAS can tell what is inside the gross from money, and those of them that do.

        `closing`: the net says it, too; then a part of a minimum wage may have its part of the untaxed sum.
        """
        whole, without = self.whole(), self.without(inside)
        if closing:
            without |= self._of_wage_in_part(self.gross - inside)
        telling = (inside > TOLERANCE) & self.known & ~(whole & without)
        return telling, telling & without

    def untaxed(self) -> Numbers:
        """The law's untaxed sum of each row's month."""
        return self._law("untaxed")

    def _law(self, name: str) -> NDArray[Any]:
        import numpy as np

        return np.array([getattr(law, name) for law in self.laws])[self.month]

    def _of_all(self, gross: Numbers) -> Flags:
        import numpy as np

        untaxed, least, most = self.untaxed(), self._law("least"), self._law("most")
        due = (untaxed > 0) & (gross >= least - TOLERANCE) & (gross <= most + TOLERANCE)
        free = due & self._near(gross - untaxed)
        capped = self._near(np.minimum(gross, self._law("ceiling")))
        return capped | self._near(gross - self.named) | free | self._by_facility(gross)

    def _of_wage_in_part(self, gross: Numbers) -> Flags:
        """A part of a minimum wage has that part of the untaxed sum; leave and more may be paid beside it."""
        import numpy as np

        rate, untaxed, least = self._law("rate"), self.untaxed(), self._law("least")
        rate = np.where(rate > 0, rate, 1.0)
        short, slack = gross - self.cas / rate, TOLERANCE / rate
        flags: Flags = (short > 0) & (short <= untaxed + slack)
        flags &= (gross < least) | (self.away & (gross <= self._law("most") + TOLERANCE))
        flags &= gross * untaxed >= least * (short - slack)
        return flags

    def _by_facility(self, gross: Numbers) -> Flags:
        import numpy as np

        flags = np.zeros(len(gross), dtype=np.bool_)
        for number, law in enumerate(self.laws):
            for rate, reach in law.reduced:
                near = self._near(np.minimum(gross, reach), rate, np.maximum(gross - reach, 0))
                flags |= near & (self.month == number)
        return flags

    def _near(self, base: Numbers, rate: float | None = None, above: Numbers | int = 0) -> Flags:
        """Whether the CAS is that of a base; `above` it the month's own rate."""
        import numpy as np

        own = self._law("rate")
        due = base * (own if rate is None else rate) + above * own
        flags: Flags = np.abs(self.cas - due) <= TOLERANCE
        return flags


def cas_bases(named: Mapping[str, Amounts], months: Sequence[Month]) -> CasBases:
    """Of all rows of a sheet that has gross and CAS."""
    import numpy as np

    gross = named["brut"].values
    places = {month: at for at, month in enumerate(dict.fromkeys(months))}
    laws = tuple(map(month_cas, places))
    month = np.array([places[month] for month in months], dtype=np.intp)
    ill = np.zeros(len(gross), dtype=np.bool_)
    for name in _LEAVE:
        if name in named:
            ill |= named[name].values > 0
    lawful = np.array([law.rate > 0 for law in laws], dtype=np.bool_)[month]
    apart = np.array([law.leave_apart for law in laws], dtype=np.bool_)[month]
    return CasBases(
        gross=gross,
        cas=named["cas"].values,
        named=named["neimpozabil"].values if "neimpozabil" in named else np.zeros_like(gross),
        known=lawful & ~(ill & apart),
        away=ill | (named["zile_fara_plata"].values > 0) if "zile_fara_plata" in named else ill,
        month=month,
        laws=laws,
    )
