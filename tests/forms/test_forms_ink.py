"""Pictures of the longest values: what a filled form has more than a blank one lies inside the boxes."""

import numpy
import pypdfium2
import pytest
from form_facts import CODES, extreme, usual, variant

from adeverinta import forms
from adeverinta.forms.typeset.display import Slot
from adeverinta.forms.typeset.form_layout import A4, layout
from adeverinta.forms.typeset.paragraph import CELL

DPI = 144
LONG_DAY = {"numar": "ADV-2026/000127/CJ"}
CASES = {
    "extreme": extreme,
    "extreme, man": lambda code: extreme(code, gen="m", tata=True),
    "extreme, several children": lambda code: extreme(code, plural=True),
    "extreme, not known": lambda code: extreme(code, gen="", cetatenie="ue"),
    "long number": lambda code: usual(code, **LONG_DAY),
    "negative and large": lambda code: with_rows(code, "-1.234.567,89"),
    "foreign": lambda code: extreme(code, nume_complet="Żółkiewska-Dvořáková Győngyvér Ğülşen Weißmüllerová"),
    "recalculation": lambda code: extreme(code, recalculare=True),
}


def with_rows(code, amount):
    facts = extreme(code)
    for row in facts["randuri"]:
        row |= {"valoare": amount, "brut": amount, "contributii": amount, "impozit": amount}
    return facts


def pictures(pdf):
    return [
        255 - page.render(scale=DPI / 72, grayscale=True).to_numpy()[:, :].squeeze().astype(int)
        for page in pypdfium2.PdfDocument(pdf)
    ]


def blank_of(code, facts):
    """The same fixed part, every slot empty (a space where a value decides about a block)."""
    form = forms.load(code)
    kept = {"gen": facts.get("gen", ""), "verso": True}
    for flag in form.conditions:
        name, equals, _ = flag.partition("=")
        value = facts.get(name)
        if value:
            kept[name] = value if equals or not isinstance(value, str) else " "
    assert variant(code, kept) == variant(code, facts)
    return kept


def boxes(slot):
    """Where a slot may have ink: left, bottom, right, top in points."""
    if slot.kind == "cells":
        for line in slot.lines:
            middle = line.y + 0.365 * slot.size
            yield line.x, middle - CELL / 2, line.x + line.width, middle + CELL / 2
        return
    for line in slot.lines:
        bottom, top = line.y - 0.26 * slot.size, line.y + max(0.98 * slot.size, slot.height + 1)
        if slot.middle is not None:
            bottom, top = slot.middle - slot.height / 2 - 1, slot.middle + slot.height / 2 + 1
        yield line.x - 0.3, bottom, line.x + line.width + 0.3, top


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("case", CASES)
def test_no_ink_leaves_its_box(code, case):
    facts = CASES[case](code)
    filled = pictures(forms.render(code, facts).pdf)
    empty = pictures(forms.render(code, blank_of(code, facts)).pdf)
    assert len(filled) == len(empty)
    for page, (with_ink, without) in enumerate(zip(filled, empty, strict=True)):
        allowed = numpy.zeros(with_ink.shape, dtype=bool)
        for op in layout(forms.load(code), variant(code, facts))[page]:
            if isinstance(op, Slot):
                for left, bottom, right, top in boxes(op):
                    rows = slice(int((A4[1] - top) * DPI / 72) - 1, int((A4[1] - bottom) * DPI / 72) + 2)
                    allowed[rows, int(left * DPI / 72) - 1 : int(right * DPI / 72) + 2] = True
        ink = abs(with_ink - without) > 40
        outside = numpy.argwhere(ink & ~allowed)
        assert len(outside) == 0, (case, page, outside[:3] * 72 / DPI)
        assert page > 0 or ink.any()
