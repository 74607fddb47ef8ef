"""Templates: the forms as data. What the keys and marks mean stands in templates/README.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import finding
from adeverinta.forms import codes
from adeverinta.forms.template.markup import agreed, flags_of, gendered
from adeverinta.forms.template.template_stop import wrong_template
from adeverinta.system.resources import resource_dir

Block = Mapping[str, Any]

EXACTNESS: Final = ("exact", "field-faithful", "free text")
_STYLE: Final = frozenset(
    {"size", "font", "leading", "align", "left", "right", "hanging", "indent", "blanks"}
)
PLURAL: Final = "plural"
"""The flag that chooses the second form of `{one#several}`."""
_ANY: Final = frozenset({"gap", "when", "blank_when", "source"}) | _STYLE
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

    def __init__(self, message: str, page: int = 1) -> None:
        super().__init__(message)
        self.page = page


class Validity(NamedTuple):
    """When a form is used: for children born and for papers filed between these days (None: open)."""

    births_from: date | None
    births_to: date | None
    filed_from: date | None
    filed_to: date | None
    note: str


class FormInfo(NamedTuple):
    """What the list of forms says about one."""

    code: str
    title: str
    legal_basis: str
    in_force: Validity
    source: str
    exactness: str
    pages: int


class Window(NamedTuple):
    """The months a form has rows for: how many, whether the newest is the birth month (0) or the month
    before it (1), and whether the oldest stands on top."""

    rows: int
    first_offset: int
    oldest_first: bool
    only_counted: bool = False


class Form(NamedTuple):
    """A template read and checked for its keys.

    `window` None: the form prints no income. `numbered`: it takes a number of the register.
    `printed_share`: the part of the mean the form prints. `conditions`: the flags its blocks ask for;
    `by_gender`: whether any text differs for a woman and a man. `signatures`: the printed words at each
    place for a signature and the side of them that is free. `large_print`: a sheet for the parent, which
    may be set in large print.
    """

    info: FormInfo
    window: Window | None
    numbered: bool
    printed_share: Fraction | None
    document_title: str
    page: Mapping[str, Any]
    style: Mapping[str, object]
    slots: Mapping[str, Mapping[str, Any]]
    pages: tuple[Mapping[str, Any], ...]
    conditions: tuple[str, ...] = ()
    by_gender: bool = True
    signatures: tuple[Mapping[str, str], ...] = ()
    large_print: bool = False

    @property
    def code(self) -> str:
        """The code of the form."""
        return self.info.code

    def bold_texts(self) -> Iterator[str]:
        """Every text that is set in bold, marks and all."""
        for page in self.pages:
            yield from (
                text for text, bold in texts_of(page["blocks"], self.style.get("font") == "B") if bold
            )

    def asked(self) -> dict[str, str]:
        """The slots that a certificate should not leave empty, with their labels."""
        return {name: slot["label"] for name, slot in self.slots.items() if slot.get("asked")}


def load(code: str, folder: Path | None = None) -> Form:
    """The template of a code, from a folder of the user's own before the product's; KeyError for none.

    A file that was edited meanwhile is read anew.
    """
    return _loaded(code, folder, edition(code, folder))


def edition(code: str, folder: Path | None) -> tuple[int, int] | None:
    """What tells an edited file of the user's own from the one read before; the product's do not change."""
    if folder is None:
        return None
    try:
        seen = (folder / f"{code}.yaml").stat()
    except OSError as error:  # the product's own stands in for it
        if not folder.is_dir():  # as on a machine that lacks it: its forms may be other ones
            raise InputStop(finding(codes.SABLOANE_LIPSA, folder=folder)) from error
        return None
    return seen.st_mtime_ns, seen.st_size


@cache
def _loaded(code: str, folder: Path | None, _edition: tuple[int, int] | None) -> Form:
    import yaml

    from adeverinta.system.yaml_data import read_yaml

    folders = [folder, resource_dir("templates")] if folder else [resource_dir("templates")]
    path = next((each / f"{code}.yaml" for each in folders if (each / f"{code}.yaml").is_file()), None)
    if path is None:
        raise KeyError(code)
    try:
        return parse_form(read_yaml(path.read_text(encoding="utf-8-sig")), path.name)
    except (OSError, ValueError, TypeError, AttributeError, yaml.YAMLError) as error:
        if path.parent != folder or isinstance(error, TemplateError):
            raise
        mark = getattr(error, "problem_mark", None)  # it was spoiled since it was checked
        raise wrong_template(
            folder, path.name, mark.line + 1 if mark else 1, "fișierul nu mai este un șablon"
        ) from error


def form_codes(folder: Path | None = None) -> list[str]:
    """The codes of all forms, sorted: the product's, and those of a folder of the user's own.

    A file is named by its code (`schema` refuses others), so none is read.
    """
    folders = [folder, resource_dir("templates")] if folder else [resource_dir("templates")]
    return sorted({path.stem for each in folders for path in each.glob("*.yaml")})


def catalog(folder: Path | None = None) -> list[FormInfo]:
    """All forms, by code; those of the user's own folder stand over the product's."""
    return [load(code, folder).info for code in form_codes(folder)]


def parse_form(raw: Any, name: str) -> Form:
    """The form of a file's content."""
    try:
        force = raw["in_force"]
        info = FormInfo(
            code=raw["code"],
            title=raw["title"],
            legal_basis=raw["legal_basis"],
            in_force=Validity(
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
        window = None
        if months is not None:
            window = Window(
                months["rows"],
                months["first_offset"],
                months["oldest_first"],
                bool(months.get("only_counted", False)),
            )
        share = raw.get("printed_share")
        form = Form(
            info,
            window,
            bool(raw.get("numbered", True)),
            None if share is None else Fraction(share),
            raw["document_title"],
            raw["page"],
            raw["style"],
            raw["slots"],
            tuple(raw["pages"]),
            *_variants(raw["pages"]),
            tuple(raw.get("signatures") or ()),
            bool(raw.get("large_print", False)),
        )
    except (KeyError, TypeError) as error:
        raise TemplateError(f"{name}: missing or wrong key {error}") from error
    if info.exactness not in EXACTNESS:
        raise TemplateError(f"{name}: exactness {info.exactness!r} is none of {', '.join(EXACTNESS)}")
    for number, page in enumerate(form.pages, 1):
        _check(page["blocks"], f"{name}: page {number}")
    return form


def _variants(pages: Any) -> tuple[tuple[str, ...], bool]:
    """The flags that blocks and texts ask for, and whether a text has forms for a woman and a man."""
    flags: set[str] = set()
    by_gender = False
    for mapping in mappings_of(pages):
        for key in ("when", "blank_when"):
            if key in mapping:
                flags.add(str(mapping[key]).removeprefix("not ").strip())
    for page in pages:
        for text, _ in texts_of(page["blocks"], bold=False):
            flags.update(flags_of(text))
            if agreed(text, plural=True) != text:
                flags.add(PLURAL)
            by_gender = by_gender or gendered(text, "f") != text
    return tuple(sorted(flags)), by_gender


def mappings_of(value: object) -> Iterator[Mapping[str, object]]:
    """Every mapping inside a value, the outer before the inner."""
    if isinstance(value, Mapping):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from mappings_of(item)


def texts_of(value: object, bold: bool) -> Iterator[tuple[str, bool]]:
    """Every text of blocks and table cells, and whether it is set in bold."""
    if isinstance(value, list):
        for item in value:
            yield from ((item, bold),) if isinstance(item, str) else texts_of(item, bold)
    elif isinstance(value, Mapping):
        bold = value["font"] == "B" if "font" in value else bold
        for key, inner in value.items():
            if key in ("text", "title") and isinstance(inner, str):
                yield inner, bold
            elif key == "columns" and "head" in value:
                head_bold = value["head"].get("font") == "B" or bold
                for column in inner:
                    yield column.get("title", ""), head_bold
                    yield from texts_of(column.get("cell", {}), bold)
            elif key in ("texts", "labels", "group", "columns", "blocks", "table", "parts", "cell", "footer"):
                yield from texts_of(inner, bold)


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
