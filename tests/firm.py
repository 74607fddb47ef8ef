"""The one builder of a test firm: its profile, its people, its payroll as workbooks, as one text, as shipped.

The benchmarks and the processes that are killed import this too: nothing heavy stands at the top.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from adeverinta.core.month import Month
from adeverinta.system.resources import resource_dir

SAMPLES = resource_dir("samples")
LAST = Month(2026, 3)
MONTHS = [LAST.plus(-back) for back in range(24)]
"""The months that the made firms are paid for, newest first."""


def with_check_digit(twelve: str) -> str:
    """A whole CNP of its first twelve digits."""
    total = sum(int(a) * b for a, b in zip(twelve, (2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9), strict=True)) % 11
    return twelve + str(1 if total == 10 else total)


ANA, DAN = with_check_digit("285010140100"), with_check_digit("190050512001")
HEADER = [
    "Nr. crt.", "Marca", "CNP", "Nume", "Prenume", "Brut", "CAS 25%", "CASS 10%", "Impozit 10%",
    "Salariu net",
    "Rest de plată", "Zile lucrate", "Zile CO",
]  # fmt: skip


def profile(
    name: str = "Fabrica Fictivă SRL",
    code: str = "RO99000000",
    *,
    seat: str = "Iași",
    signed_by: str = "Ioana Închipuită",
    more: str = "",
) -> str:
    """The text of an employer profile; `more` follows the representative (other keys, other tables)."""
    return (
        f'[angajator]\ndenumire = "{name}"\nsediu = "{seat}"\ncod_fiscal = "{code}"\n'
        f'[reprezentant]\nnume = "{signed_by}"\n{more}'
    )


def write_profile(folder: Path, text: str = "") -> Path:
    """`angajator.toml` of a folder."""
    path = folder / "angajator.toml"
    path.write_text(text or profile(), encoding="utf-8")
    return path


def of_samples(folder: Path, months: int = 27, *, requests: str | None = None, text: str = "") -> Path:
    """The sample firm in its folder: its newest months, its profile or another, its requests if wanted.

    `requests`: None, the name of the shipped file (`cereri.xlsx`), or the text of a `cereri.csv`.
    """
    (folder / "state").mkdir(parents=True)
    for path in sorted((SAMPLES / "lunar-xlsx").iterdir())[-months:]:
        shutil.copy(path, folder / "state")
    if text:
        write_profile(folder, text)
    else:
        shutil.copy(SAMPLES / "angajator.toml", folder)
    if requests and "\n" not in requests:
        shutil.copy(SAMPLES / requests, folder)
    elif requests:
        (folder / "cereri.csv").write_text(requests, encoding="utf-8")
    return folder


def person(index: int) -> str:
    """The CNP of one of the many."""
    return with_check_digit(f"2{index % 20 + 80:02}0101{index % 40 + 1:02}{index // 40 + 100:03}")


def of_many(folder: Path, people: int) -> None:
    """Many people in one text file, each with a request, and the profile."""
    lines = ["CNP;Nume;Prenume;Luna;Brut;CAS;CASS;Impozit;Salariu net;Zile lucrate"]
    for index in range(people):
        for month in MONTHS:
            net = 2967 + index % 50
            who = f"{person(index)};Pop{index};Ana;{month.month:02}.{month.year}"
            lines.append(f"{who};{net + 2033},00;1250,00;500,00;283,00;{net},00;20")
    (folder / "state.csv").write_text("\n".join(lines), encoding="utf-8")
    rows = ["cnp;data_nasterii_copilului", *(f"{person(index)};14.03.2026" for index in range(people))]
    (folder / "cereri.csv").write_text("\n".join(rows), encoding="utf-8")
    write_profile(folder)


@dataclass
class Firm:
    """A folder with 24 monthly workbooks, requests and a profile; tests change what they need."""

    folder: Path
    exports: Path = field(init=False)

    def __post_init__(self):
        self.exports = self.folder / "state"
        self.exports.mkdir()
        self.profile(profile(seat="Iași, str. Inventată nr. 3"))
        for month in MONTHS:
            self.month(month)
        self.requests(
            [{"cnp": ANA, "data_nasterii_copilului": "14.03.2026", "maternitate_pana_la": "15.07.2026"}]
        )

    @classmethod
    def copied(cls, made: Path, folder: Path) -> Firm:
        """A firm made before, copied for one test."""
        shutil.copytree(made, folder)
        firm = cls.__new__(cls)
        firm.folder, firm.exports = folder, folder / "state"
        return firm

    def profile(self, text: str):
        write_profile(self.folder, text)

    def requests(self, rows):
        import openpyxl

        book = openpyxl.Workbook()
        columns = sorted({name for row in rows for name in row})
        book.active.append(columns)
        for row in rows:
            book.active.append([row.get(name) for name in columns])
        book.save(self.folder / "cereri.xlsx")

    def month(self, month: Month, rows=None, header=HEADER, title=None):
        import openpyxl

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
        from adeverinta.cli import root

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

    def in_office(self, office: Path) -> Path:
        """The firm's files in an office folder, moved there as `alfa`."""
        (office / "alfa").mkdir(parents=True)
        for name in ("angajator.toml", "cereri.xlsx"):
            shutil.copy(self.folder / name, office / "alfa")
        shutil.copytree(self.exports, office / "alfa" / "state")
        return office / "alfa"
