"""Why the system refused a write, as a Romanian reason."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final

from adeverinta.core.errors import OutputStop
from adeverinta.core.finding import finding
from adeverinta.core.text import mask_cnps
from adeverinta.system import codes

_READ_ONLY: Final = "fișierul este marcat „Doar în citire” (în proprietățile lui)"
_OPEN_ELSEWHERE: Final = "fișierul este deschis în alt program"
_REASONS: Final = {
    errno.EACCES: "nu aveți drept de scriere",
    errno.EPERM: "nu aveți drept de scriere",
    errno.ENOSPC: "nu mai este spațiu pe disc",
    getattr(errno, "EDQUOT", -1): "s-a atins limita de spațiu a contului",
    errno.EFBIG: "fișierul este prea mare pentru acest disc",
    errno.EROFS: "discul este doar pentru citire",
    errno.EBUSY: _OPEN_ELSEWHERE,
    getattr(errno, "ETXTBSY", -2): _OPEN_ELSEWHERE,
    errno.ENOENT: "folderul nu există",
    errno.ENOTDIR: "un fișier stă în locul folderului",
    errno.EEXIST: "un fișier stă în locul folderului",
    errno.EISDIR: "în locul fișierului este un folder",
    errno.ENOTEMPTY: "în locul fișierului este un folder",
    errno.ENAMETOOLONG: "calea este prea lungă; alegeți un folder cu un drum mai scurt",
    errno.EIO: "discul dă erori de citire sau de scriere",
    errno.EMFILE: "prea multe fișiere deschise",
    errno.ENFILE: "prea multe fișiere deschise",
}
_WINDOWS_SHARING: Final = (32, 33)  # ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION


def reason_of(error: OSError) -> str:
    """The reason behind an OSError, for the end of a sentence."""
    if getattr(error, "winerror", None) in _WINDOWS_SHARING:
        return _OPEN_ELSEWHERE
    number = error.errno or 0
    return _REASONS.get(number, f"eroare a sistemului, cod {number}")


def impossible(path: str | Path) -> str:
    """Why no file of this system can bear a name, empty where one can: most ways of asking for it
    raise what is no OSError, or where none is awaited.
    """
    text = str(path)
    try:
        os.lstat(text)
    except UnicodeEncodeError:
        return "numele are litere deteriorate"
    except ValueError:
        return "numele are un caracter nul"
    except OSError as error:
        return reason_of(error) if error.errno in (errno.ENAMETOOLONG, errno.EINVAL) else ""
    return ""


def shown(path: str | Path) -> str:
    """A path as a sentence may show it, CNPs masked, what cannot be printed spelled out."""
    text = str(path).encode("utf-8", "backslashreplace").decode()
    return mask_cnps(text.replace("\0", "\\0"))


def refuse_impossible(path: str | Path) -> None:
    """OutputStop for a path that no file can have."""
    if reason := impossible(path):
        raise OutputStop(finding(codes.IESIRE_NESCRISA, cale=shown(path), motiv=reason))


def held_stop(path: Path) -> OutputStop:
    """The stop for a file that cannot be replaced: Windows refuses a read-only one just as an open one."""
    name = mask_cnps(str(path))
    with suppress(OSError):
        if not path.stat().st_mode & stat.S_IWUSR:
            return OutputStop(finding(codes.IESIRE_NESCRISA, cale=name, motiv=_READ_ONLY))
    return OutputStop(finding(codes.IESIRE_DESCHISA, cale=name))
