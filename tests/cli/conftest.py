"""A small firm written on the fly, and a way to run commands as a shell would."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
import pytest

from adeverinta.cli import root
from adeverinta.core.month import Month

ANA = "2850101401000"
DAN = "1900505120014"


def with_check_digit(twelve: str) -> str:
    total = sum(int(a) * b for a, b in zip(twelve, (2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9), strict=True)) % 11
    return twelve + str(1 if total == 10 else total)


ANA, DAN = with_check_digit(ANA[:12]), with_check_digit(DAN[:12])
HEADER = [
    "Nr. crt.", "Marca", "CNP", "Nume", "Prenume", "Brut", "CAS 25%", "CASS 10%", "Impozit 10%",
    "Salariu net",
    "Rest de plată", "Zile lucrate", "Zile CO",
]  # fmt: skip


@dataclass
class Firm:
    """A folder with 24 monthly workbooks, requests and a profile; tests change what they need."""

    folder: Path
    exports: Path = field(init=False)

    def __post_init__(self):
        self.exports = self.folder / "state"
        self.exports.mkdir()
        self.profile(
            '[angajator]\ndenumire = "Fabrica Fictivă SRL"\nsediu = "Iași, str. Inventată nr. 3"\n'
            'cod_fiscal = "RO99000000"\n[reprezentant]\nnume = "Ioana Închipuită"\n'
        )
        for back in range(24):
            self.month(Month(2026, 3).plus(-back))
        self.requests(
            [{"cnp": ANA, "data_nasterii_copilului": "14.03.2026", "maternitate_pana_la": "15.07.2026"}]
        )

    def profile(self, text: str):
        (self.folder / "angajator.toml").write_text(text, encoding="utf-8")

    def requests(self, rows):
        book = openpyxl.Workbook()
        columns = sorted({name for row in rows for name in row})
        book.active.append(columns)
        for row in rows:
            book.active.append([row.get(name) for name in columns])
        book.save(self.folder / "cereri.xlsx")

    def month(self, month: Month, rows=None, header=HEADER, title=None):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.append(["Fabrica Fictivă SRL"])
        sheet.append([title or f"Stat de plată luna {month.label}"])
        sheet.append([])
        sheet.append(header)
        for row in self.rows(month) if rows is None else rows:
            sheet.append(row)
        book.save(self.exports / f"stat_{month.year}{month.month:02d}.xlsx")

    def rows(self, month: Month):
        return [
            [1, "101", ANA, "Popescu", "Ana", 5000, 1250, 500, 283, 2967, 2467, 20, 0],
            [2, "102", DAN, "Ionescu", "Dan", 6000.5, 1500, 600, 390, 3510.5, 3510.5, 18, 2],
        ]

    def run(self, command: str, *more: str, exports=None):
        args = [command, *(str(path) for path in (exports or [self.exports]))]
        return root._run([*args, *more])

    def emite(self, *more: str, exports=None, output="iesire"):
        common = [
            "--cereri",
            str(self.folder / "cereri.xlsx"),
            "--angajator",
            str(self.folder / "angajator.toml"),
        ]
        out = ["--iesire", str(self.folder / output), "--la-data", "2026-11-22"]
        return self.run("emite", *common, *out, *more, exports=exports)

    def report(self, output="iesire"):
        return json.loads((self.folder / output / "raport.json").read_text(encoding="utf-8"))

    def certificate(self, output="iesire"):
        return self.report(output)["adeverinte"][0]

    def codes(self, output="iesire"):
        return [item["cod"] for item in self.certificate(output)["constatari"]]


@pytest.fixture
def firm(tmp_path):
    return Firm(tmp_path)
