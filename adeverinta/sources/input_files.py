"""Folders and archives become the files in them, in order of name; what is skipped is said."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final, NamedTuple

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import Finding, Severity, finding
from adeverinta.core.source import Source
from adeverinta.core.text import count, mask_cnps
from adeverinta.sources import codes
from adeverinta.sources.file_types import ARCHIVES, unreadable_reason
from adeverinta.sources.guard.refusal import missing, refusal, shown
from adeverinta.system import codes as system_codes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_DEEPEST: Final = 12
_MOST_FILES: Final = 20_000
_LISTED: Final = 12
_OUTPUT: Final = frozenset(("adeverinte", "semnate", "scrisori", "rapoarte", "formate"))
"""Folders that the program writes beside one of these files."""
_OUTPUT_SIGNS: Final = ("raport.json", "centralizator.xlsx", "angajator.toml", "registru.sqlite")
_UNSEEN: Final = "este un fișier ascuns"
_TOO_DEEP: Final = "este un folder citit deja sau prea adânc"
_NESTED: Final = "este o arhivă în altă arhivă; dezarhivați-o"


class ExpandedPath(NamedTuple):
    """A file to read; `named` when it stood on the command line itself, not found in a folder.

    `data` are the bytes of a file that a program handed over with its name alone. `label` is the name to
    show where it is not the path's own: with the folder inside the one given, or the archive that holds
    it. `packed` is the file's place in that archive.
    """

    path: Path
    named: bool
    data: bytes | None = None
    label: str = ""
    packed: int | None = None

    @property
    def name(self) -> str:
        """The name to show, which also tells kind and month."""
        return self.label or self.path.name


Given = Path | tuple[str, bytes]
"""A file or folder on disk, or a file's name and its bytes."""
_Key = tuple[Path | int, int | None]


def expand(paths: Sequence[Given]) -> tuple[list[ExpandedPath], list[Finding]]:
    """Every file to read, each once, in the order given, and what was skipped on the way.

    A missing path, a named file of an unknown kind, a folder or an archive without any readable file
    stop the run.
    """
    found: dict[_Key, ExpandedPath] = {}
    findings: list[Finding] = []

    def take(item: ExpandedPath) -> None:
        key: _Key = (len(found) if item.data is not None else item.path.resolve(), item.packed)
        if key not in found:
            found[key] = item
            return
        findings.append(_skipped(item.name, "este dat de două ori"))
        if item.named:
            found[key] = found[key]._replace(named=True)

    for path in paths:
        if isinstance(path, tuple):
            item = _handed_over(*path)
        elif _is_dir(path):
            inside, skipped = _files_of(path)
            findings += skipped
            for one in inside:
                take(one)
            continue
        else:
            _check_named(path)
            item = ExpandedPath(path, named=True)
        if _is_archive(item.name):
            inside, skipped = _unpacked(item)
            if not inside:
                raise _nothing_in(item.name, skipped)
            findings += skipped
            for one in inside:
                take(one)
            continue
        take(item)
    return list(found.values()), findings


def _handed_over(name: str, data: bytes) -> ExpandedPath:
    path = Path(name)
    if reason := unreadable_reason(path):
        raise refusal(codes.FISIER_TIP_NECUNOSCUT, path, reason)
    return ExpandedPath(path, named=True, data=data)


def _is_dir(path: Path) -> bool:
    try:
        if path.is_dir():
            return True
        exists = path.exists()
    except (OSError, ValueError) as error:
        raise refusal(system_codes.FISIER_NECITIBIL, path, "calea nu poate fi urmată") from error
    if not exists:
        raise missing(path)
    return False


def _check_named(path: Path) -> None:
    if reason := unreadable_reason(path):
        raise refusal(codes.FISIER_TIP_NECUNOSCUT, path, reason)
    if not path.is_file():
        raise refusal(codes.FISIER_TIP_NECUNOSCUT, path, "nu este un fișier obișnuit")


def _files_of(folder: Path) -> tuple[list[ExpandedPath], list[Finding]]:
    """The readable files of a folder and of the folders inside it."""
    files: list[ExpandedPath] = []
    skipped: list[Finding] = []
    _walk(folder, "", files, skipped, {folder.resolve()})
    if not files:
        raise _nothing_in(folder.name or str(folder), skipped, _folders_in(folder))
    return files, skipped


def _folders_in(folder: Path) -> list[str]:
    """The folders in a folder that was walked, by name."""
    return sorted(entry.name for entry in folder.iterdir() if _is_folder(entry) and entry.name[0] != ".")


def _walk(
    folder: Path, inside: str, files: list[ExpandedPath], skipped: list[Finding], seen: set[Path]
) -> None:
    """Add the files of a folder, then of those in it; a link back to a folder above is not followed."""
    try:
        entries = sorted(folder.iterdir(), key=lambda item: (item.name.casefold(), item.name))
    except OSError as error:
        raise refusal(system_codes.FISIER_NECITIBIL, folder, "folderul nu poate fi deschis") from error
    names = {entry.name.casefold() for entry in entries}
    own = any(sign in names for sign in _OUTPUT_SIGNS) or any(name.startswith(".registru-") for name in names)
    folders: list[Path] = []
    for entry in entries:
        label = f"{inside}{entry.name}"
        if _is_folder(entry):
            if own and entry.name.casefold() in _OUTPUT:
                skipped.append(_skipped(label, "este un folder scris de acest program"))
            elif not entry.name.startswith((".", "__MACOSX")):
                folders.append(entry)
            continue
        if reason := _skip_reason(entry):
            skipped.append(_skipped(label, reason))
            continue
        item = ExpandedPath(entry, named=False, label=label if inside else "")
        if _is_archive(label):
            packed, passed = _unpacked(item)
            files += packed
            skipped += passed
        else:
            files.append(item)
        if len(files) > _MOST_FILES:
            raise refusal(codes.FISIER_PREA_MARE, folder, f"peste {count(_MOST_FILES, 'fișier', 'fișiere')}")
    for entry in folders:
        real = entry.resolve()
        if real in seen or inside.count("/") >= _DEEPEST:
            skipped.append(_skipped(f"{inside}{entry.name}", _TOO_DEEP))
            continue
        seen.add(real)
        _walk(entry, f"{inside}{entry.name}/", files, skipped, seen)


def _is_folder(entry: Path) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_archive(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in ARCHIVES


def _unpacked(item: ExpandedPath) -> tuple[list[ExpandedPath], list[Finding]]:
    """The readable files of an archive, the archive itself where it is a workbook; what was skipped."""
    from adeverinta.sources.guard.zip_archive import files_in

    packed = files_in(item.name, item.path if item.data is None else item.data)
    if packed is None:
        return [item], []
    files: list[ExpandedPath] = []
    skipped: list[Finding] = []
    for one in packed:
        parts = one.name.removeprefix(f"{item.name}/").split("/")
        if parts[0] == "__MACOSX":
            continue
        if _is_archive(one.name):
            skipped.append(_skipped(one.name, _NESTED, Severity.WARNING))
        elif reason := _name_reason(parts[-1]) or unreadable_reason(PurePosixPath(one.name)):
            skipped.append(_skipped(one.name, reason))
        else:
            files.append(
                ExpandedPath(item.path, named=False, data=item.data, label=one.name, packed=one.number)
            )
    return files, skipped


def _name_reason(name: str) -> str:
    if name.startswith("~$"):
        return "este fișierul de blocare al unui registru deschis în Excel"
    return _UNSEEN if name.startswith((".~lock", ".")) else ""


def _skip_reason(entry: Path) -> str:
    if reason := _name_reason(entry.name):
        return reason
    try:
        if not entry.is_file():
            return "nu este un fișier obișnuit"
    except OSError:
        return "legătura nu duce la un fișier"
    return unreadable_reason(entry)


def _skipped(name: str, motiv: str, severity: Severity | None = None) -> Finding:
    return finding(
        codes.FISIER_SARIT, source=Source(name), severity=severity, fisier=shown(name), motiv=motiv
    )


def _nothing_in(name: str, skipped: Sequence[Finding], folders: Sequence[str] = ()) -> InputStop:
    """What stands in a folder (with `folders` in it) or an archive of which nothing can be read."""
    listed = listed_files(skipped)
    if listed:
        continut = f" Conține: {listed}."
    elif folders:
        named = ", ".join(f"„{mask_cnps(own)}”" for own in folders[:_LISTED])
        more = f" și încă {len(folders) - _LISTED}" if len(folders) > _LISTED else ""
        own = "un subfolder gol" if len(folders) == 1 else "numai subfoldere goale"
        continut = f" Are {own}: {named}{more}."
    else:
        continut = " Este gol."
    return InputStop(finding(codes.FOLDER_FARA_FISIERE, source=Source(name), fisier=name, continut=continut))


def listed_files(skipped: Iterable[Finding]) -> str:
    """Skipped files with their reasons, as far as one sentence may hold."""
    told = [
        f"„{found.param('fisier')}” ({found.param('motiv')})"
        for found in skipped
        if found.code == codes.FISIER_SARIT.name
    ]
    more = len(told) - _LISTED
    return "; ".join(told[:_LISTED]) + (f"; și încă {more}" if more > 0 else "")
