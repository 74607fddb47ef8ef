"""Rounding as the texts word it, and months written as "2026-03"."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

Number = int | str | Decimal | Fraction


def frac(value: Number) -> Fraction:
    return Fraction(str(value)) if isinstance(value, Decimal | str) else Fraction(value)


def half_up(x: Fraction) -> int:
    """50 bani and more go up: Instructions of 04.02.2009 art. 5; D112 structure for contributions."""
    whole = x.numerator // x.denominator
    return whole + 1 if x - whole >= Fraction(1, 2) else whole


def half_down(x: Fraction) -> int:
    """Up to 50 bani inclusive dropped: Fiscal Code art. 66 as amended by Law 296/2020."""
    whole = x.numerator // x.denominator
    return whole + 1 if x - whole > Fraction(1, 2) else whole


def up(x: Fraction) -> int:
    """Any bani go up to the leu: OUG 111/2010 art. 37^1 (from 07.08.2017)."""
    return -((-x.numerator) // x.denominator)


def up_to_ten(x: Fraction) -> int:
    """Fractions under 10 lei are raised to 10 lei: OMFP 1016/2005, OMFP 52/2016."""
    return up(x / 10) * 10


def contribution(rate_percent: Fraction, base: Fraction) -> int:
    """Half-up to the leu; a positive amount under 1 leu becomes 1 leu (ANAF, structure of D112)."""
    exact = base * rate_percent / 100
    if exact <= 0:
        return 0
    return max(1, half_up(exact))


def decimal(x: Fraction | int) -> Decimal:
    """Exact decimal of a number of bani (never more than two digits here)."""
    cents = Fraction(x) * 100
    if cents.denominator != 1:
        raise ValueError(f"not a whole number of bani: {x}")
    return Decimal(cents.numerator) / 100


def month_index(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def month_text(index: int) -> str:
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def shift(month: str, months: int) -> str:
    return month_text(month_index(month) + months)
