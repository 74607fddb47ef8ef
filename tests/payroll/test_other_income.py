"""Tables that say by title, sheet name or headers that they are of other income than wages."""

import pytest

from adeverinta.payroll import read_files
from tests.payroll.payroll_builders import HEADER, book, cnp, codes, person

RENT = ["CNP", "Nume", "Chirie brută", "Impozit", "Net"]
PLAIN = ["CNP", "Nume", "Brut", "Impozit", "Net"]
PAID = [cnp(1), "Popescu Ana 1", 3000.0, 300.0, 2700.0]
STAT = ("Stat", [["Stat de plată martie 2026"], HEADER, person(1), person(2)])


def _read(*sheets):
    return read_files([book(STAT, *sheets, name="stat 03.2026.xlsx")], wanted=[cnp(1)])


@pytest.mark.raises_code("VENIT_DE_ALT_FEL")
@pytest.mark.parametrize(
    ("sheet", "warned"),
    [
        (("Chirii", [["Martie 2026"], PLAIN, PAID]), False),
        (("Alte plăți", [["Dobânzi achitate în luna martie 2026"], PLAIN, PAID]), False),
        (("Foaie2", [["Martie 2026"], RENT, PAID]), False),
        (("Foaie2", [["Contracte de comodat martie 2026"], PLAIN, PAID]), False),
        (("Autori", [["Stat de plată drepturi de autor martie 2026"], HEADER, person(1, brut=900.0)]), True),
        (("PFA", [["Martie 2026"], PLAIN, PAID]), True),
    ],
)
def test_a_table_of_other_income_is_not_added_to_the_wages(sheet, warned):
    """What never counts is no matter of the certificate; what may count elsewhere is named on it."""
    read = _read(sheet)
    assert [(row.source.sheet, row.net) for row in read.rows[cnp(1)]] == [("Stat", 292500)]
    assert ("SUMA_NEFOLOSITA" in codes(read)) is warned
    (told,) = [item for item in read.findings if item.code == "VENIT_DE_ALT_FEL"]
    assert told.source.sheet == sheet[0]


@pytest.mark.parametrize(
    "sheet",
    [
        ("Prestări servicii", [["Stat de plată martie 2026"], HEADER, person(3)]),
        ("Agenția Chirii", [["Martie 2026"], [*HEADER, "Zile lucrate"], [*person(3), 22]]),
        ("Foaie2", [["Chirii Expres SRL"], ["Martie 2026"], HEADER, person(3)]),
        ("Foaie2", [["Martie 2026"], ["CNP", "Salariu net", "Venituri din chirii"], [cnp(3), 2900.0, 1.0]]),
        ("Foaie2", [["Martie 2026"], [*HEADER, "Dividende"], [*person(3), 100.0]]),
        ("Salarii și dividende", [["Martie 2026"], HEADER, person(3)]),
    ],
)  # fmt: skip
def test_a_payroll_that_has_such_a_word_is_one(sheet):
    read = read_files([book(STAT, sheet, name="stat 03.2026.xlsx")], wanted=[cnp(3)])
    assert len(read.rows[cnp(3)]) == 1
