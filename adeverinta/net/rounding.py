"""The named rounding rules of `core.money` over whole columns of integers.

Each takes an exact amount of lei as numerator and denominator (positive) and gives whole lei.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from adeverinta.net.case_columns import Column, Ints


def half_up_leu(num: Column, den: Column) -> Ints:
    """50 bani and more go up."""
    return np.asarray((2 * num + den) // (2 * den))


def half_down_leu(num: Column, den: Column) -> Ints:
    """Up to 50 bani included is dropped (the wording of Cod fiscal art. 66)."""
    return np.asarray(-((den - 2 * num) // (2 * den)))


def up_leu(num: Column, den: Column) -> Ints:
    """Any fraction goes up."""
    return np.asarray(-(-num // den))


def half_up_contribution(num: Column, den: Column) -> Ints:
    """Half-up; a positive amount under 1 leu becomes 1 leu, nothing is due below zero (ANAF, D112)."""
    return np.maximum(half_up_leu(num, den), np.greater(num, 0).view(np.int8))


def up_ten_lei(num: Column, den: Column) -> Ints:
    """Up to the next 10 lei (OMFP 1016/2005, OMFP 52/2016)."""
    return np.asarray(-(-num // (10 * den)) * 10)


COLUMN_ROUNDING: Final[dict[str, Callable[[Column, Column], Ints]]] = {
    "half_up_leu": half_up_leu,
    "half_down_leu": half_down_leu,
    "up_leu": up_leu,
    "half_up_contribution": half_up_contribution,
    "up_ten_lei": up_ten_lei,
}
"""By the names that a law file may use."""
