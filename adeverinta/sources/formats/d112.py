"""Declaration 112 (XML): what it says of each insured person, streamed, whatever its version.

Elements are known by their local names and attributes by theirs; what is not known is passed over.
Entities, document types and the network are off. Amounts are whole lei, as the declaration has them.
Wages are the income of sections A and B; what section C declares (rent for land, author's rights) is
kept apart. What stands outside the insured persons is freed as it passes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from adeverinta.core.late_pattern import late
from adeverinta.core.month import Month
from adeverinta.core.text import clean
from adeverinta.sources import codes
from adeverinta.sources.guard.refusal import refusal
from adeverinta.sources.guard.xml_events import forget, safely

if TYPE_CHECKING:
    from lxml import etree

    from adeverinta.sources.declaration_records import Declaration, Insured

EXTENSIONS: Final = frozenset({".xml"})
_ELEMENT: Final = late(rb"<[a-z][\w:.-]*[\s/>]")
_VERSION: Final = late(r"declaratie_unica:declaratie:v(\d+)$")
_MOST_INSURED: Final = 500_000
_MOST_ELSEWHERE: Final = 100_000
"""Elements outside the insured persons; the employer has a few hundred."""
_MOST_OF_ONE: Final = 2_000
"""Elements inside one insured person; the schema allows some sixty."""
_WAGES: Final = frozenset(("A", "B"))
_EMPLOYED: Final = frozenset(("1", "2"))
_PERIOD: Final = late(r"(?P<m>\d{1,2})[-./](?P<y>\d{4})|(?P<y2>\d{4})[-./](?P<m2>\d{1,2})")
_GIVEN: Final = ("E3_10", "E3_60", "E3_72", "E3_73", "E3_74", "E3_75")
_RETURNED: Final = ("E3_20", "E3_70")


def recognises(head: bytes) -> bool:
    """Any XML: what is no declaration in it only its elements tell."""
    plain = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return plain.startswith((b"<?xml", b"<!--")) or bool(_ELEMENT.match(plain))


def read_declaration(file: str, data: bytes) -> Declaration | None:
    """The declaration, None for an XML of another kind; `InputStop` where it is damaged or dangerous."""
    with safely(file, data) as events:
        return _parsed(file, events)


def _parsed(file: str, events: Any) -> Declaration | None:
    root: dict[str, str] | None = None
    version, cif = 0, ""
    insured: list[Insured] = []
    inside = elsewhere = of_one = 0
    for event, element in events:
        if root is None:
            hit = _VERSION.search(element.tag[1:].partition("}")[0])
            if _local(element) != "declaratieUnica":
                return None
            root, version = dict(element.attrib), int(hit[1]) if hit else 0
            continue
        if event == "start":
            if inside:
                of_one += 1
            elif _local(element) == "asigurat":
                inside, of_one = 1, 0
            else:
                elsewhere += 1
                if _local(element) == "angajator":
                    cif = element.get("cif", "")
            if elsewhere > _MOST_ELSEWHERE or of_one > _MOST_OF_ONE:
                raise refusal(codes.FISIER_PREA_MARE, file, "mult peste elementele unei declarații 112")
        elif not inside:
            forget(element)
        elif _local(element) == "asigurat":
            if len(insured) >= _MOST_INSURED:
                raise refusal(codes.FISIER_PREA_MARE, file, f"peste {_MOST_INSURED} de asigurați")
            insured.append(_insured(element, len(insured) + 1, _declared_month(root)))
            inside = 0
            forget(element)
    return _declaration(file, root or {}, version, cif, insured)


def _declared_month(root: Mapping[str, str]) -> tuple[int, int]:
    return _lei(root.get("an_r")), _lei(root.get("luna_r"))


def _declaration(
    file: str, root: Mapping[str, str], version: int, cif: str, insured: list[Insured]
) -> Declaration:
    year, month = _declared_month(root)
    if not (1 <= month <= 12 and 2000 < year < 2100):
        raise refusal(codes.FISIER_DETERIORAT, file, "declarația 112 nu spune luna și anul")
    digits = "".join(c for c in cif if c.isdigit()).lstrip("0")
    rectifying = root.get("d_rec", "0").strip() == "1"
    from adeverinta.sources.declaration_records import Declaration

    return Declaration(
        file=file,
        version=version,
        month=Month(year, month),
        cif=digits,
        rectifying=rectifying,
        insured=tuple(insured),
    )


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _lei(text: str | None) -> int:
    """Whole lei; 0 for an attribute that is missing or no number."""
    if not text:
        return 0
    text = text.strip()
    if text.isdigit() and len(text) <= 15:
        return int(text)
    hit = re.fullmatch(r"(-?\d{1,15})(?:[.,]0*)?", text)
    return int(hit[1]) if hit else 0


def _day(text: str | None) -> date | None:
    from adeverinta.core.dates import parse_date

    return parse_date(text) if text else None


class _Parts:
    """The elements inside one insured, by name."""

    def __init__(self, element: etree._Element) -> None:
        self.by_name: dict[str, list[Any]] = {}
        for child in element.iter():
            self.by_name.setdefault(_local(child), []).append(child.attrib)

    def total(self, name: str, *attributes: str) -> int:
        """The sum of attributes over all elements of a name."""
        return sum(_lei(item.get(a)) for item in self.by_name.get(name, ()) for a in attributes)

    def first(self, *attributes: str) -> int:
        """The sum of attributes, each of the element that its name begins with."""
        return sum(self.total(f"asigurat{name.partition('_')[0]}", name) for name in attributes)

    def of(self, name: str) -> Iterator[Any]:
        """The elements of a name."""
        yield from self.by_name.get(name, ())


def _section(row: Mapping[str, str], fallback: str) -> str:
    """Of which section an E3 is: A and B are wages, C is none; empty where it does not say."""
    said = row.get("E3_1", "").strip().upper() or fallback
    if said in _WAGES and row.get("E3_3", "1").strip() not in _EMPLOYED:
        return "C"  # of no employment: an income like those of section C, whatever the letter
    return said


def _of_month(row: Mapping[str, str], declared: tuple[int, int]) -> bool:
    """Whether an E3 is income of the declared month: of the current period, or of one that is that month."""
    if row.get("E3_4", "P").strip().upper() != "A":
        return True
    ends = [_PERIOD.fullmatch(row.get(name, "").strip()) for name in ("E3_5", "E3_6")]
    return all(
        hit is not None and (int(hit["y"] or hit["y2"]), int(hit["m"] or hit["m2"])) == declared
        for hit in ends
    )


def _insured(element: etree._Element, number: int, declared: tuple[int, int]) -> Insured:
    parts = _Parts(element)
    # without a letter the income is of the only section that there is
    sections = [name for name in "ABC" if any(part.startswith(f"asigurat{name}") for part in parts.by_name)]
    fallback = sections[0] if len(sections) == 1 else ""
    every = [(_section(row, fallback), row) for row in parts.of("asiguratE3")]
    rows = [row for section, row in every if section in _WAGES]
    now = [row for row in rows if _of_month(row, declared)]
    apart = [row for section, row in every if section not in _WAGES]

    def total(*names: str) -> int:
        return sum(_lei(row.get(name)) for row in now for name in names)

    by_b = bool(parts.by_name.get("asiguratB4"))
    days = parts.total("asiguratB1", "B1_15") or parts.total("asiguratB4", "B4_1")
    if not by_b:
        days = parts.total("asiguratA", "A_8")
    employed = by_b or bool(parts.by_name.get("asiguratA") or parts.by_name.get("asiguratB1"))
    first_gross = parts.total("asiguratA", "A_20") + parts.total("asiguratB2", "B2_5", "B2_6", "B2_7")
    sick = parts.of("asiguratD")
    codes = tuple((item.get("D_9", ""), _lei(item.get("D_20")) + _lei(item.get("D_21"))) for item in sick)
    from adeverinta.sources.declaration_records import Insured

    return Insured(
        number=number,
        cnp="".join(c for c in element.get("cnpAsig", "") if c.isdigit()),
        nume=clean(element.get("numeAsig", "")),
        prenume=clean(element.get("prenAsig", "")),
        brut=total("E3_8") if every else first_gross,
        cas=parts.first("A_14", "B4_8"),
        cass=parts.first("A_12", "B4_6"),
        somaj=parts.first("A_10", "B4_4"),
        deducere=total("E3_12"),
        baza_impozit=total("E3_14"),
        impozit=total("E3_15"),
        contributii=total("E3_9"),
        cash_less=total(*_GIVEN) - total(*_RETURNED),
        untaxed=parts.total("asiguratA", "A_13S") + parts.total("asiguratB4", "B4_7S"),
        realised=parts.total("asiguratA", "A_sal2") + parts.total("asiguratB1", "B1_sal2"),
        paid=total("E3_16"),
        current=len(now) == len(rows),
        employed=employed,
        has_income=bool(now),
        other=sum(_lei(row.get("E3_8")) for row in apart),
        unclear=any(section not in ("A", "B", "C") for section, _ in every),
        codes=codes,
        zile_lucrate=days if employed else None,
        zile_cm=parts.total("asiguratB3", "B3_6") if employed else None,
        data_angajarii=_day(element.get("dataAng")),
        data_incetarii=_day(element.get("dataSf")),
    )  # fmt: skip
