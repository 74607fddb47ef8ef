"""Finding codes: reading files."""

from __future__ import annotations

from typing import Final

from adeverinta.core.code import Code, Severity

E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO

CODES: Final[dict[str, Code]] = {
    "FISIER_LIPSA": Code(
        E,
        "Fișierul sau folderul „{fisier}” nu există.",
        "Verificați numele și locul fișierului, apoi reluați.",
    ),
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
    "FISIER_PROTEJAT_ALTFEL": Code(
        E,
        "Fișierul „{fisier}” este protejat cu parolă într-un fel care nu se deschide aici ({motiv}).",
        "Salvați-l fără parolă sau exportați statul din programul de salarizare ca .xlsx ori .csv, apoi reluați.",
    ),
    "FISIER_PAROLA_GRESITA": Code(
        E,
        "Fișierul „{fisier}” este protejat cu parolă, iar parola dată nu îl deschide.",
        "Verificați parola și reluați; dacă fișierele au parole diferite, scrieți-le la terminal, unde se cer pe rând, sau salvați-le din Excel fără parolă.",
    ),
    "FISIER_DETERIORAT": Code(
        E,
        "Fișierul „{fisier}” nu poate fi citit: este deteriorat, incomplet sau nu are formatul din nume ({motiv}).",
        "Exportați-l din nou sau deschideți-l în Excel și salvați-l ca .xlsx.",
    ),
    "FISIER_PREA_MARE": Code(
        E,
        "Fișierul „{fisier}” este prea mare pentru un stat de plată ({motiv}).",
        "Verificați fișierul, ștergeți rândurile și coloanele goale formatate sau împărțiți-l pe luni.",
    ),
    "FISIER_HTML": Code(
        E,
        "Fișierul „{fisier}” este o pagină web (HTML) fără niciun tabel.",
        "Exportați statul de plată ca .xlsx sau .csv; o pagină HTML trebuie să aibă în ea tabelul însuși, nu doar o trimitere la el.",
    ),
    "ARHIVA_PROTEJATA": Code(
        E,
        "Arhiva „{fisier}” este protejată cu parolă și nu poate fi citită.",
        "Dezarhivați-o și indicați folderul cu exporturile.",
    ),
    "REGES_FARA_NET": Code(
        E,
        "Fișierul „{fisier}” este un export din registrul salariaților (REGES, Revisal): are contractele, nu și venitul net.",
        "Exportați statul de plată din programul de salarizare.",
    ),
    "PDF_SCANAT": Code(
        E,
        "Fișierul „{fisier}” este un PDF scanat (imagini, fără text) și nu poate fi citit.",
        "Exportați statul de plată din programul de salarizare ca .xlsx, .csv sau .dbf, ori ca PDF cu text, nu scanat.",
    ),
    "PDF_FARA_TABEL": Code(
        E,
        "Fișierul „{fisier}” este un PDF în care nu s-a găsit niciun tabel cu CNP-uri sau sume.",
        "Exportați statul de plată din programul de salarizare ca .xlsx, .csv sau .dbf.",
    ),
    "PDF_PROPRIU": Code(
        E,
        "Fișierul „{fisier}” este o adeverință scrisă de acest program.",
        "Indicați exportul statului de plată; o adeverință se verifică cu `adeverinta verifica`.",
    ),
    "DBF_RANDURI_STERSE": Code(
        I,
        "Tabelul „{fisier}” are {cate} (rândul {randuri}); ce este șters nu se citește.",
        "Nimic de făcut dacă au fost șterse cu bună știință în programul de salarizare.",
    ),
    "TABEL_NU_SE_INCHIDE": Code(
        E,
        "Fișierul „{fisier}” nu are coloane, ci numai cuvinte așezate pe pagină, iar sumele citite din el se închid (brut minus contribuții minus impozit = net) numai pe {bune} din {toate}; primul rând care nu se închide este în {sursa}.",
        "Exportați statul de plată din programul de salarizare ca .xlsx, .csv sau .dbf.",
    ),
    "RAND_NEINCHIS": Code(
        E,
        "Rândul din {sursa} a fost citit după așezarea pe pagină și nu se închide (brut minus contribuții minus impozit = net), deci nu a fost folosit.",
        "Exportați luna din programul de salarizare ca .xlsx, .csv sau .dbf.",
    ),
    "FISIER_TIP_NECUNOSCUT": Code(
        E,
        "Fișierul „{fisier}” nu are un tip care poate fi citit ({motiv}).",
        "Folosiți .xlsx, .xlsm, .xltx, .xls, .xlsb, .ods, .csv, .tsv, .txt, .prn, .html, .dbf, .pdf (cu text), .xml (declarația 112 sau foaie de calcul) ori .zip cu acestea.",
    ),
    "FISIER_SARIT": Code(
        I, "Fișierul „{fisier}” a fost sărit: {motiv}.", "Nimic de făcut dacă nu este un stat de plată."
    ),
    "FOLDER_FARA_FISIERE": Code(
        E,
        "În „{fisier}” nu este niciun fișier care poate fi citit.{continut}",
        "Puneți în el exporturile (.xlsx, .xls, .ods, .csv, .txt, .html, .dbf, .pdf cu text, .zip) sau indicați alt folder.",
    ),
    "CODIFICARE_NECUNOSCUTA": Code(
        E,
        "Fișierul „{fisier}” nu poate fi citit: textul lui nu este scris în niciuna dintre codificările obișnuite (UTF-8, cp1250, ISO-8859-16, cp852).",
        "Salvați-l din Excel ca „CSV UTF-8” sau ca .xlsx.",
    ),
}
