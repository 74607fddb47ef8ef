"""`python -m adeverinta.core.codes` prints docs/constatari.md."""

from __future__ import annotations

import re
import sys

from adeverinta.core.codes import GROUPS

_BLANK = re.compile(r"\{(\w+)\}")


def as_markdown() -> str:
    """Every finding code with its severity, its sentence (blanks as ‹name›) and its remedy."""
    lines = [
        "# Constatări",
        "",
        "Fiecare mesaj are un cod. **eroare** respinge adeverința la care se referă (sau oprește rularea, dacă fișierul nu poate fi",
        "citit); **avertisment** se citește înainte de semnare; **informare** spune ce s-a hotărât. Pagina este făcută din tabela",
        "codurilor; între ‹› stau valorile din mesaj.",
    ]
    for title, codes in GROUPS.items():
        lines += ["", f"## {title}", "", "| cod | grad | mesaj | ce e de făcut |", "|---|---|---|---|"]
        lines += [
            f"| `{name}` | {code.severity.value} | {_text(code.message)} | {_text(code.remedy)} |"
            for name, code in sorted(codes.items())
        ]
    return "\n".join(lines) + "\n"


def _text(template: str) -> str:
    return _BLANK.sub(r"‹\1›", template).replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(as_markdown())
