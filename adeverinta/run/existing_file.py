"""What stands under a certificate's name already: the registered file, that with a signature, or another."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from enum import Enum, auto
from pathlib import Path

from adeverinta import registry
from adeverinta.core.errors import OutputStop
from adeverinta.core.finding import finding
from adeverinta.forms.paper.seal import beginnings, inspect
from adeverinta.registry import Entry, NumberRegister
from adeverinta.run import codes
from adeverinta.system import files


class Standing(Enum):
    """What is found under a name: nothing, what is to stand there, that with something added, or another."""

    NOTHING = auto()
    SAME = auto()
    ADDED = auto()
    OTHER = auto()


def file_name(entry: Entry) -> str:
    """The year keeps number 1 of two years apart."""
    return registry.certificate_name(f"{entry.printed}-{entry.issued_on.year}", entry.nume, "", entry.form)


def numbered(path: Path, entry: Entry, register: NumberRegister) -> Standing:
    """What stands under the name of a numbered certificate."""
    data = _bytes(path)
    if data is None:
        return Standing.NOTHING
    if entry.existing:
        return _against(data, register.digests(entry))
    if entry.resumed:  # written by the run that was killed before it confirmed the number
        said = inspect(data)
        own = said.ours and said.number == entry.printed and said.form == entry.form
        if own and said.appended:
            return Standing.ADDED
        if (own and said.intact) or (said.encrypted and data.count(b"startxref") == 1):
            return Standing.NOTHING
    return Standing.OTHER


def unnumbered(path: Path, *, draft: bool) -> Standing:
    """What stands under the name of a draft, or of a form without a number: one of its kind is replaced."""
    data = _bytes(path)
    if data is None:
        return Standing.NOTHING
    said = inspect(data)
    if said.encrypted:
        return Standing.NOTHING if data.count(b"startxref") == 1 else Standing.ADDED
    if not said.ours or said.number or said.draft != draft:
        return Standing.OTHER
    if said.appended:
        return Standing.ADDED
    return Standing.NOTHING if said.intact else Standing.OTHER


def _against(data: bytes, digests: set[str]) -> Standing:
    if hashlib.sha256(data).hexdigest() in digests:
        return Standing.SAME
    if any(digest in digests for _, digest in beginnings(data)):
        return Standing.ADDED
    return Standing.OTHER


def _bytes(path: Path) -> bytes | None:
    """The file's content; of a folder or a broken link, something that fits nothing."""
    if not os.path.lexists(path):
        return None
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        if path.is_dir():
            return b""
        raise files.output_stop(path, error) from error


def stop(path: Path) -> OutputStop:
    """The stop for another file under a certificate's name."""
    return OutputStop(finding(codes.PDF_STRAIN, cale=str(path)))


def unknown_papers(folder: Path, register: NumberRegister | None) -> list[str]:
    """The certificates in a folder (our seal, a number) that the register does not know."""
    try:
        names = [item.name for item in os.scandir(folder) if item.name.lower().endswith(".pdf")]
    except OSError:
        return []
    if register is not None and names:
        known = {name.rpartition("/")[2] for name in register.file_names()}
        known.update(map(file_name, register.without_file()))
        names = [name for name in names if name not in known]
    return [name for name in sorted(names) if _is_unknown(folder / name, register)]


def _is_unknown(path: Path, register: NumberRegister | None) -> bool:
    data = _bytes(path) or b""
    said = inspect(data)
    if not said.ours or said.draft or not said.number or not (said.intact or said.appended):
        return False
    return register is None or all(register.by_file(digest) is None for digest in _digests(data))


def _digests(data: bytes) -> Iterator[str]:
    yield hashlib.sha256(data).hexdigest()
    yield from (digest for _, digest in beginnings(data))


def suspicious(folder: Path, register: NumberRegister) -> bool:
    """Whether any file in a folder is not as registered, so that names have to be compared one by one."""
    if not folder.is_dir():
        return False
    registered = register.registered_files()
    for item in os.scandir(folder):
        if item.name.lower().endswith(".pdf"):
            digests = registered.get(item.name)
            if digests is None or _against(_bytes(Path(item.path)) or b"", digests) is Standing.OTHER:
                return True
    return False
