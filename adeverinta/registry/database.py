"""The register's file: created for its owner, recognised by its application id, versioned.

The database itself refuses what must never happen: a deleted entry, a changed number, a second live entry
for the same request and facts.
"""

from __future__ import annotations

import os
import re
import secrets
import sqlite3
from pathlib import Path, PurePath
from typing import Final
from urllib.parse import quote

from adeverinta.core.code import Code
from adeverinta.core.errors import OutputStop
from adeverinta.core.finding import finding
from adeverinta.core.late_pattern import late
from adeverinta.core.text import count
from adeverinta.registry import codes
from adeverinta.system.write_errors import reason_of

ID: Final = late(r"[0-9a-f]{12}")
APPLICATION_ID: Final = 0x41445652  # "ADVR"
VERSION: Final = 3
COLUMNS: Final = (
    "id", "employer", "year", "series", "number", "status", "request_key", "facts_digest", "facts", "form",
    "nume", "cnp", "birth", "issued_on", "pdf", "pdf_sha256", "created_at", "reason",
    "details", "replaces", "content_sha256", "salt", "personal",
)  # fmt: skip
FIXED_TRIGGER: Final = """
CREATE TRIGGER entries_fixed BEFORE UPDATE OF id, employer, year, series, number, request_key, facts_digest,
  facts, form, nume, cnp, birth, issued_on, created_at, details, replaces, salt, personal ON entries
  BEGIN SELECT RAISE(ABORT, 'what was registered does not change'); END;
"""
EVENTS: Final = """
CREATE TABLE events (
  seq INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  kind TEXT NOT NULL CHECK (kind IN ('rezervata', 'emisa', 'anulata', 'copie', 'stearsa')),
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  data TEXT NOT NULL,
  prev TEXT NOT NULL,
  hash TEXT NOT NULL
);
CREATE INDEX events_entry ON events (entry_id);
CREATE INDEX events_copies ON events (kind) WHERE kind = 'copie';
CREATE TRIGGER events_kept BEFORE DELETE ON events
  BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
CREATE TRIGGER events_fixed BEFORE UPDATE ON events
  BEGIN SELECT RAISE(ABORT, 'history does not change'); END;
"""
KEPT_TRIGGER: Final = """
CREATE TRIGGER kept_kept BEFORE DELETE ON kept
  BEGIN SELECT RAISE(ABORT, 'what was registered is never deleted'); END;
"""
KEPT: Final = f"""
CREATE TABLE kept (digest TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
{KEPT_TRIGGER}
CREATE TRIGGER kept_fixed BEFORE UPDATE ON kept
  BEGIN SELECT RAISE(ABORT, 'what was registered does not change'); END;
"""
IDENTITY: Final = """
CREATE TABLE identity (id TEXT NOT NULL, earlier TEXT NOT NULL);
CREATE TABLE earlier (seq INTEGER PRIMARY KEY, hash TEXT NOT NULL);
CREATE INDEX entries_file ON entries (pdf_sha256);
CREATE INDEX entries_day ON entries (issued_on);
CREATE INDEX entries_open ON entries (employer, series) WHERE status = 'rezervata';
"""
PERSON_INDEX: Final = "CREATE INDEX IF NOT EXISTS entries_person ON entries (cnp)"
"""By whom a certificate is for; registers made before it was thought of get it with the next number."""
SCHEMA: Final = f"""
CREATE TABLE entries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  employer TEXT NOT NULL,
  year INTEGER NOT NULL,
  series TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  status TEXT NOT NULL CHECK (status IN ('rezervata', 'emisa', 'anulata')),
  request_key TEXT NOT NULL,
  facts_digest TEXT NOT NULL,
  facts TEXT NOT NULL,
  form TEXT NOT NULL,
  nume TEXT NOT NULL,
  cnp TEXT NOT NULL,
  birth TEXT NOT NULL,
  issued_on TEXT NOT NULL,
  pdf TEXT,
  pdf_sha256 TEXT,
  created_at TEXT NOT NULL,
  reason TEXT,
  details TEXT NOT NULL DEFAULT '{{}}',
  replaces INTEGER REFERENCES entries (id),
  content_sha256 TEXT,
  salt TEXT NOT NULL,
  personal TEXT NOT NULL,
  UNIQUE (employer, year, series, number),
  CHECK (status != 'emisa' OR (pdf IS NOT NULL AND pdf_sha256 IS NOT NULL)),
  CHECK (status != 'anulata' OR reason IS NOT NULL)
);
CREATE UNIQUE INDEX entries_live ON entries (employer, series, request_key, facts_digest)
  WHERE status != 'anulata' AND request_key != '';
CREATE TRIGGER entries_kept BEFORE DELETE ON entries
  BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END;
{FIXED_TRIGGER}
CREATE TRIGGER entries_forward BEFORE UPDATE OF status ON entries
  WHEN NOT (OLD.status = 'rezervata' OR (OLD.status = 'emisa' AND NEW.status = 'anulata'))
  BEGIN SELECT RAISE(ABORT, 'a status only moves forward'); END;
CREATE INDEX entries_request ON entries (employer, series, request_key);
{PERSON_INDEX};
{EVENTS}{KEPT}{IDENTITY}
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {VERSION};
"""
_BUSY: Final = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_DAMAGED: Final = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_UNWRITABLE: Final = {
    sqlite3.SQLITE_READONLY: "fișierul sau folderul lui este doar pentru citire",
    sqlite3.SQLITE_CANTOPEN: "fișierul sau folderul lui nu poate fi deschis",
    sqlite3.SQLITE_PERM: "nu aveți drept de scriere",
    sqlite3.SQLITE_FULL: "nu mai este spațiu pe disc",
    sqlite3.SQLITE_IOERR: "discul dă erori de citire sau de scriere ori este plin",
}


def register_stop(code: Code, path: Path, *, motiv: str = "", secunde: str = "") -> OutputStop:
    """A stop that names the register."""
    return OutputStop(finding(code, cale=str(path), motiv=motiv, secunde=secunde))


def unwritable(path: Path, error: OSError) -> OutputStop:
    """The stop for a system error at the register's file or lock."""
    return register_stop(codes.REGISTRU_NESCRIS, path, motiv=reason_of(error))


def sqlite_stop(path: Path, error: sqlite3.Error, seconds: float) -> OutputStop:
    """The stop for what SQLite reports."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _BUSY:
        return register_stop(codes.REGISTRU_OCUPAT, path, secunde=count(round(seconds), "secundă", "secunde"))
    if code in _DAMAGED:
        return register_stop(codes.REGISTRU_DETERIORAT, path)
    return register_stop(codes.REGISTRU_NESCRIS, path, motiv=_UNWRITABLE.get(code, f"eroare SQLite {code}"))


def create_file(path: Path) -> None:
    """An empty file for its owner only, unless there is one already."""
    if path.is_dir():
        raise register_stop(codes.REGISTRU_NESCRIS, path, motiv="în locul fișierului este un folder")
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        return
    except OSError as error:
        raise unwritable(path, error) from error


def connect(path: Path, *, readonly: bool, seconds: float) -> sqlite3.Connection:
    """A connection with the durability the register promises; nothing is read yet. What it deletes it
    overwrites: Debian's SQLite does so unasked, the one of Python for Windows does not.
    """
    uri = f"{uri_of(path.absolute())}?mode={'ro' if readonly else 'rw'}"
    db = sqlite3.connect(uri, uri=True, timeout=seconds, isolation_level=None)
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA secure_delete = ON")
    return db


def uri_of(path: PurePath) -> str:
    """How SQLite is told of a file, drives and shares of Windows too: a share keeps its two slashes."""
    place = path.as_posix()
    return f"file://{'' if place.startswith('/') else '/'}{quote(place, safe='/:')}"


def is_empty(db: sqlite3.Connection) -> bool:
    """Whether nothing was ever written: a new file, or one left by a run killed while creating it."""
    tables = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    return tables == 0 and _pragma(db, "user_version") == 0


def check(db: sqlite3.Connection, path: Path, *, as_left: bool = False) -> None:
    """OutputStop unless this is a whole register that this program version knows.

    `as_left`: the file is as the program left it, so its pages need not be gone through.
    """
    if _pragma(db, "application_id") != APPLICATION_ID:
        raise register_stop(codes.REGISTRU_STRAIN, path)
    if _pragma(db, "user_version") > VERSION:
        raise register_stop(codes.REGISTRU_VERSIUNE_NOUA, path)
    if not as_left and db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise register_stop(codes.REGISTRU_DETERIORAT, path)


def create(db: sqlite3.Connection, register_id: str = "") -> None:
    """The tables, all or none, and the register's own random name."""
    db.execute("PRAGMA journal_mode = DELETE")
    name = register_id or new_id()
    if not ID.fullmatch(name):
        raise ValueError(name)
    named = f"INSERT INTO identity VALUES ('{name}', '');"  # noqa: S608 - hexadecimal digits
    db.executescript(f"BEGIN IMMEDIATE;{SCHEMA}{named}COMMIT;")


def new_id() -> str:
    """A random name for a register, which says nothing of its employer."""
    return secrets.token_hex(6)


def version(db: sqlite3.Connection) -> int:
    """The version of a register's layout; 0 of any other file."""
    return _pragma(db, "user_version") if _pragma(db, "application_id") == APPLICATION_ID else 0


def statements(script: str) -> list[str]:
    """The statements of a script; only a trigger has a semicolon inside, before its END."""
    return [part for part in re.split(r";\n+(?=CREATE)", script.strip().removesuffix(";")) if part.strip()]


def _pragma(db: sqlite3.Connection, name: str) -> int:
    return int(db.execute(f"PRAGMA {name}").fetchone()[0])
