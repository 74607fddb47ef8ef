"""The history of the register as a chain: each event's hash covers the event before it and its own content.

What an event covers: `rezervata` all that never changes of its entry, `emisa` file name and digests,
`anulata` the reason, `copie` the digest of a further copy. A changed, missing or inserted row no longer fits
its hash; a chain rewritten from some point on has another last hash, which the printed register and every
export show.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from adeverinta.registry.records import facts_json, sha256

GENESIS: Final = "0" * 64
FIXED: Final = (
    "id", "employer", "year", "series", "number", "request_key", "facts_digest", "facts", "form", "nume",
    "cnp", "birth", "issued_on", "created_at", "details", "replaces",
)  # fmt: skip
_STATE: Final = ("status", "pdf", "pdf_sha256", "content_sha256", "reason")
_LAST: Final = "SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1"
_APPEND: Final = (
    "INSERT INTO events (seq, entry_id, kind, at, author, data, prev, hash) VALUES (?,?,?,?,?,?,?,?)"
)
_EVENTS: Final = "SELECT seq, entry_id, kind, at, author, data, prev, hash FROM events ORDER BY seq"
_ENTRIES: Final = f"SELECT {', '.join(FIXED + _STATE)} FROM entries ORDER BY id"  # noqa: S608 - constants


@dataclass(frozen=True, slots=True)
class Chain:
    """What walking the whole history found. `last` is the hash to compare with a printed one."""

    entries: int
    events: int
    last: str
    broken: tuple[str, ...]


def now() -> str:
    """The moment, in UTC to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def append(
    db: sqlite3.Connection, entry_id: int, kind: str, data: Mapping[str, Any], *, author: str, at: str = ""
) -> None:
    """One more event, inside the caller's transaction."""
    last = db.execute(_LAST).fetchone()
    seq, prev = (last[0] + 1, last[1]) if last else (1, GENESIS)
    row = (seq, entry_id, kind, at or now(), author, facts_json(data), prev)
    db.execute(_APPEND, (*row, _hash(row)))


def fixed_digest(db: sqlite3.Connection, entry_id: int) -> str:
    """The digest of all that never changes of an entry."""
    row = db.execute(
        f"SELECT {', '.join(FIXED)} FROM entries WHERE id = ?",  # noqa: S608 - constants
        (entry_id,),
    ).fetchone()
    return sha256(facts_json(row))


def begin(db: sqlite3.Connection) -> None:
    """The history of entries that had none: what they say now."""
    rows = db.execute("SELECT id, status, pdf, pdf_sha256, reason, created_at FROM entries ORDER BY id")
    for entry_id, status, pdf, digest, reason, created in rows.fetchall():
        said = {"continut": fixed_digest(db, entry_id)}
        append(db, entry_id, "rezervata", said, author="", at=created)
        if pdf is not None:
            append(db, entry_id, "emisa", {"pdf": pdf, "sha256": digest, "document": None}, author="")
        if status == "anulata":
            append(db, entry_id, "anulata", {"motiv": reason}, author="")


def walk(db: sqlite3.Connection) -> Chain:
    """Check events against their hashes, entries against their events, numbers for gaps."""
    broken: list[str] = []
    states: dict[int, dict[str, Any]] = {}
    prev, expected = GENESIS, 1
    for *row, found in db.execute(_EVENTS):
        seq, entry_id, kind, _, _, data, before = row
        if seq != expected:
            broken.append(
                f"lipsește evenimentul {expected}" if seq > expected else f"evenimentul {seq} este în plus"
            )
        if before != prev or found != _hash(tuple(row)):
            broken.append(f"evenimentul {seq} a fost schimbat sau mutat")
        prev, expected = found, seq + 1
        _apply(states.setdefault(entry_id, {}), kind, data)
    count = 0
    numbers: dict[tuple[str, str, int], list[int]] = {}
    highest = 0
    for values in db.execute(_ENTRIES):
        count += 1
        entry = dict(zip(FIXED + _STATE, values, strict=True))
        highest = max(highest, entry["id"])
        numbers.setdefault((entry["employer"], entry["series"], entry["year"]), []).append(entry["number"])
        broken += _differences(entry, values[: len(FIXED)], states.pop(entry["id"], None))
    broken += [f"lipsește rândul cu identificatorul {entry_id} din registru" for entry_id in states]
    counter = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'entries'").fetchone()
    if (counter[0] if counter else 0) != highest:
        broken.append("lipsesc rânduri de la sfârșitul registrului")
    broken += _gaps(numbers)
    broken += [
        f"textul păstrat {digest[:12]} (reguli sau surse) a fost schimbat"
        for digest, text in db.execute("SELECT digest, text FROM kept")
        if sha256(text) != digest
    ]
    return Chain(count, expected - 1, prev, tuple(broken))


def _hash(row: tuple[object, ...]) -> str:
    return sha256(facts_json(row))


def _apply(state: dict[str, Any], kind: str, data: str) -> None:
    """What an entry must say after one more event."""
    import json

    try:
        said = json.loads(data)
        if not isinstance(said, dict):
            raise ValueError
    except ValueError:
        state["damaged"] = True
        return
    if kind == "rezervata":
        state.update(status="rezervata", fixed=said.get("continut"))
    elif kind == "emisa":
        state.update(
            status="emisa",
            pdf=said.get("pdf"),
            pdf_sha256=said.get("sha256"),
            content_sha256=said.get("document"),
        )
    elif kind == "anulata":
        state.update(status="anulata", reason=said.get("motiv"))


def _differences(entry: Mapping[str, Any], fixed: object, state: Mapping[str, Any] | None) -> Iterator[str]:
    label = f"{entry['number']}/{entry['year']}"
    if state is None:
        yield f"nr. {label} nu are nicio urmă în istoric"
        return
    if state.get("damaged"):
        yield f"istoricul nr. {label} nu se poate citi"
    if state.get("fixed") != sha256(facts_json(fixed)):  # type: ignore[arg-type]  # a row of values
        yield f"datele nr. {label} au fost schimbate"
    changed = [name for name in _STATE if entry[name] != state.get(name)]
    if changed:
        yield f"starea nr. {label} a fost schimbată ({', '.join(changed)})"


def _gaps(numbers: Mapping[tuple[str, str, int], list[int]]) -> Iterator[str]:
    for (_, series, year), given in sorted(numbers.items()):
        missing = sorted(set(range(1, max(given) + 1)) - set(given))
        if missing:
            shown = ", ".join(map(str, missing[:10])) + (" ..." if len(missing) > 10 else "")
            yield f"din anul {year}{f', seria {series}' if series else ''} lipsesc numerele {shown}"
