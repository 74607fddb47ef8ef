"""What a program hands over by mistake: a TypeError that begins with the argument's name, never a finding."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from datetime import date, datetime
from numbers import Integral
from pathlib import Path
from typing import Final, TypeVar

T = TypeVar("T")
_CNP: Final = re.compile(r"[0-9]{13}")


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


def text_of(name: str, value: object) -> str:
    """A name that has to say something; ValueError for an empty one."""
    if not of_type(name, value, str, "a text").strip():
        raise ValueError(f"{name}: a name is needed, not an empty text")
    return str(value)


def day_of(on: date, name: str = "on") -> date:
    """A date of issue; of a moment its day. TypeError for what is no date, as the missing day of a frame."""
    day = on.date() if isinstance(on, datetime) else of_type(name, on, date, "a date")
    if not isinstance(day, date) or isinstance(day, datetime):  # NaT is its own date
        raise wrong_type(name, on, "a date")
    return day


def whole_number(name: str, value: object) -> int:
    """A number or a year."""
    if type(value) is not int:
        raise wrong_type(name, value, "a whole number")
    return value


def yes_no(name: str, value: object) -> bool:
    """A switch; a text such as „nu” would count as yes."""
    if value is not True and value is not False:
        raise wrong_type(name, value, "True or False")
    return value


def path_of(name: str, value: object) -> Path:
    """A path; ValueError for an empty text, which would be the folder that the program happens to run in."""
    if not isinstance(value, (str, os.PathLike)):
        raise wrong_type(name, value, "a path")
    if value == "":
        raise ValueError(f"{name}: a path is needed, not an empty text")
    return Path(value)


def named_bytes(name: str, value: object) -> tuple[Path, bytes | None]:
    """The path of a file; with its bytes where these came with its name."""
    if isinstance(value, tuple) and len(value) == 2 and isinstance(value[1], (bytes, bytearray)):
        return path_of(name, value[0]), bytes(value[1])
    if not isinstance(value, (str, os.PathLike)):
        raise wrong_type(name, value, "a path, or a name with bytes,")
    return path_of(name, value), None


def cnps(wanted: object) -> frozenset[str]:
    """The CNPs of `wanted`, one by itself too, or as a number; ValueError where none can be one, as nobody
    would be read. A text of another length beside others is somebody's mistake in a request, told there.

    >>> sorted(cnps([2880412099016, "2910823129021"]))
    ['2880412099016', '2910823129021']
    """
    told = "one CNP or several"
    several = (wanted,) if isinstance(wanted, (str, Integral)) else wanted
    if not isinstance(several, Iterable) or isinstance(several, bytes):
        raise wrong_type("wanted", wanted, told)
    found = set()
    for item in several:
        if not isinstance(item, (str, Integral)) or isinstance(item, bool):
            raise wrong_type("wanted", item, told)
        found.add(str(item).strip())
        if not isinstance(item, str) and not _CNP.fullmatch(str(item)):
            raise ValueError("wanted: a CNP is a number of 13 digits")
    if not any(map(_CNP.fullmatch, found)):
        raise ValueError("wanted: at least one CNP of 13 digits is needed; None stands for everybody")
    return frozenset(found)
