"""`raport.json`: every key always present, unknown is null, the same bytes for the same run.

The layout is fixed (one certificate a block, one month a line), so it can be read and compared by eye and
written piece by piece for any number of certificates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from json import JSONEncoder
from typing import Final

from adeverinta import law
from adeverinta.certificate.outcome import Outcome, OutcomeState, Replaced
from adeverinta.core.finding import Finding
from adeverinta.core.money import plain
from adeverinta.core.source import Source
from adeverinta.income.result import Estimate, IncomeResult
from adeverinta.payroll.rows import SourceInfo
from adeverinta.report.month_columns import INDENT
from adeverinta.report.value_text import exact, lei, rules_of
from adeverinta.run.record import RunRecord

VERSION: Final = 1
_ENCODE: Final = JSONEncoder(ensure_ascii=False, allow_nan=False).encode
Json = Mapping[str, object]


class _JsonText(str):
    """JSON already."""

    __slots__ = ()


_MONTHS: Final = _JsonText("\0")
"""Where the months stand; no text of JSON holds this character."""


def opening(run: RunRecord) -> str:
    """What stands before the certificates."""
    return f'{{\n "versiune": {VERSION},\n "rulare": {_block(_run(run), 2)},\n "adeverinte": ['


def certificate(outcome: Outcome, months: bytes, before: int) -> bytes:
    """One certificate in UTF-8; `months` is the list under `luni`, `before` how many came before it."""
    text = f"{',' if before else ''}\n  {_block(_certificate(outcome), INDENT)}"
    # lone surrogates cannot stand in UTF-8; they can only come from damaged names
    return text.encode("utf-8", "replace").replace(_MONTHS.encode(), months, 1)


def closing(*, any_outcome: bool) -> str:
    """What stands after them."""
    return "\n ]\n}\n" if any_outcome else "]\n}\n"


def _block(entry: Json, indent: int) -> str:
    """An object with one key a line; lists of objects one item a line."""
    pad = "\n" + " " * indent
    lines = []
    for key, value in entry.items():
        if isinstance(value, _JsonText):
            lines.append(f'"{key}": {value}')
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            items = ("," + pad + " ").join(map(_ENCODE, value))
            lines.append(f'"{key}": [{pad} {items}{pad}]')
        else:
            lines.append(f'"{key}": {_encoded(value)}')
    return "{" + pad + ("," + pad).join(lines) + pad[:-1] + "}"


def _encoded(value: object) -> str:
    """As `_ENCODE`, which takes its time for what is no text."""
    return "null" if value is None else _ENCODE(value)


def _run(run: RunRecord) -> Json:
    rules = rules_of(run)
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
    refused = outcome.status is OutcomeState.REFUSED
    birth = outcome.request.data_nasterii_copilului
    issued = None if refused else outcome.issued_on
    estimate = income.estimate if income else None
    return {
        "cnp": outcome.request.cnp or None,
        "nume": outcome.nume or None,
        "prenume": outcome.prenume or None,
        "data_nasterii_copilului": birth.isoformat() if birth else None,
        "formular": outcome.form or None,
        "regim": income.regime if income else _regime(outcome),
        "stare": outcome.status.value,
        "numar": None if refused else outcome.number,
        "data": issued.isoformat() if issued else None,
        "pdf": None if refused else outcome.pdf,
        "inlocuieste": _replaced(outcome.replaced) if outcome.replaced and not refused else None,
        "in_vigoare": _replaced(outcome.replaced) if outcome.replaced and refused else None,
        "luni": _MONTHS,
        "total": plain(income.total) if income and income.total is not None else None,
        "media": lei(income.mean) if income and income.mean is not None else None,
        "indemnizatie_estimata": str(estimate.amount) if estimate else None,
        "estimare": _estimate(estimate) if estimate else None,
        "estimari_optiuni": _options(income),
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


def _options(income: IncomeResult | None) -> list[Json] | None:
    """The estimates for one and two years of leave, where the amount hung on that choice; else null."""
    if income is None or not income.options:
        return None
    return [{"optiune": str(item.option), **_estimate(item)} for item in income.options]


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
        "parametri": {name: str(value) for name, value in item.params},
    }


def _address(item: Source) -> Json:
    return {"fisier": item.file, "foaie": item.sheet, "rand": item.row, "coloana": item.column}


def _regime(outcome: Outcome) -> str | None:
    """The regime of a request refused before its income was computed; its birth date is enough for it."""
    reference = outcome.request.reference_date
    return law.regime(reference).code if reference else None
