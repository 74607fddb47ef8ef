"""The person's name for print: from the request, else from the payroll, never split by guessing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Final, NamedTuple

from adeverinta.certificate import codes
from adeverinta.core.finding import Finding, finding
from adeverinta.core.late_pattern import late
from adeverinta.core.text import clean, fold, mask_cnp
from adeverinta.payroll.rows import PayrollRow
from adeverinta.requests.records import CertificateRequest

_NUMBERS: Final = late(r"\d{10,}")


class PersonName(NamedTuple):
    """`prenume` is empty where the only source has both in one column."""

    nume: str
    prenume: str

    @property
    def full(self) -> str:
        """Surname first, as Romanian forms have it."""
        return f"{self.nume} {self.prenume}".strip()


def _differs(request: CertificateRequest, asked: PersonName, exported: PersonName) -> Finding:
    """`NUME_DIFERIT`; a name without a word in common is said to be another person's."""
    words = set(fold(f"{asked.full} {request.nume_anterior}").replace("-", " ").split())
    strange = words.isdisjoint(fold(exported.full).replace("-", " ").split())
    return finding(
        codes.NUME_DIFERIT,
        cnp=request.cnp,
        stat=exported.full,
        altul="; nu au niciun cuvânt în comun, deci CNP-ul din cerere pare să fie al altei persoane, ale"
        " cărei venituri s-ar tipări"
        if strange
        else "",
        source=request.cell("nume"),
    )


def person_name(
    request: CertificateRequest, rows: Sequence[PayrollRow]
) -> tuple[PersonName, tuple[Finding, ...]]:
    """The name and what is doubtful about it; the newest row speaks for the payroll."""
    newest = max(rows, key=lambda row: row.month, default=None)
    exported = (
        PersonName(clean(newest.nume or ""), clean(newest.prenume or "")) if newest else PersonName("", "")
    )
    asked = PersonName(clean(request.nume), clean(request.prenume))
    cnp = request.cnp
    if not asked.full:
        if not exported.full:
            return exported, (finding(codes.NUME_LIPSA, cnp=cnp, cnp_mascat=mask_cnp(cnp)),)
        if not exported.prenume:
            return exported, (
                finding(codes.NUME_NEDESPARTIT, cnp=cnp, source=newest.cell("nume") if newest else None),
            )
        return exported, ()
    asked = _completed(asked, exported)
    if not asked.nume or _NUMBERS.search(asked.full):
        code = codes.NUME_NEPOTRIVIT if asked.nume else codes.NUME_LIPSA
        return asked, (finding(code, cnp=cnp, source=request.cell("nume"), cnp_mascat=mask_cnp(cnp)),)
    if exported.full and sorted(fold(asked.full).split()) != sorted(fold(exported.full).split()):
        return asked, (_differs(request, asked, exported),)
    if exported.full and _swapped(asked, exported) and not _as_asked(asked, rows):
        where = request.cell("nume")
        said = finding(
            codes.NUME_INVERSAT,
            cnp=cnp,
            source=where,
            nume=asked.nume,
            prenume=asked.prenume,
            stat=exported.full,
        )
        return asked, (said,)
    return asked, ()


def _as_asked(asked: PersonName, rows: Sequence[PayrollRow]) -> bool:
    """Whether some row has the name in the request's order: then the payroll itself changes it."""
    return any(fold(f"{row.nume or ''} {row.prenume or ''}") == fold(asked.full) for row in rows)


def _completed(asked: PersonName, exported: PersonName) -> PersonName:
    """The half of a name that a request leaves out: of a name in one column, what the given half leaves.

    >>> _completed(PersonName("", "Ana-Maria"), PersonName("IONESCU ANA MARIA", "")).full
    'IONESCU Ana-Maria'
    """
    if asked.nume and asked.prenume:
        return asked
    words, given = exported.nume.split(), fold(asked.nume or asked.prenume)
    if not exported.prenume:
        for first, after in combinations(range(len(words) + 1), 2):
            if fold(" ".join(words[first:after])) == given:
                rest = " ".join((*words[:first], *words[after:]))
                return PersonName(asked.nume or rest, asked.prenume or rest)
    return PersonName(asked.nume or exported.nume, asked.prenume or exported.prenume)


def _swapped(asked: PersonName, exported: PersonName) -> bool:
    """The same words the other way round; payrolls print the surname first, in one column or in two.

    >>> _swapped(PersonName("Ana-Maria", "Ionescu"), PersonName("IONESCU ANA MARIA", ""))
    True
    """
    words, others = fold(asked.full), fold(f"{asked.prenume} {asked.nume}")
    return words != others == fold(exported.full)
