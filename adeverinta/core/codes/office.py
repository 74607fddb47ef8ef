"""Codes of the office: many firms, exports made anonymous."""

from __future__ import annotations

from typing import Final

from adeverinta.core.code import Code, Severity

E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO

CODES: Final[dict[str, Code]] = {
    "FIRMA_EXISTA": Code(
        E,
        "În folderul „{firma}” există deja o firmă.",
        "Alegeți alt nume sau puneți exporturile noi în folderul „state” al firmei.",
    ),
    "FIRMA_NEPREGATITA": Code(
        E,
        "Firma „{firma}” nu are încă profilul angajatorului sau cereri.",
        "Completați profilul (angajator.toml; pe pagină, „Angajator”) și cererile (cereri.xlsx; pe pagină, „Cereri”), apoi încercați din nou.",
    ),
    "FARA_FIRME": Code(
        E,
        "Folderul „{cale}” nu are nicio firmă: un subfolder cu angajator.toml, state sau cereri.",
        "Faceți prima firmă cu „adeverinta firma-noua FOLDER/FIRMA --din EXPORT”.",
    ),
    "FIRMA_OCUPATA": Code(
        E,
        "Firma „{firma}” este lucrată acum de alt program.",
        "Așteptați să se termine și reluați; celelalte firme nu sunt atinse.",
    ),
    "APROBARE_LIPSA": Code(
        E,
        "Profilul cere două nume (aprobare = doi), iar adeverința nu este aprobată de al doilea; nu s-a luat număr.",
        "Dați ciorna (--ciorna) celui care aprobă, apoi emiteți cu --aprobat-de NUME.",
    ),
    "APROBARE_FARA_INTOCMIT": Code(
        E,
        "Profilul cere două nume (aprobare = doi), dar primul nu este cunoscut; nu s-a luat număr.",
        "Completați în profil [intocmit] nume cu cine întocmește adeverințele.",
    ),
    "APROBARE_ACELASI_NUME": Code(
        E,
        "Adeverința este aprobată de același nume care a întocmit-o ({nume}); nu s-a luat număr.",
        "Aprobarea o dă altcineva: scrieți la --aprobat-de numele lui.",
    ),
    "LUNI_NOI": Code(
        I,
        "Față de rularea din {data} sunt noi lunile: {luni}.",
        "Nimic de făcut; cererile respinse pentru ele s-au încercat din nou.",
    ),
    "LUNA_DISPARUTA": Code(
        W,
        "Luna {luna} era în state la rularea din {data} și nu mai este.",
        "Puneți la loc fișierul ei în „state” sau verificați că a fost scos cu bună știință.",
    ),
    "LUNA_SCHIMBATA": Code(
        W,
        "În {luna} sumele sunt altele decât la rularea din {data} pentru {persoane}: {cine}.",
        "Întrebați firma ce s-a corectat; adeverințele care cuprind luna sunt numite separat.",
    ),
    "ADEVERINTA_ATINSA": Code(
        W,
        "Adeverința nr. {numar} ({persoana}) cuprinde luni ale căror sume s-au schimbat: {sume}.",
        "Hotărâți dacă se înlocuiește: „adeverinta registru inlocuieste {eticheta}” o anulează și o emite din nou; de la sine nu se înlocuiește nimic.",
    ),
    "CERERE_ACUM_POSIBILA": Code(
        I,
        "Cererea pentru {persoana}, respinsă la rularea din {data}, nu mai are nimic care să o oprească.",
        "Nimic de făcut la emitere; cu --doar-verificare, rulați din nou fără această opțiune.",
    ),
    "CERERI_PESTE": Code(
        E,
        "Fișierul „{cale}” există deja și nu se scrie peste el.",
        "Dați alt nume la --iesire sau mutați fișierul vechi.",
    ),
    "CERERI_SCHIMBATE": Code(
        E,
        "Fișierul „{fisier}” a fost schimbat în altă parte (alt program sau altă filă) de când a fost afișat; nu s-a scris peste el.",
        "Reîncărcați pagina și faceți schimbarea din nou.",
    ),
    "PROFIL_SCHIMBAT": Code(
        E,
        "Profilul „{fisier}” a fost schimbat în altă parte (alt program sau altă filă) de când a fost afișat; nu s-a scris peste el.",
        "Reîncărcați pagina și faceți schimbarea din nou.",
    ),
    "FISIER_NEANONIMIZABIL": Code(
        E,
        "Fișierul „{fisier}” nu poate fi anonimizat: se scriu anonim numai .xlsx (fără macrouri) și texte (.csv, .txt, .tsv, .prn).",
        "Salvați-l ca .xlsx sau .csv și reluați.",
    ),
    "NIMIC_DE_ANONIMIZAT": Code(
        E,
        "Nu s-a găsit niciun fișier .xlsx sau .csv de anonimizat.",
        "Dați fișiere sau foldere cu state de plată în aceste formate.",
    ),
    "ANONIMIZARE_INCOMPLETA": Code(
        E,
        "În „{fisier}” ar fi rămas un CNP, un cod fiscal sau un cont adevărat; nu s-a scris nimic.",
        "Salvați foaia într-un fișier .csv și anonimizați-l pe acela.",
    ),
    "ANONIMIZARE_PESTE": Code(
        E,
        "Fișierul „{cale}” există deja și nu se scrie peste el.",
        "Dați la --iesire un folder nou.",
    ),
}
