"""The stamp against the reference drawing, and against itself."""

import hashlib
import json
import re
import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from form_facts import CODES, every_set, extreme, pixels, text_of, usual, variant

from adeverinta import forms
from adeverinta.forms.stamp.stamper import value_of
from adeverinta.forms.typeset import qr
from adeverinta.forms.typeset.display import Fill, LineBox, RuledLine, Slot, Text
from adeverinta.forms.typeset.fit import fit, width
from adeverinta.forms.typeset.fonts import widths
from adeverinta.forms.typeset.form_layout import A4, layout
from adeverinta.forms.typeset.frame import Variant
from tests.canvas import reference

ROOT = Path(__file__).parents[2]
CASES = [(code, name) for code in CODES for name in every_set(code)]


@pytest.mark.parametrize(("code", "name"), CASES)
def test_the_stamp_and_the_canvas_draw_the_same_pixels(code, name):
    facts = every_set(code)[name]
    stamped, drawn = forms.render(code, facts), reference(code, facts)
    assert stamped.findings == ()
    for dpi in (80, 150):
        assert pixels(stamped.pdf, dpi) == pixels(drawn, dpi)


@pytest.mark.parametrize("code", CODES)
def test_the_same_facts_give_the_same_bytes(code):
    once = forms.render(code, usual(code)).pdf
    forms.render(code, extreme(code))
    assert forms.render(code, usual(code)).pdf == once
    assert forms.render(code, usual(code, nume_complet="Popescu Ștefania", nume="Popa")).pdf != once


def test_a_fresh_process_gives_the_same_bytes(tmp_path):
    code = (
        "import sys; sys.path.insert(0, 'tests/forms');"
        "from form_facts import usual; from adeverinta import forms;"
        "import hashlib; print(hashlib.sha256(forms.render('icc-2009', usual('icc-2009')).pdf).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("gender", ["f", "m", ""])
def test_no_value_leaves_its_box_and_nothing_leaves_the_page(code, gender):
    facts = extreme(code, gen=gender)
    for page in layout(forms.load(code), variant(code, facts)):
        for op in page:
            if not isinstance(op, Slot):
                continue
            boxes = op.lines
            runs = fit(op, value_of(facts, op.key), widths("R"))
            assert runs is not None, op.label
            for run in runs:
                end = run.x + width(run.text.rstrip(" "), run.size, widths("R"))
                left, right = min(b.x for b in boxes), max(b.x + b.width for b in boxes)
                assert left - 0.01 <= run.x
                assert end <= right + 0.11, (op.label, run.text)
                assert run.size >= min(op.min_size, op.wrap_min or op.min_size)
                assert 0 < run.x < end < A4[0]
                assert 20 < run.y < A4[1] - 20


@pytest.mark.parametrize("code", CODES)
def test_filled_and_fixed_text_never_overlap(code):
    """Every run of text against every other, with the ink of capitals and descenders."""
    facts = extreme(code, gen="")
    for page in layout(forms.load(code), variant(code, facts)):
        boxes = []
        for op in page:
            runs = fit(op, value_of(facts, op.key), widths("R")) if isinstance(op, Slot) else [op]
            for run in runs or []:
                text = getattr(run, "text", "").strip()
                if text and text not in "☐☒":
                    length = width(text, run.size, widths(run.font))
                    boxes.append(
                        (run.x, run.y - 0.2 * run.size, run.x + length, run.y + 0.74 * run.size, text)
                    )
        boxes.sort()
        for at, (_, bottom, right, top, text) in enumerate(boxes):
            for other_left, other_bottom, _, other_top, other in boxes[at + 1 :]:
                if other_left >= right - 0.05:
                    break
                assert other_bottom >= top - 0.3 or other_top <= bottom + 0.3, (text, other)


@pytest.mark.parametrize(("code", "name"), CASES)
def test_the_document_is_sound(code, name, tmp_path):
    pdf = forms.render(code, every_set(code)[name]).pdf
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf)
    with pikepdf.open(path) as document:
        assert document.check_pdf_syntax() == []
        assert document.pdf_version == "1.7"
        assert str(document.Root.Lang) == "ro-RO"
        assert str(document.docinfo.Title).startswith(forms.load(code).document_title.split(" nr.")[0])
        for page in document.pages:
            for font in page.Resources.Font.values():
                assert font.Subtype == "/Type0"
                assert "/ToUnicode" in font
                assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
    assert b"Helvetica" not in pdf


@pytest.mark.parametrize("code", CODES)
def test_the_document_is_built_as_archives_and_readers_ask(code):
    """Structure by the standard's list; the reference validator is run by tests/tools/verapdf."""
    facts = usual(code, nume_complet="Łukasz & <Ana>")
    with pikepdf.open(BytesIO(forms.render(code, facts).pdf)) as document:
        root = document.Root
        with document.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == str(document.docinfo.Title)
            assert metadata["xmp:CreateDate"] == "2026-11-22T00:00:00Z"
        (intent,) = root.OutputIntents
        assert (intent.S, intent.DestOutputProfile.N) == ("/GTS_PDFA1", 3)
        assert intent.DestOutputProfile.read_bytes()[36:40] == b"acsp"
        (attached,) = root.AF
        assert attached.AFRelationship == "/Data"
        assert attached.EF.F.Subtype == "/application/json"
        assert set(document.attachments) == {"adeverinta.json"}
        assert root.MarkInfo.Marked
        assert root.ViewerPreferences.DisplayDocTitle
        assert [int(page.StructParents) for page in document.pages] == list(range(len(document.pages)))
        assert all(page.Tabs == "/S" for page in document.pages)
        for item in document.objects:
            if isinstance(item, pikepdf.Dictionary):
                forbidden = {
                    "/JS",
                    "/OpenAction",
                    "/AA",
                    "/Encrypt",
                    "/XFA",
                    "/SMask",
                    "/TR",
                    "/OCProperties",
                }
                assert not forbidden & set(item.keys())
                if item.get("/Type") == "/FontDescriptor":
                    assert "/FontFile2" in item


def test_the_attached_file_says_what_the_paper_says():
    facts = usual("icc-hg52")
    with pikepdf.open(BytesIO(forms.render("icc-hg52", facts).pdf)) as document:
        data = json.loads(document.attachments["adeverinta.json"].get_file().read_bytes())
    assert (data["schema"], data["formular"]) == ("adeverinta/2", "icc-hg52")
    assert (data["numar"], data["data"], data["ciorna"]) == ("127", "2026-11-22", False)
    assert data["campuri"]["cnp"] == facts["cnp"]
    assert data["campuri"]["maternitate_pana_la"] == "2026-06-06"
    assert len(data["randuri"]) == 24
    assert data["randuri"][0] == {
        "luna": "2026-03", "zile_lucrate": "20", "zile_cm": "0", "zile_co": "0", "zile_fara_plata": "0",
        "zile_somaj_tehnic": "0", "valoare": "4532.16",
    }  # fmt: skip
    assert data["randuri"][1]["valoare"] is None
    assert "valoare" not in data["randuri"][3]
    assert "media_85" not in data["campuri"], "only what the form prints"


def assert_of_schema(kinds, values, key, value):
    """What a validator of JSON schemas would say of a member."""
    said = values["properties"].get(key, values["additionalProperties"])
    said = kinds[said["$ref"].rpartition("/")[2]] if "$ref" in said else said
    if value is None:
        assert "null" in said["type"], key
        return
    assert isinstance(value, str)
    assert re.search(said.get("pattern", ""), value), (key, value)
    if said.get("format") == "date":
        date.fromisoformat(value)


@pytest.mark.parametrize("code", CODES)
def test_the_attached_file_keeps_to_its_schema(code):
    schema = json.loads((ROOT / "docs/adeverinta.schema.json").read_text("utf-8"))
    for facts in every_set(code).values():
        with pikepdf.open(BytesIO(forms.render(code, facts).pdf)) as document:
            data = json.loads(document.attachments["adeverinta.json"].get_file().read_bytes())
        assert list(data) == schema["required"] == list(schema["properties"])
        name = re.compile(schema["$defs"]["valori"]["propertyNames"]["pattern"])
        for values in (data["campuri"], *data["randuri"]):
            assert all(name.fullmatch(key) for key in values)
            for key, value in values.items():
                assert_of_schema(schema["$defs"], schema["$defs"]["valori"], key, value)


def test_the_code_stands_outside_the_frame_and_holds_number_and_digest():
    facts = usual("icc-2009", qr=True)
    pdf = forms.render("icc-2009", facts).pdf
    with pikepdf.open(BytesIO(pdf)) as document:
        attached = document.attachments["adeverinta.json"].get_file().read_bytes()
    digest = hashlib.sha256(attached).hexdigest()[:24].upper()
    assert qr.content(facts, attached) == f"ADEVERINTA:1:RO12345674:127:2026-11-22:{digest}"
    assert f"amprenta datelor {digest}" in text_of(pdf)[0]
    (page,) = layout(forms.load("icc-2009"), variant("icc-2009", facts))
    (slot,) = (op for op in page if isinstance(op, Slot) and op.kind == "qr")
    side = slot.lines[0].width
    top = max(
        op.y + op.height for op in qr.modules(slot, qr.content(facts, attached)) if isinstance(op, Fill)
    )
    assert top <= slot.lines[0].y + side + 0.01
    lowest = min(op.y for op in page if isinstance(op, Text))
    assert lowest > top + 4
    assert b"RO12345674:127" not in forms.render("icc-2009", usual("icc-2009")).pdf


def test_the_creation_date_is_the_date_of_issue():
    with pikepdf.open(BytesIO(forms.render("icc-2009", usual("icc-2009")).pdf)) as document:
        assert str(document.docinfo.CreationDate) == "D:20261122000000Z"
        assert document.trailer.ID[0] == document.trailer.ID[1]


def test_pages_follow_the_facts():
    def pages(code, **changes):
        return len(pixels(forms.render(code, usual(code, **changes)).pdf, 20))

    assert pages("icc-2009") == pages("icc-hg52") == 1
    assert pages("icc-2-3-ani") == 2
    assert pages("icc-2-3-ani", verso=False) == 1


def test_one_print_file_has_the_pages_of_all():
    items = [(code, usual(code, gen=gender)) for gender in ("f", "m", "f") for code in CODES]
    items.append(("icc-2009", usual("icc-2009", nume_complet="Łukasz")))
    many = forms.render_many(items)
    assert many.findings == ()
    apart = [page for code, facts in items for page in pixels(forms.render(code, facts).pdf, 40)]
    assert pixels(many.pdf, 40) == apart
    assert forms.render_many(items).pdf == many.pdf
    with pikepdf.open(BytesIO(many.pdf)) as document:
        assert len(document.pages) == len(apart)


@pytest.mark.raises_code("VALOARE_NU_INCAPE")
def test_a_print_file_leaves_out_what_is_refused():
    many = forms.render_many(
        [("icc-2009", usual("icc-2009", cnp="9" * 200)), ("icc-2009", usual("icc-2009"))]
    )
    assert [found.code for found in many.findings] == ["VALOARE_NU_INCAPE"]
    assert len(pixels(many.pdf, 20)) == 1
    assert forms.render_many([]).pdf == b""


def test_every_blank_has_its_line():
    ops = layout(forms.load("icc-2009"), Variant("f"))[0]
    dotted = {(line.x1, line.y1) for line in ops if isinstance(line, RuledLine) and line.dotted}
    standing = [op.lines[0] for op in ops if isinstance(op, Slot) and op.middle is None]
    assert len(standing) == len(dotted)
    assert all(isinstance(box, LineBox) for box in standing)


def test_importing_forms_does_not_load_reportlab():
    code = "import sys, adeverinta.forms; print('reportlab' in sys.modules, 'yaml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
