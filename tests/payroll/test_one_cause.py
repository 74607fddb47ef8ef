"""What many files say for one cause is said once; what concerns a whole sheet is said to everybody in it."""

from datetime import date

import pytest
from payroll_builders import HEADER, book, cnp, employer, person

import adeverinta as ad
from adeverinta import law
from adeverinta.core.month import Month
from adeverinta.payroll import read_files

DAY = date(2026, 11, 22)
LAST = Month(2026, 3)
WITH_DAYS = [*HEADER, "Zile lucrate"]


def _of(findings, code):
    return [item for item in findings if item.code == code]


def _firm(factor, *, persons=4, months=10):
    """A file a month; `factor` (person, months back) divides the pay. Pay differs between months."""
    files = []
    for back in range(months):
        month = LAST.plus(-back)
        rows = []
        for number in range(1, persons + 1):
            brut = round((5000.0 + 900 * number + 13 * back) / factor(number, back), 2)
            rows.append([*person(number, brut=brut, tax=round(brut * 0.065, 2)), law.working_days(month)])
        files.append(book([WITH_DAYS, *rows], name=f"stat_{month.year}{month.month:02d}.xlsx"))
    return files


@pytest.mark.raises_code("STAT_IN_ALTA_MONEDA")
@pytest.mark.parametrize("rate", [4.3, 5.06])
def test_a_month_in_another_currency_is_told_to_everybody_in_the_file(rate):
    """The fourth person has a large bonus that month: alone it would look like an ordinary wage."""
    files = _firm(lambda number, back: 1 if back != 3 else rate / (4 if number == 4 else 1))
    told = _of(read_files(files, wanted=[cnp(1), cnp(4)]).findings, "STAT_IN_ALTA_MONEDA")
    assert {(item.cnp, item.month) for item in told} == {(cnp(1), LAST.plus(-3)), (cnp(4), LAST.plus(-3))}
    assert {(item.source.file, item.source.column) for item in told} == {("stat_202512.xlsx", "G")}
    assert "3 din 4" in told[0].message
    assert "stat_202512.xlsx" in told[0].message


@pytest.mark.parametrize(
    "factor",
    [
        lambda _number, _back: 1,
        lambda number, back: 5 if (number, back) == (2, 3) else 1,
        lambda _number, back: 1 + (back > 4) * 0.6,
        lambda number, back: 2.5 if back % 3 == 0 else 1,
    ],
)
def test_one_persons_small_month_or_other_pay_is_no_currency(factor):
    assert not _of(read_files(_firm(factor), wanted=[cnp(1), cnp(2)]).findings, "STAT_IN_ALTA_MONEDA")


def test_rows_of_another_employer_in_many_files_are_one_finding():
    files = []
    for back in range(5):
        name = f"stat_{LAST.plus(-back).year}{LAST.plus(-back).month:02d}.xlsx"
        block = [
            ["Firma mea SRL CUI 99000000"],
            HEADER,
            person(1),
            ["Sora SRL CUI 12345674"],
            HEADER,
            person(2),
        ]
        files.append(book(block, name=name))
    (told,) = _of(read_files(files, employer="99000000").findings, "ALT_ANGAJATOR")
    assert told.months == tuple(LAST.plus(-back) for back in reversed(range(5)))
    assert "noiembrie 2025 - martie 2026" in told.message
    assert "alte 4 fișiere" in told.message
    assert "stat_202603.xlsx" in told.message


def _by_marca(months):
    """Files that name persons by their marcă alone: 41 and 42, of whom a list may say whose they are."""
    return [
        book(
            [["Marca", "Net"], [41.0, 3000.0], [42.0, 2500.0]],
            name=f"stat_{month.year}{month.month:02d}.xlsx",
        )
        for month in months
    ]


def test_a_marca_that_is_nobodys_is_told_once():
    listed = book([["Marca", "CNP"], [7.0, cnp(1)]], name="lista.xlsx")
    (told,) = _of(read_files([listed, *_by_marca([LAST, LAST.plus(-1)])]).findings, "MARCA_FARA_CNP")
    assert "„41” și altă marcă" in told.message
    assert "4 rânduri" in told.message
    assert told.months == (LAST.plus(-1), LAST)


@pytest.mark.raises_code("MARCA_REFOLOSITA")
def test_the_refused_certificate_names_the_marca_of_two_persons():
    """The list of persons gives 41 to one who left and to one who came: rows by marcă are nobody's."""
    firm = employer()
    listed = f"Marca;CNP\n41;{cnp(1)}\n42;{cnp(2)}\n41;{cnp(3)}\n"
    months = [LAST.plus(-back) for back in range(24)]
    paid = "Luna;Marca;Zile lucrate;Salariu net\n" + "".join(
        f"{m.month:02d}.{m.year};{marca};20;{3000 + marca}\n" for m in months for marca in (41, 42)
    )
    payroll = ad.read([("lista.csv", listed.encode()), ("plata.csv", paid.encode())], firm)
    request = ad.Request(cnp=cnp(3), birth=date(2026, 3, 14), nume="Popescu", prenume="Ana")
    refused = ad.compute(request, payroll, firm, on=DAY)
    assert {item.code for item in refused.findings if item.blocking} == {"MARCA_CU_DOUA_CNP"}
    assert "„41”" in _of(refused.findings, "MARCA_CU_DOUA_CNP")[0].message
    (told,) = _of(payroll.findings, "MARCA_REFOLOSITA")
    assert "24 de rânduri" in told.message
    assert len(told.months) == 24
    nobody = ad.Request(cnp=cnp(9), birth=date(2026, 3, 14), nume="Popescu", prenume="Ana")
    refused = ad.compute(nobody, payroll, firm, on=DAY)
    assert {item.code for item in refused.findings if item.blocking} == {"CNP_NEGASIT"}


def test_hours_without_a_norm_ask_for_it():
    """Six hours a day: their days do not add up, and the remedy names the column that is missing."""
    firm = employer()

    def told(norm):
        lines = ["CNP;Luna;Ore lucrate;Ore CO;Norma;Brut;CAS;CASS;Impozit;Salariu net"]
        for back in range(24):
            month = LAST.plus(-back)
            hours = law.working_days(month) * 6
            lines.append(f"{cnp(1)};{month.month:02d}.{month.year};{hours};0;{norm};4500;1125;450;293;2632")
        text = "\n".join(lines if norm else [line.replace(";;", ";").replace(";Norma", "") for line in lines])
        payroll = ad.read([("ore.csv", text.encode())], firm)
        request = ad.Request(cnp=cnp(1), birth=date(2026, 3, 14), nume="Popescu", prenume="Ana")
        return _of(ad.compute(request, payroll, firm, on=DAY).findings, "ZILE_NEINCHISE")

    (said,) = told("")
    assert "„norma”" in said.remedy
    assert told("6") == []


def test_lists_of_one_kind_that_are_no_payroll_are_one_finding():
    """A list of advances each month, and one list of bonuses of another kind."""
    months = [LAST.plus(-back) for back in range(6)]
    lists = [
        book([["CNP", "Nume", "Avans"], [cnp(1), "Ana", 900.0]], name=f"avans {m.month:02d}-{m.year}.xlsx")
        for m in months
    ]
    bonus = book([["CNP", "Nume", "Prima de Paște"], [cnp(1), "Ana", 400.0]], name="prime 03-2026.xlsx")
    files = [*_firm(lambda _n, _b: 1), *lists, bonus]
    told = _of(read_files(files, wanted=[cnp(1)], named=False).findings, "SUMA_NEFOLOSITA")
    assert sorted(len(item.months) for item in told) == [0, 6]
    said = max(told, key=lambda item: len(item.months))
    assert "avans 10-2025.xlsx" in said.message
    assert "alte 5 locuri (octombrie 2025 - martie 2026)" in said.message
