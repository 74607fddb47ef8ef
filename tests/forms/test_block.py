"""Objects with open numbers: joined as if written one by one, whatever digits their numbers have."""

import pytest

from adeverinta.forms.stamp.block import ObjectBlock, spelled
from adeverinta.forms.stamp.pdf_syntax import HEADER, Writer

BODIES = [(b"<</P %d 0 R/K[%d 0 R %d 0 R]>>", (0, 2, 3)), (b"<</P %d 0 R>>", (1,)), (b"<</N 1>>", ())]


def one_by_one(first, above):
    numbers = (above, *range(first, first + len(BODIES)))
    return [body % tuple(numbers[at] for at in references) for body, references in BODIES]


@pytest.mark.parametrize("first", [7, 8, 98, 997, 998, 999, 1000, 99_998, 1_000_000])
def test_a_block_is_what_its_objects_are_one_by_one(first):
    made = ObjectBlock(BODIES, 1, [(b"[%d 0 R]", (2,)), (b"", ())])
    numbered = made.numbered([b"4", *spelled(first, made.count)])
    usual = Writer()
    usual.next = first
    usual.add(one_by_one(first, 4))
    assert numbered.objects == b"".join(usual.chunks).removeprefix(HEADER)
    assert [start + len(HEADER) for start in numbered.starts] == usual.offsets
    assert numbered.texts == [b"[%d 0 R]" % (first + 1), b""]


@pytest.mark.parametrize("first", [0, 1, 998, 999, 1000, 1998, 123_456])
@pytest.mark.parametrize("count", [0, 1, 3, 1500])
def test_numbers_are_spelled_as_they_are(first, count):
    assert spelled(first, count) == [b"%d" % number for number in range(first, first + count)]
