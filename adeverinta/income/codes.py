"""Finding codes: months and income."""

from __future__ import annotations

from typing import Final

from adeverinta.core.code import Chapter

LUNA_LIPSA: Final = Chapter.INCOME.error(
    "LUNA_LIPSA",
    "Luna {luna} lipsește: {de_ce}.",
    "{ce}",
)
LUNA_FARA_RAND: Final = Chapter.INCOME.warning(
    "LUNA_FARA_RAND",
    "În luna {luna} {ce_este}; căsuța rămâne goală și luna nu intră în calcul.",
    "{ce}",
)
LUNA_IN_AFARA_CONTRACTULUI: Final = Chapter.INCOME.info(
    "LUNA_IN_AFARA_CONTRACTULUI",
    "Luna {luna} {de_ce}; se tipărește „–”.",
    "Nimic de făcut dacă datele de angajare și încetare sunt corecte.",
)
CONTRACT_DEDUS: Final = Chapter.INCOME.warning(
    "CONTRACT_DEDUS",
    "Data angajării nu este cunoscută, iar pentru {luni} nu există stat de plată în fișierele citite: nu se știe dacă persoana avea atunci contract, iar căsuțele lor rămân „–”, ca ale lunilor fără contract.",
    "Completați „{cererea[data_angajarii]}” (și „{cererea[data_incetarii]}”) în cerere sau adăugați statele de plată ale acestor luni.",
)
LUNI_ALESE_DE_MANA: Final = Chapter.INCOME.warning(
    "LUNI_ALESE_DE_MANA",
    "Lunile din calcul sunt alese de mână în cerere: {luni}; motivul dat: {motiv}.",
    "Verificați că lunile și motivul sunt cele cerute de agenție.",
)
LUNI_ALESE_GRESITE: Final = Chapter.INCOME.error(
    "LUNI_ALESE_GRESITE",
    "Din „{cererea[luni_alese]}” ({sursa}) nu pot fi luate {luni}: nu sunt pe formular sau nu au nici venit, nici perioadă asimilată.",
    "Păstrați în celulă numai luni de pe formular care au venit.",
)
LUNI_ALESE_PREA_MULTE: Final = Chapter.INCOME.error(
    "LUNI_ALESE_PREA_MULTE",
    "În „{cererea[luni_alese]}” ({sursa}) sunt {cate} luni, iar legea cere {cerute}.",
    "Ștergeți din celulă lunile care nu trebuie socotite.",
)
LUNI_INSUFICIENTE: Final = Chapter.INCOME.warning(
    "LUNI_INSUFICIENTE",
    "Numai {gasite} din {cerute} luni cerute de lege intră în calcul; media și indemnizația estimată nu se calculează.",
    "Adeverința se emite; celelalte luni le pot atesta alți angajatori sau instituții.",
)
ZILE_NECUNOSCUTE: Final = Chapter.INCOME.warning(
    "ZILE_NECUNOSCUTE",
    "Exportul nu spune câte zile s-au lucrat în {luni}{coloane}; lunile cu venit au fost socotite întregi.",
    "Exportați și coloanele cu zile lucrate, concedii și absențe, ori verificați lunile lucrate numai în parte.",
)
ZILE_NEINCHISE: Final = Chapter.INCOME.warning(
    "ZILE_NEINCHISE",
    "În {luni} zilele din export nu se adună la zilele lucrătoare ale lunii sau ale contractului (de la {sursa}) și {urmare}.",
    "Exportați toate coloanele de zile (lucrate, CO, CM, maternitate, fără plată) sau verificați lunile{altfel}.{norma}",
)
NET_NEVERIFICAT: Final = Chapter.INCOME.warning(
    "NET_NEVERIFICAT",
    "Netul pentru {luni} este {cum}, de la {sursa}: {motiv}.",
    "Verificați că este netul lunii de după contribuții și impozit, înainte de rețineri, ori reexportați statul cu brutul, CAS, CASS și impozitul.",
)
RAND_NEVERIFICAT: Final = Chapter.INCOME.warning(
    "RAND_NEVERIFICAT",
    "În {luni} netul nu a putut fi verificat, deși în celelalte luni se închide: lipsește {ce} ({celule}), iar netul nu iese nici dacă se pune zero în loc.",
    "Completați celula în export sau verificați netul lunii cu statul semnat.",
)
COLOANA_NEINTELEASA: Final = Chapter.INCOME.warning(
    "COLOANA_NEINTELEASA",
    "Coloana „{coloana}” ({sursa}) nu a fost înțeleasă și nu a fost folosită, iar în această lună sumele sau zilele nu ies fără ea.",
    "Spuneți ce este coloana cu `adeverinta citeste`, redenumiți-o sau scoateți-o din export dacă nu contează.",
)
INDEMNIZATIE_IN_AFARA_NETULUI: Final = Chapter.INCOME.warning(
    "INDEMNIZATIE_IN_AFARA_NETULUI",
    "În {luna} indemnizația de {suma} lei din {sursa} pare să stea în afara brutului și a netului rândului; netul tipărit nu o cuprinde.",
    "Verificați luna: netul de pe adeverință trebuie să cuprindă și indemnizația; exportați netul întreg sau indemnizația netă pe un rând al ei (tip_venit cm ori maternitate).",
)
ALT_NET_IN_EXPORT: Final = Chapter.INCOME.error(
    "ALT_NET_IN_EXPORT",
    "Exportul nu are o coloană de net înțeleasă, iar coloana „{coloana}” ({sursa}), neînțeleasă sau socotită rest de plată, arată în {luni} altă sumă decât brutul fără contribuții și impozit: {arata} lei lângă {calculat} lei{cauza_scrisa}.",
    "Dacă brutul are în el tichete sau alte avantaje în natură, exportați brutul în bani, fără ele; dacă „{coloana}” este ce rămâne după rețineri, exportați și netul dinainte de ele, cu antetul „Salariu net”.",
)
AVANTAJE_IN_BRUT: Final = Chapter.INCOME.error(
    "AVANTAJE_IN_BRUT",
    "În {luni} CAS-ul este cel al brutului fără „{coloana}” ({sursa}): brutul pare să aibă în el tichete sau alte avantaje în natură, iar netul care iese din el, {calculat} lei, este mai mare decât banii ({arata} lei).",
    "Exportați brutul și netul în bani, fără tichete și alte avantaje în natură; netul are antetul „Salariu net”.",
)
SUMA_DE_CONCEDIU_NECITITA: Final = Chapter.INCOME.error(
    "SUMA_DE_CONCEDIU_NECITITA",
    "În {luni} persoana {ce}, iar brutul și netul nu au în ele indemnizația; coloana „{coloana}”, care nu a fost înțeleasă, are {suma} lei ({sursa}), iar în celelalte luni ale ei nu are.",
    "Dacă suma este indemnizația, exportați netul întreg al lunii sau indemnizația netă pe un rând al ei (tip_venit cm ori maternitate); dacă este altceva, scoateți coloana din export și verificați luna.",
)
CONCEDIU_FARA_BANI: Final = Chapter.INCOME.warning(
    "CONCEDIU_FARA_BANI",
    "În {luni} persoana are zile de concediu {fel} fără bani pentru ele ({prima}: {zile} de concediu, iar {ce}, {sursa}): indemnizația pare să fie pe alt stat.",
    "Adăugați statul sau fișierul cu indemnizația, ori exportați netul întreg al lunii; dacă pentru aceste zile nu s-a cuvenit nimic, {altfel}.",
)
ZILE_CM_FARA_INDEMNIZATIE: Final = Chapter.INCOME.warning(
    "ZILE_CM_FARA_INDEMNIZATIE",
    "În {luni} statul are {zile} de concediu medical ({sursa}) fără nicio indemnizație, iar brutul este cel al unei luni lucrate întregi: pot fi zile de concediu de odihnă trecute în altă coloană.",
    "Verificați antetele coloanelor de zile și corectați-le; dacă zilele sunt de concediu medical, adăugați indemnizația.",
)
ZILE_LUCRATE_IN_MATERNITATE: Final = Chapter.INCOME.warning(
    "ZILE_LUCRATE_IN_MATERNITATE",
    "{ce}, dar statul de plată are {zile} în {luna} ({sursa}), când în afara concediului {ramase}{altele}.",
    "Verificați în cerere data nașterii și datele concediului de maternitate, iar în stat zilele lucrate; corectați ce este greșit.",
)
VENIT_INAINTE_DE_ANGAJARE: Final = Chapter.INCOME.warning(
    "VENIT_INAINTE_DE_ANGAJARE",
    "Cererea spune că angajarea este din {data}, dar statul de plată are venit și în {luni} ({sursa}); pe adeverință se tipăresc și aceste luni.",
    "Verificați „{cererea[data_angajarii]}” în cerere; dacă data este bună, verificați ale cui sunt rândurile dinainte.",
)
SUMA_NETA_IN_AFARA_NETULUI: Final = Chapter.INCOME.warning(
    "SUMA_NETA_IN_AFARA_NETULUI",
    "Coloana „{coloana}” (prima dată {sursa}: {suma} lei) are sume în {luni}, iar netul tipărit al lunii este luat din altă coloană și nu se vede să le cuprindă.",
    "Dacă suma s-a plătit pe lângă netul din stat, exportați netul întreg al lunii; dacă este deja în el, nu este nimic de făcut.",
)
PLATA_FARA_ZILE: Final = Chapter.INCOME.warning(
    "PLATA_FARA_ZILE",
    "În {luni} exportul nu are nicio zi lucrată și are absențe fără plată ({zile} zile în {sursa}), dar plata este cea obișnuită: coloana zilelor lucrate și cea a absențelor par schimbate între ele.",
    "Verificați antetele coloanelor de zile și corectați-le, apoi rulați din nou; dacă zilele sunt bune, {optiuni[days]}.",
)
ZILE_PESTE_LUNA: Final = Chapter.INCOME.warning(
    "ZILE_PESTE_LUNA",
    "În luna {luna} zilele din export ({zile}) depășesc zilele lucrătoare ale lunii ({lucratoare}).",
    "Verificați coloanele de zile; este posibil ca unele să fie zile calendaristice.",
)
LUNA_NASTERII_PARTIALA: Final = Chapter.INCOME.warning(
    "LUNA_NASTERII_PARTIALA",
    "Luna nașterii ({luna}) are mai puține zile decât zilele lucrătoare și niciun rând de maternitate, iar legea cere venitul cuvenit pentru întreaga lună.",
    "Completați „{cererea[venit_luna_nasterii]}” în cerere cu venitul cuvenit lunii ({temei}).{norma}",
)
NASTERE_PREMATURA: Final = Chapter.INCOME.warning(
    "NASTERE_PREMATURA",
    "Naștere înainte de termen: perioada se scurtează cu {luni} ({temei}); media se face pe {ramase} (împărțitorul: {impartitor}).",
    "Agenția aplică scurtarea pe baza certificatului medical; cum se numără lunile se alege în profilul angajatorului, la [calcul] nastere_prematura_luni.",
)
ESTIMARE_INDISPONIBILA: Final = Chapter.INCOME.info(
    "ESTIMARE_INDISPONIBILA",
    "Indemnizația nu se estimează: {motiv}.",
    "Adeverința nu depinde de estimare; cuantumul îl stabilește agenția.",
)
INDEMNIZATIE_ANTERIOARA_PASTRATA: Final = Chapter.INCOME.info(
    "INDEMNIZATIE_ANTERIOARA_PASTRATA",
    "Estimarea păstrează indemnizația anterioară de {suma} lei, mai mare decât cea calculată ({temei}).",
    "Agenția verifică dacă noul eveniment este în termen față de concediul anterior.",
)
INDEMNIZATIE_ANTERIOARA_FARA_EFECT: Final = Chapter.INCOME.info(
    "INDEMNIZATIE_ANTERIOARA_FARA_EFECT",
    "Indemnizația anterioară de {suma} lei nu schimbă estimarea: este mai mică decât cea calculată sau condiția nu este îndeplinită ({temei}).",
    "Verificați în cerere coloanele „{cererea[copil_anterior_nascut]}”, „{cererea[icc_pana_la]}” și „{cererea[indemnizatie_anterioara]}”.",
)
INDEMNIZATIE_ANTERIOARA_FARA_VARSTA: Final = Chapter.INCOME.info(
    "INDEMNIZATIE_ANTERIOARA_FARA_VARSTA",
    "Cele {luni} ale indemnizației păstrate s-au numărat de la „{cererea[icc_pana_la]}”; legea le numără din luna în care copilul dinainte a împlinit 2 ani, 3 la handicap ({temei}).",
    "Treceți în cerere, la „{cererea[copil_anterior_nascut]}”, data nașterii copilului dinainte.",
)
SUPRAPUNERE_DREPTURI: Final = Chapter.INCOME.info(
    "SUPRAPUNERE_DREPTURI",
    "Copilul vine în timpul dreptului pentru copilul dinainte: {ce} ({temei}).",
    "Majorarea se acordă la cerere; verificați în cerere „{cererea[icc_de_la]}”, „{cererea[icc_pana_la]}” și „{cererea[copil_anterior_nascut]}” și completați „{cererea[indemnizatie_anterioara]}”, sub care agenția nu coboară.",
)
RECALCULARE_2009: Final = Chapter.INCOME.info(
    "RECALCULARE_2009",
    "Recalculare: estimarea este pentru drepturile din {luna}, nu pentru suma fixă de dinainte ({temei}). De atunci se cuvin și sumele restante: {diferenta} lei pe lună față de suma fixă de {fix} lei.",
    "{nota}",
)
OPTIUNEA_PARINTELUI: Final = Chapter.INCOME.info(
    "OPTIUNEA_PARINTELUI",
    "Cuantumul depinde de opțiunea părintelui. Opțiunea de 1 an: {prima}. Opțiunea de 2 ani: {a_doua}.",
    "Treceți 1 sau 2 în coloana „{cererea[optiune]}” a cererii pentru o singură estimare; fără ea rămân amândouă.",
)
OPTIUNE_FARA_EFECT: Final = Chapter.INCOME.info(
    "OPTIUNE_FARA_EFECT",
    "Coloana „{cererea[optiune]}” a cererii nu are efect la {data}: nașterea (evenimentul) nu este în anii în care cuantumul depindea de opțiunea părintelui.",
    "Ștergeți opțiunea sau verificați data nașterii copilului.",
)
CONTRACT_ASIGURARE_IN_AFARA: Final = Chapter.INCOME.warning(
    "CONTRACT_ASIGURARE_IN_AFARA",
    "Venitul declarat în contractul de asigurare socială ({luni}) nu intră în calcul: legea îl primește numai la recalcularea pe zece luni ({temei}).",
    "Dacă este cazul, treceți zece_luni în coloana „{cererea[recalculare]}” a cererii; altfel nimic de făcut.",
)
LEGE_NELAMURITA: Final = Chapter.INCOME.info(
    "LEGE_NELAMURITA",
    "Legea CASS-ului pe indemnizația de concediu medical se citește în două feluri ({luni}; {temei}): {surse}.",
    "Netul tipărit rămâne cel din export; întrebați contabilul ce citire a folosit programul de salarizare.",
)
CUANTUM_SE_SCHIMBA: Final = Chapter.INCOME.info(
    "CUANTUM_SE_SCHIMBA",
    "Același drept are alt cuantum în lunile de după prima plată: {schimbari}.",
    "Nimic de făcut: agenția aplică singură schimbarea drepturilor aflate în plată.",
)
DATA_ANGAJARII_DIFERITA: Final = Chapter.INCOME.warning(
    "DATA_ANGAJARII_DIFERITA",
    "Data angajării din cerere ({cerere}) nu este aceea din statele de plată ({stat}).",
    "Verificați care este corectă; pe adeverință se tipărește cea din cerere.",
)
VENIT_LUNA_NASTERII_DIN_CERERE: Final = Chapter.INCOME.info(
    "VENIT_LUNA_NASTERII_DIN_CERERE",
    "Venitul lunii nașterii ({luna}) este cel din cerere: {suma} lei.",
    "Nimic de făcut dacă este venitul cuvenit pentru întreaga lună.",
)
COD_PERIOADA_NECUNOSCUT: Final = Chapter.INCOME.warning(
    "COD_PERIOADA_NECUNOSCUT",
    "În {sursa} codul „{text}” nu este al unei perioade asimilate cunoscute; rândul nu este socotit perioadă asimilată.",
    "Folosiți codurile 01-23 (sau litera) din lista perioadelor asimilate, pe care o arată comanda „adeverinta reguli”.",
)
NET_NUMAI_CALCULABIL: Final = Chapter.INCOME.error(
    "NET_NUMAI_CALCULABIL",
    "Pentru {luni} exportul are numai brutul ({sursa}), nu și contribuțiile, impozitul și netul: {ce}.",
    "Exportați statul cu aceste coloane; {altfel}.",
)
NET_CALCULAT_DIN_BRUT: Final = Chapter.INCOME.warning(
    "NET_CALCULAT_DIN_BRUT",
    "Netul din {luni} a fost calculat după lege din brut ({sursa}), pentru că exportul nu are contribuțiile, impozitul și netul; {ipoteze}.",
    "Comparați sumele cu fluturașii de salariu; dacă aveți statul cu toate coloanele, dați-l în locul acestuia.",
)
SUMA_NEPLAUZIBILA: Final = Chapter.INCOME.error(
    "SUMA_NEPLAUZIBILA",
    "Netul lunii {luna}, {suma} lei ({sursa}), este {fata}.",
    "Verificați celula, unitatea (lei, nu bani sau mii) și coloana; dacă suma este bună, {optiuni[sums]}.",
)
SUMA_NEOBISNUITA: Final = Chapter.INCOME.warning(
    "SUMA_NEOBISNUITA",
    "Netul lunii {luna}, {suma} lei ({sursa}), este {fata}.",
    "Verificați celula, unitatea (lei, nu bani, mii sau altă monedă) și luna în programul de salarizare.",
)
SUME_CUMULATE: Final = Chapter.INCOME.error(
    "SUME_CUMULATE",
    "Sumele din {luni} par totaluri de la începutul unei perioade, nu ale lunii: cresc cu câte o lună de plată, de la {suma1} lei în {prima} la {suma2} lei în {luna} ({sursa}){altele}.",
    "Exportați sumele fiecărei luni, nu cele cumulate; dacă sumele sunt ale lunilor, {optiuni[sums]}.",
)
NET_ZERO_CU_ZILE: Final = Chapter.INCOME.warning(
    "NET_ZERO_CU_ZILE",
    "În luna {luna} sunt {zile} de lucru, dar netul este {suma} ({sursa}).",
    "Verificați rândul în programul de salarizare; luna fără venit nu intră în calcul.",
)
VENIT_LUNA_NASTERII_DEPARTE: Final = Chapter.INCOME.warning(
    "VENIT_LUNA_NASTERII_DEPARTE",
    "„{cererea[venit_luna_nasterii]}” ({sursa}) este {suma} lei pentru {luna}, dar {fata}.",
    "Verificați celula din cerere: venitul cuvenit lunii este cel al unei luni întregi, net, în lei.",
)
CM_DE_DOUA_ORI: Final = Chapter.INCOME.warning(
    "CM_DE_DOUA_ORI",
    "În luna {luna} salariul ({stat}: {suma1} lei) pare să cuprindă deja concediul medical pe care îl adaugă {sursa}: {suma2} lei{semn}.",
    "Dacă salariul cuprinde indemnizația, scoateți din export rândul sau fișierul concediului medical{altfel}.",
)
VENIT_NEGATIV: Final = Chapter.INCOME.error(
    "VENIT_NEGATIV",
    "În luna {luna} venitul net este negativ ({suma} lei).",
    "Verificați regularizările lunii în programul de salarizare.",
)
LEGE_NEVERIFICATA: Final = Chapter.INCOME.info(
    "LEGE_NEVERIFICATA",
    "{mesaj}",
    "Estimarea nu se tipărește pe adeverință; cuantumul îl stabilește agenția.",
)
