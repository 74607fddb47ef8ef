"""The columns of the requests file: their names, the spellings accepted, and which header is which."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from adeverinta.core.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

REQUIRED: Final = ("cnp", "data_nasterii_copilului")
DATES: Final = (
    "data_nasterii_copilului", "data_prezumata_a_nasterii", "data_evenimentului", "data_angajarii",
    "data_incetarii", "maternitate_de_la", "maternitate_pana_la", "icc_de_la", "icc_pana_la",
    "concediu_de_la", "concediu_pana_la", "cim_data", "data_reluarii", "cerere_data",
    "copil_anterior_nascut",
)  # fmt: skip
MONEY: Final = ("venit_luna_nasterii", "indemnizatie_anterioara")
TEXTS: Final = (
    "nume", "prenume", "nume_anterior", "formular", "scop", "strada", "numar", "bloc", "scara", "etaj",
    "apartament", "localitate", "comuna", "sector", "judet", "cetatenie", "calitatea", "telefon", "fax",
    "email", "ci_tip", "ci_seria", "ci_numar", "ci_emis_de", "cim_numar", "functie", "cerere_numar",
    "copil1_nume", "copil1_cnp", "copil1_act_tip", "copil1_act_seria", "copil1_act_numar",
    "copil2_nume", "copil2_cnp", "copil2_act_tip", "copil2_act_seria", "copil2_act_numar",
    "copil3_nume", "copil3_cnp", "copil3_act_tip", "copil3_act_seria", "copil3_act_numar", "motiv_luni",
)  # fmt: skip
CHILD_CNPS: Final = ("copil1_cnp", "copil2_cnp", "copil3_cnp")
CHOICES: Final = (
    "eveniment", "numar_copii", "copil_cu_handicap", "recalculare", "concediu_solicitat", "dosar_depus",
    "functie_de_baza", "persoane_intretinere",
    "luni_alese",
    "optiune", "fara_concediu_maternitate", "caz",
)  # fmt: skip
COLUMNS: Final = ("cnp", *DATES, *MONEY, *TEXTS, *CHOICES)

_SYNONYMS: Final[dict[str, tuple[str, ...]]] = {
    "cnp": ("cod numeric personal", "c n p", "cnp salariat", "cnp angajat", "cnp persoana", "cnp parinte"),
    "data_nasterii_copilului": (
        "data nasterii", "data nastere", "data nastere copil", "data nasterii copil", "nascut la",
        "data nasterii copiilor", "copil nascut la", "nastere copil",
    ),
    "data_prezumata_a_nasterii": (
        "data prezumata", "data prezumata nasterii", "data prezumata nastere", "data probabila a nasterii",
    ),
    "data_evenimentului": ("data eveniment",),
    "nume": (
        "numele", "nume familie", "nume de familie", "nume si prenume", "numele si prenumele", "nume prenume",
    ),
    "prenume": ("prenumele",),
    "nume_anterior": ("numele anterior", "nume anterioare", "nume inainte de casatorie"),
    "formular": ("cod formular", "model", "tip formular", "tip adeverinta"),
    "scop": ("scopul", "scop adeverinta"),
    "numar": ("nr", "numarul", "nr strada", "numar strada"),
    "bloc": ("bl", "blocul"),
    "scara": ("sc",),
    "etaj": ("et", "etajul"),
    "apartament": ("ap", "apartamentul"),
    "strada": ("str",),
    "localitate": ("localitatea", "oras", "orasul", "municipiu"),
    "comuna": ("com", "sat", "comuna sat", "comuna si satul"),
    "telefon": ("tel", "telefonul", "numar de telefon"),
    "email": ("e mail", "adresa de email", "posta electronica"),
    "ci_tip": ("act de identitate", "tip act identitate"),
    "ci_seria": ("seria ci", "serie ci", "seria actului de identitate"),
    "ci_numar": ("numar ci", "nr ci", "numarul actului de identitate"),
    "ci_emis_de": ("ci emis de", "eliberat de", "emis de"),
    "copil1_nume": ("nume copil", "numele copilului", "nume si prenume copil"),
    "copil1_cnp": ("cnp copil", "cnp ul copilului"),
    "cim_numar": ("numar cim", "nr cim", "numar contract", "numarul contractului"),
    "cim_data": ("data cim", "data contractului"),
    "functie": ("functia", "functia salariatului", "post"),
    "data_reluarii": ("data reluarii activitatii", "reluare activitate"),
    "concediu_pana_la": ("concediu crestere copil pana la",),
    "cerere_numar": ("numar cerere", "nr cerere"),
    "cerere_data": ("data cererii",),
    "sector": ("sectorul",),
    "luni_alese": ("luni in calcul alese", "luni alese de mana"),
    "motiv_luni": ("motivul lunilor alese", "motiv luni alese"),
    "judet": ("judetul", "jud"),
    "cetatenie": ("cetatenia",),
    "calitatea": ("calitate",),
    "data_angajarii": ("data angajare", "angajat de la", "data angajarii salariatului"),
    "data_incetarii": ("data incetare", "data incetarii contractului", "data plecarii"),
    "maternitate_de_la": ("inceput maternitate", "data inceput maternitate", "concediu maternitate de la"),
    "maternitate_pana_la": (
        "sfarsit maternitate", "data sfarsit maternitate", "concediu maternitate pana la",
    ),
    "icc_de_la": ("inceput icc",),
    "icc_pana_la": ("sfarsit icc",),
    "concediu_de_la": ("concediu de la data", "concediu crestere copil de la"),
    "venit_luna_nasterii": ("venitul lunii nasterii", "venit luna nastere", "venitul din luna nasterii"),
    "numar_copii": ("nr copii", "numarul de copii", "numar de copii", "numarul copiilor"),
    "copil_cu_handicap": ("handicap", "copil handicap", "copil cu dizabilitati"),
    "indemnizatie_anterioara": ("indemnizatia anterioara",),
    "copil_anterior_nascut": (
        "data nasterii copilului anterior", "copilul anterior nascut la", "nasterea copilului anterior",
    ),
    "optiune": ("optiunea", "optiunea parintelui", "ani de concediu"),
    "fara_concediu_maternitate": ("fara maternitate", "fara concediu de maternitate"),
    "caz": ("cazul dosarului", "caz dosar", "cazul parintelui"),
    "functie_de_baza": ("functia de baza", "functie baza", "locul de munca de baza", "loc de munca de baza"),
    "persoane_intretinere": (
        "persoane in intretinere", "persoane intretinute", "nr persoane in intretinere",
        "numar persoane in intretinere", "numarul persoanelor in intretinere",
    ),
}  # fmt: skip
_EXACT: Final = {fold(name): name for name in COLUMNS}
_LOOSE: Final = {spelling: name for name, spellings in _SYNONYMS.items() for spelling in spellings}
_NOTE: Final = re.compile(r"\([^)]*\)|\[[^\]]*\]")


class Header(NamedTuple):
    """A header row: `columns` maps names to 0-based columns; the rest is what was not understood."""

    row: int
    columns: dict[str, int]
    unknown: tuple[tuple[int, str], ...]
    doubled: tuple[tuple[str, int, int], ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Required columns that are not there."""
        return tuple(name for name in REQUIRED if name not in self.columns)


def read_header(row: int, cells: Sequence[object]) -> Header:
    """Match the cells of a row to columns; a contract name goes before a looser spelling of the same."""
    texts = [(index, str(cell)) for index, cell in enumerate(cells) if isinstance(cell, str) and cell.strip()]
    columns: dict[str, int] = {}
    unknown: list[tuple[int, str]] = []
    doubled: list[tuple[str, int, int]] = []
    rest: list[tuple[int, str]] = []
    for index, text in texts:
        name = _named(text, _EXACT)
        if name is None:
            rest.append((index, text))
        elif name in columns:
            doubled.append((name, columns[name], index))
        else:
            columns[name] = index
    exact = set(columns)
    for index, text in rest:
        name = _named(text, _LOOSE)
        if name is None or name in exact:
            unknown.append((index, text))
        elif name in columns:
            doubled.append((name, columns[name], index))
        else:
            columns[name] = index
    return Header(row, columns, tuple(unknown), tuple(doubled))


def _named(text: str, names: dict[str, str]) -> str | None:
    return names.get(fold(text)) or names.get(fold(_NOTE.sub(" ", text)))


def nearest(text: str, names: Sequence[str]) -> str | None:
    """The name that was probably meant, for a suggestion only."""
    from difflib import get_close_matches

    folded = {fold(name): name for name in names}
    hits = get_close_matches(fold(text), list(folded), n=1, cutoff=0.75)
    return folded[hits[0]] if hits else None
