"""The months a form prints, in the order it prints them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from adeverinta.core.month import Month


class FormWindow(NamedTuple):
    """How a form's rows run back from the birth month.

    rows: how many months. first_offset: 0 when the newest row is the birth month, 1 when it is the month
    before. oldest_first: whether the form prints the oldest month on top.
    """

    rows: int
    first_offset: int = 0
    oldest_first: bool = False

    @property
    def fixed(self) -> bool:
        """Whether the form takes its own months, one after the other, whatever the regime.

        One that ends before the birth month does.
        """
        return self.first_offset > 0

    def months(self, reference: date) -> list[Month]:
        """The months in the order of the form, for the birth (or event) date."""
        return list(_months(self, Month.of(reference)))


@lru_cache(maxsize=1024)
def _months(window: FormWindow, birth_month: Month) -> tuple[Month, ...]:
    """As `FormWindow.months` has them: the persons of a run share them."""
    newest = birth_month.plus(-window.first_offset)
    months = tuple(newest.plus(-back) for back in range(window.rows))
    return months[::-1] if window.oldest_first else months
