"""Folders become the files in them, in order of name; what is skipped is said."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from adeverinta.core.finding import Finding, finding
from adeverinta.core.source import Source
from adeverinta.sources.kinds import unreadable_reason
from adeverinta.sources.refusal import refusal, shown

if TYPE_CHECKING:
    from collections.abc import Sequence


class ExpandedPath(NamedTuple):
    """A file to read; `named` when it stood on the command line itself, not found in a folder.

    `data` are the bytes of a file that a program handed over with its name alone.
    """

    path: Path
    named: bool
    data: bytes | None = None


Given = Path | tuple[str, bytes]
"""A file or folder on disk, or a file's name and its bytes."""


def expand(paths: Sequence[Given]) -> tuple[list[ExpandedPath], list[Finding]]:
    """Every file to read, each once, in the order given, and what was skipped on the way.

    A missing path, a named file of an unknown kind and a folder without any readable file stop the run.
    """
    found: dict[Path | int, ExpandedPath] = {}
    findings: list[Finding] = []

    def take(path: Path, *, named: bool) -> None:
        key = path.resolve()
        if key not in found:
            found[key] = ExpandedPath(path, named)
            return
        findings.append(_skipped(path, "este dat de două ori"))
        if named:
            found[key] = ExpandedPath(found[key].path, named=True)

    for path in paths:
        if isinstance(path, tuple):
            found[len(found)] = _handed_over(*path)
            continue
        if _is_dir(path):
            inside, skipped = _files_of(path)
            findings += skipped
            for item in inside:
                take(item, named=False)
            continue
        _check_named(path)
        take(path, named=True)
    return list(found.values()), findings


def _handed_over(name: str, data: bytes) -> ExpandedPath:
    path = Path(name)
    if reason := unreadable_reason(path):
        raise refusal("FISIER_TIP_NECUNOSCUT", path, reason)
    return ExpandedPath(path, named=True, data=data)


def _is_dir(path: Path) -> bool:
    try:
        if path.is_dir():
            return True
        exists = path.exists()
    except (OSError, ValueError) as error:
        raise refusal("FISIER_NECITIBIL", path, "calea nu poate fi urmată") from error
    if not exists:
        raise refusal("FISIER_LIPSA", path)
    return False


def _check_named(path: Path) -> None:
    if reason := unreadable_reason(path):
        raise refusal("FISIER_TIP_NECUNOSCUT", path, reason)
    if not path.is_file():
        raise refusal("FISIER_TIP_NECUNOSCUT", path, "nu este un fișier obișnuit")


def _files_of(folder: Path) -> tuple[list[Path], list[Finding]]:
    """The readable files of a folder itself; folders inside it are not entered."""
    try:
        entries = sorted(folder.iterdir(), key=lambda item: (item.name.casefold(), item.name))
    except OSError as error:
        raise refusal("FISIER_NECITIBIL", folder, "folderul nu poate fi deschis") from error
    files: list[Path] = []
    skipped: list[Finding] = []
    for entry in entries:
        if reason := _skip_reason(entry):
            skipped.append(_skipped(entry, reason))
        else:
            files.append(entry)
    if not files:
        raise refusal("FOLDER_FARA_FISIERE", folder)
    return files, skipped


def _skip_reason(entry: Path) -> str:
    if entry.name.startswith("~$"):
        return "este fișierul de blocare al unui registru deschis în Excel"
    if entry.name.startswith((".~lock", ".")):
        return "este un fișier ascuns"
    try:
        if entry.is_dir():
            return "este un folder din interiorul folderului dat"
        if not entry.is_file():
            return "nu este un fișier obișnuit"
    except OSError:
        return "legătura nu duce la un fișier"
    return unreadable_reason(entry)


def _skipped(path: Path, motiv: str) -> Finding:
    return finding("FISIER_SARIT", source=Source(path.name), fisier=shown(path), motiv=motiv)
