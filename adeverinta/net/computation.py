"""Compute: the net of each case from its gross, over whole columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Final

import numpy as np

from adeverinta.net.bases import bases, tax_base, tax_on
from adeverinta.net.case_columns import Cases, MonthStatus, Nets, cut, some
from adeverinta.net.deduction import for_dependants, supplementary
from adeverinta.net.rules import FormulaShape, Span, span

if TYPE_CHECKING:
    from adeverinta.net.case_columns import Ints

CHUNK: Final = 1 << 14
"""Rows worked on at a time: their columns stay in the processor's cache."""
_FIRST, _LAST = 1990 * 12, 2100 * 12


def compute(cases: Cases, switches: Mapping[str, str]) -> Nets:
    """The law's answer for each case. `switches` as in `income.all_switches`.

    NET = gross - CAS - CASS - unemployment - tax, with the bani of the gross; union dues and voluntary
    pension lower the tax base at the main job (Cod fiscal art. 78 (2)). Tickets, dues and pension change the
    net itself only by the switches.
    """
    size = len(cases)
    out = Nets(**{item.name: np.zeros(size, dtype=np.int64) for item in fields(Nets)})
    for which, part, law_of, shape in pieces(cases, switches):
        if not shape.known:
            out.status[which] = MonthStatus.NO_RULES
            continue
        done = _compute(part, law_of, shape, switches)
        for item in fields(Nets):
            getattr(out, item.name)[which] = getattr(done, item.name)
    return out


def pieces(
    cases: Cases, switches: Mapping[str, str]
) -> Iterator[tuple[slice | Ints, Cases, Span, FormulaShape]]:
    """Parts that go through one formula each: chunks, split where the shape of the law changes."""
    size = len(cases)
    half_tax = switches["impozit_la_50_bani"]
    for start in range(0, size, CHUNK):
        chunk = slice(start, min(start + CHUNK, size))
        months = cases.month[chunk]
        first, last = max(int(months.min()), _FIRST), min(int(months.max()), _LAST)
        law_of = span(first, max(first, last), half_tax)
        if len(law_of.shapes) == 1:
            yield chunk, cases if size <= CHUNK else cut(cases, chunk), law_of, law_of.shapes[0]
            continue
        place = np.clip(months - law_of.first, 0, len(law_of.shape) - 1)
        shape_of = law_of.shape[place]
        for number, shape in enumerate(law_of.shapes):
            rows = np.flatnonzero(shape_of == number)
            if len(rows):
                rows += start
                yield rows, cut(cases, rows), law_of, shape


def before_deductions(cases: Cases) -> Ints:
    """Union dues and voluntary pension, as far as the law lets them lower the base: the main job only."""
    if not (some(cases.union) or some(cases.pension)):
        return np.zeros(1, dtype=np.int64)
    return np.asarray((cases.union + cases.pension) * (np.asarray(cases.main) != 0))


def _compute(cases: Cases, law_of: Span, shape: FormulaShape, switches: Mapping[str, str]) -> Nets:
    found = bases(cases, law_of, shape)
    main = np.asarray(cases.main) != 0
    dependants = np.minimum(cases.dependants, 4)
    deduction = for_dependants(law_of, shape, found.at, found.income, dependants)
    if some(found.numbers["young"]) or some(found.numbers["child"]):
        deduction = deduction + supplementary(found.numbers, found.income, cases.young, cases.school)
    deduction = deduction * main
    before = found.taxable - found.cas - found.cass - found.somaj - deduction
    base = tax_base(before - before_deductions(cases), shape)
    tax = tax_on(base, found.numbers["tax"], shape)
    if found.tax_free is not None:
        for column in (deduction, base, tax):
            column[found.tax_free] = 0
    net = cases.gross - found.cas - found.cass - found.somaj - tax
    if switches["tichete_in_net"] == "da":
        net = net + cases.tickets
    if switches["sindicat_scade_netul"] == "da":
        net = net - cases.union
    if switches["pensie_facultativa_scade_netul"] == "da":
        net = net - cases.pension
    return Nets(
        cas=found.cas,
        cass=found.cass,
        somaj=found.somaj,
        deduction=deduction,
        base=base,
        tax=tax,
        net=net,
        status=found.status,
    )
