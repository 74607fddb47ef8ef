"""The texts of a written export, to look for originals in: of an archive, those of every part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator


def texts_in(data: bytes) -> Iterator[str]:
    """Each part's bytes as text; bytes above ASCII do not matter to codes of digits."""
    if not data.startswith(b"PK"):
        yield data.replace(b"\0", b"").decode("latin-1")
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            yield archive.read(info).decode("latin-1")
