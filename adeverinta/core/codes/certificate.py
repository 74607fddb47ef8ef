"""Finding codes: what a certificate needs."""

from __future__ import annotations

from typing import Final

from adeverinta.core.code import Code, Severity

E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO

CODES: Final[dict[str, Code]] = {
    "NUME_LIPSA": Code(
        E,
        "Numele persoanei cu CNP {cnp_mascat} nu este nici în cerere, nici în statele de plată.",
        "Completați coloanele nume și prenume în cerere.",
    ),
    "NUME_NEPOTRIVIT": Code(
        E,
        "Numele persoanei cu CNP {cnp_mascat} conține un șir lung de cifre, ca un CNP.",
        "Verificați coloanele nume și prenume: probabil altă coloană a ajuns în locul lor.",
    ),
    "CETATENIE_NECLARA": Code(
        W, "Cetățenia „{text}” nu spune ce căsuță se bifează.", "Scrieți română, UE sau non-UE."
    ),
    "FORMULAR_IN_AFARA_DATELOR": Code(
        E,
        "Formularul „{formular}” este pentru copii născuți {interval}, iar cererea are {data}.",
        "Verificați celula cu data nașterii și aceea cu formularul; dacă formularul este totuși cerut, rulați cu --forteaza-formular.",
    ),
    "FORMULAR_PRIMIT": Code(
        W,
        "Pentru un copil născut la {data} modelul anilor 2011 - iunie 2016 nu este disponibil; s-a folosit „{formular}”, al nașterilor {interval}.",
        "Întrebați agenția teritorială dacă primește acest formular.",
    ),
    "FORMULAR_DEPUNERE": Code(
        W,
        "Formularul „{formular}” se depune {interval}, iar data eliberării este {data}.",
        "Verificați data eliberării (--la-data).",
    ),
    "DREPTURI_AUTOR_DIN_SALARII": Code(
        E,
        "Formularul „drepturi-autor” atestă venituri din drepturi de autor, dar rândul din {sursa} ({luna}) este venit din salarii.",
        "Alegeți alt formular sau marcați rândurile în export: tip_venit = alt.",
    ),
    "NICIO_LUNA_CU_DATE": Code(
        E,
        "Nicio lună din formular nu are venit la acest angajator.",
        "Verificați data nașterii copilului și dacă ați dat statele de plată ale acelor luni.",
    ),
    "NUME_NEDESPARTIT": Code(
        W,
        "Statul de plată are numele și prenumele într-o singură coloană; formularul le cere separat, iar despărțirea lor ar fi o presupunere.",
        "Completați coloanele nume și prenume în cerere.",
    ),
    "NUME_INVERSAT": Code(
        W,
        "Numele și prenumele din cerere („{nume}” și „{prenume}”) par schimbate între ele: statul de plată are „{stat}”.",
        "Verificați coloanele nume și prenume ale cererii; pe adeverință se tipăresc cele din cerere.",
    ),
    "NUME_DIFERIT": Code(
        W,
        "Numele din cerere nu este cel din statele de plată ({stat}).",
        "Verificați numele; pe adeverință se tipărește cel din cerere (la căsătorie completați și nume_anterior).",
    ),
    "CAMPURI_NECOMPLETATE": Code(
        I,
        "Rămân de completat de mână: {campuri}.",
        "Completați-le în cerere sau scrieți-le pe adeverința tipărită.",
    ),
    "PERSOANA_FARA_STAT": Code(
        I,
        "Persoana nu apare în statele citite; formularul {formular} nu tipărește venituri și s-a completat numai din cerere.",
        "Dacă persoana este salariata acestui angajator, verificați CNP-ul din cerere.",
    ),
    "TICHETE_NEINCLUSE": Code(
        I,
        "În {luni} exportul are tichete, care nu intră în venitul net tipărit.",
        'Dacă agenția le cere, scrieți tichete_in_net = "da" în profilul angajatorului, la [calcul], sau eliberați o adeverință separată.',
    ),
}
