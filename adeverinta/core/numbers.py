"""The text of one number as Romanian exports write it: what it shows of its format, and its value.

A token says only what it shows by itself. "12,50" shows a decimal comma, "1.234" shows nothing: whether
it is a thousand or a fraction is decided for its whole column by whoever has the column.
"""

from __future__ import annotations

import math
import re
from decimal import Context, Decimal
from enum import Enum
from fractions import Fraction
from typing import Final, Literal, NamedTuple

from adeverinta.core.late_pattern import late
from adeverinta.core.money import BANI_PER_LEU, Bani

DecimalMark = Literal[",", "."]


class NumberShape(Enum):
    """What the text of a number shows of its format."""

    NEUTRAL = "neutru"
    """Digits only, or parted by spaces: the same number in both formats."""
    COMMA = "zecimale cu virgulă"
    """`1.234,56`, `1 234,56`, `1234,5`, `8000,-`, and `1.234.567`, whose dots can only be thousands."""
    POINT = "zecimale cu punct"
    """`1,234.56`, `12.50`, `1'234.50`, and `1,234,567`."""
    AMBIGUOUS_DOT = "punct urmat de trei cifre"
    """`1.234`."""
    AMBIGUOUS_COMMA = "virgulă urmată de trei cifre"
    """`1,234`."""
    MISSING = "lipsă"
    """Nothing, spaces, or a dash."""
    NOT_A_NUMBER = "nu este un număr"


class Token(NamedTuple):
    """One text, classified. `body` is the bare number: no sign, currency or spaces."""

    shape: NumberShape
    text: str
    body: str = ""
    negative: bool = False

    @property
    def evidence(self) -> DecimalMark | None:
        """The decimal mark that the token proves, None where it fits both."""
        if self.shape is NumberShape.COMMA:
            return ","
        return "." if self.shape is NumberShape.POINT else None

    @property
    def ambiguous(self) -> bool:
        """Whether it is two different numbers in the two formats."""
        return self.shape in (NumberShape.AMBIGUOUS_DOT, NumberShape.AMBIGUOUS_COMMA)


_SPACE: Final = late(r"[^\S\n\r]+")  # a line end parts two numbers, not the thousands of one
_CURRENCY: Final = late(r"^(?:lei|leu|ron)\b\.?\s*|(?<![^\W\d_])\s*(?:lei|leu|ron)\.?$", re.IGNORECASE)
_DASHES: Final = late(r"[-–—−]*")
_SIGNED: Final = late(
    r"\(\s*(?P<bracket>[^()+-]+?)\s*\)|(?P<lead>[-+])\s*(?P<after>[^()+-]+)|(?P<before>[^()+-]+?)\s*(?P<trail>-)"
    r"|(?P<bare>[^()+-]+)"
)
# the first that fits; a leading zero is never a thousands group
_SHAPES: Final = late(
    r"(?P<NEUTRAL>\d+|\d{1,3}(?: \d{3})+)"
    r"|(?P<AMBIGUOUS_DOT>[1-9]\d{0,2}\.\d{3})"
    r"|(?P<AMBIGUOUS_COMMA>[1-9]\d{0,2},\d{3})"
    r"|(?P<COMMA>\d*,\d+|\d{1,3}(?: \d{3})+,\d+|[1-9]\d{0,2}(?:\.\d{3})+,\d+|[1-9]\d{0,2}(?:\.\d{3}){2,})"
    r"|(?P<POINT>\d*\.\d+|\d{1,3}(?: \d{3})+\.\d+|[1-9]\d{0,2}(?:,\d{3})+\.\d+|[1-9]\d{0,2}(?:,\d{3}){2,})",
    re.ASCII,
)
_APOSTROPHES: Final = late(r"[1-9]\d{0,2}(?:['’]\d{3})+(?:[.,]\d+)?", re.ASCII)
_NO_BANI: Final = late(r"(?<=\d)([.,])[-–—]+$")
"""`8000,-`: no part of a leu, and so written with that mark."""
_SHORT: Final = Context(prec=6, traps=[])
_BY_NAME: Final = {shape.name: shape for shape in NumberShape}


def parse_token(text: str) -> Token:
    """Classify a text.

    >>> [parse_token(text).shape.name for text in ("1.234,56 lei", "1.234", "2.85E+12")]
    ['COMMA', 'AMBIGUOUS_DOT', 'NOT_A_NUMBER']
    """
    if found := _SHAPES.fullmatch(text):  # most cells, without any of the care below
        return _number(found, text, negative=False)
    bare = _CURRENCY.sub("", _SPACE.sub(" ", text).strip()).strip()
    if _DASHES.fullmatch(bare):
        # a currency without a number is a word in the wrong column, not an empty cell
        return Token(NumberShape.MISSING if bare or not text.strip() else NumberShape.NOT_A_NUMBER, text)
    bare = _NO_BANI.sub(r"\g<1>00", bare)
    signed = _SIGNED.fullmatch(bare.replace("−", "-"))
    if signed is None:
        return Token(NumberShape.NOT_A_NUMBER, text)
    body = signed["bracket"] or signed["after"] or signed["before"] or signed["bare"]
    negative = bool(signed["bracket"] or signed["trail"] or signed["lead"] == "-")
    body = _NO_BANI.sub(r"\g<1>00", _CURRENCY.sub("", body).strip())
    if _APOSTROPHES.fullmatch(body):
        body = body.replace("'", " ").replace("’", " ")
    found = _SHAPES.fullmatch(body)
    return _number(found, text, negative=negative) if found else Token(NumberShape.NOT_A_NUMBER, text)


def _number(found: re.Match[str], text: str, *, negative: bool) -> Token:
    return Token(_BY_NAME[found.lastgroup or ""], text, found.group().replace(" ", ""), negative)


def value(token: Token, decimal: DecimalMark) -> Decimal | None:
    """The number under a decided format; None where it is missing, no number, or contradicts the format.

    >>> value(parse_token("1.234"), ","), value(parse_token("1.234"), "."), value(parse_token("12,5"), ".")
    (Decimal('1234'), Decimal('1.234'), None)
    """
    if not token.body or token.evidence not in (None, decimal):
        return None
    body = token.body.replace("." if decimal == "," else ",", "").replace(",", ".")
    number = Decimal(body)
    # a minus sign would round to the precision that the program around us has set
    return number.copy_negate() if token.negative and number else number


def cell_number(number: int | Decimal) -> int | float | str:
    """A number of a program as a file's cell would hold it: what no cell can hold is the text of it.

    >>> cell_number(Decimal("12.50")), cell_number(10**400), cell_number(Decimal("NaN"))
    (12.5, '1.00000E+400', 'NaN')
    """
    try:
        held = float(number)
    except (OverflowError, ValueError):
        held = math.inf
    if math.isfinite(held):
        return number if isinstance(number, int) else held
    return str(_SHORT.create_decimal(number))


def number_of(cell: object) -> Decimal | None:
    """The number of a cell that stands alone, without a column to decide by; None where it is not certain.

    >>> number_of("1.234,50"), number_of(12.5), number_of("1.234"), number_of("-")
    (Decimal('1234.50'), Decimal('12.5'), None, None)
    """
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int):
        return Decimal(cell)
    if isinstance(cell, float):
        return Decimal(repr(cell)) if math.isfinite(cell) else None
    if not isinstance(cell, str):
        return None
    token = parse_token(cell)
    return None if token.ambiguous else value(token, token.evidence or ",")


def bani_of(cell: object) -> Bani:
    """What a cell that stands alone has, in bani; 0 where that is not certain.

    Exact, whatever decimal context the program around has set.

    >>> bani_of("1.234,50"), bani_of(12.5), bani_of("iulie")
    (123450, 1250, 0)
    """
    number = number_of(cell)
    return round(Fraction(number) * BANI_PER_LEU) if number else 0
