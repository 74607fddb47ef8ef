"""The fields of a request, each written once: records, headers, the options of `una`, the requests workbook,
the page's table, `api.Request` and the table of the guide are made from `FIELDS`.

The columns of files and pages stand in this order, those that most forms ask for first.
"""

from __future__ import annotations

from typing import Final

from adeverinta.requests import codes
from adeverinta.requests.cases import CASES, MOST_CASES
from adeverinta.requests.field_types import FieldGroup, FieldType, RequestField

_EVENTS: Final = {
    "nastere": "nastere",
    "nasterea": "nastere",
    "adoptie": "adoptie",
    "adoptia": "adoptie",
    "incredintare": "incredintare",
    "incredintare in vederea adoptiei": "incredintare",
    "plasament": "plasament",
    "plasament in regim de urgenta": "plasament",
    "tutela": "tutela",
}
_RECALCULATION: Final = {"nu": "nu", "false": "nu", "da": "da", "true": "da", "zece luni": "zece_luni"}
_OPTIONS: Final = {
    "": "", "1": "1", "1 an": "1", "un an": "1", "2": "2", "2 ani": "2", "doi ani": "2",
}  # fmt: skip
_WHICH: Final = ("primul", "al doilea", "al treilea")
MOST_NAMED_CHILDREN: Final = len(_WHICH)
"""Forms that name the children have lines for three."""
_T, _G = FieldType, FieldGroup


def _address(
    name: str,
    label: str,
    said: str,
    *spellings: str,
    slots: tuple[str, ...],
    question: str = "",
    early: bool = False,
) -> RequestField:
    return RequestField(
        name, _T.TEXT, _G.HOME, label, said, spellings, part="adresa", attribute=name, slots=slots,
        question=question, early=early, remembered=True,
    )  # fmt: skip


def _identity(attribute: str, label: str, said: str, *spellings: str) -> RequestField:
    return RequestField(
        f"ci_{attribute}", _T.TEXT, _G.IDENTITY, label, said, spellings, part="act", attribute=attribute,
        remembered=True,
    )  # fmt: skip


def _child(at: int) -> tuple[RequestField, ...]:
    """The fields of one child; the headers that name no number are those of the first."""

    def field(attribute: str, type_: FieldType, label: str, said: str, *spellings: str) -> RequestField:
        return RequestField(
            f"copil{at}_{attribute}", type_, _G.CHILDREN, f"{label}, copilul {at}", f"{said} ({_WHICH[at - 1]})",
            spellings if at == 1 else (), part=f"copil{at}", attribute=attribute,
            private=type_ is _T.CHILD_CNP,
        )  # fmt: skip

    return (
        field("nume", _T.TEXT, "Numele și prenumele", "Numele și prenumele copilului",
              "nume copil", "numele copilului", "nume si prenume copil"),
        field("cnp", _T.CHILD_CNP, "CNP", "CNP-ul copilului", "cnp copil", "cnp ul copilului"),
        field("act_tip", _T.TEXT, "Felul actului", "Felul actului copilului, CN: certificat de naștere"),
        field("act_seria", _T.TEXT, "Seria actului", "Seria actului copilului"),
        field("act_numar", _T.TEXT, "Numărul actului", "Numărul actului copilului"),
    )  # fmt: skip


FIELDS: Final = (
    RequestField(
        "cnp", _T.PARENT_CNP, _G.PERSON, "CNP", "CNP-ul părintelui, 13 cifre",
        ("cod numeric personal", "c n p", "cnp salariat", "cnp angajat", "cnp persoana", "cnp parinte"),
        required=True, usual=True, early=True, private=True,
    ),
    RequestField(
        "nume", _T.TEXT, _G.PERSON, "Numele", "Numele de familie",
        ("numele", "nume familie", "nume de familie", "nume si prenume", "numele si prenumele", "nume prenume"),
        usual=True, early=True,
    ),
    RequestField("prenume", _T.TEXT, _G.PERSON, "Prenumele", "Prenumele", ("prenumele",), usual=True, early=True),
    RequestField(
        "data_nasterii_copilului", _T.DATE, _G.BIRTH, "Copilul născut la",
        "Data nașterii copilului; rândurile fără ea nu se citesc",
        (
            "data nasterii", "data nastere", "data nastere copil", "data nasterii copil", "nascut la",
            "data nasterii copiilor", "copil nascut la", "nastere copil",
        ),
        required=True, usual=True, early=True, option_name="nastere",
    ),
    RequestField(
        "formular", _T.FORM, _G.PAPER, "Formularul", "Codul formularului (`adeverinta formulare`); gol: după data nașterii",
        ("cod formular", "model", "tip formular", "tip adeverinta"), usual=True, early=True,
    ),
    RequestField(
        "cerere_data", _T.DATE, _G.PAPER, "Data cererii", "Data cererii salariatului", ("data cererii",),
        usual=True, early=True,
    ),
    RequestField(
        "maternitate_de_la", _T.DATE, _G.LEAVE, "Maternitate de la", "Prima zi de concediu de maternitate",
        ("inceput maternitate", "data inceput maternitate", "concediu maternitate de la"),
        usual=True, early=True, question="Prima zi de concediu de maternitate (zz.ll.aaaa)",
    ),
    RequestField(
        "maternitate_pana_la", _T.DATE, _G.LEAVE, "Maternitate până la", "Ultima zi de concediu de maternitate",
        ("sfarsit maternitate", "data sfarsit maternitate", "concediu maternitate pana la"),
        usual=True, early=True, question="Ultima zi de concediu de maternitate (zz.ll.aaaa)",
    ),
    RequestField(
        "venit_luna_nasterii", _T.MONEY, _G.RECKONING, "Venitul lunii nașterii",
        "Venitul cuvenit pentru luna nașterii, dacă luna nu s-a încheiat",
        ("venitul lunii nasterii", "venit luna nastere", "venitul din luna nasterii"),
        usual=True, early=True, private=True,
    ),
    RequestField(
        "concediu_de_la", _T.DATE, _G.LEAVE, "Concediu de la", "De când se aprobă concediul pentru creșterea copilului",
        ("concediu de la data", "concediu crestere copil de la"),
        usual=True, early=True, question="Prima zi de concediu pentru creșterea copilului (zz.ll.aaaa)",
    ),
    RequestField(
        "data_angajarii", _T.DATE, _G.JOB, "Angajată de la", "Data angajării",
        ("data angajare", "angajat de la", "data angajarii salariatului"), usual=True, early=True,
    ),
    RequestField(
        "data_incetarii", _T.DATE, _G.JOB, "Contract încetat la", "Data încetării contractului",
        ("data incetare", "data incetarii contractului", "data plecarii"), usual=True, early=True,
    ),
    _address("localitate", "Localitatea", "Localitatea de domiciliu", "localitatea", "oras", "orasul", "municipiu",
             slots=("localitate", "oras", "domiciliu"), question="Localitatea de domiciliu", early=True),
    _address("judet", "Județul", "Județul de domiciliu", "judetul", "jud",
             slots=("judet", "sector_judet", "domiciliu", "depunere"), question="Județul de domiciliu", early=True),
    _address("strada", "Strada", "Strada", "str", slots=("strada", "domiciliu"), early=True),
    _address("numar", "Numărul străzii", "Numărul străzii", "nr", "numarul", "nr strada", "numar strada",
             slots=("numar_strada", "domiciliu"), early=True),
    RequestField(
        "calitatea", _T.TEXT, _G.PERSON, "Calitatea",
        "Calitatea persoanei, de exemplu „salariat cu contract individual de muncă”", ("calitate",),
        question="Calitatea persoanei, de exemplu „salariat cu contract individual de muncă”", early=True,
        remembered=True,
    ),
    _address("bloc", "Blocul", "Blocul", "bl", "blocul", slots=("bloc", "domiciliu")),
    _address("scara", "Scara", "Scara", "sc", slots=("scara", "domiciliu")),
    _address("etaj", "Etajul", "Etajul", "et", "etajul", slots=("etaj", "domiciliu")),
    _address("apartament", "Apartamentul", "Apartamentul", "ap", "apartamentul", slots=("apartament", "domiciliu")),
    _address("comuna", "Comuna", "Comuna și satul", "com", "sat", "comuna sat", "comuna si satul", slots=("comuna",)),
    _address("sector", "Sectorul", "Sectorul, în București", "sectorul", slots=("sector", "sector_judet", "domiciliu")),
    RequestField(
        "nume_anterior", _T.TEXT, _G.PERSON, "Numele anterior", "Numele înainte de căsătorie",
        ("numele anterior", "nume anterioare", "nume inainte de casatorie"), remembered=True,
    ),
    RequestField(
        "cetatenie", _T.TEXT, _G.PERSON, "Cetățenia", "Cetățenia: română, UE sau non-UE", ("cetatenia",),
        remembered=True,
    ),
    RequestField(
        "telefon", _T.TEXT, _G.PERSON, "Telefonul", "Telefonul persoanei", ("tel", "telefonul", "numar de telefon"),
        remembered=True, part="printed",
    ),
    RequestField("fax", _T.TEXT, _G.PERSON, "Faxul", "Faxul persoanei", part="printed"),
    RequestField(
        "email", _T.TEXT, _G.PERSON, "E-mail", "Adresa de e-mail", ("e mail", "adresa de email", "posta electronica"),
        remembered=True,
    ),
    RequestField("scop", _T.TEXT, _G.PAPER, "Scopul", "La ce servește adeverința", ("scopul", "scop adeverinta")),
    RequestField(
        "recalculare", _T.CHOICE, _G.PAPER, "Recalculare",
        "Recalculare: da lasă goală secțiunea I a modelului din 2009, zece_luni socotește și cele zece luni ale instrucțiunilor",
        allowed=_RECALCULATION, default="nu",
    ),
    RequestField(
        "cerere_numar", _T.TEXT, _G.PAPER, "Numărul cererii", "Numărul cererii salariatului",
        ("numar cerere", "nr cerere"), part="printed",
    ),
    RequestField(
        "caz", _T.CASES, _G.PAPER, "Cazul părintelui", f"Cazul dosarului, pentru fișe, cel mult {MOST_CASES}: {', '.join(CASES)}",
        ("cazul dosarului", "caz dosar", "cazul parintelui"),
    ),
    RequestField(
        "data_prezumata_a_nasterii", _T.DATE, _G.BIRTH, "Data prezumată", "Data prezumată a nașterii (naștere înainte de termen)",
        ("data prezumata", "data prezumata nasterii", "data prezumata nastere", "data probabila a nasterii"),
        option_name="data-prezumata",
    ),
    RequestField(
        "eveniment", _T.CHOICE, _G.BIRTH, "Evenimentul", "Evenimentul", allowed=_EVENTS, default="nastere",
        code=codes.EVENIMENT_NECUNOSCUT,
    ),
    RequestField(
        "data_evenimentului", _T.DATE, _G.BIRTH, "Data evenimentului", "Data evenimentului, dacă nu este naștere",
        ("data eveniment",),
    ),
    RequestField(
        "numar_copii", _T.CHILDREN, _G.BIRTH, "Câți copii", "Câți copii s-au născut",
        ("nr copii", "numarul de copii", "numar de copii", "numarul copiilor"),
    ),
    RequestField(
        "copil_cu_handicap", _T.YES, _G.BIRTH, "Copil cu handicap", "Copilul are handicap",
        ("handicap", "copil handicap", "copil cu dizabilitati"),
    ),
    RequestField(
        "copil_anterior_nascut", _T.DATE, _G.BIRTH, "Copilul dinainte născut la",
        "Data nașterii copilului dinainte, pentru indemnizația păstrată și pentru suprapunerea a două drepturi",
        ("data nasterii copilului anterior", "copilul anterior nascut la", "nasterea copilului anterior"),
    ),
    RequestField(
        "fara_concediu_maternitate", _T.YES, _G.LEAVE, "Fără concediu de maternitate",
        "Nu se cuvine concediu de maternitate: dreptul curge de la naștere",
        ("fara maternitate", "fara concediu de maternitate"),
    ),
    RequestField(
        "icc_de_la", _T.DATE, _G.LEAVE, "Indemnizație de la", "De când a primit indemnizația pentru creșterea copilului",
        ("inceput icc",),
    ),
    RequestField(
        "icc_pana_la", _T.DATE, _G.LEAVE, "Indemnizație până la", "Până când a primit indemnizația pentru creșterea copilului",
        ("sfarsit icc",),
    ),
    RequestField(
        "concediu_pana_la", _T.DATE, _G.LEAVE, "Concediu până la",
        "Până când se acordă concediul; gol: 2 ani ai copilului, 3 la handicap", ("concediu crestere copil pana la",),
    ),
    RequestField(
        "optiune", _T.YEARS, _G.LEAVE, "Opțiunea", "1 sau 2: anii de concediu aleși (nașteri din 2011 până în iunie 2016)",
        ("optiunea", "optiunea parintelui", "ani de concediu"), allowed=_OPTIONS,
    ),
    RequestField(
        "indemnizatie_anterioara", _T.MONEY, _G.LEAVE, "Indemnizația anterioară", "Indemnizația primită pentru copilul dinainte",
        ("indemnizatia anterioara",),
    ),
    RequestField(
        "data_reluarii", _T.DATE, _G.LEAVE, "Data reluării", "Data reluării activității",
        ("data reluarii activitatii", "reluare activitate"),
    ),
    RequestField(
        "concediu_solicitat", _T.ANSWER, _G.LEAVE, "Concediu solicitat",
        "A cerut la angajator concediul pentru creșterea copilului (pentru adeverința celuilalt părinte)", part="printed",
    ),
    RequestField(
        "dosar_depus", _T.ANSWER, _G.LEAVE, "Dosar depus",
        "A depus la unitate dosar de indemnizație sau stimulent (pentru adeverința celuilalt părinte)", part="printed",
    ),
    RequestField(
        "cim_numar", _T.TEXT, _G.JOB, "Numărul contractului", "Numărul contractului individual de muncă",
        ("numar cim", "nr cim", "numar contract", "numarul contractului"), remembered=True, part="printed",
    ),
    RequestField(
        "cim_data", _T.DATE, _G.JOB, "Data contractului", "Data contractului individual de muncă",
        ("data cim", "data contractului"), remembered=True,
    ),
    RequestField(
        "functie", _T.TEXT, _G.JOB, "Funcția", "Funcția", ("functia", "functia salariatului", "post"),
        remembered=True, part="printed",
    ),
    RequestField(
        "functie_de_baza", _T.ANSWER, _G.RECKONING, "Funcția de bază",
        "Este la funcția de bază, unde exportul are numai brutul și nu spune",
        ("functia de baza", "functie baza", "locul de munca de baza", "loc de munca de baza"),
    ),
    RequestField(
        "persoane_intretinere", _T.DEPENDANTS, _G.RECKONING, "Persoane în întreținere",
        "Câte persoane are în întreținere, unde exportul are numai brutul și nu spune",
        (
            "persoane in intretinere", "persoane intretinute", "nr persoane in intretinere",
            "numar persoane in intretinere", "numarul persoanelor in intretinere",
        ),
    ),
    RequestField(
        "luni_alese", _T.MONTHS, _G.RECKONING, "Lunile alese cu mâna",
        "Lunile din calcul alese de mână, numai luni de pe formular cu venit sau perioadă asimilată",
        ("luni in calcul alese", "luni alese de mana"),
    ),
    RequestField(
        "motiv_luni", _T.TEXT, _G.RECKONING, "De ce s-au ales", "De ce sunt alese lunile de mână (obligatoriu cu luni_alese)",
        ("motivul lunilor alese", "motiv luni alese"),
    ),
    _identity("tip", "Actul de identitate", "Felul actului de identitate (CI, BI, PA)", "act de identitate", "tip act identitate"),
    _identity("seria", "Seria CI", "Seria actului de identitate", "seria ci", "serie ci", "seria actului de identitate"),
    _identity("numar", "Numărul CI", "Numărul actului de identitate", "numar ci", "nr ci", "numarul actului de identitate"),
    _identity("emis_de", "CI emis de", "Cine a emis actul de identitate", "eliberat de", "emis de"),
    *(field for at in range(1, MOST_NAMED_CHILDREN + 1) for field in _child(at)),
)  # fmt: skip
PRINTED: Final = tuple(field.name for field in FIELDS if field.part == "printed")
"""Texts that forms print and no rule reads."""
