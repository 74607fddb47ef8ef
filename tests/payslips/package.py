"""The package's own engine behind the questions of `engines.py`: records in, the package's answers out."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np

from adeverinta import income, law, net
from adeverinta.core.month import Month
from adeverinta.core.source import Source
from adeverinta.income import FormWindow
from adeverinta.income import estimate as estimation
from adeverinta.income.premature_birth import months_shortened
from adeverinta.payroll.rows import IncomeKind, PayrollRow
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
    "incentive": ("stimulent_insertie", "suma", 1),
    "incentive_early": ("stimulent_insertie", "suma_inainte_de_6_luni", 1),
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
            "luna_nasterii_2009": "luna_anterioara" if rules.birth_month_previous else "luna_nasterii",
            "nastere_prematura_luni": "implinite" if rules.premature_whole_months else "calendaristice",
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


OPEN: dict[str, str] = {}  # case id: what the package is known not to do as the case wants it


class Package:
    name = "package"
    open = OPEN

    def net(self, pay: Pay, rules: Rules) -> dict[str, Any]:
        got = net.compute(cases_of(pay), switches_of(rules))
        status = net.MonthStatus(int(got.status[0]))
        if status is not net.MonthStatus.OK:
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
            value = value.get(key)
            value = None if isinstance(value, str) else value
        if name.startswith("untaxed"):
            return value or Fraction(0)
        return None if value is None else value * factor

    def months(self, request: Request, rows: list[PersonMonth], rules: Rules) -> dict[str, Any]:
        got = self._income(request, rows, rules)
        counted = [item for item in got.months if item.counted]
        return {
            "regime": got.regime,
            "counted": [str(item.month) for item in counted],
            "divisor": len(counted) if got.mean is not None else self._divisor(request, rules),
            "total": Fraction(got.total or 0, 100),
            "mean": got.mean,
            "base": got.mean if got.estimate is None else got.estimate.base,
        }

    def estimate(self, base: Fraction, request: Request, rules: Rules) -> dict[str, Any]:
        switches, asked = switches_of(rules), request_of(request)
        option = asked.optiune if law.regime(asked.reference_date).choice_of_years else None
        made, _ = estimation.estimate(asked, base, request.birth, switches, decided=(), option=option)
        return {
            "first_day": made.first_day.isoformat(),
            "payment_month": str(made.payment_month),
            "base": base,
            "rate": None if made.rate is None else made.rate * 100,
            "floor": made.floor,
            "cap": made.cap,
            "amount": made.amount,
            "increase": made.increase,
            "cass": made.health or None,
            "net": made.net,
            "overlap": made.overlap,
            "overlap_until": made.overlap_until and made.overlap_until.isoformat(),
        }

    @staticmethod
    def _divisor(request: Request, rules: Rules) -> int:
        """Where there is no mean the package does not say its divisor; this is what it would have been."""
        switches, asked = switches_of(rules), request_of(request)
        regime = law.regime(asked.reference_date, switches=switches)
        ten = request.ten_months and regime.choice == "consecutive"
        return (10 if ten else regime.needed_months) - months_shortened(asked, switches)

    def _income(self, request: Request, rows: list[PersonMonth], rules: Rules) -> income.IncomeResult:
        asked = request_of(request)
        form = request.form
        if form == "auto":
            assert asked.reference_date is not None
            form = "icc-hg52" if asked.reference_date >= date(2016, 7, 1) else "icc-2009"
        window = WINDOWS[form]
        return income.compute(
            asked,
            [row_of(row, number) for number, row in enumerate(rows)],
            {Month.parse(row.month) for row in rows},
            form=form,
            window=window,
            switches=switches_of(rules),
        )


def request_of(request: Request) -> CertificateRequest:
    return CertificateRequest(
        CNP,
        request.birth,
        data_prezumata_a_nasterii=request.presumed,
        eveniment=request.event,
        data_evenimentului=request.event_date,
        maternitate_pana_la=request.maternity_to,
        concediu_de_la=request.leave_from,
        venit_luna_nasterii=request.birth_income_bani,
        numar_copii=request.children,
        copil_cu_handicap=request.disabled,
        indemnizatie_anterioara=None if request.previous is None else request.previous * 100,
        recalculare="zece_luni" if request.ten_months else SWITCH[request.recalculated],
        formular="" if request.form == "auto" else request.form,
        optiune=request.option_years,
        copil_anterior_nascut=request.previous_born,
        icc_de_la=request.icc_from,
        icc_pana_la=request.icc_to,
        fara_concediu_maternitate=request.no_maternity,
    )


def row_of(row: PersonMonth, number: int) -> PayrollRow:
    days = {name: None if (n := getattr(row, own)) is None else n * 100 for own, name in DAYS.items()}
    if row.other is not None:  # days of an assimilated period that has no column of its own
        days["zile_fara_plata"] = (days["zile_fara_plata"] or 0) + row.other * 100
    return PayrollRow(
        CNP,
        Month.parse(row.month),
        IncomeKind(row.kind),
        Source("stat.xlsx", "Stat", number + 2),
        marca=row.job,
        cod_perioada=row.code,
        net=row.net_bani,
        **days,
    )
