"""The one table of an employer profile's keys, but for the switches of [calcul], which are law data.

The reader of the profile, its text and the form of the page take their keys from here.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class ProfileKey(NamedTuple):
    """A key of the profile. `example`: as it is written, for one that is required. `values`: what may be chosen,
    beside `default`, which needs no key; `note`: what the choice means.
    """

    section: str
    key: str
    label: str
    example: str = ""
    values: tuple[str, ...] = ()
    default: str = ""
    note: str = ""

    @property
    def required(self) -> bool:
        """Whether the profile is refused without it."""
        return bool(self.example)


PROFILE_KEYS: Final = (
    ProfileKey("angajator", "denumire", "Denumirea", example='denumire = "SC Exemplu SRL"'),
    ProfileKey("angajator", "sediu", "Sediul", example='sediu = "Cluj-Napoca, str. Exemplu nr. 1"'),
    ProfileKey("angajator", "cod_fiscal", "Codul fiscal (CUI)", example='cod_fiscal = "RO12345674"'),
    ProfileKey("angajator", "nr_orc", "Nr. la Oficiul Registrului Comerțului"),
    ProfileKey("angajator", "telefon", "Telefonul"),
    ProfileKey("reprezentant", "nume", "Reprezentantul: nume și prenume", example='nume = "Popescu Ioana"'),
    ProfileKey("reprezentant", "functie", "Reprezentantul: funcția"),
    ProfileKey("intocmit", "nume", "Întocmit de"),
    ProfileKey(
        section="registru",
        key="format",
        label="Formatul numărului",
        note="Gol: numărul singur (12). {numar}, {numar:04}, {an}, {data} și {serie} se înlocuiesc: {serie}-{numar:04} dă HR-0012.",
    ),
    ProfileKey("registru", "serie", "Seria numărului", note="Se tipărește acolo unde formatul are {serie}."),
    ProfileKey(
        section="registru",
        key="aprobare",
        label="Al doilea nume înainte de număr",
        values=("doi",),
        default="nu",
        note="„doi”: fiecare emitere cere și numele cui aprobă, altul decât cel de la „Întocmit de”.",
    ),
    ProfileKey(
        section="formular",
        key="litere",
        label="Literele fișelor pentru părinte",
        values=("mari",),
        default="obișnuite",
        note="„mari”: fișele părintelui se tipăresc cu litere de 16 puncte, pentru cine vede greu; adeverințele rămân cum sunt.",
    ),
    ProfileKey(
        section="formular",
        key="verso",
        label="Verso-ul formularului",
        values=("nu",),
        default="da",
        note="„nu”: fără versoul modelului „2/3 ani”.",
    ),
    ProfileKey(
        section="formular",
        key="qr",
        label="Codul QR",
        values=("da",),
        default="nu",
        note="„da”: în josul paginii, în afara formularului, stă un cod QR cu numărul, data și amprenta datelor.",
    ),
    ProfileKey(
        section="pdf",
        key="parola",
        label="Parola PDF-ului",
        values=("aleatoare", "cnp6"),
        default="nu",
        note="„aleatoare”: alta pe fiecare adeverință, în lista parole.csv; „cnp6”: ultimele șase cifre ale CNP-ului.",
    ),
)


def keys_of_section() -> dict[str, tuple[str, ...]]:
    """The keys of each section."""
    found: dict[str, tuple[str, ...]] = {}
    for item in PROFILE_KEYS:
        found[item.section] = (*found.get(item.section, ()), item.key)
    return found
