"""Fitting a value into its slot: as it is, shrunk, flowed or wrapped, or not at all; never cut."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from adeverinta.forms.typeset.display import EMPTY, REGULAR, TICKED, Fill, LineBox, Slot, Text

Widths = Mapping[str, float]
"""Width of a letter in thousandths of the size."""

LEADING: Final = 1.12
SIDE: Final = 2.0
"""What stays free at either end of a row of boxes that a long value stands over."""
CAP: Final = 0.365
"""Half of the height of a capital, in sizes: text centred on a middle stands this much below it."""


def width(text: str, size: float, widths: Widths) -> float:
    """The length of a text; KeyError for a letter that the font does not have."""
    return sum(map(widths.__getitem__, text)) * size / 1000


def fit(slot: Slot, value: str, widths: Widths) -> Sequence[Text | Fill] | None:
    """The runs of text (of a QR its modules) that show the value, None where it does not fit."""
    if slot.kind == "check":
        box = slot.lines[0]
        return [Text(box.x, box.y, REGULAR, slot.size, TICKED if value == slot.ticked_by else EMPTY)]
    if not value:
        return []
    if slot.kind in ("qr", "qr_words"):
        from adeverinta.forms.typeset.qr import modules, words

        return modules(slot, value) if slot.kind == "qr" else words(slot, value)
    if slot.kind == "cells":
        return _cells(slot, value, widths)
    if len(slot.lines) > 1:
        return _flow(slot, value, widths)
    return _one_line(slot, value, widths) or (_wrapped(slot, value, widths) if slot.wrap > 1 else None)


def capacity(slot: Slot, value: str, widths: Widths) -> int:
    """How many letters of this value would fit."""
    low, high = 0, len(value)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fit(slot, value[:middle], widths) is not None else (low, middle - 1)
    return low


def _one_line(slot: Slot, value: str, widths: Widths) -> list[Text] | None:
    x, y, room = slot.lines[0]
    unit = sum(map(widths.__getitem__, value)) / 1000
    size = slot.size
    if unit * size > room:
        size = math.floor(10 * room / unit) / 10
        if size < slot.min_size:
            return None
        if slot.middle is not None:
            y = round(slot.middle - CAP * size, 3)
    return [Text(start(slot, x, room, unit * size, value), y, REGULAR, size, value)]


def start(slot: Slot, x: float, room: float, used: float, value: str) -> float:
    """Where a line of a slot begins that takes `used` of its room."""
    align = slot.align
    if align == "decimal":
        align = "right" if any(map(str.isdigit, value)) else "center"
    if align == "left":
        return x
    return round(x + (room - used) * (1.0 if align == "right" else 0.5), 2)


def in_box(x: float, pitch: float, used: float) -> float:
    """Where a letter begins that stands in the middle of a box."""
    return round(x + (pitch - used) / 2, 2)


def _cells(slot: Slot, value: str, widths: Widths) -> list[Text] | None:
    """A letter a box; where the value may shrink, two small letters a box, else text over the boxes."""
    count = len(slot.lines) // slot.rows
    rows = [slot.lines[at * count : (at + 1) * count] for at in range(slot.rows)]
    size = slot.size
    for share in (1, 2) if slot.min_size < size else (1,):
        parts = _counted(value, count * share, slot.rows)
        if parts is None:
            continue
        widest = max(map(widths.__getitem__, value)) / 1000
        pitch = rows[0][0].width / share
        if share > 1:
            size = min(size, math.floor(10 * (pitch - 0.2) / widest) / 10)
            if size < slot.min_size:
                break
        return [
            Text(
                in_box(row[0].x + at * pitch, pitch, widths[letter] * size / 1000),
                row[0].y,
                REGULAR,
                size,
                letter,
            )
            for row, part in zip(rows, parts, strict=False)
            for at, letter in enumerate(part)
            if letter != " "
        ]
    if slot.min_size >= slot.size:
        return None
    spans = tuple(LineBox(row[0].x + SIDE, row[0].y, count * row[0].width - 2 * SIDE) for row in rows)
    over = replace(slot, kind="text", align="left", lines=spans)
    return _flow(over, value, widths) if slot.rows > 1 else _one_line(over, value, widths)


def _counted(value: str, count: int, rows: int) -> list[str] | None:
    """The value in at most `rows` rows of `count` letters, broken at spaces; None where it is too long."""
    lines = [""]
    for word in value.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if len(joined) <= count:
            lines[-1] = joined
        elif len(word) <= count and len(lines) < rows:
            lines.append(word)
        else:
            return None
    return lines


def _sizes(largest: float, smallest: float) -> list[float]:
    steps = math.floor((largest - smallest) / 0.25 + 1e-9)
    return [round(largest - 0.25 * step, 2) for step in range(steps + 1)]


def _flow(slot: Slot, value: str, widths: Widths) -> list[Text] | None:
    rooms = [box.width for box in slot.lines]
    for size in _sizes(slot.size, slot.min_size):
        parts = _broken(value, size, rooms, widths)
        if parts is not None:
            return [
                Text(box.x, box.y, REGULAR, size, part)
                for box, part in zip(slot.lines, _joined(parts), strict=False)
                if part
            ]
    return None


def _wrapped(slot: Slot, value: str, widths: Widths) -> list[Text] | None:
    x, base, room = slot.lines[0]
    for count in range(2, slot.wrap + 1):
        largest = min(slot.size, math.floor(4 * slot.height / (count * LEADING)) / 4)
        for size in _sizes(largest, slot.wrap_min):
            parts = _broken(value, size, [room] * count, widths)
            if parts is None:
                continue
            leading = LEADING * size
            if slot.middle is not None:
                base = slot.middle - CAP * size - leading * (len(parts) - 1) / 2
            return [
                Text(
                    start(slot, x, room, width(part, size, widths), part),
                    round(base + leading * (len(parts) - 1 - at), 2),
                    REGULAR,
                    size,
                    read,
                )
                for at, (part, read) in enumerate(zip(parts, _joined(parts), strict=True))
            ]
    return None


def _broken(value: str, size: float, rooms: Sequence[float], widths: Widths) -> list[str] | None:
    """The value in at most `len(rooms)` lines, broken at spaces."""
    space = widths[" "] * size / 1000
    lines: list[list[str]] = [[]]
    used = 0.0
    for word in value.split(" "):
        length = width(word, size, widths)
        while used + (space if lines[-1] else 0.0) + length > rooms[len(lines) - 1]:
            if len(lines) == len(rooms):
                return None
            lines.append([])
            used = 0.0
        used += (space if lines[-1] else 0.0) + length
        lines[-1].append(word)
    return [" ".join(words) for words in lines]


def _joined(lines: Sequence[str]) -> list[str]:
    """The lines as they are read on: all but the last end in the space that they were broken at."""
    return [f"{line} " if at < len(lines) - 1 and line else line for at, line in enumerate(lines)]
