"""The short ways of stamping give what the long ones give: slots as `fit`, the attached file as json."""

import json
from decimal import Decimal

import pytest
from form_facts import CODES, text_of, usual
from hypothesis import given
from hypothesis import strategies as st

from adeverinta import forms
from adeverinta.core.month import MONTH_NAMES, Month
from adeverinta.forms import cache
from adeverinta.forms.attached_json import told, twin_of
from adeverinta.forms.stamp.pdf_syntax import operators, text_string
from adeverinta.forms.stamp.skeleton import skeleton
from adeverinta.forms.stamp.slot import CompiledSlot, plain_letters
from adeverinta.forms.typeset.fit import fit
from adeverinta.forms.typeset.frame import Variant

LETTERS = 'ABZabmzăâîșțĂÎȘȚ0123456789.,-/ –()\\Ĩ尨"\n,}'
VALUES = st.one_of(
    st.text(LETTERS, max_size=14),
    st.text(LETTERS, max_size=120),
    st.from_regex(r"[1-9]\d{0,2}(\.\d{3}){0,3},\d\d", fullmatch=True),
    st.from_regex(r"\d{13}", fullmatch=True),
)


def compiled(code):
    return [one for page in skeleton(code, Variant()).pages for one in page.places]


def long_way(one, value):
    """What `fit` says, written by `operators`; None where the value does not fit or has a strange letter."""
    try:
        runs = fit(one.slot, value, one._widths)
    except KeyError:
        return None
    if runs is None:
        return None
    shown = b"".join(map(operators, runs))
    if one.slot.kind == "check":
        said = b"bifat" if value == one.slot.ticked_by else b"nebifat"
        return b"/Span<</Alt(%b)>>BDC\n" % said + shown + b"EMC\n"
    if shown and one.slot.kind == "cells":
        return b"/Span<</ActualText" + text_string(value) + b">>BDC\n" + shown + b"EMC\n"
    return shown


def shapes():
    """One place of each make: what else differs is where it stands."""
    found = {}
    for code in CODES:
        for one in compiled(code):
            slot = one.slot
            make = (slot.kind, slot.align, slot.size, slot.min_size, len(slot.lines), slot.rows, slot.wrap)
            found.setdefault(make, one)
    return list(found.values())


SHAPES = shapes()


def held_to_the_long_way(one, value):
    expected = long_way(one, value)
    for _ in range(2):  # spelled, then found ready
        if expected is None:
            with pytest.raises(KeyError):
                one[value]
        else:
            assert one[value] == expected


@given(one=st.sampled_from(SHAPES), value=VALUES)
def test_a_slot_shows_a_value_as_the_long_way_does(one, value):
    held_to_the_long_way(one, value)


@pytest.mark.parametrize("one", SHAPES)
def test_a_slot_shows_edges_as_the_long_way_does(one):
    whole, alone = (
        one.slot.lines[0].width / one.slot.size,
        ("–", "7", "-", "a b", " a", "a ", "(1)", "1 2 3", "尨"),
    )
    for letter in "m7i":  # as long as the room, give or take a letter
        fitting = int(1000 * whole / one._widths[letter])
        for count in range(max(fitting - 1, 0), fitting + 3):
            for value in (letter * count, letter * count + "1", letter * count + "–"):
                held_to_the_long_way(one, value)
    for value in ("", *alone, "2850101000000", "28501 01000000", "12.345,67", "4.532,16 lei", "12,5–"):
        held_to_the_long_way(one, value)


def test_every_kind_of_slot_and_every_short_way_is_met():
    kinds = {
        (one.slot.kind, one._begins is not None, bool(one._boxes)) for code in CODES for one in compiled(code)
    }
    assert kinds >= {
        ("text", True, False),
        ("text", False, False),
        ("cells", False, True),
        ("check", False, False),
    }


def test_a_slot_forgets_rather_than_grows(monkeypatch):
    monkeypatch.setattr(cache, "CACHED", 8)
    model = next(one for one in compiled("icc-hg52") if one.slot.key == ("valoare", None))
    one = CompiledSlot(model.slot, model._widths, plain_letters(model._widths))
    for number in range(100):
        value = f"{number},00"
        assert one[value] == long_way(one, value)
        assert len(one) <= 8


BANI = st.integers(-10_000_000_000, 10_000_000_000)
MONTHS = st.builds(Month, st.integers(1990, 2060), st.integers(1, 12))
OF = {
    "luna_nume": MONTHS,
    "valoare": BANI | st.just("–"),
    "zile_lucrate": st.integers(0, 3100),
    "zile_cm_co": st.tuples(st.integers(0, 3100), st.integers(0, 3100)),
    "tip": VALUES | st.sampled_from(("–", "12.03.2024", "1.234,00", "05.2024", "martie 2026")),
    "data": st.dates(),
    "nume": VALUES,
    "cnp": VALUES,
}
ROW = ("luna_nume", "valoare", "zile_lucrate", "zile_cm_co", "tip")
ROWS = st.lists(st.fixed_dictionaries({}, optional={name: OF[name] | st.none() for name in ROW}))


def told_of(name, value):
    """The members of the attached file for a value, the plain way."""
    if value in (None, ""):
        return {}
    if name == "valoare":
        return {name: None if value == "–" else f"{Decimal(value) / 100:.2f}"}
    if name == "luna_nume":
        return {name: MONTH_NAMES[value.month - 1], "luna_numar": f"{value.month:02d}"}
    if name == "zile_lucrate":
        return {name: f"{value / 100:g}"}
    if name == "zile_cm_co":
        return {"zile_cm": f"{value[0] / 100:g}", "zile_co": f"{value[1] / 100:g}"}
    return {name: str(value)}


@given(
    rows=ROWS,
    fields=st.fixed_dictionaries({}, optional={name: OF[name] for name in ("nume", "cnp", "data")}),
    names=st.lists(st.sampled_from(ROW), unique=True, min_size=1),
)
def test_the_attached_file_is_the_json_of_its_values(rows, fields, names):
    plain = ("nume", "cnp", "data")
    found = json.loads(
        told(
            twin_of("cod", "Titlu „x”", plain, names),
            fields,
            [fields.get(name, "") for name in plain],
            [row.get(name, "") for row in rows for name in names],
        )
    )
    assert found["randuri"] == [
        {key: text for name in names for key, text in told_of(name, row.get(name)).items()} for row in rows
    ]
    assert found["campuri"] == {
        key: text for name in plain for key, text in told_of(name, fields.get(name)).items()
    }
    assert (found["formular"], found["titlu"]) == ("cod", "Titlu „x”")


def test_a_row_that_was_not_given_is_blank():
    facts = usual("icc-hg52")
    facts["randuri"] = facts["randuri"][:2]
    text = "".join(text_of(forms.render("icc-hg52", facts).pdf))
    assert "februarie 2026" in text
    assert "ianuarie 2026" not in text
