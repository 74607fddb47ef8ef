"""A few rows of a workbook are those of the whole file, or the whole file is asked for."""

import random
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from adeverinta.core.source import Source
from adeverinta.office import cell_context
from adeverinta.sources import ExpandedPath, excerpt, read
from tests.firm import SAMPLES


def whole(path, name, wanted):
    rows = next(sheet.rows for sheet in read(path).sheets if sheet.name == name)
    return {number: list(rows[number - 1]) for number in wanted if number <= len(rows)}


def same(path, name, wanted):
    found = excerpt(ExpandedPath(path, named=True), name, wanted)
    assert found is not None
    told = whole(path, name, wanted)
    assert found.keys() == told.keys()
    for number, cells in told.items():
        while cells and cells[-1] in ("", None):
            cells.pop()
        own = list(found[number])
        assert own[: len(cells)] == cells
        assert all(cell in ("", None) for cell in own[len(cells) :])


@pytest.fixture
def book(tmp_path):
    """Gaps, an empty tail with a style, dates, formulas, numbers as text, a second sheet, shared texts."""
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "Stat & plată"
    sheet["A1"] = "Stat de plată <martie>"
    for row in range(3, 60):
        if row % 7:
            sheet.cell(row, 2, f"Numele {row % 5}")
            sheet.cell(row, 4, 1000 + row / 4)
            sheet.cell(row, 5, date(2026, 3, row % 28 + 1))
            sheet.cell(row, 6, "=1/0" if row % 11 == 0 else f"=D{row}*2")
    sheet["C64"].font = openpyxl.styles.Font(bold=True)
    made.create_sheet("Alta")["B2"] = "altceva"
    path = tmp_path / "stat.xlsx"
    made.save(path)
    return path


def test_rows_of_ordinary_workbooks_are_those_of_the_whole_file(book):
    chance = random.Random(5)
    samples = sorted((SAMPLES / "lunar-xlsx").glob("*.xlsx"))[:2]
    for path in (book, *samples):
        for sheet in read(path).sheets:
            last = len(sheet.rows)
            for _ in range(12):
                middle = chance.randint(1, last + 3)
                same(path, sheet.name, {1, 2, *(n for n in range(middle - 2, middle + 3) if n > 0)})


def written(path, rows):
    """A workbook whose sheet is this XML."""
    made = openpyxl.Workbook()
    made.active.title = "Stat"
    made.save(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    parts["xl/worksheets/sheet1.xml"] = f"{head}<sheetData>{rows}</sheetData></worksheet>".encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


ONE, TWO = '<row r="1"><c r="A1"><v>1</v></c></row>', '<row spans="1:1" r="2"><c r="A2"><v>2</v></c></row>'


@pytest.mark.parametrize(
    "rows",
    [
        ONE + "<row><c><v>2</v></c></row>",
        ONE + "<!-- " + TWO + " -->" + TWO,
        ONE + TWO + TWO,
        ONE + '<row r="2"><c r="A5"><v>2</v></c></row>',
        "<row r='1'><c r='A1'><v>1</v></c></row>",
        TWO + ONE,
    ],
)
def test_rows_written_in_an_unusual_way_are_not_cut_out(rows, tmp_path):
    path = written(tmp_path / "stat.xlsx", rows)
    assert excerpt(ExpandedPath(path, named=True), "Stat", {1, 2}) is None


def test_what_is_no_such_workbook_is_read_as_a_whole(book, tmp_path):
    (tmp_path / "stat.csv").write_text("CNP;Net\n", encoding="utf-8")
    assert excerpt(ExpandedPath(tmp_path / "stat.csv", named=True), "Stat", {1}) is None
    assert excerpt(ExpandedPath(book, named=True), "Lipsa", {1}) is None
    assert excerpt(ExpandedPath(Path("x.xlsx"), named=True, data=book.read_bytes()), "Alta", {1}) is None
    same(written(tmp_path / "altul.xlsx", ONE + TWO), "Stat", {1, 2, 3})


def test_the_page_shows_the_same_of_a_large_workbook(book, monkeypatch):
    places = [Source("stat.xlsx", "Stat & plată", row, "D") for row in (1, 2, 9, 14, 58, 59, 60, 64, 70)]
    small = [cell_context.view_cell(book.parent, place) for place in places]
    monkeypatch.setattr(cell_context, "_LARGE", 0)
    monkeypatch.setattr(cell_context, "_rows", None)
    assert [cell_context.view_cell(book.parent, place) for place in places] == small
