"""Signing issued papers: only those that the register has, in force and whole; into `semnate/`, never over a
file.

A second run signs what the first did not: a paper whose signed copy stands is passed over.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Generator, Iterable, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from adeverinta.core.errors import InputStop, Stop
from adeverinta.core.finding import Finding, finding
from adeverinta.core.late_pattern import late
from adeverinta.core.text import mask_cnps
from adeverinta.finish.signature_check import signatures
from adeverinta.forms.paper.seal import inspect
from adeverinta.forms.paper.update import only_signatures
from adeverinta.registry import Entry, NumberRegister, SignedCopy
from adeverinta.run import codes
from adeverinta.run.authenticity import PaperState, issued_part, verify
from adeverinta.system import codes as system_codes
from adeverinta.system import files

if TYPE_CHECKING:
    from adeverinta.finish import Signing

PAPERS: Final = "adeverinte"
SIGNED: Final = "semnate"
_TOGETHER: Final = 20
_AGAIN: Final = late(r"-semnat\d+$")
_MOST_SIGNERS: Final = 50
_PRODUCED: Final = b"/Producer(adeverinta)"


class Came(StrEnum):
    """What came of a paper. `already`: signed by the same certificate before; `not_here`: no paper to be
    signed."""

    SIGNED = "semnata"
    ALREADY = "deja semnata"
    NOT_HERE = "nu se semneaza"
    REFUSED = "refuzata"


class SignedPaper(NamedTuple):
    """A paper, where its signed copy stands, and what is to be said."""

    path: Path
    state: Came
    target: Path | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether it was to be signed and could not be."""
        return self.state is Came.REFUSED


class PaperToSign(NamedTuple):
    """A file to be signed; `named`: given itself, not found in a folder."""

    path: Path
    named: bool


class _Ready(NamedTuple):
    path: Path
    target: Path
    data: bytes
    entry: Entry
    issued: int


def asked(given: Iterable[Path]) -> list[PaperToSign]:
    """The files of what was given: of a folder its papers (those under `adeverinte`, if it has one);
    InputStop
    for what is not there or has no PDF.
    """
    found: dict[Path, PaperToSign] = {}
    for path in given:
        if path.is_dir():
            own = _of_folder(path)
            if not own:
                raise InputStop(finding(codes.SEMNARE_FARA_ADEVERINTE, cale=str(path)))
        elif path.exists():
            own = [path]
        else:
            raise InputStop(finding(system_codes.FISIER_LIPSA, fisier=str(path)))
        for item in own:
            found.setdefault(item.resolve(), PaperToSign(item, path.is_file()))
    return list(found.values())


def _of_folder(folder: Path) -> list[Path]:
    """The papers of a folder in the order of their names, numbers as numbers."""
    if (folder / PAPERS).is_dir():
        folder = folder / PAPERS
    places = [folder]
    if folder.name == PAPERS:
        places += sorted(item for item in folder.iterdir() if item.is_dir())
    return [
        path
        for place in places
        for path in sorted(place.iterdir(), key=_in_order)
        if path.suffix.lower() == ".pdf" and not path.name.startswith(".") and path.is_file()
    ]


def _in_order(path: Path) -> tuple[int, str]:
    digits = re.match(r"\d{1,9}", path.name)
    return int(digits[0]) if digits else 0, path.name


def sign(
    papers: Sequence[PaperToSign],
    signing: Signing,
    register: NumberRegister,
    *,
    output: Path | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Generator[SignedPaper, None, None]:
    """Sign papers, a result each once its copy stands and the register knows it.

    What stops the run (a token pulled out, a time stamper that is silent, an interruption) leaves what was
    signed until then standing and told.
    """
    register.require_whole()
    say = progress or (lambda _stage, _done, _total: None)
    longer = _continued([item.path for item in papers if not item.named])
    waiting: list[tuple[_Ready, bytes, SignedCopy, bool]] = []
    done = 0
    say("semnare", 0, len(papers))
    try:
        for item in papers:
            ready = _ready(item, signing, register, output, passed=item.path in longer)
            if isinstance(ready, _Ready):
                signed = signing.signed(ready.data, ready.entry.form, ready.issued)
                copy = SignedCopy(
                    hashlib.sha256(signed.pdf).hexdigest(),
                    signing.key.identity.who,
                    signed.at.isoformat(timespec="seconds"),
                )
                waiting.append((ready, signed.pdf, copy, signed.visible or not signing.visible))
                if len(waiting) >= _TOGETHER:
                    yield from _stand(waiting, register)
            else:
                yield ready
            done += 1
            say("semnare", done, len(papers))
    except (Stop, KeyboardInterrupt):
        yield from _stand(waiting, register)
        raise
    yield from _stand(waiting, register)


def _stand(
    waiting: list[tuple[_Ready, bytes, SignedCopy, bool]], register: NumberRegister
) -> Generator[SignedPaper, None, None]:
    """Write what was signed, tell the register."""
    here, waiting[:] = list(waiting), []
    for folder in dict.fromkeys(item[0].target.parent for item in here):
        own = [item for item in here if item[0].target.parent == folder]
        # a link put in place of `semnate` is not followed; where the user says --iesire, the user is believed
        files.prepare_output(folder, folder.parent if folder.name == SIGNED else None)
        batch = files.Batch(folder)
        stood: list[tuple[Entry, SignedCopy]] = []
        try:
            for ready, pdf, copy, _ in own:
                batch.add(ready.target, pdf, partial(stood.append, (ready.entry, copy)))
            batch.commit()
        finally:
            batch.discard()
            files.sync_folder(folder)
            register.signed_many(stood)
    for ready, _, _, shown in here:
        found = () if shown else (finding(codes.SEMNATA_FARA_SEMN, fisier=ready.path.name),)
        yield SignedPaper(ready.path, Came.SIGNED, ready.target, found)


def _ready(
    item: PaperToSign, signing: Signing, register: NumberRegister, output: Path | None, *, passed: bool
) -> _Ready | SignedPaper:
    """What is to be signed, or why nothing is."""
    path = item.path
    name = mask_cnps(path.name)
    if passed:
        return SignedPaper(path, Came.ALREADY)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputStop(
            finding(system_codes.FISIER_NECITIBIL, fisier=str(path), motiv="nu aveți dreptul de citire")
        ) from error
    if refused := _unfit(item, data, name, register):
        return refused
    known = issued_part(data, register)
    assert known is not None  # in force: the register has its beginning
    entry, issued = known
    own = signing.key.identity.digest
    before = (signatures(data) or []) if issued < len(data) else []
    if any(one.certificate == own for one in before):
        register.signed_many(_told(data, entry, own, register))
        return SignedPaper(path, Came.ALREADY, path)
    if before and not item.named and path.parent.name != SIGNED:
        who = ", ".join(one.who for one in before)
        return _refused(path, finding(codes.SEMNATA_DE_ALTCINEVA, fisier=name, cine=who))
    return _placed(_Ready(path, path, data, entry, issued), own, output, register)


def _unfit(item: PaperToSign, data: bytes, name: str, register: NumberRegister) -> SignedPaper | None:
    """Why a file is not signed, whatever the key."""
    path = item.path
    said = inspect(data)
    if said.encrypted:
        return _refused(path, finding(codes.SEMNARE_CU_PAROLA, fisier=name))
    if said.pdf and not said.ours and path.name.startswith(PAPERS) and _PRODUCED in data:
        return _refused(path, finding(codes.SEMNARE_FISIER_COMUN, fisier=name))
    if said.ours and not said.draft and not said.number and said.intact:
        state = Came.REFUSED if item.named else Came.NOT_HERE
        return SignedPaper(path, state, None, (finding(codes.NESEMNATA_FARA_NUMAR, fisier=name),))
    verdict = verify(data, name, register)
    if verdict.state is not PaperState.IN_FORCE:
        return SignedPaper(path, Came.REFUSED, None, tuple(verdict.findings))
    return None


def _placed(ready: _Ready, own: str, output: Path | None, register: NumberRegister) -> _Ready | SignedPaper:
    """Where the signed copy goes; what stands there already decides."""
    path = ready.path
    folder = output or default_folder(path)
    in_signed = folder.resolve() == path.parent.resolve()
    for at in range(1, _MOST_SIGNERS):
        target = folder / _name(path, at)
        if target.resolve() == path.resolve():
            continue
        if not target.exists():
            return ready._replace(target=target)
        there = target.read_bytes() if target.is_file() else b""
        if there.startswith(ready.data) and only_signatures(there, ready.issued):
            signers = signatures(there) or []
            if any(one.certificate == own for one in signers):
                register.signed_many(_told(there, ready.entry, own, register))
                return SignedPaper(path, Came.ALREADY, target)
            if not in_signed:
                who = ", ".join(one.who for one in signers)
                return _refused(path, finding(codes.SEMNATA_DE_ALTCINEVA, fisier=path.name, cine=who))
        elif not in_signed:
            break
    return _refused(path, finding(codes.SEMNATA_ALT_FISIER, fisier=path.name, folder=str(folder)))


def _told(data: bytes, entry: Entry, own: str, register: NumberRegister) -> list[tuple[Entry, SignedCopy]]:
    """A signed copy that a killed run wrote and could not tell the register."""
    digest = hashlib.sha256(data).hexdigest()
    if any(known.sha256 == digest for known in register.signed(entry)):
        return []
    mine = next(one for one in signatures(data) or () if one.certificate == own)
    return [(entry, SignedCopy(digest, mine.who, mine.at.isoformat(timespec="seconds") if mine.at else ""))]


def default_folder(path: Path) -> Path:
    """`semnate/` beside the `adeverinte/` that a paper stands in; the same folder for one already in
    `semnate/`."""
    for above in path.resolve().parents:
        if above.name == PAPERS:
            return above.parent / SIGNED
        if above.name == SIGNED:
            return above
    return path.resolve().parent / SIGNED


def _name(path: Path, at: int) -> str:
    """The name of a signed copy: flat, the employer's folder kept in it; `-semnat2` for a second signature
    beside
    the first.
    """
    above = path.resolve().parent
    before = f"{above.name}-" if above.parent.name == PAPERS else ""
    stem = _AGAIN.sub("", path.stem)
    return f"{before}{stem}{'' if at == 1 else f'-semnat{at}'}.pdf"


def _continued(paths: Sequence[Path]) -> set[Path]:
    """Of the signed copies of a folder those that another one goes on from."""
    found: set[Path] = set()
    by_stem: dict[tuple[Path, str], list[Path]] = {}
    for path in paths:
        if path.parent.name == SIGNED:
            by_stem.setdefault((path.parent, _AGAIN.sub("", path.stem)), []).append(path)
    for group in by_stem.values():
        if len(group) > 1:
            read = {path: path.read_bytes() for path in group}
            found |= {
                path
                for path in group
                if any(other != path and read[other].startswith(read[path]) for other in group)
            }
    return found


def _refused(path: Path, why: Finding) -> SignedPaper:
    return SignedPaper(path, Came.REFUSED, None, (why,))
