"""The months of one certificate as both reports print them, made where the months are computed."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from json import JSONEncoder
from operator import attrgetter
from typing import Final

from adeverinta.certificate.outcome import MonthsTold
from adeverinta.core.money import plain
from adeverinta.core.source import Source
from adeverinta.income.records import Component, MonthIncome
from adeverinta.payroll.rows import DAY_COLUMNS, Hundredths
from adeverinta.report.run import exact
from adeverinta.report.styles import Kind, Tone
from adeverinta.report.table import HERE, Column, Number, Value, spell

COLUMNS: Final = (
    Column("Nr. cerere", Kind.INT), Column("CNP"), Column("Nume"), Column("Formular"),
    Column("Nr.", Kind.INT), Column("Luna", Kind.MONTH), Column("Venit net", Kind.MONEY), Column("Tip"),
    Column("În calcul"), Column("Motiv", Kind.LONG), Column("Zile lucrate", Kind.DAYS),
    Column("Zile CO", Kind.DAYS), Column("Zile CM", Kind.DAYS), Column("Zile fără plată", Kind.DAYS),
    Column("Zile șomaj tehnic", Kind.DAYS), Column("Surse", Kind.LONG),
)  # fmt: skip
INDENT: Final = 3
"""Spaces before the keys of a certificate in `raport.json`."""
_WHOSE: Final = 4
_START: Final = f'<row r="{HERE}">'
_END: Final = "</row>"
_ENCODE: Final = JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_DAYS: Final = attrgetter(*DAY_COLUMNS)
_NO_VALUES: Final = (None,) * len(COLUMNS)


def told(position: int, cnp: str, name: str, form: str | None, months: Sequence[MonthIncome]) -> MonthsTold:
    """The months of the request at a position, for both reports."""
    whose: tuple[Value, ...] = (position, cnp, name, form)
    start, widths = spell(COLUMNS, Tone.PLAIN, (*whose, *_NO_VALUES[_WHOSE:]))
    start = start.removesuffix(_END)
    rows = []
    for month in months:
        row, taken = spell(COLUMNS, Tone.PLAIN, (*_NO_VALUES[:_WHOSE], *_values(month)))
        rows.append(start + row.removeprefix(_START))
        widths = [*map(max, widths, taken)]
    return MonthsTold(sum(item.counted for item in months), listed([*map(_json, months)]), rows, widths)


def listed(items: Sequence[str]) -> str:
    """A JSON list as `raport.json` lays it out: one item a line."""
    pad = "\n" + " " * INDENT
    return f"[{pad} {f',{pad} '.join(items)}{pad}]" if items else "[]"


def _values(item: MonthIncome) -> tuple[Value, ...]:
    return (
        item.number,
        item.month.first_day,
        None if item.net is None else Number(plain(item.net)),
        item.kind_text,
        "da" if item.counted else "nu",
        item.reason,
        *map(_hundredths, _DAYS(item)),
        "\n".join([_place(source) for source in item.sources]),
    )


@lru_cache
def _hundredths(value: Hundredths | None) -> Number | None:
    return None if value is None else Number(exact(Fraction(value, 100)))


def _place(source: Source) -> str:
    parts = (source.file, source.sheet, f"rândul {source.row}" if source.row is not None else None)
    return " / ".join([part for part in parts if part])


def _json(item: MonthIncome) -> str:
    """A month as one line, spelled as `json` spells it."""
    net = f'"{plain(item.net)}"' if item.net is not None else "null"
    parts = ", ".join([_component(part) for part in item.components])
    days = ", ".join([_day(name, value) for name, value in zip(DAY_COLUMNS, _DAYS(item), strict=True)])
    sources = ", ".join([_source(part) for part in item.sources])
    return (
        f'{{"nr": {item.number}, "luna": "{item.month}", "venit_net": {net}, "tip": {_text(item.kind_text)}, '
        f'"in_calcul": {_truth(item.counted)}, "indeplineste": {_truth(item.qualifies)}, '
        f'"motiv": {_text(item.reason or None)}, "componente": [{parts}], {days}, "surse": [{sources}]}}'
    )


def _component(item: Component) -> str:
    return f'{{"tip": {_text(str(item.kind))}, "suma": "{plain(item.amount)}"}}'


def _source(item: Source) -> str:
    row = "null" if item.row is None else item.row
    return f'{{"fisier": {_text(item.file)}, "foaie": {_text(item.sheet)}, "rand": {row}}}'


def _truth(value: bool) -> str:
    return "true" if value else "false"


@lru_cache(maxsize=1 << 12)
def _text(value: str | None) -> str:
    return _ENCODE(value)


@lru_cache(maxsize=1 << 12)
def _day(name: str, value: Hundredths | None) -> str:
    """Days, a whole number where they are; two decimals are exact in the shortest spelling."""
    shown = None if value is None else value / 100 if value % 100 else value // 100
    return f'"{name}": {_ENCODE(shown)}'
