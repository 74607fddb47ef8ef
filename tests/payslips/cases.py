"""Reading a case file: inputs to the plain records, months written as ranges spread out."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from tests.oracle.calendar_ro import working_days
from tests.oracle.numbers_ro import month_index, month_text
from tests.oracle.records import DAY_FIELDS, Pay, PersonMonth, Request, Rules, Sick
from tests.payslips.arithmetic import evaluate

HERE = Path(__file__).parent
KINDS = ("net", "months", "estimate", "value")
LABELS = ("published", "boundary", "computed")
MONEY = ("gross", "untaxed", "tickets", "union", "pension")


@dataclass(frozen=True)
class Case:
    path: Path
    title: str
    kind: str
    label: str
    inputs: dict[str, Any]
    expected: dict[str, Any]

    @property
    def id(self) -> str:
        return f"{self.path.parent.name}/{self.path.stem}"


def all_paths() -> list[Path]:
    return sorted(p for p in HERE.glob("*/*.yaml") if not p.name.startswith("_"))


def load(path: Path) -> Case:
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    unknown = set(raw) - {"title", "kind", "source", "law", "note", "inputs", "expected"}
    missing = {"title", "kind", "source", "law", "inputs", "expected"} - set(raw)
    if unknown or missing:
        raise ValueError(f"{path}: unknown {sorted(unknown)}, missing {sorted(missing)}")
    if raw["kind"] not in KINDS or raw["source"]["label"] not in LABELS or not raw["source"]["where"]:
        raise ValueError(f"{path}: kind or source")
    _no_floats(raw, path)
    return Case(path, raw["title"], raw["kind"], raw["source"]["label"], raw["inputs"], raw["expected"])


def _no_floats(node: Any, path: Path) -> None:
    if isinstance(node, float):
        raise TypeError(f"{path}: write {node} in quotes, so that it stays exact")
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        _no_floats(child, path)


def spread(text: str) -> list[str]:
    """ "2024-01..2024-03" stands for its three months, oldest first or newest first as written."""
    first, _, last = text.partition("..")
    a, b = month_index(first), month_index(last or first)
    return [month_text(i) for i in (range(a, b + 1) if a <= b else range(a, b - 1, -1))]


def rules_of(inputs: dict[str, Any]) -> Rules:
    return Rules(**inputs.get("rules", {}))


def pay_of(inputs: dict[str, Any]) -> Pay:
    given = {k: v for k, v in inputs.items() if k != "rules"}
    for name in MONEY:
        if name in given:
            given[name] = Decimal(str(given[name]))
    leaves = []
    for leave in given.pop("sick", []):
        amounts = {k: Decimal(str(leave[k])) for k in ("amount", "employer") if k in leave}
        leaves.append(Sick(**(leave | amounts)))
    return Pay(**given, sick=tuple(leaves))


def request_of(inputs: dict[str, Any]) -> Request:
    given = dict(inputs["request"])
    if "birth_income" in given:
        given["birth_income_bani"] = _bani(given.pop("birth_income"))
    for field in fields(Request):
        if "date" in str(field.type) and isinstance(given.get(field.name), str):
            given[field.name] = date.fromisoformat(given[field.name])
    return Request(**given)


def rows_of(inputs: dict[str, Any]) -> list[PersonMonth]:
    """`work: all` is every working day of the month."""
    rows = []
    for raw in inputs["rows"]:
        given = {"kind": "salariu"} | raw
        months, net = spread(given.pop("months")), _bani(given.pop("net"))
        for month in months:
            days = {f: working_days(month) for f in DAY_FIELDS if given.get(f) == "all"}
            rows.append(PersonMonth(month=month, net_bani=net, **(given | days)))
    return rows


def _bani(text: str | int) -> int:
    bani = evaluate(text) * 100
    if bani.denominator != 1:
        raise ValueError(f"not whole bani: {text}")
    return bani.numerator


def plain(key: str, wanted: Any) -> Any:
    """An expected value, ready to compare."""
    if wanted is None or key in ("regime", "payment_month"):
        return wanted
    if key in ("first_day", "overlap_until"):
        return str(wanted)
    if key == "counted":
        return [month for part in wanted for month in spread(part)]
    return evaluate(wanted)


def got_plain(value: Any) -> Any:
    return Fraction(value) if isinstance(value, int | Decimal) else value
