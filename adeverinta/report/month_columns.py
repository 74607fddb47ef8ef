"""The months of one certificate as both reports print them, made where the months are computed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate
from json import JSONEncoder
from operator import attrgetter
from typing import Final, NamedTuple

from adeverinta.core.money import plain
from adeverinta.core.month import Month
from adeverinta.core.source import Source, column_letter
from adeverinta.income.result import Component, Evidence, MonthIncome
from adeverinta.payroll.rows import DAY_COLUMNS, Hundredths
from adeverinta.report.styles import ColumnKind, Tone
from adeverinta.report.value_text import DAYS_PROOF, MONEY_PROOF, exact
from adeverinta.report.worksheet_xml import HERE, Number, SheetColumn, Value, cell

COLUMNS: Final = (
    SheetColumn("Nr. cerere", ColumnKind.INT), SheetColumn("CNP"), SheetColumn("Nume"),
    SheetColumn("Formular"),
    SheetColumn("Nr.", ColumnKind.INT), SheetColumn("Luna", ColumnKind.MONTH),
    SheetColumn("Venit net", ColumnKind.MONEY), SheetColumn("Tip"),
    SheetColumn("În calcul"), SheetColumn("Motiv", ColumnKind.LONG),
    SheetColumn("Zile lucrate", ColumnKind.DAYS),
    SheetColumn("Zile CO", ColumnKind.DAYS), SheetColumn("Zile CM", ColumnKind.DAYS),
    SheetColumn("Zile fără plată", ColumnKind.DAYS),
    SheetColumn("Zile șomaj tehnic", ColumnKind.DAYS), SheetColumn("Zile maternitate", ColumnKind.DAYS),
    SheetColumn("Dovadă sumă"), SheetColumn("Dovadă zile"), SheetColumn("Surse", ColumnKind.LONG),
)  # fmt: skip
INDENT: Final = 3
"""Spaces before the keys of a certificate in `raport.json`."""
_WHOSE: Final = 4
_ENCODE: Final = JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_DAYS: Final = attrgetter(*DAY_COLUMNS)
_TRUTH: Final = {True: "true", False: "false"}


_CERTAIN: Final = 1000
"""Characters of a cell that is certainly not cut."""
_LAST: Final = column_letter(len(COLUMNS) - 1)
_NET_CELL: Final = cell(Number(HERE * 2), "G", ColumnKind.MONEY, Tone.PLAIN)[0]


class MonthsTold(NamedTuple):
    """The months of a request as the reports print them, UTF-8 already, so that it travels as such.

    counted: how many months count. json: the list under `luni`. rows, widths: the rows of the sheet
    `Venituri`, the character 0 where a row's number stands, and the room that its columns take.
    """

    counted: int
    json: bytes
    rows: list[bytes]
    widths: list[int]

    def packed(self) -> bytes:
        """As it travels: a line that says how it is cut, then the bytes as they are; see `unpacked`."""
        head = json.dumps((self.counted, self.widths, [*map(len, self.rows)]), separators=(",", ":"))
        return b"".join([head.encode(), b"\n", *self.rows, self.json])


def unpacked(payload: bytes) -> MonthsTold | None:
    """What was packed in a process of ours, of this very program."""
    if not payload:
        return None
    at = payload.index(b"\n") + 1
    counted, widths, lengths = json.loads(payload[:at])
    *cuts, end = accumulate(lengths, initial=at)
    rows = [payload[start : start + length] for start, length in zip(cuts, lengths, strict=True)]
    return MonthsTold(counted, payload[end:], rows, widths)


class _MonthCells(NamedTuple):
    """Neighbouring columns of a month: as cells, with the room they take, and as members in JSON."""

    cells: str
    widths: tuple[int, ...]
    json: str


def told(position: int, cnp: str, name: str, form: str | None, months: Sequence[MonthIncome]) -> MonthsTold:
    """The months of the request at a position, for both reports."""
    whose = _spelled(0, (position, cnp, name, form))
    rows, lines = [], []
    widths: set[tuple[int, ...]] = set()
    for item in months:
        head, middle = _head(item.number, item.month), _middle(item.kind_text, item.counted, item.reason)
        days, proven = _days(_DAYS(item)), _proven(item.evidence)
        net = None if item.net is None else plain(item.net)
        net_cell = _NET_CELL.replace(HERE * 2, net) if net else ""
        where, where_width = place_cell(item.sources)
        parts = ", ".join([_component(part) for part in item.components])
        sources = ", ".join([_source(part) for part in item.sources])
        cells = f"{whose.cells}{head.cells}{net_cell}{middle.cells}{days.cells}{proven.cells}{where}"
        rows.append(f'<row r="{HERE}">{cells}</row>'.encode())
        lines.append(
            f'{{{head.json}, "venit_net": {_quoted(net)}, "tip": {_text(item.kind_text)}, '
            f'"in_calcul": {_TRUTH[item.counted]}, '
            f'"indeplineste": {_TRUTH[item.qualifies]}, "motiv": {_text(item.reason or None)}, '
            f'"componente": [{parts}], {days.json}, {proven.json}, "surse": [{sources}]}}'
        )
        net_width = len(net) * 4 // 3 if net else 0
        widths.add((*head.widths, net_width, *middle.widths, *days.widths, *proven.widths, where_width))
    most = [max(column) for column in zip(*widths, strict=True)] or [0] * (len(COLUMNS) - _WHOSE)
    # lone surrogates cannot stand in UTF-8; they can only come from damaged names
    text = listed(lines).encode("utf-8", "replace")
    return MonthsTold(sum(item.counted for item in months), text, rows, [*whose.widths, *most])


def listed(items: Sequence[str]) -> str:
    """A JSON list as `raport.json` lays it out: one item a line."""
    pad = "\n" + " " * INDENT
    return f"[{pad} {f',{pad} '.join(items)}{pad}]" if items else "[]"


def _spelled(first: int, values: Sequence[Value], json: str = "") -> _MonthCells:
    """Cells from a column on."""
    columns = enumerate(COLUMNS[first : first + len(values)], first)
    cells = [
        ("", 0) if value is None or value == "" else cell(value, column_letter(at), column.kind, Tone.PLAIN)
        for value, (at, column) in zip(values, columns, strict=True)
    ]
    return _MonthCells("".join([text for text, _ in cells]), tuple([width for _, width in cells]), json)


@lru_cache(maxsize=1 << 12)
def _head(number: int, month: Month) -> _MonthCells:
    return _spelled(4, (number, month.first_day), f'"nr": {number}, "luna": "{month}"')


@lru_cache(maxsize=1 << 12)
def _middle(kind_text: str | None, counted: bool, reason: str) -> _MonthCells:
    return _spelled(7, (kind_text, "da" if counted else "nu", reason))


@lru_cache(maxsize=1 << 12)
def _days(days: tuple[Hundredths | None, ...]) -> _MonthCells:
    """Days, a whole number where they are; two decimals are exact in the shortest spelling."""
    shown = [None if value is None else value / 100 if value % 100 else value // 100 for value in days]
    members = [f'"{name}": {_ENCODE(value)}' for name, value in zip(DAY_COLUMNS, shown, strict=True)]
    numbers = [None if value is None else Number(exact(Fraction(value, 100))) for value in days]
    return _spelled(10, numbers, ", ".join(members))


@lru_cache(maxsize=64)
def _proven(item: Evidence) -> _MonthCells:
    """What is proven: codes for machines, the words of `explica` for the sheet."""
    words = MONEY_PROOF.get(item.bani or ""), DAYS_PROOF.get(item.zile or "")
    json = f'"dovada": {{"bani": {_ENCODE(item.bani)}, "zile": {_ENCODE(item.zile)}}}'
    return _spelled(10 + len(DAY_COLUMNS), words, json)


def place_cell(sources: Sequence[Source]) -> tuple[str, int]:
    """The cell that says where an amount stands, and its width."""
    if len(sources) == 1 and sources[0].row is not None:  # the usual month: another row of a known sheet
        begin, end, width = _sheet(sources[0].file, sources[0].sheet)
        if width:
            row = str(sources[0].row)
            return f"{begin}{row}{end}", width + len(row)
    text = "\n".join([_place(source) for source in sources])
    return cell(text, _LAST, ColumnKind.LONG, Tone.PLAIN) if text else ("", 0)


@lru_cache(maxsize=1 << 10)
def _sheet(file: str, sheet: str | None) -> tuple[str, str, int]:
    """What stands before and after a row's number in such a cell, and its width without; 0 where the cell
    has to be made whole.
    """
    spelled, width = cell(_place(Source(file, sheet, 0)), _LAST, ColumnKind.LONG, Tone.PLAIN)
    begin, mark, end = spelled.rpartition("rândul 0")
    usual = mark and not {"\n", "\r"} & {*file, *(sheet or "")} and width < _CERTAIN
    return begin + mark[:-1], end, width - 1 if usual else 0


def _place(source: Source) -> str:
    row = f"rândul {source.row}" if source.row is not None else None
    return " / ".join([part for part in (source.file, source.sheet, row) if part])


def _component(item: Component) -> str:
    return f'{{"tip": {_text(str(item.kind))}, "suma": "{plain(item.amount)}"}}'


def _source(item: Source) -> str:
    row = "null" if item.row is None else item.row
    return f'{{"fisier": {_text(item.file)}, "foaie": {_text(item.sheet)}, "rand": {row}}}'


def _quoted(amount: str | None) -> str:
    return f'"{amount}"' if amount else "null"


@lru_cache(maxsize=1 << 12)
def _text(value: str | None) -> str:
    return _ENCODE(value)
