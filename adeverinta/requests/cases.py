"""The cases of a parent's file: what `caz` may say, alone or several parted by `;`."""

from __future__ import annotations

from typing import Final

from adeverinta.core.late_pattern import late
from adeverinta.core.text import fold

INCOMES: Final = ("salariat", "pfa", "drepturi-autor", "profesie-liberala", "somer", "elev-student")
"""Where the parent's income comes from; an employee where none of them is named."""
FAMILIES: Final = (
    "celalalt-parinte", "suprapunere", "nascut-strainatate", "strain", "necasatoriti", "reprezentant-legal",
    "adoptie", "plasament", "tutela", "angajator-disparut", "totalizare-ue",
)  # fmt: skip
"""What is particular about the child, the parents or the job."""
CASES: Final = (*INCOMES, *FAMILIES)
MOST_CASES: Final = 3
"""A sheet of two pages has room for the papers of three."""
EVENTS_OF: Final = {
    "adoptie": ("adoptie", "incredintare"), "plasament": ("plasament",), "tutela": ("tutela",),
}  # fmt: skip
"""The values of `eveniment` that are such a case."""
_SPELLINGS: Final = {
    "salariat": ("salariata", "angajat", "angajata", "contract de munca"),
    "pfa": (
        "persoana fizica autorizata", "ii", "intreprindere individuala", "activitati independente",
        "independent",
    ),
    "drepturi-autor": ("drepturi de autor", "autor", "proprietate intelectuala"),
    "profesie-liberala": (
        "profesie liberala", "profesii liberale", "avocat", "notar", "notar public", "medic",
        "avocat notar medic",
    ),
    "somer": ("somera", "somaj", "in somaj"),
    "elev-student": ("elev", "eleva", "student", "studenta", "masterand", "doctorand", "studii"),
    "celalalt-parinte": ("celalalt parinte", "al doilea parinte", "lunile celuilalt parinte"),
    "suprapunere": ("suprapuneri", "doua drepturi", "doi copii mici"),
    "nascut-strainatate": (
        "nascut in strainatate", "nascuta in strainatate", "copil nascut in strainatate", "strainatate",
    ),
    "strain": ("cetatean strain", "straina", "apatrid", "apatrida", "strain sau apatrid", "straini"),
    "necasatoriti": ("parinti necasatoriti", "necasatorit", "necasatorita"),
    "reprezentant-legal": ("reprezentant legal", "parinte minor", "mama minora", "minor"),
    "adoptie": ("adoptia", "incredintare", "incredintare in vederea adoptiei"),
    "plasament": ("plasament in regim de urgenta", "plasament de urgenta"),
    "tutela": ("tutore", "tutela copilului"),
    "angajator-disparut": (
        "angajator disparut", "angajator desfiintat", "firma desfiintata", "firma radiata", "faliment",
        "fara angajator", "angajator radiat",
    ),
    "totalizare-ue": ("totalizare ue", "totalizare", "munca in ue", "lucru in ue", "ue", "lucrator migrant"),
}  # fmt: skip
_BY_WORDS: Final = {fold(case): case for case in CASES} | {
    fold(words): case for case, spellings in _SPELLINGS.items() for words in spellings
}
_PARTED: Final = late(r"[;,+\n]")


def cases_of(text: str) -> tuple[str, ...] | None:
    """The cases a text names, in the order of `CASES`; None where a part is none or there are too many.

    >>> cases_of("PFA; părinți necăsătoriți"), cases_of("avocat"), cases_of("astronaut")
    (('pfa', 'necasatoriti'), ('profesie-liberala',), None)
    """
    found: set[str] = set()
    for part in filter(None, map(fold, _PARTED.split(text))):
        if part not in _BY_WORDS:
            return None
        found.add(_BY_WORDS[part])
    return tuple(case for case in CASES if case in found) if len(found) <= MOST_CASES else None
