"""Objects with open numbers: joined as if written one by one, whatever digits their numbers have."""

import pytest

from adeverinta.forms.stamp.block import block, spelled
from adeverinta.forms.stamp.pdf_syntax import HEADER, Writer, table_lines

BODIES = [(b"<</P %d 0 R/K[%d 0 R %d 0 R]>>", (0, 2, 3)), (b"<</P %d 0 R>>", (1,)), (b"<</N 1>>", ())]


def one_by_one(first, above):
    numbers = (above, *range(first, first + len(BODIES)))
    return [body % tuple(numbers[at] for at in references) for body, references in BODIES]


@pytest.mark.parametrize("first", [7, 8, 98, 997, 998, 999, 1000, 99_998, 1_000_000])
def test_a_block_is_what_its_objects_are_one_by_one(first):
    made = block(BODIES, 1)
    objects, starts = made.numbered([b"4", *spelled(first, made.count)])
    usual = Writer(first - 1)
    usual.add(one_by_one(first, 4))
    assert objects == b"".join(usual.chunks)
    assert starts == usual.offsets
    assert made.numbered([b"4", *spelled(first, made.count)]) == (objects, starts), "what was kept"


@pytest.mark.parametrize("first", [0, 1, 998, 999, 1000, 1998, 123_456])
@pytest.mark.parametrize("count", [0, 1, 3, 1500])
def test_numbers_are_spelled_as_they_are(first, count):
    assert spelled(first, count) == [b"%d" % number for number in range(first, first + count)]


def test_what_follows_is_numbered_and_placed_behind():
    rest = Writer(2)
    rest.add([b"<</A 1>>"])
    rest.put(*block(BODIES, 1).numbered([b"1", *spelled(rest.next, len(BODIES))]))
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
