"""The firm behind every shape: three months of seven contracts, and what reading any shape must give."""

from __future__ import annotations

from dataclasses import dataclass

from adeverinta.core.month import Month
from tests.firm import with_check_digit

EMPLOYER = "SC Țesătoria Fictivă SRL"
CUI = "99000000"
OTHER = "SC Altă Firmă Inventată SRL"
OTHER_CUI = "99000018"
MONTHS = (Month(2026, 1), Month(2026, 2), Month(2026, 3))
NAMES = ("ianuarie", "februarie", "martie")
SHORT = ("Ian", "Feb", "Mar")


def cnp(number: int, start: str = "285010140") -> str:
    """A valid fictional CNP."""
    return with_check_digit(f"{start}{number:03d}")


@dataclass(frozen=True)
class Slip:
    """One person's month, money in lei."""

    month: Month
    marca: str
    nume: str
    prenume: str
    cnp: str
    departament: str
    baza: float
    brut: float
    cas: float
    cass: float
    deducere: float
    baza_impozit: float
    impozit: float
    net: float
    avans: float
    rest: float
    lucrate: int
    co: int

    @property
    def nume_intreg(self) -> str:
        return f"{self.nume} {self.prenume}"

    @property
    def luna(self) -> str:
        return f"{self.month.month:02d}.{self.month.year}"

    @property
    def inainte(self) -> float:
        """What many programs call "Venit net": before tax."""
        return round(self.net + self.impozit, 2)


PEOPLE = (
    ("1001", "Închipuitu", "Ștefania", cnp(1), "Birouri", 5400.0),
    ("1002", "Fictivescu", "Țuțu-Ana", cnp(2), "Birouri", 6100.5),
    ("1003", "Exemplaru", "Ion", cnp(3, "190050512"), "Țesătorie", 4325.0),
    ("1004", "Născocitu", "Mădălina Ioana", cnp(4), "Țesătorie", 7250.75),
    ("1005", "Kovács-Plăsmuit", "Éva", cnp(5), "Țesătorie", 5050.0),
    ("1006", "Imaginaru", "Vasile", cnp(6, "180030322"), "Croitorie", 12480.0),
    ("1007", "Ticluitu", "Georgeta", cnp(7), "Croitorie", 4700.0),
)


def slips(people=PEOPLE, shift: float = 0.0) -> list[Slip]:
    """Every contract in every month."""
    made = []
    for at, month in enumerate(MONTHS):
        for place, (marca, nume, prenume, code, part, base) in enumerate(people):
            gross = round(base + shift + 111.25 * at, 2)
            cas, cass = float(round(gross * 0.25)), float(round(gross * 0.1))
            deduction = 300.0 if place % 3 == 0 else 0.0
            taxed = max(0.0, float(int(gross - cas - cass - deduction)))
            tax = float(round(taxed * 0.1))
            net = round(gross - cas - cass - tax, 2)
            made.append(
                Slip(month, marca, nume, prenume, code, part, base, gross, cas, cass, deduction, taxed, tax,
                     net, 500.0, round(net - 500, 2), 20 - place % 4, place % 4)
            )  # fmt: skip
    return made


def strangers() -> list[Slip]:
    """Another employer's people, with marks of its own that repeat ours."""
    return slips((("1001", "Străinu", "Petre", cnp(8, "181010140"), "Depozit", 4800.0),
                  ("1002", "Nestrăinu", "Ana", cnp(9), "Depozit", 5800.0)))  # fmt: skip


def expected(rows: list[Slip], *columns: str) -> dict:
    """CNP and month to some columns in bani."""
    return {(row.cnp, row.month): tuple(round(getattr(row, name) * 100) for name in columns) for row in rows}


def by_month(rows: list[Slip]) -> list[tuple[int, list[Slip]]]:
    return [(at, [row for row in rows if row.month == month]) for at, month in enumerate(MONTHS)]
