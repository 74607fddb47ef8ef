"""Finding codes: reading files."""

from __future__ import annotations

from typing import Final

from adeverinta.core.finding import Code, Severity

E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO

CODES: Final[dict[str, Code]] = {
    "FISIER_LIPSA": Code(E, "Fișierul sau folderul „{fisier}” nu există.", "Verificați numele și calea."),
    "FISIER_NECITIBIL": Code(
        E,
        "Fișierul „{fisier}” nu poate fi deschis: {motiv}.",
        "Verificați drepturile de citire, închideți fișierul dacă este deschis în alt program și reluați.",
    ),
    "FISIER_GOL": Code(
        E, "Fișierul „{fisier}” este gol.", "Exportați-l din nou din programul de salarizare."
    ),
    "FISIER_PROTEJAT": Code(
        E,
        "Fișierul „{fisier}” este protejat cu parolă și nu poate fi citit.",
        "Dați parola când este cerută la terminal sau prin variabila de mediu ADEVERINTA_PAROLA, ori salvați fișierul din Excel fără parolă.",
    ),
    "FISIER_PAROLA_GRESITA": Code(
        E,
        "Fișierul „{fisier}” este protejat cu parolă, iar parola dată nu îl deschide.",
        "Verificați parola; toate fișierele protejate ale unei rulări trebuie să aibă aceeași parolă.",
    ),
    "FISIER_DETERIORAT": Code(
        E,
        "Fișierul „{fisier}” nu poate fi citit: este deteriorat, trunchiat sau nu are formatul din nume ({motiv}).",
        "Exportați-l din nou sau deschideți-l în Excel și salvați-l ca .xlsx.",
    ),
    "FISIER_PREA_MARE": Code(
        E,
        "Fișierul „{fisier}” este prea mare pentru un stat de plată ({motiv}).",
        "Verificați fișierul, ștergeți rândurile și coloanele goale formatate sau împărțiți-l pe luni.",
    ),
    "FISIER_HTML": Code(
        E,
        "Fișierul „{fisier}” este o pagină HTML salvată cu alt nume, nu un tabel.",
        "Deschideți-l în Excel și salvați-l ca registru Excel (.xlsx).",
    ),
    "FISIER_XML_EXCEL": Code(
        E,
        "Fișierul „{fisier}” este o „foaie de calcul XML 2003”, format care nu poate fi citit.",
        "Deschideți-l în Excel și salvați-l ca registru Excel (.xlsx).",
    ),
    "FISIER_TIP_NECUNOSCUT": Code(
        E,
        "Fișierul „{fisier}” nu are un tip care poate fi citit ({motiv}).",
        "Folosiți .xlsx, .xlsm, .xls, .xlsb, .ods, .csv, .txt sau .xml (declarația 112).",
    ),
    "FISIER_SARIT": Code(
        I, "Fișierul „{fisier}” a fost sărit: {motiv}.", "Nimic de făcut dacă nu este un stat de plată."
    ),
    "FOLDER_FARA_FISIERE": Code(
        E,
        "Folderul „{fisier}” nu conține niciun fișier care poate fi citit.",
        "Puneți în el exporturile (.xlsx, .xlsm, .xls, .xlsb, .ods, .csv sau .txt) sau indicați alt folder.",
    ),
    "CODIFICARE_NECUNOSCUTA": Code(
        E,
        "Fișierul „{fisier}” nu are o codificare de text recunoscută (UTF-8, cp1250, ISO-8859-16, cp852).",
        "Salvați-l din Excel ca „CSV UTF-8” sau ca .xlsx.",
    ),
}
