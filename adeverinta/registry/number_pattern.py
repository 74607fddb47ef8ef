"""The printed number: the profile's format filled with number, date and year."""

from __future__ import annotations

from datetime import date

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import finding
from adeverinta.core.number_format import filled, is_number_format
from adeverinta.registry import codes


def format_number(fmt: str, number: int, day: date, series: str = "") -> str:
    """The number as it is printed; InputStop for a format that cannot be used."""
    if not is_number_format(fmt):
        raise InputStop(finding(codes.FORMAT_NUMAR_GRESIT, format=fmt))
    return filled(fmt, number, day, series)
