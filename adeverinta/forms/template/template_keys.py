"""The keys of a template file and what the value of each must be."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from adeverinta.core.late_pattern import late
from adeverinta.forms.template.template_file import EXACTNESS


@dataclass(frozen=True, slots=True)
class ValueKind:
    """What a value must be: a test and the words for it."""

    accepts: Callable[[Any], bool]
    words: str


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _one_of(*values: str) -> ValueKind:
    return ValueKind(lambda value: value in values, "una dintre: " + ", ".join(values))


TEXT: Final = ValueKind(lambda value: isinstance(value, str) and bool(value.strip()), "un text")
NUMBER: Final = ValueKind(lambda value: _is_number(value) and 0 <= value <= 2000, "un număr între 0 și 2000")
COUNT: Final = ValueKind(
    lambda value: type(value) is int and 1 <= value <= 60, "un număr întreg între 1 și 60"
)
YES: Final = ValueKind(lambda value: isinstance(value, bool), "true sau false")
DAY: Final = ValueKind(lambda value: value is None or isinstance(value, date), "o zi (aaaa-ll-zz) sau null")
SHARE: Final = ValueKind(lambda value: bool(re.fullmatch(r"0\.\d+|1", str(value))), "o fracție scrisă „0.85”")
OFFSET: Final = ValueKind(
    lambda value: type(value) is int and value in (0, 1), "0 (luna nașterii) sau 1 (luna dinainte)"
)
CONDITION: Final = ValueKind(
    lambda value: bool(re.fullmatch(r"(not )?[a-z][a-z0-9_]*(=[a-z-]+)?", str(value))),
    "un nume, „nume=valoare” sau „not” și unul dintre ele",
)
ALIGN: Final = _one_of("left", "center", "right", "justify", "fill")
STYLE: Final[Mapping[str, ValueKind]] = {
    "size": NUMBER, "font": _one_of("R", "B"), "leading": NUMBER, "align": ALIGN, "left": NUMBER,
    "right": NUMBER, "hanging": NUMBER, "indent": NUMBER, "blanks": _one_of("dotted", "solid"),
}  # fmt: skip
ANYWHERE: Final[Mapping[str, ValueKind]] = {
    **STYLE, "gap": NUMBER, "when": CONDITION, "blank_when": CONDITION, "source": TEXT, "width": NUMBER,
}  # fmt: skip
SLOT: Final[Mapping[str, ValueKind]] = {
    "label": TEXT, "align": _one_of("left", "center", "right", "decimal"), "min": NUMBER, "wrap": COUNT,
    "wrap_min": NUMBER, "asked": YES,
}  # fmt: skip
TOP: Final[Mapping[str, ValueKind]] = {
    "code": TEXT, "title": TEXT, "document_title": TEXT, "legal_basis": TEXT, "source": TEXT,
    "exactness": _one_of(*EXACTNESS),
}  # fmt: skip
IN_FORCE: Final[Mapping[str, ValueKind]] = {
    "births_from": DAY, "births_to": DAY, "filed_from": DAY, "filed_to": DAY, "note": TEXT,
}  # fmt: skip
MONTHS: Final[Mapping[str, ValueKind]] = {"rows": COUNT, "first_offset": OFFSET, "oldest_first": YES}
SIGNATURE: Final[Mapping[str, ValueKind]] = {
    "caption": TEXT, "side": _one_of("below", "right", "left", "above"),
}  # fmt: skip
CELL_STYLE: Final = frozenset({*STYLE, "text", "slot", "parts", "span", "wrap", "row_header"})
SLOT_NAME: Final = late(r"[a-z][a-z0-9_]*")
BY_HAND: Final = late(r"(semnatura|gol)(_[a-z0-9_]+)?")
"""Places that stay empty on purpose, for the pen."""
