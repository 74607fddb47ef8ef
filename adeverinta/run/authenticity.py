"""Is this file a certificate of ours, unchanged, in force: from the file alone, better with the register."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final, NamedTuple

from adeverinta.core.code import Code
from adeverinta.core.dates import romanian_date
from adeverinta.core.finding import Finding, finding
from adeverinta.finish.signature_check import Signature, signatures
from adeverinta.forms.paper.attached import attached
from adeverinta.forms.paper.seal import Inspected, beginnings, inspect
from adeverinta.forms.paper.update import only_signatures
from adeverinta.registry import Entry, EntryStatus, NumberRegister, SignedCopy
from adeverinta.run import codes

_SAME_MOMENT: Final = timedelta(minutes=1)


class PaperState(StrEnum):
    """The answers. `sigiliu`: the seal fits, but who issued it only a register can say."""

    IN_FORCE = "in_vigoare"
    ANNULLED = "anulata"
    REPLACED = "inlocuita"
    CHANGED = "modificata"
    UNKNOWN = "necunoscuta"
    SEALED = "sigiliu"


class Verdict(NamedTuple):
    """What is said of a file. `number` is the registered one, else what the file says of itself."""

    state: PaperState
    number: str | None
    findings: Sequence[Finding]

    @property
    def good(self) -> bool:
        """Whether it may be relied on, as far as can be said."""
        return self.state in (PaperState.IN_FORCE, PaperState.SEALED)


def verify(data: bytes, name: str, register: NumberRegister | None = None) -> Verdict:
    """What can be said of a file; the register, if given, is whole (`NumberRegister.require_whole`)."""
    said = inspect(data)
    if register and (known := issued_part(data, register)):
        entry, length = known
        if length == len(data):
            return _registered(entry, name, register)
        return _appended(entry, data, length, name, register)
    if not said.pdf:
        return _only(PaperState.UNKNOWN, codes.VERIFICAT_STRAIN, fisier=name, motiv="nu este un fișier PDF")
    if said.encrypted:
        code = codes.VERIFICAT_NECUNOSCUT if register else codes.VERIFICAT_PAROLA
        return _only(PaperState.UNKNOWN, code, fisier=name, ce="un PDF cu parolă")
    if not said.ours:
        motiv = "nu poartă semnele unei adeverințe emise de program"
        return _only(PaperState.UNKNOWN, codes.VERIFICAT_STRAIN, fisier=name, motiv=motiv)
    if said.draft:
        return _only(PaperState.UNKNOWN, codes.VERIFICAT_CIORNA, fisier=name)
    return _against(said, data, name, register) if register else _alone(said, data, name)


def signed_by(data: bytes, verdict: Verdict, trusted: Sequence[object] = ()) -> list[Signature] | None:
    """The signatures of a file; none is valid on one that was changed, whatever it covers. None: see
    `finish`."""
    found = signatures(data, trusted)
    if found is None or verdict.state is not PaperState.CHANGED:
        return found
    return [one._replace(valid=False) for one in found]


def issued_part(data: bytes, register: NumberRegister) -> tuple[Entry, int] | None:
    """The entry whose file this is, or begins with, and how long that file was; None for no registered
    one."""
    if entry := register.by_file(hashlib.sha256(data).hexdigest()):
        return entry, len(data)
    for length, digest in beginnings(data):
        if entry := register.by_file(digest):
            return entry, length
    return None


def _only(state: PaperState, code: Code, number: str | None = None, **params: Any) -> Verdict:
    return Verdict(state, number, [finding(code, **params)])


def _registered(entry: Entry, name: str, register: NumberRegister, *more: Finding) -> Verdict:
    """The answer for a file whose bytes the register has."""
    day = romanian_date(entry.issued_on)
    params: dict[str, Any] = {"fisier": name, "numar": entry.printed, "data": day}
    if entry.status is EntryStatus.ISSUED:
        who = entry.nume or "datele persoanei au fost șterse după termen"
        found = finding(codes.VERIFICAT_IN_VIGOARE, persoana=who, **params)
        return Verdict(PaperState.IN_FORCE, entry.printed, [found, *more])
    after = register.successor(entry)
    if after:
        found = finding(
            codes.VERIFICAT_INLOCUIT, noua=after.printed, din=romanian_date(after.issued_on), **params
        )
        return Verdict(PaperState.REPLACED, entry.printed, [found, *more])
    return _only(PaperState.ANNULLED, codes.VERIFICAT_ANULAT, entry.printed, motiv=entry.reason, **params)


def _appended(entry: Entry, data: bytes, length: int, name: str, register: NumberRegister) -> Verdict:
    """The answer for registered bytes with something after them."""
    number, day = entry.printed, romanian_date(entry.issued_on)
    if not only_signatures(data, length):
        return _only(
            PaperState.CHANGED, codes.VERIFICAT_ADAUGIRI, number, fisier=name, numar=number, data=day
        )
    if _broken(data) or _altered(data, register.signed(entry)):
        return _only(
            PaperState.CHANGED, codes.VERIFICAT_SEMNATURA_RUPTA, number, fisier=name, numar=number, data=day
        )
    signed = finding(codes.VERIFICAT_SEMNAT, fisier=name)
    return _registered(entry, name, register, signed)


def _altered(data: bytes, copies: Sequence[SignedCopy]) -> bool:
    """Whether a signature made here is in the file, but not as the register has it: some bytes beside a
    signature's own (certificates that go with it) are covered by nothing else.
    """
    if not copies:
        return False
    known = {copy.sha256 for copy in copies}
    if hashlib.sha256(data).hexdigest() in known or any(digest in known for _, digest in beginnings(data)):
        return False
    return any(
        one.who == copy.who
        and one.at is not None
        and abs(one.at - datetime.fromisoformat(copy.at)) <= _SAME_MOMENT
        for one in signatures(data) or ()
        for copy in copies
        if copy.at
    )


def _broken(data: bytes) -> bool:
    """Whether a signature does not fit the bytes; where it cannot be read (pyHanko), what was appended is
    enough."""
    found = signatures(data)
    return found is not None and not (all(one.valid for one in found) and (found or b"/DocTimeStamp" in data))


def _params(said: Inspected, name: str) -> dict[str, Any]:
    day = romanian_date(said.issued_on) if said.issued_on else "–"
    return {"fisier": name, "numar": said.number or "–", "data": day}


def _alone(said: Inspected, data: bytes, name: str) -> Verdict:
    """Without a register: does the seal fit?"""
    number, params = said.number or None, _params(said, name)
    if said.intact:
        return _only(PaperState.SEALED, codes.VERIFICAT_SIGILIU, number, **params)
    if not said.appended:
        return _only(PaperState.CHANGED, codes.VERIFICAT_SCHIMBAT, number, **params)
    length = said.length
    if only_signatures(data, length):
        if _broken(data):
            return _only(PaperState.CHANGED, codes.VERIFICAT_SEMNATURA_RUPTA, number, **params)
        sealed = finding(codes.VERIFICAT_SIGILIU, **params)
        return Verdict(PaperState.SEALED, number, [sealed, finding(codes.VERIFICAT_SEMNAT, fisier=name)])
    return _only(PaperState.CHANGED, codes.VERIFICAT_ADAUGIRI, number, **params)


def _against(said: Inspected, data: bytes, name: str, register: NumberRegister) -> Verdict:
    """With a register that has not these bytes: nothing makes them ours, whatever they say of themselves."""
    number, params = said.number or None, _params(said, name)
    if not said.intact:
        code = codes.VERIFICAT_ADAUGIRI if said.appended else codes.VERIFICAT_SCHIMBAT
        known = _same_number(said, data, register) if said.appended else []
        if not said.appended or known:
            return _only(PaperState.CHANGED, code, number, **params)
        return _only(PaperState.UNKNOWN, codes.VERIFICAT_NECUNOSCUT, number, ce=_told(params), **params)
    known = _same_number(said, data, register)
    annulled = next((entry for entry in known if entry.status is EntryStatus.ANNULLED), None)
    if annulled and annulled.pdf_sha256 is None and not annulled.rebuilt:
        return _only(PaperState.ANNULLED, codes.VERIFICAT_ANULAT, number, motiv=annulled.reason, **params)
    if any(entry.pdf_sha256 for entry in known):
        return _only(PaperState.CHANGED, codes.VERIFICAT_ALT_FISIER, number, **params)
    return _only(PaperState.UNKNOWN, codes.VERIFICAT_NECUNOSCUT, number, ce=_told(params), **params)


def _told(params: dict[str, object]) -> str:
    return f"nr. {params['numar']} din {params['data']}"


def _same_number(said: Inspected, data: bytes, register: NumberRegister) -> list[Entry]:
    """The entries with the number, date and form that the file gives itself, of the employer it names."""
    if said.issued_on is None:
        return []
    facts = attached(data)
    code = (
        "".join(c for c in str(facts.fields.get("angajator_cod_fiscal", "")) if c.isdigit()) if facts else ""
    )
    return [
        entry
        for entry in register.issued_as(said.form, said.issued_on)
        if entry.printed == said.number and code in ("", entry.employer)
    ]
