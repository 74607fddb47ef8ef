"""The person's name for print: from the request, else from the payroll, never split by guessing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from adeverinta.core.finding import Finding, finding
from adeverinta.core.text import clean, fold, mask_cnp
from adeverinta.payroll.rows import PayrollRow
from adeverinta.requests.records import CertificateRequest

_NUMBERS: Final = re.compile(r"\d{10,}")


class PersonName(NamedTuple):
    """`prenume` is empty where the only source has both in one column."""

    nume: str
    prenume: str

    @property
    def full(self) -> str:
        """Surname first, as Romanian forms have it."""
        return f"{self.nume} {self.prenume}".strip()


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
            return exported, (finding("NUME_LIPSA", cnp=cnp, cnp_mascat=mask_cnp(cnp)),)
        if not exported.prenume:
            return exported, (
                finding("NUME_NEDESPARTIT", cnp=cnp, source=newest.cell("nume") if newest else None),
            )
        return exported, ()
    if not asked.nume or not asked.prenume:
        asked = PersonName(asked.nume or exported.nume, asked.prenume or exported.prenume)
    if not asked.nume or _NUMBERS.search(asked.full):
        code = "NUME_NEPOTRIVIT" if asked.nume else "NUME_LIPSA"
        return asked, (finding(code, cnp=cnp, source=request.cell("nume"), cnp_mascat=mask_cnp(cnp)),)
    same = not exported.full or sorted(fold(asked.full).split()) == sorted(fold(exported.full).split())
    return asked, () if same else (
        finding("NUME_DIFERIT", cnp=cnp, stat=exported.full, source=request.cell("nume")),
    )
