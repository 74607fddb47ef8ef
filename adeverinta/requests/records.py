"""What was asked for and by whom: field names are the column names of the requests file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from adeverinta.core.finding import Finding
from adeverinta.core.money import Bani
from adeverinta.core.month import Month
from adeverinta.core.source import Source
from adeverinta.core.text import fold, masked_repr


class Address(NamedTuple):
    """Where the person lives, as given."""

    strada: str = ""
    numar: str = ""
    bloc: str = ""
    scara: str = ""
    etaj: str = ""
    apartament: str = ""
    localitate: str = ""
    comuna: str = ""
    sector: str = ""
    judet: str = ""


class IdentityCard(NamedTuple):
    """The person's identity document, as given."""

    tip: str = ""
    seria: str = ""
    numar: str = ""
    emis_de: str = ""


class Child(NamedTuple):
    """One child of the request with its document; `cnp` as given, even when it is not valid."""

    nume: str = ""
    cnp: str = ""
    act_tip: str = ""
    act_seria: str = ""
    act_numar: str = ""

    def __repr__(self) -> str:
        return masked_repr(self, self._fields)


def _words(name: str) -> frozenset[str]:
    return frozenset(fold(name).replace("-", " ").split())


class CertificateRequest(NamedTuple):
    """One row of the requests file, as `requests.fields` has it. What was not given is None (texts: empty).

    `findings` are what was wrong with the row itself; a blocking one refuses it. `cnp` is the text as
    given, cleaned of spaces, even when it is not valid. `copii` are the children by their number, without
    the empty ones behind the last. `printed`: by column, the texts that forms print and no rule reads.
    """

    cnp: str
    data_nasterii_copilului: date | None
    source: Source | None = None
    columns: Mapping[str, str] = {}
    findings: tuple[Finding, ...] = ()
    nume: str = ""
    prenume: str = ""
    nume_anterior: str = ""
    adresa: Address = Address()
    act: IdentityCard = IdentityCard()
    copii: tuple[Child, ...] = ()
    printed: Mapping[str, str] = {}
    data_prezumata_a_nasterii: date | None = None
    eveniment: str = "nastere"
    data_evenimentului: date | None = None
    formular: str = ""
    scop: str = ""
    cetatenie: str = ""
    calitatea: str = ""
    email: str = ""
    data_angajarii: date | None = None
    data_incetarii: date | None = None
    maternitate_de_la: date | None = None
    maternitate_pana_la: date | None = None
    icc_de_la: date | None = None
    icc_pana_la: date | None = None
    concediu_de_la: date | None = None
    venit_luna_nasterii: Bani | None = None
    numar_copii: int = 1
    copil_cu_handicap: bool = False
    indemnizatie_anterioara: Bani | None = None
    recalculare: str = "nu"
    cim_data: date | None = None
    data_reluarii: date | None = None
    concediu_pana_la: date | None = None
    cerere_data: date | None = None
    functie_de_baza: str = ""
    persoane_intretinere: int | None = None
    luni_alese: tuple[Month, ...] = ()
    motiv_luni: str = ""
    optiune: int | None = None
    copil_anterior_nascut: date | None = None
    fara_concediu_maternitate: bool = False
    caz: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return masked_repr(self, self._fields)

    @property
    def blocked(self) -> bool:
        """Whether the row itself is already refused."""
        return any(item.blocking for item in self.findings)

    @property
    def birth(self) -> date | None:
        """`data_nasterii_copilului`."""
        return self.data_nasterii_copilului

    @property
    def reference_date(self) -> date | None:
        """The day that months and regime are chosen by: the event's where it is not a birth."""
        if self.eveniment != "nastere" and self.data_evenimentului:
            return self.data_evenimentului
        return self.data_nasterii_copilului

    def bore(self, one: str, other: str) -> bool:
        """Whether two names are hers by the request: the former one in the one, the one of now in the other.

        >>> married = CertificateRequest("2", None, nume="Popa", prenume="Ana", nume_anterior="Dinu")
        >>> married.bore("DINU ANA", "Popa Ana"), married.bore("Dinu Ana", "Vlad Ana")
        (True, False)
        """
        first, second = _words(one), _words(other)
        former, now = _words(self.nume_anterior), _words(f"{self.nume} {self.prenume}")
        if not first & second or not (first ^ second) & former:
            return False
        changed = (first - second, second - first)
        if not self.nume:
            return any(part <= former for part in changed)
        return all(part <= former | now for part in changed)

    def cell(self, column: str) -> Source | None:
        """The address of one of the row's cells, None for a request made on the command line."""
        if self.source is None:
            return None
        return Source(self.source.file, self.source.sheet, self.source.row, self.columns.get(column))


class EmployerProfile(NamedTuple):
    """The employer as it is printed, the format of its numbers, and the switches it chose.

    `calcul` holds only what the profile sets; defaults and legal notes of the switches are law data.
    `litere`: `mari` where the sheets for parents are set in large print, or empty.
    `parola_pdf` is the rule for the password on each PDF (`cnp6`: the last six digits of the CNP;
    `aleatoare`: random, in a list), or empty.
    `aprobare`: `doi` where a second name approves before a number is taken, or empty.
    `cod_fiscal_digits` is the fiscal code without RO, for comparison.
    """

    denumire: str
    sediu: str
    cod_fiscal: str
    nr_orc: str = ""
    telefon: str = ""
    reprezentant_nume: str = ""
    reprezentant_functie: str = ""
    intocmit_nume: str = ""
    numar_format: str = "{numar}"
    serie: str = ""
    verso: bool = True
    qr: bool = False
    litere: str = ""
    parola_pdf: str = ""
    aprobare: str = ""
    calcul: Mapping[str, str] = {}

    @property
    def cod_fiscal_digits(self) -> str:
        """Digits only: `RO12345678` and `12345678` are the same employer."""
        return "".join(c for c in self.cod_fiscal if c.isdigit())
