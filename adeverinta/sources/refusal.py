"""How this room refuses a file: one finding that names it, with no CNP of a file name shown whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import finding
from adeverinta.core.source import Source
from adeverinta.core.text import mask_cnps

if TYPE_CHECKING:
    from pathlib import Path


def shown(path: Path | str) -> str:
    """The name for a message; a text is the name itself."""
    return mask_cnps(path if isinstance(path, str) else path.name or str(path))


def refusal(code: str, path: Path | str, motiv: str = "") -> InputStop:
    """The stop to raise; `motiv` is a short Romanian reason, used by the codes that print one."""
    name = path if isinstance(path, str) else path.name
    return InputStop(finding(code, source=Source(name), fisier=shown(path), motiv=motiv))
