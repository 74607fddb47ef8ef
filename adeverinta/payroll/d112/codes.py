"""Finding codes: declarations 112."""

from __future__ import annotations

from typing import Final

from adeverinta.core.code import Chapter

D112_REPETATA: Final = Chapter.PAYROLL.error(
    "D112_REPETATA",
    "Sunt două declarații 112 diferite pentru {luna}, „{alta}” și cea din {sursa}, și nu se vede care o înlocuiește pe cealaltă.",
    "Păstrați doar declarația inițială și ultima rectificativă (cea cu d_rec = 1 în fișier).",
)
D112_RECTIFICATA: Final = Chapter.PAYROLL.info(
    "D112_RECTIFICATA",
    "Pentru {luna} s-a folosit declarația 112 rectificativă din {sursa} în locul celei din „{veche}”.",
    "Nimic de făcut.",
)
D112_DIFERENTA: Final = Chapter.PAYROLL.warning(
    "D112_DIFERENTA",
    "În {luna} {ce} este {stat} lei în statul de plată ({sursa}), dar {declarat} lei în declarația 112 ({declaratie}).",
    "Verificați luna în programul de salarizare și dacă declarația a fost rectificată.",
)
D112_ALTE_VENITURI: Final = Chapter.PAYROLL.info(
    "D112_ALTE_VENITURI",
    "Declarația 112 pe {luna} ({sursa}) are și {suma} lei brut care nu sunt din salarii (secțiunea C: arendă, drepturi de autor și altele); nu intră în venitul net.",
    "Nimic de făcut.",
)
D112_FARA_PERSOANA: Final = Chapter.PAYROLL.warning(
    "D112_FARA_PERSOANA",
    "Persoana are venit în {luna} ({sursa}), dar nu este în declarația 112 „{declaratie}”.",
    "Verificați declarația lunii sau dacă există o rectificativă.",
)
D112_NUMAI_IN_DECLARATIE: Final = Chapter.PAYROLL.warning(
    "D112_NUMAI_IN_DECLARATIE",
    "Persoana este în declarația 112 pentru {luna} ({sursa}), dar nu are rând în statul de plată al lunii.",
    "Verificați dacă exportul statului de plată este întreg.",
)
NET_DIN_D112: Final = Chapter.PAYROLL.warning(
    "NET_DIN_D112",
    "Niciun stat de plată nu are {luni}: netul a fost calculat din declarația 112 ({suma} lei în {sursa}{prima}).",
    "Verificați sumele cu statele de plată; dacă le aveți, adăugați-le la rulare.",
)
D112_FARA_NET: Final = Chapter.PAYROLL.error(
    "D112_FARA_NET",
    "Niciun stat de plată nu are {luna}, iar declarația 112 ({sursa}) nu dă netul: {motiv}.",
    "Adăugați exportul statului de plată al lunii.",
)
