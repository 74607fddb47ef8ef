"""The print file: object streams packed once, their numbers put in; cross-references that lead to them."""

import io
import random
import re
import zlib

import numpy as np
import pikepdf
import pytest
from aloud import aloud
from form_facts import usual

from adeverinta import forms
from adeverinta.forms.stamp import print_file, skeleton
from adeverinta.forms.stamp.echo import MODULUS, echo
from adeverinta.forms.typeset.frame import Variant
from tests.benchmarks.facts import CODE, varied

WORDS = [b"<</P ", b" 0 R/K 5", b" 0 R/K 17", b"\xff\x90", b"%s" % (b"abc" * 120), b"", *range(7)]


def filled_in(made, numbers):
    """The packed bytes with these numbers in their places, check sum and all."""
    code = bytearray(made.code)
    for at, which in zip(made.at, made.which, strict=True):
        code[at : at + len(numbers[which])] = numbers[which]
    digits = np.array([[*number] for number in numbers]) - ord("0")
    high, low = divmod(int.from_bytes(code[-4:], "big"), 1 << 16)
    low = (low + int((made.sums[0] * digits).sum())) % MODULUS
    high = (high + int((made.sums[1] * digits).sum())) % MODULUS
    code[-4:] = (high << 16 | low).to_bytes(4, "big")
    return bytes(code)


@pytest.mark.parametrize("count", [0, 1, 40, 1500])
@pytest.mark.parametrize("digits", [1, 2, 3, 6])
def test_text_packed_once_unpacks_to_itself_with_any_numbers(count, digits):
    dice = random.Random(100 * count + digits)
    words = [dice.choice(WORDS) for _ in range(count)]
    made = echo(words, 7, digits)
    for _ in range(5):
        numbers = [b"%0*d" % (digits, dice.randrange(10**digits)) for _ in range(7)]
        plain = b"".join(numbers[word] if isinstance(word, int) else word for word in words)
        assert zlib.decompress(filled_in(made, numbers)) == plain


def test_what_lies_too_far_behind_is_stored_again():
    far = [bytes(dice.randrange(256) for _ in range(40_000)) for dice in [random.Random(1)]]
    made = echo([0, b" 0 R ", *far, 0, b" 0 R ", 0, b" 0 R "], 1, 5)
    assert len(made.at) == 2
    assert zlib.decompress(filled_in(made, [b"12345"])) == b"12345 0 R %b12345 0 R 12345 0 R " % far[0]


def objects(chunk):
    """An object stream's number, and its objects by number, both as they are written."""
    said = re.match(
        rb"(\d+) 0 obj\n<</Type/ObjStm/N (\d+)/First (\d+)/Filter/FlateDecode/Length (\d+)>>stream\n", chunk
    )
    assert said
    number, count, first, length = map(int, said.groups())
    assert chunk[said.end() + length :] == b"\nendstream\nendobj\n"
    plain = zlib.decompress(chunk[said.end() : said.end() + length])
    head = [*map(int, plain[:first].split())]
    assert len(head) == 2 * count
    ends = [*head[3::2], len(plain) - first]
    return number, {
        own: plain[first + begin : first + end]
        for own, begin, end in zip(head[::2], head[1::2], ends, strict=True)
    }


@pytest.mark.parametrize("first", [100, 120, 1000, 5670, 10_000, 99_000, 123_450, 4_194_300])
@pytest.mark.parametrize("code", [CODE, "fisa-dosar-2009", "cerere-recalculare-2009"])
def test_a_paper_numbered_in_one_step_is_the_one_numbered_object_by_object(code, first):
    structure = skeleton.skeleton(code, Variant("", frozenset(), False, False, False)).structure
    stream = structure.in_print_file(4, len(str(first)))
    (made,) = stream.many(np.array([[first]]))
    number, inside = objects(made.tobytes())
    assert (number, inside) == objects(stream.one(first))
    assert number == first + 2 * structure.pages
    usual = structure.numbered(number + 1, 4, range(first, number, 2))
    assert [*inside.items()] == [*enumerate([*usual.bodies, *usual.parents], number + 1)]
    told = re.findall(rb"\((\d+)\)(\d+) 0 R", structure.identified(number + 1))
    marked = [(own, re.search(rb"/ID\((\d+)\)", body)) for own, body in inside.items()]
    assert told == [(mark[1], b"%d" % own) for own, mark in marked if mark]


def references(pdf):
    """The cross-references of a document by object: kind, and the two numbers that go with it."""
    begin = int(pdf[pdf.rindex(b"startxref") :].split()[1])
    said = re.compile(rb"/Index\[([\d ]+)\].*/Length (\d+)>>stream\n").search(pdf, begin)
    table = pdf[said.end() : said.end() + int(said[2])]
    index = [*map(int, said[1].split())]
    numbers = [
        first + at for first, count in zip(index[::2], index[1::2], strict=True) for at in range(count)
    ]
    assert numbers == sorted(set(numbers))
    assert len(table) == 8 * len(numbers)
    entries = [table[at : at + 8] for at in range(0, len(table), 8)]
    return {
        number: tuple(int.from_bytes(part, "big") for part in (entry[:2], entry[2:6], entry[6:]))
        for number, entry in zip(numbers, entries, strict=True)
    }


@pytest.mark.parametrize("count", [3, print_file._MANY + 2])
def test_every_object_stands_where_its_reference_says(count, monkeypatch):
    monkeypatch.setattr(print_file, "_TOGETHER", 20)
    pdf = forms.render_many([(CODE, facts) for facts in varied(count)]).pdf
    entries = references(pdf)
    assert entries.pop(0) == (0, 0, 0xFFFF)
    streams = {}
    for number, (kind, second, third) in entries.items():
        if kind == 1:
            assert pdf.startswith(b"%d 0 obj\n" % number, second)
            continue
        assert kind == 2
        if second not in streams:
            begin = entries[second][1]
            streams[second] = [*objects(pdf[begin : pdf.index(b"endobj\n", begin) + 7])[1]]
        assert streams[second][third] == number
    assert len(streams) == count


def test_papers_of_many_and_of_few_are_read_alike_across_the_powers_of_ten(monkeypatch):
    monkeypatch.setattr(print_file, "_FIRST_PAPER", 88_000)
    items = [(CODE, facts) for facts in varied(print_file._MANY + 20)]
    items[5:5] = [("fisa-dosar-2009", usual("fisa-dosar-2009"))]
    pdf = forms.render_many(items).pdf
    entries = references(pdf)
    assert {len(str(number)) for number in entries if number > 1000} == {5, 6}
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.check_pdf_syntax() == []
        assert len(document.pages) == len(items) + 1
    for at in (0, 5, print_file._MANY, -1):
        code, facts = items[at]
        papers = slice(at, at + 1 or None)
        assert aloud(pdf, papers) == aloud(forms.render(code, facts).pdf)
