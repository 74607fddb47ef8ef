"""Objects with open numbers: joined as if written one by one, whatever digits their numbers have."""

import pytest

from adeverinta import forms
from adeverinta.forms.stamp import skeleton
from adeverinta.forms.stamp.block import ObjectBlock, spelled
from adeverinta.forms.stamp.pdf_syntax import HEADER, Writer, table_lines
from adeverinta.forms.typeset.frame import Variant
from tests.benchmarks.facts import CODE, varied

BODIES = [(b"<</P %d 0 R/K[%d 0 R %d 0 R]>>", (0, 2, 3)), (b"<</P %d 0 R>>", (1,)), (b"<</N 1>>", ())]


def one_by_one(first, above):
    numbers = (above, *range(first, first + len(BODIES)))
    return [body % tuple(numbers[at] for at in references) for body, references in BODIES]


@pytest.mark.parametrize("first", [7, 8, 98, 997, 998, 999, 1000, 99_998, 1_000_000])
def test_a_block_is_what_its_objects_are_one_by_one(first):
    made = ObjectBlock(BODIES, 1, [(b"[%d 0 R]", (2,)), (b"", ())])
    numbered = made.numbered([b"4", *spelled(first, made.count)])
    usual = Writer(first - 1)
    usual.add(one_by_one(first, 4))
    assert numbered.objects == b"".join(usual.chunks)
    assert [*numbered.starts] == [*usual.offsets]
    assert numbered.texts == [b"[%d 0 R]" % (first + 1), b""]


@pytest.mark.parametrize("first", [5, 9, 10, 11, 88, 93, 100, 700, 990, 1000, 1234, 9998, 99_700, 123_456])
@pytest.mark.parametrize("code", [CODE, "fisa-dosar-2009", "cerere-recalculare-2009"])
def test_a_paper_numbered_in_one_step_is_the_one_numbered_object_by_object(code, first):
    structure = skeleton.skeleton(code, Variant("", frozenset(), False, False, False)).structure
    pages = range(first, first + 2 * structure.pages, 2)
    quick, usual = structure.following(pages, 4), structure.numbered(pages.stop, 4, pages)
    assert [*quick.starts] == [*usual.starts]
    assert quick._replace(starts=()) == usual._replace(starts=())


def test_in_a_print_file_every_object_stands_where_its_table_says():
    pdf = forms.render_many([(CODE, facts) for facts in varied(12)]).pdf
    table = pdf[int(pdf[pdf.rindex(b"startxref") :].split()[1]) :]
    lines = table[: table.index(b"trailer")].split(b"\n")[3:-1]
    assert len(lines) > 2000
    for number, line in enumerate(lines, 1):
        assert pdf.startswith(b"%d 0 obj\n" % number, int(line[:10]))


@pytest.mark.parametrize("first", [0, 1, 998, 999, 1000, 1998, 123_456])
@pytest.mark.parametrize("count", [0, 1, 3, 1500])
def test_numbers_are_spelled_as_they_are(first, count):
    assert spelled(first, count) == [b"%d" % number for number in range(first, first + count)]


def test_what_follows_is_numbered_and_placed_behind():
    rest = Writer(2)
    rest.add([b"<</A 1>>"])
    objects, starts, _ = ObjectBlock(BODIES, 1).numbered([b"1", *spelled(rest.next, len(BODIES))])
    rest.put(objects, starts)
    whole = Writer()
    whole.add([b"<</First 1>>", b"<</Second 2>>"])
    whole.follow(rest)
    document = b"".join(whole.chunks)
    assert document.startswith(HEADER)
    assert whole.next == 2 + 1 + len(BODIES) + 1
    for number, offset in enumerate(whole.offsets, 1):
        assert document[offset:].startswith(b"%d 0 obj\n" % number)


def test_a_long_table_says_what_a_short_one_says():
    offsets = [15, 999_999, 4_294_967_296, *range(10_000, 13_000, 7), *range(9_999_990_000, 9_999_999_999, 4)]
    assert len(offsets) > 2000
    assert table_lines(offsets) == b"".join(table_lines([offset]) for offset in offsets)
