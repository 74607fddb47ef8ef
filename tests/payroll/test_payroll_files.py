"""Real files: the same table as xlsx and csv in several encodings, folders, and what is refused."""

import pytest
from openpyxl import Workbook
from payroll_builders import HEADER, cnp, codes, person

from adeverinta import payroll
from adeverinta.core.errors import InputStop

ROWS = [HEADER, person(1, name="Ștefănescu Țuța"), person(2, brut=5432.5)]


def write_xlsx(path, rows=ROWS, title="Foaie1"):
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def write_csv(path, encoding="cp1250", separator=";"):
    def text(cell):
        return f"{cell:.2f}".replace(".", ",") if isinstance(cell, float) else str(cell)

    lines = [separator.join(map(text, row)) for row in ROWS]
    content = "\r\n".join(lines)
    if encoding == "cp1250":
        content = content.translate(str.maketrans("ȘșȚț", "ŞşŢţ"))
    path.write_bytes(content.encode(encoding))
    return path


def amounts(read):
    return sorted(
        (row.cnp, row.month, row.brut, row.net, row.nume) for own in read.rows.values() for row in own
    )


@pytest.mark.parametrize(
    ("encoding", "separator"), [("cp1250", ";"), ("utf-8", ";"), ("utf-8-sig", "\t"), ("iso8859-16", ";")]
)
def test_csv_gives_what_the_workbook_gives(tmp_path, encoding, separator):
    expected = payroll.read([write_xlsx(tmp_path / "stat_202601.xlsx")])
    read = payroll.read([write_csv(tmp_path / "stat_202601.csv", encoding, separator)])
    assert amounts(read) == amounts(expected)
    assert read.layouts[0].sheet is None


def test_a_folder(tmp_path):
    write_xlsx(tmp_path / "stat_202601.xlsx")
    write_xlsx(tmp_path / "cereri.xlsx", [["cnp", "data_nasterii_copilului"], [cnp(1), "14.03.2026"]])
    (tmp_path / "citeste.pdf").write_bytes(b"%PDF")
    read = payroll.read([tmp_path])
    assert codes(read) == ["FISIER_SARIT"] * 2
    assert len(amounts(read)) == 2


def test_a_named_file_that_is_no_payroll_stops(tmp_path):
    path = write_xlsx(tmp_path / "cereri.xlsx", [["cnp", "data_nasterii_copilului"], [cnp(1), "14.03.2026"]])
    with pytest.raises(InputStop) as stop:
        payroll.read([path])
    assert stop.value.finding.code == "NU_E_STAT_DE_PLATA"


def test_a_folder_without_any_payroll_stops(tmp_path):
    write_xlsx(tmp_path / "a.xlsx", [["a", "b"], [1, 2]])
    with pytest.raises(InputStop) as stop:
        payroll.read([tmp_path])
    assert stop.value.finding.code == "NU_E_STAT_DE_PLATA"


def test_an_unreadable_file_in_a_folder_stops(tmp_path):
    write_xlsx(tmp_path / "stat_202601.xlsx")
    (tmp_path / "stat_202602.xlsx").write_bytes(b"PK\x03\x04 trunchiat")
    with pytest.raises(InputStop):
        payroll.read([tmp_path])
