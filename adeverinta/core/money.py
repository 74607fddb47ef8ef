"""Money is int bani (1 leu = 100 bani); Decimal and Fraction only at the edges, float never.

A Decimal is only ever taken apart into its exact ratio: the decimal context belongs to the program around us
(its precision, traps and rounding are its own), so nothing is added, scaled or rounded as a Decimal.
Rounding is a named rule; which rule is in force when, and by which article, stands in `law`.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Final

Bani = int
"""An amount in bani."""

BANI_PER_LEU: Final = 100
LARGEST_LEI: Final = 10**11
"""No amount of a person is as large: such a number is a mistake of the file, in lei or in days."""
_FAR: Final = 400
"""Digits before the point, or zeros behind it, past which no spreadsheet's number goes."""
_HALF: Final = Fraction(1, 2)
_BANI_NOISE: Final = 10_000
"""Parts of a ban that make a millionth of a leu."""
_THOUSANDS, _MILLIONS = 5, 9
"""Digits of an amount in bani: more are a thousand lei, so many a million."""


def to_bani(lei: Decimal) -> tuple[Bani, bool]:
    """Lei to bani, half-up; the flag says whether anything beyond a millionth of a leu was lost. ValueError
    for what is no amount: not a number, or past every size.

    >>> to_bani(Decimal("12.34")), to_bani(Decimal("1.005"))
    ((1234, False), (101, True))
    """
    above, below = exact_ratio(lei)
    bani, rest = divmod(abs(above) * BANI_PER_LEU, below)
    bani += rest * 2 >= below
    bani = -bani if above < 0 else bani
    return bani, abs(above * BANI_PER_LEU - bani * below) * _BANI_NOISE > below


def exact_ratio(number: Decimal) -> tuple[int, int]:
    """A number as a fraction in lowest terms, whatever the decimal context; ValueError for what has none."""
    if not number.is_finite() or abs(number.adjusted()) > _FAR:
        raise ValueError("no amount")
    return number.as_integer_ratio()


def plain(bani: Bani) -> str:
    """The machine form: a decimal point and two digits.

    >>> plain(453216), plain(-5)
    ('4532.16', '-0.05')
    """
    digits = str(bani)
    if bani > BANI_PER_LEU:  # the usual amount is cut, not counted: a page of a form has fifty
        return f"{digits[:-2]}.{digits[-2:]}"
    sign = "-" if bani < 0 else ""
    lei, rest = divmod(abs(bani), BANI_PER_LEU)
    return f"{sign}{lei}.{rest:02d}"


def romanian(bani: Bani) -> str:
    """The printed form: dots between thousands, a decimal comma.

    >>> romanian(123456789), romanian(0)
    ('1.234.567,89', '0,00')
    """
    digits = str(bani)
    if _THOUSANDS < len(digits) < _MILLIONS and bani > 0:  # cut, as above
        return f"{digits[:-5]}.{digits[-5:-2]},{digits[-2:]}"
    sign = "-" if bani < 0 else ""
    lei, rest = divmod(abs(bani), BANI_PER_LEU)
    return f"{sign}{lei:,}".replace(",", ".") + f",{rest:02d}"


def _floor(value: Fraction) -> int:
    return value.numerator // value.denominator


def half_up_leu(lei: Fraction) -> int:
    """Whole lei: 50 bani and more go up, less is dropped (Instructions of 4.02.2009 art. 5)."""
    return _floor(lei + _HALF)


def half_down_leu(lei: Fraction) -> int:
    """Whole lei: up to 50 bani included is dropped, more goes up (the wording of Cod fiscal art. 66)."""
    return -_floor(_HALF - lei)


def up_leu(lei: Fraction) -> int:
    """Whole lei, any fraction in the person's favour (OUG 111/2010 art. 37^1)."""
    return -_floor(-lei)


def half_up_contribution(lei: Fraction) -> int:
    """A contribution: half-up to the leu, a positive amount under 1 leu becomes 1 leu (ANAF, D112)."""
    if lei <= 0:
        return 0
    return max(1, half_up_leu(lei))


def up_ten_lei(lei: Fraction) -> int:
    """Up to the next 10 lei (personal deduction 2005-2017)."""
    return 10 * up_leu(lei / 10)


def half_up_bani(lei: Fraction) -> Bani:
    """An exact amount of lei shown to the ban, half-up; for display of means, never for further sums."""
    return half_up_leu(lei * BANI_PER_LEU)


ROUNDING: Final[dict[str, Callable[[Fraction], int]]] = {
    "half_up_leu": half_up_leu,
    "half_down_leu": half_down_leu,
    "up_leu": up_leu,
    "half_up_contribution": half_up_contribution,
    "up_ten_lei": up_ten_lei,
}
"""The rules a law file may name."""
