"""Staged rows become payroll rows: the net of each by the decision for its layout, then repeats merged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from adeverinta.core.finding import Finding, Severity, finding
from adeverinta.core.money import Bani, romanian
from adeverinta.payroll.identity import TOLERANCE, NetDecision, computed_net, no_somaj
from adeverinta.payroll.merge import FiledRow, merge
from adeverinta.payroll.rows import MONEY_COLUMNS, PayrollRow, cell_of
from adeverinta.payroll.stage import SheetRows, Staged

Key = frozenset[tuple[str, str]]
"""The fingerprint of a layout."""
_PAID_DAYS: Final = ("zile_lucrate", "zile_co", "zile_cm", "zile_somaj_tehnic")


def finish(
    staged: list[Staged], decisions: Mapping[Key, NetDecision]
) -> tuple[list[PayrollRow], list[Finding]]:
    """Rows in the order of files, sheets and rows, each with its net, and everything found on the way.

    `staged` is empty afterwards: what is staged makes room for what is read.
    """
    findings: list[Finding] = []
    for decision in decisions.values():
        findings += decision.findings
    letters: dict[int, dict[str, str]] = {}
    filed: list[FiledRow] = []
    staged.sort(key=lambda row: (row.order, row.source.row or 0))
    staged.reverse()
    while staged:
        item = staged.pop()
        decision = decisions[item.sheet.key]
        columns = letters.get(id(item.sheet))
        if columns is None:
            columns = letters[id(item.sheet)] = _letters(item.sheet, decision)
        row, found = _with_net(item, decision, columns)
        findings += found
        filed.append(FiledRow(item.sheet.file_number, row))
    rows, found = merge(filed)
    return rows, findings + found


def _letters(sheet: SheetRows, decision: NetDecision) -> dict[str, str]:
    letters = dict(sheet.letters)
    if decision.chosen is not None:
        letters["net"] = sheet.layout.letters[sheet.nets[decision.chosen].index]
    return letters


def _with_net(
    item: Staged, decision: NetDecision, columns: Mapping[str, str]
) -> tuple[PayrollRow, list[Finding]]:
    findings: list[Finding] = []
    net = None if decision.chosen is None else item.nets[decision.chosen]
    own = computed_net(item.values, item.month, item.kind, has_columns=item.sheet.has_columns)
    computed = net is None and own is not None
    if net is not None and own is not None and abs(net - own) > TOLERANCE and _complete(item):
        findings.append(_not_closing(item, columns, net, own))
    if net is None:
        net = own
    gross_only = item.sheet.gross_only and item.values.get("brut") is not None
    if net is None and not gross_only:
        said = [item.values.get(name) for name in (*MONEY_COLUMNS, *_PAID_DAYS)] + item.nets
        severity = Severity.ERROR if any(said) else Severity.WARNING
        findings.append(
            finding("NET_LIPSA", cnp=item.cnp, month=item.month, source=item.source, severity=severity)
        )
    row = PayrollRow(
        cnp=item.cnp,
        month=item.month,
        kind=item.kind,
        source=item.source,
        marca=item.marca,
        net=net,
        net_computed=computed,
        gross_only=gross_only,
        columns=columns,
        **item.values,
    )
    return row, findings


def _complete(item: Staged) -> bool:
    """Whether the row has all that the identity needs."""
    get = item.values.get
    if get("brut") is None or get("cas") is None or get("cass") is None or get("impozit") is None:
        return False
    return get("somaj") is not None or no_somaj(item.month)


def _not_closing(item: Staged, columns: Mapping[str, str], net: Bani, own: Bani) -> Finding:
    cell = cell_of(item.source, columns.get("net"))
    return finding(
        "NET_NU_SE_INCHIDE",
        cnp=item.cnp,
        month=item.month,
        source=cell,
        dat=romanian(net),
        calculat=romanian(own),
    )
