"""Finding codes: the front door."""

from __future__ import annotations

from typing import Final

from adeverinta.core.code import Chapter

REGISTRU_MAI_MULTI: Final = Chapter.OUTPUT.error(
    "REGISTRU_MAI_MULTI",
    "Registrul „{cale}” are mai mulți angajatori sau mai multe serii.",
    "Dați profilul angajatorului cu --angajator.",
)
REGISTRU_ALT_ANGAJATOR: Final = Chapter.OUTPUT.error(
    "REGISTRU_ALT_ANGAJATOR",
    "Registrul este deschis pentru {registru}, iar adeverințele sunt ale angajatorului cu codul fiscal {propriu}.",
    "Deschideți registrul cu profilul acestui angajator; nu s-a dat niciun număr.",
)
STATE_ALT_ANGAJATOR: Final = Chapter.PAYROLL.error(
    "STATE_ALT_ANGAJATOR",
    "Statele de plată sunt citite pentru {citit}, iar adeverința este a angajatorului cu codul fiscal {propriu}.",
    "Citiți statele de plată cu profilul acestui angajator.",
)
STATE_NEDATE: Final = Chapter.FILES.error(
    "STATE_NEDATE",
    "Nu a fost dat niciun stat de plată.",
    "Dați folderul sau fișierele exportate din programul de salarizare.",
)
REGISTRU_EXPORT_FEL: Final = Chapter.OUTPUT.error(
    "REGISTRU_EXPORT_FEL",
    "Nu se poate exporta registrul în „{cale}”.",
    "Dați un nume care se termină în .xlsx sau .pdf.",
)
NUMAR_NUMAI_DIN_REGISTRU: Final = Chapter.OUTPUT.error(
    "NUMAR_NUMAI_DIN_REGISTRU",
    "Formularul {formular} poartă un număr, iar numerele se dau numai cu registrul.",
    "Emiteți adeverința cu registrul sau tipăriți o ciornă.",
)
SEMNARE_CE_CHEIE: Final = Chapter.SIGNATURE.error(
    "SEMNARE_CE_CHEIE",
    "Nu este clar cu ce se semnează.",
    "Dați fie --p12 FIȘIER (cheia într-un fișier), fie --token BIBLIOTECA (biblioteca PKCS#11 a tokenului).",
)
