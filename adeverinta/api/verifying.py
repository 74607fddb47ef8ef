"""Is a PDF a certificate of ours, unchanged, in force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from adeverinta.core.given_types import named_bytes, of_type, path_of
from adeverinta.core.text import masked_repr
from adeverinta.system import codes as system_codes

if TYPE_CHECKING:
    from adeverinta.api.registers import Register
    from adeverinta.core.finding import Finding
    from adeverinta.finish import Signature
    from adeverinta.run import PaperState

Pdf = bytes | tuple[str, bytes] | str | Path
"""The bytes of a file, also with its name, or where it is."""


class Verification(NamedTuple):
    """`state`: in_vigoare, anulata, inlocuita, modificata, necunoscuta, or (without a register) sigiliu: the
    seal fits, who issued it only a register can say. `ok` only for in_vigoare and sigiliu. `number`: the
    registered one, else what the file says of itself. `signatures`: who signed it electronically; None where
    pyHanko is not installed to read them.
    """

    name: str
    state: PaperState
    number: str | None
    ok: bool
    findings: tuple[Finding, ...]
    signatures: tuple[Signature, ...] | None = ()

    def __repr__(self) -> str:
        return masked_repr(self, self._fields)


def verify(
    pdf: Pdf,
    register: Register | None = None,
    *,
    name: str = "",
    roots: str | Path | None = None,
) -> Verification:
    """What can be said of a file from its bytes alone, and better with the register that issued it; `Stop`
    for a register whose history is broken. `roots`: a file of certificates (PEM) that signatures may lead to.
    """
    of_type("name", name, str, "a text")
    [found] = verify_all([_named(pdf, name)], register, roots=roots)
    return found


def verify_all(
    papers: Iterable[Pdf], register: Register | None = None, *, roots: str | Path | None = None
) -> Iterator[Verification]:
    """The same of several, one after another; the register's history is walked once. `Stop` for a file that
    cannot be read.
    """
    from adeverinta.api.registers import Register as Opened
    from adeverinta.finish.signature_check import roots as certificates
    from adeverinta.run.authenticity import signed_by
    from adeverinta.run.authenticity import verify as verdict_of

    if register is not None:
        of_type("register", register, Opened, "an open Register").require_whole()
    trusted = () if roots is None else certificates(path_of("roots", roots))
    for paper in papers:
        name, data = _named(paper)
        found = verdict_of(data, name, register.inner if register else None)
        signed = signed_by(data, found, trusted)
        yield Verification(
            name=name,
            state=found.state,
            number=found.number,
            ok=found.good,
            findings=tuple(found.findings),
            signatures=None if signed is None else tuple(signed),
        )


def _named(pdf: Pdf, name: str = "") -> tuple[str, bytes]:
    if isinstance(pdf, (bytes, bytearray)):
        return name or "documentul", bytes(pdf)
    path, data = named_bytes("pdf", pdf)
    return (name or path.name, _read(path)) if data is None else (str(path), data)


def _read(path: Path) -> bytes:
    from adeverinta.core.errors import InputStop
    from adeverinta.core.finding import finding

    try:
        return path.read_bytes()
    except FileNotFoundError:  # its own error would show a name that is a CNP whole
        raise InputStop(finding(system_codes.FISIER_LIPSA, fisier=str(path))) from None
    except OSError as error:
        from adeverinta.sources import unread_reason

        motiv = "este un folder" if path.is_dir() else unread_reason(error)
        raise InputStop(finding(system_codes.FISIER_NECITIBIL, fisier=str(path), motiv=motiv)) from None
