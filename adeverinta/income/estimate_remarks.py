"""What is to be said of an estimate: what it kept, what runs beside it, how it goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adeverinta import law
from adeverinta.core.dates import romanian_date
from adeverinta.core.finding import Finding
from adeverinta.core.money import BANI_PER_LEU, romanian
from adeverinta.core.month import Month
from adeverinta.core.text import count
from adeverinta.income import codes
from adeverinta.income.earlier_child import EarlierRight, earlier_right, kept_rule
from adeverinta.income.later_months import later_changes
from adeverinta.income.request_case import Case
from adeverinta.income.result import Estimate
from adeverinta.law import show


def estimate_findings(case: Case, made: Sequence[Estimate]) -> list[Finding]:
    """All of them for the estimate, or for both where the parent's choice is not known."""
    first = made[0]
    found = []
    if warning := law.stale(first.payment_month):
        found.append(case.find(codes.LEGE_NEVERIFICATA, mesaj=warning))
    earlier = earlier_right(case.request)
    found += _recalculated(case, first)
    found += _kept(case, earlier, first)
    found += _overlap(case, earlier, first)
    changes = [(one, later_changes(case.request, case.birth, case.switches, one)) for one in made]
    texts = [_of_option(one, "; ".join(said)) for one, said in changes if said]
    if texts:
        found.append(case.find(codes.CUANTUM_SE_SCHIMBA, schimbari="; ".join(texts)))
    return found


def options_findings(case: Case, options: Sequence[Estimate], chosen: Estimate | None) -> list[Finding]:
    """Both amounts with their limits and articles, where one was not picked."""
    if not options or chosen is not None:
        return []
    first, second = (_limits(one, case) for one in options)
    return [case.find(codes.OPTIUNEA_PARINTELUI, prima=first, a_doua=second)]


def _limits(made: Estimate, case: Case) -> str:
    day = made.payment_month.first_day
    two_years = made.option == 2 and not case.request.copil_cu_handicap
    names = ("icc_maxim_2_ani", "icc_maxim") if two_years else ("icc_maxim",)
    bases = [law.basis(name, day) for name in names if _known(name, made.payment_month)]
    cap = "fără maxim" if made.cap is None else f"maxim {_lei(made.cap)}"
    return f"{_lei(made.amount)} (minim {_lei(made.floor)}, {cap}; {bases[0]})"


def _known(name: str, month: Month) -> bool:
    return bool(law.values_in(name, month))


def _lei(lei: int) -> str:
    return f"{romanian(lei * BANI_PER_LEU)} lei"


def _of_option(made: Estimate, text: str) -> str:
    years = {1: "1 an", 2: "2 ani"}
    return text if made.option is None else f"cu opțiunea de {years[made.option]} {text}"


def _recalculated(case: Case, made: Estimate) -> Iterator[Finding]:
    """The amount of January 2009 and what is owed from then on over the flat sum that was paid."""
    if Month.of(made.first_day) >= made.payment_month:
        return
    rule = law.value("recalculare_2009", case.reference)
    flat = law.values_in("icc_suma_fixa", made.payment_month.plus(-1))[-1]
    paid = int(flat.value)
    yield case.find(
        codes.RECALCULARE_2009,
        luna=made.payment_month.label,
        temei=law.basis(rule.parameter, case.reference),
        diferenta=romanian((made.amount - paid) * BANI_PER_LEU),
        fix=show.value_text(flat.value),
        nota=rule.note or "",
    )


def _kept(case: Case, earlier: EarlierRight, made: Estimate) -> Iterator[Finding]:
    """What the earlier indemnity did to the estimate."""
    previous = case.request.indemnizatie_anterioara
    if previous is None:
        return
    rule = kept_rule(case.request, earlier)
    name = rule.parameter if rule else "indemnizatie_anterioara"
    basis = law.basis(name, case.reference)
    kept = rule is not None and made.amount == previous // BANI_PER_LEU
    code = codes.INDEMNIZATIE_ANTERIOARA_PASTRATA if kept else codes.INDEMNIZATIE_ANTERIOARA_FARA_EFECT
    yield case.find(code, suma=romanian(previous), temei=basis)
    if name == "indemnizatie_anterioara" and earlier.until is not None and not earlier.by_age:
        months = law.values_in(name, Month.of(case.reference))
        if months:
            luni = count(int(months[-1].value), "lună", "luni")
            yield case.find(codes.INDEMNIZATIE_ANTERIOARA_FARA_VARSTA, luni=luni, temei=basis)


def _overlap(case: Case, earlier: EarlierRight, made: Estimate) -> Iterator[Finding]:
    """From when to when the increase is due, or why there is none."""
    day = max(made.first_day, made.payment_month.first_day)
    basis = law.basis("icc_suprapunere", day)
    if earlier.possible:
        what = "dacă părintele primea pentru el indemnizația sau stimulentul, se cuvine și majorarea"
        what += "; treceți icc_de_la și icc_pana_la"
    elif not earlier.overlaps or earlier.until is None:
        return
    elif made.overlap is not None:
        what = (
            f"majorarea de {_lei(made.overlap)} se cuvine cât curg amândouă, de la {romanian_date(day)} "
            f"până la {romanian_date(earlier.until)}; apoi rămâne indemnizația de {_lei(made.amount)}"
        )
    elif day > earlier.until:
        what = (
            f"primul drept se încheie la {romanian_date(earlier.until)}, al doilea începe la "
            f"{romanian_date(day)}, deci nu se cuvine majorare"
        )
    else:
        what = "pentru luna aceasta nu se cunoaște nicio regulă a majorării, deci estimarea nu o are"
    yield case.find(codes.SUPRAPUNERE_DREPTURI, ce=what, temei=basis)
