"""Net of a month, 2007-01 to 2026-12, from the gross."""

from __future__ import annotations

from fractions import Fraction

from tests.oracle import sick
from tests.oracle.deduction import basic_deduction, supplementary_deduction
from tests.oracle.numbers_ro import contribution, decimal, frac, half_down, half_up
from tests.oracle.records import Net, NotComputableError, Pay, Rules
from tests.oracle.tables import known

FIRST, LAST = "2007-01", "2026-12"


def _sector(pay: Pay, gross: Fraction) -> tuple[Fraction, Fraction] | None:
    """(CAS, CASS) rates of the tax-free sector regimes; None where no such regime holds."""
    month, kind = pay.month, pay.facility
    if kind in ("it", "constructii", "agro") and "2023-11" <= month <= "2024-12":  # Law 296/2023
        if not pay.main_job:
            return None
        if gross > 10000:
            raise NotComputableError("above 10,000 lei: the split of contributions is not in the texts seen")
        reduced = Fraction("21.25") if month < "2024-01" else Fraction("20.25")
        return (Fraction(25) if pay.second_pillar_kept else reduced), Fraction(10)
    building = kind == "constructii" and "2019-01" <= month <= "2023-10"  # OUG 114/2018
    farming = kind == "agro" and "2022-06" <= month <= "2023-10"  # Law 135/2022
    if not building and not farming:
        return None
    lowest = 4000 if building and month >= "2023-01" else 3000
    if gross < lowest:
        return None
    if gross > (10000 if month >= "2023-01" else 30000):
        raise NotComputableError("above the ceiling of the facility: the split is not in the texts seen")
    return Fraction("21.25"), Fraction(0)


def _tax_free(pay: Pay) -> bool:
    """Fiscal Code art. 60: exemptions that leave the contributions as they are."""
    if pay.facility == "handicap":
        return True
    if pay.facility == "it":
        return pay.month <= "2023-10"
    if pay.facility == "cercetare":
        return pay.month >= "2016-08"
    if pay.facility == "sezonier":
        return "2017-01" <= pay.month <= "2022-12"
    return False


def net_of(pay: Pay, rules: Rules | None = None) -> Net:
    """Contributions each to the leu, base to the leu, tax to the leu; the net keeps the bani of the gross.

    Union dues and voluntary pension lower the base at the main job only (Fiscal Code art. 78 (2)).
    Tickets: in the tax base and in VBL from 07.2010, under CASS from 01.2024, outside the net by default.
    Untaxed sum: outside contributions and tax; outside VBL in 2022 only (OUG 67/2022), inside from 2023.
    Untaxed indemnities: outside VBL, and the contributions charged on them do not lower the base of the rest.
    """
    rules = rules or Rules()
    month = pay.month
    if not FIRST <= month <= LAST:
        raise NotComputableError(f"no rule known for {month}")
    gross, free, tickets = frac(pay.gross), frac(pay.untaxed), frac(pay.tickets)
    indemnities = sum((frac(s.amount) for s in pay.sick), Fraction(0))
    untaxed_leave = sum((frac(s.amount) for s in pay.sick if sick.untaxed(s.code, month)), Fraction(0))
    wage = gross - free - indemnities
    if wage < 0:
        raise NotComputableError("untaxed sum and indemnities are above the gross")

    cas_rate, cass_rate = known("cas_rate", month), known("cass_rate", month)
    sector = _sector(pay, gross)
    if sector is not None:
        if pay.sick:
            raise NotComputableError("medical leave inside a sector facility: no text seen")
        cas_rate, cass_rate = sector

    cas_base = wage + sum((sick.cas_base(s, month) for s in pay.sick), Fraction(0))
    if "2011-01" <= month <= "2017-01":  # ceiling ended by OUG 3/2017, from February 2017
        cas_base = min(cas_base, 5 * known("average_wage", month))
    cas = contribution(cas_rate, cas_base)

    cass_base = wage + sum((frac(s.amount) for s in pay.sick if sick.cass_due(s, month)), Fraction(0))
    if month >= "2024-01":
        cass_base += tickets
    cass = contribution(cass_rate, cass_base)

    borne = sum((frac(s.employer) for s in pay.sick), Fraction(0))
    somaj = contribution(known("unemployment_rate", month), wage + borne)

    tax_free = sector is not None or _tax_free(pay)
    deduction = base = tax = 0
    if not tax_free:
        taxed_tickets = tickets if month >= "2010-07" else Fraction(0)
        vbl = gross - untaxed_leave + taxed_tickets - (free if month < "2023-01" else 0)
        off = Fraction(0)
        if pay.main_job:
            deduction = basic_deduction(month, vbl, pay.dependants)
            deduction += supplementary_deduction(month, vbl, pay.under_26, pay.school_children)
            off = deduction + frac(pay.union) + frac(pay.pension)
        own_cas = own_cass = 0  # charged on untaxed indemnities
        for item in pay.sick:
            if sick.untaxed(item.code, month):
                own_cas += contribution(cas_rate, sick.cas_base(item, month))
                if sick.cass_due(item, month):
                    own_cass += contribution(cass_rate, frac(item.amount))
        taxable = wage + indemnities - untaxed_leave + taxed_tickets
        taxable -= (cas - own_cas) + (cass - own_cass) + somaj
        base = half_up(max(Fraction(0), taxable - off))
        exact = known("tax_rate", month) * base / 100
        tax = half_up(exact) if rules.half_tax == "up" else half_down(exact)

    net = gross - cas - cass - somaj - tax
    if rules.union_lowers_net:
        net -= frac(pay.union) + frac(pay.pension)
    if rules.tickets_in_net:
        net += tickets
    return Net(cas, cass, somaj, deduction, base, tax, decimal(net))
