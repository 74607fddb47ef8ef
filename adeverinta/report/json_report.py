"""`raport.json`: every key always present, unknown is null, the same bytes for the same run.

The layout is fixed (one certificate a block, one month a line), so it can be read and compared by eye and
written piece by piece for any number of certificates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from json import JSONEncoder
from typing import Final

from adeverinta import law
from adeverinta.certificate.outcome import FormUse, Outcome, Replaced, Status
from adeverinta.core.finding import Finding
from adeverinta.core.money import plain
from adeverinta.core.source import Source
from adeverinta.income.records import Estimate, MonthIncome
from adeverinta.law.types import DatedValue
from adeverinta.payroll.rows import DAY_COLUMNS, Hundredths, SourceInfo
from adeverinta.report.run import Run, exact, lei

VERSION: Final = 1
_ENCODE: Final = JSONEncoder(ensure_ascii=False, allow_nan=False).encode
Json = Mapping[str, object]


def report_json(
    outcomes: Sequence[Outcome],
    *,
    issue_date: date,
    sources: Sequence[SourceInfo],
    run_findings: Sequence[Finding],
    used: Sequence[DatedValue] = (),
    forms: Sequence[FormUse] = (),
) -> bytes:
    """The whole report at once; `json_chunks` gives the same bytes piece by piece."""
    return b"".join(json_chunks(Run(issue_date, outcomes, sources, run_findings, used, forms)))


def json_chunks(run: Run) -> Iterator[bytes]:
    """The report, a certificate a chunk."""
    # lone surrogates cannot stand in UTF-8; they can only come from damaged names
    for chunk in _chunks(run):
        yield chunk.encode("utf-8", "replace")


def _chunks(run: Run) -> Iterator[str]:
    yield opening(run)
    yield from certificates(run.outcomes)
    yield closing(any_outcome=bool(run.outcomes))


def opening(run: Run) -> str:
    """What stands before the certificates."""
    return f'{{\n "versiune": {VERSION},\n "rulare": {_block(_run(run), 2)},\n "adeverinte": ['


def certificates(outcomes: Sequence[Outcome], start: int = 0) -> Iterator[str]:
    """The certificates, `start` being how many came before."""
    for index, outcome in enumerate(outcomes, start):
        yield f"{',' if index else ''}\n  {_block(_certificate(outcome), 3)}"


def closing(*, any_outcome: bool) -> str:
    """What stands after them."""
    return "\n ]\n}\n" if any_outcome else "]\n}\n"


def _block(entry: Json, indent: int) -> str:
    """An object with one key a line; lists of objects one item a line."""
    pad = "\n" + " " * indent
    lines = []
    for key, value in entry.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            items = ("," + pad + " ").join(map(_ENCODE, value))
            lines.append(f'"{key}": [{pad} {items}{pad}]')
        else:
            lines.append(f'"{key}": {_ENCODE(value)}')
    return "{" + pad + ("," + pad).join(lines) + pad[:-1] + "}"


def _run(run: Run) -> Json:
    rules = run.rules()
    reasons = Counter(item.null_reason for item in rules if item.null_reason)
    return {
        "la_data": run.issue_date.isoformat(),
        "surse": [_source_info(item) for item in run.sources],
        "constatari": [_finding(item) for item in run.run_findings],
        "formulare": [
            {"cod": item.code, "titlu": item.title, "exactitate": item.exactness} for item in run.forms
        ],
        "reguli": {"folosite": len(rules), "fara_temei": dict(sorted(reasons.items()))},
    }


def _source_info(item: SourceInfo) -> Json:
    unused = [{"foaie": part.sheet, "randuri": list(part.rows), "motiv": part.reason} for part in item.unused]
    return {"fisier": item.file, "sha256": item.sha256, "randuri": item.rows, "neutilizate": unused}


def _certificate(outcome: Outcome) -> Json:
    income = outcome.income
    refused = outcome.status is Status.REFUSED
    birth = outcome.request.data_nasterii_copilului
    issued = None if refused else outcome.issued_on
    estimate = income.estimate if income else None
    return {
        "cnp": outcome.request.cnp,
        "nume": outcome.nume,
        "prenume": outcome.prenume,
        "data_nasterii_copilului": birth.isoformat() if birth else None,
        "formular": outcome.form or None,
        "regim": income.regime if income else _regime(outcome),
        "stare": outcome.status.value,
        "numar": None if refused else outcome.number,
        "data": issued.isoformat() if issued else None,
        "pdf": None if refused else outcome.pdf,
        "inlocuieste": _replaced(outcome.replaced) if outcome.replaced and not refused else None,
        "in_vigoare": _replaced(outcome.replaced) if outcome.replaced and refused else None,
        "luni": [_month(item) for item in income.months] if income else [],
        "total": plain(income.total) if income and income.total is not None else None,
        "media": lei(income.mean) if income and income.mean is not None else None,
        "indemnizatie_estimata": str(estimate.amount) if estimate else None,
        "estimare": _estimate(estimate) if estimate else None,
        "constatari": [_finding(item) for item in outcome.findings],
    }


def _replaced(item: Replaced) -> Json:
    return {
        "numar": item.number,
        "data": item.issued_on.isoformat(),
        "diferente": [
            {"camp": part.label, "era": part.before, "este": part.after} for part in item.differences
        ],
    }


def _month(item: MonthIncome) -> Json:
    return {
        "nr": item.number,
        "luna": str(item.month),
        "venit_net": plain(item.net) if item.net is not None else None,
        "tip": item.kind_text,
        "in_calcul": item.counted,
        "indeplineste": item.qualifies,
        "motiv": item.reason or None,
        "componente": [{"tip": str(part.kind), "suma": plain(part.amount)} for part in item.components],
        **{name: _days(getattr(item, name)) for name in DAY_COLUMNS},
        "surse": [{"fisier": part.file, "foaie": part.sheet, "rand": part.row} for part in item.sources],
    }


def _days(value: Hundredths | None) -> int | float | None:
    if value is None:
        return None
    return value / 100 if value % 100 else value // 100  # two decimals are exact in the shortest spelling


def _estimate(item: Estimate) -> Json:
    return {
        "luna_platii": str(item.payment_month),
        "prima_zi": item.first_day.isoformat(),
        "baza": lei(item.base),
        "procent": exact(item.rate * 100) if item.rate is not None else None,
        "minim": str(item.floor),
        "maxim": str(item.cap) if item.cap is not None else None,
        "suma": str(item.amount),
        "majorare": str(item.increase) if item.increase is not None else None,
        "cass": str(item.health),
        "suma_neta": str(item.net),
        "comutatoare": list(item.switches),
    }


def _finding(item: Finding) -> Json:
    return {
        "cod": item.code,
        "grad": item.severity.value,
        "mesaj": item.message,
        "luna": str(item.month) if item.month else None,
        "remediu": item.remedy,
        "sursa": _address(item.source) if item.source else None,
    }


def _address(item: Source) -> Json:
    return {"fisier": item.file, "foaie": item.sheet, "rand": item.row, "coloana": item.column}


def _regime(outcome: Outcome) -> str | None:
    """The regime of a request refused before its income was computed; its birth date is enough for it."""
    reference = outcome.request.reference_date
    return law.regime(reference).code if reference else None
