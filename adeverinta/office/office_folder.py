"""The office folder: one sub-folder a firm, each with the same names inside.

DOSAR/<firma>/angajator.toml  state/  cereri.xlsx|csv  registru.sqlite  adeverinte/  semnate/  rapoarte/
formate/  scrisori/
"""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Final, NamedTuple

from adeverinta.core.late_pattern import late
from adeverinta.core.text import clean, mask_cnps

PROFILE: Final = "angajator.toml"
STATE: Final = "state"
_REQUESTS: Final = ("cereri.xlsx", "cereri.csv")
_RESERVED: Final = frozenset(
    ("con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10)))
)
_LONGEST: Final = 80
_FORBIDDEN: Final = late(r'[<>:"/\\|?*\x00-\x1f\x7f]|[\u200b-\u200f\u202a-\u202e\u2066-\u2069]')


class Firm(NamedTuple):
    """A firm's folder and where its things stand."""

    folder: Path

    @property
    def name(self) -> str:
        """The name of the folder."""
        return self.folder.name

    @property
    def there(self) -> bool:
        """Whether its folder still has a profile, exports or requests."""
        return (
            self.profile.is_file()
            or self.state.is_dir()
            or any((self.folder / name).is_file() for name in _REQUESTS)
        )

    @property
    def profile(self) -> Path:
        """The employer's profile."""
        return self.folder / PROFILE

    @property
    def state(self) -> Path:
        """The payroll exports."""
        return self.folder / STATE

    @property
    def requests(self) -> Path:
        """The requests: the workbook, or a csv where that alone is there."""
        found = [self.folder / name for name in _REQUESTS]
        return next((path for path in found if path.is_file()), found[0])

    @property
    def register(self) -> Path:
        """The register of numbers."""
        return self.folder / "registru.sqlite"

    @property
    def certificates(self) -> Path:
        """The issued certificates."""
        return self.folder / "adeverinte"

    @property
    def signed(self) -> Path:
        """The signed copies."""
        return self.folder / "semnate"

    @property
    def reports(self) -> Path:
        """The workbook and the report of the last run."""
        return self.folder / "rapoarte"

    @property
    def layouts(self) -> Path:
        """The column maps explained once."""
        return self.folder / "formate"

    @property
    def set_aside(self) -> Path:
        """Exports that are no longer read, kept as they were."""
        return self.folder / "scoase"

    @property
    def letters(self) -> Path:
        """Letters to the client and to parents."""
        return self.folder / "scrisori"


def firms(office: Path) -> list[Firm]:
    """The firms of an office folder, by name; a folder without profile, exports and requests is none."""
    if not office.is_dir():
        return []
    folders = (path for path in office.iterdir() if path.is_dir() and not path.name.startswith("."))
    found = [firm for firm in map(Firm, folders) if firm.there]
    return sorted(found, key=lambda firm: firm.name.casefold())


def safe_name(name: str, other: str = "fisier") -> str:
    r"""A name of a file or folder that every system takes: no path, no control or direction marks, short, no
    personal code.

    >>> safe_name("..\\..\\stat: mai?.xlsx"), safe_name("CON.csv"), safe_name(" . ")
    ('stat mai.xlsx', '_CON.csv', 'fisier')
    >>> safe_name("fluturas 2850101400019.pdf")
    'fluturas 2xxxxxxxx0019.pdf'
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    bare = mask_cnps(clean(_FORBIDDEN.sub(" ", last))).replace("*", "x").strip(" .") or other
    stem, dot, suffix = bare.rpartition(".")
    stem, suffix = (stem.strip(), dot + suffix) if stem else (bare, "")
    stem = stem[: _LONGEST - len(suffix)].strip() or other
    return f"_{stem}{suffix}" if stem.partition(".")[0].casefold() in _RESERVED else stem + suffix


def keep_private(path: Path, data: bytes) -> None:
    """A small file of the office's own, for its owner only: never half; OSError where it cannot be."""
    from adeverinta.system.files import own_file

    own_file(path, data)


def free_path(folder: Path, name: str) -> Path:
    """A path in a folder where nothing stands yet: `stat.xlsx`, else `stat-2.xlsx`, ..."""
    path, number = folder / name, 1
    while path.exists():
        number += 1
        path = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
    return path
