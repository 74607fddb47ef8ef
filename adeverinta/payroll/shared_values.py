"""Equal amounts, texts and dates of a reading as one object each: a person's months repeat most of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

_KINDS: Final[tuple[type, ...]] = (int, str, date)


class SharedValues:
    """What was read so far, by kind, as 1, 1.0 and True are equal and not the same.

    Months of the same persons have the same names, marcă and row, and amounts in whole lei are few: of 1.2 KB
    a row of everybody's payroll a third was copies.
    """

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: dict[type, dict[Any, Any]] = {kind: {} for kind in _KINDS}

    def one(self, value: Any) -> Any:
        """The value, as the object that came first of those equal to it."""
        known = self._known.get(type(value))
        return value if known is None else known.setdefault(value, value)

    def amounts(self, values: Iterable[int | None]) -> list[int | None]:
        """The same for a column of whole numbers."""
        known = self._known[int]
        return [value if value is None else known.setdefault(value, value) for value in values]
