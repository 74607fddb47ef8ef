"""The parent's sheets in large print: the same words in the same order, none small, none cut or covered."""

import io
import json

import pikepdf
import pytest
from aloud import aloud
from form_facts import CODES, every_set, extreme, pixels, text_of, usual, variant
from test_forms_aloud import only_words
from test_forms_wording import bare

from adeverinta import forms
from adeverinta.forms.stamp.stamper import cleaned, said_of
from adeverinta.forms.template_check import check
from adeverinta.forms.typeset.display import Slot, Text
from adeverinta.forms.typeset.fit import width
from adeverinta.forms.typeset.fonts import widths
from adeverinta.forms.typeset.form_layout import A4, layout
from tests.canvas import reference

SHEETS = [code for code in CODES if forms.load(code).large_print]
CASES = [(code, name) for code in SHEETS for name in every_set(code)]
LARGE = {"litere": "mari"}


def set_large(code, facts):
    facts = cleaned(facts)
    return layout(forms.load(code), variant(code, facts), said_of(forms.load(code), facts))


def told(pdf):
    """All that is read, but for what stands once a page: a draft's watermark, the words beside a code."""
    lines = [line for line in only_words(aloud(pdf)) if line != "CIORNĂ" and "amprenta datelor" not in line]
    return bare(" ".join(lines))


def attached(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return json.loads(document.attachments["adeverinta.json"].get_file().read_bytes())


def test_it_is_the_sheets_that_have_it():
    assert sorted(SHEETS) == ["fisa-2016", "fisa-dosar", "fisa-dosar-2009", "fisa-stimulent"]
    for code in set(CODES) - set(SHEETS):
        assert forms.render(code, usual(code) | LARGE).pdf == forms.render(code, usual(code)).pdf


@pytest.mark.parametrize(("code", "name"), CASES)
def test_it_says_what_the_usual_sheet_says(code, name):
    facts = every_set(code)[name]
    large, plain = forms.render(code, facts | LARGE), forms.render(code, facts)
    assert large.findings == ()
    assert told(large.pdf) == told(plain.pdf)
    assert attached(large.pdf) == attached(plain.pdf)
    assert [line[:2] for line in aloud(large.pdf) if line[0] == "H"] == [
        line[:2] for line in aloud(plain.pdf) if line[0] == "H"
    ]
    pages = text_of(large.pdf)
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert f"pagina {number} din {len(pages)}" in page


@pytest.mark.parametrize(("code", "name"), CASES)
def test_no_letter_is_small_none_leaves_the_page_and_none_covers_another(code, name):
    facts = every_set(code)[name]
    for page in set_large(code, facts):
        runs = [op for op in page if isinstance(op, Text)]
        assert len(runs) > 2
        assert not [op for op in page if isinstance(op, Slot) and not op.kind.startswith("qr")]
        boxes = []
        for run in runs:
            assert run.size >= 14
            end = run.x + width(run.text.rstrip(), run.size, widths(run.font))
            assert 20 <= run.x < end <= A4[0] - 40 or not run.text.strip(), run.text
            assert 20 < run.y < A4[1] - 30
            if run.text.strip():
                boxes.append((run.x, run.y - 0.2 * run.size, end, run.y + 0.74 * run.size, run.text))
        boxes.sort()
        for at, (_, bottom, right, top, text) in enumerate(boxes):
            for left, other_bottom, _, other_top, other in boxes[at + 1 :]:
                if left >= right - 0.05:
                    break
                assert other_bottom >= top - 0.3 or other_top <= bottom + 0.3, (text, other)


@pytest.mark.parametrize("code", SHEETS)
def test_a_heading_is_never_the_last_of_a_page(code):
    for facts in (usual(code), extreme(code)):
        for page in set_large(code, facts):
            kinds = [op.tag for op in page if getattr(op, "tag", "") in ("H", "P", "LI")]
            assert kinds[-1] != "H"


@pytest.mark.parametrize("code", SHEETS)
def test_stamp_and_canvas_draw_the_same_pixels(code):
    for facts in (usual(code), extreme(code), usual(code, ciorna=True, qr=True)):
        done = forms.render(code, facts | LARGE)
        assert pixels(done.pdf, 80) == pixels(reference(code, facts | LARGE), 80)
        assert forms.render(code, facts | LARGE).pdf == done.pdf


def test_what_is_not_known_keeps_its_line():
    text = " ".join(" ".join(text_of(forms.render("fisa-dosar", usual("fisa-dosar") | LARGE).pdf)).split())
    assert "Cazul: salariat; părinți necăsătoriți" in text
    (first, *_) = set_large("fisa-dosar", usual("fisa-dosar", cazuri=""))
    dotted = [op for op in first if getattr(op, "dotted", False)]
    assert len(dotted) == 1
    assert dotted[0].x2 - dotted[0].x1 > 200


def test_a_value_longer_than_any_line_is_told_whole():
    mail = "alexandrina.maria-magdalena.constantinescu-brancoveanu@exemplu-foarte-lung-si-mai-lung.ro"
    pdf = forms.render("fisa-dosar", usual("fisa-dosar", agentie_program=mail * 2) | LARGE)
    assert pdf.findings == ()
    assert mail * 2 in bare(" ".join(text_of(pdf.pdf)))


def test_a_letter_that_the_font_lacks_is_refused_as_ever():
    facts = usual("fisa-dosar", nume_complet="Popescu 山") | LARGE
    assert [found.code for found in forms.render("fisa-dosar", facts).findings] == ["LITERA_FARA_FONT"]
    assert [found.code for found in forms.hindrances("fisa-dosar", facts)] == ["LITERA_FARA_FONT"]
    assert forms.hindrances("fisa-dosar", usual("fisa-dosar") | LARGE) == ()
    polish = forms.render("fisa-dosar", usual("fisa-dosar", nume_complet="Łukasz Żółć-Ğül") | LARGE)
    assert "Łukasz Żółć-Ğül" in text_of(polish.pdf)[0]


def test_a_print_file_has_both_prints():
    many = forms.render_many([("fisa-dosar", usual("fisa-dosar") | LARGE), ("icc-hg52", usual("icc-hg52"))])
    assert many.findings == ()
    assert aloud(many.pdf) == [
        *aloud(forms.render("fisa-dosar", usual("fisa-dosar") | LARGE).pdf),
        *aloud(forms.render("icc-hg52", usual("icc-hg52")).pdf),
    ]


def test_a_table_has_no_large_print(tmp_path):
    from adeverinta.system.resources import resource_dir

    text = (resource_dir("templates") / "drepturi-autor.yaml").read_text("utf-8")
    text = text.replace("\npage:", "\nlarge_print: true\npage:")
    (tmp_path / "drepturi-autor.yaml").write_text(text, "utf-8")
    problems = [str(problem) for problem in check(tmp_path)]
    assert len(problems) == 1
    assert "cu litere mari" in problems[0]
