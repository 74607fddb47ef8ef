"""What declarations 112 add: a check of the payroll, and the net of months that no payroll has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import Finding, finding
from adeverinta.core.money import Bani, romanian
from adeverinta.core.month import Month, listed
from adeverinta.core.source import Source
from adeverinta.payroll.d112 import codes
from adeverinta.payroll.rows import IncomeKind, PayrollRow, Proof

if TYPE_CHECKING:
    from adeverinta.payroll.reading_state import TakenIn
    from adeverinta.sources.declaration_records import Declaration, Insured

SHEET: Final = "asigurați"
TOLERANCE: Final[Bani] = 200
"""The declaration rounds each contract's amounts to the leu."""


class Declared(NamedTuple):
    """What the declarations gave: rows for months without payroll, the months they cover, findings."""

    rows: list[PayrollRow]
    months: frozenset[Month]
    findings: list[Finding]


def pick(declarations: Iterable[TakenIn]) -> tuple[dict[Month, TakenIn], list[Finding]]:
    """The declaration that holds for each month: a rectifying one replaces the first one."""
    findings: list[Finding] = []
    chosen: dict[Month, TakenIn] = {}
    for item in declarations:
        this = item.declaration
        other = chosen.get(this.month)
        if other is None:
            chosen[this.month] = item
            continue
        before = other.declaration
        if before.rectifying == this.rectifying:
            if other.everyone == item.everyone:
                continue
            source = Source(this.file)
            raise InputStop(finding(codes.D112_REPETATA, month=this.month, source=source, alta=before.file))
        newer, older = (item, other) if this.rectifying else (other, item)
        chosen[this.month] = newer
        source = Source(newer.declaration.file)
        findings.append(
            finding(codes.D112_RECTIFICATA, month=this.month, source=source, veche=older.declaration.file)
        )
    return chosen, findings


def declared(
    declarations: Mapping[Month, Declaration],
    covered: Iterable[Month],
    rows: Mapping[str, Sequence[PayrollRow]],
    wanted: Iterable[str] | None,
    tolerance: Bani = TOLERANCE,
) -> Declared:
    """Check the months that the payroll covers, compute the others."""
    result: list[PayrollRow] = []
    findings: list[Finding] = []
    made: dict[str, list[PayrollRow]] = defaultdict(list)
    months = set(covered)
    chosen = wanted if wanted is None or isinstance(wanted, frozenset) else frozenset(wanted)
    for month, declaration in sorted(declarations.items()):
        people = {
            item.cnp: item
            for item in declaration.insured
            if item.employed and (chosen is None or item.cnp in chosen)
        }
        findings += _apart(declaration, people.values())
        if month in months:
            findings += _checked(declaration, people, rows, chosen, tolerance)
            continue
        for insured in people.values():
            source = Source(declaration.file, SHEET, insured.number)
            reason = why_no_net(insured, declaration.version, month)
            if reason:
                code = codes.D112_FARA_NET
                findings.append(finding(code, cnp=insured.cnp, month=month, source=source, motiv=reason))
                continue
            row = _row(insured, month, source)
            result.append(row)
            made[insured.cnp].append(row)
    findings += _computed(made)
    return Declared(result, frozenset(declarations) - months, findings)


def _computed(made: Mapping[str, Sequence[PayrollRow]]) -> Iterator[Finding]:
    """Once a person: the months whose net only the declarations give."""
    for cnp, rows in made.items():
        months = [row.month for row in rows]
        yield finding(
            codes.NET_DIN_D112,
            cnp=cnp,
            month=months[0],
            months=months,
            source=rows[0].source,
            luni=listed(months),
            suma=romanian(rows[0].net or 0),
            prima=f"; {rows[0].month.label}" if len(rows) > 1 else "",
        )


def _apart(declaration: Declaration, people: Iterable[Insured]) -> list[Finding]:
    """Income that is no wage is named, and left out of every sum."""
    return [
        finding(
            codes.D112_ALTE_VENITURI,
            cnp=insured.cnp,
            month=declaration.month,
            source=Source(declaration.file, SHEET, insured.number),
            suma=romanian(insured.other * 100),
        )
        for insured in people
        if insured.other and not insured.unclear
    ]


def why_no_net(insured: Insured, version: int, month: Month) -> str:
    """Why the declaration does not give the person's net, empty where it does."""
    from adeverinta import law  # the help of a command has no use for it

    if version == 1:
        return "versiunea 1 a declarației are brutul și contribuțiile, dar nu și impozitul persoanei"
    if insured.unclear:
        return "are venituri despre care nu se spune că sunt din secțiunea A, B sau C (E3_1)"
    if not insured.current:
        return "are și venituri ale altor luni (E3_4 = A, cu altă perioadă decât luna declarată)"
    if not insured.has_income:
        return "declarația nu are veniturile din salarii ale persoanei (E3 din secțiunea A sau B)"
    without_tax = law.medical_leave(month.last_day).untaxed_codes
    untaxed = sorted({code for code, _ in insured.codes if code.zfill(2) in without_tax})
    if untaxed:
        said = ", ".join(untaxed)
        return f"are o indemnizație neimpozabilă (cod {said}), pe care programele o declară diferit"
    if insured.cash_less and _gross(insured) is None:
        return "are tichete sau avantaje despre care nu se vede dacă sunt cuprinse în venitul brut"
    if abs(insured.contributii - _contributions(insured)) > 1 and insured.contributii != 0:
        return "contribuțiile din secțiunile A/B și E3 sunt diferite"
    gross = _gross(insured)
    if gross is None or gross - _contributions(insured) - insured.impozit < 0:
        return "venitul brut, contribuțiile și impozitul nu se potrivesc"
    return ""


def _contributions(insured: Insured) -> int:
    return insured.cas + insured.cass + insured.somaj


def _gross(insured: Insured) -> int | None:
    """The gross in money, whole lei: without tickets, with the untaxed sum; None where it cannot be told."""
    gross = insured.brut
    if insured.cash_less:
        inside = gross - insured.realised == insured.cash_less
        if not insured.realised or not (inside or gross == insured.realised):
            return None
        gross -= insured.cash_less if inside else 0
    elif insured.untaxed and insured.realised == gross + insured.untaxed:
        gross += insured.untaxed
    return gross


def _row(insured: Insured, month: Month, source: Source) -> PayrollRow:
    gross = _gross(insured)
    assert gross is not None
    days, sick = insured.zile_lucrate, insured.zile_cm
    return PayrollRow(
        cnp=insured.cnp,
        month=month,
        kind=IncomeKind.SALARIU,
        source=source,
        nume=insured.nume,
        prenume=insured.prenume,
        brut=gross * 100,
        cas=insured.cas * 100,
        cass=insured.cass * 100,
        somaj=insured.somaj * 100,
        deducere=insured.deducere * 100,
        baza_impozit=insured.baza_impozit * 100,
        impozit=insured.impozit * 100,
        net=(gross - _contributions(insured) - insured.impozit) * 100,
        zile_lucrate=None if days is None else days * 100,
        zile_cm=None if sick is None else sick * 100,
        data_angajarii=insured.data_angajarii,
        data_incetarii=insured.data_incetarii,
        net_computed=True,
        proof=Proof.D112,
    )


def _checked(
    declaration: Declaration,
    people: Mapping[str, Insured],
    rows: Mapping[str, Sequence[PayrollRow]],
    wanted: frozenset[str] | None,
    tolerance: Bani,
) -> list[Finding]:
    """One finding for each sum that differs, and for each person that only one of the two has."""
    findings: list[Finding] = []
    month = declaration.month
    for cnp, own in rows.items():
        mine = [row for row in own if row.month == month]
        insured = people.get(cnp)
        if mine and insured is None and (wanted is None or cnp in wanted):
            findings.append(
                finding(
                    codes.D112_FARA_PERSOANA,
                    cnp=cnp,
                    month=month,
                    source=mine[0].source,
                    declaratie=declaration.file,
                )
            )
    for cnp, insured in people.items():
        mine = [row for row in rows.get(cnp, ()) if row.month == month]
        source = Source(declaration.file, SHEET, insured.number)
        if not mine:
            findings.append(finding(codes.D112_NUMAI_IN_DECLARATIE, cnp=cnp, month=month, source=source))
            continue
        limit = tolerance * max(1, len(mine))
        for what, given, allowed in _compared(mine, insured, declaration.version):
            if all(abs(given - lei * 100) > limit for lei in allowed):
                findings.append(
                    finding(
                        codes.D112_DIFERENTA,
                        cnp=cnp,
                        month=month,
                        source=mine[0].source,
                        ce=what,
                        stat=romanian(given),
                        declarat=romanian(allowed[0] * 100),
                        declaratie=str(source),
                    )
                )
    return findings


def _compared(
    rows: Sequence[PayrollRow], insured: Insured, version: int
) -> list[tuple[str, Bani, tuple[int, ...]]]:
    """What is compared, the payroll's sum in bani, the sums in lei that agree with the declaration."""
    found: list[tuple[str, Bani, tuple[int, ...]]] = []
    gross = [row.brut for row in rows]
    if all(value is not None for value in gross) and insured.brut:
        bases = (insured.brut, insured.brut + insured.untaxed)
        allowed = tuple(dict.fromkeys((*bases, *(base - insured.cash_less for base in bases))))
        found.append(("brutul", sum(value or 0 for value in gross), allowed))
    if all(row.cas is not None and row.cass is not None for row in rows):
        given = sum((row.cas or 0) + (row.cass or 0) + (row.somaj or 0) for row in rows)
        found.append(("contribuțiile", given, (_contributions(insured),)))
    if version != 1 and insured.has_income and all(row.impozit is not None for row in rows):
        found.append(("impozitul", sum(row.impozit or 0 for row in rows), (insured.impozit,)))
    return found
