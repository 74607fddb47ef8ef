"""A request made by a program: the fields of a row of the requests table, checked in the same way."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from adeverinta.core.given_types import wrong_type
from adeverinta.core.numbers import cell_number
from adeverinta.requests.records import CertificateRequest
from adeverinta.requests.row import by_column, one_request


class Request(CertificateRequest):
    """`Request(cnp="2...", birth=date(2026, 3, 14), localitate="Iași", venit_luna_nasterii="4532,16")`.

    Further fields are the columns of the requests table (docs/ghid.md): dates as `date` or text, money in
    lei, yes and no as bool or da/nu. What is wrong with a value stands in `findings`; a name that is no
    column is a ValueError. The records inside a request may be given whole (`adresa`, `act`, `copii`,
    `printed`), so that what `_asdict` of another gives is taken too.
    """

    __slots__ = ()

    def __new__(cls, cnp: str, birth: date | str | None = None, **fields: Any) -> Request:
        given = {"cnp": cnp, "data_nasterii_copilului": birth, **by_column(fields)}
        made = one_request({name: _cell(name, value) for name, value in given.items() if not _missing(value)})
        return cls._make(made)

    def __reduce__(self) -> tuple[object, ...]:
        return CertificateRequest._make, (tuple(self),)


def _missing(value: object) -> bool:
    """None, and what a frame has in its place: NaN and NaT are unlike themselves."""
    return value is None or (not isinstance(value, str) and bool(value != value))  # noqa: PLR0124


def _cell(name: str, value: object) -> object:
    """A value as a cell of the table may hold it; TypeError for what none can."""
    if isinstance(value, (bytes, bytearray, list, tuple, dict, set)):
        raise wrong_type(name, value, "a text, a number, a date, or yes and no")
    if isinstance(value, bool):
        return "da" if value else "nu"
    return cell_number(value) if isinstance(value, (int, Decimal)) else value
