"""Which rules decided by how many months the sum is divided."""

from __future__ import annotations

from fractions import Fraction

from adeverinta import law
from adeverinta.income.request_case import Case
from adeverinta.law.frozen_mapping import FrozenMapping
from adeverinta.law.types import DatedValue

_BASE = "baza_de_calcul"


def divisor_rules(case: Case) -> tuple[DatedValue, ...]:
    """The rules of the regime; another rule that changed the divisor stands in the place of the usual one."""
    used = list(case.regime.used)
    if case.ten_months:
        used = [value for value in used if value.parameter != _BASE]
        used.append(law.value("recalculare_zece_luni", case.reference))
    if case.shortened:
        used = [value for value in used if value.parameter != _BASE]
        used.append(premature_rule(case))
    return tuple(used)


def premature_rule(case: Case) -> DatedValue:
    """The rule of a birth before term with what it came to here: months taken off, months divided by."""
    rule = law.value("nastere_inainte_de_termen", case.reference)
    made = {"luni_scazute": Fraction(case.shortened), "impartitor_folosit": Fraction(case.needed)}
    return rule._replace(value=FrozenMapping({**rule.value, **made}))
