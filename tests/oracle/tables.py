"""Values that hold from a month (or a day) on, typed from the acts named at each line. Open-ended upwards."""

from __future__ import annotations

from fractions import Fraction

F = Fraction

TABLES: dict[str, list[tuple[str, Fraction]]] = {
    # individual contributions and tax, percent
    "cas_rate": [
        ("2007-01", F("9.5")),  # Law 19/2000
        ("2009-02", F("10.5")),  # Law 19/2009 art. 18; Law 12/2010
        ("2018-01", F(25)),  # Fiscal Code art. 138 (OUG 79/2017)
    ],
    "cass_rate": [
        ("2007-01", F("6.5")),  # Law 95/2006
        ("2008-07", F("5.5")),  # Law 95/2006 as amended; the month is second-hand
        ("2018-01", F(10)),  # Fiscal Code art. 156 (OUG 79/2017)
    ],
    "unemployment_rate": [
        ("2007-01", F(1)),  # Law 76/2002
        ("2008-01", F("0.5")),  # Law 387/2007
        ("2018-01", F(0)),  # OUG 79/2017
    ],
    "tax_rate": [
        ("2007-01", F(16)),  # Law 571/2003
        ("2018-01", F(10)),  # Fiscal Code art. 64, 78 (OUG 79/2017)
    ],
    # national minimum gross wage, lei
    "minimum_wage": [
        ("2007-01", F(390)),  # second-hand
        ("2008-01", F(500)),  # HG 1507/2007
        ("2008-10", F(540)),  # HG 1051/2008
        ("2009-01", F(600)),  # HG 1051/2008
        ("2011-01", F(670)),  # HG 1193/2010
        ("2012-01", F(700)),  # HG 1225/2011
        ("2013-02", F(750)),  # HG 23/2013
        ("2013-07", F(800)),  # HG 23/2013
        ("2014-01", F(850)),  # HG 871/2013
        ("2014-07", F(900)),  # HG 871/2013
        ("2015-01", F(975)),  # HG 1091/2014
        ("2015-07", F(1050)),  # HG 1091/2014
        ("2016-05", F(1250)),  # HG 1017/2015
        ("2017-02", F(1450)),  # HG 1/2017
        ("2018-01", F(1900)),  # HG 846/2017
        ("2019-01", F(2080)),  # HG 937/2018
        ("2020-01", F(2230)),  # HG 935/2019
        ("2021-01-13", F(2300)),  # HG 4/2021; the lower of the two holds in January
        ("2022-01", F(2550)),  # HG 1071/2021
        ("2023-01", F(3000)),  # HG 1447/2022
        ("2023-10", F(3300)),  # HG 900/2023
        ("2024-07", F(3700)),  # HG 598/2024
        ("2025-01", F(4050)),  # HG 1506/2024
        ("2026-07", F(4325)),  # HG 146/2026
    ],
    "minimum_wage_construction": [
        ("2019-01", F(3000)),  # OUG 114/2018
        ("2023-01", F(4000)),  # HG 1447/2022
        ("2023-11", F(4582)),  # OUG 93/2023
    ],
    "minimum_wage_agrifood": [
        ("2022-06", F(3000)),  # Law 135/2022
        ("2023-11", F(3436)),  # OUG 93/2023
        ("2024-07", F(3700)),  # the national minimum (HG 598/2024) went above it
        ("2025-01", F(4050)),  # OUG 156/2024
        ("2026-07", F(4325)),  # the national minimum again
    ],
    # average gross wage of the social insurance budget (base of the CAS ceiling and of CAS on medical leave)
    "average_wage": [
        ("2011-01", F(2022)),  # Law 287/2010 (from memory, no text seen)
        ("2012-01", F(2117)),  # Law 294/2011 (from memory)
        ("2013-01", F(2223)),  # Law 6/2013 (from memory)
        ("2014-01", F(2298)),  # Law 340/2013 (from memory)
        ("2015-01", F(2415)),  # Law 187/2014 (from memory)
        ("2016-01", F(2681)),
        ("2017-01", F(3131)),
        ("2018-01", F(4162)),
    ],
    # untaxed sum for minimum-wage earners: the sum and the ceiling of the gross (0: none)
    "untaxed_sum": [
        ("2007-01", F(0)),
        ("2022-06", F(200)),  # OUG 67/2022 art. 1
        ("2024-07", F(300)),  # OUG 59/2024
        ("2026-07", F(200)),  # OUG 89/2025 art. III
    ],
    "untaxed_gross_cap": [
        ("2007-01", F(0)),
        ("2023-01", F(4000)),  # OUG 168/2022 art. XXXVII; OUG 115/2023 art. LXXIII; OUG 59/2024
        ("2025-01", F(4300)),  # OUG 156/2024 art. LXVI
        ("2026-07", F(4600)),  # OUG 89/2025 art. III
    ],
    "untaxed_base_salary": [
        ("2007-01", F(0)),
        ("2022-06", F(2750)),  # OUG 67/2022: raised from 2550, or hired at 2750
        ("2023-01", F(3000)),
        ("2023-10", F(3300)),
        ("2024-07", F(3700)),
        ("2025-01", F(4050)),
        ("2026-07", F(4325)),
    ],
    # social reference indicator, Law 76/2002 art. 33^1
    "isr": [
        ("2009-01", F(500)),  # OUG 126/2008; the start is second-hand
        ("2022-03", F("525.5")),  # Law 225/2021
        ("2023-03", F(598)),
        ("2024-03", F(660)),  # frozen in 2025 and 2026
    ],
    # insertion incentive, OUG 148/2005 and OUG 111/2010 art. 7
    "incentive": [
        ("2006-01", F(300)),
        ("2007-01", F(100)),
        ("2011-01", F(500)),
        ("2016-07", F(531)),  # Law 66/2016: half of the floor
        ("2017-02", F(616)),
        ("2017-04", F(650)),  # OUG 6/2017
    ],
    "incentive_early": [
        ("2021-05-17", F(1500)),  # OUG 26/2021
    ],
}


def value(name: str, month: str) -> Fraction | None:
    """The value in force in a month ("2026-03") or on a day ("2026-03-14"); None before the first one."""
    found = None
    for start, amount in TABLES[name]:
        if start <= month:
            found = amount
    return found


def known(name: str, month: str) -> Fraction:
    found = value(name, month)
    if found is None:
        raise LookupError(f"{name} has no value in {month}")
    return found
