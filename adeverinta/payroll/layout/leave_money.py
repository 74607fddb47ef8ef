"""Headers that name the money of medical leave by its payer: the health fund, the accident fund, a budget.

Programs call the same sum by many names ("Ind. FNUASS", "Suportat din FNUASS", "Sume CNAS", "Suma CM fond");
every word of such a header says who pays, what for, or that it is a sum. What stands under it is a share of
the indemnity: it is added to the other shares and left aside where a column has the whole. A header that
does not say that it is a sum ("CM FNUASS") may count days and is not taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_FUND: Final = frozenset(("fnuass", "fnuas", "fnass", "fuass", "cnas", "cnass", "faambp", "fambp"))
"""The funds that indemnities are paid from (OUG 158/2005, Law 346/2002), and the house of the first."""
_PAYER: Final = frozenset(
    ("fond", "fondul", "fondului", "fonduri", "bugetul", "buget", "bugetului", "bass", "sanatate",
     "sanatatii", "angajator", "angajatorului", "unitate", "unitatea", "unitatii", "firma", "firmei",
     "societate", "societatii", "national", "unic", "stat", "statului")
)  # fmt: skip
_LEAVE: Final = frozenset(("cm", "medical", "medicale", "boala", "incapacitate"))
_SUM: Final = frozenset(
    ("ind", "indem", "indemn", "indemniz", "indemnizatie", "indemnizatii", "indemnizatia", "indemnizatiei",
     "suportat", "suportata", "suportate", "platit", "platita", "platite", "decontat", "decontata",
     "decontate", "recuperat", "recuperata", "recuperate", "sume", "suma", "sumele", "lei", "ron",
     "valoare", "val", "brut", "bruta")
)  # fmt: skip
_BESIDE: Final = frozenset(
    ("concediu", "concediul", "concedii", "conc", "temporara", "munca", "parte", "partea", "din", "de",
     "la", "pe", "a", "al", "pentru", "cu", "catre", "prin", "luna", "total")
)  # fmt: skip
_ALL: Final = _FUND | _PAYER | _LEAVE | _SUM | _BESIDE


def is_leave_share(words: Sequence[str]) -> bool:
    """Whether a header's words name a payer's share of an indemnity of medical leave, in money, and no more.

    >>> [is_leave_share(text.split()) for text in ("suportat din fnuass", "suma cm fond", "ind cnas")]
    [True, True, True]
    >>> [is_leave_share(text.split()) for text in ("contributie cnas", "fond sanatate", "cm fnuass")]
    [False, False, False]
    """
    own = frozenset(words)
    return own <= _ALL and bool(own & _SUM and (own & _FUND or (own & _LEAVE and own & _PAYER)))
