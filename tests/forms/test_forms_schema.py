# ruff: noqa: E501 - a fault a line
"""The check of templates: every fault named in Romanian with its file and line."""

import re
from pathlib import Path

import pytest
from form_facts import CODES

from adeverinta import api, forms
from adeverinta.certificate.fact_names import fact_names
from adeverinta.core.errors import InputStop
from adeverinta.forms.template.template_file import BLOCKS
from adeverinta.forms.template.template_keys import ANYWHERE, CELL_STYLE, MONTHS, SLOT, STYLE, TOP
from adeverinta.forms.template_check import check, check_file
from adeverinta.requests.fields import FIELDS
from adeverinta.system.resources import resource_dir

GOOD = """\
code: proba
title: Probă
document_title: Probă nr. [numar]/[data]
legal_basis: nu are
in_force: {births_from: null, births_to: null, filed_from: 2020-01-01, filed_to: null, note: mereu}
source: noi
exactness: free text
months: null
numbered: false
page: {margins: [50, 50, 50, 50], stretch: 1}
style: {size: 10, leading: 15}
slots:
  nume_complet: {label: numele, min: 6}
  copil_nascut_la: {label: data}
pages:
  - blocks:
      - {text: "PROBĂ", font: B, align: center}
      - text: "{Doamna|Domnul} [nume_complet 100], {copil#copii} din [copil_nascut_la 80]"
        gap: 5
"""
FAULTS = [
    ("code: proba", "code: alta", 1, "codul trebuie să fie numele fișierului, „proba”"),
    ("title: Probă\n", "", 1, "lipsește cheia „title” din formular"),
    ("exactness: free text", "exactness: aproape", 7, "„exactness” trebuie să fie una dintre: exact"),
    ("months: null", "months: {rows: 90, first_offset: 0, oldest_first: false}", 8, "„rows” trebuie să fie"),
    ("months: null", "months: {rows: 9, first_offset: 0}", 8, "lipsește cheia „oldest_first” din „months”"),
    ("numbered: false", "numbered: poate", 9, "„numbered” trebuie să fie true sau false"),
    ("[50, 50, 50, 50]", "[50, 50, 50]", 10, "„margins” trebuie să fie [sus, dreapta, jos, stânga]"),
    ("leading: 15", "laeding: 15", 11, "cheia „laeding” nu există în „style”; ați vrut „leading”?"),
    ("{label: numele, min: 6}", "{label: numele, min: mic}", 13, "„min” trebuie să fie un număr"),
    ("{label: numele, min: 6}", "{min: 6}", 13, "lipsește cheia „label” din locul „nume_complet”"),
    ("  copil_nascut_la: {label", "  Copil: {label", 14, "numele „Copil” poate avea numai litere mici"),
    ("font: B", "font: I", 17, "„font” trebuie să fie una dintre: R, B"),
    ("- {text: \"PROBĂ\", font", "- {txt: \"PROBĂ\", font", 17, "blocul trebuie să aibă una dintre cheile text"),
    ("align: center}", "align: center, when: a b}", 17, "„when” trebuie să fie un nume"),
    ("PROBĂ\", font", "PROBŢĂ\", font", 17, "nu cu sedilă"),
    ("PROBĂ\", font", "PROBĂ Ω\", font", 17, "nu are litera „Ω” (U+03A9)"),
    ("[nume_complet 100]", "[nume_comple 100]", 18, "locul „nume_comple” nu este descris la „slots”; ați vrut"),
    ("[nume_complet 100]", "[nume_complet lat]", 18, "un semn din text nu este înțeles: „[nume_complet lat]”"),
    ("[nume_complet 100]", "[Nume 100]", 18, "un semn din text nu este înțeles: „[Nume 100]”"),
    ("gap: 5", "gap: -5", 19, "„gap” trebuie să fie un număr între 0 și 2000"),
    ("gap: 5", "gap: 5\n        gap: 6", 20, "cheia „gap” apare de două ori"),
    (", {copil#copii} din [copil_nascut_la 80]", "", 14, "locul „copil_nascut_la” nu este folosit în niciun text"),
    ("gap: 5", "gap: 730", 15, "pagina 1: conținutul este cu"),
    ("[numar]/", "[cnp]/", 3, "numai [numar] și [data]"),
    ("page: {", "page: {{", 11, "nu este YAML"),
]  # fmt: skip


def write(folder, text):
    path = folder / "proba.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_templates_are_right():
    folder = resource_dir("templates")
    assert check(folder) == []
    assert {path.stem for path in folder.glob("*.yaml")} == set(CODES)


def test_a_right_template_is_right_and_prints(tmp_path):
    assert check_file(write(tmp_path, GOOD)) == []
    assert forms.render("proba", {"gen": "f", "nume_complet": "Ana"}, folder=tmp_path).pdf
    assert "proba" in {info.code for info in forms.catalog(tmp_path)}
    assert {"icc-2009"} <= {info.code for info in forms.catalog(tmp_path)}
    assert forms.load("icc-2009", tmp_path).code == "icc-2009"


@pytest.mark.parametrize(("old", "new", "line", "words"), FAULTS)
def test_a_fault_is_named_with_its_line(tmp_path, old, new, line, words):
    assert old in GOOD
    found = check_file(write(tmp_path, GOOD.replace(old, new, 1)))
    assert any(item.line == line and words in item.text for item in found), found
    assert all(str(item).startswith(f"proba.yaml, rândul {item.line}: ") for item in found)


@pytest.mark.parametrize(("align", "right"), [("decimal", True), ("justify", False)])
def test_a_value_in_a_cell_is_aligned_as_a_slot(tmp_path, align, right):
    table = "      - table: {rows: 2, row_height: 15, columns: [{width: 100, title: Suma, cell: {slot: suma, align: "
    text = GOOD.replace("slots:\n", "slots:\n  suma: {label: suma}\n") + table + align + "}}]}\n"
    problems = check_file(write(tmp_path, text))
    assert [item for item in problems if "align" in item.text] == ([] if right else problems[:1])
    assert bool(problems) is not right


@pytest.mark.parametrize(
    "content", ["", "[]", "text", "a: [", "code:\n", "pages: 3", "\x00", "slots: [1]", "!!python/x 1"]
)
def test_nothing_brings_the_check_down(tmp_path, content):
    assert check_file(write(tmp_path, content))


def test_a_file_that_is_no_text(tmp_path):
    (tmp_path / "proba.yaml").write_bytes(b"\xff\xfe\x00title")
    assert "nu poate fi citit" in check(tmp_path)[0].text


@pytest.mark.raises_code("SABLON_GRESIT", "SABLOANE_LIPSA")
def test_a_wrong_folder_is_never_used(tmp_path):
    with pytest.raises(InputStop) as stop:
        forms.checked(tmp_path)
    assert stop.value.finding.code == "SABLOANE_LIPSA"
    write(tmp_path, GOOD.replace("font: B", "font: I").replace("gap: 5", "gap: x"))
    with pytest.raises(InputStop) as stop:
        forms.checked(tmp_path)
    assert stop.value.finding.code == "SABLON_GRESIT"
    assert "„proba.yaml”, rândul 17" in stop.value.finding.message
    assert "și încă 1 greșeală" in stop.value.finding.message


def test_the_page_of_the_language_names_every_key_and_mark():
    page = (Path(__file__).parents[2] / "docs/formulare.md").read_text("utf-8")
    keys = {*TOP, *MONTHS, *SLOT, *STYLE, *ANYWHERE, *CELL_STYLE, "in_force", "months", "page", "slots", "pages",
            "numbered", "large_print", "printed_share", "margins", "stretch", "only_counted", "labels", "footer"}  # fmt: skip
    missing = [
        key
        for key in sorted(keys)
        if f"`{key}" not in page and f"{key}`" not in page and f" {key}" not in page
    ]
    assert missing == []
    assert [kind for kind in BLOCKS if not re.search(rf"`{kind}\b", page)] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: &x [1, 2]\nb: *x\n", "trimiterile YAML"),
        ("code: !!python/object:os.system {}\n", "marcajul"),
        ("a: &a [*a]\n", "trimiterile YAML"),
        ("[" * 30_000, "niveluri"),
        ("a: &a [x]\n" + "".join(f"k{n}: &k{n} [*a, *a, *a]\n" for n in range(10)), "trimiterile YAML"),
    ],
)
def test_what_a_walk_would_never_end_with_is_named(tmp_path, text, words):
    """Aliases of aliases, tags and endless nesting are told as one problem with its line, at once."""
    from adeverinta.forms.template_check import check_file

    path = tmp_path / "al-meu.yaml"
    path.write_text(text, encoding="utf-8")
    found = check_file(path)
    assert len(found) == 1
    assert words in found[0].text


def test_an_edited_template_is_read_anew(tmp_path):
    """A page that runs for days must not print from a template that was mended meanwhile."""
    facts = {"gen": "f", "nume_complet": "Ana"}
    write(tmp_path, GOOD)
    before = forms.load("proba", tmp_path)
    printed = forms.render("proba", facts, folder=tmp_path).pdf
    assert forms.load("proba", tmp_path) is before  # unchanged: read once
    write(tmp_path, GOOD.replace("gap: 5", "gap: 45", 1))
    assert forms.load("proba", tmp_path).pages != before.pages
    assert forms.render("proba", facts, folder=tmp_path).pdf != printed


MISSPELT = [
    ("nume_complet", "nume_complt", 13, "locul „nume_complt” nu este o dată pe care o are programul; ați vrut „nume_complet”?"),
    ("nume_complet", "xyzw", 13, "„xyzw” nu este o dată pe care o are programul; un loc de completat cu mâna se numește „gol_...”"),
    ("nume_complet", "motiv_luni", 13, "locul „motiv_luni”"),  # asked for, never printed
    ("gap: 5", "when: recalculre", 19, "condiția „recalculre” nu este o dată pe care o are programul; ați vrut „recalculare”?"),
    ("gap: 5", "when: not eveniment_=adoptie", 19, "condiția „eveniment_”"),
    ("gap: 5", "blank_when: caz_pfaa=da", 19, "ați vrut „caz_pfa”?"),
    ("[nume_complet 100]", "[nume_complet 100]{?copil22_nume: și altul}", 18, "condiția „copil22_nume”"),
]  # fmt: skip
RIGHT = [
    ("gap: 5", "gap: 5"), ("nume_complet", "gol_observatii"), ("nume_complet", "semnatura"),
    ("nume_complet", "semnatura_sef"), ("nume_complet", "functie"), ("nume_complet", "copil3_act_seria"),
    ("gap: 5", "when: caz_celalalt_parinte=da"), ("gap: 5", "when: not plural"), ("nume_complet", "t_icc_1_an"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "line", "words"), MISSPELT)
def test_a_place_of_no_fact_is_wrong(tmp_path, old, new, line, words):
    path = write(tmp_path, GOOD.replace(old, new))
    assert check_file(path) == []  # where the facts are not known nothing is said of them
    found = check_file(path, fact_names())
    assert any(item.line == line and words in item.text for item in found), found


@pytest.mark.parametrize(("old", "new"), RIGHT)
def test_a_place_of_a_fact_or_for_the_pen_is_right(tmp_path, old, new):
    assert check_file(write(tmp_path, GOOD.replace(old, new)), fact_names()) == []


def test_the_shipped_templates_name_facts_alone():
    assert check(resource_dir("templates"), fact_names()) == []


def test_a_form_of_ones_own_is_checked_for_its_facts(tmp_path):
    write(tmp_path, GOOD.replace("nume_complet", "nume_complt"))
    assert "nume_complt" in api.wrong_templates(tmp_path)[0].text
    with pytest.raises(InputStop, match="nume_complt"):
        api.form_list(tmp_path)


def test_the_page_about_forms_names_every_field_that_is_not_printed():
    page = (resource_dir("templates").parent / "docs/formulare.md").read_text("utf-8")
    said = page.partition("cele care nu se tipăresc:")[2].partition("Și:")[0].split("`")[1::2]
    columns = {field.name for field in FIELDS if not fact_names() & set(field.printed_as)}
    assert {name for name in said if name != "copil_nascut_la"} == columns
    told = set(re.findall(r"`([a-z][a-z0-9_]*)", page))
    assert {"inlocuieste", "semnatura"} <= told
