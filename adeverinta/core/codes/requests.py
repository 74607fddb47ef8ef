"""Finding codes: requests file and employer profile."""

from __future__ import annotations

from typing import Final

from adeverinta.core.code import Code, Severity

E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO

_DATE_FORMS: Final = "Scrieți data ca 14.03.2026, 14 martie 2026 sau 2026-03-14 ori ca dată Excel."

CODES: Final[dict[str, Code]] = {
    # the requests table
    "CERERI_FARA_ANTET": Code(
        E,
        "În fișierul de cereri „{fisier}” nu s-a găsit rândul de antet cu coloanele „cnp” și „data_nasterii_copilului”.",
        "Puneți numele coloanelor pe un rând deasupra cererilor, cel mai târziu pe rândul {ultimul}.",
    ),
    "COLOANA_CERERI_LIPSA": Code(
        E,
        "În antetul cererilor ({unde}) lipsește coloana „{coloana}”{sugestie}.",
        "Adăugați coloana „{coloana}” sau corectați-i numele.",
    ),
    "COLOANA_CERERI_DUBLA": Code(
        E,
        "În antetul cererilor ({unde}) coloanele {prima} și {a_doua} sunt amândouă „{coloana}”.",
        "Păstrați o singură coloană cu acest înțeles.",
    ),
    "COLOANA_NECUNOSCUTA": Code(
        W,
        "Coloana „{coloana}” ({unde}) nu este cunoscută și nu a fost folosită{sugestie}.",
        "Corectați numele coloanei dacă valorile ei trebuie să apară în adeverință.",
    ),
    "CERERI_GOALE": Code(
        E,
        "În fișierul de cereri „{fisier}” nu este nicio cerere sub rândul de antet.",
        "Scrieți câte o cerere pe rând, cu CNP și data nașterii copilului.",
    ),
    "FOAIE_FARA_CERERI": Code(
        I,
        "Foaia „{foaie}” din fișierul de cereri „{fisier}” nu a fost folosită: nu are coloanele „cnp” și „data_nasterii_copilului”.",
        "Nimic de făcut dacă nu conține cereri.",
    ),
    "RAND_FARA_CERERE": Code(
        W,
        "Rândul nu a fost folosit: are valori numai în coloane necunoscute ({unde}).",
        "Dacă este o cerere, scrieți CNP-ul și data nașterii copilului în coloanele lor.",
    ),
    # one request
    "CERERE_REPETATA": Code(
        E,
        "Cererea din {sursa} este pentru aceeași persoană, același copil și același formular ca aceea de la rândul {primul}.",
        "Păstrați un singur rând pentru fiecare persoană, copil și formular.",
    ),
    "CNP_COPIL_INVALID": Code(
        W,
        "CNP-ul copilului {cnp_mascat} ({unde}, coloana „{coloana}”) nu este valid: {motiv}.",
        "Verificați-l pe certificatul de naștere; s-a tipărit așa cum a fost dat.",
    ),
    "CNP_LIPSA": Code(E, "Cererea nu are CNP ({unde}).", "Scrieți CNP-ul persoanei, 13 cifre."),
    "CNP_INVALID": Code(
        E,
        "CNP-ul „{cnp_mascat}” ({unde}) nu este valid: {motiv}.",
        "Verificați CNP-ul în actul de identitate și corectați-l.",
    ),
    "CNP_DUPA_NUME": Code(
        E,
        "În statele de plată există o persoană cu numele din cerere: {nume}, cu CNP-ul {cnp_mascat} ({unde}).",
        "Dacă este aceeași persoană, scrieți în cerere CNP-ul ei, verificat în actul de identitate.",
    ),
    "CNP_CERERE_STIINTIFIC": Code(
        E,
        "CNP-ul este scris „{text}” ({unde}): Excel l-a transformat și cifrele s-au pierdut.",
        "Scrieți din nou CNP-ul într-o coloană cu format text.",
    ),
    "DATA_NASTERII_LIPSA": Code(
        E, "Cererea nu are data nașterii copilului ({unde}).", "Completați coloana „data_nasterii_copilului”."
    ),
    "DATA_NECITIBILA": Code(
        E, "Data „{text}” din coloana „{coloana}” ({unde}) nu poate fi citită.", _DATE_FORMS
    ),
    "DATA_AMBIGUA": Code(
        E,
        "Data „{text}” din coloana „{coloana}” ({unde}) poate fi citită în două feluri: zi/lună sau lună/zi.",
        _DATE_FORMS,
    ),
    "DATE_IN_ORDINE_GRESITA": Code(
        E,
        "„{prima}” ({data_prima}) este după „{a_doua}” ({data_a_doua}) ({unde}).",
        "Corectați una dintre cele două date.",
    ),
    "COPIL_NASCUT_CU_PARINTELE": Code(
        E,
        "„{coloana}” ({unde}) este {data}, adică data de naștere a părintelui însuși, după CNP.",
        "Scrieți în această celulă data nașterii copilului.",
    ),
    "PARINTE_NASCUT_DUPA_COPIL": Code(
        E,
        "Părintele s-a născut după CNP la {nascut}, adică după copil: „{coloana}” este {data} ({unde}).",
        "Corectați data nașterii copilului sau CNP-ul din cerere.",
    ),
    "PARINTE_VARSTA": Code(
        E,
        "Părintele (născut după CNP la {nascut}) ar fi avut {ani}, {limita}, la „{coloana}” {data} ({unde}).",
        "Verificați data nașterii copilului și CNP-ul; pentru adopție, plasament sau tutelă completați coloana „eveniment”.",
    ),
    "PARINTE_PREA_VECHI": Code(
        E,
        "CNP-ul din cerere ({unde}) este al unei persoane născute la {nascut}, înainte de {an}.",
        "Verificați prima cifră a CNP-ului din actul de identitate.",
    ),
    "CONCEDIU_INAINTE_DE_NASTERE": Code(
        E,
        "„{coloana}” ({unde}) este {data}, înainte de nașterea copilului ({nastere}).",
        "Corectați una dintre cele două celule: concediul pentru creșterea copilului nu începe înainte de naștere.",
    ),
    "FARA_MATERNITATE_CONTRAZISA": Code(
        W,
        "Cererea spune „fara_concediu_maternitate” = da, dar are și datele concediului de maternitate ({unde}); s-au folosit datele.",
        "Ștergeți fie „fara_concediu_maternitate”, fie datele concediului de maternitate.",
    ),
    "EVENIMENT_NECUNOSCUT": Code(
        E,
        "Evenimentul „{text}” ({unde}) nu este cunoscut.",
        "Scrieți în coloana „eveniment” unul dintre: {permise}; gol înseamnă nastere.",
    ),
    "DATA_EVENIMENTULUI_LIPSA": Code(
        E,
        "Pentru evenimentul „{eveniment}” lipsește data lui ({unde}).",
        "Completați coloana „data_evenimentului”: de ea depinde alegerea lunilor.",
    ),
    "DATA_EVENIMENTULUI_IGNORATA": Code(
        W,
        "„data_evenimentului” ({unde}) nu a fost folosită, fiindcă evenimentul este nașterea.",
        "Ștergeți data sau scrieți evenimentul (adoptie, incredintare, plasament, tutela) în coloana „eveniment”.",
    ),
    "DATA_PREZUMATA_IGNORATA": Code(
        W,
        "„data_prezumata_a_nasterii” ({unde}) este înainte de data nașterii copilului și nu a fost folosită.",
        "Completați-o numai la o naștere înainte de termen, altfel ștergeți-o.",
    ),
    "VALOARE_NECUNOSCUTA": Code(
        E,
        "Valoarea „{text}” din coloana „{coloana}” ({unde}) nu este cunoscută.",
        "Scrieți una dintre: {permise}.",
    ),
    "LUNI_NECITIBILE": Code(
        E,
        "„{text}” din coloana „{coloana}” ({unde}) nu este o lună.",
        "Scrieți lunile ca 2025-03, despărțite prin punct și virgulă: 2025-03; 2025-04.",
    ),
    "MOTIV_LUNI_LIPSA": Code(
        E,
        "Lunile din calcul sunt alese de mână, dar coloana „{coloana}” ({unde}) nu spune de ce.",
        "Completați motivul; el apare în raport, în registru și la „adeverinta explica”.",
    ),
    "NUMAR_COPII_NECITIBIL": Code(
        E,
        "Numărul de copii „{text}” ({unde}) nu este un număr întreg între 1 și {maxim}.",
        "Scrieți în coloana „numar_copii” câți copii s-au născut, cu cifre.",
    ),
    "SUMA_NECITIBILA": Code(
        E,
        "Suma „{text}” din coloana „{coloana}” ({unde}) nu poate fi citită ca sumă în lei, pozitivă.",
        "Scrieți suma ca 1234,50.",
    ),
    "SUMA_AMBIGUA": Code(
        E,
        "Suma „{text}” din coloana „{coloana}” ({unde}) poate fi citită în două feluri: cu mii sau cu zecimale.",
        "Scrieți suma cu două zecimale și fără separator de mii, de exemplu 1234,00.",
    ),
    "SUMA_ROTUNJITA": Code(
        W,
        "Suma „{text}” din coloana „{coloana}” ({unde}) are mai mult de două zecimale și a fost rotunjită la ban.",
        "Scrieți suma cu două zecimale.",
    ),
    "TEXT_DEVENIT_DATA": Code(
        W,
        "În coloana „{coloana}” ({unde}) Excel a făcut dintr-un text data {text}, care se va tipări așa.",
        "Dacă altceva trebuie scris, dați celulei formatul text și scrieți din nou.",
    ),
    # the employer profile
    "CAMP_ANGAJATOR_LIPSA": Code(
        E,
        "În profilul angajatorului „{fisier}” lipsește: {chei}.",
        "Completați în secțiunea {sectiune}: {exemplu}",
    ),
    "CAMP_ANGAJATOR_GRESIT": Code(
        E, "În profilul angajatorului „{fisier}” valoarea de la „{cheie}” {motiv}.", "{remediu}"
    ),
    "CHEIE_GRESITA": Code(
        E,
        "În profilul angajatorului „{fisier}” cheia „{cheie}” nu este cunoscută{sugestie}.",
        "Corectați numele sau ștergeți rândul; cheile cunoscute: {permise}.",
    ),
    "CHEIE_NECUNOSCUTA": Code(
        W,
        "În profilul angajatorului „{fisier}” cheia „{cheie}” nu este cunoscută și nu a fost folosită{sugestie}.",
        "Corectați numele sau ștergeți rândul.",
    ),
    "COD_FISCAL_SUSPECT": Code(
        W,
        "Codul fiscal „{text}” din profilul angajatorului „{fisier}” nu are cifra de control corectă.",
        "Verificați codul în certificatul de înregistrare.",
    ),
    "PROFIL_CODIFICARE": Code(
        E,
        "Profilul angajatorului „{fisier}” nu este un fișier text UTF-8 (rândul {rand}).",
        "Deschideți-l în Notepad și salvați-l cu codificarea UTF-8.",
    ),
    "PROFIL_TOML": Code(
        E,
        "Profilul angajatorului „{fisier}” nu este scris corect la {loc}.",
        'Textele stau între ghilimele drepte, câte o cheie pe rând, o singură dată: denumire = "SC Exemplu SRL".',
    ),
    "ANGAJATOR_REPETAT": Code(
        E,
        "Codul fiscal {cui} apare în două profiluri de angajator: „{altul}” și {sursa}.",
        "Păstrați un singur profil pentru fiecare angajator.",
    ),
    "ANGAJATORI_LIPSA": Code(
        E,
        "Folderul „{fisier}” nu conține niciun profil de angajator (.toml).",
        "Puneți în el profilurile sau indicați fișierul profilului.",
    ),
    "ANGAJATOR_NEDECIS": Code(
        E,
        "Persoana apare în statele de plată la mai mulți dintre angajatorii dați ({angajatori}); adeverința nu a fost emisă.",
        "Rulați separat pentru fiecare angajator, cu statele lui, sau exportați statele cu codul fiscal al angajatorului.",
    ),
    "ANGAJATOR_NEGASIT": Code(
        E,
        "Persoana nu apare în statele niciunuia dintre angajatorii dați ({angajatori}); nu se știe cine îi eliberează formularul {formular}.",
        "Rulați separat, numai cu profilul angajatorului ei.",
    ),
}
