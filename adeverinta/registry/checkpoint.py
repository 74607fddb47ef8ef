"""The mark beside a register that says: so was the file when its history was last known to be whole.

`registru.sqlite.verificat` holds what the system says of the file (size, times, place on the disk), the
number of changes to its layout and its last event. Where the file is still exactly that, nothing but this
program wrote to it since, and each thing the program writes fits what was there; so the history need not be
walked again. Anything else, also a mark that is missing or cannot be read, means walking all of it. The mark
only saves time: it is no proof against somebody who sets it to fit a changed file; `registru verifica` and
`registru exporta` walk everything whatever the mark says.
"""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from adeverinta.registry import chain
from adeverinta.system.files import own_file


def fits(path: Path, db: sqlite3.Connection) -> bool:
    """Whether the file is as the program left it, its history whole."""
    try:
        kept = json.loads(_place(path).read_bytes())
    except (OSError, ValueError):
        return False
    return bool(kept == _seen(path, db))


def put(path: Path, db: sqlite3.Connection) -> None:
    """Say that the history is whole as the file is now. What hinders it costs time, nothing else."""
    with suppress(OSError):
        own_file(_place(path), json.dumps(_seen(path, db)).encode(), mode=path.stat().st_mode & 0o777)


def _place(path: Path) -> Path:
    return Path(f"{path.resolve()}.verificat")


def _seen(path: Path, db: sqlite3.Connection) -> dict[str, object]:
    found = os.stat(path)  # noqa: PTH116 - the same call that tells a moved register
    seq, last = chain.head(db)
    return {
        "marime": found.st_size,
        "scris": found.st_mtime_ns,
        "schimbat": found.st_ctime_ns,
        "loc": [found.st_dev, found.st_ino],
        "tabele": db.execute("PRAGMA schema_version").fetchone()[0],
        "eveniment": seq,
        "amprenta": last,
    }
