"""Finding codes: writing certificates, reports and the register."""

from __future__ import annotations

from typing import Final

from adeverinta.core.code import Code, Severity

E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO

CODES: Final[dict[str, Code]] = {
    "IESIRE_NESCRISA": Code(
        E,
        "Nu se poate scrie în „{cale}”: {motiv}.",
        "Verificați drepturile și spațiul liber, închideți fișierul dacă este deschis în alt program și reluați.",
    ),
    "PROCES_OPRIT": Code(
        E,
        "Un proces de lucru s-a oprit pe neașteptate (de pildă din lipsă de memorie sau oprit de antivirus). Ce s-a emis rămâne.",
        "Reluați aceeași comandă; dacă se repetă, adăugați --procese 1.",
    ),
    "IESIRE_LEGATURA": Code(
        E,
        "„{cale}” este o legătură către alt folder; în ea nu se scriu adeverințe.",
        "Ștergeți legătura sau dați la --iesire folderul adevărat.",
    ),
    "IESIRE_IMPARTITA": Code(
        E,
        "În „{cale}” tocmai a început să scrie alt registru ({id}).",
        "Așteptați să se termine cealaltă emitere și reluați comanda; niciun număr nu a fost luat.",
    ),
    "RAPORT_STRAIN": Code(
        E,
        "„{cale}” nu este un raport scris de acest program și nu este înlocuit.",
        "Mutați-l sau redenumiți-l, ori dați alt folder la --iesire, și reluați; niciun număr nu a fost luat.",
    ),
    "MARCA_NECITITA": Code(
        E,
        "Fișierul „{cale}”, care spune ce registru scrie în acest folder, nu se poate citi.",
        "Puneți-l la loc dintr-o copie; dacă nu aveți, ștergeți-l și reluați: adeverințele din folder se compară atunci cu registrul.",
    ),
    "PDF_STRAIN": Code(
        E,
        "„{cale}” există deja și nu este fișierul înregistrat la emitere; nu este înlocuit.",
        "Mutați-l din folder (dacă este o adeverință schimbată sau a altcuiva, păstrați-l) și reluați; numerele cererilor rămase nu au fost luate.",
    ),
    "PDF_PASTRAT": Code(
        I,
        "„{cale}” este fișierul emis, cu ceva adăugat (o semnătură electronică); a rămas așa cum este.",
        "Nu este nimic de făcut; ca să fie scris din nou fără adaos, mutați-l din folder.",
    ),
    "PDF_ALTUI_REGISTRU": Code(
        E,
        "În „{folder}” sunt adeverințe emise ({cate}: {fisiere}) pe care registrul „{cale}” nu le cunoaște.",
        "Dați registrul care le-a emis cu --registru sau puneți la loc ultima lui copie; dacă s-a pierdut, „adeverinta registru reface” îl scrie din ele. Dacă sunt ale altcuiva, reluați cu --registru-nou.",
    ),
    "PDF_NECONFIRMATE": Code(
        E,
        "PDF-urile cu numerele {numere} sunt scrise, dar în registru au rămas neconfirmate: {motiv}.",
        "Nu predați aceste PDF-uri până nu puneți registrul la loc și reluați aceeași comandă, care le confirmă; dacă registrul s-a pierdut, „adeverinta registru reface” îl scrie din PDF-uri.",
    ),
    "REGISTRU_MAI_VECHI": Code(
        E,
        "Registrul „{cale}” este o copie mai veche (sau schimbată) decât cel cu care s-a scris în „{folder}”, ajuns atunci la nr. {ultim}.",
        "Puneți la loc registrul cel mai nou; dacă s-a pierdut, „adeverinta registru reface” îl scrie din adeverințele emise. Altfel s-ar da a doua oară aceleași numere.",
    ),
    "REGISTRU_INLOCUIT": Code(
        E,
        "În „{folder}” registrul „{cale}” a fost înlocuit de unul refăcut ({nou}).",
        "Dați registrul refăcut cu --registru.",
    ),
    "REGISTRU_DISPARUT": Code(
        E,
        "Registrul „{cale}” {motiv} de când a fost deschis.",
        "Puneți-l la loc și reluați comanda.",
    ),
    "REGISTRU_NOU": Code(
        I,
        "Registrul „{cale}” este nou: numerotarea începe de la 1.",
        "Dacă aveați deja un registru, opriți-vă, dați-l cu --registru și anulați ce s-a emis acum.",
    ),
    "REGISTRU_AL_DOILEA": Code(
        W,
        "În ieșire sunt adeverințe din alt registru al aceluiași angajator, iar „{cale}” este nou: aceleași numere se dau a doua oară.",
        "Dacă nu ați vrut un al doilea registru, dați-l pe cel dintâi cu --registru și anulați ce s-a emis acum.",
    ),
    "REFACE_EXISTA": Code(
        E,
        "Registrul „{cale}” există; refacerea nu scrie peste un registru.",
        "Dați alt fișier cu --registru sau mutați-l pe cel vechi, dacă este într-adevăr pierdut.",
    ),
    "REFACE_NIMIC": Code(
        E,
        "În „{cale}” nu este nicio adeverință întreagă a acestui angajator din care să se refacă registrul.",
        "Dați folderul în care s-au scris adeverințele și profilul aceluiași angajator.",
    ),
    "REFACE_DUBLU": Code(
        E,
        "Două fișiere diferite poartă nr. {numar}: „{unu}” și „{altul}”; registrul nu a fost scris.",
        "Lăsați în folder numai fișierul predat persoanei.",
    ),
    "REFACE_SARIT": Code(
        W,
        "{fisier} nu a intrat în registrul refăcut: {motiv}.",
        "Verificați-l; numărul lui nu se mai dă numai dacă alt fișier are un număr mai mare.",
    ),
    "REFACE_DOUA": Code(
        W,
        "Numerele {numere} sunt ale aceleiași persoane, pe formularul „{formular}”, și apar toate în vigoare: o anulare nu este scrisă pe nicio adeverință.",
        "Dacă sunt pentru același copil, anulați-le pe cele vechi cu „adeverinta registru anuleaza”.",
    ),
    "REFACUT_ALTE_DATE": Code(
        W,
        "Registrul refăcut are pentru aceeași persoană și același formular nr. {numar} din {data}, cu alte date sau pentru alt copil.",
        "Dacă este pentru același copil, anulați adeverința veche cu „adeverinta registru anuleaza”.",
    ),
    "DATA_DEPARTE": Code(
        W,
        "Data eliberării, {data}, este la mai mult de un an în viitor; numere date cu ea: {numere}.",
        "Dacă este o greșeală, anulați numerele cu „adeverinta registru anuleaza” și reluați cu --la-data corectă.",
    ),
    "DATA_INAPOI": Code(
        W,
        "Data eliberării, {data}, este înaintea ultimei din registru ({ultima}): numerele nu mai sunt în ordinea datelor. Numere date acum: {numere}.",
        "Verificați data calculatorului sau --la-data.",
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
        E,
        "Registrul „{cale}” nu există sau este gol.",
        "Dați calea lui cu --registru; se creează la prima emitere.",
    ),
    "REGISTRU_OCUPAT": Code(
        E,
        "Registrul „{cale}” este folosit de altă emitere de peste {secunde}.",
        "Așteptați să se termine cealaltă emitere și reluați comanda.",
    ),
    "REGISTRU_DETERIORAT": Code(
        E,
        "Fișierul „{cale}” nu este un registru sau este deteriorat.",
        "Nu îl ștergeți: puneți la loc ultima copie de siguranță sau dați registrul corect cu --registru.",
    ),
    "REGISTRU_STRAIN": Code(
        E,
        "Fișierul „{cale}” este o bază de date a altui program, nu un registru de adeverințe.",
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
    "REGISTRU_REZERVARE_ANULATA": Code(
        W,
        "Numărul {eticheta} ({persoana}) rămăsese rezervat și a fost anulat în registru: {motiv}.",
        "Dacă găsiți un PDF cu numărul {numar}, nu îl folosiți.",
    ),
    "DEJA_EMISA_CU_ALTE_DATE": Code(
        E,
        "Pentru aceeași persoană, același copil și același formular este în vigoare adeverința nr. {numar} din {data}, cu alte date: {diferente}.",
        "Dacă cea veche este greșită, reluați cu --inlocuieste {eticheta}: cea nouă o anulează și o înlocuiește, iar asta se tipărește pe ea.",
    ),
    "INLOCUIESTE": Code(
        W,
        "Anulează și înlocuiește adeverința nr. {numar} din {data}: {diferente}.",
        "Retrageți exemplarul vechi dacă a fost predat.",
    ),
    "INLOCUIRE_FARA_DIFERENTE": Code(
        W,
        "Nu s-a înlocuit nr. {numar}: adeverința cu aceste date există deja, nr. {emisa}.",
        "Dacă nr. {numar} este greșit, anulați-l cu „adeverinta registru anuleaza”.",
    ),
    "INLOCUIRE_FARA_CERERE": Code(
        E,
        "Numărul {numar} din anul {an} nu are în această rulare exact o cerere a aceleiași persoane care să îl înlocuiască.",
        "Dați în fișierul de cereri rândul persoanei, sau anulați numărul cu „adeverinta registru anuleaza”.",
    ),
    "INLOCUIRE_MAI_MULTI": Code(
        E,
        "Cu mai mulți angajatori într-o rulare nu se știe al cui este numărul {numar} din anul {an}.",
        "Dați un singur --angajator, sau „--inlocuieste toate”.",
    ),
    "PAROLA_FARA_PIKEPDF": Code(
        E,
        "Profilul cere parolă pe adeverințe ([pdf] parola), dar componenta care o pune nu este instalată.",
        "Instalați-o cu „pip install adeverinta[parola]” sau scoateți parola din profil.",
    ),
    "PDF_CU_PAROLA": Code(
        I,
        "Adeverințele se deschid cu parolă (regula „{regula}”, AES-256), deci nu sunt PDF/A.",
        "Pentru arhivă de lungă durată emiteți fără parolă.",
    ),
    "PAROLE_NECITITE": Code(
        E,
        "Lista de parole „{cale}” nu mai are coloanele ei (fisier; numar; nume; parola), deci nu se știe ce parole s-au dat deja.",
        "Puneți la loc lista scrisă de program (dintr-o copie) sau mutați-o în alt folder: atunci adeverințele care se scriu din nou primesc alte parole.",
    ),
    "PDF_COMUN_FARA_PAROLA": Code(
        W,
        "Fișierul comun pentru tipărit are datele tuturor și nu poate avea parola fiecăruia: este fără parolă.",
        "Ștergeți-l după tipărire.",
    ),
    "VERIFICAT_IN_VIGOARE": Code(
        I,
        "{fisier}: adeverința nr. {numar} din {data} ({persoana}), neschimbată, în vigoare.",
        "Nu este nimic de făcut.",
    ),
    "VERIFICAT_SIGILIU": Code(
        I,
        "{fisier}: sigiliul se potrivește (nr. {numar} din {data}, neschimbată de la sigilare); cine a emis-o spune numai registrul.",
        "Sigiliul îl poate pune oricine are programul: reluați cu --registru sau --angajator, ori întrebați angajatorul.",
    ),
    "VERIFICAT_SEMNAT": Code(
        I,
        "{fisier}: după emitere i s-au adăugat numai semnături electronice.",
        "„adeverinta verifica” spune și cine a semnat și când; --radacini FIȘIER verifică lanțul certificatului.",
    ),
    "VERIFICAT_SEMNATURA_RUPTA": Code(
        E,
        "{fisier}: adeverința nr. {numar} din {data} este întreagă, dar o semnătură electronică de pe ea nu se potrivește.",
        "Nu vă bazați pe ea: fișierul a fost schimbat după semnare; cereți din nou copia semnată.",
    ),
    "VERIFICAT_ANULAT": Code(
        E, "{fisier}: adeverința nr. {numar} din {data} este anulată ({motiv}).", "Nu o folosiți."
    ),
    "VERIFICAT_INLOCUIT": Code(
        E,
        "{fisier}: adeverința nr. {numar} din {data} a fost anulată și înlocuită de nr. {noua} din {din}.",
        "Folosiți adeverința cea nouă.",
    ),
    "VERIFICAT_SCHIMBAT": Code(
        E,
        "{fisier}: spune că este adeverința nr. {numar} din {data}, dar a fost schimbat după emitere.",
        "Nu vă bazați pe el; cereți fișierul emis sau o copie nouă de la angajator.",
    ),
    "VERIFICAT_ADAUGIRI": Code(
        E,
        "{fisier}: adeverința nr. {numar} din {data} este întreagă, dar după emitere i s-a adăugat altceva decât semnături electronice.",
        "Nu vă bazați pe el: pagina poate arăta altceva; cereți fișierul emis.",
    ),
    "VERIFICAT_STRAIN": Code(
        E,
        "{fisier}: nu este o adeverință emisă de acest program ({motiv}).",
        "Verificați că ați dat fișierul emis, nu o scanare.",
    ),
    "VERIFICAT_CIORNA": Code(
        E, "{fisier}: este o ciornă, fără număr și fără valoare.", "Emiteți adeverința fără --ciorna."
    ),
    "VERIFICAT_PAROLA": Code(
        E,
        "{fisier}: este un PDF cu parolă; din fișier singur nu se poate spune nimic.",
        "Reluați cu --registru: fișierul se recunoaște după amprenta lui.",
    ),
    "VERIFICAT_NECUNOSCUT": Code(
        E,
        "{fisier}: registrul nu cunoaște fișierul ({ce}).",
        "Verificați că ați dat registrul care l-a emis; altfel nu vă bazați pe el.",
    ),
    "VERIFICAT_ALT_FISIER": Code(
        E,
        "{fisier}: registrul are nr. {numar} din {data}, dar cu alt fișier: acesta nu este cel emis.",
        "Nu vă bazați pe el; cereți fișierul emis de la angajator.",
    ),
    "REGISTRU_LANT_RUPT": Code(
        E,
        "Registrul „{cale}” a fost schimbat în afara programului: {ce}.",
        "Puneți la loc o copie de siguranță sau comparați cu registrul tipărit și cu adeverințele emise.",
    ),
    "REGISTRU_ALT_VARF": Code(
        E,
        "Istoricul registrului „{cale}” nu trece prin amprenta {varf}.",
        "Nu vă bazați pe el: a fost rescris sau este altul decât cel din care s-a tipărit amprenta; căutați o copie de siguranță.",
    ),
    "REGISTRU_MAI_MULTI": Code(
        E,
        "Registrul „{cale}” are mai mulți angajatori sau mai multe serii.",
        "Dați profilul angajatorului cu --angajator.",
    ),
    "REGISTRU_EXPORT_FEL": Code(
        E, "Nu se poate exporta registrul în „{cale}”.", "Dați un nume care se termină în .xlsx sau .pdf."
    ),
    "CERERE_NEGASITA": Code(
        E,
        "Fișierul de cereri nu are exact un rând pentru persoana din adeverința nr. {numar}.",
        "Puneți în el rândul corectat al persoanei.",
    ),
    "CLUSTER_NEINSTALAT": Code(
        E,
        "Pentru --cluster lipsește componenta „distributed”.",
        "Instalați-o cu: pip install adeverinta[cluster].",
    ),
    "CLUSTER_NEACCESIBIL": Code(
        E,
        "La adresa „{adresa}” nu răspunde niciun planificator dask.",
        "Verificați adresa (de pildă tcp://server:8786) și că planificatorul este pornit; fără --cluster lucrează acest calculator.",
    ),
    "CLUSTER_FARA_LUCRATORI": Code(
        E,
        "Planificatorul de la „{adresa}” nu are niciun lucrător.",
        "Porniți cel puțin unul (dask worker {adresa}) sau rulați fără --cluster.",
    ),
    "CLUSTER_ALTA_VERSIUNE": Code(
        E,
        "Un lucrător de la „{adresa}” are altă versiune a programului ({altele}; aici {proprie}), deci ar scrie alte fișiere.",
        "Instalați aceeași versiune pe toți lucrătorii și reporniți-i.",
    ),
    "NUMAR_NUMAI_DIN_REGISTRU": Code(
        E,
        "Formularul {formular} poartă un număr, iar numerele se dau numai cu registrul.",
        "Emiteți adeverința cu registrul sau tipăriți o ciornă.",
    ),
    "ALT_COPIL_PREA_APROAPE": Code(
        W,
        "Aceeași persoană are în vigoare adeverința nr. {numar} pentru un copil născut la {alta}, la mai puțin de nouă luni de {data}.",
        "Verificați data nașterii copilului în amândouă cererile; anulați în registru adeverința greșită.",
    ),
    "REGISTRU_DEJA_EMISA": Code(
        I,
        "Adeverința a mai fost emisă cu aceleași date: nr. {numar} din {data}; numărul și data rămân aceleași.",
        "Nu este nimic de făcut.",
    ),
}
