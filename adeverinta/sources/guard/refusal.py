"""How this room refuses a file: one finding that names it, with no CNP of a file name shown whole."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Final

from adeverinta.core.code import Code
from adeverinta.core.errors import InputStop
from adeverinta.core.finding import finding
from adeverinta.core.source import Source
from adeverinta.core.text import mask_cnps
from adeverinta.system import codes as system_codes

_LONGEST: Final = 259 if os.name == "nt" else 0
"""Letters of the longest path that Windows takes as a rule; of a longer one it says that there is none."""
_HELD: Final = (32, 33)  # ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
_TOO_LONG: Final = "calea are prea multe litere; mutați fișierul într-un folder cu un drum mai scurt"


def shown(path: Path | str) -> str:
    """The name for a message; a text is the name itself."""
    return mask_cnps(path if isinstance(path, str) else path.name or str(path))


def refusal(code: Code, path: Path | str, motiv: str = "") -> InputStop:
    """The stop to raise; `motiv` is a short Romanian reason, used by the codes that print one."""
    name = path if isinstance(path, str) else path.name
    return InputStop(finding(code, source=Source(name), fisier=shown(path), motiv=motiv))


def missing(path: Path) -> InputStop:
    """The stop for a path where nothing is found, or where Windows cannot look."""
    if _LONGEST and len(str(path.absolute())) > _LONGEST:
        return refusal(system_codes.FISIER_NECITIBIL, path, _TOO_LONG)
    return refusal(system_codes.FISIER_LIPSA, path)


def unread(path: Path | str, error: OSError) -> InputStop:
    """The stop for a file that is there and that the system does not hand out."""
    if isinstance(error, FileNotFoundError) and isinstance(path, Path):
        return missing(path)
    return refusal(system_codes.FISIER_NECITIBIL, path, unread_reason(error))


def unread_reason(error: Exception) -> str:
    """Why the system does not hand out a file, for the end of a sentence."""
    if getattr(error, "winerror", None) in _HELD:
        return "este deschis în alt program"
    if isinstance(error, PermissionError):
        return "nu aveți dreptul de citire"
    if getattr(error, "errno", 0) == errno.ENAMETOOLONG:
        return _TOO_LONG
    return "discul sau rețeaua nu răspunde la citire"
