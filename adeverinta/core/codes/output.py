"""Finding codes: writing certificates, reports and the register."""

from __future__ import annotations

from typing import Final

from adeverinta.core.finding import Code, Severity

E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO

CODES: Final[dict[str, Code]] = {
    "IESIRE_NESCRISA": Code(
        E,
        "Nu se poate scrie în „{cale}”: {motiv}.",
        "Verificați drepturile și spațiul liber, închideți fișierul dacă este deschis în alt program și reluați.",
    ),
    "VALOARE_NU_INCAPE": Code(
        E,
        "Câmpul „{camp}” al formularului {formular} este prea mic pentru valoarea dată: are {caractere}, încap cel mult {incap}.",
        "Scurtați sau prescurtați valoarea și reluați; la tipărire nu se taie nimic.",
    ),
    "LITERA_FARA_FONT": Code(
        E,
        "Câmpul „{camp}” al formularului {formular} conține „{litera}” ({cod_litera}), care nu există în fontul formularului.",
        "Scrieți valoarea cu litere latine și reluați.",
    ),
    "SABLON_GRESIT": Code(
        E,
        "Șablonul „{fisier}”, rândul {rand}: {motiv}{alte}.",
        "Corectați fișierul; „adeverinta formulare verifica {folder}” arată tot ce este greșit, docs/formulare.md descrie limbajul.",
    ),
    "SABLOANE_LIPSA": Code(
        E,
        "Folderul de șabloane „{folder}” nu există sau nu are niciun fișier .yaml.",
        "Dați alt folder cu --sabloane.",
    ),
    "RANDURI_PREA_MULTE": Code(
        E,
        "Tabelul formularului {formular} are {locuri}, iar adeverința are {randuri}.",
        "Alegeți un formular cu mai multe rânduri sau emiteți două adeverințe.",
    ),
    "IESIRE_DESCHISA": Code(
        E,
        "Fișierul „{cale}” este deschis în alt program (de exemplu Excel) sau este protejat și nu poate fi înlocuit.",
        "Închideți-l și reluați comanda; adeverințele deja emise își păstrează numărul și data.",
    ),
    "IESIRE_NU_E_FOLDER": Code(
        E, "„{cale}” este un fișier, nu un folder.", "Dați la --iesire numele unui folder nou sau existent."
    ),
    "FORMAT_NUMAR_GRESIT": Code(
        E,
        "Formatul numărului „{format}” din profilul angajatorului nu poate fi folosit.",
        "Scrieți în secțiunea [registru] un format scurt cu {{numar}} și, dacă doriți, {{data}} sau {{an}}, de exemplu {{numar}}/{{data}}.",
    ),
    "REGISTRU_NESCRIS": Code(
        E,
        "Registrul „{cale}” nu poate fi deschis sau scris: {motiv}.",
        "Verificați drepturile și spațiul liber sau dați alt fișier cu --registru; niciun număr nu s-a pierdut.",
    ),
    "REGISTRU_LIPSA": Code(
        E, "Registrul „{cale}” nu există.", "Dați calea lui cu --registru; se creează la prima emitere."
    ),
    "REGISTRU_OCUPAT": Code(
        E,
        "Registrul „{cale}” este folosit de altă emitere de peste {secunde} s.",
        "Așteptați să se termine cealaltă emitere și reluați comanda.",
    ),
    "REGISTRU_DETERIORAT": Code(
        E,
        "Fișierul „{cale}” nu este un registru sau este deteriorat.",
        "Nu îl ștergeți: puneți la loc ultima copie de siguranță sau dați registrul corect cu --registru.",
    ),
    "REGISTRU_STRAIN": Code(
        E,
        "Fișierul „{cale}” este o bază de date SQLite a altui program, nu un registru de adeverințe.",
        "Dați registrul corect cu --registru.",
    ),
    "REGISTRU_VERSIUNE_NOUA": Code(
        E,
        "Registrul „{cale}” a fost scris de o versiune mai nouă a programului.",
        "Actualizați programul pe acest calculator.",
    ),
    "REGISTRU_NUMAR_NECUNOSCUT": Code(
        E,
        "Registrul nu are numărul {numar} din anul {an} al acestui angajator.",
        "Verificați numărul și anul cu „adeverinta registru lista”.",
    ),
    "REGISTRU_NUMAR_ANULAT": Code(
        E, "Numărul {numar} din anul {an} este deja anulat ({motiv}).", "Nu este nimic de făcut."
    ),
    "REGISTRU_MOTIV_LIPSA": Code(
        E, "Anularea numărului {numar} din anul {an} cere un motiv.", "Dați motivul în comandă."
    ),
    "REGISTRU_STARE": Code(
        E,
        "Numărul {numar} din anul {an} nu mai poate fi confirmat: între timp a fost anulat în registru.",
        "Verificați-l cu „adeverinta registru lista” și reluați comanda: cererea primește alt număr.",
    ),
    "REGISTRU_FISIER_DIFERIT": Code(
        W,
        "Adeverința nr. {numar} din {data} a fost scrisă din nou, dar fișierul nu mai este identic cu cel înregistrat la emitere.",
        "Păstrați exemplarul emis atunci; diferența vine de la altă versiune a programului sau a formularului.",
    ),
    "REGISTRU_NETERMINAT": Code(
        W,
        "Numărul {numar} din anul {an} ({persoana}, formularul {formular}) este rezervat de o emitere care nu s-a terminat.",
        "Reluați cererea cu aceleași date ca să primească acest număr, sau anulați-l cu „adeverinta registru anuleaza”.",
    ),
    "REGISTRU_DEJA_EMISA": Code(
        I,
        "Adeverința a mai fost emisă cu aceleași date: nr. {numar} din {data}; numărul și data rămân aceleași.",
        "Nu este nimic de făcut.",
    ),
}
