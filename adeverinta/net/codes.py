"""Finding codes: the net of a month against the law."""

from __future__ import annotations

from typing import Final

from adeverinta.core.code import Chapter

CONTRIBUTIE_DIFERITA: Final = Chapter.INCOME.warning(
    "CONTRIBUTIE_DIFERITA",
    "În {luna} contribuțiile nu ies din brut: {ce}. Cauza probabilă: {cauza} ({sume}){rezerva}.",
    "{net_tiparit}; verificați rândul în programul de salarizare.",
)
DEDUCERE_DIFERITA: Final = Chapter.INCOME.warning(
    "DEDUCERE_DIFERITA",
    "În {luna} deducerea personală nu este cea din tabel pentru niciun număr potrivit de persoane în întreținere: {ce}. Cauza probabilă: {cauza} ({sume}){rezerva}.",
    "{net_tiparit}; verificați deducerea și funcția de bază.",
)
IMPOZIT_DIFERIT: Final = Chapter.INCOME.warning(
    "IMPOZIT_DIFERIT",
    "În {luna} impozitul nu iese din brut, contribuții și deducere: {ce}. Cauza probabilă: {cauza} ({sume}){rezerva}.",
    "{net_tiparit}; verificați rândul în programul de salarizare.",
)
NET_NEREPRODUS: Final = Chapter.INCOME.warning(
    "NET_NEREPRODUS",
    "Netul din {luna} este {net}, dar nu a putut fi refăcut: {ce}. Cauza probabilă: {cauza} ({sume}){rezerva}.",
    "Verificați rândul în programul de salarizare; dacă lipsesc coloane (tichete, suma netaxată, facilitate, cod de indemnizație), exportați-le.",
)
NET_EXPLICAT: Final = Chapter.INCOME.info(
    "NET_EXPLICAT",
    "Netul din {luni} este {net}; față de regulile lunii are o cauză obișnuită: {cauza} ({sume}).",
    "Nimic de făcut dacă programul de salarizare calculează astfel.",
)
NET_NEVERIFICABIL: Final = Chapter.INCOME.info(
    "NET_NEVERIFICABIL",
    "Netul din {luni} este {net} și nu a fost verificat: {motiv}.",
    "Nimic de făcut dacă statul de plată este corect.",
)
