"""The marks inside a template's text: blanks, boxes, ticks, superscripts, gender forms."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final, NamedTuple

from adeverinta.core.late_pattern import late

_GENDER: Final = late(r"(?<!\^)\{([^{}|]*)\|([^{}|]*)(?:\|([^{}]*))?\}")
_WHEN: Final = late(r"\{\?(?P<flag>[a-z_0-9]+(?:=[a-z-]+)?):(?P<text>[^{}]*)\}")
_NUMBER: Final = late(r"(?<!\^)\{([^{}|#]*)#([^{}|#]*)\}")
_TOKEN: Final = late(
    r"\[(?P<slot>[a-z_0-9]+)(?:=(?P<value>[a-z-]+))?(?P<options>[^\]]*)\]"
    r"|\^\{(?P<raised>[^}]*)\}|(?P<space>[ \n]+)|(?P<word>[^\s\[^]+)"
)


class MarkupWord(NamedTuple):
    """Letters that are never parted; raised ones are superscripts."""

    text: str
    raised: bool = False


class Blank(NamedTuple):
    """A dotted blank of at least `width`, on `lines` lines; `fixed` ones do not stretch."""

    slot: str
    width: float
    lines: int
    fixed: bool


@dataclass(frozen=True, slots=True)
class Boxes:
    """A row of boxes, one letter each, on `lines` lines."""

    slot: str
    count: int
    lines: int = 1


class Tick(NamedTuple):
    """A box ticked when the fact has this value."""

    slot: str
    value: str


Piece = MarkupWord | Blank | Boxes | Tick
Cluster = tuple[Piece, ...]
"""Pieces with no space between: a line is never broken inside."""


def gendered(text: str, gender: str) -> str:
    """The text for `f`, `m`, or both printed (`""`).

    >>> gendered("{doamna|domnul} {D-na|Dl|Dl/D-na}", "f"), gendered("{doamna|domnul} {D-na|Dl|Dl/D-na}", "")
    ('doamna D-na', 'doamna/domnul Dl/D-na')
    """

    def chosen(found: re.Match[str]) -> str:
        woman, man, both = found.groups()
        return {"f": woman, "m": man}.get(gender, both if both is not None else f"{woman}/{man}")

    return _GENDER.sub(chosen, text)


def flags_of(text: str) -> list[str]:
    """The conditions inside a text."""
    return [found["flag"] for found in _WHEN.finditer(text)]


def conditional(text: str, flags: Collection[str]) -> str:
    """The text with what stands under a condition only where it holds.

    >>> conditional("copilul A{?copil2_nume:, copilul B}", {"copil2_nume"})
    'copilul A, copilul B'
    """
    return _WHEN.sub(lambda found: found["text"] if found["flag"] in flags else "", text)


def agreed(text: str, *, plural: bool) -> str:
    """The text for one or for several.

    >>> agreed("{copilul#copiii} {născut#născuți}", plural=True)
    'copiii născuți'
    """
    return _NUMBER.sub(lambda found: found[2 if plural else 1], text)


def parse(text: str) -> list[list[Cluster]]:
    """Lines (parted by line ends) of clusters (parted by spaces); `~` is a space that keeps together."""
    lines: list[list[Cluster]] = [[]]
    cluster: list[Piece] = []

    def close() -> None:
        if cluster:
            lines[-1].append(tuple(cluster))
            cluster.clear()

    end = 0
    for found in _TOKEN.finditer(text):
        if found.start() != end:
            break
        end = found.end()
        if found["space"] is not None:
            close()
            lines.extend([] for _ in range(found["space"].count("\n")))
        elif found["word"] is not None:
            cluster.append(MarkupWord(found["word"].replace("~", " ")))
        elif found["raised"] is not None:
            cluster.append(MarkupWord(found["raised"], raised=True))
        elif found["value"] is not None:
            cluster.append(Tick(found["slot"], found["value"]))
        else:
            cluster.append(_blank(found["slot"], found["options"].split()))
    if end != len(text):
        raise ValueError(f"not understood: {text[end : end + 30]!r}")
    close()
    return lines


def _blank(slot: str, options: list[str]) -> Blank | Boxes:
    width, lines, fixed, boxes = 40.0, 1, False, 0
    for option in options:
        if option.startswith("#"):
            boxes = int(option[1:])
        elif option == "fixed":
            fixed = True
        elif option.startswith("x"):
            lines = int(option[1:])
        else:
            width = float(option)
    return Boxes(slot, boxes, lines) if boxes else Blank(slot, width, lines, fixed)
