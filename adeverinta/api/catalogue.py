"""Every finding code of the house, by name and by chapter; run as a program it prints docs/constatari.md.

A code stands in `codes.py` of the room, or wing, that raises it. All are looked up by place: no room is
imported by its name here, as those of the command line and the page stand before this door.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Final

from adeverinta.core.code import Chapter, Code
from adeverinta.core.finding import Finding, respelled
from adeverinta.core.spoken import COMMAND, Words

ROOMS: Final = (
    "system", "sources", "payroll", "payroll.cells", "payroll.decisions", "payroll.d112", "requests", "net",
    "income", "certificate", "forms", "finish", "registry", "run", "report", "api", "office", "web", "cli",
)  # fmt: skip
"""Rooms and wings with codes of their own, in the order of the house."""
_INTRODUCTION: Final = (
    "Fiecare mesaj are un cod. **eroare** respinge adeverința la care se referă (sau oprește rularea, dacă "
    "fișierul nu poate fi\ncitit); **avertisment** se citește înainte de semnare; **informare** spune ce s-a "
    "hotărât. Pagina este făcută din tabela\ncodurilor; între ‹› stau valorile din mesaj."
)


def _of_room(room: str) -> list[Code]:
    """The codes of a room, as they stand; ValueError for one that is called otherwise than its constant."""
    found = vars(import_module(f"adeverinta.{room}.codes"))
    made = [(name, code) for name, code in found.items() if isinstance(code, Code)]
    wrong = [name for name, code in made if name != code.name]
    if wrong:
        raise ValueError(f"adeverinta.{room}.codes: {', '.join(wrong)} under another name")
    return [code for _, code in made]


CODES: Final[dict[str, Code]] = {code.name: code for room in ROOMS for code in _of_room(room)}
GROUPS: Final[dict[str, dict[str, Code]]] = {
    chapter.value: {name: code for name, code in CODES.items() if code.chapter is chapter}
    for chapter in Chapter
}


def as_markdown() -> str:
    """Every finding code with its severity, its sentence (blanks as ‹name›) and its remedy."""
    lines = [
        "# Constatări",
        "",
        _INTRODUCTION,
    ]
    for title, codes in GROUPS.items():
        lines += ["", f"## {title}", "", "| cod | grad | mesaj | ce e de făcut |", "|---|---|---|---|"]
        lines += [
            f"| `{name}` | {code.severity.value} | {_cell(code.message)} | {_cell(code.remedy)} |"
            for name, code in sorted(codes.items())
        ]
    return "\n".join(lines) + "\n"


def in_words(item: Finding, words: Words) -> Finding:
    """A finding in the words of another front."""
    return respelled(item, CODES[item.code], words)


class _Blanks(dict[str, object]):
    """What a sentence leaves open, by name."""

    def __missing__(self, name: str) -> str:
        return f"‹{name}›"


def shown(template: str, words: Words) -> str:
    """A sentence or remedy as a code has it: blanks as ‹name›, switches and columns in the words of a front.

    >>> shown("În {luna}: {optiuni[sums]}.", COMMAND)
    'În ‹luna›: rulați cu --accepta-sume-neobisnuite.'
    """
    return template.format_map(_Blanks(words._asdict()))


def _cell(template: str) -> str:
    return shown(template, COMMAND).replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(as_markdown())
