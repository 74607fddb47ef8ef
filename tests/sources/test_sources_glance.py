"""A glance tells never less than the precise patterns find, wherever a block of the XML ends."""

from __future__ import annotations

import io
import random
import zipfile

import pytest

from adeverinta.sources import xlsx_cells
from adeverinta.sources.guard.glance import glance
from adeverinta.sources.xlsx_cells import NO_VALUE, scan_part

LIMIT = 60_000_000
TOKENS = [
    *(b"<c ", b"<x:c ", b"<row ", b"<x:row ", b"r=", b"r = ", b"t=", b"s=", b'"', b"'", b"\n", b">", b"/>"),
    *(b"</c>", b"<f", b"<x:f>", b"<f>", b"<v>", b"</v>", b"e", b'"e"', b"'e'", b"str", b"inlineStr", b"A"),
    *(b"AA", b"xfd", b"ABCDEFG", b"ABCDEFGH", b"0", b"12", b"999999", b"1234567", b"9" * 30, b"<fonts"),
    *(b":f", b"spans"),
]  # fmt: skip


def part(xml: bytes) -> zipfile.ZipFile:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("s.xml", xml)
    return zipfile.ZipFile(buffer)


def scanned(xml: bytes):
    with part(xml) as archive:
        extent, broken = scan_part(archive, "s.xml", LIMIT)
    return extent, broken


def test_a_bound_is_never_too_small_and_a_suspicion_never_missed():
    chance = random.Random(20261122)
    for _ in range(3000):
        block = b"".join(chance.choices(TOKENS, k=chance.randrange(1, 40)))
        seen = glance(block)
        with part(block) as archive:
            exact = xlsx_cells._extent(archive, "s.xml")
        assert seen.rows >= exact.rows, block
        assert max(26, seen.columns) >= exact.columns, block
        assert seen.suspect or not xlsx_cells._SUSPECT.search(block), block
        assert xlsx_cells._may_be_broken(block) or not xlsx_cells._SUSPECT.search(block), block


def test_the_cells_shown_to_the_pattern_are_all_that_may_be_broken():
    chance = random.Random(20261123)
    tokens = [*TOKENS, b"</c>", b"</c>", b"<is>", b' r="B7"', b"<c>", b"<", b"x" * 2100]
    for _ in range(5000):
        block = b"".join(chance.choices(tokens, k=chance.randrange(1, 25)))
        shown = [hit[0] for hit in xlsx_cells._doubtful(block) if xlsx_cells._may_be_broken(hit[0])]
        every = [hit[0] for hit in xlsx_cells._CELL.finditer(block) if xlsx_cells._may_be_broken(hit[0])]
        assert shown == every, block


def test_what_an_ordinary_sheet_holds_is_not_suspect():
    row = b'<row r="99999" spans="1:13" ht="15.75"><c r="A99999" s="3" t="s"><v>2850101400019</v></c>'
    row += b'<c r="B99999" t="inlineStr"><is><t>"Fictiva1234567"</t></is></c></row>'
    assert glance(row) == (99_999, 0, False)
    assert glance(row.replace(b'"B', b'"BC')) == (99_999, 55, False)


FAR = {
    "row": b'<row r="7654321">',
    "single quotes": b"<row r='7654321'>",
    "prefix": b'<x:row r="7654321">',
    "spaces": b'<c\n r = "A7654321">',
    "two letters": b'<c r="XY7654321">',
    "both": b"<x:c s='1' r='xfd999999'>",
}
BROKEN = {
    "error": (b'<c r="B7" t="e"><v>#REF!</v></c>', "#REF!"),
    "single quotes": (b"<c t='e' r='B7'><v>#REF!</v></c>", "#REF!"),
    "prefix": (b'<x:c r="B7" t="e"><x:v>#REF!</x:v></x:c>', "#REF!"),
    "spaces": (b'<c r="B7" t = "e"><v>#REF!</v></c>', "#REF!"),
    "formula": (b'<c r="B7"><f>A1+1</f></c>', NO_VALUE),
    "empty formula": (b'<c r="B7"><f/></c>', NO_VALUE),
    "prefixed formula": (b'<x:c r="B7"><x:f t="shared" si="0"/></x:c>', NO_VALUE),
}
PLAIN = b'<row r="6"><c r="A6" t="n"><v>4000</v></c></row>\n'


def around_the_end(of_block: int, text: bytes):
    """Sheets with `text` at every place about the end of a block."""
    rows = PLAIN * (of_block // len(PLAIN))
    for before in range(0, len(text) + 1, 3):
        lead = rows[: of_block - before - len(PLAIN)]
        lead = lead[: lead.rindex(b"\n") + 1]
        yield lead + b" " * (of_block - before - len(lead)) + text + PLAIN * 200


@pytest.mark.parametrize("block", [xlsx_cells._GLANCED, xlsx_cells._CHUNK])
@pytest.mark.parametrize("kind", FAR)
def test_a_far_cell_across_the_end_of_a_block_is_found(kind, block):
    for xml in around_the_end(block, FAR[kind]):
        extent, _ = scanned(xml)
        assert extent.cells > LIMIT
        assert extent.rows >= 999_999
        assert extent.columns in (26, 649, 16_384)


@pytest.mark.parametrize("block", [xlsx_cells._GLANCED, xlsx_cells._CHUNK])
@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_cell_across_the_end_of_a_block_is_found(kind, block):
    xml, said = BROKEN[kind]
    for sheet in around_the_end(block, xml):
        assert scanned(sheet)[1] == {(6, 1): said}


def test_a_formula_with_a_value_and_an_empty_text_are_not_broken():
    xml = b'<c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>T(1)</f></c><c r="C1" t="e"/>'
    assert scanned(xml)[1] == {}


def test_a_wide_sheet_is_measured_exactly_only_where_its_bound_is_too_large():
    extent, _ = scanned(b'<row r="123456"><c r="BZ123456"/></row>')
    assert (extent.rows, extent.columns) == (123_456, 78)
