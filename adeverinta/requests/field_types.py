"""What a field of a request is: its type, its group, and all that is said of it (`requests.fields`)."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final, NamedTuple

from adeverinta.core.code import Code
from adeverinta.requests import codes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class FieldType(Enum):
    """How the cell of a field is read (`requests.row`)."""

    TEXT = auto()
    FORM = auto()
    PARENT_CNP = auto()
    CHILD_CNP = auto()
    DATE = auto()
    MONEY = auto()
    CHOICE = auto()
    YES = auto()
    """A bool; nothing is no."""
    ANSWER = auto()
    """`da`, `nu`, or nothing where it was not answered."""
    YEARS = auto()
    CHILDREN = auto()
    DEPENDANTS = auto()
    MONTHS = auto()
    CASES = auto()


_HINTS: Final = {
    FieldType.PARENT_CNP: "13 cifre",
    FieldType.CHILD_CNP: "13 cifre",
    FieldType.DATE: "zz.ll.aaaa",
    FieldType.MONEY: "lei",
    FieldType.CHILDREN: "număr",
    FieldType.DEPENDANTS: "număr",
    FieldType.MONTHS: "2025-03; 2025-04",
}
"""What may be typed, where the values are no short list."""


class FieldGroup(Enum):
    """Fields that belong together, with the heading of the guide, in the order they are asked in."""

    PERSON = "Persoana"
    HOME = "Domiciliul"
    JOB = "Contractul de muncă"
    BIRTH = "Nașterea sau evenimentul"
    LEAVE = "Concediile și indemnizația"
    RECKONING = "Calculul"
    PAPER = "Adeverința"
    IDENTITY = "Actul de identitate"
    CHILDREN = "Copiii"


class RequestField(NamedTuple):
    """One field.

    - `name`: the column of the requests table; `spellings`: other headers recognised, folded.
    - `help`: a Romanian sentence without its full stop; `question`: what `una` asks at a terminal.
    - `part`, `attribute`: the record inside the request that holds it and its name there (`adresa.strada`,
      `copil1.nume`; `printed`: a text that no rule reads); empty: the request itself, by its own name.
    - `allowed`: folded word to value; `default`: the value of a choice left blank; `code`: the finding of a
      value that is not allowed.
    - `usual`: asked for whatever the form; `early`: among the first columns; `remembered`: the same from one
      certificate of a person to the next; `private`: hidden while the page is discreet.
    - `slots`: how forms call what it prints, the first for itself alone; empty: its own name.
    """

    name: str
    type: FieldType
    group: FieldGroup
    label: str
    help: str
    spellings: tuple[str, ...] = ()
    part: str = ""
    attribute: str = ""
    allowed: Mapping[str, str] = {}
    default: str = ""
    required: bool = False
    usual: bool = False
    early: bool = False
    remembered: bool = False
    private: bool = False
    slots: tuple[str, ...] = ()
    option_name: str = ""
    question: str = ""
    code: Code = codes.VALOARE_NECUNOSCUTA

    @property
    def option(self) -> str:
        """The option of `una`."""
        return f"--{self.option_name or self.name.replace('_', '-')}"

    @property
    def is_cnp(self) -> bool:
        """Whether it holds a personal number."""
        return self.type in (FieldType.PARENT_CNP, FieldType.CHILD_CNP)

    @property
    def is_date(self) -> bool:
        """Whether it holds a day."""
        return self.type is FieldType.DATE

    @property
    def values(self) -> tuple[str, ...]:
        """What may stand in it, where that is a short list; not the codes of forms, of which this room knows
        nothing.
        """
        if self.type in (FieldType.YES, FieldType.ANSWER):
            return ("da", "nu")
        return tuple(dict.fromkeys(value for value in self.allowed.values() if value))

    @property
    def printed_as(self) -> tuple[str, ...]:
        """The slots of forms that it fills."""
        return self.slots or (self.name,)

    @property
    def explained(self) -> str:
        """The help with what may be typed."""
        hint = ", ".join(self.values) or _HINTS.get(self.type, "")
        return f"{self.help} ({hint})" if hint and hint not in self.help else self.help


def by_group(fields: Iterable[RequestField]) -> list[RequestField]:
    """The fields with those of a group together."""
    order = list(FieldGroup)
    return sorted(fields, key=lambda field: order.index(field.group))
