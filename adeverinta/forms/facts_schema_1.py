"""The attached facts as `adeverinta/1` spelled them: papers of that time stay readable.

They were made from the printed texts, by what those looked like, so they can only be read in the same way: a
contract number printed as `12.03.2024` stands there as `2024-03-12`.
"""

from __future__ import annotations

from typing import Final

from adeverinta.core.facts import OUTSIDE
from adeverinta.core.late_pattern import late
from adeverinta.core.month import MONTH_NAMES

NAME: Final = "adeverinta/1"
_AMOUNT: Final = late(r"(-?)(\d+)\.(\d\d)")
_DAY: Final = late(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH: Final = late(r"(\d{4})-(0[1-9]|1[0-2])")


def printed(value: str | None) -> str:
    """A value of the file as it stood on the paper.

    >>> printed("2026-03-14"), printed("-4532.16"), printed("2026-03"), printed("B2"), printed(None)
    ('14.03.2026', '-4.532,16', 'martie 2026', 'B2', '–')
    """
    if value is None:
        return OUTSIDE
    if found := _AMOUNT.fullmatch(value):
        return f"{found[1]}{int(found[2]):,}".replace(",", ".") + f",{found[3]}"
    if found := _DAY.fullmatch(value):
        return f"{found[3]}.{found[2]}.{found[1]}"
    if found := _MONTH.fullmatch(value):
        return f"{MONTH_NAMES[int(found[2]) - 1]} {found[1]}"
    return value
