"""What a program hands over by mistake: a TypeError that begins with the argument's name, never a finding."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypeVar

T = TypeVar("T")


def of_type(name: str, value: object, kind: type[T], wanted: str) -> T:
    """The argument; TypeError where it is something else.

    >>> of_type("on", 5, str, "a text")
    Traceback (most recent call last):
    TypeError: on: a text is needed, not int
    """
    if not isinstance(value, kind):
        raise wrong_type(name, value, wanted)
    return value


def wrong_type(name: str, value: object, wanted: str) -> TypeError:
    """What is raised for an argument of another type."""
    return TypeError(f"{name}: {wanted} is needed, not {type(value).__name__}")


def day_of(on: date) -> date:
    """A date of issue; of a moment its day. TypeError for what is no date."""
    return on.date() if isinstance(on, datetime) else of_type("on", on, date, "a date")
