"""Templates: the forms as data. What the keys and marks mean stands in templates/README.md."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Final

from adeverinta.core.resources import resource_dir

Block = Mapping[str, Any]

EXACTNESS: Final = ("exact", "field-faithful", "free text")
_STYLE: Final = frozenset(
    {"size", "font", "leading", "align", "left", "right", "hanging", "indent", "blanks"}
)
_ANY: Final = frozenset({"gap", "when", "blank_when"}) | _STYLE
BLOCKS: Final[Mapping[str, frozenset[str]]] = {
    "text": _ANY,
    "texts": _ANY,
    "group": _ANY,
    "columns": _ANY,
    "rule": _ANY | {"width"},
    "space": _ANY,
    "table": _ANY | {"rows", "columns", "labels", "row_height", "head", "footer", "padding"},
}
"""Each kind of block with the keys it may have besides the one that names it."""


class TemplateError(ValueError):
    """A template that cannot be understood or laid out; the message names file and place."""


@dataclass(frozen=True, slots=True)
class InForce:
    """When a form is used: for children born and for papers filed between these days (None: open)."""

    births_from: date | None
    births_to: date | None
    filed_from: date | None
    filed_to: date | None
    note: str


@dataclass(frozen=True, slots=True)
class FormInfo:
    """What the list of forms says about one."""

    code: str
    title: str
    legal_basis: str
    in_force: InForce
    source: str
    exactness: str
    pages: int


@dataclass(frozen=True, slots=True)
class Window:
    """The months a form has rows for: how many, whether the newest is the birth month (0) or the month
    before it (1), and whether the oldest stands on top."""

    rows: int
    first_offset: int
    oldest_first: bool


@dataclass(frozen=True, slots=True)
class Form:
    """A template read and checked for its keys. `printed_share`: the part of the mean the form prints."""

    info: FormInfo
    window: Window
    printed_share: Fraction | None
    document_title: str
    page: Mapping[str, Any]
    style: Mapping[str, Any]
    slots: Mapping[str, Mapping[str, Any]]
    pages: tuple[Mapping[str, Any], ...]

    @property
    def code(self) -> str:
        """The code of the form."""
        return self.info.code


@cache
def load(code: str, folder: Path | None = None) -> Form:
    """The template of a code, from the product's own folder or another; KeyError for an unknown code."""
    import yaml

    path = (folder or resource_dir("templates")) / f"{code}.yaml"
    if not path.is_file():
        raise KeyError(code)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with path.open(encoding="utf-8") as file:
        raw = yaml.load(file, Loader=loader)  # noqa: S506 - a safe loader, the fast one where it is built
    return _form(raw, path.name)


def catalog(folder: Path | None = None) -> list[FormInfo]:
    """All forms, by code."""
    codes = sorted(path.stem for path in (folder or resource_dir("templates")).glob("*.yaml"))
    return [load(code, folder).info for code in codes]


def _form(raw: Any, name: str) -> Form:
    try:
        force = raw["in_force"]
        info = FormInfo(
            code=raw["code"],
            title=raw["title"],
            legal_basis=raw["legal_basis"],
            in_force=InForce(
                force["births_from"],
                force["births_to"],
                force["filed_from"],
                force["filed_to"],
                force["note"],
            ),
            source=raw["source"],
            exactness=raw["exactness"],
            pages=len(raw["pages"]),
        )
        months = raw["months"]
        window = Window(months["rows"], months["first_offset"], months["oldest_first"])
        share = raw.get("printed_share")
        form = Form(
            info,
            window,
            None if share is None else Fraction(share),
            raw["document_title"],
            raw["page"],
            raw["style"],
            raw["slots"],
            tuple(raw["pages"]),
        )
    except (KeyError, TypeError) as error:
        raise TemplateError(f"{name}: missing or wrong key {error}") from error
    if info.exactness not in EXACTNESS:
        raise TemplateError(f"{name}: exactness {info.exactness!r} is none of {', '.join(EXACTNESS)}")
    for number, page in enumerate(form.pages, 1):
        _check(page["blocks"], f"{name}: page {number}")
    return form


def kind_of(block: Block) -> str:
    """Which kind of block it is: the one key that names a kind (`columns` may also be a table's)."""
    return next((kind for kind in ("table", *BLOCKS) if kind in block), "")


def _check(blocks: Any, where: str) -> None:
    for number, block in enumerate(blocks, 1):
        place = f"{where}, block {number}"
        kind = kind_of(block)
        if not kind:
            raise TemplateError(f"{place}: none of {', '.join(BLOCKS)}")
        unknown = set(block) - BLOCKS[kind] - {kind}
        if unknown:
            raise TemplateError(f"{place} ({kind}): unknown keys {', '.join(sorted(unknown))}")
        if kind == "group":
            _check(block["group"], place)
        elif kind == "columns":
            for column in block["columns"]:
                _check(column["blocks"], place)
