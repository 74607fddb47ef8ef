"""The register as a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from adeverinta.registry.entries import Entry
from adeverinta.registry.export import EXPORT_HEADER, export_rows
from adeverinta.report.styles import ColumnKind, Tone
from adeverinta.report.worksheet_xml import Row, SheetColumn
from adeverinta.report.xlsx import WorkbookSheet, write_workbook
from adeverinta.system.files import atomic_file

_KINDS: Final = {
    "Număr": ColumnKind.INT,
    "An": ColumnKind.INT,
    "Data emiterii": ColumnKind.DATE,
    "Data nașterii copilului": ColumnKind.DATE,
    "Motiv": ColumnKind.LONG,
}


def write_register_book(path: Path, entries: Sequence[Entry], *, day: date, last: str) -> None:
    """Write the .xlsx; `last` is the hash of the history's last event."""
    columns = [SheetColumn(name, _KINDS.get(name, ColumnKind.TEXT)) for name in EXPORT_HEADER]
    rows = ((Tone.RED if row[5] == "anulată" else Tone.PLAIN, row) for row in export_rows(entries))
    proof: list[Row] = [(Tone.PLAIN, ["Amprenta istoricului", last]), (Tone.PLAIN, ["Numere", len(entries)])]
    with atomic_file(path) as stream:
        write_workbook(
            stream,
            [
                WorkbookSheet("Registru", columns, rows),
                WorkbookSheet("Verificare", [SheetColumn("Ce"), SheetColumn("Valoare")], proof),
            ],
            title="Registrul adeverințelor",
            day=day,
        )
