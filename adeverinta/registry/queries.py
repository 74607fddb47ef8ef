"""What a register tells: entries, files, history; nothing here changes it."""

from __future__ import annotations

import json
from datetime import date
from typing import Final

from adeverinta.registry import chain, database
from adeverinta.registry.entries import Entry, EntryStatus, NumberWanted, SignedCopy, entry_of, fiscal_digits
from adeverinta.registry.export import export_rows
from adeverinta.registry.store import Store

_NAMES: Final = ", ".join(database.COLUMNS)
_BIRTHS: Final = (
    "SELECT id, birth, number, year FROM entries"
    " WHERE cnp = ? AND +employer = ? AND +series = ? AND status = 'emisa' AND birth != '' ORDER BY id"
)
_SELECT: Final = f"SELECT {_NAMES} FROM entries WHERE employer = ? AND series = ?"  # noqa: S608 - constants
_ORDER: Final = " ORDER BY +year, +number"
"""The signs keep SQLite from walking all numbers in their order where an index finds the few asked for."""
_ANY: Final = f"SELECT {_NAMES} FROM entries"  # noqa: S608 - constants
_COPIES: Final = "SELECT entry_id, data FROM events WHERE kind = 'copie' AND data NOT LIKE '%\"semnat\"%'"
_SIGNED: Final = (
    "SELECT data FROM events WHERE kind = 'copie' AND data LIKE '%\"semnat\"%' AND entry_id = ? ORDER BY seq"
)


class Reading:
    """The questions to a register; `employer` and `series` say whose numbers."""

    def __init__(self, store: Store, *, employer: str, series: str = "", author: str = "") -> None:
        self.employer = fiscal_digits(employer)
        self.series = series
        self.author = author
        self._store = store

    @property
    def id(self) -> str:
        """The register's random name."""
        return self._store.register_id

    @property
    def new(self) -> bool:
        """Whether nothing stood in it when it was opened."""
        return self._store.new

    def require_open(self) -> None:
        """ValueError where it is closed or another thread's."""
        self._store.require_open()

    def require_whole(self) -> None:
        """OutputStop where its history is broken or the file is gone: to be asked before numbers."""
        self._store.require_whole()

    def head(self) -> tuple[int, str]:
        """The number and the hash of the last event."""
        with self._store.reading() as db:
            return chain.head(db)

    def passes_at(self, seq: int, digest: str) -> bool:
        """Whether the event with this number has this hash; the beginning has no event."""
        with self._store.reading() as db:
            if seq == 0:
                return chain.genesis(db) == digest
            found = db.execute("SELECT hash FROM events WHERE seq = ?", (seq,)).fetchone()
            return found is not None and found[0] == digest

    def last_given(self) -> tuple[int, int]:
        """The last year that has numbers of this employer, and the highest of them, of any series."""
        with self._store.reading() as db:
            found = db.execute(
                "SELECT year, number FROM entries WHERE employer = ? ORDER BY year DESC, number DESC LIMIT 1",
                (self.employer,),
            ).fetchone()
            return (int(found[0]), int(found[1])) if found else (0, 0)

    def latest_day(self) -> date | None:
        """The last date of issue among the numbers in use."""
        with self._store.reading() as db:
            found = db.execute(
                "SELECT issued_on FROM entries WHERE +employer = ? AND +series = ? AND status != 'anulata'"
                " ORDER BY issued_on DESC LIMIT 1",
                (self.employer, self.series),
            ).fetchone()
            return date.fromisoformat(found[0]) if found else None

    def file_names(self) -> set[str]:
        """The names of all files ever registered, of any employer, as they stand under the output."""
        with self._store.reading() as db:
            return {name for (name,) in db.execute("SELECT pdf FROM entries WHERE pdf != ''")}

    def registered_files(self) -> dict[str, set[str]]:
        """The digests under each file's name without its folder, copies included."""
        found: dict[str, set[str]] = {}
        with self._store.reading() as db:
            names = {}
            for entry_id, name, digest in db.execute(
                "SELECT id, pdf, pdf_sha256 FROM entries WHERE pdf != ''"
            ):
                names[entry_id] = name.rpartition("/")[2]
                found.setdefault(names[entry_id], set()).add(digest)
            for entry_id, data in db.execute(_COPIES):
                if entry_id in names:
                    found[names[entry_id]].add(json.loads(data)["sha256"])
        return found

    def without_file(self) -> list[Entry]:
        """Entries of any employer that have no registered file: reserved, or annulled before they had one."""
        with self._store.reading() as db:
            return [entry_of(row) for row in db.execute(_ANY + " WHERE pdf IS NULL")]

    def rebuilt_of(self, cnp: str, form: str) -> list[Entry]:
        """A person's certificates in force that were read back from their files: which child is not known."""
        with self._store.reading():
            found = self._rows(
                " AND request_key = '' AND cnp = ? AND form = ? AND status = 'emisa'", cnp, form
            )
        return [entry for entry in found if entry.rebuilt]

    def digests(self, entry: Entry) -> set[str]:
        """The digests of the certificate's file and of its further copies."""
        with self._store.reading() as db:
            copies = db.execute(_COPIES + " AND entry_id = ?", (entry.id,)).fetchall()
        return {json.loads(data)["sha256"] for _, data in copies} | {entry.pdf_sha256 or ""} - {""}

    def signed(self, entry: Entry) -> list[SignedCopy]:
        """The signed copies of a certificate that were made here, the first one first."""
        with self._store.reading() as db:
            rows = [json.loads(data) for (data,) in db.execute(_SIGNED, (entry.id,))]
        return [SignedCopy(row["sha256"], row["semnat"]["cine"], row["semnat"]["cand"]) for row in rows]

    def issued_as(self, form: str, day: date) -> list[Entry]:
        """The entries of any employer for a form on a day."""
        with self._store.reading() as db:
            rows = db.execute(_ANY + " WHERE issued_on = ? AND form = ? ORDER BY id", (day.isoformat(), form))
            return [entry_of(row) for row in rows]

    def whole_entry(self, entry: Entry) -> bool:
        """Whether an entry says what its own events say."""
        with self._store.reading() as db:
            return not chain.of_entry(db, entry.id)

    def entries(self, year: int | None = None) -> list[Entry]:
        """Everything registered for this employer and series, by year and number."""
        with self._store.reading():
            return self._rows("" if year is None else " AND year = ?", *(() if year is None else (year,)))

    def find(self, number: int, year: int) -> Entry | None:
        """The entry of a number."""
        with self._store.reading():
            return next(iter(self._rows(" AND number = ? AND year = ?", number, year)), None)

    def successor(self, entry: Entry) -> Entry | None:
        """The certificate that replaces this one."""
        with self._store.reading():
            return self._one("replaces = ? AND status != 'rezervata'", entry.id)

    def replaced(self, entry: Entry) -> Entry | None:
        """The certificate that this one replaces."""
        if entry.replaces is None:
            return None
        with self._store.reading():
            return self._one("id = ?", entry.replaces)

    def by_file(self, pdf_sha256: str) -> Entry | None:
        """The certificate whose file has this digest, of any employer in the register."""
        with self._store.reading() as db:
            found = self._one("pdf_sha256 = ?", pdf_sha256)
            if found is None:
                copies = ((at, json.loads(data)["sha256"]) for at, data in db.execute(_COPIES))
                at = next((at for at, digest in copies if digest == pdf_sha256), None)
                found = self._one("id = ?", at)
            return found

    def _one(self, condition: str, *params: object) -> Entry | None:
        """An entry of any employer in the file."""
        row = self._store.db.execute(f"{_ANY} WHERE {condition} ORDER BY id", params).fetchone()
        return entry_of(row) if row else None

    def everyone(self) -> list[Entry]:
        """Every entry of every employer in the file."""
        with self._store.reading() as db:
            return [entry_of(row) for row in db.execute(_ANY + " ORDER BY employer, series, year, number")]

    def passes(self, digest: str) -> bool:
        """Whether the history goes through an event with this hash (one printed earlier)."""
        with self._store.reading() as db:
            found = "SELECT 1 FROM events WHERE hash = ? UNION ALL SELECT 1 FROM earlier WHERE hash = ?"
            return db.execute(found, (digest, digest)).fetchone() is not None

    def walk(self) -> chain.Chain:
        """Check the whole file: history, entries, numbers."""
        return self._store.walked()

    def earlier(self, item: NumberWanted) -> list[Entry]:
        """The certificates in force for the same request with other facts; none if these facts have one."""
        with self._store.reading():
            found = self._rows(" AND request_key = ? AND status != 'anulata'", item.key)
        if any(entry.facts_digest == item.facts_digest for entry in found):
            return []
        return [entry for entry in found if entry.status is EntryStatus.ISSUED]

    def live(self, item: NumberWanted) -> Entry | None:
        """The number, reserved or issued, that these facts already have."""
        with self._store.reading():
            return self._same(item)

    def _same(self, item: NumberWanted) -> Entry | None:
        condition = " AND request_key = ? AND facts_digest = ? AND status != 'anulata'"
        return next(iter(self._rows(condition, item.key, item.facts_digest)), None)

    def walk_whole(self) -> chain.Chain:
        """Check the whole file; OutputStop where it is broken."""
        found = self.walk()
        if found.broken:
            raise self._store.broken(found.broken)
        return found

    def births(self, cnp: str) -> list[tuple[int, date, str]]:
        """Id, child's birth date, number/year of a parent's papers in force; erased ones are nobody's."""
        with self._store.reading() as db:
            rows = db.execute(_BIRTHS, (cnp, self.employer, self.series)).fetchall()
        return [(at, date.fromisoformat(birth), f"{number}/{year}") for at, birth, number, year in rows]

    def unfinished(self) -> list[Entry]:
        """Numbers reserved and never confirmed."""
        with self._store.reading():
            return self._rows(" AND status = 'rezervata'")

    def export_rows(self) -> list[tuple[str | int | date | None, ...]]:
        """The entries under `EXPORT_HEADER`."""
        return export_rows(self.entries())

    def _rows(self, condition: str, *params: object) -> list[Entry]:
        rows = self._store.db.execute(_SELECT + condition + _ORDER, (self.employer, self.series, *params))
        return [entry_of(row) for row in rows]
