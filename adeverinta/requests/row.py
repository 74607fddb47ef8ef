"""One request out of its cells: every field in its type, what contradicts another field reported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from adeverinta.core.dates import romanian_date
from adeverinta.requests.cases import EVENTS_OF
from adeverinta.requests.cells import Cells
from adeverinta.requests.columns import CHILD_CNPS, COLUMNS, DATES, MONEY, TEXTS
from adeverinta.requests.records import CertificateRequest
from adeverinta.requests.sense import check_sense

if TYPE_CHECKING:
    from collections.abc import Mapping

    from adeverinta.core.source import Source

EVENTS: Final = {
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
_YES_NO: Final = {"da": "da", "nu": "nu", "true": "da", "false": "nu"}
_IN_ORDER: Final = (
    ("data_nasterii_copilului", "data_evenimentului"),
    ("data_angajarii", "data_incetarii"),
    ("maternitate_de_la", "maternitate_pana_la"),
    ("icc_de_la", "icc_pana_la"),
    ("concediu_de_la", "concediu_pana_la"),
)


def one_request(fields: Mapping[str, object]) -> CertificateRequest:
    """A request given on the command line or by a program, by column name; ValueError for a name that is no
    column.
    """
    if unknown := set(fields) - set(COLUMNS):
        raise ValueError(f"not columns of a request: {sorted(unknown)}")
    return build_request(fields, None, {})


def build_request(
    values: Mapping[str, object], source: Source | None, columns: Mapping[str, str]
) -> CertificateRequest:
    """The record of one row with its own findings; it is made even when the row is refused."""
    cells = Cells(values, source, columns)
    cells.check_cnp()
    made: dict[str, Any] = {name: cells.date(name) for name in DATES}
    made |= {name: cells.money(name) for name in MONEY}
    made |= {name: cells.text(name) for name in TEXTS}
    made |= {name: cells.child_cnp(name) for name in CHILD_CNPS}
    made["formular"] = made["formular"].casefold()  # codes are lower case; "ICC-HG52" is one of them
    if made["formular"] == "auto":
        made["formular"] = ""
    made["eveniment"] = cells.choice("eveniment", "nastere", EVENTS, "EVENIMENT_NECUNOSCUT")
    made["recalculare"] = cells.choice("recalculare", "nu", _RECALCULATION, "VALOARE_NECUNOSCUTA")
    made["copil_cu_handicap"] = cells.yes("copil_cu_handicap")
    made["concediu_solicitat"] = cells.choice("concediu_solicitat", "", _YES_NO, "VALOARE_NECUNOSCUTA")
    made["dosar_depus"] = cells.choice("dosar_depus", "", _YES_NO, "VALOARE_NECUNOSCUTA")
    made["functie_de_baza"] = cells.choice("functie_de_baza", "", _YES_NO, "VALOARE_NECUNOSCUTA")
    made["persoane_intretinere"] = cells.dependants("persoane_intretinere")
    made["fara_concediu_maternitate"] = cells.yes("fara_concediu_maternitate")
    option = cells.choice("optiune", "", _OPTIONS, "VALOARE_NECUNOSCUTA")
    made["optiune"] = int(option) if option else None
    made["caz"] = cells.cases("caz")
    _take_event(made)
    made["numar_copii"] = cells.children("numar_copii")
    made["luni_alese"] = cells.months("luni_alese")
    if made["luni_alese"] and not made["motiv_luni"]:
        cells.report("MOTIV_LUNI_LIPSA", "motiv_luni")
    _check_birth(cells, made)
    _check_event(cells, made)
    _check_order(cells, made)
    check_sense(cells, made)
    _check_earlier(cells, made)
    _check_maternity(cells, made)
    return CertificateRequest(
        cnp=cells.cnp, source=source, columns=columns, findings=tuple(cells.findings), **made
    )


def _take_event(made: dict[str, Any]) -> None:
    """A case that is an event (adoption, placement, guardianship) is one also where `eveniment` says none."""
    if made["eveniment"] == "nastere":
        made["eveniment"] = next((case for case in made["caz"] if case in EVENTS_OF), made["eveniment"])


def _check_birth(cells: Cells, made: dict[str, Any]) -> None:
    if cells.blank("data_nasterii_copilului"):
        cells.report("DATA_NASTERII_LIPSA", "data_nasterii_copilului")
    born, presumed = made["data_nasterii_copilului"], made["data_prezumata_a_nasterii"]
    if born and presumed and presumed < born:
        cells.report("DATA_PREZUMATA_IGNORATA", "data_prezumata_a_nasterii")
        made["data_prezumata_a_nasterii"] = None


def _check_event(cells: Cells, made: dict[str, Any]) -> None:
    event = made["eveniment"]
    unknown_event = any(item.code == "EVENIMENT_NECUNOSCUT" for item in cells.findings)
    if event == "nastere":
        if made["data_evenimentului"] and not unknown_event:
            cells.report("DATA_EVENIMENTULUI_IGNORATA", "data_evenimentului")
            made["data_evenimentului"] = None
    elif cells.blank("data_evenimentului"):
        cells.report("DATA_EVENIMENTULUI_LIPSA", "data_evenimentului", eveniment=event)


def _check_order(cells: Cells, made: dict[str, Any]) -> None:
    for first, second in _IN_ORDER:
        start, end = made[first], made[second]
        if start and end and start > end:
            cells.report(
                "DATE_IN_ORDINE_GRESITA",
                second,
                prima=first,
                data_prima=romanian_date(start),
                a_doua=second,
                data_a_doua=romanian_date(end),
            )


def _check_earlier(cells: Cells, made: dict[str, Any]) -> None:
    """The earlier child was born before the day by which the months are chosen."""
    what = "data_evenimentului" if made["data_evenimentului"] else "data_nasterii_copilului"
    earlier, day = made["copil_anterior_nascut"], made[what]
    if earlier and day and earlier >= day:
        cells.report(
            "DATE_IN_ORDINE_GRESITA",
            what,
            prima="copil_anterior_nascut",
            data_prima=romanian_date(earlier),
            a_doua=what,
            data_a_doua=romanian_date(day),
        )


def _check_maternity(cells: Cells, made: dict[str, Any]) -> None:
    """A maternity leave that was given and one that is said not to be due: the dates are believed."""
    if made["fara_concediu_maternitate"] and (made["maternitate_de_la"] or made["maternitate_pana_la"]):
        cells.report("FARA_MATERNITATE_CONTRAZISA", "fara_concediu_maternitate")
        made["fara_concediu_maternitate"] = False
