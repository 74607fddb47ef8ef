"""Letters: to a client what is missing, with a table to fill; to each parent what to do with the paper.

No address is guessed: the drafts have no receiver but where the request names an e-mail address.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from adeverinta import api
from adeverinta.certificate.filing import filing, terms
from adeverinta.core import cnp as cnps
from adeverinta.core.dates import romanian_date
from adeverinta.core.errors import Stop
from adeverinta.core.text import mask_cnps
from adeverinta.office.missing_inputs import table, wanted
from adeverinta.office.office_folder import safe_name
from adeverinta.requests.request import Request

if TYPE_CHECKING:
    from adeverinta.office.firm_records import FirmLine
    from adeverinta.office.missing_inputs import MissingInput

Dossier = Callable[[Request], bytes | None]
"""The parent's sheet for the file, as PDF; None where it cannot be printed."""

_SHEET_FORM = "fisa-dosar"
_XLSX = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Enclosure(NamedTuple):
    """A file that goes with a draft."""

    name: str
    kind: str
    data: bytes


def write(line: FirmLine, on: date, dossier: Dossier | None = None) -> Iterator[Path]:
    """Write a firm's letters into its `scrisori`: to the client where something is missing, to the parent of each
    new certificate. A parent's letter that is there already stays as it is, as it may have been edited.
    """
    from adeverinta.system import files

    folder = line.firm.letters
    missing = wanted(line)
    papers = [outcome for outcome in line.outcomes if outcome.status.value == "emisa" and outcome.number]
    if not missing and not papers:
        return
    files.prepare_output(folder)
    if missing:
        subject = f"Ce lipsește pentru adeverințe – {line.name or line.firm.name}"
        filled = Enclosure("de-completat.xlsx", _XLSX, table(missing))
        yield from _both(folder, "client", subject, to_client(line, on, missing), filled)
    for outcome in papers:
        name = safe_name(f"parinte-{outcome.number}-{outcome.nume}-{outcome.prenume}".replace("/", "-"))
        if (folder / f"{name}.txt").exists():
            continue
        sheet = dossier(outcome.request) if dossier else None
        attached = None
        if sheet is not None:
            attached = Enclosure("fisa-dosar.pdf", "pdf", sheet)
            files.write_atomic(folder / f"{name}-fisa-dosar.pdf", sheet)
            yield folder / f"{name}-fisa-dosar.pdf"
        body = to_parent(outcome, line, on, sheet=sheet is not None)
        subject = f"Adeverința de venit nr. {outcome.number}"
        yield from _both(folder, name, subject, body, attached, outcome.request.email)


def dossier(request: Request, payroll: api.Payroll, employer: api.Employer, on: date) -> bytes | None:
    """The parent's sheet of a request."""
    try:
        answer = api.compute(request, payroll, employer, on=on, form=_SHEET_FORM)
        return api.render(answer, draft=False)
    except Stop:
        return None  # the letter goes without it; the certificate does not depend on it


def to_client(line: FirmLine, on: date, missing: list[MissingInput]) -> str:
    """The letter to a client, as plain text."""
    done = line.issued + line.unchanged
    lines = [f"Către {line.name or line.firm.name}", "", "Bună ziua,", ""]
    if line.stopped:
        lines.append(
            f"La {romanian_date(on)} nu am putut lucra adeverințele pentru indemnizația de creștere a copilului."
        )
    else:
        lines.append(
            f"La {romanian_date(on)} am lucrat adeverințele pentru indemnizația de creștere a copilului: "
            f"{done} din {line.requests} {'este gata' if done == 1 else 'sunt gata'}."
        )
    lines += ["Ca să le putem elibera pe toate, avem nevoie de la dumneavoastră de:", ""]
    lines += [f"{at}. {item.sentence}" for at, item in enumerate(missing, 1)]
    lines += [
        "",
        "Vă rugăm să completați ultima coloană din tabelul alăturat (de-completat.xlsx) și să ni-l trimiteți înapoi, împreună cu fișierele cerute. Sumele pe care nu le avem nu le putem presupune.",
    ]
    due = sorted(
        day
        for item in line.told
        if not item.done and (day := terms(item.request, line.switches, on).paper_by) is not None
    )
    if due:
        lines.append(
            f"Prima adeverință trebuie eliberată până la {romanian_date(due[0])} (15 zile de la cerere)."
        )
    lines += ["", "Vă mulțumim.", ""]
    return _text(lines)


def to_parent(outcome: api.Outcome, line: FirmLine, on: date, *, sheet: bool = False) -> str:
    """The letter to a parent, as plain text. `sheet`: the sheet for the file goes with it."""
    request = outcome.request
    woman = cnps.gender(request.cnp) == "f"
    who = f"{outcome.nume} {outcome.prenume}".strip()
    facts = filing(request, line.switches, on) if line.switches else {}
    due = terms(request, line.switches, on) if line.switches else None
    lines = [
        f"{'Stimată doamnă' if woman else 'Stimate domnule'} {who},",
        "",
        f"Adeverința dumneavoastră de venit, nr. {outcome.number} din {romanian_date(outcome.issued_on or on)}, este gata. O eliberează {line.name or line.firm.name} și cuprinde veniturile nete pe luni din care se calculează indemnizația pentru creșterea copilului.",
        "",
        "Ce aveți de făcut:",
        "1. Verificați numele, CNP-ul, datele și lunile. Dacă ceva nu este corect, spuneți-ne înainte de a o depune.",
        f"2. Depuneți originalul semnat, împreună cu dosarul, la {facts.get('depunere') or 'primăria localității de domiciliu'}.",
    ]
    if due is not None and due.file_by is not None:
        late = due.file_by < on
        lines.append(
            f"3. Termenul dosarului: {romanian_date(due.file_by)} ({due.file_words})."
            + (" A trecut: dreptul se acordă de la data cererii; depuneți-l cât mai repede." if late else "")
            + ("" if late else " După această zi indemnizația se acordă numai de la data cererii.")
        )
    lines += [
        "",
        "Cuantumul îl stabilește, prin decizie, agenția pentru plăți și inspecție socială a județului.",
    ]
    if sheet:
        lines.append("Alăturat găsiți fișa dosarului, cu actele de pregătit.")
    lines += ["", "Cu stimă,", line.name or line.firm.name, ""]
    return _text(lines)


def _text(lines: list[str]) -> str:
    return mask_cnps("\r\n".join(lines))


def _both(
    folder: Path, name: str, subject: str, body: str, attached: Enclosure | None, to: str = ""
) -> Iterator[Path]:
    """The letter as text and as a draft that a mail program opens."""
    from adeverinta.system import files

    text = folder / f"{name}.txt"
    files.write_atomic(text, ("\ufeff" + body).encode())
    draft = EmailMessage()
    draft["Subject"] = mask_cnps(" ".join(subject.split()))
    draft["X-Unsent"] = "1"  # mail programs of Windows open it for writing, not as one that came
    if to and (address := _address(to)):
        draft["To"] = address
    draft.set_content(body.replace("\r\n", "\n"))
    if attached is not None:
        maintype = "application"
        draft.add_attachment(attached.data, maintype=maintype, subtype=attached.kind, filename=attached.name)
    mail = folder / f"{name}.eml"
    files.write_atomic(mail, draft.as_bytes())
    yield text
    yield mail


def _address(text: str) -> str:
    """The address as the request has it; nothing where it is none."""
    from email.utils import parseaddr

    found = parseaddr(text)[1]
    return found if found.count("@") == 1 and found.isascii() and " " not in found else ""
