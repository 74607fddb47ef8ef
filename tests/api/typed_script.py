"""A program as it is written around the front door: mypy holds it to `--strict` with the package, and
a test runs it. Every name bears the type that a caller would write.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from datetime import date
from fractions import Fraction
from pathlib import Path

import pandas as pd

import adeverinta as ad


def contract(folder: Path, day: date, executor: Executor | None) -> list[str]:
    """The example of the contract, with the types that a caller writes."""
    employer = ad.Employer.load(folder / "angajator.toml")
    payroll = ad.read([folder / "state"], employer)
    requests: list[ad.Request] = ad.requests(folder / "cereri.xlsx")
    own = [ad.Request(cnp=requests[0].cnp, birth=date(2025, 1, 2), localitate="Iași", copil_cu_handicap=True)]
    first: ad.Request = requests[0]
    answer: ad.Answer = ad.compute(first, payroll, employer, on=day)
    cnp: str = answer.cnp
    form: str = answer.form
    total: int | None = answer.total
    mean: Fraction | None = answer.mean
    told = [f"{cnp} {form} {total} {mean} {answer.estimate} {answer.rules} {answer.findings}"]
    for month in answer.months:
        net: int | None = month.net
        counted: bool = month.counted
        reason: str = month.reason
        told.append(f"{month.month} {net} {counted} {reason} {month.evidence} {month.sources}")
    pdf: bytes = ad.render(answer, draft=True)
    again: list[ad.Request] = []
    answers: list[ad.Answer] = []
    with ad.Register.open(folder / "registru.sqlite", employer) as register:
        outcomes: Iterator[ad.Outcome] = ad.issue(
            requests + own, payroll, employer, register=register, on=day, output=folder, executor=executor
        )
        for outcome in outcomes:
            state: str = outcome.state
            number: str | None = outcome.number
            path: Path | None = outcome.path
            answers.append(outcome.answer)
            told.append(f"{outcome.answer.cnp} {outcome.answer.form} {state} {number} {path}")
            if outcome.answer.refused:
                again.append(outcome.request)
        verified: bool = ad.verify(pdf, register).ok
        numbers: pd.DataFrame = ad.frames.register(register)
    months: pd.DataFrame = ad.frames.months(answers)
    findings: pd.DataFrame = ad.frames.findings(answers)
    told += [f"{verified} {len(numbers)} {len(months)} {len(findings)}", *ad.explain(answer).cnp]
    return [*told, *(request.cnp for request in again)]
