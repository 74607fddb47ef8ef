"""The sheets of the workbook, but for the months: columns and rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from adeverinta import law
from adeverinta.certificate.outcome import Outcome, OutcomeState
from adeverinta.core.finding import Finding, Severity
from adeverinta.core.money import plain
from adeverinta.core.text import count, first_few, ranges
from adeverinta.law import show
from adeverinta.law.types import DatedValue
from adeverinta.report.finding_groups import FindingGroup
from adeverinta.report.styles import ColumnKind, Tone
from adeverinta.report.value_text import exact, lei, rules_of, value_text
from adeverinta.report.worksheet_xml import Number, Row, SheetColumn, Value
from adeverinta.run.record import RunRecord

_STATUS: Final = {
    OutcomeState.ISSUED: "emisă",
    OutcomeState.DRAFT: "ciornă",
    OutcomeState.REFUSED: "respinsă",
}
_MOST_CODES: Final = 5
_TONES: Final = {Severity.ERROR: Tone.RED, Severity.WARNING: Tone.ORANGE, Severity.INFO: Tone.PLAIN}

CERTIFICATES: Final = (
    SheetColumn("Nr. cerere", ColumnKind.INT), SheetColumn("CNP"), SheetColumn("Nume", ColumnKind.LONG, 20),
    SheetColumn("Prenume", ColumnKind.LONG, 18), SheetColumn("Data nașterii copilului", ColumnKind.DATE),
    SheetColumn("Formular", ColumnKind.LONG, 12), SheetColumn("Regim", ColumnKind.LONG, 20),
    SheetColumn("Stare"),
    SheetColumn("Număr"), SheetColumn("Data emiterii", ColumnKind.DATE),
    SheetColumn("Fișier PDF", ColumnKind.LONG, 22),
    SheetColumn("Luni în calcul", ColumnKind.INT), SheetColumn("Total", ColumnKind.MONEY),
    SheetColumn("Medie", ColumnKind.MONEY),
    SheetColumn("Indemnizație estimată", ColumnKind.LEI), SheetColumn("Majorare", ColumnKind.LEI),
    SheetColumn("CASS", ColumnKind.LEI),
    SheetColumn("Suma netă", ColumnKind.LEI), SheetColumn("Luna plății", ColumnKind.MONTH),
    SheetColumn("Constatări", ColumnKind.LONG, 34),
)  # fmt: skip
FINDINGS: Final = (
    SheetColumn("Grad"), SheetColumn("Cod"), SheetColumn("Persoană"), SheetColumn("CNP"),
    SheetColumn("Luna", ColumnKind.MONTH),
    SheetColumn("Fișier"), SheetColumn("Foaie"), SheetColumn("Rând", ColumnKind.INT), SheetColumn("Coloană"),
    SheetColumn("Mesaj", ColumnKind.LONG), SheetColumn("Ce e de făcut", ColumnKind.LONG),
)  # fmt: skip
RULES: Final = (
    SheetColumn("Regula", ColumnKind.LONG),
    SheetColumn("Valabil de la", ColumnKind.DATE),
    SheetColumn("Până la", ColumnKind.DATE), SheetColumn("Valoare", ColumnKind.NUMBER),
    SheetColumn("Unitate"), SheetColumn("Act"),
    SheetColumn("Articol"), SheetColumn("Monitorul Oficial"), SheetColumn("Motivul lipsei temeiului"),
    SheetColumn("Certitudine"),
    SheetColumn("Sursă", ColumnKind.LONG), SheetColumn("Notă", ColumnKind.LONG),
    SheetColumn("Controlat la", ColumnKind.DATE),
    SheetColumn("Verificat până la", ColumnKind.DATE), SheetColumn("Numele din „adeverinta reguli”"),
)  # fmt: skip
SOURCES: Final = (
    SheetColumn("Fișier"), SheetColumn("SHA-256"), SheetColumn("Rânduri citite", ColumnKind.INT),
    SheetColumn("Foaie"),
    SheetColumn("Câte nefolosite", ColumnKind.INT), SheetColumn("Rânduri nefolosite", ColumnKind.LONG),
    SheetColumn("Motiv", ColumnKind.LONG),
)  # fmt: skip

REPLACEMENTS: Final = (
    SheetColumn("Nr. cerere", ColumnKind.INT), SheetColumn("Nume"), SheetColumn("Stare"),
    SheetColumn("Număr"),
    SheetColumn("Adeverința dinainte"), SheetColumn("Din data", ColumnKind.DATE),
    SheetColumn("Câmp", ColumnKind.LONG),
    SheetColumn("Era", ColumnKind.LONG), SheetColumn("Este", ColumnKind.LONG),
)  # fmt: skip


def name_of(outcome: Outcome) -> str:
    """The person as the sheets name them."""
    return f"{outcome.nume} {outcome.prenume}".strip()


def certificate(position: int, outcome: Outcome, counted: int | None) -> Row:
    """The row of the request at a position, with how many months count; a refused one in red."""
    refused = outcome.status is OutcomeState.REFUSED
    return (
        Tone.RED if refused else Tone.PLAIN,
        [
            position,
            outcome.request.cnp,
            outcome.nume,
            outcome.prenume,
            outcome.request.data_nasterii_copilului,
            outcome.form,
            law.regime_name(outcome.income.regime) if outcome.income else None,
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
        if shown:
            lines.append(f"{severity.value}: {first_few(shown, _MOST_CODES)}")
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
    tone = Tone.RED if outcome.status is OutcomeState.REFUSED else Tone.PLAIN
    start = (position, name_of(outcome), _STATUS[outcome.status], outcome.number, old.number, old.issued_on)
    for item in old.differences:
        yield tone, [*start, item.label, item.before, item.after]


def group(item: FindingGroup) -> Row:
    """The row of a group: how many persons and months, the first sentence, what is to be done."""
    first = item.first
    told = f"De exemplu: {first.message}" if item.found > 1 else first.message
    places: list[Value] = [None] * 6
    extent = item.extent if item.persons else f"nu ține de o persoană, {item.extent}"
    extent += " (rezumat)"
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
                *(item.title, None if item.start == date.min else item.start),
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
                    item.parameter,
                ),
            ],
        )


def _value(item: DatedValue) -> Value:
    value = item.value
    if isinstance(value, Mapping) and item.words:
        return item.words
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
