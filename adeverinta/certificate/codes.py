"""Finding codes: what a certificate says."""

from __future__ import annotations

from typing import Final

from adeverinta.core.code import Chapter

NUME_LIPSA: Final = Chapter.CERTIFICATE.error(
    "NUME_LIPSA",
    "Numele persoanei cu CNP {cnp_mascat} nu este nici în cerere, nici în statele de plată.",
    "Completați coloanele nume și prenume în cerere.",
)
NUME_NEPOTRIVIT: Final = Chapter.CERTIFICATE.error(
    "NUME_NEPOTRIVIT",
    "Numele persoanei cu CNP {cnp_mascat} conține un șir lung de cifre, ca un CNP.",
    "Verificați coloanele nume și prenume: probabil altă coloană a ajuns în locul lor.",
)
CETATENIE_NECLARA: Final = Chapter.CERTIFICATE.warning(
    "CETATENIE_NECLARA",
    "Cetățenia „{text}” nu spune ce căsuță se bifează.",
    "Scrieți română, UE sau non-UE.",
)
NICIO_LUNA_CU_DATE: Final = Chapter.CERTIFICATE.error(
    "NICIO_LUNA_CU_DATE",
    "Nicio lună din formular nu are venit la acest angajator.",
    "Verificați data nașterii copilului și dacă ați dat statele de plată ale acelor luni.",
)
NUME_NEDESPARTIT: Final = Chapter.CERTIFICATE.warning(
    "NUME_NEDESPARTIT",
    "Statul de plată are numele și prenumele într-o singură coloană; formularul le cere separat, iar despărțirea lor ar fi o presupunere.",
    "Completați coloanele nume și prenume în cerere.",
)
NUME_INVERSAT: Final = Chapter.CERTIFICATE.warning(
    "NUME_INVERSAT",
    "Numele și prenumele din cerere („{nume}” și „{prenume}”) par schimbate între ele: statul de plată are „{stat}”.",
    "Verificați coloanele nume și prenume ale cererii; pe adeverință se tipăresc cele din cerere.",
)
NUME_DIFERIT: Final = Chapter.CERTIFICATE.warning(
    "NUME_DIFERIT",
    "Numele din cerere nu este cel din statele de plată ({stat}){altul}.",
    "Verificați numele; pe adeverință se tipărește cel din cerere (la căsătorie completați și „{cererea[nume_anterior]}”).",
)
CAMPURI_NECOMPLETATE: Final = Chapter.CERTIFICATE.info(
    "CAMPURI_NECOMPLETATE",
    "Rămân de completat de mână: {campuri}.",
    "Completați-le în cerere sau scrieți-le pe adeverința tipărită.",
)
TICHETE_NEINCLUSE: Final = Chapter.CERTIFICATE.info(
    "TICHETE_NEINCLUSE",
    "În {luni} exportul are tichete, care nu intră în venitul net tipărit.",
    'Dacă agenția le cere, scrieți tichete_in_net = "da" în profilul angajatorului, la [calcul], sau eliberați o adeverință separată.',
)
