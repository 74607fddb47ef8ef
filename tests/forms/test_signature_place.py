"""The place of a visible signature: on every form that takes a number, over nothing that is printed."""

from __future__ import annotations

import pypdfium2
import pytest
from form_facts import CODES, every_set

from adeverinta import forms
from adeverinta.forms.paper.signature import place

NUMBERED = [code for code in CODES if forms.load(code).numbered]
SETS = ("usual", "extreme", "extreme, with a code", "not known, no reverse")


def letters(data, number):
    document = pypdfium2.PdfDocument(data)
    text = document[number].get_textpage()
    return [
        text.get_charbox(at) for at in range(text.count_chars()) if text.get_text_range(at, 1).strip()
    ], document[number].get_size()


def apart(one, other):
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("code", NUMBERED)
def test_a_mark_has_its_place(code, name):
    data = forms.render(code, every_set(code)[name]).pdf
    found = place(data, code)
    assert found is not None
    boxes, (width, height) = letters(data, found.page)
    left, bottom, right, top = found.box
    assert 0 < left < right < width
    assert 0 < bottom < top < height
    assert right - left > 91.9
    assert top - bottom > 23.9
    assert all(apart(found.box, box) for box in boxes)
    second = place(data, code, [found])
    if second and second.page == found.page:
        assert apart(found.box, second.box)


@pytest.mark.parametrize("code", NUMBERED)
def test_the_place_is_at_the_forms_own_words(code):
    """Within a hand's breadth of the caption that the template names first."""
    data = forms.render(code, every_set(code)["usual"]).pdf
    found = place(data, code)
    document = pypdfium2.PdfDocument(data)
    text = document[found.page].get_textpage()
    hit = text.search(forms.load(code).signatures[0]["caption"]).get_next()
    assert hit is not None
    left, bottom, _, top = text.get_charbox(hit[0])
    assert abs((found.box[1] + found.box[3]) / 2 - (bottom + top) / 2) < 75
    assert found.box[0] - 230 < left < found.box[2] + 230


def test_a_form_that_is_not_at_hand_uses_the_usual_word():
    data = forms.render("suspendare-cim", every_set("suspendare-cim")["usual"]).pdf
    assert place(data, "formular-necunoscut") is not None


def test_no_place_where_the_word_is_missing():
    data = forms.render("fisa-dosar", every_set("fisa-dosar")["usual"]).pdf
    assert place(data, "fisa-dosar") is None
