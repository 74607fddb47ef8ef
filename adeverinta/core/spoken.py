"""What a sentence names by its own name, and how the one who reads it calls it: a switch, a column.

A finding's sentence says `{optiuni[sums]}` or `{cererea[data_evenimentului]}`; the words are the command
line's until a front with other words (the page) has the sentence made anew (`core.finding.respelled`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple


class OwnNames(dict[str, str]):
    """Everything is called as it is named."""

    def __missing__(self, name: str) -> str:
        return name


class Words(NamedTuple):
    """The words of one front: what may be accepted (by the names that `api.compute` takes), how a file's
    password is given, the columns of the requests table, and where a value stands that is of no file.
    """

    optiuni: Mapping[str, str]
    cererea: Mapping[str, str]
    nicaieri: str


COMMAND: Final = Words(
    optiuni={
        "missing": "rulați cu --accepta-luni-lipsa",
        "days": "rulați cu --accepta-zile-neinchise",
        "sums": "rulați cu --accepta-sume-neobisnuite",
        "calculated": "rulați cu --accepta-net-calculat",
        "force_form": "rulați cu --forteaza-formular",
        "password": "Dați parola când este cerută la terminal sau prin variabila de mediu ADEVERINTA_PAROLA",
    },
    cererea=OwnNames(),
    nicaieri="în cerere",
)
"""The words of the terminal, in which a finding is made: reports and logs are read by who ran the command."""


class Spoken(str):
    """A piece of a sentence that names a switch or a column, as in `" și {optiuni[days]}"`."""

    __slots__ = ()

    def in_words(self, words: Words) -> str:
        """The piece as a front says it.

        >>> Spoken(" și {optiuni[days]}").in_words(COMMAND)
        ' și rulați cu --accepta-zile-neinchise'
        """
        return self.format_map(words._asdict())

    def __str__(self) -> str:
        """As a report has it: in the words of the command line."""
        return self.in_words(COMMAND)


class ColumnName(Spoken):
    """The name of a column of the requests table, where a sentence has a blank for one."""

    __slots__ = ()

    def in_words(self, words: Words) -> str:
        """What the column is called."""
        return words.cererea[self]
