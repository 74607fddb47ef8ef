"""Stamping: facts into a compiled form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from operator import getitem
from pathlib import Path
from typing import Any, Final, NamedTuple

from adeverinta.core.facts import Fact, is_blank
from adeverinta.core.finding import Finding, finding
from adeverinta.core.text import clean, count
from adeverinta.forms import codes
from adeverinta.forms.attached_json import told
from adeverinta.forms.packing import packed
from adeverinta.forms.paper.seal import marks, sealed
from adeverinta.forms.spelling import paper
from adeverinta.forms.stamp import pdfa
from adeverinta.forms.stamp.pdf_syntax import finish, info
from adeverinta.forms.stamp.skeleton import PageSkeleton, Skeleton, large, skeleton
from adeverinta.forms.template.template_file import Form, load
from adeverinta.forms.typeset.display import Op, Slot, SlotKey
from adeverinta.forms.typeset.fit import Widths, capacity
from adeverinta.forms.typeset.fonts import widths
from adeverinta.forms.typeset.frame import Variant

Facts = Mapping[str, Any]
"""Values by slot name (`core.facts`); `recalculare`, `verso`, `ciorna` are bool, `randuri` a list of such
mappings."""

LARGE: Final = "mari"
"""The value of `litere` that asks for large print."""
_NONE: Final[frozenset[str]] = frozenset()


class Rendered(NamedTuple):
    """A finished document; `pdf` is empty when a finding blocks the certificate."""

    pdf: bytes
    findings: tuple[Finding, ...] = ()


class StampedParts(NamedTuple):
    """A finished document in two parts: the constant objects of its form, the same bytes object for all of a
    variant, so that a pickle of many has them once; and what follows.
    """

    head: bytes
    tail: bytes
    findings: tuple[Finding, ...] = ()


class Filled(NamedTuple):
    """A certificate's pages: their content streams, as stream objects."""

    skeleton: Skeleton
    streams: list[bytes]
    twin: bytes
    """The facts to attach; a print file, which attaches none, asks for none."""


def render(code: str, facts: Facts, *, folder: Path | None = None) -> Rendered:
    """One certificate as PDF; what cannot be printed whole is a blocking finding, never cut."""
    made = render_parts(code, facts, folder=folder)
    return Rendered(made.head + made.tail, made.findings)


def render_parts(code: str, facts: Facts, *, folder: Path | None = None) -> StampedParts:
    """The same, its parts not yet joined."""
    made = filled(code, facts, folder)
    if not isinstance(made, Filled):
        return StampedParts(b"", b"", made)
    form, day = made.skeleton, _day(facts)
    title = title_of(form.form, facts)
    last = info(title, day, marks(code, facts, made.twin))
    bodies = [*made.streams, pdfa.attachment(made.twin, day), pdfa.metadata(title, day), last]
    tail = finish(len(form.constant), form.table, form.count, bodies, [last, form.mark])
    return StampedParts(form.constant, sealed(tail, form.seal))


def hindrances(code: str, facts: Facts, *, folder: Path | None = None) -> tuple[Finding, ...]:
    """What hinders these facts from being printed whole, as `render` would find it; makes no document."""
    template = load(code, folder)
    if in_large_print(template, facts):
        return render(code, facts, folder=folder).findings
    form = skeleton(code, variant_of(template, facts), folder)
    plain = {**facts, "qr": ""}  # the code of a paper is of its digest, which always has its place
    return () if _fits(form, plain) else render(code, facts, folder=folder).findings


def in_large_print(form: Form, facts: Facts) -> bool:
    """Whether these facts want the form in large print and it is a sheet that has one."""
    return form.large_print and facts.get("litere") == LARGE


def _fits(form: Skeleton, facts: Facts) -> bool:
    """Whether every slot takes its value as it is; False sends the facts the long way, which says why."""
    if form.rows and len(facts.get("randuri", ())) > form.rows:
        return False
    plain, rows = form.values_of(facts)
    values = form.in_line(plain, "", rows)
    try:
        for page in form.pages:
            _shown(page, values)
    except KeyError:
        return False
    return True


def variant_of(form: Form, facts: Facts, *, wide: bool = False) -> Variant:
    """The variant of the form that these facts ask for."""
    flags = frozenset(flag for flag in form.conditions if _holds(flag, facts)) if form.conditions else _NONE
    gender = facts.get("gen", "") if form.by_gender else ""
    return Variant(gender, flags, bool(facts.get("ciorna", False)), bool(facts.get("qr", False)), wide)


def _holds(flag: str, facts: Facts) -> bool:
    """Whether the facts meet a condition: a name (told and not empty), or `name=value`."""
    name, equals, value = flag.partition("=")
    if equals:
        return bool(facts.get(name, "") == value)
    return not is_blank(facts.get(name, name == "verso"))


def value_of(facts: Facts, key: SlotKey) -> str:
    """The text for a slot; empty where the facts have none."""
    if key.row is None:
        return paper(key.name, facts.get(key.name))
    rows: Sequence[Facts] = facts.get("randuri", ())
    return paper(key.name, rows[key.row].get(key.name)) if key.row < len(rows) else ""


def _day(facts: Facts) -> date | None:
    """The date of issue, for the document's own dates."""
    day = facts.get("data")
    return day if isinstance(day, date) else None


def title_of(form: Form, facts: Facts) -> str:
    """The document's title: the template's, with number and date where the form has them."""
    title = form.document_title
    if facts.get("ciorna"):
        title += " (ciornă)"
    for name in ("numar", "data"):
        title = title.replace(f"[{name}]", paper(name, facts.get(name)) or "–")
    return title


def problems(
    pages: Iterable[Sequence[Op]], form: Form, facts: Facts, letters: Widths, *, room: bool = True
) -> list[Finding]:
    """What hinders these facts from being printed whole on these pages; without `room` only letters do."""
    slots = [op for page in pages for op in page if isinstance(op, Slot)]
    found = []
    places = max((slot.key.row + 1 for slot in slots if slot.key.row is not None), default=0)
    rows = len(facts.get("randuri", ()))
    cnp = facts.get("cnp") or None
    if rows > places > 0:
        found.append(
            finding(
                codes.RANDURI_PREA_MULTE,
                cnp=cnp,
                formular=form.code,
                locuri=count(places, "rând", "rânduri"),
                randuri=count(rows, "rând", "rânduri"),
            )
        )
    for slot in slots:
        value = value_of(facts, slot.key)
        if slot.kind in ("check", "qr", "qr_words") or not value:
            continue
        missing = next((letter for letter in value if letter not in letters), None)
        if missing is not None:
            found.append(
                finding(
                    codes.LITERA_FARA_FONT,
                    cnp=cnp,
                    camp=slot.label,
                    formular=form.code,
                    litera=missing,
                    cod_litera=f"U+{ord(missing):04X}",
                )
            )
            continue
        fitting = capacity(slot, value, letters) if room else len(value)
        if fitting < len(value):
            found.append(
                finding(
                    codes.VALOARE_NU_INCAPE,
                    cnp=cnp,
                    camp=slot.label,
                    formular=form.code,
                    caractere=count(len(value), "caracter", "caractere"),
                    incap=fitting,
                )
            )
    return found


def cleaned(facts: Facts) -> dict[str, object]:
    """The facts with texts as they may be printed (one form of each letter, comma-below ș ț)."""
    done: dict[str, object] = {
        name: clean(value) if isinstance(value, str) else value for name, value in facts.items()
    }
    done["randuri"] = [
        {name: clean(value) if isinstance(value, str) else value for name, value in row.items()}
        for row in facts.get("randuri", ())
    ]
    return done


def filled(
    code: str, facts: Facts, folder: Path | None, *, attached: bool = True
) -> Filled | tuple[Finding, ...]:
    """The pages with these facts, or what hinders them; `attached` asks for the facts to attach, too."""
    template = load(code, folder)
    if in_large_print(template, facts):
        return _fill_large(template, cleaned(facts), folder)
    form = skeleton(code, variant_of(template, facts), folder)
    if len(facts.get("randuri", ())) <= form.rows or not form.rows:
        try:
            return _streams(form, facts, attached=attached)
        except (KeyError, UnicodeEncodeError):  # a value does not fit or has a letter that the form lacks
            pass
    facts = cleaned(facts)
    wide = skeleton(code, variant_of(template, facts, wide=True), folder)
    found = problems(wide.display, template, facts, widths("R"))
    if found:
        return tuple(found)
    try:
        return _streams(form, facts, attached=attached)
    except KeyError:
        return _streams(wide, facts, attached=attached)


def _fill_large(template: Form, facts: Facts, folder: Path | None) -> Filled | tuple[Finding, ...]:
    """What does not fit at another size flows here; only a letter that the font lacks hinders."""
    variant = variant_of(template, facts)
    usual = skeleton(template.code, variant._replace(wide=True), folder)
    found = problems(usual.display, template, facts, widths("R"), room=False)
    if found:
        return tuple(found)
    return _streams(large(template.code, variant, said_of(template, facts), folder), facts)


def said_of(form: Form, facts: Facts) -> dict[str, str]:
    """The texts of a form's slots, those that have one."""
    texts = ((name, paper(name, facts.get(name))) for name in form.slots)
    return {name: text for name, text in texts if text}


def _streams(form: Skeleton, facts: Facts, *, attached: bool = True) -> Filled:
    plain, rows = form.values_of(facts)
    data = told(form.twin, facts, plain, rows) if attached or form.variant.qr else b""
    values = form.in_line(plain, _code(facts, data) if form.variant.qr else "", rows)
    streams = [
        packed(b"".join(_shown(page, values))) if page.places else _constant_stream(page.frame[0])
        for page in form.pages
    ]
    return Filled(form, streams, data)


def _code(facts: Facts, attached: bytes) -> str:
    """What the square code says; loaded for the papers that have one."""
    from adeverinta.forms.typeset import qr

    return qr.content(facts, attached)


def with_qr(form: Skeleton, facts: Facts) -> Facts:
    """The facts with the text of their QR."""
    return {**facts, "qr": _code(facts, told(form.twin, facts, *form.values_of(facts)))}


def _shown(page: PageSkeleton, values: list[Fact]) -> list[bytes]:
    """One page's operators: constants and, between them, what fills the slots; KeyError where one is not."""
    parts = page.frame.copy()
    parts[1::2] = map(getitem, page.places, map(values.__getitem__, page.order))
    return parts


@lru_cache(maxsize=256)
def _constant_stream(plain: bytes) -> bytes:
    """The content of a page without slots, deflated once."""
    return packed(plain, level=9)
