"""Both reports into the output folder, each whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from adeverinta.registry.files import atomic_file, check_replaceable
from adeverinta.report.json_report import json_chunks
from adeverinta.report.run import Run
from adeverinta.report.workbook import stream_workbook

JSON_NAME: Final = "raport.json"
WORKBOOK_NAME: Final = "centralizator.xlsx"


def check(folder: Path) -> None:
    """OutputStop when a report of an earlier run is held open; to be asked before numbers are taken."""
    check_replaceable(folder / JSON_NAME)
    check_replaceable(folder / WORKBOOK_NAME)


def write(folder: Path, run: Run) -> tuple[Path, Path]:
    """Write `raport.json`, then `centralizator.xlsx`, so that an open workbook costs only itself."""
    json_path, book_path = folder / JSON_NAME, folder / WORKBOOK_NAME
    with atomic_file(json_path) as stream:
        for chunk in json_chunks(run):
            stream.write(chunk)
    with atomic_file(book_path) as stream:
        stream_workbook(stream, run)
    return json_path, book_path
