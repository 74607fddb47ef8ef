"""The sheets of the workbook, but for the months: columns and rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from adeverinta.certificate.outcome import Outcome, Status
from adeverinta.core.finding import Finding, Severity
from adeverinta.core.money import plain
from adeverinta.core.text import count, ranges
from adeverinta.law import show
from adeverinta.law.types import DatedValue
from adeverinta.report.groups import Group
from adeverinta.report.styles import Kind, Tone
from adeverinta.report.table import Column, Number, Row, Value
from adeverinta.report.values import exact, lei, rules_of, value_text
from adeverinta.run.record import RunRecord

_STATUS: Final = {Status.ISSUED: "emisă", Status.DRAFT: "ciornă", Status.REFUSED: "respinsă"}
_MOST_CODES: Final = 5
_TONES: Final = {Severity.ERROR: Tone.RED, Severity.WARNING: Tone.ORANGE, Severity.INFO: Tone.PLAIN}

CERTIFICATES: Final = (
    Column("Nr. cerere", Kind.INT), Column("CNP"), Column("Nume", Kind.LONG, 20),
    Column("Prenume", Kind.LONG, 18), Column("Data nașterii copilului", Kind.DATE),
    Column("Formular", Kind.LONG, 12), Column("Regim", Kind.LONG, 12), Column("Stare"),
    Column("Număr"), Column("Data emiterii", Kind.DATE), Column("Fișier PDF", Kind.LONG, 22),
    Column("Luni în calcul", Kind.INT), Column("Total", Kind.MONEY), Column("Medie", Kind.MONEY),
    Column("Indemnizație estimată", Kind.LEI), Column("Majorare", Kind.LEI), Column("CASS", Kind.LEI),
    Column("Suma netă", Kind.LEI), Column("Luna plății", Kind.MONTH),
    Column("Constatări", Kind.LONG, 34),
)  # fmt: skip
FINDINGS: Final = (
    Column("Grad"), Column("Cod"), Column("Persoană"), Column("CNP"), Column("Luna", Kind.MONTH),
    Column("Fișier"), Column("Foaie"), Column("Rând", Kind.INT), Column("Coloană"),
    Column("Mesaj", Kind.LONG), Column("Ce e de făcut", Kind.LONG),
)  # fmt: skip
RULES: Final = (
    Column("Parametru"), Column("Titlu", Kind.LONG), Column("Valabil de la", Kind.DATE),
    Column("Până la", Kind.DATE), Column("Valoare", Kind.NUMBER), Column("Unitate"), Column("Act"),
    Column("Articol"), Column("Monitorul Oficial"), Column("Motivul lipsei temeiului"), Column("Certitudine"),
    Column("Sursă", Kind.LONG), Column("Notă", Kind.LONG), Column("Controlat la", Kind.DATE),
    Column("Verificat până la", Kind.DATE),
)  # fmt: skip
SOURCES: Final = (
    Column("Fișier"), Column("SHA-256"), Column("Rânduri citite", Kind.INT), Column("Foaie"),
    Column("Câte nefolosite", Kind.INT), Column("Rânduri nefolosite", Kind.LONG), Column("Motiv", Kind.LONG),
)  # fmt: skip

REPLACEMENTS: Final = (
    Column("Nr. cerere", Kind.INT), Column("Nume"), Column("Stare"), Column("Număr"),
    Column("Adeverința dinainte"), Column("Din data", Kind.DATE), Column("Câmp", Kind.LONG),
    Column("Era", Kind.LONG), Column("Este", Kind.LONG),
)  # fmt: skip


def name_of(outcome: Outcome) -> str:
    """The person as the sheets name them."""
    return f"{outcome.nume} {outcome.prenume}".strip()


def certificate(position: int, outcome: Outcome, counted: int | None) -> Row:
    """The row of the request at a position, with how many months count; a refused one in red."""
    refused = outcome.status is Status.REFUSED
    return (
        Tone.RED if refused else Tone.PLAIN,
        [
            position,
            outcome.request.cnp,
            outcome.nume,
            outcome.prenume,
            outcome.request.data_nasterii_copilului,
            outcome.form,
            outcome.income.regime if outcome.income else None,
            _STATUS[outcome.status],
            None if refused else outcome.number,
            None if refused else outcome.issued_on,
            None if refused else outcome.pdf,
            *_results(outcome, counted),
            told_short(outcome.findings),
        ],
    )


def told_short(findings: Sequence[Finding]) -> str:
    """Findings by severity as codes with how often, information as a number;
    the sentences are in `Verificări`.

    >>> told_short([])
    ''
    """
    lines = []
    for severity in (Severity.ERROR, Severity.WARNING):
        codes = Counter(item.code for item in findings if item.severity is severity)
        shown = [code if number == 1 else f"{code} ({number})" for code, number in codes.items()]
        more = len(shown) - _MOST_CODES
        if shown:
            rest = f" și încă {more}" if more > 0 else ""
            lines.append(f"{severity.value}: {', '.join(shown[:_MOST_CODES])}{rest}")
    informed = sum(item.severity is Severity.INFO for item in findings)
    if informed:
        lines.append(count(informed, "informare", "informări"))
    return "\n".join(lines)


def _results(outcome: Outcome, counted: int | None) -> tuple[Value, ...]:
    income = outcome.income
    if income is None or counted is None:
        return (None,) * 8
    estimate = income.estimate
    sums: tuple[Value, ...] = (None,) * 5
    if estimate:
        month = estimate.payment_month.first_day
        sums = (estimate.amount, estimate.increase, estimate.health, estimate.net, month)
    return (
        counted,
        None if income.total is None else Number(plain(income.total)),
        None if income.mean is None else Number(lei(income.mean)),
        *sums,
    )


def replacements(position: int, outcome: Outcome) -> Iterator[Row]:
    """One row a fact that differs from the certificate that is replaced, or that stands in the way."""
    old = outcome.replaced
    if old is None:
        return
    tone = Tone.RED if outcome.status is Status.REFUSED else Tone.PLAIN
    start = (position, name_of(outcome), _STATUS[outcome.status], outcome.number, old.number, old.issued_on)
    for item in old.differences:
        yield tone, [*start, item.label, item.before, item.after]


def group(item: Group) -> Row:
    """The row of a group: how many persons and months, the first sentence, what is to be done."""
    first = item.first
    told = f"De exemplu: {first.message}" if item.found > 1 else first.message
    places: list[Value] = [None] * 6
    extent = f"{item.extent} (grup)"
    return _TONES[first.severity], [first.severity.value, first.code, extent, *places, told, first.remedy]


def finding(item: Finding, person: str | None, cnp: str | None) -> Row:
    """The row of a finding and whose it is; errors red, warnings orange."""
    return _TONES[item.severity], _finding(item, person, item.cnp or cnp)


def _finding(item: Finding, person: str | None, cnp: str | None) -> list[Value]:
    place = item.source
    return [
        item.severity.value,
        item.code,
        person,
        cnp,
        item.month.first_day if item.month else None,
        *((place.file, place.sheet, place.row, place.column) if place else (None,) * 4),
        item.message,
        item.remedy,
    ]


def rules(run: RunRecord) -> Iterator[Row]:
    """Every dated value used, with its legal basis or the reason why it has none."""
    for item in rules_of(run):
        yield (
            Tone.PLAIN,
            [
                *(item.parameter, item.title, None if item.start == date.min else item.start),
                *(item.end, _value(item), item.unit),
                *(
                    item.act,
                    item.article,
                    item.published,
                    show.reason_text(item),
                    show.label_text(item.label),
                    item.source,
                    item.note,
                    item.last_checked,
                    item.verified_to,
                ),
            ],
        )


def _value(item: DatedValue) -> Value:
    value = item.value
    if isinstance(value, bool):
        return value_text(value)
    if isinstance(value, (int, Fraction, Decimal)):
        text = exact(Fraction(value))
        return text if "/" in text else Number(text)
    return value_text(value)


def sources(run: RunRecord) -> Iterator[Row]:
    """Every file read; a row for each group of rows that were not used."""
    for item in run.sources:
        start: tuple[Value, ...] = (item.file, item.sha256, item.rows)
        if not item.unused:
            yield Tone.PLAIN, [*start, None, None, None, None]
        for part in item.unused:
            yield Tone.PLAIN, [*start, part.sheet, len(part.rows), ranges(part.rows), part.reason]
