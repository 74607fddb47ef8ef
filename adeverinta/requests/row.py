"""One request out of its cells: every field in its type, what contradicts another field reported."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from adeverinta.core.dates import romanian_date
from adeverinta.core.given_types import of_type, wrong_type
from adeverinta.core.spoken import ColumnName
from adeverinta.requests import codes
from adeverinta.requests.cases import EVENTS_OF
from adeverinta.requests.common_sense import check_sense
from adeverinta.requests.field_cells import Cells
from adeverinta.requests.field_types import FieldType, RequestField
from adeverinta.requests.fields import FIELDS, MOST_NAMED_CHILDREN
from adeverinta.requests.records import Address, CertificateRequest, Child, IdentityCard

if TYPE_CHECKING:
    from adeverinta.core.source import Source

_YES_NO: Final = {"da": "da", "nu": "nu", "true": "da", "false": "nu"}
_READ: Final[Mapping[FieldType, Callable[[Cells, RequestField], object]]] = {
    FieldType.TEXT: lambda cells, field: cells.text(field.name),
    FieldType.FORM: lambda cells, field: _form(cells.text(field.name)),
    FieldType.CHILD_CNP: lambda cells, field: cells.child_cnp(field.name),
    FieldType.DATE: lambda cells, field: cells.date(field.name),
    FieldType.MONEY: lambda cells, field: cells.money(field.name),
    FieldType.CHOICE: lambda cells, field: cells.choice(field.name, field.default, field.allowed, field.code),
    FieldType.YES: lambda cells, field: cells.yes(field.name),
    FieldType.ANSWER: lambda cells, field: cells.choice(field.name, "", _YES_NO, field.code),
    FieldType.YEARS: lambda cells, field: _years(cells.choice(field.name, "", field.allowed, field.code)),
    FieldType.CHILDREN: lambda cells, field: cells.children(field.name),
    FieldType.DEPENDANTS: lambda cells, field: cells.dependants(field.name),
    FieldType.MONTHS: lambda cells, field: cells.months(field.name),
    FieldType.CASES: lambda cells, field: cells.cases(field.name),
}  # fmt: skip
_READABLE: Final = tuple((field, _READ[field.type]) for field in FIELDS if field.type in _READ)
_OWN: Final = tuple(field.name for field, _ in _READABLE if not field.part)
_INSIDE: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    part: tuple((field.attribute or field.name, field.name) for field in FIELDS if field.part == part)
    for part in dict.fromkeys(field.part for field in FIELDS if field.part)
}
"""The fields of each record inside a request: as it calls them, and their columns."""
_IN_ORDER: Final = (
    ("data_nasterii_copilului", "data_evenimentului"),
    ("data_angajarii", "data_incetarii"),
    ("maternitate_de_la", "maternitate_pana_la"),
    ("icc_de_la", "icc_pana_la"),
    ("concediu_de_la", "concediu_pana_la"),
)


def by_column(fields: Mapping[str, Any]) -> dict[str, object]:
    """The fields of a request with the records inside it taken apart into their columns."""
    parts: dict[str, Mapping[str, object]] = {}
    given = dict(fields)
    if "adresa" in given:
        parts["adresa"] = of_type("adresa", given.pop("adresa"), Address, "an Address")._asdict()
    if "act" in given:
        parts["act"] = of_type("act", given.pop("act"), IdentityCard, "an IdentityCard")._asdict()
    children, printed = given.pop("copii", ()), given.pop("printed", {})
    if not isinstance(children, (list, tuple)):
        raise wrong_type("copii", children, "a list of Child")
    if not isinstance(printed, Mapping):
        raise wrong_type("printed", printed, "a dict of texts by column")
    for number, child in enumerate(children, 1):
        parts[f"copil{number}"] = of_type("copii", child, Child, "records (Child)")._asdict()
    parts["printed"] = printed
    columns = {(field.part, field.attribute or field.name): field.name for field in FIELDS if field.part}
    taken = {
        columns.get((part, name), f"{part}.{name}"): value
        for part, held in parts.items()
        for name, value in held.items()
        if value
    }
    return {**taken, **given}


def build_request(
    values: Mapping[str, object], source: Source | None, columns: Mapping[str, str]
) -> CertificateRequest:
    """The record of one row with its own findings; it is made even when the row is refused."""
    cells = Cells(values, source, columns)
    cells.check_cnp()
    made = dict(_nothing_given())
    for field, read in _READABLE:
        if field.name in values:
            made[field.name] = read(cells, field)
    _take_event(made)
    if made["luni_alese"] and not made["motiv_luni"]:
        cells.report(codes.MOTIV_LUNI_LIPSA, "motiv_luni")
    _check_birth(cells, made)
    _check_event(cells, made)
    _check_order(cells, made)
    check_sense(cells, made)
    _check_earlier(cells, made)
    _check_maternity(cells, made)
    return CertificateRequest(
        cnp=cells.cnp, source=source, columns=columns, findings=tuple(cells.findings), **_parted(made)
    )


@cache
def _nothing_given() -> Mapping[str, object]:
    """What each field is where its cell is empty, which is no finding yet."""
    nobody = Cells({}, None, {})
    return {field.name: read(nobody, field) for field, read in _READABLE}


def _parted(made: Mapping[str, object]) -> dict[str, Any]:
    """The fields of the record, with the records inside it."""

    def inside(part: str) -> dict[str, Any]:
        return {name: made[column] for name, column in _INSIDE[part]}

    children = [Child(**inside(f"copil{number}")) for number in range(1, MOST_NAMED_CHILDREN + 1)]
    while children and not any(children[-1]):
        children.pop()
    return {
        **{name: made[name] for name in _OWN},
        "adresa": Address(**inside("adresa")),
        "act": IdentityCard(**inside("act")),
        "copii": tuple(children),
        "printed": {name: text for name, text in inside("printed").items() if text},
    }


def _form(text: str) -> str:
    """The code of a form, lower case ("ICC-HG52" is one of them); nothing for `auto`."""
    code = text.casefold()
    return "" if code == "auto" else code


def _years(text: str) -> int | None:
    return int(text) if text else None


def _take_event(made: dict[str, Any]) -> None:
    """A case that is an event (adoption, placement, guardianship) is one also where `eveniment` says none."""
    if made["eveniment"] == "nastere":
        made["eveniment"] = next((case for case in made["caz"] if case in EVENTS_OF), made["eveniment"])


def _check_birth(cells: Cells, made: dict[str, Any]) -> None:
    if cells.blank("data_nasterii_copilului"):
        cells.report(codes.DATA_NASTERII_LIPSA, "data_nasterii_copilului")
    born, presumed = made["data_nasterii_copilului"], made["data_prezumata_a_nasterii"]
    if born and presumed and presumed < born:
        cells.report(codes.DATA_PREZUMATA_IGNORATA, "data_prezumata_a_nasterii")
        made["data_prezumata_a_nasterii"] = None


def _check_event(cells: Cells, made: dict[str, object]) -> None:
    event = made["eveniment"]
    unknown_event = any(item.code == codes.EVENIMENT_NECUNOSCUT.name for item in cells.findings)
    if event == "nastere":
        if made["data_evenimentului"] and not unknown_event:
            cells.report(codes.DATA_EVENIMENTULUI_IGNORATA, "data_evenimentului")
            made["data_evenimentului"] = None
    elif cells.blank("data_evenimentului"):
        cells.report(codes.DATA_EVENIMENTULUI_LIPSA, "data_evenimentului", eveniment=event)


def _check_order(cells: Cells, made: dict[str, Any]) -> None:
    for first, second in _IN_ORDER:
        start, end = made[first], made[second]
        if start and end and start > end:
            cells.report(
                codes.DATE_IN_ORDINE_GRESITA,
                second,
                prima=ColumnName(first),
                data_prima=romanian_date(start),
                a_doua=ColumnName(second),
                data_a_doua=romanian_date(end),
            )


def _check_earlier(cells: Cells, made: dict[str, Any]) -> None:
    """The earlier child was born before the day by which the months are chosen."""
    what = "data_evenimentului" if made["data_evenimentului"] else "data_nasterii_copilului"
    earlier, day = made["copil_anterior_nascut"], made[what]
    if earlier and day and earlier >= day:
        cells.report(
            codes.DATE_IN_ORDINE_GRESITA,
            what,
            prima=ColumnName("copil_anterior_nascut"),
            data_prima=romanian_date(earlier),
            a_doua=ColumnName(what),
            data_a_doua=romanian_date(day),
        )


def _check_maternity(cells: Cells, made: dict[str, object]) -> None:
    """A maternity leave that was given and one that is said not to be due: the dates are believed."""
    if made["fara_concediu_maternitate"] and (made["maternitate_de_la"] or made["maternitate_pana_la"]):
        cells.report(codes.FARA_MATERNITATE_CONTRAZISA, "fara_concediu_maternitate")
        made["fara_concediu_maternitate"] = False
