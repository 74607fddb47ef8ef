"""The register as rows for people: Romanian headers, real dates, nothing left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from adeverinta.core.dates import romanian_date
from adeverinta.core.finding import Finding, finding
from adeverinta.registry import codes
from adeverinta.registry.entries import Entry, EntryStatus

EXPORT_HEADER: Final = (
    "Serie", "Număr", "An", "Număr tipărit", "Data emiterii", "Stare", "Nume", "CNP",
    "Data nașterii copilului", "Formular", "Fișier PDF", "SHA-256 al fișierului", "Motiv", "Înlocuiește",
    "Emitent", "Întocmit", "Angajator (CUI)", "SHA-256 al datelor", "Reguli", "Surse", "Înregistrat la (UTC)",
    "Aprobat de",
)  # fmt: skip
STATUS_NAMES: Final = {
    EntryStatus.RESERVED: "rezervată",
    EntryStatus.ISSUED: "emisă",
    EntryStatus.ANNULLED: "anulată",
}


def export_rows(entries: Iterable[Entry]) -> list[tuple[str | int | date | None, ...]]:
    """One row an entry, under `EXPORT_HEADER`."""
    known = list(entries)
    labels = {item.id: item.label for item in known}
    return [_row(item, labels) for item in known]


def _row(item: Entry, labels: Mapping[int, str]) -> tuple[str | int | date | None, ...]:
    said = item.said
    author = said.get("emitent") or {}
    return (
        *(item.series or None, item.number, item.year, item.printed, item.issued_on),
        *(STATUS_NAMES[item.status], item.nume, item.cnp, item.birth, item.form, item.pdf, item.pdf_sha256),
        *(item.reason, labels.get(item.replaces or 0), author.get("utilizator"), author.get("intocmit")),
        *(item.employer, item.facts_digest, said.get("reguli"), said.get("surse"), _moment(item.created_at)),
        author.get("aprobat"),
    )


def _moment(text: str) -> str:
    """A moment of the register as it is written in Romanian.

    >>> _moment("2026-11-28T16:19:32+00:00")
    '28.11.2026 16:19:32'
    """
    day, _, clock = text.partition("T")
    try:
        return f"{romanian_date(date.fromisoformat(day))} {clock[:8]}".strip()
    except ValueError:  # written by another program
        return text


def unfinished_finding(entry: Entry) -> Finding:
    """What the report says of a number that a run left reserved."""
    return finding(
        codes.REGISTRU_NETERMINAT,
        cnp=entry.cnp,
        numar=entry.number,
        an=entry.year,
        persoana=entry.nume,
        formular=entry.form,
    )


def settled_finding(entry: Entry) -> Finding:
    """What the report says of a number that a killed run left and this run annulled."""
    return finding(
        codes.REGISTRU_REZERVARE_ANULATA,
        cnp=entry.cnp,
        numar=entry.printed,
        eticheta=entry.label,
        persoana=entry.nume,
        motiv=entry.reason,
    )
