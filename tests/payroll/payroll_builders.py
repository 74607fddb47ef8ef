"""Small tables in memory: what a test needs of a payroll export and nothing else."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import adeverinta as ad
from adeverinta.sources.sheet import Sheet, SourceFile
from tests.firm import MONTHS, profile, with_check_digit

ANA = "2850101401002"
HEADER = ["CNP", "Nume", "Brut", "CAS", "CASS", "Impozit", "Net"]


def cnp(number, start="285010140"):
    """A valid CNP made of a number."""
    return with_check_digit(f"{start}{number:03d}")


def person(number=1, name=None, brut=5000.0, tax=325.0, net=None):
    """A row under HEADER with 25 % and 10 %."""
    cas, cass = round(brut * 0.25), round(brut * 0.10)
    net = brut - cas - cass - tax if net is None else net
    return [cnp(number), name or f"Popescu Ana {number}", brut, float(cas), float(cass), tax, net]


def sheet(rows, name="Foaie1", file="stat_202601.xlsx"):
    return Sheet(file, name, rows)


def book(*sheets, name="stat_202601.xlsx", digest=None):
    """A file: sheets as lists of rows, or (name, rows)."""
    made = []
    for number, item in enumerate(sheets, 1):
        title, rows = item if isinstance(item, tuple) else (f"Foaie{number}", item)
        made.append(Sheet(name, title, rows))
    digest = digest or hashlib.sha256(repr((name, made)).encode()).hexdigest()
    return SourceFile(Path(name), name, digest, tuple(made))


def codes(payroll):
    return [item.code for item in payroll.findings]


def employer():
    """The made firm, of whom the certificates are."""
    return ad.Employer.load(("angajator.toml", profile().encode()))


def answer_of(columns, row, firm=None):
    """Ana's certificate from a row a month; `row` gives their cells by the month's place, oldest 0."""
    lines = [f"CNP;Luna;{columns}"]
    lines += [f"{ANA};{m.month:02d}.{m.year};{row(at)}" for at, m in enumerate(sorted(MONTHS))]
    firm = firm or employer()
    payroll = ad.read([("stat.csv", "\n".join(lines).encode())], firm)
    request = ad.Request(cnp=ANA, birth=date(2026, 3, 14), nume="Exemplaru", prenume="Ana")
    return ad.compute(request, payroll, firm, on=date(2026, 11, 22))
