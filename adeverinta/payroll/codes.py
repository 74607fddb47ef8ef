"""Finding codes: payroll sheets and what they say."""

from __future__ import annotations

from typing import Final

from adeverinta.core.code import Chapter

TABEL_NU_SE_INCHIDE: Final = Chapter.FILES.error(
    "TABEL_NU_SE_INCHIDE",
    "Fișierul „{fisier}” nu are coloane, ci numai cuvinte așezate pe pagină, iar sumele citite din el se închid (brut minus contribuții minus impozit = net) numai pe {bune} din {toate}; primul rând care nu se închide este în {sursa}.",
    "Exportați statul de plată din programul de salarizare ca .xlsx, .csv sau .dbf.",
)
RAND_NEINCHIS: Final = Chapter.FILES.error(
    "RAND_NEINCHIS",
    "Rândul din {sursa} a fost citit după așezarea pe pagină și nu se închide (brut minus contribuții minus impozit = net), deci nu a fost folosit.",
    "Exportați luna din programul de salarizare ca .xlsx, .csv sau .dbf.",
)
NU_E_STAT_DE_PLATA: Final = Chapter.PAYROLL.error(
    "NU_E_STAT_DE_PLATA",
    "În fișierul „{fisier}” nu s-a găsit niciun stat de plată: lipsește rândul de antet cu CNP (sau marcă) și venitul net ori brutul cu contribuțiile și impozitul.{altele}",
    "Verificați că este exportul statului de plată și că are aceste coloane.",
)
COLOANE_LIPSA: Final = Chapter.PAYROLL.error(
    "COLOANE_LIPSA",
    "În {sursa} antetul are persoane și sume, dar lipsește {lipsa}.{sugestie}",
    "Reexportați statul de plată cu aceste coloane.",
)
FOAIE_ASCUNSA: Final = Chapter.PAYROLL.warning(
    "FOAIE_ASCUNSA",
    "În {sursa} statul de plată este pe o foaie ascunsă; a fost citit ca un fișier aparte.",
    "Dacă foaia ascunsă este o copie veche, ștergeți-o din fișier și rulați din nou.",
)
FOAIE_INCOMPLETA: Final = Chapter.PAYROLL.warning(
    "FOAIE_INCOMPLETA",
    "Antetul din {sursa} are persoane și sume, dar lipsește {lipsa}; foaia nu a fost folosită.",
    "Dacă foaia conține venituri, reexportați-o cu aceste coloane.",
)
VENIT_DE_ALT_FEL: Final = Chapter.PAYROLL.info(
    "VENIT_DE_ALT_FEL",
    "Tabelul din {sursa} spune că are alte venituri decât salariile („{ce}”); nu a fost folosit.",
    "Nimic de făcut dacă așa este; dacă sunt salarii, corectați titlul, numele foii sau antetul.",
)
FLUTURAS_FARA_CNP: Final = Chapter.PAYROLL.error(
    "FLUTURAS_FARA_CNP",
    "Sub fluturașul din {sursa} este altul fără CNP și nu se vede unde începe.",
    "Exportați fluturașii cu CNP-ul fiecărei persoane.",
)
FISA_FARA_PERSOANA: Final = Chapter.PAYROLL.error(
    "FISA_FARA_PERSOANA",
    "Fișa din {sursa} nu spune sigur a cui este: în titlul ei trebuie să stea un singur CNP valid.",
    "Lăsați în titlu numai CNP-ul salariatului (fără cele ale persoanelor în întreținere) și reluați.",
)
COLOANA_DUBLA: Final = Chapter.PAYROLL.error(
    "COLOANA_DUBLA",
    "Două coloane înseamnă „{coloana}” și nu au același conținut: {sursa} și {alta}.",
    "Păstrați în export o singură coloană sau redenumiți-o pe cealaltă.",
)
FISIER_REPETAT: Final = Chapter.PAYROLL.info(
    "FISIER_REPETAT",
    "Fișierul „{fisier}” are exact conținutul fișierului „{primul}” și a fost citit o singură dată.",
    "Nimic de făcut; verificați doar dacă nu ați vrut să dați alt fișier.",
)
LUNA_CONTRADICTORIE: Final = Chapter.PAYROLL.error(
    "LUNA_CONTRADICTORIE",
    "Luna statului din {sursa} nu este aceeași peste tot: {locuri}.",
    "Corectați titlul, numele foii sau numele fișierului, astfel încât să numească aceeași lună.",
)
DIFERENTE_ALTEI_LUNI: Final = Chapter.PAYROLL.warning(
    "DIFERENTE_ALTEI_LUNI",
    "Rândul din {sursa} stă sub „{titlu}”; a fost socotit în luna statului, {luna}, în care s-a plătit.",
    "Verificați dacă suma este venit al lunii statului; dacă este al lunii din titlu, treceți rândul în statul acelei luni și reluați.",
)
SUME_PE_MAI_MULTE_LUNI: Final = Chapter.PAYROLL.error(
    "SUME_PE_MAI_MULTE_LUNI",
    "În {sursa} titlul „{titlu}” spune că sumele sunt ale mai multor luni adunate, nu ale unei singure luni.",
    "Exportați statul de plată al fiecărei luni și scoateți acest centralizator din dosar; nu îi schimbați titlul sau numele: suma mai multor luni ar trece drept venitul uneia.",
)
FOAIE_CU_TOTALURI: Final = Chapter.PAYROLL.info(
    "FOAIE_CU_TOTALURI",
    "Tabelul din {sursa} („{titlu}”) are totalurile mai multor luni, nu sumele uneia; nu a fost folosit, căci lunile sunt citite din celelalte foi.",
    "Nimic de făcut dacă așa este; dacă are venituri care nu sunt în lunile citite, treceți-le în statul lunii lor.",
)
LUNA_AFERENTA_DIFERITA: Final = Chapter.PAYROLL.error(
    "LUNA_AFERENTA_DIFERITA",
    "Rândul este în statul lunii {luna}, dar coloana „{coloana}” ({sursa}) spune „{text}”: nu se știe al cărei luni este venitul.",
    "Treceți rândul în statul lunii de care ține venitul și reluați; dacă este venit al lunii statului, goliți celula; dacă această coloană este luna statului, scrieți-i antetul „Luna”.",
)
NET_CORECTAT_DIFERIT: Final = Chapter.PAYROLL.error(
    "NET_CORECTAT_DIFERIT",
    "În {luna} coloana „{coloana}” ({sursa}) are {corectat} lei, iar netul citit este {net} lei: nu se știe care este netul lunii.",
    "Dacă netul corectat este cel bun, exportați statul corectat, cu brutul, contribuțiile și impozitul lui; dacă nu, scoateți coloana și reluați.",
)
NET_NECALCULAT: Final = Chapter.PAYROLL.error(
    "NET_NECALCULAT",
    "În {luna} netul din {sursa} este 0,00 lei, dar {de_ce}: pare o formulă care nu a fost calculată.",
    "Deschideți fișierul în Excel sau LibreOffice, recalculați (F9), salvați-l și reluați; dacă netul este într-adevăr zero, corectați brutul sau zilele rândului.",
)
CONCEDIU_FARA_ZILE: Final = Chapter.PAYROLL.warning(
    "CONCEDIU_FARA_ZILE",
    "În {luna} coloana „{coloana}” ({sursa}) are {suma} lei, dar luna nu are nicio zi de concediu medical sau de maternitate.",
    "Verificați zilele lunii în programul de salarizare: dacă au fost zile de concediu, exportați-le, căci ele hotărăsc ce se adeverește; verificați și că netul cuprinde indemnizația.",
)
LUNI_FARA_FEL: Final = Chapter.PAYROLL.error(
    "LUNI_FARA_FEL",
    "În {sursa} lunile sunt pe coloane, dar nimic nu spune ce sunt sumele: net, brut sau altceva.",
    "Dacă sunt salarii nete, scrieți „Salariu net” în celula de deasupra primei luni (sau „Net ianuarie 2026” în antetul fiecărei luni) și reluați; mai bine, exportați și brutul, contribuțiile și impozitul.",
)
TIP_DIN_EXPLICATIE: Final = Chapter.PAYROLL.info(
    "TIP_DIN_EXPLICATIE",
    "Rândul din {sursa} ({luna}) a fost citit ca „{tip}”, nu ca salariu, după explicația lui: „{text}”.",
    "Nimic de făcut dacă așa este; altfel adăugați coloana „tip_venit” cu felul fiecărui rând.",
)
LUNA_NECUNOSCUTA: Final = Chapter.PAYROLL.error(
    "LUNA_NECUNOSCUTA",
    "Luna statului din {sursa} nu apare nici într-o coloană, nici în titlu, nici în numele foii sau al fișierului.",
    "Adăugați coloana „luna” sau puneți luna în numele fișierului, de exemplu stat_2026-01.xlsx.",
)
LUNA_DE_DOUA_ORI: Final = Chapter.PAYROLL.error(
    "LUNA_DE_DOUA_ORI",
    "Luna {luna} este de două ori în antetul din {sursa}, deasupra coloanelor {coloane}: nu se știe care sume sunt ale ei.",
    "Păstrați în fișier un singur bloc de coloane pentru {luna}, cel bun, și reluați.",
)
LUNI_FARA_AN: Final = Chapter.PAYROLL.error(
    "LUNI_FARA_AN",
    "Lunile din antetul din {sursa} („{text}” și următoarele) nu au anul, iar titlul, numele foii și numele fișierului nu spun unul singur.",
    "Scrieți anul în titlu, în numele foii sau al fișierului, ori lângă fiecare lună, și reluați.",
)
LUNA_NEASEZATA: Final = Chapter.PAYROLL.error(
    "LUNA_NEASEZATA",
    "În antetul din {sursa} luna {luna} nu stă deasupra primei coloane a ei: coloanele {coloane} au aceleași antete ca ale lunilor și nicio lună deasupra.",
    "Puneți fiecare lună deasupra primei coloane a ei sau îmbinați celula peste toate coloanele lunii, apoi reluați.",
)
LUNA_NECITITA: Final = Chapter.PAYROLL.error(
    "LUNA_NECITITA",
    "Luna „{text}” din {sursa} nu poate fi înțeleasă; rândul nu a fost folosit.",
    "Scrieți luna ca 01.2026, 2026-01 sau ianuarie 2026.",
)
LUNA_VIITOARE: Final = Chapter.PAYROLL.warning(
    "LUNA_VIITOARE",
    "Rândurile lunii {luna} din {sursa} și următoarele nu au fost folosite: luna este după data emiterii.",
    "Verificați data emiterii (--la-data) și luna exportului.",
)
RAND_SUB_PERSOANA: Final = Chapter.PAYROLL.error(
    "RAND_SUB_PERSOANA",
    "Rândul din {sursa} are {suma} și nu are un CNP valid, dar {unde}; nu a fost adunat și poate fi alt contract sau altă parte a venitului ei din {luna}.",
    "Dacă este un venit al persoanei care se adaugă la cel de pe rândul ei, completați CNP-ul pe rândul acela; dacă este deja cuprins în el („din care”), nu-i puneți CNP, căci s-ar aduna de două ori, ci scoateți rândul; dacă este al altcuiva, scrieți al cui. Apoi rulați din nou.",
)
MARCA_FARA_CNP: Final = Chapter.PAYROLL.warning(
    "MARCA_FARA_CNP",
    "Pentru marca „{marca}”{altele} ({sursa}{unde}) {cum}; nefolosite din acest motiv: {randuri}.",
    "Adăugați un export care are și marca și CNP-ul, de exemplu lista salariaților; dacă o coloană are CNP-urile, scrieți-i antetul „CNP”.",
)
STAT_FARA_CNP: Final = Chapter.PAYROLL.warning(
    "STAT_FARA_CNP",
    "Statul de plată din {sursa}{unde} are sume, dar nicio coloană recunoscută cu CNP sau marcă{coloana}; nu a fost folosit.",
    "Reexportați statul cu coloana CNP (sau cu marca, dacă alt fișier leagă marca de CNP); dacă o coloană are CNP-urile, scrieți-i antetul „CNP”.",
)
MARCA_REFOLOSITA: Final = Chapter.PAYROLL.warning(
    "MARCA_REFOLOSITA",
    "Marca „{marca}” ({sursa}{unde}) a fost a mai multor persoane, iar rândurile au numai marca: nu se știe ale cui sunt; nefolosite din acest motiv: {randuri}.",
    "Exportați statele cu CNP-ul pe fiecare rând.",
)
ALT_ANGAJATOR: Final = Chapter.PAYROLL.warning(
    "ALT_ANGAJATOR",
    "Rândurile altui angajator, „{cui}” (de la {sursa}{unde}), nu au fost folosite: adeverința este pentru codul fiscal {propriu}.",
    "Nimic de făcut dacă exportul conține mai mulți angajatori; altfel verificați codul fiscal din profil.",
)
TIPARIT_INAINTE_DE_LUNA: Final = Chapter.PAYROLL.warning(
    "TIPARIT_INAINTE_DE_LUNA",
    "Statul de pe {luna} din {sursa} este tipărit la {data}, înainte de această lună.",
    "Verificați dacă nu este statul altui an sub un nume nou.",
)
LUNI_EGALE_PENTRU_TOTI: Final = Chapter.PAYROLL.warning(
    "LUNI_EGALE_PENTRU_TOTI",
    "În {luna} ({sursa}) toate cele {persoane} persoane au exact sumele din {luna2} ({alta}).",
    "Verificați dacă nu este același stat sub două luni.",
)
TICHETE_IN_BRUT: Final = Chapter.PAYROLL.info(
    "TICHETE_IN_BRUT",
    "Brutul din {sursa} cuprinde și „{coloana}”: numai fără ele brutul minus contribuții și impozit dă netul, iar CAS-ul este cel al brutului fără ele; brutul s-a citit fără ele.",
    "Nimic de făcut dacă sunt tichete sau alte avantaje în natură.",
)
STAT_IN_ALTA_MONEDA: Final = Chapter.PAYROLL.warning(
    "STAT_IN_ALTA_MONEDA",
    "În {luna} statul pare să fie în altă monedă, euro sau dolari: la {cate} din {toate} persoane comparate plata este de vreo {ori} ori mai mică decât în celelalte luni; suma persoanei este {suma} ({sursa}).",
    "Verificați moneda statului; dacă nu este în lei, exportați luna în lei și reluați.",
)
LUNA_PARE_DATA_PLATII: Final = Chapter.PAYROLL.warning(
    "LUNA_PARE_DATA_PLATII",
    "Coloana lunii pare să fie luna plății: zilele nu se potrivesc cu luna lor, ci cu luna dinainte (de exemplu {sursa}).",
    "Exportați luna pentru care s-a lucrat; altfel toate lunile sunt mutate cu una.",
)
TIP_VENIT_NECUNOSCUT: Final = Chapter.PAYROLL.error(
    "TIP_VENIT_NECUNOSCUT",
    "Tipul de venit „{text}” din {sursa} nu este cunoscut.",
    "Folosiți salariu, cm, maternitate, somaj_tehnic, icc, contract_asigurare, alt sau exclus.",
)
NUMAR_NECITIT: Final = Chapter.PAYROLL.error(
    "NUMAR_NECITIT",
    "Conținutul „{text}” din {sursa} (coloana „{coloana}”) nu este un număr.",
    "Corectați celula și reexportați; o sumă care lipsește se lasă goală.",
)
ROTUNJIT: Final = Chapter.PAYROLL.info(
    "ROTUNJIT",
    "Suma din {sursa} (coloana „{coloana}”) are mai mult de două zecimale și a fost rotunjită la ban.",
    "Verificați dacă exportul trebuia să aibă sume cu două zecimale.",
)
ZILE_IMPOSIBILE: Final = Chapter.PAYROLL.error(
    "ZILE_IMPOSIBILE",
    "În {sursa} coloana „{coloana}” are {zile}, ceea ce nu este posibil într-o lună.",
    "Verificați dacă sunt ore sau dacă celula este greșită și reexportați.",
)
VALOARE_NECITITA: Final = Chapter.PAYROLL.warning(
    "VALOARE_NECITITA",
    "Valoarea „{text}” din {sursa} (coloana „{coloana}”) nu poate fi înțeleasă și nu a fost folosită.",
    "Scrieți datele ca zz.ll.aaaa, da sau nu la funcția de bază și un număr la persoane în întreținere.",
)
ANTET_NEINTELES: Final = Chapter.PAYROLL.error(
    "ANTET_NEINTELES",
    "Coloana „{coloana}” din {sursa} pare o sumă a lunii, dar antetul are un cuvânt care îi schimbă înțelesul sau care nu este cunoscut; nu a fost folosită, iar altă coloană din care să iasă netul nu este.",
    "Este suma lunii, în lei? Dacă da, scrieți antetul fără acel cuvânt (de exemplu „Salariu net”) sau spuneți ce este cu `adeverinta citeste`; dacă nu, exportați netul de după contribuții și impozit.",
)
CAMPURI_IN_PLUS: Final = Chapter.PAYROLL.error(
    "CAMPURI_IN_PLUS",
    "Rândul din {sursa} are {campuri} câmpuri, iar antetul {antet}: un separator stă în interiorul unei valori (nume, sumă cu virgulă), iar valorile de după el ar fi citite din altă coloană.",
    "Reexportați cu alt separator sau cu valorile între ghilimele; ori ca fișier Excel.",
)
FISIER_TAIAT: Final = Chapter.PAYROLL.error(
    "FISIER_TAIAT",
    "Rândul din {sursa}, ultimul al fișierului, are {campuri} câmpuri, iar antetul și celelalte rânduri {antet}: fișierul pare tăiat, iar ce era după el lipsește.",
    "Exportați sau copiați din nou fișierul întreg și reluați.",
)
UNITATE_STRAINA: Final = Chapter.PAYROLL.error(
    "UNITATE_STRAINA",
    "În {sursa} scrie „{text}”: sumele ar fi în „{unitate}”, nu în lei.",
    "Reexportați statul în lei, sau ștergeți textul dacă sumele sunt în lei.",
)
MONEDA_STRAINA: Final = Chapter.PAYROLL.error(
    "MONEDA_STRAINA",
    "Suma din {sursa} este arătată în {moneda}, nu în lei.",
    "Corectați formatul celulei dacă suma este în lei; altfel reexportați statul în lei.",
)
RAND_ASCUNS: Final = Chapter.PAYROLL.warning(
    "RAND_ASCUNS",
    "Rândul din {sursa} este ascuns (filtrat) în fișier; a fost citit ca oricare altul.",
    "Verificați dacă rândul ascuns contează; altfel ștergeți-l din fișier și rulați din nou.",
)
RAND_ANULAT: Final = Chapter.PAYROLL.warning(
    "RAND_ANULAT",
    "Rândul din {sursa} ({luna}) poartă cuvântul „{text}”, dar are sume și a fost folosit.",
    "Dacă rândul nu mai este valabil sau nu este definitiv, ștergeți-l ori reexportați luna, și rulați din nou.",
)
RAND_TAIAT: Final = Chapter.PAYROLL.warning(
    "RAND_TAIAT",
    "Celula din {sursa} ({luna}) este tăiată cu o linie în fișier, dar rândul ei a fost folosit.",
    "Dacă rândul nu mai este valabil, ștergeți-l din export și rulați din nou; altfel scoateți linia.",
)
CELULA_COMENTATA: Final = Chapter.PAYROLL.warning(
    "CELULA_COMENTATA",
    "Celula din {sursa} ({luna}) are comentariul „{text}”; valoarea a fost citită așa cum stă în celulă.",
    "Citiți comentariul: dacă valoarea nu este bună, corectați-o în programul de salarizare și reexportați.",
)
NET_POATE_DUPA_RETINERI: Final = Chapter.PAYROLL.warning(
    "NET_POATE_DUPA_RETINERI",
    "Netul din {sursa} este luat numai după antet, iar exportul are și coloana „{coloana}” cu sume: poate fi ce a rămas de plată, nu netul lunii.",
    "Verificați dacă netul este cel de dinainte de avans și rețineri; dacă nu, exportați netul lunii.",
)
SUMA_NEFOLOSITA: Final = Chapter.PAYROLL.warning(
    "SUMA_NEFOLOSITA",
    "În {sursa}{unde} este un rând al persoanei{nume} cu o sumă, dar {ce_este} și nu a fost folosit.",
    "Verificați dacă suma este venit al lunii care lipsește din statul de plată; dacă da, exportați-o în statul lunii.",
)
RAND_CU_CNP_GRESIT: Final = Chapter.PAYROLL.warning(
    "RAND_CU_CNP_GRESIT",
    "Rândul din {sursa} ({luna}) este după {dupa} al persoanei, dar CNP-ul lui {cum}: nu a fost folosit, iar suma lui nu este în adeverință.",
    "Corectați CNP-ul din rând în programul de salarizare, reexportați luna și reluați; nu predați adeverința până atunci dacă rândul este al persoanei.",
)
NET_SUB_REST: Final = Chapter.PAYROLL.warning(
    "NET_SUB_REST",
    "În {sursa} netul este {dat} lei, sub „{coloana}” ({rest} lei), deși din el s-au reținut {retinut} lei{schimbate}.",
    "Verificați rândul: restul de plată este netul fără avans și rețineri; dacă antetele celor două coloane sunt schimbate, corectați-le și rulați din nou.",
)
SUMA_PE_LANGA_NET: Final = Chapter.PAYROLL.warning(
    "SUMA_PE_LANGA_NET",
    "În {sursa} ({luna}) coloana „{coloana}” are {suma} lei, care intră în „{rest}”, dar nu în netul de {net} lei: suma s-a plătit pe lângă netul citit.",
    "Întrebați ce este: dacă este venit al lunii (o regularizare, o diferență), exportați netul care o cuprinde; dacă nu, nu este nimic de făcut.",
)
NET_NU_SE_INCHIDE: Final = Chapter.PAYROLL.warning(
    "NET_NU_SE_INCHIDE",
    "În {sursa} netul este {dat} lei, dar brutul fără contribuții și impozit este {calculat} lei{cauza_scrisa}.",
    "Verificați rândul în statul de plată; adeverința folosește netul din export{retinere}.",
)
NET_ALTFEL_LA_PERSOANA: Final = Chapter.PAYROLL.error(
    "NET_ALTFEL_LA_PERSOANA",
    "În {sursa} netul este {dat} lei, dar brutul fără contribuții și impozit este {calculat} lei{cauza_scrisa}; la celelalte persoane coloana este netul pe toate rândurile.",
    "Exportați netul persoanei de după contribuții și impozit, dinaintea oricărei rețineri, sau corectați rândul dacă celulele lui sunt mutate, și reluați.",
)
NET_LIPSA: Final = Chapter.PAYROLL.error(
    "NET_LIPSA",
    "Rândul din {sursa} ({luna}) nu are net, iar pentru a-l calcula lipsesc din rând: {lipsa}{altele}.",
    "Completați netul sau coloanele lipsă (0 unde nu se datorează nimic) și reexportați.",
)
ANTET_ASEMANATOR: Final = Chapter.PAYROLL.warning(
    "ANTET_ASEMANATOR",
    "Coloana „{coloana}” din {sursa} nu este cunoscută (ați vrut „{sugestie}”?).",
    "Corectați antetul în export sau explicați coloana cu `adeverinta citeste`.",
)
PROFIL_GRESIT: Final = Chapter.PAYROLL.error(
    "PROFIL_GRESIT",
    "Formatul salvat „{fisier}” nu este bun: {motiv}.",
    "Corectați fișierul sau ștergeți-l și rulați din nou `adeverinta citeste`.",
)
FORMAT_NEPOTRIVIT: Final = Chapter.PAYROLL.info(
    "FORMAT_NEPOTRIVIT",
    "Formatul salvat „{profil}” nu s-a potrivit cu nicio foaie: etichetele lui nu sunt toate în antetul vreuneia.",
    "Scrieți etichetele din [coloane] ca în antet; ce este fiecare câmp spune ghidul.",
)
FORMAT_SCHIMBAT: Final = Chapter.PAYROLL.warning(
    "FORMAT_SCHIMBAT",
    "Antetul din {sursa} seamănă cu formatul salvat „{profil}”, dar s-a schimbat: {diferente}; formatul salvat nu a fost folosit.",
    "Verificați coloanele cu `adeverinta citeste`; dacă vreți formatul vechi, folosiți --profil.",
)
