"""The format of a certificate's number, as the employer's profile writes it and the register prints it."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from adeverinta.core.late_pattern import late

FIELD: Final = late(r"\{(numar)(?::0(\d))?\}|\{(data|an|serie)\}")
"""A field of a format; the width is one digit: no format can ask for a page of zeros."""


def is_number_format(fmt: str) -> bool:
    """Whether a format has `{numar}` (`{numar:04}`), else only `{data}` `{an}` `{serie}`, and fits a form.

    >>> is_number_format("{numar:04}/{an}"), is_number_format("{numar:>9999999999}")
    (True, False)
    """
    rest = FIELD.sub("", fmt)
    return "{numar" in fmt and not set("{}") & set(rest) and len(rest) <= 40 and fmt.isprintable()


def filled(fmt: str, number: int, day: date, series: str = "") -> str:
    """A format that `is_number_format` accepts, filled.

    >>> filled("{numar:04}/{data}", 12, date(2026, 11, 22))
    '0012/22.11.2026'
    """

    def fill(field: re.Match[str]) -> str:
        if field[1]:
            return str(number).zfill(int(field[2] or 0))
        if field[3] == "serie":
            return series
        return f"{day.day:02d}.{day.month:02d}.{day.year:04d}" if field[3] == "data" else f"{day.year:04d}"

    return FIELD.sub(fill, fmt)
