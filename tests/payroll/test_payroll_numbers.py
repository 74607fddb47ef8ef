"""Numbers: exact to the ban, one format a column, never a thousand for a fraction."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from payroll_builders import HEADER, book, cnp, codes, person

from adeverinta.core.errors import InputStop
from adeverinta.core.source import Source
from adeverinta.payroll import read_files
from adeverinta.payroll.cells.amount_columns import amounts_of, load_column


def where(position, column):
    return Source("f.csv", None, position + 2, "ABC"[column])


def column(cells, name="net", mark=None):
    loaded = load_column(name, 0, cells, where)
    amounts = amounts_of(loaded, mark)
    values = zip(amounts.values.tolist(), amounts.present.tolist(), strict=True)
    return loaded, [value if there else None for value, there in values]


@pytest.mark.parametrize(
    ("cells", "bani"),
    [
        (["1.234,56", "-", "", "0"], [123456, None, None, 0]),
        (["1 234,56", "12,5", None], [123456, 1250, None]),
        (["1,234.56", "1234.56"], [123456, 123456]),
        (["1.234", "12,50"], [123400, 1250]),
        (["1.234.567", "1.234"], [123456700, 123400]),
        (["4532.000", "950.000", "0.500"], [453200, 95000, 50]),
        ([1234.56, 12, 0.0, None, ""], [123456, 1200, 0, None, None]),
        (["1234", "56"], [123400, 5600]),
        ([0.1 + 0.2, 1e-9], [30, 0]),
        (["-12,50", "12,50-", "(12,50)"], [-1250, -1250, -1250]),
        ([123.45, "67,89"], [12345, 6789]),
    ],
)
def test_values(cells, bani):
    assert column(cells)[1] == bani


@pytest.mark.parametrize(
    "cells",
    [
        ["1.234", "12.50"],
        ["12,50", "12.50"],
        ["1.234,56", "1,234.56"],
        ["1.234", "1,234"],
        ["1,234", "12,50"],
    ],
)
def test_mixed_formats_name_both_cells(cells):
    with pytest.raises(InputStop) as stop:
        column(cells)
    found = stop.value.finding
    assert found.code == "FORMAT_AMESTECAT"
    assert all(text in found.message for text in (*cells, "rândul 2", "rândul 3"))


@pytest.mark.parametrize(("value", "bani"), [(1.005, 101), (2.675, 268), (-1.005, -101), (1.0049, 100)])
def test_more_than_two_decimals_round_half_up_and_are_told(value, bani):
    loaded, values = column([value])
    assert values == [bani]
    assert loaded.rounded == [0]


def test_a_millionth_is_noise():
    loaded, values = column([1.0000009, 1.000002])
    assert values == [100, 100]
    assert loaded.rounded == [1]


@pytest.mark.parametrize("bad", ["n/a", "#REF!", "2.85E+12", True, float("inf")])
def test_unreadable(bad):
    loaded, values = column([bad, 5.0])
    assert values == [None, 500]
    assert list(loaded.unreadable) == [0]


def test_three_decimals_of_days_are_no_thousands():
    assert column(["21.000", "5.500"], name="zile_lucrate")[1] == [2100, 550]


@given(st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=20))
def test_real_numbers_keep_every_ban(bani):
    loaded, values = column([value / 100 for value in bani])
    assert values == bani
    assert not loaded.rounded


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=20), st.sampled_from([",.", ".,"]))
def test_texts_keep_every_ban(bani, marks):
    decimal, group = marks
    texts = [f"{v // 100:,}".replace(",", group) + f"{decimal}{v % 100:02d}" for v in bani]
    assert column(texts)[1] == bani
    plain = [f"{v // 100}{decimal}{v % 100:02d}" for v in bani]
    assert column(plain)[1] == bani


@given(st.floats(-1e9, 1e9))
def test_any_number_is_half_up_of_what_is_written(value):
    expected = int((Decimal(repr(value)) * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    assert column([value])[1] == [expected]


@settings(deadline=None)  # the machine may be busy
@given(st.lists(st.integers(1000, 999_999), min_size=1, max_size=8), st.sampled_from(".,"))
def test_three_digits_everywhere_is_never_guessed(values, separator):
    texts = [f"{v:,}".replace(",", separator) for v in values]
    rows = [["CNP", "Luna", "Net"]] + [[cnp(i), "01.2026", text] for i, text in enumerate(texts)]
    with pytest.raises(InputStop) as stop:
        read_files([book(rows)])
    assert stop.value.finding.code == "FORMAT_AMBIGUU"


def dotted(*amounts):
    return [f"{amount:,}".replace(",", ".") for amount in amounts]


def test_thousands_confirmed_by_the_identity():
    rows = [HEADER, [cnp(1), "Ana", *dotted(5000, 1250, 500, 325, 2925)]]
    assert read_files([book(rows)]).rows[cnp(1)][0].net == 292500


def test_thousands_not_confirmed_when_every_number_scales():
    rows = [HEADER, [cnp(1), "Ana", *dotted(25000, 6250, 2500, 1625, 14625)]]
    with pytest.raises(InputStop) as stop:
        read_files([book(rows)])
    assert stop.value.finding.code == "FORMAT_AMBIGUU"


def test_thousands_confirmed_by_another_column():
    rows = [["CNP", "Net", "Tichete"], [cnp(1), "4.532", "600,00"]]
    assert read_files([book(rows)]).rows[cnp(1)][0].net == 453200
    rows[1][2] = "600.00"
    with pytest.raises(InputStop):
        read_files([book(rows)])


@given(st.integers(1, 99_999_999))
def test_decided_format_never_changes_a_number(bani):
    assume(bani % 100)
    text = f"{bani // 100:,}".replace(",", ".") + f",{bani % 100:02d}"
    rows = [["CNP", "Net"], [cnp(1), text], [cnp(2), "1.234"]]
    read = read_files([book(rows)]).rows
    assert read[cnp(1)][0].net == bani
    assert read[cnp(2)][0].net == 123400


def test_findings_name_the_cell_and_the_person():
    rows = [HEADER, person(1), person(2), person(3)]
    rows[2][3] = "n/a"
    rows[3][6] = 2925.005
    payroll = read_files([book(rows)])
    unread, rounded = (
        next(f for f in payroll.findings if f.code == c) for c in ("NUMAR_NECITIT", "ROTUNJIT")
    )
    assert (unread.cnp, unread.blocking, unread.source.row, unread.source.column) == (cnp(2), True, 3, "D")
    assert (rounded.cnp, rounded.blocking, str(rounded.source)[-9:]) == (cnp(3), False, "coloana G")
    assert payroll.rows[cnp(3)][0].net == 292501


@pytest.mark.parametrize(
    ("days", "ok"), [(31.0, True), (10.5, True), (32.0, False), (-1.0, False), (168.0, False)]
)
def test_days(days, ok):
    payroll = read_files([book([[*HEADER, "Zile lucrate"], [*person(1), days]])])
    assert (codes(payroll) == []) is ok
    if not ok:
        assert payroll.findings[0].code == "ZILE_IMPOSIBILE"
        assert payroll.findings[0].blocking
    assert payroll.rows[cnp(1)][0].zile_lucrate == days * 100


def test_hours_become_days_by_the_norm():
    header = [*HEADER, "Ore lucrate", "Ore CO", "Normă"]
    rows = [[*person(1), 128.0, 16.0, None], [*person(2), 64.0, 8.0, 4.0]]
    payroll = read_files([book([header, *rows])])
    assert [(payroll.rows[cnp(n)][0].zile_lucrate, payroll.rows[cnp(n)][0].zile_co) for n in (1, 2)] == [
        (1600, 200)
    ] * 2


def test_hours_are_left_where_a_column_has_the_days():
    payroll = read_files([book([[*HEADER, "Ore lucrate", "Zile lucrate"], [*person(1), 168.0, 18.0]])])
    assert payroll.rows[cnp(1)][0].zile_lucrate == 1800


def test_cells_with_a_formula_and_no_value_are_one_finding_a_person():
    rows = [["luna", *HEADER]]
    for month in ("01.2026", "02.2026", "03.2026"):
        rows.append([month, *person(1)[:-1], "=SUM(C2:D2)"])
        rows.append([month, *person(2)])
    payroll = read_files([book(rows)])
    told = [
        item
        for item in payroll.findings
        if item.code in ("FORMULE_FARA_VALORI", "NET_LIPSA", "NUMAR_NECITIT")
    ]
    assert [(item.code, item.cnp) for item in told] == [("FORMULE_FARA_VALORI", cnp(1))]
    assert len(told[0].months) == 3
    assert "3 celule" in told[0].message
