"""Single cells that are no amounts: CNP, marcă, kind of income, codes, yes and no."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from adeverinta.core.late_pattern import late
from adeverinta.core.text import clean, fold, mask_cnps
from adeverinta.payroll.layout.column_map import text_of
from adeverinta.payroll.rows import IncomeKind
from adeverinta.sources.sheet import Cell

_SCIENTIFIC: Final = late(r"\d(?:[.,]\d+)?\s*E\s*\+?\s*\d{1,2}", re.IGNORECASE)
_JUNK: Final = late(r"[\s'’`\u00a0\u200b-\u200f\ufeff]+")
_KINDS: Final[dict[IncomeKind, str]] = {
    IncomeKind.SALARIU: "salariu|salarii|salar|sal|salariu net|venit salarial|"
    "venituri din salarii|salariu de baza|s|salariu brut|"
    "prima|prime|premiu|premii|premiere|spor|sporuri|ore suplimentare|"
    "concediu de odihna|concediu odihna|co|indemnizatie co|indemnizatie concediu de odihna|"
    "indemnizatie de concediu|al 13 lea salariu|salariul al 13 lea|gratificatie|gratificatii|"
    "comision|comisioane",
    IncomeKind.CM: "cm|c m|concediu medical|concedii medicale|boala|medical|indemnizatie cm|"
    "indemnizatie boala|"
    "indemnizatie concediu medical|incapacitate|incapacitate temporara de munca|concediu de boala",
    IncomeKind.MATERNITATE: "maternitate|sarcina si lauzie|sarcina si lehuzie|sarcina lauzie|"
    "concediu maternitate|"
    "concediu de maternitate|indemnizatie maternitate|indemnizatie de maternitate|prenatal|postnatal|"
    "sarcina|lauzie|sarcina lehuzie",
    IncomeKind.SOMAJ_TEHNIC: "somaj tehnic|somaj tehn|st|indemnizatie somaj tehnic|intrerupere activitate|"
    "intrerupere temporara activitate",
    IncomeKind.ICC: "icc|indemnizatie crestere copil|indemnizatie pentru cresterea copilului|"
    "indemnizatia pentru cresterea copilului|crestere copil|concediu crestere copil|cic|ccc",
    IncomeKind.ALT: "alt|alte|alte venituri|altele|alt venit|drepturi de autor|drepturi autor|dda",
    IncomeKind.CONTRACT_ASIGURARE: "contract asigurare|contract de asigurare|contract de asigurare sociala|"
    "contract individual de asigurare sociala|venit declarat contract de asigurare sociala",
    IncomeKind.EXCLUS: "exclus|exclusa|chirii|chirie|dividende|dividend|venituri din chirii|"
    "venituri din dividende",
}
KINDS: Final[dict[str, IncomeKind]] = {
    name: kind for kind, names in _KINDS.items() for name in names.split("|")
}
_QUOTED: Final = 40
_YES: Final = frozenset(["da", "d", "yes", "y", "1", "x", "true", "adevarat"])
_NO: Final = frozenset(["nu", "n", "no", "0", "false", "fals"])


def cnp_text(cell: Cell) -> str:
    """The CNP's digits where the cell holds some; other texts as they stand; empty for an empty cell."""
    if isinstance(cell, str):
        if len(cell) == 13 and cell.isdigit():
            return cell
        text = _JUNK.sub("", cell)
        if text.startswith('="') and text.endswith('"'):  # what keeps Excel from spoiling digits in a csv
            text = text[2:-1]
        return text[:-2] if text.endswith(".0") and text[:-2].isdigit() else text
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell)


def is_scientific(text: str) -> bool:
    """A CNP that a spreadsheet turned into 2.85E+12."""
    return bool(_SCIENTIFIC.fullmatch(text))


def marca_text(cell: Cell) -> str:
    """The marcă as printed; empty when there is none."""
    return _marca_of(cell if isinstance(cell, str) else text_of(cell))


@lru_cache(maxsize=1 << 16)
def _marca_of(written: str) -> str:
    text = clean(written)
    if text.endswith(".0") and text[:-2].isdigit():
        text = text[:-2]
    return "" if not text.strip("-–—_. ") else text


def marca_key(marca: str | None) -> str | None:
    """The marcă as compared: a number cell loses the leading zeros that a text cell keeps."""
    if not marca:
        return None
    key = marca.replace(" ", "").casefold()
    return (key.lstrip("0") or "0") if key.isdigit() else key


@lru_cache(maxsize=1024)
def _kind_of_text(text: str) -> IncomeKind | None:
    folded = fold(text)
    return KINDS.get(folded) or (
        IncomeKind(folded.replace(" ", "_")) if folded.replace(" ", "_") in set(IncomeKind) else None
    )


def kind_of(cell: Cell) -> IncomeKind | None:
    """The kind of income; an empty cell is salary, None is a word that is not known."""
    text = text_of(cell)
    return _kind_of_text(text) if text.strip("-–— ") else IncomeKind.SALARIU


def code_text(cell: Cell) -> str | None:
    """A code of the nomenclators: two digits ("8" and 8.0 are "08"); other texts stay."""
    text = text_of(cell).removesuffix(".0")
    if not text.strip("-–— "):
        return None
    return text.zfill(2) if text.isdigit() else text


@lru_cache(maxsize=1 << 16)
def _plain_of_text(text: str) -> str | None:
    return clean(text) or None


def plain_text(cell: Cell) -> str | None:
    """A text as it is printed, None when empty."""
    return _plain_of_text(cell) if isinstance(cell, str) else text_of(cell) or None


def yes_no(cell: Cell) -> bool | None:
    """Da or nu; None for anything else."""
    folded = fold("da" if cell is True else "nu" if cell is False else text_of(cell))
    return True if folded in _YES else False if folded in _NO else None


def small_count(cell: Cell) -> int | None:
    """A whole number from 0 to 99."""
    text = text_of(cell).removesuffix(".0")
    return int(text) if re.fullmatch(r"\d{1,2}", text) else None


def shown(text: str) -> str:
    """A cell's text as a message may quote it: short, no CNP whole."""
    text = mask_cnps(clean(text))
    return text if len(text) <= _QUOTED else f"{text[: _QUOTED - 1]}…"


def digits(text: str) -> str:
    """A fiscal code as compared: its digits without leading zeros."""
    return "".join(c for c in text if c.isdigit()).lstrip("0")
