"""A total of a person's rows that carries her CNP is not added to them."""

import pytest
from payroll_builders import book, cnp

from adeverinta.core.code import Severity
from adeverinta.payroll import read_files

HEADER = ["Marca", "Nume", "CNP", "Zile lucrate", "Brut", "CAS", "CASS", "Impozit", "Net"]


def line(marca, brut, name="Popa Ana", days=20):
    cas, cass = brut * 25 // 100, brut * 10 // 100
    tax = (brut - cas - cass) * 10 // 100
    return [marca, name, cnp(1), days, brut, cas, cass, tax, brut - cas - cass - tax]


FIRST, SECOND, THIRD, BOTH = line("7", 5000), line("7B", 2000), line("9", 1000, days=5), (5000, 2000)


def told(*rows, header=HEADER):
    read = read_files([book([["Stat de salarii iunie 2026"], header, *rows], name="stat_202606.xlsx")])
    found = [(item.code, item.severity is Severity.ERROR) for item in read.findings if item.cnp]
    return found, [row.brut for row in read.rows[cnp(1)]]


@pytest.mark.raises_code("RAND_TOTAL_PERSOANA")
@pytest.mark.parametrize(
    "total",
    [line("Total", 7000), line("", 7000, "TOTAL Popa Ana"), line("7", 7000, "Popa Ana - total", days=0)],
)
def test_a_row_that_says_total_and_is_the_sum_is_left_out(total):
    found, gross = told(FIRST, SECOND, total)
    assert found == [("RAND_TOTAL_PERSOANA", False)]
    assert gross == [500000, 200000]


def test_a_total_of_one_row_too():
    assert told(FIRST, line("Total", 5000)) == ([("RAND_TOTAL_PERSOANA", False)], [500000])


@pytest.mark.raises_code("RAND_TOTAL_DIFERIT")
def test_one_that_is_not_the_sum_refuses():
    assert told(FIRST, SECOND, line("Total", 7500))[0] == [("RAND_TOTAL_DIFERIT", True)]
    assert told(FIRST, line("Total", 7000))[0] == [("RAND_TOTAL_DIFERIT", True)]


@pytest.mark.raises_code("RAND_CAT_CELELALTE")
@pytest.mark.parametrize(("marca", "refused"), [("", True), ("7B", True), ("12", False)])
def test_one_that_does_not_say_so(marca, refused):
    """A marcă of its own may be a contract of the same pay."""
    found, gross = told(FIRST, SECOND, line(marca, 7000))
    assert ("RAND_CAT_CELELALTE", refused) in found
    assert gross == [500000, 200000, 700000]


def test_sums_of_the_net_alone_only_warn():
    rows = [[row[0], row[1], row[2], row[3], row[8]] for row in (FIRST, SECOND, line("", 7000))]
    found, _ = told(*rows, header=["Marca", "Nume", "CNP", "Zile lucrate", "Salariu net"])
    assert ("RAND_CAT_CELELALTE", False) in found


def test_contracts_that_are_no_sum_are_contracts():
    """Nor is a row that has all of the amounts beside one that has none."""
    assert told(FIRST, SECOND, THIRD)[0] == []
    found, _ = told(FIRST, line("7B", 0), line("9", 5000))
    assert [code for code, _ in found if code.startswith("RAND_CAT")] == []


def test_a_total_of_the_year_among_the_rows_of_a_month_refuses():
    """It stands in the month in which the year ends, beside that month's own row."""
    header = ["Luna", *HEADER]
    months = [[f"{month:02d}.2025", *line("7", 5000 + 100 * month)] for month in range(7, 13)]
    year = ["12.2025", *line("7", sum(row[5] for row in months))]
    year[6:] = [sum(column) for column in zip(*(row[6:] for row in months), strict=True)]

    def codes_of(*rows):
        read = read_files([book([["Stat de salarii"], header, *rows], name="stat.xlsx")])
        return {(item.code, item.month.label) for item in read.findings if item.cnp}

    assert ("RAND_CAT_CELELALTE", "decembrie 2025") in codes_of(*months, year)
    assert codes_of(*months) == set()
