"""Personal deduction at the main job, in its four periods."""

from __future__ import annotations

from fractions import Fraction

from tests.oracle.numbers_ro import half_up, up, up_to_ten
from tests.oracle.tables import known

D_2005 = (250, 350, 450, 550, 650)  # Law 571/2003 art. 56; OMFP 1016/2005
D_2016 = (300, 400, 500, 600, 800)  # Law 227/2015 art. 77; OMFP 52/2016
D_2018 = (510, 670, 830, 990, 1310)  # OUG 79/2017
P_2023 = ("20", "25", "30", "35", "45")  # OG 16/2022, percent of the minimum wage

# Right ends of the bands 2018-2022; the deduction falls by 15 lei a band.
BANDS_2018 = (
    1950, 2000, 2050, 2100, 2150, 2200, 2250, 2300, 2350, 2400, 2450, 2500, 2550, 2600, 2650, 2700, 2750,
    2800, 2850, 2900, 2950, 3000, 3050, 3100, 3150, 3200, 3250, 3300, 3350, 3400, 3450, 3500, 3550, 3600,
)  # fmt: skip


def basic_deduction(month: str, gross: Fraction, dependants: int) -> int:
    """`gross` is the gross monthly income of the deduction (VBL); four dependants stand for "four and more".

    Choice: bani above a band end move the income into the next band (2018 on); 2016-2017 round it to the leu
    first, as OMFP 52/2016 says. Choice: the percentage of 2023 on is rounded half-up to the leu.
    """
    d = min(dependants, 4)
    if gross <= 0:
        return 0
    if month < "2016-01":
        if gross <= 1000:
            return D_2005[d]
        if gross > 3000:
            return 0
        return up_to_ten(D_2005[d] * (1 - (gross - 1000) / 2000))
    if month < "2018-01":
        gross = Fraction(half_up(gross))
        if gross <= 1500:
            return D_2016[d]
        if gross > 3000:
            return 0
        return up_to_ten(D_2016[d] * (1 - (gross - 1500) / 1500))
    if month < "2023-01":
        for k, end in enumerate(BANDS_2018):
            if gross <= end:
                return D_2018[d] - 15 * k
        return 0
    minimum = known("minimum_wage", month)
    if gross > minimum + 2000:
        return 0
    k = max(0, up((gross - minimum) / 50))
    percent = Fraction(P_2023[d]) - Fraction(k, 2)
    return half_up(percent * minimum / 100)


def supplementary_deduction(month: str, gross: Fraction, under_26: bool, school_children: int) -> int:
    """Fiscal Code art. 77 (10), from 2023. Choice: each part is rounded half-up on its own."""
    if month < "2023-01":
        return 0
    minimum = known("minimum_wage", month)
    young = half_up(Fraction(15, 100) * minimum) if under_26 and 0 < gross <= minimum + 2000 else 0
    return young + 100 * school_children
