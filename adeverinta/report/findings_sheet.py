"""The sheet of findings, spelled as the outcomes come, although those of the run, known last, stand first."""

from __future__ import annotations

from collections.abc import Iterable

from adeverinta.certificate.outcome import Outcome
from adeverinta.core.finding import Finding
from adeverinta.report import workbook_sheets
from adeverinta.report.finding_groups import Groups
from adeverinta.report.worksheet_xml import RowWriter, Written, spell

_Key = tuple[str | None, Finding]


class Findings:
    """Every finding once, whoever it is of."""

    def __init__(self) -> None:
        self._rows: dict[_Key, tuple[str, list[int]]] = {}
        self._names: dict[str, str] = {}
        self._groups = Groups()

    def add(self, outcome: Outcome) -> None:
        """Those of the next outcome."""
        cnp, name = outcome.request.cnp, workbook_sheets.name_of(outcome)
        if cnp:  # what belongs to the run is nobody's, and a request may lack its CNP
            self._names[cnp] = name
        for item in outcome.findings:
            self._groups.add(item, item.cnp or cnp, name)
            key = (item.cnp or cnp, item)
            if key not in self._rows:
                self._rows[key] = spell(workbook_sheets.FINDINGS, *workbook_sheets.finding(item, name, cnp))

    def finish(self, of_run: Iterable[Finding]) -> Written:
        """The groups, then all rows, those first that belong to no certificate."""
        writer = RowWriter(workbook_sheets.FINDINGS)
        first = dict.fromkeys((item.cnp, item) for item in of_run)
        for cnp, item in first:
            self._groups.add(item, cnp, self._names.get(cnp or "", ""))
        writer.add(map(workbook_sheets.group, self._groups.sorted()))
        writer.add(workbook_sheets.finding(item, self._names.get(cnp or ""), cnp) for cnp, item in first)
        others = [spelled for key, spelled in self._rows.items() if key not in first]
        if others:
            widths = zip(*[taken for _, taken in others], strict=True)
            writer.add_spelled([row.encode() for row, _ in others], [*map(max, widths)])
        return writer.finish()
