"""Values that do not fit, letters that the font lacks, rows that the form lacks."""

import pytest
from form_facts import CODES, OFFICIAL, rows, text_of, usual

from adeverinta import forms
from adeverinta.forms.template.markup import Blank, Boxes, MarkupWord, Tick, gendered, parse
from adeverinta.forms.typeset.display import LineBox, Slot, SlotKey
from adeverinta.forms.typeset.fit import capacity, fit
from adeverinta.forms.typeset.fonts import widths
from tests.canvas import reference

LETTERS = widths("R")


def slot(**changes):
    values = {
        "key": SlotKey("x"), "label": "x", "size": 10.0, "min_size": 6.0, "align": "left",
        "lines": (LineBox(100, 200, 100),),
    }  # fmt: skip
    return Slot(**(values | changes))


def test_a_value_is_shrunk_before_it_is_refused():
    assert fit(slot(), "scurt", LETTERS)[0].size == 10
    shrunk = fit(slot(), "un text mai lung deja", LETTERS)
    assert 6 <= shrunk[0].size < 10
    assert fit(slot(), "un text mult prea lung pentru o suta de puncte", LETTERS) is None


def test_a_value_is_wrapped_where_the_slot_allows_it():
    runs = fit(slot(wrap=2, wrap_min=5, height=13), "un text mult prea lung pentru o suta de puncte", LETTERS)
    assert [run.text for run in runs] == ["un text mult prea lung pentru o ", "suta de puncte"]
    assert runs[1].y == 200
    assert runs[0].y > 200


def test_a_value_flows_over_several_lines_at_full_size():
    lines = (LineBox(100, 200, 60), LineBox(10, 187, 150))
    runs = fit(slot(lines=lines), "strada Lungă nr. 12, etaj 3", LETTERS)
    assert [(run.x, run.y, run.size) for run in runs] == [(100, 200, 10), (10, 187, 10)]


def test_decimals_end_at_the_same_place_and_a_dash_stands_in_the_middle():
    column = slot(align="decimal")

    def end(text):
        (run,) = fit(column, text, LETTERS)
        return run.x + sum(LETTERS[letter] for letter in text) / 100

    assert end("932,50") == pytest.approx(200, abs=0.01)
    assert end("12.345,00") == pytest.approx(200, abs=0.01)
    assert end("–") == pytest.approx(150 + LETTERS["–"] / 200, abs=0.01)


def test_capacity_is_how_many_letters_fit():
    text = "m" * 60
    room = capacity(slot(), text, LETTERS)
    assert fit(slot(), "m" * room, LETTERS) is not None
    assert fit(slot(), "m" * (room + 1), LETTERS) is None


@pytest.mark.parametrize("code", OFFICIAL)
def test_what_does_not_fit_is_refused_with_its_place_and_room(code):
    done = forms.render(code, usual(code, reprezentant_nume="Popescu " * 40))
    assert done.pdf == b""
    (found,) = done.findings
    assert found.code == "VALOARE_NU_INCAPE"
    assert found.blocking
    assert "numele reprezentantului legal" in found.message
    assert code in found.message
    with pytest.raises(ValueError, match="cannot be printed"):
        reference(code, usual(code, reprezentant_nume="Popescu " * 40))


def test_a_cnp_that_does_not_fit_is_not_told():
    found = forms.render("icc-hg52", usual("icc-hg52", cnp="28501014010021")).findings[0]
    assert found.code == "VALOARE_NU_INCAPE"
    assert "2850101" not in found.message + found.remedy


def test_a_row_is_named():
    facts = usual("icc-2009")
    facts["randuri"][3]["valoare"] = "9" * 80
    (found,) = forms.render("icc-2009", facts).findings
    assert "venitul realizat, rândul 4" in found.message


@pytest.mark.raises_code("LITERA_FARA_FONT")
def test_a_letter_that_the_font_lacks_is_named():
    done = forms.render("icc-2009", usual("icc-2009", nume_complet="Ωmega Иван"))
    assert done.pdf == b""
    (found,) = done.findings
    assert found.code == "LITERA_FARA_FONT"
    assert "„Ω” (U+03A9)" in found.message


def test_half_a_letter_is_named():
    (found,) = forms.render("icc-2009", usual("icc-2009", nume_complet="Ana \ud83d")).findings
    assert found.code == "LITERA_FARA_FONT"
    assert "U+D83D" in found.message


@pytest.mark.parametrize(
    "name", ["Kovács Győző", "Müller-Weiß", "Łukasz Żółć", "Ğülşen İnce Çağ", "Dvořák Ňuňu"]
)
def test_names_of_neighbours_are_printed(name):
    pdf = forms.render("icc-2009", usual("icc-2009", nume_complet=name)).pdf
    assert name.replace("ş", "ș") in text_of(pdf)[0]


def test_cedillas_and_parted_letters_are_printed_as_romanian_letters():
    pdf = forms.render("icc-2009", usual("icc-2009", nume_complet="Şerban Ţiţa Ana\u0306")).pdf
    assert "Șerban Țița Ană" in text_of(pdf)[0]


@pytest.mark.raises_code("RANDURI_PREA_MULTE")
def test_more_rows_than_the_form_has_are_refused():
    done = forms.render("icc-2009", usual("icc-2009", randuri=rows(13)))
    assert [found.code for found in done.findings] == ["RANDURI_PREA_MULTE"]
    assert "12 rânduri" in done.findings[0].message


def test_marks():
    (line,) = parse("a^{1)} [b 30 fixed], [c #13] [d=e]~f")
    assert line == [
        (MarkupWord("a"), MarkupWord("1)", raised=True)),
        (Blank("b", 30.0, 1, True), MarkupWord(",")),
        (Boxes("c", 13),),
        (Tick("d", "e"), MarkupWord(" f")),
    ]
    assert [gendered("{doamna|domnul} {D-na|Dl|Dl/D-na}", gender) for gender in ("f", "m", "")] == [
        "doamna D-na",
        "domnul Dl",
        "doamna/domnul Dl/D-na",
    ]
    with pytest.raises(ValueError, match="not understood"):
        parse("a [B]")


def test_the_catalog_tells_of_every_form():
    infos = {info.code: info for info in forms.catalog()}
    assert set(CODES) <= set(infos)
    assert infos["icc-2009"].exactness == "exact"
    assert infos["icc-hg52"].exactness == "field-faithful"
    assert infos["icc-2-3-ani"].pages == 2
    assert all(info.legal_basis and info.source and info.in_force.note for info in infos.values())
    with pytest.raises(KeyError):
        forms.load("altceva")


def test_a_template_with_a_wrong_key_is_refused(tmp_path):
    from adeverinta.system.resources import resource_dir

    text = (resource_dir("templates") / "icc-2009.yaml").read_text("utf-8")
    (tmp_path / "x.yaml").write_text(text.replace("gap: 7}", "gaap: 7}"), "utf-8")
    with pytest.raises(forms.TemplateError, match=r"x\.yaml: page 1, block 3 \(text\): unknown keys gaap"):
        forms.load("x", tmp_path)
    (tmp_path / "y.yaml").write_text(text.replace("[cnp 92]", "[cnpp 92]"), "utf-8")
    with pytest.raises(forms.TemplateError, match="cnpp"):
        forms.render("y", {}, folder=tmp_path)
