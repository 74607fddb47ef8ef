"""What the register keeps of a person: told to them, and erased after its term.

Erasing empties the personal facts, their salt and the names of the files; number, date, form, state and the
digests of the files stay, and so does the chain, which ran over salted digests. The event `stearsa` covers
what is left.
"""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from typing import Any, Final

from adeverinta.registry import chain, database
from adeverinta.registry.entries import facts_json
from adeverinta.registry.register import NumberRegister

_OLD: Final = (
    "SELECT id, details FROM entries"
    " WHERE employer = ? AND issued_on < ? AND salt != '' AND status != 'rezervata'"
)
_EMPTY: Final = (
    "UPDATE entries SET request_key = '', facts_digest = '', facts = '{}', nume = '', cnp = '', birth = '',"
    " details = ?, salt = '', pdf = iif(pdf IS NULL, NULL, ''), reason = iif(reason IS NULL, NULL, ?)"
    " WHERE id = ?"
)
_PARSED: Final = ("facts", "details")


def extract(register: NumberRegister, cnp: str) -> dict[str, object]:
    """Everything kept of a person, of any employer in the file, as JSON can hold it."""
    store = register._store
    with store.reading() as db:
        entries = _rows(db, "SELECT * FROM entries WHERE cnp = ? ORDER BY id", cnp)
        for entry in entries:
            entry["evenimente"] = _rows(
                db, "SELECT * FROM events WHERE entry_id = ? ORDER BY seq", entry["id"]
            )
            for name in _PARSED:
                entry[name] = json.loads(entry[name])
            kept = [entry["details"].get(name) for name in ("reguli", "surse")]
            for name, digest in zip(("reguli", "surse"), kept, strict=True):
                found = db.execute("SELECT text FROM kept WHERE digest = ?", (digest,)).fetchone()
                entry[name] = json.loads(found[0]) if found else None
    return {"registru": register.id, "cnp": cnp, "inregistrari": entries}


def _rows(db: sqlite3.Connection, query: str, value: object) -> list[dict[str, Any]]:
    found = db.execute(query, (value,))
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def erasable(register: NumberRegister, before: date) -> int:
    """How many entries of the employer, issued before a day, still have personal facts."""
    with register._store.reading() as db:
        return len(db.execute(_OLD, (register.employer, before.isoformat())).fetchall())


def erase(register: NumberRegister, before: date) -> int:
    """Empty the personal facts of the entries issued before a day; gives how many. A number still reserved
    keeps its own. The file is written anew, without the places that held them; also where nothing is left to
    empty, as an earlier attempt may have stopped before that.
    """
    register.require_whole()
    with register._store.writing() as db:
        old = db.execute(_OLD, (register.employer, before.isoformat())).fetchall()
        if old:
            _empty(db, old, register.author)
    register._store.rewrite()
    return len(old)


def _empty(db: sqlite3.Connection, old: list[tuple[int, str]], author: str) -> None:
    for name in ("entries_fixed", "kept_kept"):
        db.execute(f"DROP TRIGGER {name}")
    events = chain.Events(db, author)
    for entry_id, details in old:
        db.execute(_EMPTY, (_format_only(details), chain.REASON_ERASED, entry_id))
        events.append(entry_id, "stearsa", {"ramas": chain.left(db, entry_id)})
    _drop_unused(db)
    for statement in database.statements(database.FIXED_TRIGGER + database.KEPT_TRIGGER):
        db.execute(statement)


def _format_only(details: str) -> str:
    """Of how a certificate came about, the format that its number was printed by."""
    said = json.loads(details)
    return facts_json({name: said[name] for name in ("format", "refacut") if name in said})


def _drop_unused(db: sqlite3.Connection) -> None:
    """Texts (rules, names of source files) that only erased entries referred to."""
    used: set[str] = set()
    for (details,) in db.execute("SELECT DISTINCT details FROM entries WHERE salt != ''"):
        said = json.loads(details)
        used |= {said.get("reguli"), said.get("surse")}
    for (digest,) in db.execute("SELECT digest FROM kept").fetchall():
        if digest not in used:
            db.execute("DELETE FROM kept WHERE digest = ?", (digest,))
