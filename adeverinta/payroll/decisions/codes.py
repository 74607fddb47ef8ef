"""Finding codes: what is decided over a payroll: the net, whose it is, rows that stand twice."""

from __future__ import annotations

from typing import Final

from adeverinta.core.code import Chapter

COLOANE_CARE_INCHID: Final = Chapter.PAYROLL.info(
    "COLOANE_CARE_INCHID",
    "Din mai multe coloane din {sursa} s-au ales {coloane}: numai cu ele brutul fără contribuții și impozit dă netul.",
    "Nimic de făcut; verificați cu `adeverinta citeste` dacă sunt coloanele la care vă așteptați.",
)
ALT_ANGAJATOR_PESTE_TOT: Final = Chapter.PAYROLL.error(
    "ALT_ANGAJATOR_PESTE_TOT",
    "Statele de plată sunt ale altui angajator: {fisiere} codul fiscal {cui} (de la {sursa}), niciunul pe cel din profil, {propriu}.",
    "Dați profilul firmei ale cărei state sunt acestea sau statele firmei din profil.",
)
ANGAJATOR_NEVERIFICAT: Final = Chapter.PAYROLL.warning(
    "ANGAJATOR_NEVERIFICAT",
    "Nu s-a putut verifica al cui este statul de plată: {ce}.",
    "Verificați că toate fișierele sunt ale angajatorului din profil; un stat cu codul fiscal în titlu se verifică singur.",
)
ALTA_FIRMA_IN_TITLU: Final = Chapter.PAYROLL.error(
    "ALTA_FIRMA_IN_TITLU",
    "Rândul din {sursa} este într-un stat intitulat „{titlu}”, altă societate decât cea din profil, pe care o numesc celelalte state ale rulării.",
    "Dacă statul este al altei firme, scoateți-l din dosar; dacă este al firmei din profil, scrieți în titlu numele sau codul ei fiscal și reluați.",
)
ALTA_FIRMA_IN_NUME: Final = Chapter.PAYROLL.warning(
    "ALTA_FIRMA_IN_NUME",
    "Rândul din {sursa} ({luna}) este dintr-un fișier sau dosar numit după „{nume}”, altă societate decât cea din profil{alaturi}.",
    "Dacă statul este al altei firme, scoateți-l din dosar; dacă este al firmei din profil, redenumiți fișierul sau dosarul și reluați.",
)
TITLU_ALTE_SUME: Final = Chapter.PAYROLL.warning(
    "TITLU_ALTE_SUME",
    "„{titlu}” ({sursa}) vorbește despre „{ce}”: sumele pot să nu fie netul întreg al lunii.",
    "Verificați că este statul de plată final al lunii întregi; dacă da, schimbați titlul sau numele fișierului.",
)
RAND_DUBLU_IN_FISIERE: Final = Chapter.PAYROLL.error(
    "RAND_DUBLU_IN_FISIERE",
    "Rândul din {sursa} este egal cu cel din {prima} ({luna}), deși celelalte persoane din fișier nu se repetă: două contracte egale sau un rând copiat.",
    "Scoateți fișierul copiat sau, dacă sunt două contracte, exportați și marca fiecăruia.",
)
BRUT_SI_NET_SCHIMBATE: Final = Chapter.PAYROLL.error(
    "BRUT_SI_NET_SCHIMBATE",
    "Coloana „{net}” ({sursa}) este mai mare decât brutul („{brut}”) pe {cate} din {toate}{dovada}: un net nu poate fi mai mare decât brutul lui, deci antetele celor două coloane par schimbate între ele.",
    "Verificați statul de plată și corectați cele două antete, apoi rulați din nou.",
)
NET_CONTRADICTORIU: Final = Chapter.PAYROLL.error(
    "NET_CONTRADICTORIU",
    "Coloana „{coloana}” este brutul fără contribuții și impozit numai pe {bune} din {toate}; prima abatere este în {sursa}: {dat} lei în loc de {calculat} lei{cauza_scrisa}.",
    "Verificați ce conține coloana (poate fi rest de plată, net înainte de impozit ori netul unui brut care are în el tichete sau alte avantaje în natură) și exportați și netul de după impozit, fără rețineri, cu brutul în bani.",
)
DOUA_COLOANE_NET: Final = Chapter.PAYROLL.error(
    "DOUA_COLOANE_NET",
    "Nu se poate hotărî care coloană este netul: „{coloana1}” ({sursa}) sau „{coloana2}” ({alta}).",
    "Păstrați în export doar netul de după contribuții și impozit, înainte de rețineri.",
)
VENIT_NET_NEDECIS: Final = Chapter.PAYROLL.error(
    "VENIT_NET_NEDECIS",
    "Coloana „{coloana}” din {sursa} poate fi netul de dinainte sau de după impozit, iar exportul nu are brutul, contribuțiile și impozitul care ar arăta care.",
    "Este netul de după impozit? Dacă da, redenumiți coloana „Salariu net”; dacă nu, exportați și brutul, CAS, CASS și impozitul.",
)
VENIT_NET_INAINTE_DE_IMPOZIT: Final = Chapter.PAYROLL.info(
    "VENIT_NET_INAINTE_DE_IMPOZIT",
    "Coloana „{coloana}” din {sursa} este netul de dinainte de impozit; netul a fost calculat din brut, contribuții și impozit.",
    "Nimic de făcut.",
)
VENIT_NET_IGNORAT: Final = Chapter.PAYROLL.warning(
    "VENIT_NET_IGNORAT",
    "Coloana „{coloana}” din {sursa} nu este nici netul de după impozit, nici cel de dinainte; netul a fost calculat din brut, contribuții și impozit.",
    "Verificați ce conține coloana și dacă brutul este tot brutul lunii.",
)
RAND_REPETAT: Final = Chapter.PAYROLL.info(
    "RAND_REPETAT",
    "Rândul din {sursa} repetă rândul din {prima}, cu aceleași sume ({luna}); a fost folosit o singură dată.",
    "Nimic de făcut.",
)
RAND_REPETAT_CU_ALTE_ZILE: Final = Chapter.PAYROLL.warning(
    "RAND_REPETAT_CU_ALTE_ZILE",
    "Rândul din {sursa} are aceleași sume ca rândul din {prima} ({luna}), dar alte zile; s-au folosit sumele și zilele din {prima}.",
    "Verificați care zile sunt corecte: ele hotărăsc dacă luna intră în calcul.",
)
RAND_CONTRADICTORIU: Final = Chapter.PAYROLL.error(
    "RAND_CONTRADICTORIU",
    "Aceeași lună ({luna}) are sume diferite în două fișiere: {suma1} lei în {prima} și {suma2} lei în {sursa}.",
    "Păstrați doar fișierul corect (de regulă rectificativul) și reluați; dacă unul este un stat de diferențe, care se adaugă la celălalt, puneți rândurile lui în fișierul statului lunii: acolo se însumează.",
)
RAND_DUBLU: Final = Chapter.PAYROLL.error(
    "RAND_DUBLU",
    "Rândul din {sursa} este identic cu cel din {prima} ({luna}): două contracte egale sau un rând copiat.",
    "Ștergeți rândul copiat sau, dacă sunt două contracte, exportați și marca fiecăruia.",
)
DOUA_RANDURI_INTREGI: Final = Chapter.PAYROLL.warning(
    "DOUA_RANDURI_INTREGI",
    "Rândurile din {prima} ({suma1} lei) și {sursa} ({suma2} lei) sunt fiecare o lună întreagă ({zile} din {lucratoare}, {luna}) și s-au adunat: unul pare să îl corecteze pe celălalt.",
    "Ștergeți rândul vechi (sau pe cel al altei persoane) din export și rulați din nou; dacă sunt două contracte, exportați marca fiecăruia.",
)
RAND_EGAL_CU_ALTA_MARCA: Final = Chapter.PAYROLL.warning(
    "RAND_EGAL_CU_ALTA_MARCA",
    "Rândul din {sursa} are altă marcă decât cel din {prima} ({luna}), dar este egal cu el în toate coloanele ({suma1} lei): s-au adunat, însă poate fi același rând copiat.",
    "Verificați dacă persoana are un al doilea contract; dacă nu, ștergeți rândul copiat și rulați din nou.",
)
DOUBLED: Final = frozenset(
    code.name for code in (RAND_CONTRADICTORIU, RAND_DUBLU, RAND_DUBLU_IN_FISIERE, DOUA_RANDURI_INTREGI)
)
"""Codes that say of two rows of a month that only one of them may be true."""
AVANS_CUPRINS: Final = Chapter.PAYROLL.info(
    "AVANS_CUPRINS",
    "Avansul de {suma} lei din {sursa} ({luna}) este cuprins în rândul lunii întregi din {alta}, ale cărui contribuții sunt ale brutului său; nu a fost adunat.",
    "Nimic de făcut.",
)
AVANS_NEDECIS: Final = Chapter.PAYROLL.error(
    "AVANS_NEDECIS",
    "Avansul de {suma} lei din {sursa} ({luna}) stă lângă rândul din {alta} și nu se poate hotărî dacă este cuprins în el: lipsesc contribuțiile care ar arăta-o.",
    "Exportați numai statul lunii întregi (netul de dinaintea reținerii avansului), cu brutul, contribuțiile și impozitul; scoateți rândul de avans și reluați.",
)
RANDURI_INSUMATE: Final = Chapter.PAYROLL.warning(
    "RANDURI_INSUMATE",
    "Rândurile din {prima} și {sursa} sunt ale aceleiași persoane și luni ({luna}) și au fost însumate.",
    "Verificați că amândouă rândurile sunt venituri ale lunii.",
)
RAND_TOTAL_PERSOANA: Final = Chapter.PAYROLL.info(
    "RAND_TOTAL_PERSOANA",
    "Rândul din {sursa} ({suma} lei, {luna}) este totalul celorlalte rânduri ale persoanei și nu a fost adunat la ele.",
    "Nimic de făcut.",
)
RAND_TOTAL_DIFERIT: Final = Chapter.PAYROLL.error(
    "RAND_TOTAL_DIFERIT",
    "Rândul din {sursa} se numește total și are {suma} lei, dar celelalte rânduri ale persoanei din {luna} au împreună {celelalte} lei.",
    "Căutați rândul care lipsește sau este în plus; dacă rândul nu este un total, scrieți-i marca contractului și alt nume decât „total”.",
)
RAND_CAT_CELELALTE: Final = Chapter.PAYROLL.error(
    "RAND_CAT_CELELALTE",
    "Rândul din {sursa} ({suma} lei, {luna}) are exact cât celelalte {cate} rânduri ale persoanei împreună: dacă este totalul lor, venitul a fost numărat de două ori.",
    "Ștergeți rândul dacă este un total; dacă este alt contract, scrieți marca lui pe rând.",
)
RAND_POSIBIL_REPETAT: Final = Chapter.PAYROLL.warning(
    "RAND_POSIBIL_REPETAT",
    "Aceeași sumă ({suma1} lei, {luna}) apare în două fișiere ca tipuri diferite de venit, în {prima} și {sursa}, și a fost adunată de două ori.",
    "Dacă este același venit, păstrați-l într-un singur fișier.",
)
