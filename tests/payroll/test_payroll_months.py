"""Months: every way an export writes one, what is a date and no month, who wins and who contradicts."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from payroll_builders import HEADER, book, cnp, codes, person

from adeverinta.core.errors import InputStop
from adeverinta.core.month import MONTH_NAMES, Month
from adeverinta.payroll import read_files
from adeverinta.payroll.layout.payroll_month import month_number, month_of_cell, months_in

JAN = Month(2026, 1)
NOON = datetime(2026, 1, 31, 12)  # noqa: DTZ001 - as a workbook gives it


@pytest.mark.parametrize(
    "value",
    ["01.2026", "2026-01", "202601", "ian 2026", "Ianuarie 2026", "IANUARIE 2026", "1/2026", "01/2026",
     "2026/1", "I 2026", "2026-I", "i/2026", "january 2026", "Ianu 2026",
     "ian.2026", "ian-26", "01.01.2026", "31.01.2026", "2026-01-31", 202601, 202601.0, 1.2026, 46023,
     date(2026, 1, 1), NOON],
)  # fmt: skip
def test_cell(value):
    assert month_of_cell(value) == JAN


@pytest.mark.parametrize("value", ["", "x", "13.2026", "202613", 3, "3", 2026, None, True, "01/02/2026", 1.5])
def test_no_month_in_cell(value):
    assert month_of_cell(value) is None


def test_number_that_lost_a_zero():
    assert month_of_cell(10.202) == Month(2020, 10)


@pytest.mark.parametrize(
    "text",
    ["Stat de plată luna ianuarie 2026", "perioada 01.01.2026 - 31.01.2026", "Ian 2026", "stat_202601",
     "01.2026",
     "stat-2026-01", "Ian2026", "stat.01.2026", "Luna: 1 Anul: 2026", "luna 01 2026", "1 - 31 ianuarie 2026",
     "luna ianuarie 2026, tipărit 05.02.2026", "export_2026-02-05_stat_2026-01", "012026",
     "LUNA IANUARIE ANUL 2026", "Stat de salarii luna I 2026", "stat_I_2026", "I.2026",
     "plătit februarie 2026, luna ianuarie 2026"],
)  # fmt: skip
def test_title(text):
    assert months_in(text) == {JAN}


@pytest.mark.parametrize(
    "text",
    ["31.01.2026", "stat_20260131", "5 februarie 2026", "trimestrul I 2026",
     "Chenzina II 2026", "SC Alfa V 2026",
     "2026-01-31", "conform OUG 111/2010", "J40/12/2010",
     "Nr. 5/2026", "HG 52/2011", "stat 2026", "13.2026", "Legea 227/2015", "20260131123000"],
)  # fmt: skip
def test_dates_and_acts_are_no_months(text):
    assert not months_in(text)


@given(st.integers(2007, 2099), st.integers(1, 12))
def test_every_month_in_every_spelling(year, number):
    month = Month(year, number)
    name = MONTH_NAMES[number - 1]
    for text in (f"{number:02d}.{year}", f"{year}-{number:02d}", f"{year}{number:02d}", f"{name} {year}",
                 f"{name[:3].title()} {year}", f"{number}/{year}"):  # fmt: skip
        assert month_of_cell(text) == month
        assert months_in(f"Stat luna {text}") == {month}
    assert month_of_cell(float(year * 100 + number)) == month


@given(st.dates(date(2007, 1, 1), date(2099, 12, 31)))
def test_full_dates_name_no_month(day):
    for text in (f"{day:%d.%m.%Y}", f"{day:%Y-%m-%d}", f"{day:%Y%m%d}", f"{day:%d/%m/%Y}", f"{day:%d-%m-%Y}"):
        assert not months_in(f"Tipărit la {text}")


def read(titles, sheet, file):
    rows = [[title] for title in titles] + [HEADER, person(1)]
    return read_files([book((sheet, rows), name=file)])


@pytest.mark.parametrize(
    ("titles", "sheet", "file"),
    [
        (["Stat de plată luna ianuarie 2026"], "Foaie1", "stat.xlsx"),
        ([], "Ian 2026", "stat.xlsx"),
        ([], "Foaie1", "stat_202601.xlsx"),
        ([], "Ian", "state 2026.xlsx"),
        ([], "Ian", "state_2026.xlsx"),
        (["Anul 2026"], "Ianuarie", "state.xlsx"),
        ([], "01", "state 2026.xlsx"),
        (["Tipărit la 05.02.2026"], "Ian 2026", "stat_202601.xlsx"),
        (["Angajați noi"], "01.2026", "salarii noi.xlsx"),
    ],
)
def test_from_outside(titles, sheet, file):
    payroll = read(titles, sheet, file)
    assert payroll.covered == {JAN}
    assert not payroll.findings


@pytest.mark.parametrize(
    ("titles", "sheet", "file", "code"),
    [
        (["luna ianuarie 2026"], "Feb 2026", "stat.xlsx", "LUNA_CONTRADICTORIE"),
        (["luna ianuarie 2026"], "Foaie1", "stat_202602.xlsx", "LUNA_CONTRADICTORIE"),
        (["luna martie 2026"], "Ian", "state.xlsx", "LUNA_CONTRADICTORIE"),
        (["perioada 01.01.2026 - 31.03.2026"], "Foaie1", "stat.xlsx", "SUME_PE_MAI_MULTE_LUNI"),
        ([], "Foaie1", "stat.xlsx", "LUNA_NECUNOSCUTA"),
        ([], "Foaie1", "stat_20260131.xlsx", "LUNA_NECUNOSCUTA"),
        ([], "Ian", "state_2025-2026.xlsx", "LUNA_NECUNOSCUTA"),
        (["Mai multe state"], "Foaie1", "state 2026.xlsx", "LUNA_NECUNOSCUTA"),
    ],
)
def test_refused(titles, sheet, file, code):
    with pytest.raises(InputStop) as stop:
        read(titles, sheet, file)
    assert stop.value.finding.code == code


def test_the_column_wins():
    rows = [["Luna", *HEADER], ["01.2026", *person(1)], ["02.2026", *person(1)]]
    payroll = read_files([book(rows, name="stat_202512.xlsx")])
    assert [str(row.month) for row in payroll.rows[cnp(1)]] == ["2026-01", "2026-02"]
    assert payroll.layouts[0].month_from == "coloana A"


@pytest.mark.parametrize("cells", [(1.0, 2026.0), ("ianuarie", "2026"), ("01", 2026.0), (1, 2026)])
def test_month_and_year_columns(cells):
    rows = [["Luna", "An", *HEADER], [*cells, *person(1)]]
    assert read_files([book(rows, name="stat.xlsx")]).covered == {JAN}


def test_month_number_takes_the_year_of_the_file():
    rows = [["Luna", *HEADER], [1.0, *person(1)]]
    assert read_files([book(rows, name="stat 2026.xlsx")]).covered == {JAN}
    with pytest.raises(InputStop) as stop:
        read_files([book(rows, name="stat.xlsx")])
    assert stop.value.finding.code == "LUNA_NECITITA"


def test_unreadable_month_refuses_the_person_only():
    rows = [["Luna", *HEADER], ["01.2026", *person(1)], ["ieri", *person(2)], ["", *person(3)]]
    payroll = read_files([book(rows, name="stat.xlsx")])
    found = [f for f in payroll.findings if f.code == "LUNA_NECITITA"]
    assert [f.cnp for f in found] == [cnp(2), cnp(3)]
    assert all(f.blocking for f in found)
    assert list(payroll.rows) == [cnp(1)]
    assert payroll.sources[0].unused[0].rows == (3, 4)


def test_months_after_the_issue_are_left_out():
    rows = [["Luna", *HEADER], ["01.2026", *person(1)], ["02.2026", *person(1)], ["02.2026", *person(2)]]
    payroll = read_files([book(rows)], issue_month=JAN)
    assert codes(payroll) == ["LUNA_VIITOARE"]
    assert payroll.covered == {JAN}
    assert payroll.sources[0].unused[0].rows == (3, 4)
    assert payroll.sources[0].rows == 1


def test_a_month_a_block():
    block = [HEADER, person(1)]
    rows = [["Luna ianuarie 2026"], *block, [], ["Total", "", 1.0], ["Luna februarie 2026"], *block]
    payroll = read_files([book(rows, name="state.xlsx")])
    assert [str(row.month) for row in payroll.rows[cnp(1)]] == ["2026-01", "2026-02"]
    with pytest.raises(InputStop) as stop:
        read_files([book(rows, name="stat_202601.xlsx")])
    assert stop.value.finding.code == "LUNA_CONTRADICTORIE"


def test_a_heading_without_header_changes_the_month_too():
    rows = [["Ianuarie 2026"], HEADER, person(1), ["Februarie 2026"], person(1)]
    payroll = read_files([book(rows, name="state.xlsx")])
    assert [str(row.month) for row in payroll.rows[cnp(1)]] == ["2026-01", "2026-02"]


@pytest.mark.parametrize(
    "titles",
    [
        ["STAT DE PLATĂ PENTRU PERSONALUL TESA, MAI {y}", "STAT DE PLATĂ PENTRU PERSONALUL TESA, IUNIE {y}"],
        [
            "Delta Construct Impex SRL - state de plată 05/{y}",
            "Delta Construct Impex SRL - state de plată 06/{y}",
        ],
        ["Salarii cuvenite angajaților mai {y}", "Salarii cuvenite angajaților iunie {y}"],
        ["Centralizator salarii V {y}, filiala Nord", "Centralizator salarii VI {y}, filiala Nord"],
    ],
)
@pytest.mark.parametrize("header", [True, False])
def test_a_long_title_inside_a_sheet_is_one(titles, header):
    first, second = (title.format(y=2025) for title in titles)
    signed = [["Întocmit", None, "Aprobat"], ["Ploiești, mai 2025"]]
    rows = [[first], HEADER, person(1), person(2), *signed, [], [second], *([HEADER] * header), person(1)]
    payroll = read_files([book(rows, name="stat.xlsx")])
    assert [str(row.month) for row in payroll.rows[cnp(1)]] == ["2025-05", "2025-06"]


@pytest.mark.parametrize(
    "note",
    [
        "Salariul minim pe economie se modifică din iulie 2025, potrivit legii",
        "Tipărit cu programul Plăți 4, versiunea 07.2025, pagina a doua",
    ],
)
def test_a_sentence_under_the_rows_is_no_title(note):
    rows = [["Stat de plată mai 2025"], HEADER, person(1), [note], person(2)]
    assert read_files([book(rows, name="stat.xlsx")]).covered == {Month(2025, 5)}


@pytest.mark.raises_code("LUNA_CONTRADICTORIE")
def test_a_line_above_a_header_that_may_be_a_title_is_asked_about():
    line = "Anexă cuprinzând salariile din iunie 2025"
    rows = [["Stat de plată mai 2025"], HEADER, person(1), [line], HEADER, person(1)]
    with pytest.raises(InputStop) as stop:
        read_files([book(rows, name="stat.xlsx")])
    assert stop.value.finding.code == "LUNA_CONTRADICTORIE"
    assert "mai 2025" in stop.value.finding.message
    assert line in stop.value.finding.message


def test_real_date_beside_the_word_luna():
    rows = [["Luna", NOON], ["Listat la", date(2026, 2, 5)], HEADER, person(1)]
    assert read_files([book(rows, name="state.xlsx")]).covered == {JAN}


ENGLISH = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]


@pytest.mark.parametrize("number", range(1, 13))
def test_english_names_and_roman_numerals_of_every_month(number):
    month = Month(2026, number)
    english, roman = ENGLISH[number - 1], ROMAN[number - 1]
    for text in (f"{english} 2026", f"{english[:3].title()}-2026", f"{roman} 2026", f"2026/{roman}"):
        assert month_of_cell(text) == month
        assert months_in(f"Stat luna {text}") == {month}
    assert month_number(roman) == month_number(english) == month_number(english[:3]) == number


@pytest.mark.parametrize("label", ["Perioadă salarizare", "Luna de raportare", "Lună pontaj"])
def test_a_column_of_months_under_an_unknown_name_of_one(label):
    rows = [[label, *HEADER], ["02/2026", *person(1)], ["03/2026", *person(1)]]
    read = read_files([book(rows, name="export.xlsx")])
    assert {row.month for row in read.rows_of(cnp(1))} == {Month(2026, 2), Month(2026, 3)}


@pytest.mark.parametrize(
    ("label", "cells"),
    [("Perioadă precedentă", ["02/2026", "03/2026"]), ("Perioadă probă", ["30 zile", "03/2026"]),
     ("Termen", ["02/2026", "03/2026"])],
)  # fmt: skip
def test_other_columns_with_months_are_no_month_of_the_row(label, cells):
    rows = [[label, *HEADER], [cells[0], *person(1)], [cells[1], *person(1)]]
    with pytest.raises(InputStop) as stop:
        read_files([book(rows, name="export.xlsx")])
    assert stop.value.finding.code == "LUNA_NECUNOSCUTA"


@pytest.mark.raises_code("DIFERENTE_ALTEI_LUNI")
@pytest.mark.parametrize(
    "heading",
    [
        "Regularizare CO aferentă lunii octombrie 2025",
        "Restanțe plătite pentru sept. 2025",
        "DIFERENȚE 11/2025",
    ],
)
@pytest.mark.parametrize("name", ["stat_202602.xlsx", "stat.xlsx"])
def test_differences_under_the_rows_are_of_the_sheets_month_and_told(heading, name):
    rows = [
        ["Stat de plată luna februarie 2026"],
        HEADER,
        person(1),
        person(2),
        [],
        [None, heading],
        person(1, brut=900.0),
    ]
    read = read_files([book(rows, name=name)], wanted=[cnp(1), cnp(2)])
    assert [(str(row.month), row.source.row) for row in read.rows[cnp(1)]] == [("2026-02", 3), ("2026-02", 7)]
    told = [item for item in read.findings if item.code == "DIFERENTE_ALTEI_LUNI"]
    assert [(item.cnp, item.source.row) for item in told] == [(cnp(1), 7)]
    assert heading in told[0].message


def test_another_month_under_the_rows_is_named_by_its_place():
    rows = [HEADER, person(1), [], [None, "Luna ianuarie 2026"], person(2)]
    with pytest.raises(InputStop) as stop:
        read_files([book(rows, name="stat_202602.xlsx")])
    assert "titlul de deasupra rândului 5: ianuarie 2026" in stop.value.finding.message


@pytest.mark.raises_code("SUME_PE_MAI_MULTE_LUNI")
@pytest.mark.parametrize(
    "title",
    ["Centralizator 01.04.2025-30.06.2025", "Salarii ian. - mar. 2025", "Situație trim. II",
     "Fond 01/2025 - 12/2025",
     "Centralizator decembrie 2024 – februarie 2025"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["stat_2025_06.xlsx", "centralizator.xlsx"])
def test_a_sum_of_several_months_is_no_month(title, name):
    with pytest.raises(InputStop) as stop:
        read_files([book([["Beta SRL"], [title], HEADER, person(1)], name=name)])
    assert stop.value.finding.code == "SUME_PE_MAI_MULTE_LUNI"
    assert title in stop.value.finding.message
    assert "nu îi schimbați titlul" in stop.value.finding.remedy


@pytest.mark.parametrize("more", [[], ["Prețuri valabile 01.01.2025 - 31.12.2025"]])
@pytest.mark.parametrize("title", ["Perioada 01.06.2025 - 30.06.2025", "Luna iunie 2025, trim. II"])
def test_a_period_of_one_month_is_a_month(title, more):
    rows = [[title], *[[text] for text in more], HEADER, person(1)]
    (row,) = read_files([book(rows, name="stat.xlsx")]).rows[cnp(1)]
    assert row.month == Month(2025, 6)
