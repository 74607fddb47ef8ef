"""What the computation gives for one request: months in the order of the form, sums, the estimate."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final, NamedTuple

from adeverinta.core.finding import Finding
from adeverinta.core.money import Bani
from adeverinta.core.month import Month
from adeverinta.core.source import Source
from adeverinta.income import codes
from adeverinta.law.types import DatedValue
from adeverinta.payroll.rows import Hundredths, PayrollRow


class MonthState(StrEnum):
    """Why a month has or has not an amount."""

    DATA = "date"
    NO_ROW = "fara_rand"
    MISSING = "lipsa"
    OUTSIDE = "in_afara_contractului"


WITHOUT_ROW: Final[Mapping[MonthState, str]] = {
    MonthState.NO_ROW: "statul lunii există, dar nu are rând pentru persoană",
    MonthState.MISSING: "niciun fișier citit nu are această lună",
    MonthState.OUTSIDE: "în afara contractului",
}
"""Why a month has no row of the person."""


class Component(NamedTuple):
    """The sum of one kind of income inside a month."""

    kind: str
    amount: Bani


class Evidence(NamedTuple):
    """`dovada` of the contract. bani: a `Proof`, None where there is no amount. zile: `inchise` where the
    days are the working days of the month or of the part under contract, `neinchise`, `lipsa` where the
    export has none, None where there is no row.
    """

    bani: str | None = None
    zile: str | None = None


class MonthIncome(NamedTuple):
    """One row of the form. `net` None: no data. `kind_text` is the printed kind, joined with `; `.

    `reason` says in Romanian why the month counts or does not; `qualifies` whether it meets the conditions by
    itself, taken or not; `evidence` what is proven about its amount and days. Days are hundredths, None where
    unknown. `rows`: the payroll rows that the amount was made of, none where the request gave it.
    """

    number: int
    month: Month
    state: MonthState
    net: Bani | None
    kind_text: str | None
    counted: bool
    reason: str
    qualifies: bool = False
    components: tuple[Component, ...] = ()
    zile_lucrate: Hundredths | None = None
    zile_co: Hundredths | None = None
    zile_cm: Hundredths | None = None
    zile_fara_plata: Hundredths | None = None
    zile_somaj_tehnic: Hundredths | None = None
    zile_maternitate: Hundredths | None = None
    sources: tuple[Source, ...] = ()
    evidence: Evidence = Evidence()
    rows: tuple[PayrollRow, ...] = ()

    def doubled(self) -> MonthIncome:
        """The same where two rows stand for what may be one: neither amount nor days are known."""
        return MonthIncome(
            number=self.number,
            month=self.month,
            state=self.state,
            net=None,
            kind_text=self.kind_text,
            counted=False,
            reason="două rânduri ale aceleiași luni se contrazic ori sunt unul copiat: suma nu se știe",
            sources=self.sources,
            rows=self.rows,
        )


class Estimate(NamedTuple):
    """The indemnity for the month of the first day of the right, in whole lei.

    amount: gross, for one child. increase: for the other children of the same birth and for the earlier
    child whose right still runs; overlap: the part of it for the latter, due up to `overlap_until`.
    health, net: CASS withheld from all together, and what is left. option: the years of leave it supposes
    (births of 2011 to June 2016), else None.
    """

    first_day: date
    payment_month: Month
    base: Fraction
    rate: Fraction | None
    floor: int
    cap: int | None
    amount: int
    increase: int | None
    health: int
    net: int
    switches: tuple[str, ...]
    overlap: int | None = None
    overlap_until: date | None = None
    option: int | None = None


class IncomeResult(NamedTuple):
    """Everything computed for one request. `mean` is exact (lei); None when months are too few.

    options: the estimates for one and two years of leave, where the amount hung on that choice. divisor: the
    months that the law divides by, where there is a mean. total: None where the months are in doubt.
    """

    regime: str
    form: str
    months: tuple[MonthIncome, ...]
    total: Bani | None
    mean: Fraction | None
    estimate: Estimate | None
    findings: tuple[Finding, ...]
    used: tuple[DatedValue, ...] = ()
    hired: date | None = None
    left: date | None = None
    switches: Mapping[str, str] = {}
    options: tuple[Estimate, ...] = ()
    divisor: int | None = None

    def refused(self, doubled: Collection[Month]) -> IncomeResult:
        """The same where in `doubled` months two rows stand for what may be one.

        They have no amount and no days, and no sum is told: one without them would be of other months.
        """
        months = tuple(item.doubled() if item.month in doubled else item for item in self.months)
        follows = codes.ZILE_PESTE_LUNA.name
        findings = tuple(f for f in self.findings if f.code != follows or f.month not in doubled)
        return self._replace(
            months=months, findings=findings, total=None, mean=None, estimate=None, options=(), divisor=None
        )

    @property
    def blocked(self) -> bool:
        """Whether a finding refuses the certificate."""
        return any(item.blocking for item in self.findings)
