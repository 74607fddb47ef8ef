"""What a column may be, in the user's words, and whether a column's cells are such."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from adeverinta.core.dates import parse_date
from adeverinta.payroll.cells import plain_cells
from adeverinta.payroll.layout.column_map import is_blank, text_of
from adeverinta.payroll.layout.payroll_month import month_number, month_of_cell, year_number
from adeverinta.payroll.layout.profiles import NAMES
from adeverinta.payroll.layout.spellings import IGNORED
from adeverinta.payroll.views.heading import cnp_in, is_number
from adeverinta.sources.sheet import Cell

MEANINGS: Final[dict[str, str]] = {
    IGNORED: "nu se citește (nu contează pentru adeverință)",
    "cnp": "CNP-ul persoanei",
    "marca": "marca (numărul matricol sau al contractului)",
    "nume": "numele, sau numele și prenumele",
    "prenume": "prenumele",
    "luna": "luna de salarizare",
    "an": "anul, dacă luna e în altă coloană",
    "angajator_cui": "codul fiscal al angajatorului",
    "angajator": "denumirea angajatorului",
    "tip_venit": "felul venitului (salariu, cm, maternitate, ...)",
    "cod_indemnizatie": "codul indemnizației de concediu medical",
    "cod_perioada": "codul perioadei asimilate (01-23)",
    "brut": "brutul întreg al lunii",
    "cas": "CAS (pensie), reținut salariatului",
    "cass": "CASS (sănătate), reținut salariatului",
    "somaj": "șomaj, reținut salariatului (până în 2017)",
    "deducere": "deducerea personală",
    "sindicat": "cotizația de sindicat",
    "pensie_facultativa": "pensia facultativă (pilonul III)",
    "baza_impozit": "baza de calcul a impozitului",
    "impozit": "impozitul pe venit",
    "net": "netul după contribuții și impozit, înainte de orice reținere (avans, popriri)",
    "neimpozabil": "suma neimpozabilă din brut (200 sau 300 lei)",
    "tichete": "valoarea tichetelor",
    "indemnizatie_maternitate": "indemnizația de maternitate, în bani",
    "indemnizatie_cm": "indemnizația de concediu medical, în bani",
    "zile_lucrate": "zile lucrate",
    "zile_co": "zile de concediu de odihnă",
    "zile_cm": "zile de concediu medical",
    "zile_maternitate": "zile de concediu de maternitate (sarcină și lăuzie)",
    "zile_fara_plata": "zile fără plată (concediu fără plată, absențe nemotivate)",
    "zile_icc": "zile de concediu pentru creșterea copilului",
    "zile_somaj_tehnic": "zile de șomaj tehnic",
    "ore_lucrate": "ore lucrate",
    "ore_co": "ore de concediu de odihnă",
    "ore_cm": "ore de concediu medical",
    "ore_fara_plata": "ore fără plată",
    "ore_maternitate": "ore de maternitate",
    "norma": "norma: ore pe zi",
    "data_angajarii": "data angajării",
    "data_incetarii": "data încetării contractului",
    "functie_de_baza": "are funcția de bază aici (da/nu)",
    "facilitate": "facilitatea fiscală (it, constructii, agro, ...)",
    "persoane_intretinere": "numărul persoanelor în întreținere",
}
_TEXTS: Final = frozenset(("marca", "facilitate", "cod_indemnizatie", "cod_perioada", "angajator", IGNORED))
_ENOUGH: Final = 0.8


def menu() -> tuple[tuple[str, str], ...]:
    """The meanings that can be chosen, in the order in which they are shown, "not read" first."""
    known = [name for name in MEANINGS if name in NAMES]
    return tuple((name, MEANINGS.get(name, name)) for name in (*known, *(n for n in NAMES if n not in known)))


def _is_name(cell: Cell) -> bool:
    return isinstance(cell, str) and any(c.isalpha() for c in cell) and not is_number(cell)


def _is_month(cell: Cell) -> bool:
    return month_of_cell(cell) is not None or month_number(cell) is not None


_KINDS: Final[dict[str, tuple[Callable[[Cell], bool], str]]] = {
    "cnp": (lambda cell: bool(cnp_in(cell)), "CNP-uri valide"),
    "nume": (_is_name, "nume"),
    "prenume": (_is_name, "nume"),
    "luna": (_is_month, "luni"),
    "an": (lambda cell: year_number(cell) is not None, "ani"),
    "angajator_cui": (lambda cell: 2 <= len(plain_cells.digits(text_of(cell))) <= 10, "coduri fiscale"),
    "tip_venit": (lambda cell: plain_cells.kind_of(cell) is not None, "feluri de venit"),
    "data_angajarii": (lambda cell: parse_date(cell) is not None, "date"),
    "data_incetarii": (lambda cell: parse_date(cell) is not None, "date"),
    "functie_de_baza": (lambda cell: plain_cells.yes_no(cell) is not None, "da sau nu"),
    "persoane_intretinere": (lambda cell: plain_cells.small_count(cell) is not None, "numere mici"),
}


def objection(name: str, cells: Sequence[Cell]) -> str:
    """Why a column cannot be what was answered, in Romanian; empty where it can.

    >>> objection("cnp", ["Popa Ina"]), objection("nume", ["Popa Ina"])
    ('nu are CNP-uri valide (de exemplu „Popa Ina”)', '')
    """
    if name in _TEXTS:
        return ""
    test, what = _KINDS.get(name, (is_number, "sume sau numere"))
    filled = [cell for cell in cells if not is_blank(cell) and text_of(cell).strip("-–— ")]
    bad = [cell for cell in filled if not test(cell)]
    if len(filled) - len(bad) < len(filled) * _ENOUGH:
        return f"nu are {what} (de exemplu „{plain_cells.shown(text_of(bad[0]))}”)"
    return ""
