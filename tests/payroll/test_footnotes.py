"""Lines under a table, in the column of the marcă or another: nobody's row, nothing of them is printed."""

import pytest
from payroll_builders import book, cnp, codes

from adeverinta.payroll import read_files

HEADER = ["Marca", "CNP", "Nume", "Brut", "CAS", "CASS", "Impozit", "Net"]
PERSONS = [
    [10, cnp(1), "Exemplaru Ana", 5000, 1250, 500, 325, 2925],
    [11, cnp(2), "Popescu Dan", 4000, 1000, 400, 260, 2340],
]


def read(*below, wanted=2):
    return read_files([book([HEADER, *PERSONS, [], *below])], wanted=[cnp(wanted)])


@pytest.mark.parametrize("column", [0, 2])
@pytest.mark.parametrize(
    "text",
    [
        "* 12 persoane, total 34.000 lei",
        "Nota: Popescu Dan are 1.200 lei avans",
        "*) Popescu Dan - CM 5 zile, 1.755 lei",
        "1) rețineri Popescu Dan 300",
        "Întocmit Ionescu Maria 0744123456",
        "Nota 1",
        "2 persoane",
        "7",
    ],
)
def test_a_footnote_is_nobodys_row(text, column):
    payroll = read([*[None] * column, text])
    assert payroll.rows[cnp(2)][0].net == 234_000
    assert not {"MARCA_FARA_CNP", "RAND_FARA_CNP", "RAND_SUB_PERSOANA"} & {*codes(payroll)}
    told = " ".join(item.message for item in payroll.findings)
    assert not any(word in told for word in ("34.000", "1.200", "1.755", "Ionescu", "Popescu"))


@pytest.mark.parametrize("text", ["12 persoane", "T O T A L", "Nr. salariați 12", "TOTAL"])
def test_a_row_of_totals_by_its_label_is_no_persons(text):
    payroll = read([text, None, None, 34000, 8500, 3400, 2210, 19890])
    assert not {"MARCA_FARA_CNP", "RAND_FARA_CNP", "RAND_SUB_PERSOANA"} & {*codes(payroll)}


def test_a_footnote_with_an_amount_in_a_column_is_told_by_its_row_alone():
    """It may be of the person above it, and is told there; to others it says no name and no amount."""
    note = ["* Popescu Dan prima 900", None, None, 900]
    (told,) = [item for item in read(note, wanted=1).findings if item.code == "RAND_FARA_CNP"]
    assert "Popescu" not in told.message
    assert "900" not in told.message
    assert "RAND_SUB_PERSOANA" in codes(read(note, wanted=2))


@pytest.mark.parametrize("marca", ["CIM 12/2020", "A-117", "nr. 45 din 03.02.2020"])
def test_a_code_of_words_and_numbers_is_a_marca(marca):
    payroll = read([marca, None, "Ionescu Maria", 3000, 750, 300, 195, 1755])
    assert "MARCA_FARA_CNP" in codes(payroll)


@pytest.mark.parametrize("text", ["Vizat CFP 12/2025", "Plătit cu OP 31/12.2025", "decembrie 2025"])
def test_a_month_named_under_the_last_person_is_no_heading(text):
    payroll = read([text])
    assert str(payroll.rows[cnp(2)][0].month) == "2026-01"
