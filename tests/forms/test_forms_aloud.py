"""What a screen reader says of a paper: everything printed, once, in order, each value after its label.

The files in `aloud/` hold how each form reads and were read by us; `python tests/forms/test_forms_aloud.py`
writes them anew, to be read again.
"""

import io
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from aloud import aloud, marked_words
from form_facts import CODES, ROWS, every_set, text_of, usual
from test_forms_wording import assert_in_order, bare, fixed

from adeverinta import forms
from adeverinta.forms.spelling import printed

READ = Path(__file__).parent / "aloud"
CASES = [(code, name) for code in CODES for name in every_set(code)]


def spoken(code):
    """How the usual paper reads, with the code and the two first and the last rows of its table of months."""
    lines = aloud(forms.render(code, usual(code, qr=True)).pdf)
    rows = [at for at, line in enumerate(lines) if line.startswith("TR:")][3 : ROWS.get(code, 0)]
    return [line for at, line in enumerate(lines) if at not in rows]


@pytest.mark.parametrize("code", CODES)
def test_each_form_reads_as_it_was_read_by_us(code):
    assert spoken(code) == (READ / f"{code}.txt").read_text("utf-8").splitlines()


def only_words(lines):
    """Without what the structure adds: kinds, headers said again, descriptions."""
    said = []
    for line in lines:
        kind, _, words = line.partition(": ")
        if kind == "TR":
            words = " ".join(cell.rpartition(" = ")[2] for cell in words.split(" | "))
        if kind not in ("L:", "Figure"):
            said.append(words)
    return said


@pytest.mark.parametrize(("code", "name"), CASES)
def test_all_that_is_printed_is_read_once(code, name):
    pdf = forms.render(code, every_set(code)[name]).pdf
    read = bare(" ".join(only_words(aloud(pdf))))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        printed = [text for page in document.pages for text in marked_words(page).values()]
    assert sorted(read) == sorted(bare("".join(printed)))
    assert sorted(read) == sorted(bare("".join(text_of(pdf)))), "what pdfium finds on the pages"


@pytest.mark.parametrize(("code", "name"), CASES)
def test_the_fixed_words_are_read_in_their_order(code, name):
    """The wording holds for a form whose man or woman is not known."""
    facts = every_set(code)[name] | {"gen": "", "verso": True}
    wanted = [part for part in fixed(code) if "☐" not in part]
    assert_in_order(wanted, bare(" ".join(only_words(aloud(forms.render(code, facts).pdf)))))


@pytest.mark.parametrize("code", ROWS)
def test_a_row_of_months_is_read_with_its_headers(code):
    facts = usual(code)
    lines = [line for line in aloud(forms.render(code, facts).pdf) if line.startswith("TR: ")]
    heads = lines[0].removeprefix("TR: ").split(" | ")
    assert all(heads)
    for row, line in zip(printed(facts)["randuri"], lines[1:], strict=False):
        cells = line.removeprefix("TR: ").split(" | ")
        assert len(cells) == len(heads)
        (named,) = [cell for cell in cells if " = " not in cell]  # the month: the header of its row
        assert bare(row["luna"]) in bare(named.replace("anul", "").replace("Luna", ""))
        told = {cell.partition(" = ")[0]: cell.partition(" = ")[2] for cell in cells if cell != named}
        assert list(told) == [head for head in heads if head in told]
        assert row["valoare"] in told.values()


@pytest.mark.parametrize("code", CODES)
def test_headings_begin_with_the_title_and_pass_no_level_over(code):
    levels = [
        int(line[1])
        for line in aloud(forms.render(code, usual(code)).pdf)
        if line[0] == "H" and line[1].isdigit()
    ]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_papers_of_a_print_file_are_read_one_after_the_other():
    items = [(code, usual(code)) for code in (*CODES, "icc-2009")]
    many = forms.render_many(items).pdf
    assert aloud(many) == [line for code, facts in items for line in aloud(forms.render(code, facts).pdf)]
    with pikepdf.open(io.BytesIO(many)) as document:
        numbers = [int(page.StructParents) for page in document.pages]
        assert numbers == list(range(len(document.pages)))
        tree = document.Root.StructTreeRoot
        listed = tree.ParentTree.Nums
        assert [int(at) for at in listed[::2]] == numbers
        names = [bytes(name) for name in tree.IDTree.Names[::2]]
        assert names == sorted(set(names))
        assert len(names) == 8, "the notes of both papers with four"
        for page, elements in zip(document.pages, listed[1::2], strict=True):
            assert set(marked_words(page)) <= set(range(len(elements)))
            for mark, element in enumerate(elements):
                kids = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
                assert mark in [kid for kid in kids if isinstance(kid, int)]
                assert element.Pg.objgen == page.obj.objgen


if __name__ == "__main__":
    READ.mkdir(exist_ok=True)
    for each in CODES:
        (READ / f"{each}.txt").write_text("\n".join(spoken(each)) + "\n", "utf-8")
