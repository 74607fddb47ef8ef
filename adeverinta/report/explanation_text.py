"""Why each number: months with their cells and reasons, the mean as a sum, the estimate step by step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adeverinta import law
from adeverinta.certificate import AnswerMonth
from adeverinta.core.dates import romanian_date
from adeverinta.core.money import half_up_bani, romanian
from adeverinta.core.text import count, mask_cnp
from adeverinta.forms.spelling import days_text
from adeverinta.income.result import Estimate
from adeverinta.law.show import value_text
from adeverinta.report.explanation import ExplainedRow, Explanation
from adeverinta.report.value_text import DAYS_PROOF, MONEY_PROOF

_DAYS = (
    ("lucrate", "zile_lucrate"),
    ("CO", "zile_co"),
    ("CM", "zile_cm"),
    ("fără plată", "zile_fara_plata"),
    ("șomaj tehnic", "zile_somaj_tehnic"),
    ("maternitate", "zile_maternitate"),
)


def explain(told: Explanation) -> Iterator[str]:
    """The explanation, line by line, in Romanian; the CNP masked."""
    regime = law.regime_name(told.regime or "nestabilit")
    yield f"Persoana cu CNP {mask_cnp(told.cnp)}, formularul {told.form}, regimul: {regime}"
    if told.reference is not None:
        what = "nașterii" if told.event == "nastere" else "evenimentului"
        yield f"Lunile se aleg după data {what}: {romanian_date(told.reference)}"
    yield ""
    yield "LUNILE"
    for month in told.months:
        yield from _month(month.answer, month.components)
    yield ""
    yield from _mean(told)
    for made in (told.estimate,) if told.estimate else told.options:
        yield ""
        yield from _estimate(made)
    yield ""
    yield "REGULILE FOLOSITE"
    for item in told.rules:
        yield f"  {item.title}: {item.said}, {item.period}"
        yield f"    temei: {item.basis}; certitudine: {item.label}"
        yield f"    sursa: {item.source}; {item.checked}"
        if item.note:
            yield f"    notă: {item.note}"
    if told.remarks:
        yield ""
        yield "CONSTATĂRI"
        for finding in told.remarks:
            yield f"  {finding.severity.value} {finding.code}: {finding.message} {finding.remedy}"


def _month(item: AnswerMonth, rows: Sequence[ExplainedRow]) -> Iterator[str]:
    missed = "îndeplinește condițiile, dar nu intră" if item.qualifies else "nu intră în calcul"
    mark = "intră în calcul" if item.counted else missed
    amount = "fără sumă" if item.net is None else f"{romanian(item.net)} lei"
    yield f"{item.number:>3}. {item.month.label}: {amount}; {mark}: {item.reason}"
    if shown := [
        f"{label} {days_text(days)}" for label, name in _DAYS if (days := item.days[name]) is not None
    ]:
        yield f"       zile: {', '.join(shown)}"
    proven = [
        f"{what}: {texts[said]}"
        for what, texts, said in (
            ("suma", MONEY_PROOF, item.evidence.bani),
            ("zilele", DAYS_PROOF, item.evidence.zile),
        )
        if said
    ]
    if proven:
        yield f"       dovadă: {'; '.join(proven)}"
    if item.sources and not rows:
        yield f"       din {item.sources[0]}"
    for row in rows:
        yield f"       {_row(row)}"


def _row(made: ExplainedRow) -> str:
    if made.net is None:
        return f"{made.kind}: fără sumă, din {made.row}"
    if not made.terms:
        return f"{made.kind} {romanian(made.net)} din {made.cell}{_adjusted(made)}"
    unseen = "după lege" if made.by_law else "?"
    parts = [
        f"{term.name} {romanian(term.amount)} ({term.source.column or unseen})"
        for term in made.terms
        if term.amount or not made.by_law
    ]
    how = ", calculat după lege din brut" if made.by_law else ""
    return f"{made.kind} {romanian(made.net)} = {' - '.join(parts)}{how}, din {made.row}{_adjusted(made)}"


def _adjusted(made: ExplainedRow) -> str:
    """What the employer's switches add to the row's net or take from it."""
    return "".join(
        f"; {'plus' if term.amount > 0 else 'minus'} {term.name} {romanian(abs(term.amount))}"
        f" ({term.source.column or '?'})"
        for term in made.adjusted
    )


def _mean(told: Explanation) -> Iterator[str]:
    yield "MEDIA"
    if told.total is None:
        yield "  totalul nu se dă: sumele sau zilele sunt în îndoială (vedeți constatările care resping)"
        return
    total = romanian(told.total)
    yield f"  total: {total} lei, din {count(told.counted, 'lună', 'luni')}"
    if told.mean is None:
        yield "  media nu se calculează: lunile sunt mai puține decât cere legea"
        return
    yield f"  media: {total} / {told.divisor} = {romanian(half_up_bani(told.mean))} lei"


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
