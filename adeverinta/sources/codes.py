"""Finding codes: files that cannot be read."""

from __future__ import annotations

from typing import Final

from adeverinta.core.code import Chapter

FISIER_GOL: Final = Chapter.FILES.error(
    "FISIER_GOL",
    "Fișierul „{fisier}” este gol.",
    "Exportați-l din nou din programul de salarizare.",
)
FISIER_PROTEJAT: Final = Chapter.FILES.error(
    "FISIER_PROTEJAT",
    "Fișierul „{fisier}” este protejat cu parolă și nu poate fi citit.",
    "{optiuni[password]}, ori salvați fișierul din Excel fără parolă.",
)
FISIER_PROTEJAT_ALTFEL: Final = Chapter.FILES.error(
    "FISIER_PROTEJAT_ALTFEL",
    "Fișierul „{fisier}” este protejat cu parolă într-un fel care nu se deschide aici ({motiv}).",
    "Salvați-l fără parolă sau exportați statul din programul de salarizare ca .xlsx ori .csv, apoi reluați.",
)
FISIER_PAROLA_GRESITA: Final = Chapter.FILES.error(
    "FISIER_PAROLA_GRESITA",
    "Fișierul „{fisier}” este protejat cu parolă, iar parola dată nu îl deschide.",
    "Verificați parola și reluați; dacă fișierele au parole diferite, scrieți-le la terminal, unde se cer pe rând, sau salvați-le din Excel fără parolă.",
)
FISIER_DETERIORAT: Final = Chapter.FILES.error(
    "FISIER_DETERIORAT",
    "Fișierul „{fisier}” nu poate fi citit: este deteriorat, incomplet sau nu are formatul din nume ({motiv}).",
    "Exportați-l din nou sau deschideți-l în Excel și salvați-l ca .xlsx.",
)
FISIER_PREA_MARE: Final = Chapter.FILES.error(
    "FISIER_PREA_MARE",
    "Fișierul „{fisier}” este prea mare pentru un stat de plată ({motiv}).",
    "Verificați fișierul, ștergeți rândurile și coloanele goale formatate sau împărțiți-l pe luni.",
)
FISIER_HTML: Final = Chapter.FILES.error(
    "FISIER_HTML",
    "Fișierul „{fisier}” este o pagină web (HTML) fără niciun tabel.",
    "Exportați statul de plată ca .xlsx sau .csv; o pagină HTML trebuie să aibă în ea tabelul însuși, nu doar o trimitere la el.",
)
ARHIVA_PROTEJATA: Final = Chapter.FILES.error(
    "ARHIVA_PROTEJATA",
    "Arhiva „{fisier}” este protejată cu parolă și nu poate fi citită.",
    "Dezarhivați-o și indicați folderul cu exporturile.",
)
REGES_FARA_NET: Final = Chapter.FILES.error(
    "REGES_FARA_NET",
    "Fișierul „{fisier}” este un export din registrul salariaților (REGES, Revisal): are contractele, nu și venitul net.",
    "Exportați statul de plată din programul de salarizare.",
)
PDF_SCANAT: Final = Chapter.FILES.error(
    "PDF_SCANAT",
    "Fișierul „{fisier}” este un PDF scanat (imagini, fără text) și nu poate fi citit.",
    "Exportați statul de plată din programul de salarizare ca .xlsx, .csv sau .dbf, ori ca PDF cu text, nu scanat.",
)
PDF_FARA_TABEL: Final = Chapter.FILES.error(
    "PDF_FARA_TABEL",
    "Fișierul „{fisier}” este un PDF în care nu s-a găsit niciun tabel cu CNP-uri sau sume.",
    "Exportați statul de plată din programul de salarizare ca .xlsx, .csv sau .dbf.",
)
PDF_PROPRIU: Final = Chapter.FILES.error(
    "PDF_PROPRIU",
    "Fișierul „{fisier}” este o adeverință scrisă de acest program.",
    "Indicați exportul statului de plată; o adeverință se verifică cu `adeverinta verifica`.",
)
DBF_RANDURI_STERSE: Final = Chapter.FILES.info(
    "DBF_RANDURI_STERSE",
    "Tabelul „{fisier}” are {cate} (rândul {randuri}); ce este șters nu se citește.",
    "Nimic de făcut dacă au fost șterse cu bună știință în programul de salarizare.",
)
FISIER_TIP_NECUNOSCUT: Final = Chapter.FILES.error(
    "FISIER_TIP_NECUNOSCUT",
    "Fișierul „{fisier}” nu are un tip care poate fi citit ({motiv}).",
    "Folosiți .xlsx, .xlsm, .xltx, .xls, .xlsb, .ods, .csv, .tsv, .txt, .prn, .html, .dbf, .pdf (cu text), .xml (declarația 112 sau foaie de calcul) ori .zip cu acestea.",
)
FISIER_SARIT: Final = Chapter.FILES.info(
    "FISIER_SARIT",
    "Fișierul „{fisier}” a fost sărit: {motiv}.",
    "Nimic de făcut dacă nu este un stat de plată.",
)
FOLDER_FARA_FISIERE: Final = Chapter.FILES.error(
    "FOLDER_FARA_FISIERE",
    "În „{fisier}” nu este niciun fișier care poate fi citit.{continut}",
    "Puneți în el exporturile (.xlsx, .xls, .ods, .csv, .txt, .html, .dbf, .pdf cu text, .zip) sau indicați alt folder.",
)
CODIFICARE_NECUNOSCUTA: Final = Chapter.FILES.error(
    "CODIFICARE_NECUNOSCUTA",
    "Fișierul „{fisier}” nu poate fi citit: textul lui nu este scris în niciuna dintre codificările obișnuite (UTF-8, cp1250, ISO-8859-16, cp852).",
    "Salvați-l din Excel ca „CSV UTF-8” sau ca .xlsx.",
)
