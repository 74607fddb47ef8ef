"""Readings of a payroll program seen from the figures alone: roundings, the base of part-time work."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from adeverinta import law
from adeverinta.core.money import BANI_PER_LEU, Bani
from adeverinta.core.month import Month
from adeverinta.net.case_columns import MISSING, UNKNOWN, Nets
from adeverinta.net.column_check import Differs
from adeverinta.net.contract_months import ContractMonth

TEN_LEI: Final = 10 * BANI_PER_LEU
ROUNDED_DEDUCTION: Final = "deducerea este rotunjită la 10 lei"
_PLACES: Final = ((Differs.CAS, 0), (Differs.CASS, 1), (Differs.BASE, 4), (Differs.TAX, 5))
_CONTRIBUTIONS: Final = Differs.CAS | Differs.CASS
_MOVED: Final = "un leu rotunjit la cealaltă contribuție; împreună sunt cele ale legii"
_ROUNDED: Final = Differs.CAS | Differs.CASS | Differs.BASE | Differs.TAX | Differs.DEDUCTION


class Misfit(NamedTuple):
    """A group that does not fit: the bits and what the law gives for it (bani).

    deductions: what 0 to 4 persons in care give, by the whole income, then by that without tickets.
    """

    group: ContractMonth
    bits: Differs
    cas: Bani
    cass: Bani
    base: Bani
    deductions: tuple[Bani, ...] = ()

    @classmethod
    def of(
        cls, group: ContractMonth, bits: int, expected: Nets, at: int, deductions: Sequence[Bani] = ()
    ) -> Misfit:
        """From the columns of a check."""
        contributions = int(expected.cas[at]), int(expected.cass[at])
        return cls(group, Differs(bits), *contributions, int(expected.base[at]), tuple(deductions))

    @property
    def gap(self) -> Bani:
        """How much the export's tax base is above the one that its own figures give."""
        base = self.group.given[4]
        return 0 if base == MISSING else base - self.base

    @property
    def ill(self) -> bool:
        """Whether a row has days of medical leave beside the salary, or no day of work or holiday at all."""
        return any(
            row.zile_cm
            or row.zile_maternitate
            or (row.zile_lucrate == 0 and not row.zile_co and not row.zile_somaj_tehnic)
            for row in self.group.rows
        )


def reading(item: Misfit) -> str:
    """The reading in Romanian where it explains every difference, empty where it does not."""
    if item.bits & ~_ROUNDED & ~(Differs.NET | Differs.SECOND_JOB):
        return ""
    said = [text for bit in _ROUNDED if item.bits & bit and (text := _rounded(item, bit))]
    wrong = sum(bool(item.bits & bit) for bit in _ROUNDED)
    return "; ".join(dict.fromkeys(said)) if said and len(said) == wrong else ""


def _rounded(item: Misfit, bit: Differs) -> str:
    if bit is Differs.DEDUCTION:
        return _deduction(item)
    place = dict(_PLACES)[bit]
    exact = _exact(item, bit)
    if exact is None:
        return ""
    if abs(item.group.given[place] - exact) < BANI_PER_LEU * item.group.parts:
        return "rotunjirea la leu în sus sau în jos"
    return _MOVED if bit in _CONTRIBUTIONS and _is_moved(item) else ""


def _is_moved(item: Misfit) -> bool:
    """Whether a leu of one contribution stands at the other, so that both together are the law's."""
    given = item.group.given[:2]
    gaps = [own - lawful for own, lawful in zip(given, (item.cas, item.cass), strict=True)]
    return MISSING not in given and sum(gaps) == 0 and abs(gaps[0]) <= BANI_PER_LEU * item.group.parts


def _exact(item: Misfit, bit: Differs) -> Fraction | None:
    """The figure before it is rounded, bani; None where the group is not simple enough to say."""
    group, rates = item.group, law.payroll(item.group.month)
    if bit is Differs.BASE:
        return Fraction(item.base)
    if bit is Differs.TAX:
        base = group.given[4]
        return Fraction(item.base if base == MISSING else base) * rates.tax
    if group.leaves or group.facility or _value("cas_plafon", group.month):
        return None
    wage = Fraction(group.gross - group.untaxed)
    if bit is Differs.CAS:
        return wage * rates.cas
    return wage * rates.cass + group.tickets * (_value("tichete_cass", group.month) or 0)


def _value(parameter: str, month: Month) -> Fraction | None:
    """The parameter's value when the month begins, None where it has none."""
    found = law.values_in(parameter, month)
    return found[0].value if found else None


def at_minimum_wage(item: Misfit) -> bool:
    """Whether the contributions are those of the minimum wage although the gross is lower (part time)."""
    group, rates = item.group, law.payroll(item.group.month)
    if item.bits & ~(Differs.CAS | Differs.CASS | Differs.NET | Differs.SECOND_JOB) or not rates.minimum_wage:
        return False
    if group.leaves or group.gross >= rates.minimum_wage * BANI_PER_LEU:
        return False
    base = rates.minimum_wage * BANI_PER_LEU
    due = ((group.given[0], rates.cas), (group.given[1], rates.cass))
    return all(given != MISSING and abs(given - base * rate) <= BANI_PER_LEU for given, rate in due)


def _deduction(item: Misfit) -> str:
    """A deduction rounded up to ten lei, as it was before 2023."""
    given = item.group.given[3]
    said = item.group.dependants
    allowed = item.deductions if said == UNKNOWN else item.deductions[min(said, 4) :: 5]
    if given != MISSING and given % TEN_LEI == 0 and any(0 < given - one < TEN_LEI for one in allowed):
        return ROUNDED_DEDUCTION
    return ""
