"""Law is data: no rate, date, code list or article of the law is written in a Python file."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import adeverinta

PACKAGE = Path(adeverinta.__file__).parent
RECKONING = {"payroll", "income", "net", "certificate", "law", "requests", "batch", "run"}
"""Rooms where a bare number, year or code may decide something."""
ACT = re.compile(
    r"\bart\.\s*\d|\balin\.\s*\(|\b(?:OUG|HG|Legea|Ordinul)\s+(?:nr\.\s*)?\d|\b\d{1,4}/(?:19|20)\d\d\b"
)
YEARS = range(1990, 2041)
CODE = re.compile(r"\d\d")
PERCENT = re.compile(r"\d\s?%|\b\d+(?:[.,]\d+)? la sută")

ALLOWED = {
    ("demo", "date(2026, 11, 22)"): "the day of the demonstration's papers, so that they come out the same",
    ("fact_names", "date(2026, 6, 1)"): "a birth that the names of facts are asked for, no date of the law",
    ("options", "12/2026"): "an example of a number of the register",
    ("new_firm", "J12/345/2010"): "an example of a trade register number in a new profile",
    ("payroll_month", "2000"): "the century of a year of two digits",
    ("payroll_month", "2005"): "the oldest year that a month column is taken for",
    ("computation", "1990"): "the span of the table of months, not a date of the law",
    ("headers", "0.75"): "how alike two words have to be",
    ("columns", "0.75"): "how alike two words have to be",
    ("learned_layouts", "0.7"): "how alike two headers have to be",
    ("propose", "0.82"): "how alike a header and a known spelling have to be",
    ("meanings", "0.8"): "the part of a column's cells that has to be of its kind",
    ("month_digests", "0.5"): "the part of a firm's persons that has to show the same",
    ("pay_without_days", "0.8"): "the part of a usual pay that is still the usual one",
    ("separate_indemnity", "0.05"): "how near a gross lies to that of its paid days",
    ("separate_indemnity", "0.2"): "the part of a usual gross that is no accident",
    (
        "separate_indemnity",
        "0.5",
    ): "the part of an indemnity that any contributions and tax leave of it, at least",
    (
        "unread_leave_money",
        "0.3",
    ): "the part of the usual pay of leave days that a gross with their indemnity has",
    ("unread_leave_money", "0.2"): "the part of it that an amount may be the indemnity of",
    ("unread_leave_money", "0.05"): "the part of a usual net that a lone amount may be an indemnity",
    ("amount_columns", "0.0001"): "the remainder of a float that is no fraction of a ban",
    ("portions", "0.015"): "seconds between two looks at the workers",
}
"""By module and value: why what looks like law is none."""


class Seen(NamedTuple):
    """One value that looks like law."""

    module: str
    line: int
    value: str


def found_in(source: str, module: str, *, reckoning: bool) -> Iterator[Seen]:
    tree = ast.parse(source)
    parts = {id(node.func): node for node in ast.walk(tree) if isinstance(node, ast.Call)}
    told = _docstrings(tree)
    dated: set[int] = set()
    for node in ast.walk(tree):
        call = parts.get(id(node))
        if call and getattr(node, "id", getattr(node, "attr", "")) in {"date", "datetime", "Month"}:
            numbers = [arg for arg in call.args if isinstance(arg, ast.Constant)]
            if numbers and isinstance(numbers[0].value, int) and numbers[0].value in YEARS:
                dated |= {id(arg) for arg in numbers}
                yield Seen(module, node.lineno, ast.unparse(call))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in told or id(node) in dated:
            continue
        value = node.value
        if isinstance(value, str):
            if ACT.search(value) or (reckoning and (CODE.fullmatch(value) or PERCENT.search(value))):
                yield Seen(module, node.lineno, value)
        elif isinstance(value, float):
            if reckoning and 0 < value < 1:
                yield Seen(module, node.lineno, repr(value))
        elif type(value) is int and reckoning and value in YEARS:
            yield Seen(module, node.lineno, str(value))


def _docstrings(tree: ast.AST) -> set[int]:
    bodies = (getattr(node, "body", None) for node in ast.walk(tree))
    first = (line for body in bodies if isinstance(body, list) for line in body)
    return {id(line.value) for line in first if isinstance(line, ast.Expr)}


def everything() -> list[Seen]:
    seen = []
    for path in sorted(PACKAGE.rglob("*.py")):
        room = path.relative_to(PACKAGE).parts[0]
        source = path.read_text(encoding="utf-8")
        seen += found_in(source, path.stem, reckoning=room in RECKONING)
    return seen


def _excuse(item: Seen) -> tuple[str, str] | None:
    return next((key for key in ALLOWED if key[0] == item.module and key[1] in item.value), None)


def test_no_value_of_the_law_is_written_in_python():
    assert [item for item in everything() if _excuse(item) is None] == []


def test_every_excuse_is_needed():
    assert {_excuse(item) for item in everything()} - {None} == set(ALLOWED)


@pytest.mark.parametrize(
    "line",
    [
        "TAX = 0.1", "SINCE = date(2018, 1, 1)", "SINCE = Month(2024, 4)", "CODES = ('08', '09')",
        "WHY = 'OUG 111/2010 art. 3 alin. (6)'", "LAST = 2016", "SHARE = 'se ia 85 % din medie'",
    ],
)  # fmt: skip
def test_the_scan_sees_what_it_looks_for(line):
    assert list(found_in(f'"""A module."""\n{line}\n', "rules", reckoning=True))


def test_the_scan_lets_docstrings_tell_their_source():
    assert not list(found_in('"""OUG 111/2010 art. 3 (6): 85 %, since 2016."""\n', "rules", reckoning=True))
