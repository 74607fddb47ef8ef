"""Payroll law as records: deduction, untaxed sum, facilities, medical leave, assimilated periods."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import cache, lru_cache
from typing import Final, NamedTuple

from adeverinta.core.month import Month
from adeverinta.law.loader import UnknownPeriod, load, parameters
from adeverinta.law.types import DatedValue
from adeverinta.law.wages import find

_FACILITY: Final = "facilitate_"
_ASSIMILATED: Final = "perioada_asimilata_"


class DeductionRule(NamedTuple):
    """The basic personal deduction of a month, main job only.

    kind: `liniara` (base x [1 - (gross - threshold) / interval] above the threshold) or `trepte` (the base
    less `decrease` for each begun `step` above it). in_minimum_wages: base and decrease are shares of the
    minimum wage, threshold and limit are lei above it; otherwise all are lei. base: by dependants 0-4+.
    zero_above: gross above which there is none. rounding: a name in core.money.ROUNDING.
    income_rounding: the same for the income it is chosen by, None: the income as it is.
    """

    kind: str
    in_minimum_wages: bool
    base: tuple[Fraction, ...]
    threshold: Fraction
    interval: Fraction | None
    step: Fraction | None
    decrease: Fraction | None
    zero_above: Fraction
    rounding: str
    income_rounding: str | None
    used: DatedValue


class SupplementaryDeduction(NamedTuple):
    """Young employees (share of the minimum wage) and children at school (lei each)."""

    young_share: Fraction
    young_age: int
    young_limit_above_minimum: Fraction
    child_lei: Fraction
    child_age: int
    used: DatedValue


class UntaxedSum(NamedTuple):
    """The untaxed part of the minimum wage, lei. base_salary None: the minimum wage. gross_cap None: none.

    in_deduction_income: whether it stays in the income by which the deduction is chosen.
    """

    amount: Fraction
    base_salary: Fraction | None
    gross_cap: Fraction | None
    in_deduction_income: bool
    used: DatedValue


class Facility(NamedTuple):
    """Rates that replace the month's own (None: the month's). exempt_to: lei of gross they reach, None: all.

    minimum_gross, maximum_gross: lei between which the whole facility applies. main_job_only: at the main
    job only.
    """

    tax: Fraction | None
    cas: Fraction | None
    cas_second_pillar: Fraction | None
    cass: Fraction | None
    exempt_to: Fraction | None
    minimum_gross: Fraction | None
    maximum_gross: Fraction | None
    main_job_only: bool
    used: DatedValue


class AssimilatedPeriod(NamedTuple):
    """One of OUG 111/2010 art. 2 (5): its code, letter, who attests it, whether income comes with it."""

    code: str
    letter: str
    title: str
    attested_by: tuple[str, ...]
    with_income: bool
    used: DatedValue


@cache
def deduction_rule(month: Month) -> DeductionRule:
    """The rule of a month; `UnknownPeriod` before July 2005."""
    found = load("deducere_personala").in_month(month)
    value = found.value
    return DeductionRule(
        kind=value["fel"],
        in_minimum_wages=value["unitate"] != "lei",
        base=tuple(value["baza"].values()),
        threshold=value["prag"],
        interval=value.get("interval"),
        step=value.get("treapta"),
        decrease=value.get("scadere"),
        zero_above=value["zero_peste"],
        rounding=value["rotunjire"],
        income_rounding=value.get("rotunjire_venit"),
        used=found,
    )


@cache
def supplementary_deduction(month: Month) -> SupplementaryDeduction | None:
    """The rule of a month, None before it existed (2023)."""
    found = find("deducere_suplimentara", month)
    if found is None:
        return None
    value = found.value
    return SupplementaryDeduction(
        young_share=value["tineri_cota_din_minim"],
        young_age=value["tineri_varsta_pana_la"],
        young_limit_above_minimum=value["tineri_plafon_peste_minim"],
        child_lei=value["copil_scolar_lei"],
        child_age=value["copil_scolar_varsta_pana_la"],
        used=found,
    )


@cache
def untaxed_sum(month: Month) -> UntaxedSum | None:
    """The untaxed sum of a month, None where there is none."""
    found = find("suma_netaxata", month)
    if found is None:
        return None
    base = found.value["salariu_de_baza"]
    return UntaxedSum(
        amount=found.value["suma"],
        base_salary=None if base == "salariu_minim" else base,
        gross_cap=found.value["plafon_brut"],
        in_deduction_income=found.value["in_venitul_deducerii"],
        used=found,
    )


@cache
def facilities() -> tuple[str, ...]:
    """The codes of the `facilitate` column."""
    return tuple(name.removeprefix(_FACILITY) for name in parameters() if name.startswith(_FACILITY))


@cache
def facility(code: str, month: Month) -> Facility | None:
    """A facility in a month, None where it is not in force; KeyError for an unknown code."""
    found = find(_FACILITY + code, month)
    if found is None:
        return None
    value = found.value
    return Facility(
        tax=value["impozit"],
        cas=value["cas"],
        cas_second_pillar=value["cas_cu_pilon_2"],
        cass=value["cass"],
        exempt_to=value["scutire_pana_la"],
        minimum_gross=value["brut_minim"],
        maximum_gross=value["brut_maxim"],
        main_job_only=bool(value.get("numai_functia_de_baza")),
        used=found,
    )


@cache
def assimilated_periods(on: date) -> tuple[AssimilatedPeriod, ...]:
    """Those in force on a day, by code: 01-23, then the letters without one."""
    found = []
    for name in parameters():
        if not name.startswith(_ASSIMILATED):
            continue
        try:
            item = load(name).on(on)
        except UnknownPeriod:
            continue
        value = item.value
        found.append(
            AssimilatedPeriod(
                code=value["cod"][0],
                letter=value["litera"],
                title=item.title,
                attested_by=value["atesta"],
                with_income=value["cu_venit"],
                used=item,
            )
        )
    return tuple(found)


@lru_cache(maxsize=1)
def assimilated_codes() -> frozenset[str]:
    """Every code (01-23) and letter that names an assimilated period, whenever it was in force."""
    known: set[str] = set()
    for name in parameters():
        if name.startswith(_ASSIMILATED):
            for item in load(name).values:
                known.update(str(code) for code in item.value["cod"] if code)
                known.add(str(item.value["litera"]))
    return frozenset(known)


class MedicalLeaveRule(NamedTuple):
    """Taxation of medical-leave indemnities on a day; codes as in the nomenclature of the D112.

    health: `niciunul`, `toate_fara` or `numai`, of `health_codes`: to which codes CASS applies;
    other_health, other_health_codes: the same as others read the law, None where it is settled.
    pension_base: the rule of the CAS base, with `pension_share` of it.
    """

    untaxed_codes: tuple[str, ...]
    health: str
    health_codes: tuple[str, ...]
    pension_base: str
    pension_share: Fraction
    used: tuple[DatedValue, ...]
    other_health: str | None = None
    other_health_codes: tuple[str, ...] = ()

    def taxed(self, code: str) -> bool:
        """Whether the indemnity of a code bears income tax."""
        return code not in self.untaxed_codes

    def health_due(self, code: str) -> bool:
        """Whether CASS is due on the indemnity of a code."""
        return _applies(code, self.health, self.health_codes)

    def settled(self, code: str) -> bool:
        """Whether all readings of the law say the same of CASS on the indemnity of a code."""
        if self.other_health is None:
            return True
        return self.health_due(code) == _applies(code, self.other_health, self.other_health_codes)


def _applies(code: str, kind: str, codes: tuple[str, ...]) -> bool:
    return kind != "niciunul" and (code in codes) == (kind == "numai")


@cache
def maternity_code(on: date) -> str:
    """The code of the maternity indemnity in the nomenclature of the D112; `UnknownPeriod` before 2007."""
    return str(load("cm_cod_maternitate").on(on).value["cod"][0])


@cache
def medical_leave(on: date) -> MedicalLeaveRule:
    """The rule on a day (within April 2024 it changed); `UnknownPeriod` before 2007."""
    untaxed, health, pension = (load(name).on(on) for name in ("cm_neimpozabil", "cm_cass", "cm_cas"))
    other = health.value.get("alta_citire")
    return MedicalLeaveRule(
        untaxed_codes=untaxed.value["coduri"],
        health=health.value["fel"],
        health_codes=health.value["coduri"],
        pension_base=pension.value["fel"],
        pension_share=pension.value["cota"],
        used=(untaxed, health, pension),
        other_health=other["fel"] if other else None,
        other_health_codes=other["coduri"] if other else (),
    )
