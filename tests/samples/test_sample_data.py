"""The sample data: reproducible, valid, the same in its three shapes, with the nets of the law."""

from __future__ import annotations

import csv
import io
import sys
import zipfile
from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from stdnum.ro import cnp as stdnum_cnp
from stdnum.ro import cui as stdnum_cui

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
sys.path.insert(0, str(SAMPLES))

import asks  # noqa: E402
import generate  # noqa: E402
import ledger  # noqa: E402
import pay  # noqa: E402
import people  # noqa: E402
import shapes  # noqa: E402

FIELDS = [name for _, name in shapes.LONG if name not in ("nume", "prenume", "luna")]
MONEY = {name for name in FIELDS if shapes.VALUES[name][1] == shapes.MONEY}


@pytest.fixture(scope="module")
def rows():
    return ledger.rows(people.PEOPLE, people.FIRST_MONTH, people.LAST_MONTH)


@pytest.fixture(scope="module")
def rows_2009():
    return ledger.rows(people.PEOPLE_2009, people.FIRST_MONTH_2009, people.LAST_MONTH_2009)


def files(folder):
    return {
        str(path.relative_to(folder)): path
        for path in folder.rglob("*")
        if path.is_file() and path.suffix in (".xlsx", ".xls", ".csv", ".toml")
    }


def content(path):
    """A workbook's parts, whatever zlib packed them; any other file's bytes."""
    raw = path.read_bytes()
    if not zipfile.is_zipfile(io.BytesIO(raw)):
        return raw
    with zipfile.ZipFile(io.BytesIO(raw)) as book:
        return [(info.filename, info.date_time, book.read(info)) for info in book.infolist()]


def test_regenerating_gives_identical_files(tmp_path):
    once, again = tmp_path / "1", tmp_path / "2"
    generate.write_all(once)
    generate.write_all(again)
    assert {n: p.read_bytes() for n, p in files(once).items()} == {
        n: p.read_bytes() for n, p in files(again).items()
    }
    committed = files(SAMPLES)
    assert set(committed) == set(files(once))
    changed = [name for name, path in files(once).items() if content(path) != content(committed[name])]
    assert changed == []


def test_27_months_and_at_least_16_employees(rows):
    months = sorted({row.month for row in rows})
    assert months == pay.months((2024, 9), (2026, 11))
    assert len(months) == 27
    assert len(people.PEOPLE) >= 16
    assert len(asks.requests()) >= 12


def test_cnps_and_employer_are_valid_and_fictional():
    everyone = [*people.PEOPLE, *people.PEOPLE_2009]
    assert all(stdnum_cnp.is_valid(person.cnp) for person in everyone)
    assert all(person.cnp[9] == "9" and 1 <= int(person.cnp[7:9]) <= 40 for person in everyone)
    assert max(Counter(person.cnp for person in everyone).values()) == 1
    assert stdnum_cui.is_valid(people.EMPLOYER_CUI)


def test_net_identity_holds_on_every_row(rows, rows_2009):
    for row in (*rows, *rows_2009):
        slip = row.slip
        assert slip.net == slip.gross - slip.cas - slip.cass - slip.somaj - slip.tax
        parts = (slip.net, slip.cas, slip.cass, slip.somaj, slip.deduction, slip.tax_base, slip.tax, row.rest)
        assert min(parts) >= 0
        assert row.rest == slip.net - row.advance


def test_the_rest_to_pay_is_not_the_net(rows):
    salaries = [row for row in rows if row.slip.kind == "salariu" and row.slip.net > 100_00]
    assert all(row.rest < row.slip.net for row in salaries)


def test_days_are_those_of_the_calendar(rows):
    for row in rows:
        days = row.worked + row.annual + row.medical + row.unpaid + row.technical
        assert 0 < days <= len(pay.working_days(row.month))


@pytest.mark.parametrize(
    ("month", "gross", "untaxed", "tickets", "net"),
    [
        ((2009, 3), "1800", 0, 0, "1287"),
        ((2025, 1), "4050", 300, 0, "2574"),
        ((2025, 1), "5200", 0, 0, "3076"),
        ((2026, 1), "4050", 300, 0, "2574"),
        ((2026, 7), "4325", 200, 0, "2699"),
    ],
)
def test_published_nets(month, gross, untaxed, tickets, net):
    part = pay.Part("salariu", int(gross) * 100, untaxed=untaxed * 100, tickets=tickets * 100)
    assert pay.settle(month, [part])[0].net == int(net) * 100


def test_published_deductions():
    assert pay.deduction((2009, 3), 1800_00, 0) == 150_00
    assert pay.deduction((2025, 1), 5000_00, 0) == 425_00  # 10,5 % of 4050, rounded
    assert pay.deduction((2026, 7), 5225_00, 1) == 692_00  # 4325 and 900 in tickets: 16 % of 4325
    assert pay.deduction((2026, 7), 6325_01 + 100, 0) == 0


def test_published_net_with_medical_leave():
    parts = [pay.Part("salariu", 4000_00), pay.Part("cm", 508_00, "01")]
    slips = pay.settle((2026, 5), parts, main_job=False)
    assert sum(slip.cas for slip in slips) == 1127_00
    assert sum(slip.cass for slip in slips) == 451_00
    assert sum(slip.tax for slip in slips) == 293_00
    assert sum(slip.net for slip in slips) == 2637_00


def test_maternity_carries_pension_contribution_only():
    (slip,) = pay.settle((2026, 8), [pay.Part("maternitate", 4000_00, "08")])
    assert (slip.cas, slip.cass, slip.tax, slip.net) == (1000_00, 0, 0, 3000_00)


def normal(name, value):
    """One value of any shape: lei as Decimal, dates as dates, texts without case and cedilla."""
    if value in (None, ""):
        return None
    if name in MONEY:
        text = str(value)
        return Decimal(text.replace(".", "").replace(",", ".")) if "," in text else Decimal(text)
    if name in ("angajat", "plecat"):
        if isinstance(value, datetime):
            return value.date()
        day, month, year = value.split(".")
        return date(int(year), int(month), int(day))
    if name == "tip_venit":
        return value.lower().replace("ș", "s").replace(" ", "_")
    return str(value)


def record(month, columns, cells):
    found = {
        ("cnp" if name == "cnp_numar" else name): cell for name, cell in zip(columns, cells, strict=True)
    }
    return (month, *(normal(name, found[name]) for name in FIELDS))


def from_csv():
    text = (SAMPLES / "csv" / "state.csv").read_bytes().decode("cp1250")
    lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    columns = [name for _, name in shapes.LONG]
    assert lines[0] == [header for header, _ in shapes.LONG]
    for line in lines[1:]:
        month, year = line[0].split(".")
        yield record((int(year), int(month)), columns, line)


def from_register():
    book = load_workbook(SAMPLES / "registru" / "state_2024-2026.xlsx", read_only=True)
    columns = [name for _, name in shapes.REGISTER]
    for sheet in book:
        name, year = sheet.title.split()
        for line in sheet.iter_rows(min_row=2, values_only=True):
            yield record((int(year), shapes.SHORT.index(name) + 1), columns, line)


def from_monthly():
    columns = [name for _, _, name in shapes.MONTHLY]
    for path in sorted((SAMPLES / "lunar-xlsx").glob("stat_*.xlsx")):
        sheet = load_workbook(path).active
        year, month = int(path.stem[5:9]), int(path.stem[9:])
        assert sheet["A4"].value == f"Stat de plată luna {shapes.NAMES[month - 1]} {year}"
        for line in sheet.iter_rows(min_row=9, values_only=True):
            if stdnum_cnp.is_valid(str(line[2])):
                yield record((year, month), columns, line)


def test_the_three_shapes_agree():
    table = sorted(from_csv(), key=str)
    assert len(table) > 500
    assert sorted(from_register(), key=str) == table
    assert sorted(from_monthly(), key=str) == table


def test_totals_of_the_monthly_workbooks():
    for path in (SAMPLES / "lunar-xlsx").glob("stat_*.xlsx"):
        lines = list(load_workbook(path).active.iter_rows(min_row=9, values_only=True))
        net = [name for _, _, name in shapes.MONTHLY].index("net")
        persons = sum(round(line[net] * 100) for line in lines if stdnum_cnp.is_valid(str(line[2])))
        (total,) = [line[net] for line in lines if line[0] == "TOTAL GENERAL"]
        assert round(total * 100) == persons


def test_the_requests_are_the_same_in_both_files():
    sheet = load_workbook(SAMPLES / "cereri.xlsx").active
    first, *lines = sheet.iter_rows(values_only=True)
    with (SAMPLES / "cereri.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *table = csv.reader(file, delimiter=";")
    assert tuple(header) == first == asks.COLUMNS
    assert len(lines) == len(table)
    for line, texts in zip(lines, table, strict=True):
        for name, cell, text in zip(asks.COLUMNS, line, texts, strict=True):
            shown = f"{cell:%d.%m.%Y}" if isinstance(cell, datetime) else cell
            if name in asks.MONEY and cell is not None:
                shown = shapes.lei(round(cell * 100))
            assert str("" if shown is None else shown) == text
        births = line[asks.COLUMNS.index("data_nasterii_copilului")]
        assert isinstance(births, datetime)


def test_every_request_is_for_someone_in_the_payroll(rows, rows_2009):
    for asked, table in ((asks.requests(), rows), (asks.requests_2009(), rows_2009)):
        assert {item["cnp"] for item in asked} <= {row.person.cnp for row in table}


def test_the_cases_are_what_they_say(rows):
    def of(person, month):
        return [row for row in rows if row.person.cnp == person.cnp and row.month == month]

    assert [row.slip.kind for row in of(people.MEDICAL_LEAVE, (2025, 3))] == ["salariu", "cm"]
    assert [row.slip.kind for row in of(people.MATERNITY, (2026, 8))] == ["maternitate"]
    assert [row.contract.marca for row in of(people.TWO_CONTRACTS, (2026, 7))] == ["1004", "1005"]
    assert of(people.HIRED_IN_WINDOW, (2025, 4)) == []
    assert of(people.CAME_BACK, (2025, 7)) == []
    assert of(people.GAP_WITHOUT_ROWS, (2026, 3)) == []
    assert [row.slip.net for row in of(people.GAP_WITH_ZEROS, (2026, 1))] == [0]
    assert [row.slip.kind for row in of(people.TECHNICAL_UNEMPLOYMENT, (2026, 2))] == ["somaj_tehnic"]
    for month in ((2025, 12), (2026, 2), (2026, 3), (2026, 5)):
        (row,) = of(people.SHORT_FRACTIONS, month)
        assert 2 * (row.worked + row.annual) < len(pay.working_days(month))
    assert of(people.MINIMUM_WAGE, (2025, 11))[0].slip.untaxed == 300_00
    assert of(people.MINIMUM_WAGE, (2025, 12))[0].slip.untaxed == 0
    (partial,) = of(people.PARTIAL_BIRTH_MONTH, (2026, 11))
    assert partial.worked < len(pay.working_days((2026, 11)))
    assert len(people.LONG_NAME.full_name) > 60
