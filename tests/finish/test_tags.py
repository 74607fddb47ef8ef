"""The mark of a signature in the structure of a paper, and what an update may not do to the structure."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pikepdf
import pytest

pytest.importorskip("pyhanko")
sys.path.insert(0, str(Path(__file__).parents[1] / "forms"))

from aloud import aloud
from form_facts import CODES, usual

from adeverinta import finish, forms
from adeverinta.forms.paper.update import only_signatures
from tests.finish import keys

PLACED = "icc-hg52"


@pytest.fixture(scope="module")
def signing(tmp_path_factory):
    folder = tmp_path_factory.mktemp("chei")
    path, _ = keys.signer_file(folder, "Ioana Închipuită", "rsa")
    return finish.Signing(finish.open_file(path, keys.PASSWORD))


@pytest.mark.parametrize("code", CODES)
def test_the_mark_is_read_last_and_the_rest_as_before(code, signing):
    pdf = forms.render(code, usual(code)).pdf
    done = signing.signed(pdf, code)
    said = aloud(done.pdf)
    assert said[: len(aloud(pdf))] == aloud(pdf)
    assert said[len(aloud(pdf)) :] == (
        ["Form: [Semnătură electronică: Ioana Închipuită]"] if done.visible else []
    )
    assert only_signatures(done.pdf, len(pdf))
    with pikepdf.open(io.BytesIO(done.pdf)) as document:
        (field,) = document.Root.AcroForm.Fields
        assert str(field.TU) == "Semnătură electronică: Ioana Închipuită"
        if done.visible:
            numbers = dict(zip(*[iter(document.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))
            assert numbers[field.StructParent].K.Obj.objgen == field.objgen
            assert document.Root.StructTreeRoot.ParentTreeNextKey == field.StructParent + 1


def test_a_second_mark_leaves_the_structure_as_the_first_one_signed_it(signing):
    pdf = forms.render(PLACED, usual(PLACED)).pdf
    once = signing.signed(pdf, PLACED).pdf
    twice = signing.signed(once, PLACED, len(pdf)).pdf
    assert aloud(twice) == aloud(once)
    assert only_signatures(twice, len(pdf))


SPOILT = {
    "an element with words of its own": (b"/S /Form", b"/S /Form /E (1)"),
    "an element that is no form": (b"/S /Form", b"/S /Span"),
    "content that is on a page": (b"/Type /OBJR", b"/Type /MCR "),
    "another way back from a page": (b"/Nums [ 0", b"/Nums [ 1"),
    "less to be read": (b"/S /Document\n/P 19 0 R\n/K [ 23 0 R ", b"/S /Document\n/P 19 0 R\n/K [ "),
    "another language": (b"/S /Document", b"/S /Document /Lang (en)"),
    "another tree": (b"/Type /StructTreeRoot", b"/Type /StructTreeRoot /RoleMap <</P /Artifact>>"),
}


@pytest.mark.parametrize("how", SPOILT)
def test_what_else_changes_the_structure_is_no_signature(how, signing):
    """The words are written anew where the structure stands in an update of the right form."""
    pdf = forms.render(PLACED, usual(PLACED)).pdf
    done = signing.signed(pdf, PLACED).pdf
    old, new = SPOILT[how]
    tail = done[len(pdf) :]
    assert tail.count(old) == 1, tail[:3000]
    assert only_signatures(rebuilt(done, pdf, old, old), len(pdf))
    assert not only_signatures(rebuilt(done, pdf, old, new), len(pdf))


def rebuilt(done, pdf, old, new):
    """The update with a piece replaced, its table and the range of the signature made to fit again."""
    import re

    tail = done[len(pdf) :].replace(old, new)
    shift = len(new) - len(old)
    at = len(pdf) + done[len(pdf) :].index(old)

    def moved(offset):
        return offset + shift if offset > at else offset

    start = tail.rindex(b"\nxref") + 1
    table = re.sub(rb"(\d{10}) (\d{5}) n", lambda f: b"%010d %b n" % (moved(int(f[1])), f[2]), tail[start:])
    table = re.sub(rb"startxref\n(\d+)", lambda f: b"startxref\n%d" % moved(int(f[1])), table)
    tail = tail[:start] + table
    numbers = [int(each) for each in re.search(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)", tail).groups()]
    first, before, after, rest = numbers
    total = len(pdf) + len(tail)
    fitting = b"/ByteRange [%d %d %d %d" % (first, moved(before), moved(after), total - moved(after))
    was = b"/ByteRange [%d %d %d %d" % (first, before, after, rest)
    assert len(fitting) == len(was)
    return pdf + tail.replace(was, fitting)
