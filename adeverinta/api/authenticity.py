"""Is a PDF a certificate of ours, unchanged, in force."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from adeverinta.api.registers import Register
    from adeverinta.core.finding import Finding
    from adeverinta.finish import Signature
    from adeverinta.run import State


class Verification(NamedTuple):
    """`state`: in_vigoare, anulata, inlocuita, modificata, necunoscuta, or (without a register) sigiliu: the
    seal fits, who issued it only a register can say. `ok` only for in_vigoare and sigiliu. `number`: the
    registered one, else what the file says of itself. `signatures`: who signed it electronically; None where
    pyHanko is not installed to read them.
    """

    name: str
    state: State
    number: str | None
    ok: bool
    findings: tuple[Finding, ...]
    signatures: tuple[Signature, ...] | None = ()


def verify(
    pdf: bytes | tuple[str, bytes] | str | Path,
    register: Register | None = None,
    *,
    name: str = "",
    roots: str | Path | None = None,
) -> Verification:
    """What can be said of a file from its bytes alone, and better with the register that issued it; `Stop`
    for a register whose history is broken. `roots`: a file of certificates (PEM) that signatures may lead to.
    """
    from adeverinta.finish.signatures import roots as certificates
    from adeverinta.run.authenticity import signed_by
    from adeverinta.run.authenticity import verify as verdict_of

    if isinstance(pdf, (str, Path)):
        name, data = name or Path(pdf).name, Path(pdf).read_bytes()
    elif isinstance(pdf, tuple):
        name, data = pdf
    else:
        name, data = name or "documentul", pdf
    if register:
        register.inner.require_whole()
    found = verdict_of(data, name, register.inner if register else None)
    trusted = certificates(Path(roots)) if roots else ()
    signed = signed_by(data, found, trusted)
    return Verification(
        name=name,
        state=found.state,
        number=found.number,
        ok=found.good,
        findings=tuple(found.findings),
        signatures=None if signed is None else tuple(signed),
    )
