"""Finding codes: the requests table, one request, the employer profile."""

from __future__ import annotations

from typing import Final

from adeverinta.core.code import Chapter

_DATE_FORMS: Final = "Scrieți data ca 14.03.2026, 14 martie 2026 sau 2026-03-14 ori ca dată Excel."

CERERI_FARA_ANTET: Final = Chapter.REQUESTS.error(
    "CERERI_FARA_ANTET",
    "În fișierul de cereri „{fisier}” nu s-a găsit rândul de antet cu coloanele „cnp” și „data_nasterii_copilului”.",
    "Puneți numele coloanelor pe un rând deasupra cererilor, cel mai târziu pe rândul {ultimul}.",
)
COLOANA_CERERI_LIPSA: Final = Chapter.REQUESTS.error(
    "COLOANA_CERERI_LIPSA",
    "În antetul cererilor ({unde}) lipsește coloana „{coloana}”{sugestie}.",
    "Adăugați coloana „{coloana}” sau corectați-i numele.",
)
COLOANA_CERERI_DUBLA: Final = Chapter.REQUESTS.error(
    "COLOANA_CERERI_DUBLA",
    "În antetul cererilor ({unde}) coloanele {prima} și {a_doua} sunt amândouă „{coloana}”.",
    "Păstrați o singură coloană cu acest înțeles.",
)
COLOANA_NECUNOSCUTA: Final = Chapter.REQUESTS.warning(
    "COLOANA_NECUNOSCUTA",
    "Coloana „{coloana}” ({unde}) nu este cunoscută și nu a fost folosită{sugestie}.",
    "Corectați numele coloanei dacă valorile ei trebuie să apară în adeverință.",
)
CERERI_GOALE: Final = Chapter.REQUESTS.error(
    "CERERI_GOALE",
    "În fișierul de cereri „{fisier}” nu este nicio cerere sub rândul de antet.",
    "Scrieți câte o cerere pe rând, cu CNP și data nașterii copilului.",
)
FOAIE_FARA_CERERI: Final = Chapter.REQUESTS.info(
    "FOAIE_FARA_CERERI",
    "Foaia „{foaie}” din fișierul de cereri „{fisier}” nu a fost folosită: nu are coloanele „cnp” și „data_nasterii_copilului”.",
    "Nimic de făcut dacă nu conține cereri.",
)
RAND_FARA_CERERE: Final = Chapter.REQUESTS.warning(
    "RAND_FARA_CERERE",
    "Rândul nu a fost folosit: are valori numai în coloane necunoscute ({unde}).",
    "Dacă este o cerere, scrieți CNP-ul și data nașterii copilului în coloanele lor.",
)
CERERE_REPETATA: Final = Chapter.REQUESTS.error(
    "CERERE_REPETATA",
    "Cererea {care} este pentru aceeași persoană, același copil și același formular ca {prima}.",
    "Păstrați o singură cerere pentru fiecare persoană, copil și formular.",
)
CNP_COPIL_INVALID: Final = Chapter.REQUESTS.warning(
    "CNP_COPIL_INVALID",
    "CNP-ul copilului {cnp_mascat} ({unde}, coloana „{coloana}”) nu este valid: {motiv}.",
    "Verificați-l pe certificatul de naștere; s-a tipărit așa cum a fost dat.",
)
CNP_LIPSA: Final = Chapter.REQUESTS.error(
    "CNP_LIPSA",
    "Cererea nu are CNP ({unde}).",
    "Scrieți CNP-ul persoanei, 13 cifre.",
)
CNP_INVALID: Final = Chapter.REQUESTS.error(
    "CNP_INVALID",
    "CNP-ul „{cnp_mascat}” ({unde}) nu este valid: {motiv}.",
    "Verificați CNP-ul în actul de identitate și corectați-l.",
)
CNP_CERERE_STIINTIFIC: Final = Chapter.REQUESTS.error(
    "CNP_CERERE_STIINTIFIC",
    "CNP-ul este scris „{text}” ({unde}): Excel l-a transformat și cifrele s-au pierdut.",
    "Scrieți din nou CNP-ul într-o coloană cu format text.",
)
DATA_NASTERII_LIPSA: Final = Chapter.REQUESTS.error(
    "DATA_NASTERII_LIPSA",
    "Cererea nu are data nașterii copilului ({unde}).",
    "Completați coloana „{cererea[data_nasterii_copilului]}”.",
)
DATA_NECITIBILA: Final = Chapter.REQUESTS.error(
    "DATA_NECITIBILA",
    "Data „{text}” din coloana „{coloana}” ({unde}) nu poate fi citită.",
    _DATE_FORMS,
)
DATA_AMBIGUA: Final = Chapter.REQUESTS.error(
    "DATA_AMBIGUA",
    "Data „{text}” din coloana „{coloana}” ({unde}) poate fi citită în două feluri: {zi_luna} sau {luna_zi}.",
    "Scrieți {prima} sau {a_doua} (ziua întâi, cu puncte).",
)
DATE_IN_ORDINE_GRESITA: Final = Chapter.REQUESTS.error(
    "DATE_IN_ORDINE_GRESITA",
    "„{prima}” ({data_prima}) este după „{a_doua}” ({data_a_doua}) ({unde}).",
    "Corectați una dintre cele două date.",
)
COPIL_NASCUT_CU_PARINTELE: Final = Chapter.REQUESTS.error(
    "COPIL_NASCUT_CU_PARINTELE",
    "„{coloana}” ({unde}) este {data}, adică data de naștere a părintelui însuși, după CNP.",
    "Scrieți în această celulă data nașterii copilului.",
)
PARINTE_NASCUT_DUPA_COPIL: Final = Chapter.REQUESTS.error(
    "PARINTE_NASCUT_DUPA_COPIL",
    "Părintele s-a născut după CNP la {nascut}, adică după copil: „{coloana}” este {data} ({unde}).",
    "Corectați data nașterii copilului sau CNP-ul din cerere.",
)
PARINTE_VARSTA: Final = Chapter.REQUESTS.error(
    "PARINTE_VARSTA",
    "Părintele (născut după CNP la {nascut}) ar fi avut {ani}, {limita}, la „{coloana}” {data} ({unde}).",
    "Verificați data nașterii copilului și CNP-ul; pentru adopție, plasament sau tutelă completați coloana „{cererea[eveniment]}”.",
)
PARINTE_PREA_VECHI: Final = Chapter.REQUESTS.error(
    "PARINTE_PREA_VECHI",
    "CNP-ul din cerere ({unde}) este al unei persoane născute la {nascut}, înainte de {an}.",
    "Verificați prima cifră a CNP-ului din actul de identitate.",
)
CONCEDIU_INAINTE_DE_NASTERE: Final = Chapter.REQUESTS.error(
    "CONCEDIU_INAINTE_DE_NASTERE",
    "„{coloana}” ({unde}) este {data}, înainte de nașterea copilului ({nastere}).",
    "Corectați una dintre cele două celule: concediul pentru creșterea copilului nu începe înainte de naștere.",
)
FARA_MATERNITATE_CONTRAZISA: Final = Chapter.REQUESTS.warning(
    "FARA_MATERNITATE_CONTRAZISA",
    "Cererea spune „{cererea[fara_concediu_maternitate]}” = da, dar are și datele concediului de maternitate ({unde}); s-au folosit datele.",
    "Ștergeți fie „{cererea[fara_concediu_maternitate]}”, fie datele concediului de maternitate.",
)
EVENIMENT_NECUNOSCUT: Final = Chapter.REQUESTS.error(
    "EVENIMENT_NECUNOSCUT",
    "Evenimentul „{text}” ({unde}) nu este cunoscut.",
    "Scrieți în coloana „{cererea[eveniment]}” unul dintre: {permise}; gol înseamnă nastere.",
)
DATA_EVENIMENTULUI_LIPSA: Final = Chapter.REQUESTS.error(
    "DATA_EVENIMENTULUI_LIPSA",
    "Pentru evenimentul „{eveniment}” lipsește data lui ({unde}).",
    "Completați coloana „{cererea[data_evenimentului]}”: de ea depinde alegerea lunilor.",
)
DATA_EVENIMENTULUI_IGNORATA: Final = Chapter.REQUESTS.warning(
    "DATA_EVENIMENTULUI_IGNORATA",
    "„{cererea[data_evenimentului]}” ({unde}) nu a fost folosită, fiindcă evenimentul este nașterea.",
    "Ștergeți data sau scrieți evenimentul (adoptie, incredintare, plasament, tutela) în coloana „{cererea[eveniment]}”.",
)
DATA_PREZUMATA_IGNORATA: Final = Chapter.REQUESTS.warning(
    "DATA_PREZUMATA_IGNORATA",
    "„{cererea[data_prezumata_a_nasterii]}” ({unde}) este înainte de data nașterii copilului și nu a fost folosită.",
    "Completați-o numai la o naștere înainte de termen, altfel ștergeți-o.",
)
VALOARE_NECUNOSCUTA: Final = Chapter.REQUESTS.error(
    "VALOARE_NECUNOSCUTA",
    "Valoarea „{text}” din coloana „{coloana}” ({unde}) nu este cunoscută.",
    "Scrieți una dintre: {permise}.",
)
LUNI_NECITIBILE: Final = Chapter.REQUESTS.error(
    "LUNI_NECITIBILE",
    "„{text}” din coloana „{coloana}” ({unde}) nu este o lună.",
    "Scrieți lunile ca 2025-03, despărțite prin punct și virgulă: 2025-03; 2025-04.",
)
MOTIV_LUNI_LIPSA: Final = Chapter.REQUESTS.error(
    "MOTIV_LUNI_LIPSA",
    "Lunile din calcul sunt alese de mână, dar coloana „{coloana}” ({unde}) nu spune de ce.",
    "Completați motivul; el apare în raport, în registru și la „adeverinta explica”.",
)
NUMAR_COPII_NECITIBIL: Final = Chapter.REQUESTS.error(
    "NUMAR_COPII_NECITIBIL",
    "Numărul de copii „{text}” ({unde}) nu este un număr întreg între 1 și {maxim}.",
    "Scrieți în coloana „{cererea[numar_copii]}” câți copii s-au născut, cu cifre.",
)
SUMA_NECITIBILA: Final = Chapter.REQUESTS.error(
    "SUMA_NECITIBILA",
    "Suma „{text}” din coloana „{coloana}” ({unde}) nu poate fi citită ca sumă în lei, pozitivă.",
    "Scrieți suma ca 1234,50.",
)
SUMA_AMBIGUA: Final = Chapter.REQUESTS.error(
    "SUMA_AMBIGUA",
    "Suma „{text}” din coloana „{coloana}” ({unde}) poate fi citită în două feluri: cu mii sau cu zecimale.",
    "Scrieți suma cu două zecimale și fără separator de mii, de exemplu 1234,00.",
)
SUMA_ROTUNJITA: Final = Chapter.REQUESTS.warning(
    "SUMA_ROTUNJITA",
    "Suma „{text}” din coloana „{coloana}” ({unde}) are mai mult de două zecimale și a fost rotunjită la ban.",
    "Scrieți suma cu două zecimale.",
)
TEXT_DEVENIT_DATA: Final = Chapter.REQUESTS.warning(
    "TEXT_DEVENIT_DATA",
    "În coloana „{coloana}” ({unde}) Excel a făcut dintr-un text data {text}, care se va tipări așa.",
    "Dacă altceva trebuie scris, dați celulei formatul text și scrieți din nou.",
)
CAMP_ANGAJATOR_LIPSA: Final = Chapter.REQUESTS.error(
    "CAMP_ANGAJATOR_LIPSA",
    "În profilul angajatorului „{fisier}” lipsește: {chei}.",
    "Completați în secțiunea {sectiune}: {exemplu}",
)
CAMP_ANGAJATOR_GRESIT: Final = Chapter.REQUESTS.error(
    "CAMP_ANGAJATOR_GRESIT",
    "În profilul angajatorului „{fisier}” valoarea de la „{cheie}” {motiv}.",
    "{remediu}",
)
CHEIE_GRESITA: Final = Chapter.REQUESTS.error(
    "CHEIE_GRESITA",
    "În profilul angajatorului „{fisier}” cheia „{cheie}” nu este cunoscută{sugestie}.",
    "Corectați numele sau ștergeți rândul; cheile cunoscute: {permise}.",
)
CHEIE_NECUNOSCUTA: Final = Chapter.REQUESTS.warning(
    "CHEIE_NECUNOSCUTA",
    "În profilul angajatorului „{fisier}” cheia „{cheie}” nu este cunoscută și nu a fost folosită{sugestie}.",
    "Corectați numele sau ștergeți rândul.",
)
COD_FISCAL_SUSPECT: Final = Chapter.REQUESTS.warning(
    "COD_FISCAL_SUSPECT",
    "Codul fiscal „{text}” din profilul angajatorului „{fisier}” nu are cifra de control corectă.",
    "Verificați codul în certificatul de înregistrare.",
)
PROFIL_CODIFICARE: Final = Chapter.REQUESTS.error(
    "PROFIL_CODIFICARE",
    "Profilul angajatorului „{fisier}” nu este un fișier text UTF-8 (rândul {rand}).",
    "Deschideți-l în Notepad și salvați-l cu codificarea UTF-8.",
)
PROFIL_TOML: Final = Chapter.REQUESTS.error(
    "PROFIL_TOML",
    "Profilul angajatorului „{fisier}” nu este scris corect la {loc}.",
    'Textele stau între ghilimele drepte, câte o cheie pe rând, o singură dată: denumire = "SC Exemplu SRL".',
)
ANGAJATOR_REPETAT: Final = Chapter.REQUESTS.error(
    "ANGAJATOR_REPETAT",
    "Codul fiscal {cui} apare în două profiluri de angajator: „{altul}” și {sursa}.",
    "Păstrați un singur profil pentru fiecare angajator.",
)
ANGAJATORI_LIPSA: Final = Chapter.REQUESTS.error(
    "ANGAJATORI_LIPSA",
    "Folderul „{fisier}” nu conține niciun profil de angajator (.toml).",
    "Puneți în el profilurile sau indicați fișierul profilului.",
)
