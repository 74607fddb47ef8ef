"""What a declaration 112 says: its employer and month, and each insured person."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from adeverinta.core.month import Month


class Insured(NamedTuple):
    """One person of a declaration; money in whole lei, summed over contracts. `number` counts from 1.

    `cash_less` are the benefits and tickets inside the gross, `untaxed` the 200/300 lei of the minimum
    wage, `codes` the sick leave codes with their indemnity. `current` tells whether the income is of
    the declared month alone (E3_4 = P, or A over that month only); `paid` is E3_16, filled by few
    programs. `other` is the income of section C, `unclear` tells that some income is of none of the three
    sections.
    """

    number: int
    cnp: str
    nume: str
    prenume: str
    brut: int
    cas: int
    cass: int
    somaj: int
    deducere: int
    baza_impozit: int
    impozit: int
    contributii: int
    cash_less: int
    untaxed: int
    realised: int
    paid: int
    current: bool
    employed: bool
    has_income: bool
    other: int = 0
    unclear: bool = False
    codes: tuple[tuple[str, int], ...] = ()
    zile_lucrate: int | None = None
    zile_cm: int | None = None
    data_angajarii: date | None = None
    data_incetarii: date | None = None


@dataclass(frozen=True, slots=True)
class Declaration:
    """One declaration of one employer and month."""

    file: str
    version: int
    month: Month
    cif: str
    rectifying: bool
    insured: tuple[Insured, ...] = field(repr=False, default=())
