"""Expected values are written as arithmetic ("4050 - 938 - 375 - 163") and evaluated exactly."""

from __future__ import annotations

import ast
import operator
from fractions import Fraction


def _half_up(x: Fraction) -> Fraction:
    return Fraction((x + Fraction(1, 2)).__floor__())


def _half_down(x: Fraction) -> Fraction:
    return Fraction((x - Fraction(1, 2)).__ceil__())


def _up(x: Fraction) -> Fraction:
    return Fraction(x.__ceil__())


def _up10(x: Fraction) -> Fraction:
    return Fraction((x / 10).__ceil__() * 10)


FUNCTIONS = {"half_up": _half_up, "half_down": _half_down, "up": _up, "up10": _up10, "min": min, "max": max}
OPERATORS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def evaluate(text: str | int) -> Fraction:
    """Numbers, + - * /, brackets and the functions above; anything else is refused."""
    return _eval(ast.parse(str(text), mode="eval").body, str(text))


def _eval(node: ast.expr, text: str) -> Fraction:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return Fraction(ast.get_source_segment(text, node) or "")
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
        return OPERATORS[type(node.op)](_eval(node.left, text), _eval(node.right, text))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_eval(node.operand, text)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS:
        return FUNCTIONS[node.func.id](*(_eval(arg, text) for arg in node.args))
    raise ValueError(f"not arithmetic: {text!r}")
