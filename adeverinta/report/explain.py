"""Why each number: months with their cells and reasons, the mean as a sum, the estimate step by step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from adeverinta.core.dates import romanian_date
from adeverinta.core.money import half_up_bani, romanian
from adeverinta.core.text import count, mask_cnp
from adeverinta.forms.spelling import days_text
from adeverinta.income.records import Estimate, IncomeResult, MonthIncome, MonthState
from adeverinta.law.show import basis_text, checked_text, label_text, period_text, value_text
from adeverinta.payroll.rows import Kind, PayrollRow
from adeverinta.requests.records import CertificateRequest

_DAYS = (
    ("lucrate", "zile_lucrate"),
    ("CO", "zile_co"),
    ("CM", "zile_cm"),
    ("fără plată", "zile_fara_plata"),
    ("șomaj tehnic", "zile_somaj_tehnic"),
    ("maternitate", "zile_maternitate"),
)
_MONEY_PROOF = {
    "inchis": "brut - contribuții - impozit = net",
    "antet": "numai antetul coloanei spune că este netul",
    "d112": "din declarația 112",
    "calculat": "calculat prin lege din brut",
    "cerere": "din cerere",
}
_DAYS_PROOF = {
    "inchise": "se adună la zilele lucrătoare",
    "neinchise": "nu se adună la zilele lucrătoare",
    "lipsa": "nu sunt în export",
}
_STATES = {
    MonthState.NO_ROW: "statul lunii există, dar nu are rând pentru persoană",
    MonthState.MISSING: "niciun fișier citit nu are această lună",
    MonthState.OUTSIDE: "în afara contractului",
}


def explain(request: CertificateRequest, rows: Sequence[PayrollRow], result: IncomeResult) -> Iterator[str]:
    """The explanation, line by line, in Romanian; the CNP masked."""
    reference = request.reference_date
    yield f"Persoana cu CNP {mask_cnp(request.cnp)}, formularul {result.form}, regimul {result.regime}"
    if reference is not None:
        what = "nașterii" if request.eveniment == "nastere" else "evenimentului"
        yield f"Lunile se aleg după data {what}: {romanian_date(reference)}"
    yield ""
    yield "LUNILE"
    for item in result.months:
        yield from _month(
            item, [row for row in rows if row.month == item.month and row.kind is not Kind.EXCLUS]
        )
    yield ""
    yield from _mean(result)
    for made in (result.estimate,) if result.estimate else result.options:
        yield ""
        yield from _estimate(made)
    yield ""
    yield "REGULILE FOLOSITE"
    seen = set()
    for value in result.used:
        if (value.parameter, value.start) not in seen:
            seen.add((value.parameter, value.start))
            shown = value_text(value.value, value.unit)
            yield f"  {value.title}: {shown} ({value.unit}), {period_text(value)}"
            yield f"    temei: {basis_text(value)}; certitudine: {label_text(value.label)}"
            yield f"    sursa: {value.source}; {checked_text(value)}"
            if value.note:
                yield f"    notă: {value.note}"
    if result.findings:
        yield ""
        yield "CONSTATĂRI"
        for finding in result.findings:
            yield f"  {finding.severity.value} {finding.code}: {finding.message} {finding.remedy}"


def _month(item: MonthIncome, rows: Sequence[PayrollRow]) -> Iterator[str]:
    missed = "îndeplinește condițiile, dar nu intră" if item.qualifies else "nu intră în calcul"
    mark = "intră în calcul" if item.counted else missed
    amount = "fără sumă" if item.net is None else f"{romanian(item.net)} lei"
    yield f"{item.number:>3}. {item.month.label}: {amount}; {mark}: {item.reason}"
    if item.state is not MonthState.DATA:
        yield f"       {_STATES[item.state]}"
    if days := [
        f"{label} {days_text(getattr(item, name))}"
        for label, name in _DAYS
        if getattr(item, name) is not None
    ]:
        yield f"       zile: {', '.join(days)}"
    proven = [
        f"{what}: {texts[said]}"
        for what, texts, said in (
            ("suma", _MONEY_PROOF, item.evidence.bani),
            ("zilele", _DAYS_PROOF, item.evidence.zile),
        )
        if said
    ]
    if proven:
        yield f"       dovadă: {'; '.join(proven)}"
    if item.sources and not rows:
        yield f"       din {item.sources[0]}"
    for row in rows:
        yield f"       {_row(row)}"


def _row(row: PayrollRow) -> str:
    if row.net is None:
        return f"{row.kind.value}: fără sumă, din {row.source}"
    if not row.net_computed:
        return f"{row.kind.value} {romanian(row.net)} din {row.cell('net')}"
    unseen = "după lege" if row.gross_only else "?"
    parts = [
        f"{name} {romanian(value)} ({row.columns.get(name, unseen)})"
        for name in ("brut", "cas", "cass", "somaj", "impozit")
        if (value := getattr(row, name)) is not None and (value or not row.gross_only)
    ]
    how = ", calculat după lege din brut" if row.gross_only else ""
    return f"{row.kind.value} {romanian(row.net)} = {' - '.join(parts)}{how}, din {row.source}"


def _mean(result: IncomeResult) -> Iterator[str]:
    counted = [item for item in result.months if item.counted]
    yield "MEDIA"
    yield f"  total: {romanian(result.total or 0)} lei, din {count(len(counted), 'lună', 'luni')}"
    if result.mean is None:
        yield "  media nu se calculează: lunile sunt mai puține decât cere legea"
        return
    divisor = Fraction(result.total or 0, 100) / result.mean if result.mean else Fraction(len(counted))
    yield f"  media: {romanian(result.total or 0)} / {divisor} = {romanian(half_up_bani(result.mean))} lei"


def _estimate(made: Estimate) -> Iterator[str]:
    years = {1: ", OPȚIUNEA DE 1 AN", 2: ", OPȚIUNEA DE 2 ANI"}.get(made.option or 0, "")
    yield f"INDEMNIZAȚIA ESTIMATĂ{years} (nu se tipărește pe adeverință)"
    yield f"  prima zi a dreptului: {romanian_date(made.first_day)}; luna plății: {made.payment_month.label}"
    base = romanian(half_up_bani(made.base))
    if made.rate is None:
        yield f"  sumă fixă: {made.amount} lei"
    else:
        raw = romanian(half_up_bani(made.base * made.rate))
        yield f"  baza: {base} lei; {value_text(made.rate, 'parte')} din bază = {raw} lei"
        cap = "fără maxim" if made.cap is None else f"maxim {made.cap} lei"
        yield f"  minim {made.floor} lei, {cap}; rezultă {made.amount} lei"
    if made.increase is not None:
        yield f"  majorare pentru ceilalți copii: {made.increase} lei"
    if made.overlap is not None and made.overlap_until is not None:
        until = romanian_date(made.overlap_until)
        yield f"  din care pentru suprapunerea cu dreptul dinainte: {made.overlap} lei, până la {until}"
    if made.health:
        yield f"  CASS reținută de agenție: {made.health} lei; net {made.net} lei"
    if made.switches:
        yield f"  comutatoare hotărâtoare: {', '.join(made.switches)}"
