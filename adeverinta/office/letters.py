"""Letters: to a client what is missing, with a table to fill; to each parent what to do with the paper.

No address is guessed: the drafts have no receiver but where the request names an e-mail address.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING, Any

from adeverinta.core.dates import romanian_date
from adeverinta.core.text import count, mask_cnp
from adeverinta.office.folder import safe_name

if TYPE_CHECKING:
    from adeverinta import api
    from adeverinta.office.overview import Line


def write(line: Line, on: date) -> Iterator[Path]:
    """Write a firm's letters into its `scrisori`: to the client where something is missing, to each parent."""
    from adeverinta.registry import files

    folder = line.firm.letters
    files.prepare_output(folder)
    wanted = _wanted(line)
    if wanted:
        body = to_client(line, on, wanted)
        table = _table(wanted)
        yield from _both(
            folder, "client", f"Ce lipsește pentru adeverințe, {line.name or line.firm.name}", body, table
        )
    for outcome in line.outcomes:
        if outcome.status.value == "emisa" and outcome.number:
            body = to_parent(outcome, line, on)
            name = safe_name(f"parinte-{outcome.number}-{outcome.nume}-{outcome.prenume}".replace("/", "-"))
            to = outcome.request.email
            yield from _both(folder, name, f"Adeverința nr. {outcome.number}", body, None, to)


def _wanted(line: Line) -> list[tuple[str, str, str]]:
    """What is missing: for whom, which month, what to send."""
    rows: list[tuple[str, str, str]] = []
    for item in line.missing:
        rows.append(
            (count(item.persons, "persoană", "persoane"), item.month.label, "statul de plată al lunii")
        )
    for outcome in line.outcomes:
        who = f"{outcome.nume} {outcome.prenume}".strip() or mask_cnp(outcome.request.cnp)
        for found in outcome.findings:
            if found.blocking and found.code != "LUNA_LIPSA":
                rows.append(
                    (who, found.month.label if found.month else "", f"{found.message} {found.remedy}")
                )
    if line.stopped:
        rows += [("", "", f"{item.message} {item.remedy}") for item in line.findings]
    return list(dict.fromkeys(rows))


def to_client(line: Line, on: date, wanted: list[tuple[str, str, str]]) -> str:
    """The letter to a client, as plain text."""
    lines = [
        f"Către {line.name or line.firm.name},",
        "",
        (
            f"La {romanian_date(on)} am pregătit adeverințele de venit pentru indemnizația de creștere a copilului. "
            f"S-au putut emite {line.issued + line.unchanged} din {line.requests}."
        ),
        "Pentru rest vă rugăm să ne trimiteți:",
        "",
    ]
    lines += [f"- {' · '.join(part for part in row if part)}" for row in wanted]
    lines += [
        "",
        "Tabelul alăturat are câte un rând pentru fiecare; completați ultima coloană și trimiteți-l înapoi împreună cu fișierele.",
        "Adeverința se eliberează în 15 zile de la cerere, iar părintele depune dosarul în 60 de zile lucrătoare: vă rugăm să nu întârziați.",
        "",
        "Cu stimă,",
        "",
    ]
    return "\r\n".join(lines)


def to_parent(outcome: api.Outcome, line: Line, on: date) -> str:
    """The letter to a parent, as plain text."""
    estimate = outcome.income.estimate if outcome.income else None
    lines = [
        f"Stimată doamnă / stimate domnule {outcome.nume} {outcome.prenume},",
        "",
        (
            f"Alăturat este adeverința nr. {outcome.number} din {romanian_date(outcome.issued_on or on)}, cu veniturile nete pe luni, "
            f"eliberată de {line.name or line.firm.name}."
        ),
        "Este actul din care agenția de plăți și inspecție socială calculează indemnizația pentru creșterea copilului.",
        "",
        "Ce aveți de făcut:",
        "1. Verificați numele, CNP-ul și lunile; dacă ceva nu este corect, spuneți-ne înainte de a o depune.",
        "2. Depuneți-o, în original, cu dosarul, la primăria din localitatea de domiciliu sau la agenția județeană.",
        "3. Termenul: 60 de zile lucrătoare, de la sfârșitul concediului de maternitate sau, fără el, de la naștere.",
    ]
    if estimate is not None:
        lines.append(
            f"Orientativ, dreptul începe la {romanian_date(estimate.first_day)}; cuantumul îl hotărăște agenția, prin decizie."
        )
    lines += [
        "",
        "Actele dosarului sunt pe fișa pe care o puteți cere (formularul fisa-dosar).",
        "",
        "Cu stimă,",
        "",
    ]
    return "\r\n".join(lines)


def _both(
    folder: Path, name: str, subject: str, body: str, table: bytes | None, to: str = ""
) -> Iterator[Path]:
    """The letter as text and as a draft that a mail program opens."""
    from adeverinta.registry import files

    text = folder / f"{name}.txt"
    files.write_atomic(text, ("\ufeff" + body).encode())
    draft = EmailMessage()
    draft["Subject"] = subject
    draft["X-Unsent"] = "1"  # mail programs of Windows open it for writing, not as one that came
    if to:
        draft["To"] = to
    draft.set_content(body.replace("\r\n", "\n"))
    if table is not None:
        kind = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        draft.add_attachment(table, maintype="application", subtype=kind, filename="de-completat.xlsx")
    mail = folder / f"{name}.eml"
    files.write_atomic(mail, draft.as_bytes())
    yield text
    yield mail


def _table(wanted: list[tuple[str, str, str]]) -> bytes:
    """The table to fill and send back."""
    import openpyxl
    from openpyxl.styles import Alignment, Font

    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "De completat"
    sheet.append(["Persoana", "Luna", "Ce lipsește", "Răspunsul dumneavoastră"])
    for row in wanted:
        sheet.append([*row, ""])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for letter, width in zip("ABCD", (28, 18, 70, 40), strict=True):
        sheet.column_dimensions[letter].width = width
    for line in sheet.iter_rows(min_row=2):
        for cell in line:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
