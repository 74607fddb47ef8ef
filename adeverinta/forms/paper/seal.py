"""The seal of a certificate: what its Info dictionary says of it, and a digest of the whole file.

It shows, on the file alone, whether it is one of ours and whether a byte changed since. It holds no secret:
whoever rewrites the file on purpose can make a fitting seal, so only the register proves what was issued.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from adeverinta.core.late_pattern import late
from adeverinta.forms.spelling import paper

if TYPE_CHECKING:
    from hashlib import _Hash as Hash

_KEY: Final = b"/AdeverintaSigiliu("
_EMPTY: Final = _KEY + b"0" * 64 + b")"
_SEALED: Final = late(re.escape(_KEY) + rb"([0-9a-f]{64})\)")
_END: Final = late(rb"%%EOF\r?\n?")
_STREAM: Final = late(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_VALUE: Final = rb"/Adeverinta%b\s*(?:\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f\s]*)>)"
_PLAIN: Final = late(r"[ !-'*-\[\]-~]*")
_INFLATED: Final = 64 << 20


class Inspected(NamedTuple):
    """What a file says of itself. `appended`: whole up to `length`, with something added after it."""

    pdf: bool
    ours: bool = False
    intact: bool = False
    appended: bool = False
    encrypted: bool = False
    draft: bool = False
    form: str = ""
    number: str = ""
    issued_on: date | None = None
    facts: str = ""
    length: int = 0


def marks(code: str, facts: Mapping[str, Any], attached: bytes) -> bytes:
    """The entries of the Info dictionary, with the place of the seal still empty.

    `attached` are the printed facts as the document carries them for machines.
    """
    digest = hashlib.sha256(attached).hexdigest()
    said = (
        ("Formular", code),
        ("Numar", str(facts.get("numar", ""))),
        ("Data", paper("data", facts.get("data"))),
        ("Stare", "ciorna" if facts.get("ciorna") else "emisa"),
    )
    entries = b"".join(b"/Adeverinta%b%b" % (name.encode(), _string(value)) for name, value in said)
    return entries + b"/AdeverintaFapte(%b)" % digest.encode() + _EMPTY


def sealed(last: bytes, before: Hash) -> bytes:
    """The last part of a document with the digest of the whole; `before` is the SHA-256 of the first part."""
    whole = before.copy()
    whole.update(last)
    head, _, tail = last.rpartition(_EMPTY)
    return b"%b%b%b)%b" % (head, _KEY, whole.hexdigest().encode(), tail)


def inspect(data: bytes) -> Inspected:
    """Whether these bytes are a certificate of ours and whether they are as they were written."""
    if b"%PDF-" not in data[:1024]:
        return Inspected(pdf=False)
    if b"/Encrypt" in data:
        return Inspected(pdf=True, encrypted=True)
    for found in reversed(list(_SEALED.finditer(data))):
        for end in _END.finditer(data, found.end()):
            if _fits(data[: end.end()], found):
                return _said(
                    data[: end.end()], intact=end.end() == len(data), appended=end.end() != len(data)
                )
    return _said(data, intact=False, appended=False)


def beginnings(data: bytes) -> Iterator[tuple[int, str]]:
    """Where a document may have ended before something was added, and the digest of it up to there.

    The last end first; the whole file is not among them.
    """
    hashed, done, found = hashlib.sha256(), 0, []
    for end in _END.finditer(data):
        if end.end() == len(data):
            break
        hashed.update(data[done : end.end()])
        done = end.end()
        found.append((done, hashed.hexdigest()))
    yield from reversed(found)


def _fits(data: bytes, found: re.Match[bytes]) -> bool:
    blank = data[: found.start()] + _EMPTY + data[found.end() :]
    return hashlib.sha256(blank).hexdigest().encode() == found[1]


def _said(data: bytes, *, intact: bool, appended: bool) -> Inspected:
    values = {name: _value(data, name) for name in ("Formular", "Numar", "Data", "Stare", "Fapte")}
    if values["Formular"] is None:
        return Inspected(pdf=True)
    parts = re.fullmatch(r"(\d\d)\.(\d\d)\.(\d{4})", values["Data"] or "")
    try:
        day = date(int(parts[3]), int(parts[2]), int(parts[1])) if parts else None
    except ValueError:
        day = None
    return Inspected(
        pdf=True,
        ours=True,
        intact=intact,
        appended=appended,
        draft=values["Stare"] == "ciorna",
        form=values["Formular"] or "",
        number=values["Numar"] or "",
        issued_on=day,
        facts=values["Fapte"] or "",
        length=len(data),
    )


def facts_digest_of(data: bytes) -> str:
    """The digest of the attached facts, as the file itself names it."""
    return _value(data, "Fapte") or ""


def _value(data: bytes, name: str) -> str | None:
    """The last value of one of our entries; another program may have moved it into a packed stream."""
    pattern = re.compile(_VALUE % name.encode(), re.DOTALL)
    for place in (data, *_inflated(data)):
        found = pattern.findall(place)
        if found:
            from adeverinta.forms.paper.objects import text_of  # what writes a seal reads none

            text, coded = found[-1]
            if not coded:
                return text_of(re.sub(rb"\\(.)", rb"\1", text))
            digits = re.sub(rb"\s", b"", coded).decode()
            return text_of(bytes.fromhex(digits + "0" * (len(digits) % 2)))
    return None


def _inflated(data: bytes) -> Iterator[bytes]:
    left = _INFLATED
    for found in _STREAM.finditer(data):
        try:
            plain = zlib.decompressobj().decompress(found[1], left)
        except zlib.error:
            continue
        left -= len(plain)
        if b"/Adeverinta" in plain:
            yield plain
        if left <= 0:
            return


def _string(text: str) -> bytes:
    """A text string that reads the same after another program wrote it anew."""
    if _PLAIN.fullmatch(text):
        return b"(%b)" % text.encode()
    return b"<FEFF%b>" % text.encode("utf-16-be", "replace").hex().encode()
