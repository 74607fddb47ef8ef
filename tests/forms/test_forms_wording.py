"""The official wording, found in order in the text that pdfium reads from the PDF; so are the facts."""

import re
from pathlib import Path

import pytest
from form_facts import CODES, extreme, text_of, usual

from adeverinta import forms
from adeverinta.forms.spelling import printed
from adeverinta.forms.typeset.display import Rect, Slot
from adeverinta.forms.typeset.form_layout import layout
from adeverinta.forms.typeset.frame import Variant

HERE = Path(__file__).parent


def bare(text):
    """Without spaces (and pdfium's mark for a hyphen at the end of a line)."""
    return "".join(text.replace("\ufffe", "-").split())


def fixed(code):
    return (HERE / f"wording_{code.replace('-', '_')}.txt").read_text("utf-8").splitlines()


def assert_in_order(wanted, text):
    at = 0
    for part in wanted:
        found = text.find(bare(part), at)
        assert found >= 0, f"{part!r} is missing after {text[max(0, at - 60) : at]!r}"
        at = found + len(bare(part))


@pytest.mark.parametrize("code", CODES)
def test_the_blank_form_has_every_fixed_text_in_order(code):
    assert_in_order(fixed(code), bare("".join(text_of(forms.render(code, {}).pdf))))


EXACT = ["icc-2009", "icc-2-3-ani", "cerere-recalculare-2009", "cerere-recalculare-scurta"]


@pytest.mark.parametrize("code", EXACT)
def test_nothing_but_the_fixed_text_stands_on_a_blank_form(code):
    text = bare("".join(text_of(forms.render(code, {}).pdf)))
    if code == "icc-2-3-ani":  # the reverse has a heading of ours
        start, end = text.index("Veniturilecareseiauîncalcul"), text.index("Art.2.-(1)")
        text = text[:start] + text[end:]
    assert text == bare("".join(fixed(code)))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("make", [usual, extreme])
def test_the_filled_form_has_every_fixed_text_in_order(code, make):
    wanted = [part for part in fixed(code) if "☐" not in part]
    assert_in_order(wanted, bare("".join(text_of(forms.render(code, make(code, gen="")).pdf))))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("make", [usual, extreme])
def test_every_value_is_found_whole(code, make):
    text = bare("".join(text_of(forms.render(code, make(code)).pdf)))
    facts = printed(make(code))
    known = forms.load(code).slots
    for name in known:
        value = facts.get(name, "")
        if name not in ("gen", "cetatenie", "concediu_solicitat", "dosar_depus"):
            assert bare(value) in text, name
    at = 0
    for row in facts["randuri"]:  # month after month, each with its amount
        names = [
            name
            for name in ("luna_nume", "luna", "tip", "zile_lucrate", "zile_cm_co", "brut", "valoare")
            if name in known
        ]
        for name in names:
            at = text.index(bare(row[name]), at)


def test_a_row_reads_from_left_to_right():
    text = text_of(forms.render("icc-hg52", usual("icc-hg52")).pdf)[0]
    assert "martie 2026 20 0 / 0 0 0 4.532,16" in text


def test_sentences_read_with_their_values():
    text = text_of(forms.render("icc-2009", usual("icc-2009")).pdf)[0]
    assert "Se adeverește prin prezenta că doamna Popescu Ștefania-Ioana" in text
    assert (
        "- în perioada de la 01.02.2026 până la 06.06.2026 a beneficiat de indemnizație de maternitate;"
        in text
    )
    assert "2850101401002" in text_of(forms.render("icc-hg52", usual("icc-hg52")).pdf)[0]


@pytest.mark.parametrize(
    ("gender", "words"),
    [
        ("f", ("că doamna ", "domiciliată în")),
        ("m", ("că domnul ", "domiciliat în")),
        ("", ("că doamna/domnul ", "domiciliată/domiciliat în")),
    ],
)
def test_gender_forms(gender, words):
    text = text_of(forms.render("icc-2009", usual("icc-2009", gen=gender)).pdf)[0]
    assert all(word in text for word in words)
    ticked = text_of(forms.render("icc-hg52", usual("icc-hg52", gen=gender)).pdf)[0]
    assert ("Dl. ☒" in ticked, "Dna. ☒" in ticked) == (gender == "m", gender == "f")
    title = bare(text_of(forms.render("icc-2-3-ani", usual("icc-2-3-ani", gen=gender)).pdf)[0])
    assert f"copiluluipentru{ {'f': 'D-na', 'm': 'Dl', '': 'Dl/D-na'}[gender] }Popescu" in title


def test_a_recalculation_leaves_section_one_empty():
    text = bare(text_of(forms.render("icc-2009", usual("icc-2009", recalculare=True)).pdf)[0])
    assert_in_order(
        [part for part in fixed("icc-2009") if "/domn" not in part and "/domic" not in part], text
    )
    for name in (
        "maternitate_de_la",
        "ziua_42",
        "icc_de_la",
        "concediu_de_la",
        "venituri_de_la",
        "venituri_pana_la",
    ):
        assert printed(usual("icc-2009"))[name] not in text
    assert "01.09.2019" in text


def test_the_boxes_of_annex_one_are_as_many_as_in_the_facsimile():
    """27, 26, 20, 13, 12, 9, 8, 4, 3, 2, 1: counted field by field in the published text."""
    (page,) = layout(forms.load("cerere-recalculare-2009"), Variant())
    counts = {op.key.name: len(op.lines) for op in page if isinstance(op, Slot) and op.kind == "cells"}
    child = {"nume": 26, "cnp": 13, "act_tip": 3, "act_seria": 3, "act_numar": 9}
    assert counts == {
        "nume_complet": 2 * 27, "cnp": 13, "strada": 27, "numar_strada": 4, "bloc": 8, "scara": 2,
        "apartament": 3, "sector": 1, "oras": 27, "comuna": 27, "judet": 27, "telefon": 13, "fax": 12,
        "ci_tip": 3, "ci_seria": 3, "ci_numar": 9, "ci_emis_de": 20,
        **{f"copil{at}_{name}": count for at in (1, 2, 3) for name, count in child.items()},
    }  # fmt: skip
    assert sum(isinstance(op, Rect) for op in page) == sum(counts.values()) == 415
    assert [op.label for op in page if isinstance(op, Slot) and op.rows == 2] == ["numele și prenumele"]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    "changes",
    [
        {"plural": True, "gen": "m", "tata": True, "copil_cu_handicap": True, "eveniment": "adoptie"},
        {"plural": False, "gen": "", "copil2_nume": "", "copil3_nume": "", "eveniment": "plasament"},
        {"maternitate_cunoscuta": False, "data_reluarii": "", "icc_de_la": "", "eveniment": "tutela"},
        {
            "naste_inainte_de_termen": True,
            "copil_cu_handicap": True,
            "tata": True,
            "eveniment": "incredintare",
        },
    ],
)
def test_every_case_of_a_form_fits_its_page(code, changes):
    for make in (usual, extreme):
        assert forms.render(code, make(code, **changes)).findings == ()


def test_number_agreement():
    one = text_of(
        forms.render("suspendare-cim", usual("suspendare-cim", copil2_nume="", copil3_nume="")).pdf
    )[0]
    two = text_of(forms.render("suspendare-cim", usual("suspendare-cim", plural=True, copil3_nume="")).pdf)[0]
    one, two = " ".join(one.split()), " ".join(two.split())
    assert "copilului Popescu Matei" in one
    assert "Popescu Ilinca" not in one
    assert "născut la data de" in one
    assert "copiilor Popescu Matei" in two
    assert "Popescu Ilinca , CNP" in two
    assert "născuți la data de" in two


def test_every_article_of_the_law_that_a_template_names_is_known():
    """Only articles of texts that were read; a new one is added here with the text at hand."""
    known = {
        "icc-2009": set(), "icc-2-3-ani": set(),
        "O.U.G. nr. 111/2010": {"2", "3", "7", "8", "9", "11", "13", "15", "19", "25"},
        "H.G. nr. 52/2011": {"4", "6", "7", "8", "12", "18", "20", "22", "23"},
        "Codul muncii": {"49", "51"},
    }  # fmt: skip
    allowed = set.union(*known.values()) | {"1", "2", "3", "4", "292", "III", "XI"}
    for code in CODES:
        info = forms.load(code).info
        text = info.legal_basis + "".join(text_of(forms.render(code, {}).pdf))
        found = set(re.findall(r"art\.\s+([0-9IVX]+)", text))
        if code not in ("icc-2-3-ani",):
            assert found <= allowed, (code, found - allowed)


def test_a_draft_says_so():
    assert "CIORNĂ" in bare(text_of(forms.render("icc-hg52", usual("icc-hg52", ciorna=True)).pdf)[0])
    assert "CIORNĂ" not in bare(text_of(forms.render("icc-hg52", usual("icc-hg52")).pdf)[0])
