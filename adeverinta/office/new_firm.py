"""A firm's folder made from its exports: the files copied, name and fiscal code where the exports tell them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from adeverinta import sources
from adeverinta.core.cnp import is_valid
from adeverinta.core.errors import InputStop, OutputStop, Stop
from adeverinta.core.finding import finding
from adeverinta.core.late_pattern import late
from adeverinta.core.text import clean
from adeverinta.office import codes
from adeverinta.office.office_folder import Firm, free_path, safe_name
from adeverinta.payroll import codes as payroll_codes
from adeverinta.payroll.layout.column_map import find_layout
from adeverinta.requests.columns import read_header
from adeverinta.sources import codes as source_codes

_TITLE_ROWS: Final = 12
_THIRTEEN: Final = late(r"(?<!\d)\d{13}(?!\d)")
_ASKED_FOR: Final = frozenset(("cnp", "data_nasterii_copilului"))
_LOCKED: Final = frozenset(
    code.name
    for code in (
        source_codes.FISIER_PROTEJAT,
        source_codes.FISIER_PROTEJAT_ALTFEL,
        source_codes.FISIER_PAROLA_GRESITA,
        source_codes.ARHIVA_PROTEJATA,
    )
)
_CHUNK: Final = 1 << 20
_FISCAL: Final = late(
    r"(?:c\.?\s?u\.?\s?i\.?|c\.?\s?i\.?\s?f\.?|cod(?:ul)?\s+(?:unic|fiscal)[^\d]{0,30}?)\W{0,6}((?:RO)?\s?\d{2,10})\b",
    re.IGNORECASE,
)
_MARKED: Final = late(r"\b(RO\s?\d{2,10})\b")
_COMPANY: Final = late(
    r"((?:S\.?C\.?\s+)?[^\W\d_][\w&.\- ]{1,70}?\s(?:S\.?\s?R\.?\s?L\.?(?:-?D)?|S\.?\s?A\.?|S\.?N\.?C\.?|P\.?F\.?A\.?|I\.?I\.?))(?=$|[\s,;:|])"
)


class Found(NamedTuple):
    """What the titles of the exports say about the firm; empty where they say nothing or disagree.

    `fiscal_code` has the RO of who is registered for VAT only where the exports write it.
    """

    name: str = ""
    fiscal_code: str = ""


class Titles:
    """What is gathered from one export after another."""

    def __init__(self) -> None:
        self._names: Counter[str] = Counter()
        self._fiscal_codes: Counter[str] = Counter()
        """By digits: a declaration never writes RO, so the same code stands in a run with it and without."""
        self._with_ro: set[str] = set()

    def add(self, file: sources.SourceFile) -> None:
        """The firm's name and fiscal code from titles, columns of it, and declarations; a code must check."""
        if file.declaration is not None:
            self._count(file.declaration.cif)
        for sheet in file.sheets:
            for row in sheet.rows[:_TITLE_ROWS]:
                for cell in row:
                    if isinstance(cell, str):
                        self._title(cell)

    def look(self, paths: Iterable[Path]) -> Found:
        """What these files say besides; what cannot be read is told when the exports are read."""
        for path in paths:
            with suppress(Stop):
                self.add(sources.read(path))
        digits = _only(self._fiscal_codes)
        return Found(_only(self._names), f"RO{digits}" if digits in self._with_ro else digits)

    def _title(self, text: str) -> None:
        for hit in (*_FISCAL.finditer(text), *_MARKED.finditer(text)):
            self._count(hit[1])
        if company := _COMPANY.search(clean(text)):
            self._names[company[1].strip()] += 1

    def _count(self, text: str) -> None:
        from stdnum.ro import cf

        bare = "".join(text.split()).upper()
        if not bare or not cf.is_valid(bare):
            return
        digits = bare.removeprefix("RO")
        self._fiscal_codes[digits] += 1
        if bare != digits:
            self._with_ro.add(digits)


def _only(found: Counter[str]) -> str:
    """The value that all agree on, or that stands far more often than any other."""
    most = found.most_common(2)
    if not most or (len(most) > 1 and most[0][1] < 4 * most[1][1]):
        return ""
    return most[0][0]


def put_export(firm: Firm, name: str, stream: BinaryIO) -> Path:
    """Copy one export into the firm's folder, by a safe name, never over another file."""
    from adeverinta.system import files

    files.prepare_output(firm.state)
    path = free_path(firm.state, safe_name(name))
    with files.atomic_file(path) as out:
        while piece := stream.read(_CHUNK):
            out.write(piece)
    return path


def take_out_export(firm: Firm, name: str) -> bool:
    """Set aside one of the firm's exports, by its path below `state`: it is kept, but no longer read. False where
    there is none of that name.
    """
    from adeverinta.system import files

    found = next((path for path in exports_of(firm) if path.relative_to(firm.state).as_posix() == name), None)
    if found is None:
        return False
    files.prepare_output(firm.set_aside)
    files.set_aside(found, free_path(firm.set_aside, found.name))
    return True


def exports_of(firm: Firm) -> list[Path]:
    """The files among the firm's exports, by path."""
    return sorted(path for path in firm.state.rglob("*") if path.is_file()) if firm.state.is_dir() else []


def make_firm(folder: Path, exports: Iterable[Path]) -> tuple[Firm, Found]:
    """Make a firm's folder from exports; OutputStop where there is a firm already, InputStop where one of the
    files named is none: nothing is copied then.
    """
    firm = Firm(folder)
    if firm.profile.exists() or firm.state.exists():
        raise OutputStop(finding(codes.FIRMA_EXISTA, firma=firm.name))
    exports, titles = list(exports), Titles()
    for path in exports:
        if not path.is_dir() and not _may_be_payroll(path, titles):
            raise InputStop(finding(payroll_codes.NU_E_STAT_DE_PLATA, fisier=path.name, altele=""))
    unread = []
    for path, name in _given(exports):
        try:
            stream = path.open("rb")
        except OSError as error:
            raise sources.unread(path, error) from error
        with stream:
            copy = put_export(firm, name, stream)
        if path not in exports:  # of a folder: a file that was named was read above
            unread.append(copy)
    found = titles.look(unread)
    begin_profile(firm, found)
    return firm, found


def _may_be_payroll(path: Path, titles: Titles) -> bool:
    """Whether a file (one of an archive) has persons or the columns of a payroll: what is not understood of it is
    asked for later. Its titles are taken in the same reading.

    Stop where it cannot be read at all; one that is protected may be anything.
    """
    found = False
    for item in sources.expand([path])[0]:
        try:
            file = sources.read(item)
        except Stop as stop:
            if not found and stop.finding.code not in _LOCKED:
                raise
            found = True
            continue
        titles.add(file)
        found = found or _has_persons(file)
    return found


def _has_persons(file: sources.SourceFile) -> bool:
    rows = [row for sheet in file.sheets for row in sheet.rows]
    if any(read_header(0, row).columns.keys() >= _ASKED_FOR for row in rows[:_TITLE_ROWS]):
        return False  # a requests file: its persons are asked for, not paid
    if file.declaration is not None or any(find_layout(sheet) for sheet in file.sheets):
        return True
    cells = (str(cell) for row in rows for cell in row if cell is not None)
    return any(is_valid(digits) for cell in cells for digits in _THIRTEEN.findall(cell))


def begin_firm(firm: Firm, exports: Iterable[tuple[str, BinaryIO]]) -> Found:
    """The same from open files with their names, none at all too."""
    from adeverinta.system import files

    if firm.folder.exists():
        raise OutputStop(finding(codes.FIRMA_EXISTA, firma=firm.name))
    copied = [put_export(firm, name, stream) for name, stream in exports]
    files.prepare_output(firm.state)
    found = Titles().look(copied)
    begin_profile(firm, found)
    return found


def example_firm(office: Path) -> Firm:
    """The sample firm, with invented persons; as it stands, where it is there already."""
    from adeverinta.system import files
    from adeverinta.system.resources import resource_dir

    samples, firm = resource_dir("samples"), Firm(office / "Firma de exemplu")
    if not firm.folder.exists():
        files.prepare_output(firm.state)
        for month in sorted((samples / "lunar-xlsx").iterdir()):
            files.write_atomic(firm.state / month.name, month.read_bytes())
        files.write_atomic(firm.profile, (samples / "angajator.toml").read_bytes())
        files.write_atomic(firm.folder / "cereri.xlsx", (samples / "cereri.xlsx").read_bytes())
    return firm


def _given(exports: Iterable[Path]) -> Iterable[tuple[Path, str]]:
    for path in exports:
        if path.is_dir():
            yield from ((item, item.name) for item in sorted(path.rglob("*")) if item.is_file())
        else:
            yield path, path.name


def begin_profile(firm: Firm, found: Found) -> None:
    """The profile with what the exports told; what is missing stands in comments, with an example each."""
    from adeverinta.system import files

    lines = [
        "# Profilul angajatorului: completați rândurile care încep cu # și ștergeți semnul #.",
        "[angajator]",
    ]
    lines.append(_line("denumire", found.name, "SC Exemplu SRL"))
    lines.append(_line("cod_fiscal", found.fiscal_code, "RO12345674"))
    lines += [
        '# sediu = "Cluj-Napoca, str. Exemplu nr. 1"',
        '# nr_orc = "J12/345/2010"',
        '# telefon = "0264 000 000"',
        "",
        "[reprezentant]",
        '# nume = "Popescu Ioana"',
        '# functie = "administrator"',
        "",
    ]
    files.prepare_output(firm.folder)
    files.write_atomic(firm.profile, "\n".join(lines).encode())


def _line(key: str, value: str, example: str) -> str:
    import json

    return f"{key} = {json.dumps(value, ensure_ascii=False)}" if value else f'# {key} = "{example}"'


__all__ = [
    "Found",
    "begin_firm",
    "begin_profile",
    "example_firm",
    "exports_of",
    "make_firm",
    "put_export",
    "take_out_export",
]
