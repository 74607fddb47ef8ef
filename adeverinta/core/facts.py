"""Facts of a certificate are values: which kind of value stands under which name.

`certificate` makes them, `forms` spells them, once for the paper and once for machines. A name that is not in
the table holds text, and text is never read for what it looks like.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum, unique
from typing import Final

from adeverinta.core.month import Month

OUTSIDE: Final = "–"
"""Instead of the value of a month in which there was no contract."""


@unique
class FactKind(Enum):
    """What a value is. The Python type is in brackets; no value at all is None (of a text: empty).

    BANI: an amount [int bani]; LEI: one printed without bani where it has none [int bani]; DAY [date];
    MONTH, MONTH_NAME, YEAR: a month, or the part of it that is printed [Month]; DAYS [int hundredths of a
    day]; SICK_AND_LEAVE: days of medical leave and of holiday [pair of them]; COUNT [int]; TEXT [str].
    """

    TEXT = "text"
    BANI = "suma"
    LEI = "suma_lei"
    DAY = "data"
    MONTH = "luna"
    MONTH_NAME = "luna_nume"
    YEAR = "anul"
    DAYS = "zile"
    SICK_AND_LEAVE = "zile_cm_co"
    COUNT = "numar"


Fact = str | int | date | Month | tuple[int, int] | None
"""A value; a condition of the form (`verso`, `plural`) is a bool, which is an int."""

_NAMES: Final[Mapping[FactKind, str]] = {
    FactKind.BANI: (
        "total media media_85 valoare brut contributii impozit"
        " total_brut total_contributii total_impozit total_net"
    ),
    FactKind.LEI: (
        "stimulent_mare stimulent_mic stimulent_suma indemnizatie_3_7 program_redus minim_2009 maxim_2009"
        " alocatie_mica alocatie_mare"
    ),
    FactKind.DAY: (
        "data data_angajarii data_incetarii data_reluarii cim_data cerere_data copil_nascut_la"
        " maternitate_de_la maternitate_pana_la ziua_42 ziua_43 prima_zi icc_de_la icc_pana_la"
        " concediu_de_la concediu_pana_la venituri_de_la venituri_pana_la"
        " stimulent_prag stimulent_pana_mare stimulent_pana doi_ani trei_ani"
        " termen_dosar termen_stimulent termen_prelungire termen_schimbari termen_anunt termen_intoarcere"
        " termen_celalalt termen_suprapunere termen_suprapunere_inainte termen_suprapunere_dupa"
        " termen_certificat termen_decizie termen_raspuns termen_plangere termen_acte_fiscale"
        " termen_un_an termen_doi_ani termen_recalculare"
    ),
    FactKind.MONTH: "luna",
    FactKind.MONTH_NAME: "luna_nume",
    FactKind.YEAR: "anul",
    FactKind.DAYS: "zile_lucrate zile_fara_plata zile_somaj_tehnic",
    FactKind.SICK_AND_LEAVE: "zile_cm_co",
    FactKind.COUNT: "copil_varsta stimulent_luni stimulent_concediu",
}
KINDS: Final[Mapping[str, FactKind]] = {
    name: kind for kind, names in _NAMES.items() for name in names.split()
}
"""The kind of each fact that is not text."""


def kind_of(name: str) -> FactKind:
    """The kind of a fact.

    >>> kind_of("total"), kind_of("cim_numar")
    (<FactKind.BANI: 'suma'>, <FactKind.TEXT: 'text'>)
    """
    return KINDS.get(name, FactKind.TEXT)


def is_blank(value: Fact | Sequence[object]) -> bool:
    """Whether nothing is known: 0 lei and 0 days are something.

    >>> is_blank(None), is_blank(""), is_blank(False), is_blank(0)
    (True, True, True, False)
    """
    return value is None or value is False or value == ""
