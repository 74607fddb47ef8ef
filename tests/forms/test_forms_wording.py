"""The official wording, found in order in the text that pdfium reads from the PDF; so are the facts."""

from pathlib import Path

import pytest
from form_facts import CODES, extreme, text_of, usual

from adeverinta import forms

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


@pytest.mark.parametrize("code", ["icc-2009", "icc-2-3-ani"])
def test_nothing_but_the_fixed_text_stands_on_a_blank_form(code):
    text = bare("".join(text_of(forms.render(code, {}).pdf)))
    if code == "icc-2-3-ani":  # the reverse has a heading of ours
        start, end = text.index("Veniturilecareseiauîncalcul"), text.index("Art.2.-(1)")
        text = text[:start] + text[end:]
    assert text == bare("".join(fixed(code)))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("make", [usual, extreme])
def test_the_filled_form_has_every_fixed_text_in_order(code, make):
    wanted = [part for part in fixed(code) if not part.endswith("☐")]
    assert_in_order(wanted, bare("".join(text_of(forms.render(code, make(code, gen="")).pdf))))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("make", [usual, extreme])
def test_every_value_is_found_whole(code, make):
    facts = make(code)
    text = bare(text_of(forms.render(code, facts).pdf)[0])
    known = forms.load(code).slots
    for name in known:
        value = facts.get(name, "")
        if name not in ("gen", "cetatenie"):
            assert bare(value) in text, name
    at = 0
    for row in facts["randuri"]:  # month after month, each with its amount
        names = [
            name
            for name in ("luna_nume", "luna", "tip", "zile_lucrate", "zile_cm_co", "valoare")
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
        assert usual("icc-2009")[name] not in text
    assert "01.09.2019" in text


def test_a_draft_says_so():
    assert "CIORNĂ" in bare(text_of(forms.render("icc-hg52", usual("icc-hg52", ciorna=True)).pdf)[0])
    assert "CIORNĂ" not in bare(text_of(forms.render("icc-hg52", usual("icc-hg52")).pdf)[0])
