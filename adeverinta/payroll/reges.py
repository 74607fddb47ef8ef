"""Exports of the register of employees (REGES, Revisal): contracts, with no month and no net."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from adeverinta.payroll.layout.column_map import text_of
from adeverinta.payroll.layout.headers import squash
from adeverinta.sources.sheet import Cell, Sheet

_SEARCHED: Final = 30
_ENOUGH: Final = 3
_CONTRACT: Final = (
    "numarcontract", "nrcontract", "nrcim", "datacontract", "dataincheier", "datainceput", "datasfarsit",
    "tipcontract", "tipdurata", "tipnorma", "duratacontract", "duratamunc", "codcor", "cor", "versiunecor",
    "ocupati", "repartizare", "intervalrepartizare", "starecontract", "stareactuala", "temeilegal", "tipact",
    "radiat",
)  # fmt: skip
"""How headers begin that only a list of contracts has."""
_PAYROLL: Final = ("net", "impozit", "cass", "rest", "avans")


def is_contracts(sheets: Iterable[Sheet]) -> bool:
    """Whether a file's tables are contracts and none of them a payroll."""
    headers = [row for sheet in sheets for row in sheet.rows[:_SEARCHED] if _names_a_person(row)]
    return bool(headers) and all(map(_of_contracts, headers))


def _names_a_person(row: Sequence[Cell]) -> bool:
    """Cheap, to skip nearly every row."""
    texts = [cell.lower() for cell in row if isinstance(cell, str)]
    return any("cnp" in text or "personal" in text for text in texts) and len(texts) > _ENOUGH


def _of_contracts(header: Sequence[Cell]) -> bool:
    names = [squash(text_of(cell)) for cell in header if isinstance(cell, str) and cell.strip()]
    if any(name.startswith(_PAYROLL) or name.endswith("net") for name in names):
        return False
    return sum(name.startswith(_CONTRACT) for name in names) >= _ENOUGH
