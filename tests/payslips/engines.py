"""The engines that every case is put to.

An engine answers four questions about the plain records of `tests.oracle.records`; keys it cannot answer may
be left out of what it returns only if the case does not expect them. Money is Fraction or int, in lei.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from fractions import Fraction
from typing import Any, Protocol

from tests.oracle.estimate import estimate, first_day
from tests.oracle.months import choose
from tests.oracle.net import net_of
from tests.oracle.records import Pay, PersonMonth, Request, Rules
from tests.oracle.tables import value


class Engine(Protocol):
    name: str
    open: Mapping[str, str]  # case id: why it is known to fail; a case that no longer fails must leave

    def net(self, pay: Pay, rules: Rules) -> dict[str, Any]:
        """cas, cass, somaj, deduction, base, tax, net."""

    def months(self, request: Request, rows: list[PersonMonth], rules: Rules) -> dict[str, Any]:
        """regime, counted (months in the order of the form), divisor, total, mean, base (None: no mean)."""

    def estimate(self, base: Fraction, request: Request, rules: Rules) -> dict[str, Any]:
        """first_day, payment_month, rate, floor, cap, amount, increase, cass, net, overlap, overlap_until."""

    def value(self, name: str, at: str) -> Fraction | None:
        """A dated value by the name used in `tests.oracle.tables`, in a month or on a day."""


class Oracle:
    name = "oracle"
    open: Mapping[str, str] = {}

    def net(self, pay: Pay, rules: Rules) -> dict[str, Any]:
        return asdict(net_of(pay, rules))

    def months(self, request: Request, rows: list[PersonMonth], rules: Rules) -> dict[str, Any]:
        got = choose(request, rows, rules)
        return {
            "regime": got.regime,
            "counted": list(got.counted),
            "divisor": got.divisor,
            "total": Fraction(got.total_bani, 100),
            "mean": got.mean,
            "base": got.base,
        }

    def estimate(self, base: Fraction, request: Request, rules: Rules) -> dict[str, Any]:
        got = estimate(base, request, rules)
        until = got.overlap_until and got.overlap_until.isoformat()
        days = {"first_day": first_day(request, rules).isoformat(), "overlap_until": until}
        return asdict(got) | days

    def value(self, name: str, at: str) -> Fraction | None:
        return value(name, at)


def engines() -> list[Engine]:
    """The literal second engine and the package's own, which every case file is put to."""
    from tests.payslips.package import Package

    return [Oracle(), Package()]
