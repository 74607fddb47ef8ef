"""Finding codes: reading payroll tables."""

from __future__ import annotations

from typing import Final

from adeverinta.core.code import Code, Severity

E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO

CODES: Final[dict[str, Code]] = {
    "NU_E_STAT_DE_PLATA": Code(
        E,
        "În fișierul „{fisier}” nu s-a găsit niciun stat de plată: lipsește rândul de antet cu CNP (sau marcă) și venitul net ori brutul cu contribuțiile și impozitul.{altele}",
        "Verificați că este exportul statului de plată și că are aceste coloane.",
    ),
    "COLOANE_LIPSA": Code(
        E,
        "În {sursa} antetul are persoane și sume, dar lipsește {lipsa}.{sugestie}",
        "Reexportați statul de plată cu aceste coloane.",
    ),
    "FOAIE_ASCUNSA": Code(
        W,
        "În {sursa} statul de plată este pe o foaie ascunsă; a fost citit ca un fișier aparte.",
        "Dacă foaia ascunsă este o copie veche, ștergeți-o din fișier și rulați din nou.",
    ),
    "FOAIE_INCOMPLETA": Code(
        W,
        "Antetul din {sursa} are persoane și sume, dar lipsește {lipsa}; foaia nu a fost folosită.",
        "Dacă foaia conține venituri, reexportați-o cu aceste coloane.",
    ),
    "FISA_FARA_PERSOANA": Code(
        E,
        "Fișa din {sursa} nu spune sigur a cui este: în titlul ei trebuie să stea un singur CNP valid.",
        "Lăsați în titlu numai CNP-ul salariatului (fără cele ale persoanelor în întreținere) și reluați.",
    ),
    "COLOANE_CARE_INCHID": Code(
        I,
        "Din mai multe coloane din {sursa} s-au ales {coloane}: numai cu ele brutul fără contribuții și impozit dă netul.",
        "Nimic de făcut; verificați cu `adeverinta citeste` dacă sunt coloanele la care vă așteptați.",
    ),
    "COLOANA_DUBLA": Code(
        E,
        "Două coloane înseamnă „{coloana}” și nu au același conținut: {sursa} și {alta}.",
        "Păstrați în export o singură coloană sau redenumiți-o pe cealaltă.",
    ),
    "FISIER_REPETAT": Code(
        I,
        "Fișierul „{fisier}” are exact conținutul fișierului „{primul}” și a fost citit o singură dată.",
        "Nimic de făcut; verificați doar dacă nu ați vrut să dați alt fișier.",
    ),
    "LUNA_CONTRADICTORIE": Code(
        E,
        "Luna statului din {sursa} nu este aceeași peste tot: {locuri}.",
        "Corectați titlul, numele foii sau numele fișierului, astfel încât să numească aceeași lună.",
    ),
    "LUNA_NECUNOSCUTA": Code(
        E,
        "Luna statului din {sursa} nu apare nici într-o coloană, nici în titlu, nici în numele foii sau al fișierului.",
        "Adăugați coloana „luna” sau puneți luna în numele fișierului, de exemplu stat_2026-01.xlsx.",
    ),
    "LUNA_NECITITA": Code(
        E,
        "Luna „{text}” din {sursa} nu poate fi înțeleasă; rândul nu a fost folosit.",
        "Scrieți luna ca 01.2026, 2026-01 sau ianuarie 2026.",
    ),
    "LUNA_VIITOARE": Code(
        W,
        "Rândurile lunii {luna} din {sursa} și următoarele nu au fost folosite: luna este după data emiterii.",
        "Verificați data emiterii (--la-data) și luna exportului.",
    ),
    "CNP_INVALID_IN_STAT": Code(
        W,
        "CNP-ul {cnp_mascat} din {sursa} nu este valid; rândul nu a fost folosit.",
        "Corectați CNP-ul în programul de salarizare și reexportați.",
    ),
    "CNP_INVALIDE_MULTE": Code(
        W,
        "În {sursa} sunt și alte CNP-uri care nu sunt valide; rândurile lor sunt enumerate la surse.",
        "Corectați CNP-urile în programul de salarizare și reexportați.",
    ),
    "CNP_STIINTIFIC": Code(
        E,
        "În {sursa} CNP-ul este scris „{text}”: Excel l-a transformat și cifrele s-au pierdut.",
        "Reexportați cu coloana CNP ca text; fișierul .csv nu se deschide și nu se salvează cu Excel înainte.",
    ),
    "RAND_FARA_CNP": Code(
        W,
        "Rândul din {sursa} are sume, dar nu are CNP sau marcă și nu este un total; nu a fost folosit.",
        "Completați CNP-ul sau marca pe fiecare rând cu sume și reexportați.",
    ),
    "MARCA_FARA_CNP": Code(
        W,
        "Pentru marca „{marca}” din {sursa} nu se găsește un singur CNP în fișierele date; nefolosite din acest motiv: {randuri} din foaie.",
        "Adăugați un export care are și marca și CNP-ul, de exemplu lista salariaților.",
    ),
    "MARCA_CU_DOUA_CNP": Code(
        E,
        "Aceeași marcă apare cu CNP-uri diferite: {locuri}.",
        "Verificați în programul de salarizare cui îi aparține marca și reexportați.",
    ),
    "NUME_DIFERITE": Code(
        W,
        "Același CNP apare cu două nume: „{nume1}” ({prima}) și „{nume2}” ({sursa}).",
        "Verificați dacă persoana și-a schimbat numele sau dacă un CNP este greșit.",
    ),
    "ALT_ANGAJATOR": Code(
        W,
        "Rândurile altui angajator, „{cui}” (de la {sursa}), nu au fost folosite: adeverința este pentru codul fiscal {propriu}.",
        "Nimic de făcut dacă exportul conține mai mulți angajatori; altfel verificați codul fiscal din profil.",
    ),
    "ALT_ANGAJATOR_PESTE_TOT": Code(
        E,
        "Statele de plată sunt ale altui angajator: {fisiere} codul fiscal {cui} (de la {sursa}), niciunul pe cel din profil, {propriu}.",
        "Dați profilul firmei ale cărei state sunt acestea sau statele firmei din profil.",
    ),
    "ANGAJATOR_NEVERIFICAT": Code(
        W,
        "Nu s-a putut verifica al cui este statul de plată: {ce}.",
        "Verificați că toate fișierele sunt ale angajatorului din profil; un stat cu codul fiscal în titlu se verifică singur.",
    ),
    "TIPARIT_INAINTE_DE_LUNA": Code(
        W,
        "Statul de pe {luna} din {sursa} este tipărit la {data}, înainte de această lună.",
        "Verificați dacă nu este statul altui an sub un nume nou.",
    ),
    "LUNI_EGALE_PENTRU_TOTI": Code(
        W,
        "În {luna} ({sursa}) toate cele {persoane} persoane au exact sumele din {luna2} ({alta}).",
        "Verificați dacă nu este același stat sub două luni.",
    ),
    "TITLU_ALTE_SUME": Code(
        W,
        "„{titlu}” ({sursa}) vorbește despre „{ce}”: sumele pot să nu fie netul întreg al lunii.",
        "Verificați că este statul de plată final al lunii întregi; dacă da, schimbați titlul sau numele fișierului.",
    ),
    "ZILE_CRESTERE_COPIL": Code(
        W,
        "Zilele de concediu pentru creșterea copilului din export (prima dată {sursa}) sunt citite ca zile fără plată: indemnizația lor este plătită de agenție și nu stă în stat.",
        "Dacă lunile acelea trebuie socotite ca perioadă asimilată, puneți pentru ele un rând cu tip_venit = icc și cu indemnizația primită.",
    ),
    "LUNA_PARE_DATA_PLATII": Code(
        W,
        "Coloana lunii pare să fie luna plății: zilele nu se potrivesc cu luna lor, ci cu luna dinainte (de exemplu {sursa}).",
        "Exportați luna pentru care s-a lucrat; altfel toate lunile sunt mutate cu una.",
    ),
    "RAND_DUBLU_IN_FISIERE": Code(
        E,
        "Rândul din {sursa} este egal cu cel din {prima} ({luna}), deși celelalte persoane din fișier nu se repetă: două contracte egale sau un rând copiat.",
        "Scoateți fișierul copiat sau, dacă sunt două contracte, exportați și marca fiecăruia.",
    ),
    "TIP_VENIT_NECUNOSCUT": Code(
        E,
        "Tipul de venit „{text}” din {sursa} nu este cunoscut.",
        "Folosiți salariu, cm, maternitate, somaj_tehnic, icc, contract_asigurare, alt sau exclus.",
    ),
    "FORMAT_AMESTECAT": Code(
        E,
        "Coloana „{coloana}” amestecă formate de numere: „{text1}” în {sursa} și „{text2}” în {alta}.",
        "Reexportați coloana într-un singur format, de exemplu 1234,56, sau ca numere adevărate în Excel.",
    ),
    "FORMAT_AMBIGUU": Code(
        E,
        "Numărul „{text}” din {sursa} (coloana „{coloana}”) poate fi o mie sau o fracțiune și nimic din foaie nu arată care.",
        "Reexportați sumele cu două zecimale sau ca numere adevărate în Excel.",
    ),
    "NUMAR_NECITIT": Code(
        E,
        "Conținutul „{text}” din {sursa} (coloana „{coloana}”) nu este un număr.",
        "Corectați celula și reexportați; o sumă care lipsește se lasă goală.",
    ),
    "FORMULE_FARA_VALORI": Code(
        E,
        "În {unde} sunt formule fără valoarea calculată: {celule} numai formula, prima în {sursa}.",
        "Deschideți fișierul în Excel, lăsați-l să calculeze, salvați-l și rulați din nou.",
    ),
    "ROTUNJIT": Code(
        I,
        "Suma din {sursa} (coloana „{coloana}”) are mai mult de două zecimale și a fost rotunjită la ban.",
        "Verificați dacă exportul trebuia să aibă sume cu două zecimale.",
    ),
    "ZILE_IMPOSIBILE": Code(
        E,
        "În {sursa} coloana „{coloana}” are {zile}, ceea ce nu este posibil într-o lună.",
        "Verificați dacă sunt ore sau dacă celula este greșită și reexportați.",
    ),
    "VALOARE_NECITITA": Code(
        W,
        "Valoarea „{text}” din {sursa} (coloana „{coloana}”) nu poate fi înțeleasă și nu a fost folosită.",
        "Scrieți datele ca zz.ll.aaaa, da sau nu la funcția de bază și un număr la persoane în întreținere.",
    ),
    "ANTET_NEINTELES": Code(
        E,
        "Coloana „{coloana}” din {sursa} pare o sumă a lunii, dar antetul are un cuvânt care îi schimbă înțelesul sau care nu este cunoscut; nu a fost folosită, iar altă coloană din care să iasă netul nu este.",
        "Este suma lunii, în lei? Dacă da, scrieți antetul fără acel cuvânt (de exemplu „Salariu net”) sau spuneți ce este cu `adeverinta citeste`; dacă nu, exportați netul de după contribuții și impozit.",
    ),
    "ANTET_SCHIMBAT": Code(
        E,
        "În {sursa} este un al doilea antet, cu alte coloane sau în altă ordine, fără CNP sau marcă: rândurile de sub el nu pot fi citite după primul.",
        "Exportați fiecare tabel în fișierul sau foaia lui, ori cu CNP în antet.",
    ),
    "CAMPURI_IN_PLUS": Code(
        E,
        "Rândul din {sursa} are {campuri} câmpuri, iar antetul {antet}: un separator stă în interiorul unei valori (nume, sumă cu virgulă), iar valorile de după el ar fi citite din altă coloană.",
        "Reexportați cu alt separator sau cu valorile între ghilimele; ori ca fișier Excel.",
    ),
    "UNITATE_STRAINA": Code(
        E,
        "În {sursa} scrie „{text}”: sumele ar fi în „{unitate}”, nu în lei.",
        "Reexportați statul în lei, sau ștergeți textul dacă sumele sunt în lei.",
    ),
    "MONEDA_STRAINA": Code(
        E,
        "Suma din {sursa} este arătată în {moneda}, nu în lei.",
        "Corectați formatul celulei dacă suma este în lei; altfel reexportați statul în lei.",
    ),
    "RAND_ASCUNS": Code(
        W,
        "Rândul din {sursa} este ascuns (filtrat) în fișier; a fost citit ca oricare altul.",
        "Verificați dacă rândul ascuns contează; altfel ștergeți-l din fișier și rulați din nou.",
    ),
    "RAND_ANULAT": Code(
        W,
        "Rândul din {sursa} ({luna}) poartă cuvântul „{text}”, dar are sume și a fost folosit.",
        "Dacă rândul nu mai este valabil, ștergeți-l din export și rulați din nou.",
    ),
    "NET_POATE_DUPA_RETINERI": Code(
        W,
        "Netul din {sursa} este luat numai după antet, iar exportul are și coloana „{coloana}” cu sume: poate fi ce a rămas de plată, nu netul lunii.",
        "Verificați dacă netul este cel de dinainte de avans și rețineri; dacă nu, exportați netul lunii.",
    ),
    "SUMA_NEFOLOSITA": Code(
        W,
        "În {sursa} este un rând al persoanei cu o sumă, dar foaia sau fișierul nu este un stat de plată și nu a fost folosit.",
        "Verificați dacă suma este venit al lunii care lipsește din statul de plată; dacă da, exportați-o în statul lunii.",
    ),
    "CALENDAR_DIFERIT": Code(
        W,
        "Firma numără alte zile lucrătoare decât calendarul în {luni}: cele mai multe rânduri au {zile} în {luna}, iar calendarul {lucratoare}.",
        "Nimic de făcut dacă se lucrează în ture sau sărbătorile sunt trecute ca zile lucrate; altfel verificați coloanele de zile.",
    ),
    "NET_NU_SE_INCHIDE": Code(
        W,
        "În {sursa} netul este {dat} lei, dar brutul fără contribuții și impozit este {calculat} lei.",
        "Verificați rândul în statul de plată; adeverința folosește netul din export.",
    ),
    "NET_CONTRADICTORIU": Code(
        E,
        "Coloana „{coloana}” este brutul fără contribuții și impozit numai pe {bune} din {toate}; prima abatere este în {sursa}: {dat} lei în loc de {calculat} lei.",
        "Verificați ce conține coloana (poate fi rest de plată sau net înainte de impozit) și exportați și netul de după impozit, fără rețineri.",
    ),
    "DOUA_COLOANE_NET": Code(
        E,
        "Nu se poate hotărî care coloană este netul: „{coloana1}” ({sursa}) sau „{coloana2}” ({alta}).",
        "Păstrați în export doar netul de după contribuții și impozit, înainte de rețineri.",
    ),
    "VENIT_NET_NEDECIS": Code(
        E,
        "Coloana „{coloana}” din {sursa} poate fi netul de dinainte sau de după impozit, iar exportul nu are brutul, contribuțiile și impozitul care ar arăta care.",
        "Este netul de după impozit? Dacă da, redenumiți coloana „Salariu net”; dacă nu, exportați și brutul, CAS, CASS și impozitul.",
    ),
    "VENIT_NET_INAINTE_DE_IMPOZIT": Code(
        I,
        "Coloana „{coloana}” din {sursa} este netul de dinainte de impozit; netul a fost calculat din brut, contribuții și impozit.",
        "Nimic de făcut.",
    ),
    "VENIT_NET_IGNORAT": Code(
        W,
        "Coloana „{coloana}” din {sursa} nu este nici netul de după impozit, nici cel de dinainte; netul a fost calculat din brut, contribuții și impozit.",
        "Verificați ce conține coloana și dacă brutul este tot brutul lunii.",
    ),
    "NET_LIPSA": Code(
        E,
        "Rândul din {sursa} ({luna}) nu are net și nici brutul, contribuțiile și impozitul din care să fie calculat.",
        "Completați netul sau coloanele lipsă și reexportați.",
    ),
    "RAND_REPETAT": Code(
        I,
        "Rândul din {sursa} repetă rândul din {prima}, cu aceleași sume ({luna}); a fost folosit o singură dată.",
        "Nimic de făcut.",
    ),
    "RAND_REPETAT_CU_ALTE_ZILE": Code(
        W,
        "Rândul din {sursa} are aceleași sume ca rândul din {prima} ({luna}), dar alte zile; s-au folosit sumele și zilele din {prima}.",
        "Verificați care zile sunt corecte: ele hotărăsc dacă luna intră în calcul.",
    ),
    "RAND_CONTRADICTORIU": Code(
        E,
        "Aceeași lună ({luna}) are sume diferite în două fișiere: {suma1} lei în {prima} și {suma2} lei în {sursa}.",
        "Păstrați doar fișierul corect (de regulă rectificativul) și reluați.",
    ),
    "RAND_DUBLU": Code(
        E,
        "Rândul din {sursa} este identic cu cel din {prima} ({luna}): două contracte egale sau un rând copiat.",
        "Ștergeți rândul copiat sau, dacă sunt două contracte, exportați și marca fiecăruia.",
    ),
    "RANDURI_INSUMATE": Code(
        W,
        "Rândurile din {prima} și {sursa} sunt ale aceleiași persoane și luni ({luna}) și au fost însumate.",
        "Verificați că amândouă rândurile sunt venituri ale lunii.",
    ),
    "RAND_POSIBIL_REPETAT": Code(
        W,
        "Aceeași sumă ({suma1} lei, {luna}) apare în două fișiere ca tipuri diferite de venit, în {prima} și {sursa}, și a fost adunată de două ori.",
        "Dacă este același venit, păstrați-l într-un singur fișier.",
    ),
    "D112_REPETATA": Code(
        E,
        "Sunt două declarații 112 diferite pentru {luna}, „{alta}” și cea din {sursa}, și nu se vede care o înlocuiește pe cealaltă.",
        "Păstrați doar declarația inițială și ultima rectificativă (cea cu d_rec = 1 în fișier).",
    ),
    "D112_RECTIFICATA": Code(
        I,
        "Pentru {luna} s-a folosit declarația 112 rectificativă din {sursa} în locul celei din „{veche}”.",
        "Nimic de făcut.",
    ),
    "D112_DIFERENTA": Code(
        W,
        "În {luna} {ce} este {stat} lei în statul de plată ({sursa}), dar {declarat} lei în declarația 112 ({declaratie}).",
        "Verificați luna în programul de salarizare și dacă declarația a fost rectificată.",
    ),
    "D112_ALTE_VENITURI": Code(
        I,
        "Declarația 112 pe {luna} ({sursa}) are și {suma} lei brut care nu sunt din salarii (secțiunea C: arendă, drepturi de autor și altele); nu intră în venitul net.",
        "Nimic de făcut.",
    ),
    "D112_FARA_PERSOANA": Code(
        W,
        "Persoana are venit în {luna} ({sursa}), dar nu este în declarația 112 „{declaratie}”.",
        "Verificați declarația lunii sau dacă există o rectificativă.",
    ),
    "D112_NUMAI_IN_DECLARATIE": Code(
        W,
        "Persoana este în declarația 112 pentru {luna} ({sursa}), dar nu are rând în statul de plată al lunii.",
        "Verificați dacă exportul statului de plată este întreg.",
    ),
    "NET_DIN_D112": Code(
        W,
        "Niciun stat de plată nu are {luna}: netul de {suma} lei a fost calculat din declarația 112 ({sursa}).",
        "Verificați suma cu statul de plată; dacă îl aveți, adăugați-l la rulare.",
    ),
    "D112_FARA_NET": Code(
        E,
        "Niciun stat de plată nu are {luna}, iar declarația 112 ({sursa}) nu dă netul: {motiv}.",
        "Adăugați exportul statului de plată al lunii.",
    ),
    "ANTET_ASEMANATOR": Code(
        W,
        "Coloana „{coloana}” din {sursa} nu este cunoscută (ați vrut „{sugestie}”?).",
        "Corectați antetul în export sau explicați coloana cu `adeverinta citeste`.",
    ),
    "PROFIL_GRESIT": Code(
        E,
        "Formatul salvat „{fisier}” nu este bun: {motiv}.",
        "Corectați fișierul sau ștergeți-l și rulați din nou `adeverinta citeste`.",
    ),
    "FORMAT_NEPOTRIVIT": Code(
        I,
        "Formatul salvat „{profil}” nu s-a potrivit cu nicio foaie: etichetele lui nu sunt toate în antetul vreuneia.",
        "Scrieți etichetele din [coloane] ca în antet; ce este fiecare câmp spune ghidul.",
    ),
    "FORMAT_SCHIMBAT": Code(
        W,
        "Antetul din {sursa} seamănă cu formatul salvat „{profil}”, dar s-a schimbat: {diferente}; formatul salvat nu a fost folosit.",
        "Verificați coloanele cu `adeverinta citeste`; dacă vreți formatul vechi, folosiți --profil.",
    ),
}
