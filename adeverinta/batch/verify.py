"""Is this file a certificate of ours, unchanged, in force: from the file alone, better with the register."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from adeverinta.core.dates import romanian_date
from adeverinta.core.finding import Finding, finding
from adeverinta.forms.seal import Inspected, inspect
from adeverinta.registry import Entry, EntryStatus, Register


def verify(data: bytes, name: str, register: Register | None = None) -> list[Finding]:
    """What can be said of a file; it is as it should be when no finding is blocking."""
    said = inspect(data)
    entry = register.by_file(hashlib.sha256(data).hexdigest()) if register else None
    if register and entry:
        return list(_registered(entry, name, register))
    if not said.pdf:
        return [finding("VERIFICAT_STRAIN", fisier=name, motiv="nu este un fișier PDF")]
    if said.encrypted:
        code = "VERIFICAT_NECUNOSCUT" if register else "VERIFICAT_PAROLA"
        return [finding(code, fisier=name, ce="un PDF cu parolă")]
    if not said.ours:
        return [
            finding(
                "VERIFICAT_STRAIN", fisier=name, motiv="nu poartă semnele unei adeverințe emise de program"
            )
        ]
    return list(_from_file(said, name, register))


def _registered(entry: Entry, name: str, register: Register) -> Iterator[Finding]:
    params: dict[str, Any] = {"fisier": name, "numar": entry.printed, "data": romanian_date(entry.issued_on)}
    if entry.status is EntryStatus.ISSUED:
        yield finding("VERIFICAT_IN_VIGOARE", persoana=entry.nume, **params)
        return
    after = register.successor(entry)
    if after:
        yield finding("VERIFICAT_INLOCUIT", noua=after.printed, din=romanian_date(after.issued_on), **params)
    else:
        yield finding("VERIFICAT_ANULAT", motiv=entry.reason, **params)


def _from_file(said: Inspected, name: str, register: Register | None) -> Iterator[Finding]:
    day = romanian_date(said.issued_on) if said.issued_on else "–"
    params: dict[str, Any] = {"fisier": name, "numar": said.number or "–", "data": day}
    if said.draft:
        yield finding("VERIFICAT_CIORNA", fisier=name)
        return
    if said.appended:
        yield finding("VERIFICAT_ADAUGIRI", **params)
    elif not said.intact:
        yield finding("VERIFICAT_SCHIMBAT", **params)
    if register is None:
        if said.intact:
            yield finding("VERIFICAT_NESCHIMBAT", **params)
        return
    known = [
        entry
        for entry in register.everyone()
        if (entry.form, entry.issued_on) == (said.form, said.issued_on) and entry.printed == said.number
    ]
    if not known:
        yield finding("VERIFICAT_NECUNOSCUT", fisier=name, ce=f"nr. {params['numar']} din {day}")
    elif said.intact:
        yield finding("VERIFICAT_ALT_FISIER", **params)
    for entry in known:
        if entry.status is EntryStatus.ANNULLED:
            yield from _registered(entry, name, register)
