"""The dated rules as text or JSON: all of them, those of a day, what differs between two days."""

from __future__ import annotations

from datetime import date
from typing import Literal

Shape = Literal["md", "json"]


def rule_list(on: date | None = None, *, shape: Shape = "md") -> str:
    """Every dated value, or those in force on a day, with basis, source and how certain it is."""
    from adeverinta.law import show

    values = show.listing(on)
    return show.as_json(values) if shape == "json" else show.as_markdown(values)


def rule_changes(first: date, second: date, *, shape: Shape = "md") -> str:
    """What differs between two days; empty text where nothing does."""
    from adeverinta.law import show

    changes = show.compare(first, second)
    return show.changes_as_json(changes) if shape == "json" else show.changes_as_text(changes)


def law_checked() -> date:
    """The day on which the law data were last held against the published texts."""
    from adeverinta import law

    return law.last_checked()
