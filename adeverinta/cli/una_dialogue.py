"""The questions of `adeverinta una`: what the command line did not say, each answer held against sense."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import click

from adeverinta import api
from adeverinta.cli.dialogue import ask
from adeverinta.core.finding import Severity
from adeverinta.core.text import clean, fold, mask_cnps

QUESTIONS: Final = tuple((field.name, field.question) for field in api.grouped_fields() if field.question)
COUNTIES: Final = frozenset(
    (
        "alba", "arad", "arges", "bacau", "bihor", "bistrita-nasaud", "botosani", "braila", "brasov",
        "bucuresti", "buzau", "calarasi", "caras-severin", "cluj", "constanta", "covasna", "dambovita", "dolj",
        "galati", "giurgiu", "gorj", "harghita", "hunedoara", "ialomita", "iasi", "ilfov", "maramures",
        "mehedinti", "mures", "neamt", "olt", "prahova", "salaj", "satu mare", "sibiu", "suceava", "teleorman",
        "timis", "tulcea", "valcea", "vaslui", "vrancea",
    )
)  # fmt: skip
"""The counties and the capital, without diacritics."""
_LEAST_LETTERS: Final = 2


def ask_missing(given: Mapping[str, object]) -> dict[str, str]:
    """The answers by column of the request; `given` is what the command line says. Enter leaves a field blank."""
    answers: dict[str, str] = {}
    open_ones = [(column, words) for column, words in QUESTIONS if not given.get(column)]
    if open_ones:
        click.echo("Ce nu s-a dat în linia de comandă (Enter: rămâne necompletat):")
    for column, words in open_ones:
        known = {**given, **answers}
        while said := clean(ask(words)):
            wrong = objection(column, said, known)
            if not wrong:
                answers[column] = said
                break
            click.echo(f"{wrong} Scrieți din nou sau apăsați Enter ca să rămână necompletat.")
    return answers


def objection(column: str, said: str, known: Mapping[str, object]) -> str:
    """Why an answer cannot be, as a Romanian sentence; empty where it can.

    >>> objection("judet", "Județul Iași", {}), objection("judet", "cnp", {})
    ('', '„cnp” nu este un județ.')
    """
    if column in _WORDS:
        return _WORDS[column](said)
    before = {item.code for item in api.one_request(known).findings}
    for item in api.one_request({**known, column: said}).findings:
        if item.code not in before and item.severity is not Severity.INFO:
            return mask_cnps(item.message)
    return ""


def _quoted(said: str) -> str:
    return f"„{mask_cnps(said)[:40]}”"


def _county(said: str) -> str:
    name = fold(said).removeprefix("municipiul ").removeprefix("judetul ").removeprefix("jud").strip(". ")
    spellings = {name, name.replace(" ", "-"), name.replace("-", " ")}
    return "" if spellings & COUNTIES else f"{_quoted(said)} nu este un județ."


def _place(said: str) -> str:
    return _some_text(said) or (
        "" if not any(map(str.isdigit, said)) else f"{_quoted(said)} nu este o localitate."
    )


def _some_text(said: str) -> str:
    letters = sum(map(str.isalpha, said))
    nonsense = (
        fold(said) in {*api.request_columns(), "da", "nu"} or len({*fold(said)} - {" "}) < _LEAST_LETTERS
    )
    return f"{_quoted(said)} nu spune nimic aici." if letters < _LEAST_LETTERS or nonsense else ""


_WORDS: Final[dict[str, Callable[[str], str]]] = {
    "calitatea": _some_text,
    "localitate": _place,
    "judet": _county,
}
