"""Finding codes: the password of a document, keys, tokens, time stamps."""

from __future__ import annotations

from typing import Final

from adeverinta.core.code import Chapter

PAROLA_FARA_PIKEPDF: Final = Chapter.OUTPUT.error(
    "PAROLA_FARA_PIKEPDF",
    "Profilul cere parolă pe adeverințe ([pdf] parola), dar componenta care o pune nu este instalată.",
    "Instalați-o cu „pip install adeverinta[parola]” sau scoateți parola din profil.",
)
SEMNARE_FARA_PYHANKO: Final = Chapter.SIGNATURE.error(
    "SEMNARE_FARA_PYHANKO",
    "Componenta care semnează nu este instalată.",
    "Instalați-o cu „pip install adeverinta[semnare]”; adeverințele tipărite și semnate de mână nu au nevoie de ea.",
)
SEMNARE_ESUATA: Final = Chapter.SIGNATURE.error(
    "SEMNARE_ESUATA",
    "Semnarea nu a reușit ({motiv}).",
    "Ce s-a semnat rămâne; verificați cheia și reluați aceeași comandă pentru rest.",
)
CHEIE_NECITITA: Final = Chapter.SIGNATURE.error(
    "CHEIE_NECITITA",
    "„{fisier}” nu este un fișier de cheie .p12 (.pfx) sau este de un fel necunoscut.",
    "Dați fișierul primit de la furnizorul certificatului, cu certificatul și cheia privată.",
)
CHEIE_PAROLA_GRESITA: Final = Chapter.SIGNATURE.error(
    "CHEIE_PAROLA_GRESITA",
    "Parola fișierului „{fisier}” este greșită.",
    "Reluați comanda cu parola corectă; nu s-a semnat nimic.",
)
CHEIE_FARA_PAROLA: Final = Chapter.SIGNATURE.error(
    "CHEIE_FARA_PAROLA",
    "Fișierul „{fisier}” are parolă.",
    "Reluați la terminal, unde se cere, sau dați-o în variabila ADEVERINTA_PAROLA_SEMNARE.",
)
CHEIE_LIPSA: Final = Chapter.SIGNATURE.error(
    "CHEIE_LIPSA",
    "Nu s-a găsit o cheie privată cu certificatul ei în {unde}.",
    "Cereți furnizorului certificatul de semnătură complet.",
)
CERTIFICAT_NEPOTRIVIT: Final = Chapter.SIGNATURE.error(
    "CERTIFICAT_NEPOTRIVIT",
    "Cu certificatul lui „{cine}” nu se poate semna: {motiv}.",
    "Alegeți alt certificat; „adeverinta semneaza --lista” le arată.",
)
CERTIFICATE_MAI_MULTE: Final = Chapter.SIGNATURE.error(
    "CERTIFICATE_MAI_MULTE",
    "Pe token sunt mai multe certificate cu care se poate semna: {care}.",
    "Alegeți unul cu --eticheta NUME.",
)
TOKEN_BIBLIOTECA: Final = Chapter.SIGNATURE.error(
    "TOKEN_BIBLIOTECA",
    "„{fisier}” nu se încarcă drept bibliotecă PKCS#11.",
    "Dați biblioteca instalată de programul tokenului, pentru același fel de sistem (32 sau 64 de biți).",
)
TOKEN_LIPSA: Final = Chapter.SIGNATURE.error(
    "TOKEN_LIPSA",
    "Biblioteca „{fisier}” nu vede niciun token.",
    "Introduceți tokenul (sau cardul) și reluați.",
)
TOKEN_MAI_MULTE: Final = Chapter.SIGNATURE.error(
    "TOKEN_MAI_MULTE",
    "Sunt mai multe tokenuri: {care}.",
    "Alegeți unul cu --eticheta NUME sau scoateți-le pe celelalte.",
)
TOKEN_ETICHETA: Final = Chapter.SIGNATURE.error(
    "TOKEN_ETICHETA",
    "Pe token nu este un certificat cu cheie numit „{eticheta}”.",
    "„adeverinta semneaza --token BIBLIOTECA --lista” arată numele.",
)
TOKEN_FARA_PIN: Final = Chapter.SIGNATURE.error(
    "TOKEN_FARA_PIN",
    "Tokenul „{nume}” cere PIN.",
    "Reluați la terminal, unde se cere, sau dați-l în variabila ADEVERINTA_PAROLA_SEMNARE.",
)
TOKEN_PIN_GRESIT: Final = Chapter.SIGNATURE.error(
    "TOKEN_PIN_GRESIT",
    "PIN-ul tokenului „{nume}” este greșit; nu s-a mai încercat, fiindcă trei greșeli îl pot bloca.",
    "Verificați PIN-ul înainte de a relua; nu s-a semnat nimic.",
)
TOKEN_ULTIMA_INCERCARE: Final = Chapter.SIGNATURE.error(
    "TOKEN_ULTIMA_INCERCARE",
    "Tokenul „{nume}” mai are o singură încercare de PIN, care aici nu se face.",
    "Introduceți PIN-ul corect în programul tokenului, apoi reluați.",
)
TOKEN_BLOCAT: Final = Chapter.SIGNATURE.error(
    "TOKEN_BLOCAT",
    "Tokenul „{nume}” are PIN-ul blocat.",
    "Deblocați-l în programul tokenului sau la furnizor.",
)
TOKEN_EROARE: Final = Chapter.SIGNATURE.error(
    "TOKEN_EROARE",
    "Tokenul nu mai răspunde ({motiv}).",
    "Ce s-a semnat rămâne; introduceți-l din nou și reluați aceeași comandă pentru rest.",
)
TSA_ADRESA: Final = Chapter.SIGNATURE.error(
    "TSA_ADRESA",
    "„{adresa}” nu este o adresă de marcă temporală.",
    "Dați adresa întreagă, cu http:// sau https://, de la furnizor.",
)
TSA_FARA_RASPUNS: Final = Chapter.SIGNATURE.error(
    "TSA_FARA_RASPUNS",
    "De la „{adresa}” nu a venit o marcă temporală: {motiv}.",
    "Ce s-a semnat rămâne; reluați mai târziu aceeași comandă, sau fără --tsa.",
)
RADACINI_NECITITE: Final = Chapter.SIGNATURE.error(
    "RADACINI_NECITITE",
    "„{fisier}” nu are certificate rădăcină (PEM sau DER).",
    "Dați fișierul de certificate al furnizorului.",
)
