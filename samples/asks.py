"""The requests files: what HR asks for, one certificate a row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import people as p
from ledger import full_month_net
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from people import Person
from shapes import lei, save, write_bytes

COLUMNS = (
    "cnp", "nume", "prenume", "nume_anterior", "data_nasterii_copilului", "data_prezumata_a_nasterii",
    "eveniment", "data_evenimentului", "formular", "scop", "strada", "numar", "bloc", "scara", "etaj",
    "apartament", "localitate", "sector", "judet", "cetatenie", "calitatea", "data_angajarii",
    "data_incetarii", "maternitate_de_la", "maternitate_pana_la", "icc_de_la", "icc_pana_la",
    "concediu_de_la", "venit_luna_nasterii", "numar_copii", "copil_cu_handicap", "indemnizatie_anterioara",
    "recalculare",
)  # fmt: skip
QUALITY = "salariat cu contract individual de muncă pe perioadă nedeterminată"
PURPOSE = "stabilirea indemnizației pentru creșterea copilului"
Request = dict[str, Any]

# street, number, block, stair, floor, flat, place, sector, county
ADDRESSES = (
    ("Str. Războiului de Țesut", "12", "B2", "A", "3", "14", "Brăila", "", "Brăila"),
    ("Str. Suveicii", "7", "C1", "1", "parter", "2", "Brăila", "", "Brăila"),
    ("Bd. Firului Roșu", "101", "M4", "B", "8", "35", "București", "3", "București"),
    ("Str. Ghemului", "3 bis", "A", "C", "1", "5", "Galați", "", "Galați"),
    ("Aleea Bobinei", "44", "D7", "2", "10", "62", "Ianca", "", "Brăila"),
)


def request(person: Person, birth: date, **fields: object) -> Request:
    """A request with everything the payroll and the leave already say."""
    index = int(person.cnp[9:12]) % len(ADDRESSES)
    address = dict(zip(COLUMNS[10:19], ADDRESSES[index], strict=True))
    made: Request = {
        "cnp": person.cnp, "nume": person.surname, "prenume": person.given,
        "data_nasterii_copilului": birth, "eveniment": "nastere", "formular": "auto", "scop": PURPOSE,
        **address, "cetatenie": "română", "calitatea": QUALITY,
        "data_angajarii": next(c for c in reversed(person.contracts) if c.main_job).hired,
        "numar_copii": 1, "copil_cu_handicap": "nu", "recalculare": "nu",
    }  # fmt: skip
    for absence in person.absences:
        if absence.kind == "maternitate":
            made["maternitate_de_la"], made["maternitate_pana_la"] = absence.start, absence.end
            # the day after maternity leave, not before the 43rd day from birth
            made["concediu_de_la"] = max(absence.end + timedelta(days=1), birth + timedelta(days=43))
    return made | fields


def requests() -> list[Request]:
    """The requests of 2026; all of them can be issued."""
    return [
        request(
            p.PLAIN, date(2025, 2, 12), eveniment="adoptie",
            data_evenimentului=date(2026, 10, 2), concediu_de_la=date(2026, 11, 2),
        ),
        request(p.MEDICAL_LEAVE, date(2026, 9, 17)),
        request(p.MATERNITY, date(2026, 8, 14), nume_anterior="Probescu"),
        request(p.TWO_CONTRACTS, date(2026, 10, 22)),
        request(p.HIRED_IN_WINDOW, date(2026, 9, 12)),
        request(p.CAME_BACK, date(2026, 11, 8)),
        request(p.GAP_WITHOUT_ROWS, date(2026, 9, 25)),
        request(p.GAP_WITH_ZEROS, date(2026, 10, 19)),
        request(p.BIRTH_ON_THE_1ST, date(2026, 9, 1)),
        request(p.BIRTH_ON_THE_31ST, date(2026, 8, 31)),
        request(p.PREMATURE, date(2026, 8, 20), data_prezumata_a_nasterii=date(2026, 10, 12)),
        request(p.TWINS, date(2026, 10, 5), numar_copii=2),
        request(p.LONG_NAME, date(2026, 10, 3)),
        request(p.TICKETS, date(2026, 8, 28)),
        request(p.FATHER, date(2026, 9, 10), concediu_de_la=date(2026, 10, 26)),
        request(p.PART_TIME, date(2026, 10, 15)),
        request(p.SHORT_FRACTIONS, date(2026, 10, 30)),
        request(p.MINIMUM_WAGE, date(2026, 9, 21)),
        request(
            p.PARTIAL_BIRTH_MONTH, date(2026, 11, 10),
            maternitate_de_la=date(2026, 11, 10), maternitate_pana_la=date(2027, 3, 15),
            concediu_de_la=date(2027, 3, 16),
            venit_luna_nasterii=full_month_net(p.PARTIAL_BIRTH_MONTH, (2026, 11)),
        ),
        request(p.TECHNICAL_UNEMPLOYMENT, date(2026, 10, 26), copil_cu_handicap="da"),
    ]  # fmt: skip


def requests_2009() -> list[Request]:
    """The requests of 2009: Annex 2, the form "2/3 ani", a recalculation."""
    return [
        request(
            p.MOTHER_2009, date(2009, 5, 10),
            icc_de_la=date(2009, 7, 12), icc_pana_la=date(2011, 5, 10), concediu_de_la=date(2009, 7, 12),
        ),
        request(
            p.FATHER_2009, date(2009, 6, 17), formular="icc-2-3-ani",
            icc_de_la=date(2009, 7, 30), icc_pana_la=date(2011, 6, 17), concediu_de_la=date(2009, 7, 30),
        ),
        request(
            p.RECALCULATION_2009, date(2009, 4, 21), formular="icc-2009", recalculare="da",
            icc_de_la=date(2009, 6, 23), icc_pana_la=date(2011, 4, 21), indemnizatie_anterioara=600_00,
        ),
    ]  # fmt: skip


MONEY = ("venit_luna_nasterii", "indemnizatie_anterioara")


def write_xlsx(path: Path, asked: Sequence[Request]) -> None:
    """The requests with real dates and numbers; the CNP as text."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Cereri"
    sheet.append(COLUMNS)
    for line, item in enumerate(asked, 2):
        for column, name in enumerate(COLUMNS, 1):
            value = item.get(name)
            cell = sheet.cell(line, column, None if value == "" else value)
            if isinstance(value, date):
                cell.number_format = "dd.mm.yyyy"
            elif name in MONEY and value is not None:
                cell.value, cell.number_format = value / 100, "#,##0.00"
            elif isinstance(value, str):
                cell.number_format = "@"
    for column in range(1, len(COLUMNS) + 1):
        sheet.cell(1, column).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = 18
    sheet.freeze_panes = "D2"
    save(book, path)


def write_csv(path: Path, asked: Sequence[Request]) -> None:
    """The same as text, UTF-8 with the mark that Excel writes."""
    lines = [";".join(COLUMNS)]
    lines += [";".join(_text(name, item.get(name)) for name in COLUMNS) for item in asked]
    write_bytes(path, ("\r\n".join(lines) + "\r\n").encode("utf-8-sig"))


def _text(name: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return lei(value) if isinstance(value, int) and name in MONEY else str(value)
