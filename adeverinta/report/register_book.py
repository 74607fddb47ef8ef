"""The register as a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from adeverinta.registry.export import EXPORT_HEADER, export_rows
from adeverinta.registry.records import Entry
from adeverinta.report.styles import Kind, Tone
from adeverinta.report.table import Column, Row
from adeverinta.report.xlsx import Table, write_workbook
from adeverinta.system.files import atomic_file

_KINDS: Final = {
    "Număr": Kind.INT,
    "An": Kind.INT,
    "Data emiterii": Kind.DATE,
    "Data nașterii copilului": Kind.DATE,
    "Motiv": Kind.LONG,
}


def write_register_book(path: Path, entries: Sequence[Entry], *, day: date, last: str) -> None:
    """Write the .xlsx; `last` is the hash of the history's last event."""
    columns = [Column(name, _KINDS.get(name, Kind.TEXT)) for name in EXPORT_HEADER]
    rows = ((Tone.RED if row[5] == "anulată" else Tone.PLAIN, row) for row in export_rows(entries))
    proof: list[Row] = [(Tone.PLAIN, ["Amprenta istoricului", last]), (Tone.PLAIN, ["Numere", len(entries)])]
    with atomic_file(path) as stream:
        write_workbook(
            stream,
            [
                Table("Registru", columns, rows),
                Table("Verificare", [Column("Ce"), Column("Valoare")], proof),
            ],
            title="Registrul adeverințelor",
            day=day,
        )
