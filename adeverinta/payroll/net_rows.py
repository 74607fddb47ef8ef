"""Staged rows become payroll rows: the net of each by the decision for its layout, then repeats merged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import Any, Final

from adeverinta.core.finding import Finding, Severity, finding
from adeverinta.core.money import BANI_PER_LEU, Bani, romanian
from adeverinta.payroll import codes
from adeverinta.payroll.decisions.identity import (
    TOLERANCE,
    NetDecision,
    blanks_of,
    closes,
    computed_net,
    gap_text,
)
from adeverinta.payroll.decisions.merge import FiledRow, Repeats, merge
from adeverinta.payroll.layout.headers import names_net
from adeverinta.payroll.rows import CONTRIBUTIONS, MONEY_COLUMNS, IncomeKind, PayrollRow, Proof, cell_of
from adeverinta.payroll.sheet_rows import SheetRows, Staged

Key = frozenset[tuple[str, str]]
"""The fingerprint of a layout."""
_CALLED: Final = {
    "brut": "brutul", "cas": "CAS", "cass": "CASS", "somaj": "contribuția la șomaj", "impozit": "impozitul",
}  # fmt: skip
_PAID_DAYS: Final = ("zile_lucrate", "zile_co", "zile_cm", "zile_somaj_tehnic", "zile_maternitate")


def finish(
    staged: list[Staged], decisions: Mapping[Key, NetDecision], repeats: Repeats
) -> tuple[list[PayrollRow], list[Finding]]:
    """Rows in the order of files, sheets and rows, each with its net, and everything found on the way.

    `repeats`: as `merge` has it. `staged` is empty afterwards: what is staged makes room for what is read.
    """
    findings: list[Finding] = []
    for decision in decisions.values():
        findings += decision.findings
    letters: dict[int, dict[str, str]] = {}
    filed: list[FiledRow] = []
    staged.sort(key=lambda row: (row.sheet.order, row.source.row or 0))
    staged.reverse()
    while staged:
        item = staged.pop()
        decision = decisions[item.sheet.key]
        columns = letters.get(id(item.sheet))
        if columns is None:
            columns = letters[id(item.sheet)] = _letters(item.sheet, decision)
        if item.addresses:
            columns = _addresses(item, decision)
        row, found = _with_net(item, decision, columns)
        if found:
            findings += found
        filed.append(FiledRow(item.sheet.file_number, row))
    rows, found = merge(filed, repeats)
    return rows, findings + found


def _letters(sheet: SheetRows, decision: NetDecision) -> dict[str, str]:
    letters = dict(sheet.letters)
    if decision.chosen is not None:
        letters["net"] = sheet.layout.letters[sheet.nets[decision.chosen].index]
    return letters


def _addresses(item: Staged, decision: NetDecision) -> dict[str, str]:
    """As `_letters`, of a row whose cells stand anywhere on the sheet."""
    places = {name: found[0] for name, found in item.sheet.layout.columns.items()}
    if decision.chosen is not None:
        places["net"] = item.sheet.nets[decision.chosen].index
    return {name: item.addresses[at] for name, at in places.items() if item.addresses[at]}


def _lacking(item: Staged) -> str:
    """What a row would need for its net to be computed, as a sentence says it."""
    lacking = blanks_of(item.values, item.month)
    return ", ".join(_CALLED[name] for name in lacking)


def _named_nets(item: Staged) -> str:
    """The columns of the row that name a net and were not taken for it."""
    named = [f"„{column.label}”" for column in item.unknown if names_net(column.label)]
    return f"; {', '.join(named)} nu se știe dacă este netul întreg al lunii" if named else ""


def _with_net(
    item: Staged, decision: NetDecision, columns: Mapping[str, str]
) -> tuple[PayrollRow, list[Finding]]:
    findings: list[Finding] = []
    values = item.values
    net = None if decision.chosen is None else item.nets[decision.chosen]
    own = computed_net(values, item.month, item.kind, has_columns=item.sheet.has_columns)
    computed = net is None and own is not None
    proof, blanks = _proof(item, values, net, own)
    if net is not None and own is not None and proof is Proof.ANTET and not blanks:
        findings.append(_not_closing(item, columns, net, own, decision))
    if net is None:
        net = own
        proof = None if own is None else Proof.ANTET if _denied(item, own) else Proof.INCHIS
    gross_only = item.sheet.gross_only and values.get("brut") is not None
    if net is None and not gross_only:
        said = [*(values.get(name) for name in (*MONEY_COLUMNS, *_PAID_DAYS)), *item.nets]
        severity = Severity.ERROR if any(said) else Severity.WARNING
        findings.append(
            finding(
                codes.NET_LIPSA,
                cnp=item.cnp,
                month=item.month,
                source=item.source,
                severity=severity,
                lipsa=_lacking(item),
                altele=_named_nets(item),
            )
        )
    other = item.other_net
    if other is not None and not computed and not _inside_both(item, own, net):
        other = None
    given = (
        item.cnp, item.month, item.kind, item.source, item.marca, item.bonus, item.advance, item.unknown,
        net, computed, gross_only, columns, proof, blanks, other,
    )  # fmt: skip
    return PayrollRow._make(_in_order(item.fields)((*given, *item.holds, *_DEFAULTS))), findings


_GIVEN: Final = (
    "cnp", "month", "kind", "source", "marca", "bonus", "advance", "unknown",
    "net", "net_computed", "gross_only", "columns", "proof", "blanks", "other_net",
)  # fmt: skip
"""What a row gets beside what its sheet's columns hold."""
_DEFAULTS: Final = tuple(map(PayrollRow._field_defaults.get, PayrollRow._fields))


@lru_cache
def _in_order(fields: tuple[str, ...]) -> Callable[[tuple[Any, ...]], tuple[Any, ...]]:
    """Puts `_GIVEN`, these fields and the defaults into the order of a `PayrollRow`: made by names it takes
    three times as long.
    """
    places = {name: at for at, name in enumerate((*_GIVEN, *fields))}
    return itemgetter(*(places.get(name, len(places) + at) for at, name in enumerate(PayrollRow._fields)))


def _proof(
    item: Staged, values: Mapping[str, Any], net: Bani | None, own: Bani | None
) -> tuple[Proof | None, tuple[str, ...]]:
    """What shows that a net of the export is one, and the empty cells without which nothing does.

    Empty contributions are tried as zero; a wage without any of them would prove its gross.
    """
    if net is None:
        return None, ()
    if own is not None and abs(net - own) <= TOLERANCE:  # then no cell is empty that could say otherwise
        return Proof.INCHIS, ()
    if not item.sheet.has_columns:
        return Proof.ANTET, ()
    wage = item.kind is IncomeKind.SALARIU or item.kind is IncomeKind.ALT
    nothing = wage and net != 0 and all(values.get(name) is None for name in CONTRIBUTIONS)
    if not nothing and closes(values, net):
        return Proof.INCHIS, ()
    return Proof.ANTET, blanks_of(values, item.month)


def _denied(item: Staged, own: Bani) -> bool:
    """Whether a column that was not understood names another net than gross, contributions and tax give: what
    is missing between them may be inside the gross (tickets) or outside the net.
    """
    other = item.other_net
    if other is not None and other.sure and abs(other.net - own) > BANI_PER_LEU:
        return True
    return any(column.net is not None and abs(column.net - own) > BANI_PER_LEU for column in item.unknown)


def _inside_both(item: Staged, own: Bani | None, net: Bani | None) -> bool:
    """Whether the export's net is that of its gross, which has something in it that is no money."""
    if item.other_net is None or item.other_net.shown or own is None or net is None:
        return False
    return abs(net - own) <= BANI_PER_LEU


def _not_closing(
    item: Staged, columns: Mapping[str, str], net: Bani, own: Bani, decision: NetDecision
) -> Finding:
    column = item.gaps[decision.chosen] if item.gaps and decision.chosen is not None else ""
    cell = cell_of(item.source, columns.get("net"))
    if item.cnp in decision.astray:
        return finding(
            codes.NET_ALTFEL_LA_PERSOANA,
            cnp=item.cnp,
            month=item.month,
            source=cell,
            dat=romanian(net),
            calculat=romanian(own),
            cauza_scrisa=gap_text(column),
        )
    return finding(
        codes.NET_NU_SE_INCHIDE,
        cnp=item.cnp,
        month=item.month,
        source=cell,
        dat=romanian(net),
        calculat=romanian(own),
        cauza_scrisa=gap_text(column),
        retinere=f"; dacă „{column}” este o reținere, exportați netul de dinaintea ei"
        if column and net < own
        else "",
    )
