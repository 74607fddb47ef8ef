"""The package's own engine behind the questions of `engines.py`: records in, the package's answers out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np

from adeverinta import income, law
from adeverinta.core.month import Month
from adeverinta.core.source import Source
from adeverinta.income import FormWindow, net
from adeverinta.income import estimate as estimation
from adeverinta.payroll.rows import Kind, PayrollRow
from adeverinta.requests.records import CertificateRequest
from tests.oracle.records import NotComputableError, Pay, PersonMonth, Request, Rules

SWITCH = {True: "da", False: "nu"}
CNP = "2900101400013"
WINDOWS = {
    "icc-2009": FormWindow(12),
    "icc-2-3-ani": FormWindow(12, first_offset=1, oldest_first=True),
    "icc-hg52": FormWindow(24),
}
DAYS = {
    "work": "zile_lucrate", "co": "zile_co", "cm": "zile_cm", "unpaid": "zile_fara_plata",
    "tech": "zile_somaj_tehnic",
}  # fmt: skip
DATED = {  # name in the oracle's tables: parameter, key inside its value, factor
    "cas_rate": ("cas", None, 100),
    "cass_rate": ("cass", None, 100),
    "unemployment_rate": ("somaj", None, 100),
    "tax_rate": ("impozit", None, 100),
    "minimum_wage": ("salariu_minim", None, 1),
    "minimum_wage_construction": ("salariu_minim_constructii", None, 1),
    "minimum_wage_agrifood": ("salariu_minim_agro", None, 1),
    "average_wage": ("salariu_mediu", None, 1),
    "untaxed_sum": ("suma_netaxata", "suma", 1),
    "untaxed_gross_cap": ("suma_netaxata", "plafon_brut", 1),
    "untaxed_base_salary": ("suma_netaxata", "salariu_de_baza", 1),
    "isr": ("isr", None, 1),
    "incentive": ("stimulent_insertie", None, 1),
    "incentive_early": ("stimulent_insertie", None, 1),
}


def switches_of(rules: Rules) -> dict[str, str]:
    return income.all_switches(
        {
            "impozit_la_50_bani": "sus" if rules.half_tax == "up" else "jos",
            "tichete_in_net": SWITCH[rules.tickets_in_net],
            "sindicat_scade_netul": SWITCH[rules.union_lowers_net],
            "pensie_facultativa_scade_netul": SWITCH[rules.union_lowers_net],
            "minim_2024": str(rules.floor_2024),
            "ziua_42": f"nastere+{rules.day42}",
        }
    )


def bani(amount: Any) -> int:
    scaled = Fraction(str(amount)) * 100
    assert scaled.denominator == 1
    return scaled.numerator


def one(value: int) -> np.ndarray:
    return np.array([value], dtype=np.int64)


def cases_of(pay: Pay) -> net.Cases:
    month = Month.parse(pay.month)
    leaves = None
    if pay.sick:
        flags = [net.leave_flags(month, item.code, item.start) for item in pay.sick]
        days = [net.UNKNOWN if item.days is None else item.days * 100 for item in pay.sick]
        leaves = net.Leaves(
            case=np.zeros(len(pay.sick), dtype=np.int64),
            amount=np.array([bani(item.amount) for item in pay.sick], dtype=np.int64),
            taxed=np.array([taxed for taxed, _ in flags], dtype=np.int64),
            health=np.array([health for _, health in flags], dtype=np.int64),
            days=np.array(days, dtype=np.int64),
            employer=np.array([bani(item.employer) for item in pay.sick], dtype=np.int64),
        )
    return net.Cases(
        month=one(month.ordinal),
        gross=one(bani(pay.gross)),
        dependants=one(pay.dependants),
        main=one(int(pay.main_job)),
        facility=one(1 + law.facilities().index(pay.facility) if pay.facility else 0),
        untaxed=one(bani(pay.untaxed)),
        tickets=one(bani(pay.tickets)),
        union=one(bani(pay.union)),
        pension=one(bani(pay.pension)),
        young=one(int(pay.under_26)),
        school=one(pay.school_children),
        second_pillar=one(int(pay.second_pillar_kept)),
        leaves=leaves,
    )


class Package:
    name = "package"

    def net(self, pay: Pay, rules: Rules) -> dict[str, Any]:
        got = net.compute(cases_of(pay), switches_of(rules))
        status = net.Status(int(got.status[0]))
        if status is not net.Status.OK:
            raise NotComputableError(status.name)
        names = ("cas", "cass", "somaj", "deduction", "base", "tax", "net")
        return {name: Fraction(int(getattr(got, name)[0]), 100) for name in names}

    def value(self, name: str, at: str) -> Fraction | None:
        parameter, key, factor = DATED[name]
        try:
            if len(at) == 7 and name == "untaxed_base_salary":
                rule = law.untaxed_sum(Month.parse(at))
                wage = law.payroll(Month.parse(at)).minimum_wage
                return Fraction(0) if rule is None else rule.base_salary or wage
            if len(at) == 7:
                found = law.values_in(parameter, Month.parse(at))[:1]
                value = found[0].value if found else None
            else:
                value = law.value(parameter, date.fromisoformat(at)).value
        except law.UnknownPeriod:
            value = None
        if value is not None and key:
            value = value[key]
        if name.startswith("untaxed"):
            return value or Fraction(0)
        return None if value is None else value * factor
