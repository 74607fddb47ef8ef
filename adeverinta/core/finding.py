"""Findings: problems as values, each with a code, a severity, a sentence and an address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from adeverinta.core.code import Code, Severity
from adeverinta.core.spoken import COMMAND, Spoken, Words
from adeverinta.core.text import mask_cnps, masked_repr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from adeverinta.core.month import Month
    from adeverinta.core.source import Source

__all__ = ["Code", "Finding", "Param", "Severity", "finding", "respelled"]


_CNP_FROM: Final = 10**12
"""The least number of thirteen digits."""
_PLACE: Final = "in_spate"
"""The parameter of an address that stands behind the sentence."""


class Param(NamedTuple):
    """A value that a sentence was made with, by the name that its code gives it."""

    name: str
    value: str | int


class Finding(NamedTuple):
    """One problem found. `code` is the name of its `Code`. `cnp` says whose, None when it belongs to the run.

    `cause` groups what has one cause; `months` are all of its months where it is of several. `params` are
    what the sentence was made with, by the names of its code, for who wants more than the sentence. No text
    of it shows a CNP whole, whatever it was made with; `cnp` and the fields of `source` do.
    """

    code: str
    severity: Severity
    message: str
    remedy: str
    cnp: str | None = None
    month: Month | None = None
    source: Source | None = None
    cause: str = ""
    months: tuple[Month, ...] = ()
    params: tuple[Param, ...] = ()

    def __repr__(self) -> str:
        return masked_repr(self, self._fields)

    @property
    def blocking(self) -> bool:
        """Whether it refuses the certificate."""
        return self.severity is Severity.ERROR

    def param(self, name: str) -> str | int | None:
        """What the sentence was made with under this name; None where its code gives none."""
        return next((item.value for item in self.params if item.name == name), None)

    def placed(self) -> Finding:
        """The same with its address behind the sentence, where that does not name it."""
        place = mask_cnps(str(self.source)) if self.source else ""
        if not place or place in self.message:
            return self
        return self._replace(
            message=_behind(self.message, place), params=(*self.params, Param(_PLACE, place))
        )

    def softened(self) -> Finding:
        """The same as a warning (for what the user accepted by an option)."""
        return self._replace(severity=Severity.WARNING)

    def with_cnp(self, cnp: str) -> Finding:
        """The same, belonging to a person."""
        return self._replace(cnp=cnp)


def finding(
    code: Code,
    *,
    cnp: str | None = None,
    month: Month | None = None,
    source: Source | None = None,
    severity: Severity | None = None,
    months: Sequence[Month] = (),
    **params: object,
) -> Finding:
    """A finding of a code; KeyError for a missing parameter.

    `sursa` (the source as text) and `luna` (the month's label) are filled from the arguments. A CNP in any
    parameter (the name of a file, of a sheet, a cell) is masked here, for all that raise findings. What the
    sentence names by its own name (`core.spoken`) is said in the words of the command line.
    """
    told = {key: _told(own) for key, own in params.items()}
    message, remedy = _texts(code, told, source, month, COMMAND)
    return Finding(
        code=code.name,
        severity=severity or code.severity,
        message=message,
        remedy=remedy,
        cnp=cnp,
        month=month,
        source=source,
        cause=str(told.get("cauza", "")),
        months=tuple(months),
        params=tuple(Param(key, own) for key, own in told.items()),
    )


def respelled(item: Finding, code: Code, words: Words) -> Finding:
    """The same finding, of its code, in the words of another front; its sentence is made anew."""
    message, remedy = _texts(code, dict(item.params), item.source, item.month, words)
    return item._replace(message=message, remedy=remedy)


def _texts(
    code: Code, told: Mapping[str, str | int], source: Source | None, month: Month | None, words: Words
) -> tuple[str, str]:
    """Sentence and remedy of a code with these parameters; KeyError for a missing one."""
    values: dict[str, object] = {
        "sursa": str(source) if source else "",
        "luna": month.label if month else "",
        "optiuni": words.optiuni,
        "cererea": words.cererea,
    }
    for name, own in told.items():
        values[name] = own.in_words(words) if isinstance(own, Spoken) else own
    message = _tidy(code.message.format_map(values))
    return _behind(message, str(told.get(_PLACE, ""))), code.remedy.format_map(values)


def _behind(sentence: str, place: str) -> str:
    return f"{sentence.removesuffix('.')} ({place})." if place else sentence


def _told(value: object) -> str | int:
    """A parameter as the sentence and `params` have it."""
    if isinstance(value, Spoken):
        return value
    if isinstance(value, int) and -_CNP_FROM < value < _CNP_FROM:
        return value
    return mask_cnps(str(value))


def _tidy(sentence: str) -> str:
    """Without what is left of a parameter that had nothing to say, or that ended in a question."""
    return sentence.replace(" ()", "").replace("?.", "?")
