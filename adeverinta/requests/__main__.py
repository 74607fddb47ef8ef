"""`python -m adeverinta.requests docs/ghid.md` writes the guide's table of request fields anew."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Final

from adeverinta.requests.field_types import RequestField, by_group
from adeverinta.requests.fields import FIELDS

START: Final = "<!-- câmpurile cererii, din adeverinta/requests/fields.py -->"
END: Final = "<!-- sfârșitul câmpurilor cererii -->"


def as_markdown(fields: Iterable[RequestField] = FIELDS) -> str:
    """The table between its marks, a group after another."""
    lines = [START, "| coloana | ce este | la `una` | se mai recunosc |", "|---|---|---|---|"]
    for group, members in groupby(by_group(fields), key=lambda field: field.group):
        lines += [f"| **{group.value}** | | | |"]
        lines += [
            f"| `{field.name}` | {field.explained} | `{field.option}` | {', '.join(field.spellings)} |"
            for field in members
        ]
    return "\n".join([*lines, END])


def renewed(page: str) -> str:
    """The page with its table made anew; ValueError where it has no marks."""
    before, start, rest = page.partition(START)
    _, end, after = rest.partition(END)
    if not (start and end):
        raise ValueError("the page has no place for the table")
    return before + as_markdown() + after


if __name__ == "__main__":
    guide = Path(sys.argv[1])
    guide.write_text(renewed(guide.read_text(encoding="utf-8")), encoding="utf-8")
