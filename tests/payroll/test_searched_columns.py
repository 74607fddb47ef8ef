"""Where a sentence says that a person was looked for."""

from __future__ import annotations

import pytest

from adeverinta.payroll.rows import SheetLayout
from adeverinta.payroll.searched_columns import searched


def _sheet(letter: str) -> SheetLayout:
    return SheetLayout(f"{letter}.csv", None, (1,), {"cnp": (letter, "CNP")}, (), (), "coloana", 1, 1)


@pytest.mark.parametrize(
    ("letters", "end"),
    [("AB", "coloana B „CNP”"), ("ABC", "și în alt fel de foi"), ("ABCD", "și în alte 2 feluri de foi")],
)
def test_the_kinds_of_sheets_that_are_not_named_are_counted(letters, end):
    assert searched(map(_sheet, letters)).endswith(end)
