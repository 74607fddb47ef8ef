"""Finding codes: the terminal."""

from __future__ import annotations

from typing import Final

from adeverinta.core.code import Chapter

CERERI_PESTE: Final = Chapter.OFFICE.error(
    "CERERI_PESTE",
    "Fișierul „{cale}” există deja și nu se scrie peste el.",
    "Dați alt nume la --iesire sau mutați fișierul vechi.",
)
REGISTRU_ALT_VARF: Final = Chapter.OUTPUT.error(
    "REGISTRU_ALT_VARF",
    "Istoricul registrului „{cale}” nu trece prin amprenta {varf}.",
    "Nu vă bazați pe el: a fost rescris sau este altul decât cel din care s-a tipărit amprenta; căutați o copie de siguranță.",
)
VERIFICARE_FARA_PDF: Final = Chapter.OUTPUT.error(
    "VERIFICARE_FARA_PDF",
    "În folderul „{cale}” nu este niciun PDF de verificat.",
    "Dați fișierul PDF al adeverinței sau folderul în care stau PDF-urile (adeverinte/, semnate/).",
)
CERERE_NEGASITA: Final = Chapter.OUTPUT.error(
    "CERERE_NEGASITA",
    "Fișierul de cereri nu are exact un rând pentru persoana din adeverința nr. {numar}.",
    "Puneți în el rândul corectat al persoanei.",
)
PAGINA_OCUPATA: Final = Chapter.PAGE.error(
    "PAGINA_OCUPATA",
    "Pagina folderului „{cale}” este deschisă de alt program, care nu răspunde.",
    "Închideți celălalt program (sau reporniți calculatorul) și încercați din nou.",
)
PORT_OCUPAT: Final = Chapter.PAGE.error(
    "PORT_OCUPAT",
    "Portul {port} este folosit de alt program.",
    "Dați alt număr la --port sau --port 0 pentru oricare este liber.",
)
SEMNATURI_FARA_PYHANKO: Final = Chapter.SIGNATURE.info(
    "SEMNATURI_FARA_PYHANKO",
    "{fisier}: are semnături electronice, dar componenta care le citește nu este instalată.",
    "Instalați-o cu „pip install adeverinta[semnare]” ca să se spună cine a semnat și când.",
)
SEMNARE_CIORNA: Final = Chapter.SIGNATURE.error(
    "SEMNARE_CIORNA",
    "O ciornă nu are număr și nu se semnează.",
    "Emiteți fără --ciorna sau scoateți --semneaza.",
)
SEMNARE_COMUN_FARA: Final = Chapter.SIGNATURE.warning(
    "SEMNARE_COMUN_FARA",
    "{fisier}: fișierul comun pentru tipărit nu poartă semnăturile electronice.",
    "Cele semnate sunt în folderul „semnate”, câte un fișier.",
)
SEMNARE_FARA_REGISTRU: Final = Chapter.SIGNATURE.error(
    "SEMNARE_FARA_REGISTRU",
    "Nu s-a găsit registrul care a emis adeverințele din „{cale}”.",
    "Dați-l cu --registru FIȘIER: se semnează numai ce este în registru, în vigoare și neschimbat.",
)
