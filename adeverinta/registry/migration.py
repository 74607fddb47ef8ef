"""Registers of earlier versions brought up to date inside the caller's transaction, all or nothing.

From version 1: a history begins with what the entries say now. From version 2: its chain is walked first, as
renewing a changed register would hide the change; then the events are told again over salted digests, so that
personal facts can be erased one day, and the hashes they had are kept, so that a printed one is still found.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Sequence
from typing import Final

from adeverinta.registry import chain, database
from adeverinta.registry.entries import facts_digest, facts_json, sha256

_COLUMNS_2: Final = (
    "ALTER TABLE entries ADD COLUMN details TEXT NOT NULL DEFAULT '{}'",
    "ALTER TABLE entries ADD COLUMN replaces INTEGER REFERENCES entries (id)",
    "ALTER TABLE entries ADD COLUMN content_sha256 TEXT",
    "CREATE INDEX entries_request ON entries (employer, series, request_key)",
)
_COLUMNS_3: Final = (
    "ALTER TABLE entries ADD COLUMN salt TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE entries ADD COLUMN personal TEXT NOT NULL DEFAULT ''",
)
_FIXED_2: Final = (
    "id", "employer", "year", "series", "number", "request_key", "facts_digest", "facts", "form", "nume",
    "cnp", "birth", "issued_on", "created_at", "details", "replaces",
)  # fmt: skip
_STATE_2: Final = ("status", "pdf", "pdf_sha256", "content_sha256", "reason")

Event = tuple[int, str, str, str, dict[str, object]]
"""Entry, kind, moment, author, what it says with file name and reason in clear."""


def migrate(db: sqlite3.Connection) -> list[str]:
    """What hinders it: nothing, or how the old history is broken; then nothing was changed."""
    old = database.version(db)
    hashes: list[str] = []
    if old == 1:
        for statement in _COLUMNS_2:
            db.execute(statement)
        events = _begun(db)
    else:
        events, hashes, broken = _walked(db)
        if broken:
            return broken
        db.execute("DROP TABLE events")
    db.execute("DROP TRIGGER IF EXISTS entries_fixed")
    _salt(db)
    db.execute("DROP INDEX IF EXISTS entries_live")
    live = next(part for part in database.statements(database.SCHEMA) if "INDEX entries_live" in part)
    kept = "" if old > 1 else database.KEPT
    for statement in (
        live,
        *database.statements(database.FIXED_TRIGGER + database.EVENTS + kept + database.IDENTITY),
    ):
        db.execute(statement)
    db.executemany("INSERT INTO earlier (seq, hash) VALUES (?, ?)", enumerate(hashes, start=1))
    db.execute("INSERT INTO identity VALUES (?, ?)", (database.new_id(), chain.earlier_digest(db)))
    _tell(db, events)
    db.execute(f"PRAGMA user_version = {database.VERSION}")
    return []


def _begun(db: sqlite3.Connection) -> list[Event]:
    """The history of entries that had none: what they say now.

    Digests of facts are made anew where they are digests of the stored facts, as empty facts do not count.
    """
    db.execute("DROP TRIGGER IF EXISTS entries_fixed")
    for row in db.execute("SELECT id, facts, facts_digest FROM entries").fetchall():
        if sha256(row[1]) == row[2]:
            digest = facts_digest(json.loads(row[1]))
            db.execute("UPDATE entries SET facts_digest = ? WHERE id = ?", (digest, row[0]))
    events: list[Event] = []
    rows = db.execute("SELECT id, status, pdf, pdf_sha256, reason, created_at FROM entries ORDER BY id")
    for entry_id, status, pdf, digest, reason, created in rows:
        events.append((entry_id, "rezervata", created, "", {}))
        if pdf is not None:
            said = {"pdf": pdf, "sha256": digest, "document": None}
            events.append((entry_id, "emisa", chain.now(), "", said))
        if status == "anulata":
            events.append((entry_id, "anulata", chain.now(), "", {"motiv": reason}))
    return events


def _walked(db: sqlite3.Connection) -> tuple[list[Event], list[str], list[str]]:
    """The events of a register of version 2 with their hashes, and where its chain is broken."""
    events: list[Event] = []
    hashes: list[str] = []
    broken: list[str] = []
    states: dict[int, dict[str, object]] = {}
    prev = "0" * 64
    read = "SELECT seq, entry_id, kind, at, author, data, prev, hash FROM events ORDER BY seq"
    for *row, found in db.execute(read):
        seq, entry_id, kind, at, author, data, before = row
        whole = seq == len(hashes) + 1 and before == prev and found == sha256(facts_json(row))
        said = _object(data)
        if not whole or said is None:
            return [], [], [f"evenimentul {len(hashes) + 1} lipsește sau a fost schimbat"]
        prev = found
        hashes.append(found)
        events.append((entry_id, kind, at, author, said))
        _apply(states.setdefault(entry_id, dict.fromkeys(_STATE_2)), kind, said)
    columns = _FIXED_2 + _STATE_2
    for values in db.execute(f"SELECT {', '.join(columns)} FROM entries ORDER BY id"):  # noqa: S608 - constants
        entry = dict(zip(columns, values, strict=True))
        state = states.pop(entry["id"], {})
        fixed = sha256(facts_json(values[: len(_FIXED_2)]))
        if state.get("fixed") != fixed or any(entry[name] != state.get(name) for name in _STATE_2):
            broken.append(f"nr. {entry['number']}/{entry['year']} a fost schimbat")
    broken += [f"lipsește rândul cu identificatorul {entry_id}" for entry_id in states]
    return events, hashes, broken


def _object(data: str) -> dict[str, object] | None:
    try:
        said = json.loads(data)
    except ValueError:
        return None
    return said if isinstance(said, dict) else None


def _apply(state: dict[str, object], kind: str, said: dict[str, object]) -> None:
    if kind == "rezervata":
        state.update(status="rezervata", fixed=said.get("continut"))
    elif kind == "emisa":
        names = ("pdf", "sha256", "document")
        state.update(zip(("pdf", "pdf_sha256", "content_sha256"), map(said.get, names), strict=True))
        state["status"] = "emisa"
    elif kind == "anulata":
        state.update(status="anulata", reason=said.get("motiv"))


def _salt(db: sqlite3.Connection) -> None:
    """A salt for each entry, and the digest of its personal facts with it."""
    for statement in _COLUMNS_3:
        db.execute(statement)
    read = f"SELECT id, {', '.join(chain.PERSONAL)} FROM entries"  # noqa: S608 - constants
    for entry_id, *personal in db.execute(read).fetchall():
        salt = secrets.token_hex(16)
        values = (salt, chain.salted(salt, *personal), entry_id)
        db.execute("UPDATE entries SET salt = ?, personal = ? WHERE id = ?", values)


def _tell(db: sqlite3.Connection, events: Sequence[Event]) -> None:
    """The same events in the same order, over salted digests."""
    salts = dict(db.execute("SELECT id, salt FROM entries").fetchall())
    for entry_id, kind, at, author, said in events:
        salt = salts[entry_id]
        told = dict(said)
        if kind == "rezervata":
            told["continut"] = chain.fixed_digest(db, entry_id)
        for name in ("pdf", "motiv"):
            if told.get(name) is not None:
                told[name] = chain.salted(salt, told[name])
        chain.append(db, entry_id, kind, told, author=author, at=at)
