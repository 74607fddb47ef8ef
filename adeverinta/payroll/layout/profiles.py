"""Layouts explained once: a header's labels and what each column is, kept as TOML by fingerprint."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import finding
from adeverinta.core.given_types import of_type, wrong_type
from adeverinta.core.source import Source
from adeverinta.payroll import codes
from adeverinta.payroll.layout.headers import squash
from adeverinta.payroll.layout.spellings import SPELLINGS
from adeverinta.payroll.rows import DAY_COLUMNS, MONEY_COLUMNS

FOLDER: Final = "formate"
NAMES: Final = tuple(
    dict.fromkeys((*(name for name in SPELLINGS if name not in ("net?",)), *MONEY_COLUMNS, *DAY_COLUMNS))
)
"""What a column may be; `-` is a column that is not read."""


class Profile(NamedTuple):
    """`columns` is label as printed to contract name (or `-`).

    One that was learnt keeps the labels of the whole header (`header`) and belongs to that header alone;
    one written by hand may name a few labels and belongs to every header that has them all.
    """

    name: str
    columns: Mapping[str, str]
    header: tuple[str, ...] = ()
    exact: bool = True

    @property
    def meanings(self) -> dict[str, str]:
        """Squashed label to contract name."""
        return {squash(label): name for label, name in self.columns.items()}

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels that the header has."""
        return self.header or tuple(self.columns)

    @property
    def fingerprint(self) -> str:
        """The same for every sheet with these labels, in any order."""
        return fingerprint(self.labels)

    def fits(self, labels: Iterable[str]) -> bool:
        """Whether it belongs to a header with these labels."""
        if self.exact:
            return fingerprint(labels) == self.fingerprint
        return self.meanings.keys() <= {squash(label) for label in labels}

    def text(self) -> str:
        """As it is kept."""
        pairs = [(json.dumps(label, ensure_ascii=False), name) for label, name in self.columns.items()]
        lines = [f'{label} = "{name}"' for label, name in pairs]
        head = '# ce este fiecare coloană; "-" înseamnă că nu se citește\n[format]\n'
        head += f'amprenta = "{self.fingerprint}"\n'
        if self.header:
            head += f"antet = {json.dumps(list(self.header), ensure_ascii=False)}\n"
        return head + "\n[coloane]\n" + "\n".join(lines) + "\n"


def fingerprint(labels: Iterable[str]) -> str:
    """Sixteen hex digits of the labels, squashed and sorted."""
    known = sorted({text for label in labels if (text := squash(label))})
    return hashlib.sha256("\n".join(known).encode()).hexdigest()[:16]


def load(path: Path) -> Profile:
    """A profile from its file; `InputStop` where it is none."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise _wrong(path, "nu poate fi citit") from error
    columns, about = told.get("coloane"), told.get("format", {})
    if not isinstance(columns, dict) or not columns:
        raise _wrong(path, "nu are secțiunea [coloane]")
    for label, name in columns.items():
        if name not in NAMES:
            raise _wrong(path, f"„{label}” = „{name}” nu este o coloană cunoscută")
    if not isinstance(about, dict):
        raise _wrong(path, "secțiunea [format] nu este o secțiune")
    header = about.get("antet", ())
    if not isinstance(header, (list, tuple)) or not all(isinstance(label, str) for label in header):
        raise _wrong(path, "„antet” nu este o listă de etichete")
    return Profile(path.name, columns, tuple(header), exact=bool(about.get("amprenta")))


def load_all(folders: Sequence[Path]) -> list[Profile]:
    """The profiles of folders; the first folder that has a fingerprint wins."""
    found: dict[str, Profile] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
            profile = load(path)
            found.setdefault(profile.fingerprint, profile)
    return list(found.values())


def profiles_of(layouts: Iterable[Profile]) -> list[Profile]:
    """The layouts that a program gives; TypeError for what is none."""
    if not isinstance(layouts, Iterable) or isinstance(layouts, (str, bytes, Profile)):
        raise wrong_type("layouts", layouts, "a list of layouts")
    return [of_type("layouts", item, Profile, "a list of layouts") for item in layouts]


def _wrong(path: Path, reason: str) -> InputStop:
    return InputStop(finding(codes.PROFIL_GRESIT, source=Source(path.name), fisier=path.name, motiv=reason))
