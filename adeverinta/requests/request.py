"""A request as it is handed about: of a row of the requests table, or made by a program and checked alike."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from numbers import Integral
from typing import Any, Final

from adeverinta.core.given_types import wrong_type
from adeverinta.core.numbers import cell_number
from adeverinta.core.text import mask_cnps
from adeverinta.requests.columns import COLUMNS
from adeverinta.requests.records import CertificateRequest
from adeverinta.requests.row import build_request, by_column

_CELL: Final = "a text, a number, a date, or yes and no"


class Request(CertificateRequest):
    """`Request(cnp="2...", birth=date(2026, 3, 14), localitate="Iași", venit_luna_nasterii="4532,16")`.

    Further fields are the columns of the requests table (docs/ghid.md): dates as `date` or text, money in
    lei, yes and no as bool or da/nu. What is wrong with a value stands in `findings`; a name that is no
    column is a ValueError. The records inside a request may be given whole (`adresa`, `act`, `copii`,
    `printed`), so that what `_asdict` of another gives is taken too. The rows of a requests table are the
    same (`Request._make`); rooms that only read its fields take the record.
    """

    __slots__ = ()

    def __new__(cls, cnp: str, birth: date | str | None = None, **fields: Any) -> Request:
        given = {"cnp": cnp, "data_nasterii_copilului": birth, **by_column(fields)}
        return one_request({name: _cell(name, value) for name, value in given.items() if not _missing(value)})

    def __reduce__(self) -> tuple[object, ...]:
        return Request._make, (tuple(self),)


def one_request(fields: Mapping[str, object]) -> Request:
    """A request given on the command line or by a program, by column name; ValueError for a name that is no
    column.
    """
    if unknown := sorted(set(fields) - set(COLUMNS)):
        raise ValueError(f"{mask_cnps(unknown[0])}: no column of a request is called so")
    return Request._make(build_request(fields, None, {}))


def _missing(value: object) -> bool:
    """None, and what a frame has in its place: NaN and NaT are unlike themselves, NA is neither."""
    if value is None or type(value).__name__ == "NAType":
        return True
    return isinstance(value, _CELLS) and bool(value != value)  # noqa: PLR0124


_CELLS: Final = (str, Integral, float, Decimal, date)


def _cell(name: str, value: object) -> object:
    """A value as a cell of the table may hold it; TypeError for what none can."""
    if not isinstance(value, (str, bytes)) and hasattr(value, "item") and not hasattr(value, "__len__"):
        value = value.item()  # one of numpy's
    if isinstance(value, bool):
        return "da" if value else "nu"
    if not isinstance(value, _CELLS):
        raise wrong_type(name, value, _CELL)
    return cell_number(value) if isinstance(value, (int, Decimal)) else value
