"""Outcomes made by hand for the tests of the reports."""

import dataclasses
from datetime import date
from fractions import Fraction

from adeverinta.certificate.outcome import Outcome, OutcomeState
from adeverinta.core.finding import Finding, Severity
from adeverinta.core.month import Month
from adeverinta.core.source import Source
from adeverinta.income.result import Component, Estimate, IncomeResult, MonthIncome, MonthState
from adeverinta.law.types import DatedValue
from adeverinta.payroll.rows import SourceInfo, UnusedRows
from adeverinta.requests.records import CertificateRequest
from adeverinta.run.record import RunRecord as Run

DAY = date(2026, 11, 22)
RATE = DatedValue(
    parameter="icc_procent", title="Procentul indemnizației", start=date(2016, 7, 1), end=None,
    value=Fraction(17, 20), unit="parte din medie", label="verificat", source="textul consolidat",
    act="OUG 111/2010", article="art. 2 alin. (2)", published=None, null_reason=None, note=None,
)  # fmt: skip
TABLE = DatedValue(
    parameter="alt", title="Fără temei", start=date(2016, 7, 1), end=date(2020, 12, 31),
    value={"b": 1, "a": (2,)}, unit="", label="dedus", source="practică", null_reason="practica",
)  # fmt: skip


def replace(record, **changed):
    """A record with something else in it, of whichever kind it is."""
    return (
        record._replace(**changed) if hasattr(record, "_replace") else dataclasses.replace(record, **changed)
    )


def note(code="LUNA_LIPSA", severity=Severity.ERROR, message="Lipsește luna.", **more):
    return Finding(code, severity, message, "Adăugați fișierul.", **more)


def month(number, net=453216, **more):
    at = Month(2026, 3).plus(1 - number)
    return MonthIncome(
        number=number, month=at, state=MonthState.DATA, net=net, kind_text="salariu net",
        counted=net is not None, reason="lună în calcul",
        components=(Component("salariu", net),) if net is not None else (),
        zile_lucrate=1250, zile_co=200, zile_cm=0,
        sources=(Source("stat_202603.xlsx", "Foaie1", 7),), **more,
    )  # fmt: skip


def income(months=2, **more):
    estimate = Estimate(
        first_day=date(2026, 5, 1), payment_month=Month(2026, 5), base=Fraction(4500),
        rate=Fraction(17, 20), floor=1651, cap=8500, amount=3825, increase=None, health=383, net=3442,
        switches=("tichete",),
    )  # fmt: skip
    values = {
        "regime": "oug111-2016-07", "form": "icc-hg52", "months": tuple(month(i + 1) for i in range(months)),
        "total": 5400000, "mean": Fraction(4500), "estimate": estimate, "findings": (), "used": (RATE, TABLE),
    }  # fmt: skip
    return IncomeResult(**{**values, **more})


def outcome(cnp="2850101401002", status=OutcomeState.ISSUED, **more):
    issued = status is OutcomeState.ISSUED
    values = {
        "request": CertificateRequest(cnp=cnp, data_nasterii_copilului=date(2026, 3, 14)),
        "status": status, "nume": "Popescu", "prenume": "Ștefania", "form": "icc-hg52", "income": income(),
        "findings": (), "number": "12" if issued else None, "issued_on": DAY if issued else None,
        "pdf": "adeverinte/12-Popescu-Stefania-icc-hg52.pdf" if issued else None,
    }  # fmt: skip
    return Outcome(**{**values, **more})


def refused(**more):
    values = {
        "status": OutcomeState.REFUSED,
        "income": None,
        "form": None,
        "findings": (note(month=Month(2025, 7)),),
    }
    return outcome(**{**values, **more})


def run(outcomes=None, run_findings=()):
    sources = (
        SourceInfo("stat_202603.xlsx", "ab" * 32, 120, (UnusedRows("Foaie1", (1, 2, 3, 130), "total"),)),
        SourceInfo("stat.csv", "cd" * 32, 3),
    )
    return Run(DAY, [outcome(), refused()] if outcomes is None else outcomes, sources, run_findings)
