"""Finding codes: the batch: what is prepared, numbered, written, signed, verified."""

from __future__ import annotations

from typing import Final

from adeverinta.core.code import Chapter

FORMULAR_IN_AFARA_DATELOR: Final = Chapter.CERTIFICATE.error(
    "FORMULAR_IN_AFARA_DATELOR",
    "Formularul „{formular}” este pentru copii născuți {interval}, iar cererea are {data}.",
    "Verificați celula cu data nașterii și aceea cu formularul; dacă formularul este totuși cerut, {optiuni[force_form]}.",
)
FORMULAR_PRIMIT: Final = Chapter.CERTIFICATE.warning(
    "FORMULAR_PRIMIT",
    "Pentru un copil născut la {data} modelul anilor 2011 - iunie 2016 nu este disponibil; s-a folosit „{formular}”, al nașterilor {interval}.",
    "Întrebați agenția teritorială dacă primește acest formular.",
)
FORMULAR_DEPUNERE: Final = Chapter.CERTIFICATE.warning(
    "FORMULAR_DEPUNERE",
    "Formularul „{formular}” se depune {interval}, iar data eliberării este {data}.",
    "Verificați data eliberării (--la-data).",
)
DREPTURI_AUTOR_DIN_SALARII: Final = Chapter.CERTIFICATE.error(
    "DREPTURI_AUTOR_DIN_SALARII",
    "Formularul „drepturi-autor” atestă venituri din drepturi de autor, dar rândul din {sursa} ({luna}) este venit din salarii.",
    "Alegeți alt formular sau marcați rândurile în export: tip_venit = alt.",
)
PERSOANA_FARA_STAT: Final = Chapter.CERTIFICATE.info(
    "PERSOANA_FARA_STAT",
    "Persoana nu apare în statele citite; formularul {formular} nu tipărește venituri și s-a completat numai din cerere.",
    "Dacă persoana este salariata acestui angajator, verificați CNP-ul din cerere.",
)
CNP_NEGASIT: Final = Chapter.INCOME.error(
    "CNP_NEGASIT",
    "Persoana cu CNP {cnp_mascat}{cerut} nu apare în {unde}.",
    "Verificați CNP-ul din cerere și dați și fișierele lunilor în care persoana a fost angajată.",
)
REGIM_FARA_MODEL: Final = Chapter.INCOME.error(
    "REGIM_FARA_MODEL",
    "Pentru un copil născut la {data} nu există modelul adeverinței: formularul anilor 2011 - iunie 2016 nu este disponibil.",
    "Cereți formularul de la agenția teritorială sau numiți un formular în coloana „{cererea[formular]}”.",
)
FORMULAR_NECUNOSCUT: Final = Chapter.INCOME.error(
    "FORMULAR_NECUNOSCUT",
    "Formularul „{formular}” nu există.",
    "Alegeți unul dintre: {coduri} (ce este fiecare arată comanda „adeverinta formulare”).",
)
NASTERE_VIITOARE: Final = Chapter.INCOME.error(
    "NASTERE_VIITOARE",
    "„{coloana}” din cerere ({data}) este după data eliberării adeverinței ({la_data}).",
    "Corectați data în cerere sau data dată cu --la-data.",
)
APROBARE_LIPSA: Final = Chapter.OFFICE.error(
    "APROBARE_LIPSA",
    "Profilul cere două nume (aprobare = doi), iar adeverința nu este aprobată de al doilea; nu s-a luat număr.",
    "Dați ciorna (--ciorna) celui care aprobă, apoi emiteți cu --aprobat-de NUME.",
)
APROBARE_FARA_INTOCMIT: Final = Chapter.OFFICE.error(
    "APROBARE_FARA_INTOCMIT",
    "Profilul cere două nume (aprobare = doi), dar primul nu este cunoscut; nu s-a luat număr.",
    "Completați în profil [intocmit] nume cu cine întocmește adeverințele.",
)
APROBARE_ACELASI_NUME: Final = Chapter.OFFICE.error(
    "APROBARE_ACELASI_NUME",
    "Adeverința este aprobată de același nume care a întocmit-o ({nume}); nu s-a luat număr.",
    "Aprobarea o dă altcineva: scrieți la --aprobat-de numele lui.",
)
PROCES_OPRIT: Final = Chapter.OUTPUT.error(
    "PROCES_OPRIT",
    "Un proces de lucru s-a oprit pe neașteptate (de pildă din lipsă de memorie sau oprit de antivirus). Ce s-a emis rămâne.",
    "Reluați aceeași comandă; dacă se repetă, adăugați --procese 1.",
)
IESIRE_IMPARTITA: Final = Chapter.OUTPUT.error(
    "IESIRE_IMPARTITA",
    "În „{cale}” tocmai a început să scrie alt registru ({id}).",
    "Așteptați să se termine cealaltă emitere și reluați comanda; niciun număr nu a fost luat.",
)
PDF_STRAIN: Final = Chapter.OUTPUT.error(
    "PDF_STRAIN",
    "„{cale}” există deja și nu este fișierul înregistrat la emitere; nu este înlocuit.",
    "Mutați-l din folder (dacă este o adeverință schimbată sau a altcuiva, păstrați-l) și reluați; numerele cererilor rămase nu au fost luate.",
)
PDF_PASTRAT: Final = Chapter.OUTPUT.info(
    "PDF_PASTRAT",
    "„{cale}” este fișierul emis, cu ceva adăugat (o semnătură electronică); a rămas așa cum este.",
    "Nu este nimic de făcut; ca să fie scris din nou fără adaos, mutați-l din folder.",
)
PDF_ALTUI_REGISTRU: Final = Chapter.OUTPUT.error(
    "PDF_ALTUI_REGISTRU",
    "În „{folder}” sunt adeverințe emise ({cate}: {fisiere}) pe care registrul „{cale}” nu le cunoaște.",
    "Dați registrul care le-a emis cu --registru sau puneți la loc ultima lui copie; dacă s-a pierdut, „adeverinta registru reface” îl scrie din ele. Dacă sunt ale altcuiva, reluați cu --registru-nou.",
)
PDF_NECONFIRMATE: Final = Chapter.OUTPUT.error(
    "PDF_NECONFIRMATE",
    "PDF-urile cu numerele {numere} sunt scrise, dar în registru au rămas neconfirmate: {motiv}.",
    "Nu predați aceste PDF-uri până nu puneți registrul la loc și reluați aceeași comandă, care le confirmă; dacă registrul s-a pierdut, „adeverinta registru reface” îl scrie din PDF-uri.",
)
REGISTRU_MAI_VECHI: Final = Chapter.OUTPUT.error(
    "REGISTRU_MAI_VECHI",
    "Registrul „{cale}” este o copie mai veche (sau schimbată) decât cel cu care s-a scris în „{folder}”, ajuns atunci la nr. {ultim}.",
    "Puneți la loc registrul cel mai nou; dacă s-a pierdut, „adeverinta registru reface” îl scrie din adeverințele emise. Altfel s-ar da a doua oară aceleași numere.",
)
REGISTRU_INLOCUIT: Final = Chapter.OUTPUT.error(
    "REGISTRU_INLOCUIT",
    "În „{folder}” registrul „{cale}” a fost înlocuit de unul refăcut ({nou}).",
    "Dați registrul refăcut cu --registru.",
)
REGISTRU_NOU: Final = Chapter.OUTPUT.info(
    "REGISTRU_NOU",
    "Registrul „{cale}” este nou: numerotarea începe de la 1.",
    "Dacă aveați deja un registru, opriți-vă, dați-l cu --registru și anulați ce s-a emis acum.",
)
REGISTRU_AL_DOILEA: Final = Chapter.OUTPUT.warning(
    "REGISTRU_AL_DOILEA",
    "În ieșire sunt adeverințe din alt registru al aceluiași angajator, iar „{cale}” este nou: aceleași numere se dau a doua oară.",
    "Dacă nu ați vrut un al doilea registru, dați-l pe cel dintâi cu --registru și anulați ce s-a emis acum.",
)
REFACE_NIMIC: Final = Chapter.OUTPUT.error(
    "REFACE_NIMIC",
    "În „{cale}” nu este nicio adeverință întreagă a acestui angajator din care să se refacă registrul.",
    "Dați folderul în care s-au scris adeverințele și profilul aceluiași angajator.",
)
REFACE_DUBLU: Final = Chapter.OUTPUT.error(
    "REFACE_DUBLU",
    "Două fișiere diferite poartă nr. {numar}: „{unu}” și „{altul}”; registrul nu a fost scris.",
    "Lăsați în folder numai fișierul predat persoanei.",
)
REFACE_SARIT: Final = Chapter.OUTPUT.warning(
    "REFACE_SARIT",
    "{fisier} nu a intrat în registrul refăcut: {motiv}.",
    "Verificați-l; numărul lui nu se mai dă numai dacă alt fișier are un număr mai mare.",
)
REFACE_DOUA: Final = Chapter.OUTPUT.warning(
    "REFACE_DOUA",
    "Numerele {numere} sunt ale aceleiași persoane, pe formularul „{formular}”, și apar toate în vigoare: o anulare nu este scrisă pe nicio adeverință.",
    "Dacă sunt pentru același copil, anulați-le pe cele vechi cu „adeverinta registru anuleaza”.",
)
REFACUT_ALTE_DATE: Final = Chapter.OUTPUT.warning(
    "REFACUT_ALTE_DATE",
    "Registrul refăcut are pentru aceeași persoană și același formular nr. {numar} din {data}, cu alte date sau pentru alt copil.",
    "Dacă este pentru același copil, anulați adeverința veche cu „adeverinta registru anuleaza”.",
)
DATA_DEPARTE: Final = Chapter.OUTPUT.warning(
    "DATA_DEPARTE",
    "Data eliberării, {data}, este la mai mult de un an în viitor; numere date cu ea: {numere}.",
    "Dacă este o greșeală, anulați numerele cu „adeverinta registru anuleaza” și reluați cu --la-data corectă.",
)
DATA_INAPOI: Final = Chapter.OUTPUT.warning(
    "DATA_INAPOI",
    "Data eliberării, {data}, este înaintea ultimei din registru ({ultima}): numerele nu mai sunt în ordinea datelor. Numere date acum: {numere}.",
    "Verificați data calculatorului sau --la-data.",
)
REGISTRU_FISIER_DIFERIT: Final = Chapter.OUTPUT.warning(
    "REGISTRU_FISIER_DIFERIT",
    "Adeverința nr. {numar} din {data} a fost scrisă din nou, dar fișierul nu mai este identic cu cel înregistrat la emitere.",
    "Păstrați exemplarul emis atunci; diferența vine de la altă versiune a programului sau a formularului.",
)
DEJA_EMISA_CU_ALTE_DATE: Final = Chapter.OUTPUT.error(
    "DEJA_EMISA_CU_ALTE_DATE",
    "Pentru aceeași persoană, același copil și același formular este în vigoare adeverința nr. {numar} din {data}, cu alte date: {diferente}.",
    "Dacă cea veche este greșită, reluați cu --inlocuieste {eticheta}: cea nouă o anulează și o înlocuiește, iar asta se tipărește pe ea.",
)
INLOCUIESTE: Final = Chapter.OUTPUT.warning(
    "INLOCUIESTE",
    "Anulează și înlocuiește adeverința nr. {numar} din {data}: {diferente}.",
    "Retrageți exemplarul vechi dacă a fost predat.",
)
INLOCUIRE_FARA_DIFERENTE: Final = Chapter.OUTPUT.warning(
    "INLOCUIRE_FARA_DIFERENTE",
    "Nu s-a înlocuit nr. {numar}: adeverința cu aceste date există deja, nr. {emisa}.",
    "Dacă nr. {numar} este greșit, anulați-l cu „adeverinta registru anuleaza”.",
)
INLOCUIRE_FARA_CERERE: Final = Chapter.OUTPUT.error(
    "INLOCUIRE_FARA_CERERE",
    "Numărul {numar} din anul {an} nu are în această rulare exact o cerere a aceleiași persoane care să îl înlocuiască.",
    "Dați în fișierul de cereri rândul persoanei, sau anulați numărul cu „adeverinta registru anuleaza”.",
)
INLOCUIRE_MAI_MULTI: Final = Chapter.OUTPUT.error(
    "INLOCUIRE_MAI_MULTI",
    "Cu mai mulți angajatori într-o rulare nu se știe al cui este numărul {numar} din anul {an}.",
    "Dați un singur --angajator, sau „--inlocuieste toate”.",
)
PDF_CU_PAROLA: Final = Chapter.OUTPUT.info(
    "PDF_CU_PAROLA",
    "Adeverințele se deschid cu parolă (regula „{regula}”, AES-256), deci nu sunt PDF/A.",
    "Pentru arhivă de lungă durată emiteți fără parolă.",
)
PAROLE_NECITITE: Final = Chapter.OUTPUT.error(
    "PAROLE_NECITITE",
    "Lista de parole „{cale}” nu mai are coloanele ei (fisier; numar; nume; parola), deci nu se știe ce parole s-au dat deja.",
    "Puneți la loc lista scrisă de program (dintr-o copie) sau mutați-o în alt folder: atunci adeverințele care se scriu din nou primesc alte parole.",
)
PDF_COMUN_FARA_PAROLA: Final = Chapter.OUTPUT.warning(
    "PDF_COMUN_FARA_PAROLA",
    "Fișierul comun pentru tipărit are datele tuturor și nu poate avea parola fiecăruia: este fără parolă.",
    "Ștergeți-l după tipărire.",
)
VERIFICAT_IN_VIGOARE: Final = Chapter.OUTPUT.info(
    "VERIFICAT_IN_VIGOARE",
    "{fisier}: adeverința nr. {numar} din {data} ({persoana}), neschimbată, în vigoare.",
    "Nu este nimic de făcut.",
)
VERIFICAT_SIGILIU: Final = Chapter.OUTPUT.info(
    "VERIFICAT_SIGILIU",
    "{fisier}: sigiliul se potrivește (nr. {numar} din {data}, neschimbată de la sigilare); cine a emis-o spune numai registrul.",
    "Sigiliul îl poate pune oricine are programul: reluați cu --registru sau --angajator, ori întrebați angajatorul.",
)
VERIFICAT_SEMNAT: Final = Chapter.OUTPUT.info(
    "VERIFICAT_SEMNAT",
    "{fisier}: după emitere i s-au adăugat numai semnături electronice.",
    "„adeverinta verifica” spune și cine a semnat și când; --radacini FIȘIER verifică lanțul certificatului.",
)
VERIFICAT_SEMNATURA_RUPTA: Final = Chapter.OUTPUT.error(
    "VERIFICAT_SEMNATURA_RUPTA",
    "{fisier}: adeverința nr. {numar} din {data} este întreagă, dar o semnătură electronică de pe ea nu se potrivește.",
    "Nu vă bazați pe ea: fișierul a fost schimbat după semnare; cereți din nou copia semnată.",
)
VERIFICAT_ANULAT: Final = Chapter.OUTPUT.error(
    "VERIFICAT_ANULAT",
    "{fisier}: adeverința nr. {numar} din {data} este anulată ({motiv}).",
    "Nu o folosiți.",
)
VERIFICAT_INLOCUIT: Final = Chapter.OUTPUT.error(
    "VERIFICAT_INLOCUIT",
    "{fisier}: adeverința nr. {numar} din {data} a fost anulată și înlocuită de nr. {noua} din {din}.",
    "Folosiți adeverința cea nouă.",
)
VERIFICAT_SCHIMBAT: Final = Chapter.OUTPUT.error(
    "VERIFICAT_SCHIMBAT",
    "{fisier}: spune că este adeverința nr. {numar} din {data}, dar a fost schimbat după emitere.",
    "Nu vă bazați pe el; cereți fișierul emis sau o copie nouă de la angajator.",
)
VERIFICAT_ADAUGIRI: Final = Chapter.OUTPUT.error(
    "VERIFICAT_ADAUGIRI",
    "{fisier}: adeverința nr. {numar} din {data} este întreagă, dar după emitere i s-a adăugat altceva decât semnături electronice.",
    "Nu vă bazați pe el: pagina poate arăta altceva; cereți fișierul emis.",
)
VERIFICAT_STRAIN: Final = Chapter.OUTPUT.error(
    "VERIFICAT_STRAIN",
    "{fisier}: nu este o adeverință emisă de acest program ({motiv}).",
    "Verificați că ați dat fișierul emis, nu o scanare.",
)
VERIFICAT_CIORNA: Final = Chapter.OUTPUT.error(
    "VERIFICAT_CIORNA",
    "{fisier}: este o ciornă, fără număr și fără valoare.",
    "Emiteți adeverința fără --ciorna.",
)
VERIFICAT_PAROLA: Final = Chapter.OUTPUT.error(
    "VERIFICAT_PAROLA",
    "{fisier}: este un PDF cu parolă; din fișier singur nu se poate spune nimic.",
    "Reluați cu --registru: fișierul se recunoaște după amprenta lui.",
)
VERIFICAT_NECUNOSCUT: Final = Chapter.OUTPUT.error(
    "VERIFICAT_NECUNOSCUT",
    "{fisier}: registrul nu cunoaște fișierul ({ce}).",
    "Verificați că ați dat registrul care l-a emis; altfel nu vă bazați pe el.",
)
VERIFICAT_ALT_FISIER: Final = Chapter.OUTPUT.error(
    "VERIFICAT_ALT_FISIER",
    "{fisier}: registrul are nr. {numar} din {data}, dar cu alt fișier: acesta nu este cel emis.",
    "Nu vă bazați pe el; cereți fișierul emis de la angajator.",
)
CLUSTER_NEINSTALAT: Final = Chapter.OUTPUT.error(
    "CLUSTER_NEINSTALAT",
    "Pentru --cluster lipsește componenta „distributed”.",
    "Instalați-o cu: pip install adeverinta[cluster].",
)
CLUSTER_NEACCESIBIL: Final = Chapter.OUTPUT.error(
    "CLUSTER_NEACCESIBIL",
    "La adresa „{adresa}” nu răspunde niciun planificator dask.",
    "Verificați adresa (de pildă tcp://server:8786) și că planificatorul este pornit; fără --cluster lucrează acest calculator.",
)
CLUSTER_FARA_LUCRATORI: Final = Chapter.OUTPUT.error(
    "CLUSTER_FARA_LUCRATORI",
    "Planificatorul de la „{adresa}” nu are niciun lucrător.",
    "Porniți cel puțin unul (dask worker {adresa}) sau rulați fără --cluster.",
)
CLUSTER_ALTA_VERSIUNE: Final = Chapter.OUTPUT.error(
    "CLUSTER_ALTA_VERSIUNE",
    "Un lucrător de la „{adresa}” are altă versiune a programului ({altele}; aici {proprie}), deci ar scrie alte fișiere.",
    "Instalați aceeași versiune pe toți lucrătorii și reporniți-i.",
)
ALT_COPIL_PREA_APROAPE: Final = Chapter.OUTPUT.warning(
    "ALT_COPIL_PREA_APROAPE",
    "Aceeași persoană are în vigoare adeverința nr. {numar} pentru un copil născut la {alta}, la mai puțin de nouă luni de {data}.",
    "Verificați data nașterii copilului în amândouă cererile; anulați în registru adeverința greșită.",
)
REGISTRU_DEJA_EMISA: Final = Chapter.OUTPUT.info(
    "REGISTRU_DEJA_EMISA",
    "Adeverința a mai fost emisă cu aceleași date: nr. {numar} din {data}; numărul și data rămân aceleași.",
    "Nu este nimic de făcut.",
)
CNP_DUPA_NUME: Final = Chapter.REQUESTS.error(
    "CNP_DUPA_NUME",
    "În statele de plată există o persoană cu numele din cerere: {nume}, cu CNP-ul {cnp_mascat} ({unde}).",
    "Dacă este aceeași persoană, scrieți în cerere CNP-ul ei, verificat în actul de identitate.",
)
ANGAJATOR_NEDECIS: Final = Chapter.REQUESTS.error(
    "ANGAJATOR_NEDECIS",
    "Persoana apare în statele de plată la mai mulți dintre angajatorii dați ({angajatori}); adeverința nu a fost emisă.",
    "Rulați separat pentru fiecare angajator, cu statele lui, sau exportați statele cu codul fiscal al angajatorului.",
)
ANGAJATOR_NEGASIT: Final = Chapter.REQUESTS.error(
    "ANGAJATOR_NEGASIT",
    "Persoana nu apare în statele niciunuia dintre angajatorii dați ({angajatori}); nu se știe cine îi eliberează formularul {formular}.",
    "Rulați separat, numai cu profilul angajatorului ei.",
)
SEMNARE_CU_PAROLA: Final = Chapter.SIGNATURE.error(
    "SEMNARE_CU_PAROLA",
    "{fisier}: adeverințele cu parolă ([pdf] parola) nu se semnează electronic, fiindcă semnătura nu s-ar mai putea verifica fără parolă.",
    "Scoateți parola din profil și emiteți din nou, sau semnați pe hârtie.",
)
SEMNARE_FISIER_COMUN: Final = Chapter.SIGNATURE.error(
    "SEMNARE_FISIER_COMUN",
    "{fisier}: fișierul comun pentru tipărit nu poate purta semnături; se semnează fiecare adeverință în parte.",
    "Dați folderul „adeverinte” sau PDF-urile din el.",
)
SEMNARE_FARA_ADEVERINTE: Final = Chapter.SIGNATURE.error(
    "SEMNARE_FARA_ADEVERINTE",
    "În „{cale}” nu este niciun PDF de semnat.",
    "Dați folderul cu „adeverinte” sau chiar fișierele.",
)
SEMNATA_DE_ALTCINEVA: Final = Chapter.SIGNATURE.error(
    "SEMNATA_DE_ALTCINEVA",
    "{fisier}: este deja semnată electronic de {cine}.",
    "Pentru a doua semnătură dați fișierul semnat din folderul „semnate”.",
)
SEMNATA_ALT_FISIER: Final = Chapter.SIGNATURE.error(
    "SEMNATA_ALT_FISIER",
    "{fisier}: în „{folder}” există deja un alt fișier cu acest nume, care nu se atinge.",
    "Mutați-l, sau alegeți alt folder cu --iesire.",
)
SEMNATA_FARA_SEMN: Final = Chapter.SIGNATURE.info(
    "SEMNATA_FARA_SEMN",
    "{fisier}: pe pagină nu a fost loc pentru semnul vizibil; semnătura este în fișier, fără semn.",
    "Un cititor de PDF o arată în panoul de semnături.",
)
NESEMNATA_FARA_NUMAR: Final = Chapter.SIGNATURE.info(
    "NESEMNATA_FARA_NUMAR",
    "{fisier}: formularul nu ia număr din registru, deci nu se semnează aici.",
    "Îl semnează pe hârtie cine îl completează.",
)
