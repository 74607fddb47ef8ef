"""The counted months chosen by hand in the request (`luni_alese`), with the reason given for it."""

from __future__ import annotations

from collections.abc import Mapping

from adeverinta.core.finding import Finding
from adeverinta.core.month import Month, listed
from adeverinta.income import codes
from adeverinta.income.choice import MonthChoice
from adeverinta.income.request_case import Case


def by_hand(
    case: Case, choices: Mapping[Month, MonthChoice]
) -> tuple[dict[Month, MonthChoice], list[Finding]]:
    """The choice as the request makes it, and what is wrong with it; the law's choice stands in the reasons.

    Only months of the form that have income or an assimilated period may be chosen, and no more of them than
    the law divides by.
    """
    request = case.request
    if not request.luni_alese:
        return dict(choices), []
    where = request.cell("luni_alese")
    asked = set(request.luni_alese)
    wrong = [month for month in request.luni_alese if not _can_count(case, month)]
    found: list[Finding] = []
    if wrong:
        found.append(case.find(codes.LUNI_ALESE_GRESITE, source=where, luni=listed(wrong)))
    if len(asked) > case.needed:
        found.append(
            case.find(codes.LUNI_ALESE_PREA_MULTE, source=where, cate=len(asked), cerute=case.needed)
        )
    said = listed(asked)
    found.append(case.find(codes.LUNI_ALESE_DE_MANA, source=where, luni=said, motiv=request.motiv_luni))
    made = {}
    for month, own in choices.items():
        chosen = month in asked and month not in wrong
        word = "aleasă" if chosen else "nealeasă"
        reason = f"{word} de mână în cerere ({request.motiv_luni}); după lege: {own.reason}"
        made[month] = own._replace(counted=chosen, reason=reason, days_unknown=own.days_unknown and chosen)
    return made, found


def _can_count(case: Case, month: Month) -> bool:
    facts = case.facts.get(month)
    return facts is not None and facts.can_count
