"""The history of the register as a chain: each event's hash covers the event before it and its own content.

What an event covers: `rezervata` all that never changes of its entry, `emisa` file name and digests,
`anulata` the reason, `copie` the digest of a further copy (and who signed it when), `stearsa` what was left
when the personal facts
were erased after their term. Personal facts enter only as a digest with a random salt of their entry, so
that erasing them (and the salt) leaves every hash as it was and tells nothing. A changed, missing or
inserted row no longer fits its hash; a chain rewritten from some point on has another last hash, which the
printed register and every export show.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from adeverinta.registry.entries import facts_json, sha256

PERSONAL: Final = ("request_key", "facts_digest", "facts", "nume", "cnp", "birth", "details")
FIXED: Final = (
    "id", "employer", "year", "series", "number", "form", "issued_on", "created_at", "replaces", "personal",
)  # fmt: skip
REASON_ERASED: Final = "motiv șters"
_STATE: Final = ("status", "pdf", "pdf_sha256", "content_sha256", "reason")
_READ: Final = (*FIXED, *PERSONAL, *_STATE, "salt")
_LAST: Final = "SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1"
_APPEND: Final = (
    "INSERT INTO events (seq, entry_id, kind, at, author, data, prev, hash) VALUES (?,?,?,?,?,?,?,?)"
)
_EVENTS: Final = "SELECT seq, entry_id, kind, at, author, data, prev, hash FROM events"
_ENTRIES: Final = f"SELECT {', '.join(_READ)} FROM entries"  # noqa: S608 - constants


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


def salted(salt: str, *values: object) -> str:
    """The digest of personal values, which tells nothing to whoever has not the salt."""
    return sha256(facts_json([salt, *values]))


def genesis(db: sqlite3.Connection) -> str:
    """What stands before the first event: the register's name and the history it was renewed from."""
    return sha256(facts_json(tuple(db.execute("SELECT id, earlier FROM identity").fetchone() or ())))


def head(db: sqlite3.Connection) -> tuple[int, str]:
    """The number and the hash of the last event."""
    last = db.execute(_LAST).fetchone()
    return (last[0], last[1]) if last else (0, genesis(db))


class Events:
    """Appends events inside one transaction of the caller, in which nobody else writes: the last one is asked
    for once.
    """

    def __init__(self, db: sqlite3.Connection, author: str) -> None:
        self._db, self._author = db, author
        self._last = head(db)

    def append(self, entry_id: int, kind: str, data: Mapping[str, object], at: str = "") -> None:
        """One more event."""
        seq, prev = self._last
        row = (seq + 1, entry_id, kind, at or now(), self._author, facts_json(data), prev)
        digest = _hash(row)
        self._db.execute(_APPEND, (*row, digest))
        self._last = seq + 1, digest


def append(
    db: sqlite3.Connection, entry_id: int, kind: str, data: Mapping[str, object], *, author: str, at: str = ""
) -> None:
    """One more event, inside the caller's transaction."""
    Events(db, author).append(entry_id, kind, data, at)


def fixed_digest(db: sqlite3.Connection, entry_id: int) -> str:
    """The digest of all that never changes of an entry, its personal facts as their own salted digest."""
    row = db.execute(
        f"SELECT {', '.join(FIXED)} FROM entries WHERE id = ?",  # noqa: S608 - constants
        (entry_id,),
    ).fetchone()
    return digest_of_fixed(row)


def digest_of_fixed(values: Sequence[object]) -> str:
    """The same of the values of `FIXED`, as they stand in the file."""
    return sha256(facts_json(values))


def left(db: sqlite3.Connection, entry_id: int) -> str:
    """The digest of what is left where personal facts stood."""
    row = db.execute(
        f"SELECT {', '.join((*PERSONAL, 'pdf', 'salt'))} FROM entries WHERE id = ?",  # noqa: S608 - constants
        (entry_id,),
    ).fetchone()
    return sha256(facts_json(row))


def walk(db: sqlite3.Connection) -> Chain:
    """Check events against their hashes, entries against their events, numbers for gaps."""
    broken: list[str] = []
    states: dict[int, dict[str, object]] = {}
    prev, expected = genesis(db), 1
    for *row, found in db.execute(_EVENTS + " ORDER BY seq"):
        seq, entry_id, kind, _, _, data, before = row
        if seq != expected:
            broken.append(
                f"lipsește evenimentul {expected}" if seq > expected else f"evenimentul {seq} este în plus"
            )
        if before != prev or found != _hash(tuple(row)):
            broken.append(f"evenimentul {seq} a fost schimbat sau mutat")
        prev, expected = found, seq + 1
        _apply(states.setdefault(entry_id, {}), kind, data)
    count = highest = 0
    numbers: dict[tuple[str, str, int], list[int]] = {}
    for values in db.execute(_ENTRIES + " ORDER BY id"):
        count += 1
        entry = dict(zip(_READ, values, strict=True))
        highest = max(highest, entry["id"])
        numbers.setdefault((entry["employer"], entry["series"], entry["year"]), []).append(entry["number"])
        broken += _differences(entry, states.pop(entry["id"], None))
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
    if earlier_digest(db) != (db.execute("SELECT earlier FROM identity").fetchone() or ("?",))[0]:
        broken.append("amprentele istoricului de dinainte de reînnoire au fost schimbate")
    return Chain(count, expected - 1, prev, tuple(broken))


def of_entry(db: sqlite3.Connection, entry_id: int) -> list[str]:
    """What is wrong with one entry against its own events, whose hashes are made again."""
    broken: list[str] = []
    state: dict[str, object] = {}
    for *row, found in db.execute(_EVENTS + " WHERE entry_id = ? ORDER BY seq", (entry_id,)).fetchall():
        if found != _hash(tuple(row)):
            broken.append(f"evenimentul {row[0]} a fost schimbat sau mutat")
        _apply(state, row[2], row[5])
    values = db.execute(_ENTRIES + " WHERE id = ?", (entry_id,)).fetchone()
    return [*broken, *_differences(dict(zip(_READ, values, strict=True)), state)]


def earlier_digest(db: sqlite3.Connection) -> str:
    """The digest of the hashes that the history had before the register was renewed; empty without any."""
    hashes = [found for (found,) in db.execute("SELECT hash FROM earlier ORDER BY seq")]
    return sha256("\n".join(hashes)) if hashes else ""


def _hash(row: Sequence[object]) -> str:
    return sha256(facts_json(row))


def _apply(state: dict[str, object], kind: str, data: str) -> None:
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
    elif kind == "stearsa":
        state.update(left=said.get("ramas"))
        if state.get("reason") is not None:
            state.update(reason=salted("", REASON_ERASED))


def _differences(entry: Mapping[str, Any], state: Mapping[str, object] | None) -> Iterator[str]:
    label = f"{entry['number']}/{entry['year']}"
    if state is None:
        yield f"nr. {label} nu are nicio urmă în istoric"
        return
    if state.get("damaged"):
        yield f"istoricul nr. {label} nu se poate citi"
    erased = state.get("left")
    personal = [entry[name] for name in PERSONAL]
    if erased is None:
        whole = salted(entry["salt"], *personal) == entry["personal"]
    else:
        whole = sha256(facts_json([*personal, entry["pdf"], entry["salt"]])) == erased
    if not whole or state.get("fixed") != sha256(facts_json([entry[name] for name in FIXED])):
        yield f"datele nr. {label} au fost schimbate"
    told = dict(entry)
    told["reason"] = _told(entry["salt"], entry["reason"])
    told["pdf"] = _told(entry["salt"], entry["pdf"]) if erased is None else state.get("pdf")
    changed = [name for name in _STATE if told[name] != state.get(name)]
    if changed:
        yield f"starea nr. {label} a fost schimbată ({', '.join(changed)})"


def _told(salt: str, text: str | None) -> str | None:
    return None if text is None else salted(salt, text)


def _gaps(numbers: Mapping[tuple[str, str, int], list[int]]) -> Iterator[str]:
    for (_, series, year), given in sorted(numbers.items()):
        missing = sorted(set(range(1, max(given) + 1)) - set(given))
        if missing:
            shown = ", ".join(map(str, missing[:10])) + (" ..." if len(missing) > 10 else "")
            yield f"din anul {year}{f', seria {series}' if series else ''} lipsesc numerele {shown}"
