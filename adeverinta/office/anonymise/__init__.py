"""The same exports with invented persons and firm, so that an odd layout can be sent for help."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from adeverinta import sources
from adeverinta.core.errors import InputStop, OutputStop
from adeverinta.core.finding import finding
from adeverinta.core.source import Source
from adeverinta.core.text import mask_cnps
from adeverinta.office import codes
from adeverinta.office.anonymise.masks import Masks

if TYPE_CHECKING:
    from adeverinta.office.anonymise.delimited_text import TextExport
    from adeverinta.office.anonymise.workbook_parts import WorkbookExport

_TEXTS: Final = frozenset((".csv", ".txt", ".tsv", ".prn"))
_WORKBOOKS: Final = frozenset((".xlsx", ".xltx"))


class Anonymised(NamedTuple):
    """What was written, how many personal codes were replaced, and files of other kinds, left out."""

    files: tuple[Path, ...]
    persons: int
    left_out: tuple[str, ...]


def anonymise_exports(exports: Iterable[Path], output: Path) -> Anonymised:
    """Write the exports with invented names, personal codes of the same sex and birth month, fiscal codes and
    account numbers; amounts, dates and the layout stay.

    Folders are read with their sub-folders; in them a file of another kind is left out. InputStop for a named
    file that cannot be rewritten, OutputStop where something of that name stands in the output or an original
    would be left.
    """
    read: list[tuple[Path, WorkbookExport | TextExport]] = []
    left_out: list[str] = []
    for path, inner, named in _files(exports):
        export = _opened(path, named=named)
        if export is None:
            left_out.append(str(inner))
        else:
            read.append((inner, export))
    if not read:
        raise InputStop(finding(codes.NIMIC_DE_ANONIMIZAT))
    masks = Masks()
    for inner, export in read:
        export.learn(masks)
        for part in inner.parts:
            masks.learn(part)
    made = [(_renamed(inner, masks), _written(inner, export, masks)) for inner, export in read]
    for inner, data in made:
        _check(inner, data, masks)
    return Anonymised(tuple(_write(output, made)), masks.persons, tuple(left_out))


def _files(exports: Iterable[Path]) -> Iterator[tuple[Path, Path, bool]]:
    """Each file, its path in the output, whether it was named."""
    for path in exports:
        if path.is_dir():
            for inner in sorted(item for item in path.rglob("*") if item.is_file()):
                if not inner.name.startswith((".", "~$")):
                    yield inner, inner.relative_to(path), False
        else:
            yield path, Path(path.name), True


def _opened(path: Path, *, named: bool) -> WorkbookExport | TextExport | None:
    suffix = path.suffix.lower()
    try:
        data = path.read_bytes()
        if suffix in _WORKBOOKS and data.startswith(b"PK"):
            from adeverinta.office.anonymise.workbook_parts import WorkbookExport

            book = WorkbookExport(data)
            if not book.macros:
                return book
        elif suffix in _TEXTS and not data.startswith((b"PK", b"\xd0\xcf\x11\xe0", b"%PDF")):
            from adeverinta.office.anonymise.delimited_text import TextExport

            text = TextExport(data)
            if text.encoding is not None:
                return text
    except OSError as error:
        raise sources.unread(path, error) from error
    except (zipfile.BadZipFile, ValueError, SyntaxError, KeyError, IndexError) as error:
        if named:
            raise InputStop(
                finding(codes.FISIER_NEANONIMIZABIL, source=Source(path.name), fisier=path.name)
            ) from error
        return None
    if named:
        raise InputStop(finding(codes.FISIER_NEANONIMIZABIL, source=Source(path.name), fisier=path.name))
    return None


def _written(inner: Path, export: WorkbookExport | TextExport, masks: Masks) -> bytes:
    """InputStop where a part of the file cannot be looked through, so that it cannot be known to be empty."""
    try:
        return export.written(masks)
    except (SyntaxError, ValueError, KeyError, IndexError, AttributeError) as error:
        name = mask_cnps(inner.name)
        raise InputStop(finding(codes.FISIER_NEANONIMIZABIL, source=Source(name), fisier=name)) from error


def _renamed(inner: Path, masks: Masks) -> Path:
    """The path with invented names in it; letters that no system takes in a name stay out."""
    parts = [masks.text(part.replace("_", "\0")).replace("\0", "_") for part in inner.with_suffix("").parts]
    return Path(*parts).with_name(parts[-1] + inner.suffix)


def _check(inner: Path, data: bytes, masks: Masks) -> None:
    """No code of a person, firm or account may be left, wherever the file keeps its texts."""
    from adeverinta.office.anonymise.leftovers import texts_in

    for text in texts_in(data):
        digits = set(re.findall(r"\d{5,13}|RO\d{2}[A-Z]{4}\w{16}", text))
        if digits & set(masks.originals()):
            raise OutputStop(finding(codes.ANONIMIZARE_INCOMPLETA, fisier=str(inner)))


def _write(output: Path, made: Iterable[tuple[Path, bytes]]) -> Iterator[Path]:
    from adeverinta.system import files

    taken: set[Path] = set()
    for inner, data in made:
        path, number = output / inner, 1
        while path in taken:
            number += 1
            path = (output / inner).with_stem(f"{inner.stem}-{number}")
        taken.add(path)
        if path.exists():
            raise OutputStop(finding(codes.ANONIMIZARE_PESTE, cale=str(path)))
        files.prepare_output(path.parent)
        files.write_atomic(path, data)
        yield path
