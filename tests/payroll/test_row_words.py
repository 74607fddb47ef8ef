"""What the words of a row say of its amount: leave by a remark, an advance beside its settlement."""

import pytest
from payroll_builders import HEADER, book, cnp, codes, person

from adeverinta.payroll import read_files
from adeverinta.payroll.rows import IncomeKind

WHOLE = person(1)
NET = 292500


def _read(header, *rows, **how):
    return read_files([book([header, *rows], **how)], wanted=[cnp(1)])


def _leave_row(amount=500.0):
    return [cnp(1), "Popescu Ana 1", None, None, None, None, amount]


@pytest.mark.raises_code("TIP_DIN_EXPLICATIE")
@pytest.mark.parametrize("header", ["Explicații", "Observații", "Mențiuni", "Detalii plată"])
@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("concediu medical", IncomeKind.CM),
        ("Indemnizație CM 5 zile", IncomeKind.CM),
        ("Risc maternal", IncomeKind.CM),
        ("C.M. cod 01", IncomeKind.CM),
        ("Concediu de maternitate", IncomeKind.MATERNITATE),
        ("șomaj tehnic", IncomeKind.SOMAJ_TEHNIC),
    ],
)
def test_a_remark_of_leave_is_the_kind_of_a_row_beside_the_wage(header, words, kind):
    read = _read([*HEADER, header], [*WHOLE, "salariu"], [*_leave_row(), words])
    assert {row.kind: row.net for row in read.rows[cnp(1)]} == {IncomeKind.SALARIU: NET, kind: 50000}
    assert "RANDURI_INSUMATE" not in codes(read)
    assert "TIP_DIN_EXPLICATIE" in codes(read)


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("Observații", "spor de noapte"),
        ("Observații", "diferență concediu medical"),
        ("Observații", "abonament servicii medicale"),
        ("Funcția", "Asistent medical"),
        ("Secția", "CM"),
    ],
)
def test_other_words_make_no_leave(header, words):
    read = _read([*HEADER, header], [*WHOLE, ""], [*_leave_row(), words])
    assert {row.kind for row in read.rows[cnp(1)]} == {IncomeKind.SALARIU}


def test_a_wage_with_days_of_work_and_a_remark_of_leave_is_a_wage():
    header = [*HEADER, "Zile lucrate", "Observații"]
    read = _read(header, [*WHOLE, 15, "CM 5 zile"])
    assert [row.kind for row in read.rows[cnp(1)]] == [IncomeKind.SALARIU]


def _untaxed(net=1200.0, gross=None):
    return [cnp(1), "Popescu Ana 1", gross, None, None, None, net]


@pytest.mark.raises_code("AVANS_CUPRINS")
@pytest.mark.parametrize("gross", [None, 1200.0])
@pytest.mark.parametrize(
    ("first", "second"), [("Chenzina I", "Lichidare"), ("avans", "rest de plată"), ("Avans", "")]
)
def test_an_advance_inside_the_whole_month_is_not_added(first, second, gross):
    read = _read([*HEADER, "Explicații"], [*_untaxed(gross=gross), first], [*WHOLE, second])
    assert [row.net for row in read.rows[cnp(1)]] == [NET]
    assert "AVANS_CUPRINS" in codes(read)


def test_an_advance_by_a_heading_or_by_its_file():
    rows = [["Chenzina I"], _untaxed(), ["Lichidare"], WHOLE]
    assert [row.net for row in _read(HEADER, *rows).rows[cnp(1)]] == [NET]
    files = [
        book([HEADER, _untaxed()], name="avans_2026-01.xlsx"),
        book([HEADER, WHOLE], name="lichidare_2026-01.xlsx"),
    ]
    read = read_files(files, wanted=[cnp(1)])
    assert [row.net for row in read.rows[cnp(1)]] == [NET]
    assert "RAND_CONTRADICTORIU" not in codes(read)


def test_two_halves_with_their_own_contributions_are_summed():
    halves = [
        [*person(1, brut=2000.0, tax=130.0), "Chenzina I"],
        [*person(1, brut=3000.0, tax=195.0), "Lichidare"],
    ]
    read = _read([*HEADER, "Explicații"], *halves)
    assert sum(row.net for row in read.rows[cnp(1)]) == NET


def test_a_settlement_with_the_contributions_of_both_halves_does_not_hold_the_advance():
    second = [cnp(1), "Popescu Ana 1", 3000.0, 1250.0, 500.0, 325.0, 925.0]
    read = _read([*HEADER, "Explicații"], [*_untaxed(2000.0, 2000.0), "Chenzina I"], [*second, "Lichidare"])
    assert sum(row.net for row in read.rows[cnp(1)]) == NET


@pytest.mark.raises_code("AVANS_NEDECIS")
@pytest.mark.parametrize("settled", [2925.0, 1725.0])
def test_an_advance_beside_a_net_alone_is_undecided(settled):
    header = ["CNP", "Nume", "Salariu net", "Explicații"]
    rows = [[cnp(1), "Popescu Ana 1", 1200.0, "Avans"], [cnp(1), "Popescu Ana 1", settled, "Lichidare"]]
    read = _read(header, *rows)
    found = next(item for item in read.findings if item.code == "AVANS_NEDECIS")
    assert found.blocking
    assert "1.200,00" in found.message


def test_a_remark_on_the_wage_itself_makes_no_leave_of_it():
    read = _read([*HEADER, "Observații"], [*WHOLE, "CM 5 zile"], [*_leave_row(), "spor"])
    assert {row.kind for row in read.rows[cnp(1)]} == {IncomeKind.SALARIU}
