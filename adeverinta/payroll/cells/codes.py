"""Finding codes: cells of a payroll, column by column."""

from __future__ import annotations

from typing import Final

from adeverinta.core.code import Chapter

CNP_INVALID_IN_STAT: Final = Chapter.PAYROLL.warning(
    "CNP_INVALID_IN_STAT",
    "CNP-ul {cnp_mascat} din {sursa} nu este valid; rândul nu a fost folosit.",
    "Corectați CNP-ul în programul de salarizare și reexportați.",
)
CNP_INVALIDE_MULTE: Final = Chapter.PAYROLL.warning(
    "CNP_INVALIDE_MULTE",
    "În {sursa} sunt și alte CNP-uri care nu sunt valide; rândurile lor sunt enumerate la surse.",
    "Corectați CNP-urile în programul de salarizare și reexportați.",
)
CNP_STIINTIFIC: Final = Chapter.PAYROLL.error(
    "CNP_STIINTIFIC",
    "În {sursa} CNP-ul este scris „{text}”: Excel l-a transformat și cifrele s-au pierdut.",
    "Reexportați cu coloana CNP ca text; fișierul .csv nu se deschide și nu se salvează cu Excel înainte.",
)
RAND_FARA_CNP: Final = Chapter.PAYROLL.warning(
    "RAND_FARA_CNP",
    "Rândul din {sursa} are sume, dar nu are CNP sau marcă și nu este un total; nu a fost folosit.",
    "Completați CNP-ul sau marca pe fiecare rând cu sume și reexportați.",
)
CNP_DE_MAI_SUS: Final = Chapter.PAYROLL.info(
    "CNP_DE_MAI_SUS",
    "Din {sursa} CNP-ul este trecut o singură dată peste mai multe luni (celule unite sau goale): {randuri} rânduri fără nume, fiecare cu luna lui, s-au citit ca ale persoanei de deasupra.",
    "Nimic de făcut dacă rândurile sunt ale persoanei de deasupra.",
)
MARCA_CU_DOUA_CNP: Final = Chapter.PAYROLL.error(
    "MARCA_CU_DOUA_CNP",
    "Aceeași marcă, „{marca}”, apare cu CNP-uri diferite: {locuri}; nu se știe ale cui sunt rândurile care au numai marca.",
    "Exportați statele cu CNP-ul pe fiecare rând; dacă un CNP este greșit, corectați-l în programul de salarizare.",
)
NUME_DIFERITE: Final = Chapter.PAYROLL.warning(
    "NUME_DIFERITE",
    "Același CNP apare cu două nume: „{nume1}” ({prima}) și „{nume2}” ({sursa}).",
    "Verificați dacă persoana și-a schimbat numele sau dacă un CNP este greșit.",
)
NUME_SUB_ALT_CNP: Final = Chapter.PAYROLL.warning(
    "NUME_SUB_ALT_CNP",
    "Rânduri cu numele persoanei, „{nume}” ({unde}), au CNP-ul altei persoane: nu s-au socotit ale ei, iar lunile lor pot lipsi din adeverință.",
    "Verificați CNP-ul de acolo, corectați-l în export și rulați din nou; dacă sunt două persoane cu același nume, nu este nimic de făcut.",
)
ZILE_CRESTERE_COPIL: Final = Chapter.PAYROLL.warning(
    "ZILE_CRESTERE_COPIL",
    "Zilele de concediu pentru creșterea copilului din export (prima dată {sursa}) sunt citite ca zile fără plată: indemnizația lor este plătită de agenție și nu stă în stat.",
    "Dacă lunile acelea trebuie socotite ca perioadă asimilată, puneți pentru ele un rând cu tip_venit = icc și cu indemnizația primită.",
)
FORMAT_AMESTECAT: Final = Chapter.PAYROLL.error(
    "FORMAT_AMESTECAT",
    "Coloana „{coloana}” amestecă formate de numere: „{text1}” în {sursa} și „{text2}” în {alta}.",
    "Reexportați coloana într-un singur format, de exemplu 1234,56, sau ca numere adevărate în Excel.",
)
FORMAT_AMBIGUU: Final = Chapter.PAYROLL.error(
    "FORMAT_AMBIGUU",
    "Numărul „{text}” din {sursa} (coloana „{coloana}”) poate fi o mie sau o fracțiune și nimic din foaie nu arată care.",
    "Reexportați sumele cu două zecimale sau ca numere adevărate în Excel.",
)
FORMULE_FARA_VALORI: Final = Chapter.PAYROLL.error(
    "FORMULE_FARA_VALORI",
    "În {unde} sunt formule fără valoarea calculată: {celule} numai formula, prima în {sursa}.",
    "Deschideți fișierul în Excel, lăsați-l să calculeze, salvați-l și rulați din nou.",
)
ANTET_SCHIMBAT: Final = Chapter.PAYROLL.error(
    "ANTET_SCHIMBAT",
    "În {sursa} este un al doilea antet, cu alte coloane sau în altă ordine, fără CNP sau marcă: rândurile de sub el nu pot fi citite după primul.",
    "Exportați fiecare tabel în fișierul sau foaia lui, ori cu CNP în antet.",
)
CALENDAR_DIFERIT: Final = Chapter.PAYROLL.warning(
    "CALENDAR_DIFERIT",
    "Firma numără alte zile lucrătoare decât calendarul în {luni}: cele mai multe rânduri au {zile} în {luna}, iar calendarul {lucratoare}.",
    "Nimic de făcut dacă se lucrează în ture sau sărbătorile sunt trecute ca zile lucrate; altfel verificați coloanele de zile.",
)
