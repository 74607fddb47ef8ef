"""Codes of the electronic signature: keys, tokens, time stamps, what is signed and what is not."""

from __future__ import annotations

from typing import Final

from adeverinta.core.code import Code, Severity

E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO

CODES: Final[dict[str, Code]] = {
    "SEMNARE_FARA_PYHANKO": Code(
        E,
        "Componenta care semnează nu este instalată.",
        "Instalați-o cu „pip install adeverinta[semnare]”; adeverințele tipărite și semnate de mână nu au nevoie de ea.",
    ),
    "SEMNATURI_FARA_PYHANKO": Code(
        I,
        "{fisier}: are semnături electronice, dar componenta care le citește nu este instalată.",
        "Instalați-o cu „pip install adeverinta[semnare]” ca să se spună cine a semnat și când.",
    ),
    "SEMNARE_CE_CHEIE": Code(
        E,
        "Nu este clar cu ce se semnează.",
        "Dați fie --p12 FIȘIER (cheia într-un fișier), fie --token BIBLIOTECA (biblioteca PKCS#11 a tokenului).",
    ),
    "SEMNARE_CIORNA": Code(
        E,
        "O ciornă nu are număr și nu se semnează.",
        "Emiteți fără --ciorna sau scoateți --semneaza.",
    ),
    "SEMNARE_CU_PAROLA": Code(
        E,
        "{fisier}: adeverințele cu parolă ([pdf] parola) nu se semnează electronic, fiindcă semnătura nu s-ar mai putea verifica fără parolă.",
        "Scoateți parola din profil și emiteți din nou, sau semnați pe hârtie.",
    ),
    "SEMNARE_FISIER_COMUN": Code(
        E,
        "{fisier}: fișierul comun pentru tipărit nu poate purta semnături; se semnează fiecare adeverință în parte.",
        "Dați folderul „adeverinte” sau PDF-urile din el.",
    ),
    "SEMNARE_COMUN_FARA": Code(
        W,
        "{fisier}: fișierul comun pentru tipărit nu poartă semnăturile electronice.",
        "Cele semnate sunt în folderul „semnate”, câte un fișier.",
    ),
    "SEMNARE_FARA_ADEVERINTE": Code(
        E,
        "În „{cale}” nu este niciun PDF de semnat.",
        "Dați folderul cu „adeverinte” sau chiar fișierele.",
    ),
    "SEMNARE_FARA_REGISTRU": Code(
        E,
        "Nu s-a găsit registrul care a emis adeverințele din „{cale}”.",
        "Dați-l cu --registru FIȘIER: se semnează numai ce este în registru, în vigoare și neschimbat.",
    ),
    "SEMNATA_DE_ALTCINEVA": Code(
        E,
        "{fisier}: este deja semnată electronic de {cine}.",
        "Pentru a doua semnătură dați fișierul semnat din folderul „semnate”.",
    ),
    "SEMNATA_ALT_FISIER": Code(
        E,
        "{fisier}: în „{folder}” există deja un alt fișier cu acest nume, care nu se atinge.",
        "Mutați-l, sau alegeți alt folder cu --iesire.",
    ),
    "SEMNATA_FARA_SEMN": Code(
        I,
        "{fisier}: pe pagină nu a fost loc pentru semnul vizibil; semnătura este în fișier, fără semn.",
        "Un cititor de PDF o arată în panoul de semnături.",
    ),
    "NESEMNATA_FARA_NUMAR": Code(
        I,
        "{fisier}: formularul nu ia număr din registru, deci nu se semnează aici.",
        "Îl semnează pe hârtie cine îl completează.",
    ),
    "SEMNARE_ESUATA": Code(
        E,
        "Semnarea nu a reușit ({motiv}).",
        "Ce s-a semnat rămâne; verificați cheia și reluați aceeași comandă pentru rest.",
    ),
    "CHEIE_NECITITA": Code(
        E,
        "„{fisier}” nu este un fișier de cheie .p12 (.pfx) sau este de un fel necunoscut.",
        "Dați fișierul primit de la furnizorul certificatului, cu certificatul și cheia privată.",
    ),
    "CHEIE_PAROLA_GRESITA": Code(
        E,
        "Parola fișierului „{fisier}” este greșită.",
        "Reluați comanda cu parola corectă; nu s-a semnat nimic.",
    ),
    "CHEIE_FARA_PAROLA": Code(
        E,
        "Fișierul „{fisier}” are parolă.",
        "Reluați la terminal, unde se cere, sau dați-o în variabila ADEVERINTA_PAROLA_SEMNARE.",
    ),
    "CHEIE_LIPSA": Code(
        E,
        "Nu s-a găsit o cheie privată cu certificatul ei în {unde}.",
        "Cereți furnizorului certificatul de semnătură complet.",
    ),
    "CERTIFICAT_NEPOTRIVIT": Code(
        E,
        "Cu certificatul lui „{cine}” nu se poate semna: {motiv}.",
        "Alegeți alt certificat; „adeverinta semneaza --lista” le arată.",
    ),
    "CERTIFICATE_MAI_MULTE": Code(
        E,
        "Pe token sunt mai multe certificate cu care se poate semna: {care}.",
        "Alegeți unul cu --eticheta NUME.",
    ),
    "TOKEN_BIBLIOTECA": Code(
        E,
        "„{fisier}” nu se încarcă drept bibliotecă PKCS#11.",
        "Dați biblioteca instalată de programul tokenului, pentru același fel de sistem (32 sau 64 de biți).",
    ),
    "TOKEN_LIPSA": Code(
        E,
        "Biblioteca „{fisier}” nu vede niciun token.",
        "Introduceți tokenul (sau cardul) și reluați.",
    ),
    "TOKEN_MAI_MULTE": Code(
        E, "Sunt mai multe tokenuri: {care}.", "Alegeți unul cu --eticheta NUME sau scoateți-le pe celelalte."
    ),
    "TOKEN_ETICHETA": Code(
        E,
        "Pe token nu este un certificat cu cheie numit „{eticheta}”.",
        "„adeverinta semneaza --token BIBLIOTECA --lista” arată numele.",
    ),
    "TOKEN_FARA_PIN": Code(
        E,
        "Tokenul „{nume}” cere PIN.",
        "Reluați la terminal, unde se cere, sau dați-l în variabila ADEVERINTA_PAROLA_SEMNARE.",
    ),
    "TOKEN_PIN_GRESIT": Code(
        E,
        "PIN-ul tokenului „{nume}” este greșit; nu s-a mai încercat, fiindcă trei greșeli îl pot bloca.",
        "Verificați PIN-ul înainte de a relua; nu s-a semnat nimic.",
    ),
    "TOKEN_ULTIMA_INCERCARE": Code(
        E,
        "Tokenul „{nume}” mai are o singură încercare de PIN, care aici nu se face.",
        "Introduceți PIN-ul corect în programul tokenului, apoi reluați.",
    ),
    "TOKEN_BLOCAT": Code(
        E,
        "Tokenul „{nume}” are PIN-ul blocat.",
        "Deblocați-l în programul tokenului sau la furnizor.",
    ),
    "TOKEN_EROARE": Code(
        E,
        "Tokenul nu mai răspunde ({motiv}).",
        "Ce s-a semnat rămâne; introduceți-l din nou și reluați aceeași comandă pentru rest.",
    ),
    "TSA_ADRESA": Code(
        E,
        "„{adresa}” nu este o adresă de marcă temporală.",
        "Dați adresa întreagă, cu http:// sau https://, de la furnizor.",
    ),
    "TSA_FARA_RASPUNS": Code(
        E,
        "De la „{adresa}” nu a venit o marcă temporală: {motiv}.",
        "Ce s-a semnat rămâne; reluați mai târziu aceeași comandă, sau fără --tsa.",
    ),
    "RADACINI_NECITITE": Code(
        E,
        "„{fisier}” nu are certificate rădăcină (PEM sau DER).",
        "Dați fișierul de certificate al furnizorului.",
    ),
}
