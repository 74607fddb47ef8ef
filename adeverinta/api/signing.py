"""Signing issued papers, for every visitor: the certificates at hand, a key opened once, papers signed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from adeverinta.api.registers import Register
    from adeverinta.finish import Identity, Signing
    from adeverinta.run.signing import Result


def certificates(
    *,
    p12: str | Path | None = None,
    token: str | Path | None = None,
    label: str = "",
    password: str | None = None,
) -> list[Identity]:
    """The certificates of a .p12 file, or those of the tokens that a PKCS#11 library sees (no PIN is
    needed)."""
    from adeverinta import finish

    _one(p12, token)
    if token:
        return finish.token_identities(Path(token), label)
    return [finish.open_file(Path(p12 or ""), password, usable=False).identity]


@contextmanager
def signing_key(
    *,
    p12: str | Path | None = None,
    token: str | Path | None = None,
    label: str = "",
    password: str | None = None,
    tsa: str = "",
    visible: bool = True,
) -> Iterator[Signing]:
    """A key opened once for any number of papers; `Stop` for a wrong password or PIN, which is tried once.

    `label` names the token or the certificate on it. `tsa`: the address of a time stamper (PAdES baseline-T).
    """
    from adeverinta import finish

    _one(p12, token)
    if token:
        key = finish.open_token(Path(token), label, password)
    else:
        key = finish.open_file(Path(p12 or ""), password)
    try:
        yield finish.Signing(key, tsa=tsa, visible=visible)
    finally:
        key.close()


def _one(p12: str | Path | None, token: str | Path | None) -> None:
    from adeverinta.core.errors import UsageStop
    from adeverinta.core.finding import finding
    from adeverinta.finish import check_available

    if bool(p12) == bool(token):
        raise UsageStop(finding("SEMNARE_CE_CHEIE"))
    check_available()


def sign(
    papers: Iterable[str | Path],
    key: Signing,
    register: Register,
    *,
    output: str | Path | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Iterator[Result]:
    """Sign the papers (files, or folders of them) that the register (opened for an employer, as it is written
    to) has in force; a result each, when its
    copy
    stands in `output` (else in `semnate/` beside `adeverinte/`) and the register knows it.
    """
    from adeverinta.run import signing

    asked = signing.asked([Path(item) for item in papers])
    return signing.sign(
        asked, key, register.inner, output=Path(output) if output else None, progress=progress
    )
