"""Amounts that their own row denies: a net of zero beside work and pay, money of leave without its days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from adeverinta.core.finding import Finding, finding
from adeverinta.core.late_pattern import late
from adeverinta.core.money import BANI_PER_LEU, Bani, romanian
from adeverinta.payroll import codes
from adeverinta.payroll.cells.column_reader import cell_at
from adeverinta.payroll.cells.row_scan import Picks
from adeverinta.payroll.layout.column_map import Layout
from adeverinta.payroll.layout.headers import worded
from adeverinta.payroll.learning.unknown_columns import number_in
from adeverinta.payroll.rows import IncomeKind
from adeverinta.payroll.sheet_rows import AmountTable, Staged
from adeverinta.sources.sheet import Sheet

_LEAVE_DAYS: Final = ("zile_cm", "zile_maternitate")
_LEAVE_MONEY: Final = ("indemnizatie_cm", "indemnizatie_maternitate")
_OF_LEAVE: Final = late(r"\b(?:risc maternal|maternitat\w*|cm|c m|conc\w* medical\w*|boala|incapacitat\w*)\b")
_COUNTED: Final = late(r"\b(?:zile|zi|ore|nr|numar|cod|serie|data|procent|media|medie|baza|tip)\b")
_LEAST: Final = 31 * BANI_PER_LEU
"""Numbers up to it may be days."""


def unlikely_amounts(
    sheet: Sheet, layout: Layout, table: AmountTable, picks: Picks, staged: Sequence[Staged]
) -> Iterator[Finding]:
    """What the amounts of the rows asked for say against each other."""
    yield from _zero_nets(sheet, layout, table, picks, staged)
    yield from _leave_without_days(sheet, layout, picks, staged)


def _zero_nets(
    sheet: Sheet, layout: Layout, table: AmountTable, picks: Picks, staged: Sequence[Staged]
) -> Iterator[Finding]:
    """Rows whose every column of nets says 0: where the gross leaves a net, or where there was work and the
    net is 0 for everybody.

    So a workbook looks whose formulas were never calculated: a program wrote them with a 0 for their value.
    """
    if not layout.nets:
        return
    empty = not any(amounts.values.any() for amounts in table.nets)
    for (position, index, cnp, month), item in zip(picks, staged, strict=True):
        if any(item.nets) or item.nets[0] is None or item.kind is not IncomeKind.SALARIU:
            continue
        worked = item.values.get("zile_lucrate")
        if "zile_lucrate" in item.fields and not worked:
            continue  # what is in kind alone
        left: Bani = 0
        if table.rest is not None and table.rest.complete[position]:
            left = int(table.rest.computed[position])
        if left > BANI_PER_LEU or (empty and worked):
            yield finding(
                codes.NET_NECALCULAT,
                cnp=cnp,
                month=month,
                source=sheet.source(index, layout.nets[0].index),
                de_ce=f"brutul fără contribuții și impozit este {romanian(left)} lei"
                if left > BANI_PER_LEU
                else "este 0 la toate persoanele, deși s-a lucrat",
            )


def _leave_without_days(
    sheet: Sheet, layout: Layout, picks: Picks, staged: Sequence[Staged]
) -> Iterator[Finding]:
    """Rows with money of medical or maternity leave in months whose days are told and have none of it."""
    columns = [at for name in _LEAVE_MONEY for at in layout.columns.get(name, ())]
    columns += [
        at
        for at in layout.ignored
        if _OF_LEAVE.search(label := worded(layout.labels[at])) and not _COUNTED.search(label)
    ]
    if not columns or not any("zile_lucrate" in item.fields for item in staged[:1]):
        return
    away = {
        (item.cnp, item.month)
        for item in staged
        if any(item.values.get(name) for name in _LEAVE_DAYS) or item.kind is not IncomeKind.SALARIU
    }
    for (_, index, cnp, month), item in zip(picks, staged, strict=True):
        if (cnp, month) in away or not item.values.get("zile_lucrate"):
            continue
        row = sheet.rows[index]
        for at in columns:
            amount = round(number_in(cell_at(row, at)) * BANI_PER_LEU)
            if amount > _LEAST:
                yield finding(
                    codes.CONCEDIU_FARA_ZILE,
                    cnp=cnp,
                    month=month,
                    source=sheet.source(index, at),
                    coloana=layout.labels[at],
                    suma=romanian(amount),
                )
                break
