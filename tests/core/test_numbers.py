"""The tokens of Romanian numbers: shapes, values, and that nothing is read two ways in silence."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adeverinta.core.numbers import NumberShape, number_of, parse_token, value

NARROW, HARD = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("text", "shape", "comma", "point"),
    [
        ("1234", NumberShape.NEUTRAL, "1234", "1234"),
        ("1 234", NumberShape.NEUTRAL, "1234", "1234"),
        (f"12{HARD}345", NumberShape.NEUTRAL, "12345", "12345"),
        ("1.234,56", NumberShape.COMMA, "1234.56", None),
        ("1 234,56", NumberShape.COMMA, "1234.56", None),
        (f"1{HARD}234,56", NumberShape.COMMA, "1234.56", None),
        (f"1{NARROW}234,56", NumberShape.COMMA, "1234.56", None),
        ("1234,5", NumberShape.COMMA, "1234.5", None),
        ("1234,567", NumberShape.COMMA, "1234.567", None),
        ("0,500", NumberShape.COMMA, "0.500", None),
        (",50", NumberShape.COMMA, "0.50", None),
        ("1.234.567", NumberShape.COMMA, "1234567", None),
        ("1.234.567,8", NumberShape.COMMA, "1234567.8", None),
        ("1,234.56", NumberShape.POINT, None, "1234.56"),
        ("1234.56", NumberShape.POINT, None, "1234.56"),
        ("12.50", NumberShape.POINT, None, "12.50"),
        ("0.000", NumberShape.POINT, None, "0.000"),
        ("1,234,567", NumberShape.POINT, None, "1234567"),
        ("1.234", NumberShape.AMBIGUOUS_DOT, "1234", "1.234"),
        ("1,234", NumberShape.AMBIGUOUS_COMMA, "1.234", "1234"),
        ("-12,50", NumberShape.COMMA, "-12.50", None),
        ("− 12,50", NumberShape.COMMA, "-12.50", None),
        ("12,50-", NumberShape.COMMA, "-12.50", None),
        ("(12,50)", NumberShape.COMMA, "-12.50", None),
        ("-0,00", NumberShape.COMMA, "0.00", None),
        ("1.234,56 lei", NumberShape.COMMA, "1234.56", None),
        ("RON 12.50", NumberShape.POINT, None, "12.50"),
        ("-5 LEI", NumberShape.NEUTRAL, "-5", "-5"),
        ("-1.234", NumberShape.AMBIGUOUS_DOT, "-1234", "-1.234"),
        ("8'000.00", NumberShape.POINT, None, "8000.00"),
        ("8’000,50", NumberShape.COMMA, "8000.50", None),
        ("1'234'567", NumberShape.NEUTRAL, "1234567", "1234567"),
        ("-8'000.00 lei", NumberShape.POINT, None, "-8000.00"),
        ("8000,-", NumberShape.COMMA, "8000.00", None),
        ("8.000,-", NumberShape.COMMA, "8000.00", None),
        ("8000.-", NumberShape.POINT, None, "8000.00"),
        ("8.000,– lei", NumberShape.COMMA, "8000.00", None),
        ("8000,-lei", NumberShape.COMMA, "8000.00", None),
    ],
)
def test_reads(text, shape, comma, point):
    token = parse_token(text)
    assert token.shape is shape
    assert value(token, ",") == (None if comma is None else Decimal(comma))
    assert value(token, ".") == (None if point is None else Decimal(point))


@pytest.mark.parametrize("text", ["", " ", HARD, "-", "–", "—", " - ", "--", "- lei"])
def test_missing(text):
    assert parse_token(text).shape is NumberShape.MISSING
    assert number_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2.85E+12",
        "1e5",
        "abc",
        "1.2.3",
        "1.234.56",
        "1,23.45",
        "-(5)",
        "--5",
        "-5-",
        "1 23",
        "12 3456",
        "lei",
        "123\n456",
        "5.",
        "٣",
        "12:30",
        "01.02.2026",
        "nan",
        "inf",
        "0x10",
        "1_000",
        "½",
        "²",
    ],
)
def test_is_no_number(text):
    assert parse_token(text).shape is NumberShape.NOT_A_NUMBER
    assert number_of(text) is None


@pytest.mark.parametrize(
    ("cell", "number"),
    [(12, "12"), (12.5, "12.5"), (0.1, "0.1"), ("12,5", "12.5"), ("12.5", "12.5"), ("1.234,00", "1234.00")],
)
def test_single_cell(cell, number):
    assert number_of(cell) == Decimal(number)


@pytest.mark.parametrize("cell", ["1.234", "1,234", None, True, float("nan"), float("inf"), object()])
def test_single_cell_not_certain(cell):
    assert number_of(cell) is None


amounts = st.decimals(min_value=-(10**9), max_value=10**9, places=2, allow_nan=False, allow_infinity=False)


@given(amounts, st.sampled_from(["", ".", " ", HARD, NARROW]), st.sampled_from(["", " lei", " RON", "lei"]))
def test_written_the_romanian_way_reads_back(amount, thousands, suffix):
    text = f"{amount:,.2f}".replace(",", "|").replace(".", ",").replace("|", thousands) + suffix
    token = parse_token(text)
    assert token.evidence == ","
    assert value(token, ",") == amount == number_of(text)
    assert value(token, ".") is None


@given(amounts, st.sampled_from(["", ",", " ", HARD]))
def test_written_the_english_way_reads_back(amount, thousands):
    text = f"{amount:,.2f}".replace(",", thousands)
    token = parse_token(text)
    assert token.evidence == "."
    assert value(token, ".") == amount == number_of(text)
    assert value(token, ",") is None


@given(
    st.integers(min_value=1, max_value=999), st.integers(min_value=0, max_value=999), st.sampled_from(".,")
)
def test_three_digits_after_one_mark_are_never_read_alone(whole, rest, mark):
    token = parse_token(f"{whole}{mark}{rest:03d}")
    assert token.ambiguous
    assert number_of(token.text) is None
    assert {value(token, ","), value(token, ".")} == {
        Decimal(whole * 1000 + rest),
        Decimal(whole) + Decimal(rest) / 1000,
    }


@given(st.text(alphabet="0123456789.,-+() leiRON\u00a0\u202fE−–", max_size=20))
def test_any_text_has_one_shape_and_both_formats_agree_unless_ambiguous(text):
    token = parse_token(text)
    comma, point = value(token, ","), value(token, ".")
    if token.shape in (NumberShape.MISSING, NumberShape.NOT_A_NUMBER):
        assert comma is None
        assert point is None
    elif token.ambiguous:
        assert comma != point
    elif token.shape is NumberShape.NEUTRAL:
        assert comma == point is not None
    else:
        assert (comma is None) != (point is None)


@given(st.text(max_size=30))
def test_any_unicode_text_is_classified(text):
    parse_token(text)
