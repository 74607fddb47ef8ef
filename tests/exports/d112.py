"""Declarations 112 as programs write them, without any data of a real person."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import quoteattr

from tests.exports.truth import CUI, Slip


def element(name: str, inside: str = "", **attributes: object) -> str:
    text = " ".join(f"{key}={quoteattr(str(value))}" for key, value in attributes.items())
    return f"<{name} {text}>{inside}</{name}>" if inside else f"<{name} {text}/>"


def insured(
    row: Slip, number: int = 1, *, brut: int | None = None, extra: dict | None = None, **e3: object
) -> str:
    """One person with a plain month (section A)."""
    gross = round(row.brut) if brut is None else brut
    a = {"A_1": 1, "A_2": 0, "A_3": "N", "A_4": 8, "A_5": gross, "A_8": row.lucrate, "A_11": gross,
         "A_12": round(row.cass), "A_13": gross, "A_14": round(row.cas), "A_sal1": gross, "A_sal2": gross,
         **(extra or {})}  # fmt: skip
    values = {"E3_1": "A", "E3_2": 1, "E3_3": 1, "E3_4": "P", "E3_8": gross,
              "E3_9": round(row.cas + row.cass), "E3_12": round(row.deducere), "E3_14": round(row.baza_impozit),
              "E3_15": round(row.impozit), "E3_16": 0, "E3_19": 0, "E3_necunoscut": "x", **e3}  # fmt: skip
    inside = element("asiguratA", **a) + element("asiguratE3", **values)
    return element("asigurat", inside, idAsig=number, cnpAsig=row.cnp, numeAsig=row.nume, prenAsig=row.prenume,
                   dataAng="01.02.2024", casaSn="IS", asigCI=1, asigSO=1, Timp_E3=round(row.impozit))  # fmt: skip


def document(month, people: Iterable[str], *, version: int = 7, cif: str = CUI, rectifying: int = 0) -> str:
    employer = element("angajator", "<angajatorE3 E3_8='9' E3_15='9'/>", cif=cif, caen="1320", den="Firma")
    return element("declaratieUnica", employer + "".join(people), xmlns=f"mfp:anaf:dgti:declaratie_unica:declaratie:v{version}",
                   luna_r=month.month, an_r=month.year, d_rec=rectifying, nume_declar="Închipuită",
                   prenume_declar="Ioana", functie_declar="Contabil")  # fmt: skip


def write(path: Path, text: str) -> Path:
    path.write_text('<?xml version="1.0" encoding="UTF-8"?>\n' + text, encoding="utf-8")
    return path
