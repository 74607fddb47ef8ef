"""Finding codes: a folder of firms."""

from __future__ import annotations

from typing import Final

from adeverinta.core.code import Chapter

FIRMA_EXISTA: Final = Chapter.OFFICE.error(
    "FIRMA_EXISTA",
    "În folderul „{firma}” există deja o firmă.",
    "Alegeți alt nume sau puneți exporturile noi în folderul „state” al firmei.",
)
FIRMA_NEPREGATITA: Final = Chapter.OFFICE.error(
    "FIRMA_NEPREGATITA",
    "Firma „{firma}” nu are încă profilul angajatorului sau cereri.",
    "Completați profilul (angajator.toml; pe pagină, „Angajator”) și cererile (cereri.xlsx; pe pagină, „Cereri”), apoi încercați din nou.",
)
FARA_FIRME: Final = Chapter.OFFICE.error(
    "FARA_FIRME",
    "Folderul „{cale}” nu are nicio firmă: un subfolder cu angajator.toml, state sau cereri.",
    "Faceți prima firmă cu „adeverinta firma-noua FOLDER/FIRMA --din EXPORT”.",
)
FIRMA_OCUPATA: Final = Chapter.OFFICE.error(
    "FIRMA_OCUPATA",
    "Firma „{firma}” este lucrată acum de alt program.",
    "Așteptați să se termine și reluați; celelalte firme nu sunt atinse.",
)
LUNI_NOI: Final = Chapter.OFFICE.info(
    "LUNI_NOI",
    "Față de rularea din {data} sunt noi lunile: {luni}.",
    "Nimic de făcut; cererile respinse pentru ele s-au încercat din nou.",
)
LUNA_DISPARUTA: Final = Chapter.OFFICE.warning(
    "LUNA_DISPARUTA",
    "Luna {luna} era în state la rularea din {data} și nu mai este.",
    "Puneți la loc fișierul ei în „state” sau verificați că a fost scos cu bună știință.",
)
LUNA_SCHIMBATA: Final = Chapter.OFFICE.warning(
    "LUNA_SCHIMBATA",
    "În {luna} sumele sunt altele decât la rularea din {data} pentru {persoane}: {cine}.",
    "Întrebați firma ce s-a corectat; adeverințele care cuprind luna sunt numite separat.",
)
ADEVERINTA_ATINSA: Final = Chapter.OFFICE.warning(
    "ADEVERINTA_ATINSA",
    "Adeverința nr. {numar} ({persoana}) cuprinde luni ale căror sume s-au schimbat: {sume}.",
    "Hotărâți dacă se înlocuiește: „adeverinta registru inlocuieste {eticheta}” o anulează și o emite din nou; de la sine nu se înlocuiește nimic.",
)
CERERE_ACUM_POSIBILA: Final = Chapter.OFFICE.info(
    "CERERE_ACUM_POSIBILA",
    "Cererea pentru {persoana}, respinsă la rularea din {data}, nu mai are nimic care să o oprească.",
    "Nimic de făcut la emitere; cu --doar-verificare, rulați din nou fără această opțiune.",
)
CERERI_SCHIMBATE: Final = Chapter.OFFICE.error(
    "CERERI_SCHIMBATE",
    "Fișierul „{fisier}” a fost schimbat în altă parte (alt program sau altă filă) de când a fost afișat; nu s-a scris peste el.",
    "Reîncărcați pagina și faceți schimbarea din nou.",
)
PROFIL_SCHIMBAT: Final = Chapter.OFFICE.error(
    "PROFIL_SCHIMBAT",
    "Profilul „{fisier}” a fost schimbat în altă parte (alt program sau altă filă) de când a fost afișat; nu s-a scris peste el.",
    "Reîncărcați pagina și faceți schimbarea din nou.",
)
FISIER_NEANONIMIZABIL: Final = Chapter.OFFICE.error(
    "FISIER_NEANONIMIZABIL",
    "Fișierul „{fisier}” nu poate fi anonimizat: se scriu anonim numai .xlsx (fără macrouri) și texte (.csv, .txt, .tsv, .prn).",
    "Salvați-l ca .xlsx sau .csv și reluați.",
)
NIMIC_DE_ANONIMIZAT: Final = Chapter.OFFICE.error(
    "NIMIC_DE_ANONIMIZAT",
    "Nu s-a găsit niciun fișier .xlsx sau .csv de anonimizat.",
    "Dați fișiere sau foldere cu state de plată în aceste formate.",
)
ANONIMIZARE_INCOMPLETA: Final = Chapter.OFFICE.error(
    "ANONIMIZARE_INCOMPLETA",
    "În „{fisier}” ar fi rămas un CNP, un cod fiscal sau un cont adevărat; nu s-a scris nimic.",
    "Salvați foaia într-un fișier .csv și anonimizați-l pe acela.",
)
ANONIMIZARE_PESTE: Final = Chapter.OFFICE.error(
    "ANONIMIZARE_PESTE",
    "Fișierul „{cale}” există deja și nu se scrie peste el.",
    "Dați la --iesire un folder nou.",
)
DOSAR_NEFOLOSIBIL: Final = Chapter.PAGE.error(
    "DOSAR_NEFOLOSIBIL",
    "Folderul „{cale}” nu poate fi folosit ca birou: nu este un folder sau nu aveți dreptul să scrieți în el.",
    "Alegeți alt folder sau cereți dreptul de scriere; dacă Windows a anunțat că a blocat modificări, permiteți programul la „Acces controlat la foldere”.",
)
