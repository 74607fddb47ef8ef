"""The net: decided by arithmetic, refused where it is open, never the rest of pay."""

import pytest
from payroll_builders import HEADER, book, cnp, codes, person

from adeverinta.core.errors import InputStop
from adeverinta.payroll import read_files

BOTH = [*HEADER[:-1], "Venit net", "Salariu net"]


def people(count=20, **kwargs):
    return [person(n, **kwargs) for n in range(1, count + 1)]


def before_and_after(row):
    return [*row[:-1], row[2] - row[3] - row[4], row[-1]]


def stop_code(*files):
    with pytest.raises(InputStop) as stop:
        read_files(list(files))
    return stop.value.finding


def test_the_one_that_holds_is_taken():
    payroll = read_files([book([BOTH, *map(before_and_after, people())])])
    assert payroll.rows[cnp(1)][0].net == 292500
    assert payroll.rows[cnp(1)][0].columns["net"] == "H"
    assert payroll.layouts[0].columns["net"] == ("H", "Salariu net")
    assert payroll.layouts[0].ignored == (("G", "Venit net"),)
    assert not payroll.findings


def test_venit_net_after_tax_is_taken_where_it_holds():
    header = [*HEADER[:-1], "Venit net"]
    payroll = read_files([book([header, *people()])])
    assert payroll.rows[cnp(1)][0].net == 292500
    assert not payroll.rows[cnp(1)][0].net_computed


def test_venit_net_before_tax_is_not_the_net():
    header = [*HEADER[:-1], "Venit net"]
    rows = [[*row[:-1], row[2] - row[3] - row[4]] for row in people()]
    payroll = read_files([book([header, *rows])])
    assert codes(payroll) == ["VENIT_NET_INAINTE_DE_IMPOZIT"]
    assert payroll.rows[cnp(1)][0].net == 292500
    assert payroll.rows[cnp(1)][0].net_computed
    assert "net" not in payroll.rows[cnp(1)][0].columns


def test_venit_net_that_is_neither_warns():
    header = [*HEADER[:-1], "Venit net"]
    payroll = read_files([book([header, *people(net=17.0)])])
    assert codes(payroll) == ["VENIT_NET_IGNORAT"]


def test_rows_without_pay_do_not_vote_for_venit_net():
    header = [*HEADER[:-1], "Venit net"]
    empty = [person(n, brut=0.0, tax=0.0) for n in range(1, 100)]
    real = [[*row[:-1], row[2] - row[3] - row[4]] for row in (person(200), person(201))]
    payroll = read_files([book([header, *empty, *real])])
    assert payroll.rows[cnp(200)][0].net == 292500


def test_two_that_hold_are_refused():
    rows = [[*row, row[-1]] for row in people()]
    found = stop_code(book([[*HEADER, "Salariu net"], *rows]))
    assert found.code == "DOUA_COLOANE_NET"
    assert "coloana G" in found.message
    assert "coloana H" in found.message


def test_two_that_nothing_can_tell_apart_are_refused():
    assert stop_code(book([["CNP", "Net", "Salariu net"], [cnp(1), 1.0, 2.0]])).code == "DOUA_COLOANE_NET"


def test_exceptions_up_to_one_in_twenty_are_listed():
    rows = people(20)
    rows[4][6] = 2900.0
    payroll = read_files([book([HEADER, *rows])])
    assert codes(payroll) == ["NET_NU_SE_INCHIDE"]
    found = payroll.findings[0]
    assert (found.cnp, found.source.row, found.source.column, found.blocking) == (cnp(5), 6, "G", False)
    assert payroll.rows[cnp(5)][0].net == 290000


def test_more_exceptions_contradict_the_header():
    rows = people(20)
    rows[4][6] = rows[5][6] = 2900.0
    found = stop_code(book([HEADER, *rows]))
    assert found.code == "NET_CONTRADICTORIU"
    assert "rândul 6" in found.message


def test_rows_are_pooled_over_the_files_of_a_layout():
    bad = person(1)
    bad[6] = 2900.0
    files = [book([HEADER, *people(19)], name="stat_202602.xlsx"), book([HEADER, bad])]
    assert codes(read_files(files)) == ["NET_NU_SE_INCHIDE"]


def test_one_leu_is_tolerated():
    assert not read_files([book([HEADER, *people(net=2924.0)])]).findings
    assert stop_code(book([HEADER, *people(net=2923.99)])).code == "NET_CONTRADICTORIU"


def test_a_plain_net_without_the_rest_is_taken_by_its_header():
    files = [book([["CNP", "Salariu net"], [cnp(1), 2925.0]], name=f"stat_20260{m}.xlsx") for m in (1, 2)]
    payroll = read_files(files)
    assert [(row.net, row.proof) for row in payroll.rows[cnp(1)]] == [(292500, "antet")] * 2


@pytest.mark.parametrize("header", ["Venit net", "Net de plată"])
def test_a_bare_venit_net_is_refused_with_the_question(header):
    found = stop_code(book([["CNP", header], [cnp(1), 2925.0]]))
    assert found.code == "VENIT_NET_NEDECIS"
    assert "?" in found.remedy


@pytest.mark.parametrize("header", ["Rest de plată", "Rest plata", "De plată", "REST_DE_PLATA"])
def test_the_rest_of_pay_is_never_the_net(header):
    assert stop_code(book([["CNP", header], [cnp(1), 2925.0]])).code == "NU_E_STAT_DE_PLATA"
    payroll = read_files([book([[*HEADER[:-1], header], *people(net=1.0)])])
    assert payroll.rows[cnp(1)][0].net == 292500


@pytest.mark.parametrize(
    ("column", "net", "proof"),
    [(5, 3250.0, "inchis"), (5, 32500.0, "antet"), (5, 2925.0, "antet"), (3, 2925.0, "antet")],
)
@pytest.mark.parametrize("blank", [None, "-", ""])
def test_a_blank_contribution_is_tried_as_zero_and_is_unknown_otherwise(column, net, proof, blank):
    row = person(30, net=net)
    row[column] = blank
    payroll = read_files([book([HEADER, *people(20), row])])
    (read,) = payroll.rows[cnp(30)]
    assert (read.net, read.proof) == (round(net * 100), proof)
    assert read.blanks == (() if proof == "inchis" else (("impozit" if column == 5 else "cas"),))


def test_a_wage_without_any_contribution_does_not_prove_its_gross():
    row = [cnp(30), "Fără contribuții", 5000.0, None, None, None, 5000.0]
    (read,) = read_files([book([HEADER, *people(20), row])]).rows[cnp(30)]
    assert (read.proof, read.blanks) == ("antet", ("cas", "cass", "impozit"))


@pytest.mark.raises_code("CALENDAR_DIFERIT")
def test_a_firm_that_counts_other_working_days_is_told_once():
    header = [*HEADER, "Zile lucrate", "Zile CO"]
    rows = [[*row, 16.0, 4.0] for row in people(3)] + [[*person(9), 18.0, 0.0]]
    payroll = read_files([book([header, *rows])])
    assert codes(payroll) == ["CALENDAR_DIFERIT"]
    assert list(payroll.calendar.values()) == [2000]
    apart = [[*row, days, 0.0] for row, days in zip(people(3), (20.0, 21.0, 18.0), strict=True)]
    assert not codes(read_files([book([header, *apart])]))


def test_the_net_is_computed_where_the_export_has_none():
    rows = [row[:-1] for row in people(2)]
    payroll = read_files([book([HEADER[:-1], *rows])])
    assert payroll.rows[cnp(1)][0].net == 292500
    assert all(own[0].net_computed for own in payroll.rows.values())


@pytest.mark.parametrize("blank", [(3,), (4,), (5,), (3, 4, 5)])
def test_a_wage_with_a_blank_contribution_is_never_certified_as_its_gross(blank):
    rows = [row[:-1] for row in people(2)]
    for column in blank:
        rows[1][column] = None
    payroll = read_files([book([HEADER[:-1], *rows])])
    assert payroll.rows[cnp(2)][0].net is None
    assert [(f.code, f.blocking) for f in payroll.findings] == [("NET_LIPSA", True)]


def test_days_worked_without_any_amount_are_an_error():
    header = [*HEADER, "Zile lucrate"]
    rows = [[*row, 18.0] for row in people(20)] + [[cnp(30), "Fără sume", *[None] * 5, 18.0]]
    payroll = read_files([book([header, *rows])])
    assert [(f.code, f.blocking) for f in payroll.findings] == [("NET_LIPSA", True)]


def test_a_row_without_net():
    rows = [
        *people(20),
        [cnp(30), "Fără sume", *[None] * 5],
        [cnp(31), "Doar impozit", None, None, None, 5.0, None],
    ]
    payroll = read_files([book([HEADER, *rows])])
    found = {f.cnp: f.blocking for f in payroll.findings}
    assert codes(payroll) == ["NET_LIPSA"] * 2
    assert found == {cnp(30): False, cnp(31): True}
    assert payroll.rows[cnp(30)][0].net is None


def test_a_real_zero_is_a_zero():
    rows = [*people(20), person(30, brut=0.0, tax=0.0)]
    payroll = read_files([book([HEADER, *rows])])
    assert payroll.rows[cnp(30)][0].net == 0
    assert not payroll.findings


def test_unemployment_contribution_before_2018():
    old = [person(n, brut=1000.0, tax=100.0) for n in (1, 2)]
    payroll = read_files([book([HEADER, *old], name="stat_201501.xlsx")])
    (row,) = payroll.rows[cnp(1)]
    assert row.proof == "inchis"
    payroll = read_files([book([HEADER[:-1], *[row[:-1] for row in old]], name="stat_201501.xlsx")])
    assert codes(payroll) == ["NET_LIPSA"] * 2
    header = [*HEADER[:-1], "Șomaj 0,5%", "Net"]
    rows = [[*row[:-1], 5.0, row[-1] - 5] for row in old]
    payroll = read_files([book([header, *rows], name="stat_201501.xlsx")])
    assert not payroll.findings
    assert payroll.rows[cnp(1)][0].somaj == 500
