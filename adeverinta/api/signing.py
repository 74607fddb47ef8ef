"""Signing issued papers, for every visitor: the certificates at hand, a key opened once, papers signed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from adeverinta.api import codes

if TYPE_CHECKING:
    from adeverinta.api.registers import Register
    from adeverinta.finish import Identity, Signing
    from adeverinta.run import Job
    from adeverinta.run.pipeline import Result
    from adeverinta.run.signing_run import PaperToSign, SignedPaper


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

    _one(p12, token, password)
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

    _one(p12, token, password)
    if token:
        key = finish.open_token(Path(token), label, password)
    else:
        key = finish.open_file(Path(p12 or ""), password)
    try:
        yield finish.Signing(key, tsa=tsa, visible=visible)
    finally:
        key.close()


def _one(p12: str | Path | None, token: str | Path | None, password: str | None) -> None:
    from adeverinta.core.errors import UsageStop
    from adeverinta.core.finding import finding
    from adeverinta.core.given_types import of_type
    from adeverinta.finish import check_available

    if password is not None:
        of_type("password", password, str, "a text")
    if bool(p12) == bool(token):
        raise UsageStop(finding(codes.SEMNARE_CE_CHEIE))
    check_available()


def papers_of(given: str | Path | Iterable[str | Path]) -> list[PaperToSign]:
    """The files of what was given: of a folder its papers; `Stop` for what is not there or has no PDF."""
    from adeverinta.core.given_types import wrong_type
    from adeverinta.run import signing_run

    paths = (given,) if isinstance(given, (str, Path)) else tuple(given)
    for item in paths:
        if not isinstance(item, (str, Path)):
            raise wrong_type("papers", item, "a file or folder")
    return signing_run.asked(map(Path, paths))


def issued_papers(
    result: Result, job: Job, *, author: str = ""
) -> Iterator[tuple[Register, list[PaperToSign]]]:
    """What a run has issued, or had issued before, with the open register that knows it."""
    from adeverinta.api.registers import Register
    from adeverinta.run.authenticity import issued_part
    from adeverinta.run.signing_run import PaperToSign

    left = [
        PaperToSign(job.output / item.pdf, named=False)
        for item in result.outcomes
        if item.pdf and item.number
    ]
    for path in dict.fromkeys(own.register for own in job.jobs if own.register):
        if not left or not path.is_file():
            continue
        with Register.open_to_sign(path, author=author) as register:
            mine = [item for item in left if issued_part(item.path.read_bytes(), register.inner)]
            left = [item for item in left if item not in mine]
            if mine:
                yield register, mine


def sign(
    papers: str | Path | Iterable[str | Path | PaperToSign],
    key: Signing,
    register: Register,
    *,
    output: str | Path | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Iterator[SignedPaper]:
    """Sign the papers (files, folders of them, or what `papers_of` found) that the register (opened to be
    written to) has in force; a result each, when its copy stands in `output` (else in `semnate/` beside
    `adeverinte/`) and the register knows it.
    """
    from adeverinta.api.registers import Register as Opened
    from adeverinta.core.given_types import of_type
    from adeverinta.run import signing_run

    of_type("register", register, Opened, "an open Register").inner.require_open()
    items = (papers,) if isinstance(papers, (str, Path)) else tuple(papers)
    asked = [item for item in items if isinstance(item, signing_run.PaperToSign)]
    paths = [item for item in items if not isinstance(item, signing_run.PaperToSign)]
    asked += papers_of(paths) if paths else []
    return signing_run.sign(
        asked, key, register.inner, output=Path(output) if output else None, progress=progress
    )
