"""The register: one number after another for each employer, year and series; nothing is ever deleted.

A number is reserved before its file is written and confirmed after. Every change is one transaction under a
file lock, so parallel runs and a cut of power at any moment leave neither a gap nor a number given twice.
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from adeverinta.core.errors import OutputStop, UsageStop
from adeverinta.core.finding import finding
from adeverinta.registry import chain, codes
from adeverinta.registry.entries import Entry, EntryStatus, NumberWanted, SignedCopy
from adeverinta.registry.queries import Reading
from adeverinta.registry.store import Store

CHUNK: Final = 500
LOCK_SECONDS: Final = 60.0
_LAST: Final = "SELECT coalesce(max(number), 0) FROM entries WHERE employer = ? AND series = ? AND year = ?"
_INSERT: Final = (
    "INSERT INTO entries (employer, year, series, number, status, request_key, facts_digest, facts,"
    " form, nume, cnp, birth, issued_on, created_at, details, replaces, salt, personal)"
    " VALUES (?, ?, ?, ?, 'rezervata', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_CONFIRM: Final = (
    "UPDATE entries SET status = 'emisa', pdf = ?, pdf_sha256 = ?, content_sha256 = ?"
    " WHERE id = ? AND status = 'rezervata'"
)
_KEEP: Final = "INSERT OR IGNORE INTO kept (digest, text) VALUES (?, ?)"
_ANNUL: Final = "UPDATE entries SET status = 'anulata', reason = ? WHERE id = ?"

Done = tuple[Entry, str, str] | tuple[Entry, str, str, str | None]
"""An entry whose file stands: file name, its digest, the digest of the document inside."""


class _Rehearsed(Exception):  # noqa: N818 - no error: it takes back what was tried
    """The end of what was only tried."""


class Turn:
    """What is asked of the file once for a transaction, in which nobody else writes: the last event, and the
    last number of a year.
    """

    def __init__(self, db: sqlite3.Connection, author: str) -> None:
        self.db = db
        self.events = chain.Events(db, author)
        self.numbers: dict[int, int] = {}


def _agreed(_entries: Sequence[Entry]) -> None:
    """Nothing stands against them."""


class NumberRegister(Reading):
    """The numbers of one employer (and series) in a file that may be shared by several employers."""

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        employer: str,
        series: str = "",
        author: str = "",
        readonly: bool = False,
        on_wait: Callable[[], None] | None = None,
        lock_seconds: float = LOCK_SECONDS,
        register_id: str = "",
    ) -> Self:
        """Open, create where missing; OutputStop for a foreign, damaged, newer or unwritable file.

        `author` signs what changes. `on_wait` is called when another run holds the register for more than a
        second. `register_id` names a register that has to be created.
        """
        store = Store.open(path, readonly=readonly, seconds=lock_seconds, register_id=register_id)
        if on_wait:
            store.on_wait = on_wait
        return cls(store, employer=employer, series=series, author=author)

    def close(self) -> None:
        """Let go of the file; safe to call twice."""
        self._store.close()

    def __enter__(self) -> Self:
        self._store.require_open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep the file lock while a chunk is numbered, written and confirmed.

        While it is held, every other number still reserved was left by a run that is gone.
        """
        with self._store.held():
            yield

    def reserve(
        self,
        key: str,
        facts_digest: str,
        *,
        form: str,
        nume: str,
        cnp: str,
        birth: date,
        issued_on: date,
        facts: str = "{}",
    ) -> Entry:
        """The number of one request: see `reserve_many`."""
        wanted = NumberWanted(
            key=key,
            facts_digest=facts_digest,
            form=form,
            nume=nume,
            cnp=cnp,
            birth=birth,
            issued_on=issued_on,
            facts=facts,
        )
        return self.reserve_many([wanted])[0]

    def reserve_many(
        self, wanted: Sequence[NumberWanted], check: Callable[[Sequence[Entry]], object] = _agreed
    ) -> list[Entry]:
        """One entry per request, in order; a transaction per chunk.

        The same request with the same facts gets its first entry again: `existing` when it was issued,
        `resumed` when a run stopped before confirming it. Its own date of issue stands in the entry. What
        `check` raises about the entries of a chunk leaves them without numbers.
        """
        entries: list[Entry] = []
        for start in range(0, len(wanted), CHUNK):
            chunk = wanted[start : start + CHUNK]
            with self._store.writing() as db:
                turn = Turn(db, self.author)
                given = [self._reserve(item, turn) for item in chunk]
                check(given)
                entries += given
                db.executemany(_KEEP, dict.fromkeys(pair for item in chunk for pair in item.kept.items()))
        return entries

    def rehearse(
        self, wanted: Iterable[Sequence[NumberWanted]], check: Callable[[Sequence[Entry]], object]
    ) -> None:
        """Show `check` the entries that these requests would get, and give none of them."""
        with suppress(_Rehearsed), self._store.writing() as db:
            turn = Turn(db, self.author)
            for chunk in wanted:
                check([self._reserve(item, turn) for item in chunk])
            raise _Rehearsed

    def _reserve(self, item: NumberWanted, turn: Turn) -> Entry:
        found = self._same(item)
        if found:
            issued = found.status is EntryStatus.ISSUED
            return replace(found, existing=issued, resumed=not issued)
        year = item.issued_on.year
        if year not in turn.numbers:
            last = turn.db.execute(_LAST, (self.employer, self.series, year)).fetchone()
            turn.numbers[year] = last[0]
        turn.numbers[year] += 1
        return self._insert(item, turn.numbers[year], turn)

    def _insert(self, item: NumberWanted, number: int, turn: Turn) -> Entry:
        """The entry as it now stands in the file, which nobody else changes meanwhile."""
        salt, created, year = secrets.token_hex(16), chain.now(), item.issued_on.year
        day = item.issued_on.isoformat()
        birth = item.birth.isoformat() if item.birth else ""
        kept = (item.key, item.facts_digest, item.facts, item.nume, item.cnp, birth, item.details)
        personal = chain.salted(salt, *kept)
        values = (
            *(self.employer, year, self.series, number),
            *(item.key, item.facts_digest, item.facts, item.form, item.nume, item.cnp, birth),
            *(day, created, item.details, item.replaces, salt, personal),
        )
        row = turn.db.execute(_INSERT, values).lastrowid
        assert row is not None
        fixed = (
            *(row, self.employer, year, self.series, number),
            *(item.form, day, created, item.replaces, personal),
        )
        turn.events.append(row, "rezervata", {"continut": chain.digest_of_fixed(fixed)}, created)
        return Entry(
            id=row, employer=self.employer, year=year, series=self.series, number=number,
            status=EntryStatus.RESERVED, request_key=item.key, facts_digest=item.facts_digest,
            facts=item.facts, form=item.form, nume=item.nume, cnp=item.cnp, birth=item.birth,
            issued_on=item.issued_on, pdf=None, pdf_sha256=None, created_at=created, reason=None,
            details=item.details, replaces=item.replaces, content_sha256=None, salt=salt, personal=personal,
        )  # fmt: skip

    def settle(self, wanted: Collection[tuple[str, str]], has_file: Callable[[Entry], bool]) -> list[Entry]:
        """Annul what killed runs left reserved, except what this run takes up or what has its file.

        `wanted` are the (key, digest of facts) this run asks for. To be called while the lock is `held`.
        Gives the annulled entries.
        """
        again = {key for key, _ in wanted if key}
        gone = []
        for entry in self.unfinished():
            if (entry.request_key, entry.facts_digest) in wanted:
                continue
            if entry.request_key in again:
                gone.append((entry, "emitere întreruptă, reluată cu alte date"))
            elif not has_file(entry):
                gone.append((entry, "emitere întreruptă înainte de scrierea fișierului"))
        if not gone:
            return []
        with self._store.writing() as db:
            events = chain.Events(db, self.author)
            return [self._annul(entry, reason, events) for entry, reason in gone]

    def confirm(self, entry: Entry, pdf_name: str, pdf_sha256: str) -> Entry:
        """The file of a number is written; see `confirm_many`."""
        return self.confirm_many([(entry, pdf_name, pdf_sha256)])[0]

    def confirm_many(self, done: Sequence[Done]) -> list[Entry]:
        """Mark as issued with file name and digest (and that of the document inside, where a password
        protects the file), a transaction per chunk. What an entry replaces is annulled with it.

        A number already issued stays as it was registered: whether the file just written is still that one
        is for the caller to see (`pdf_sha256` of what is returned). An annulled number is an OutputStop and
        leaves its whole chunk reserved.
        """
        confirmed: list[Entry] = []
        for start in range(0, len(done), CHUNK):
            with self._store.writing() as db:
                turn = Turn(db, self.author)
                confirmed += [self._confirm(turn, *item) for item in done[start : start + CHUNK]]
        return confirmed

    def _confirm(
        self, turn: Turn, entry: Entry, pdf_name: str, pdf_sha256: str, content_sha256: str | None = None
    ) -> Entry:
        done = turn.db.execute(_CONFIRM, (pdf_name, pdf_sha256, content_sha256, entry.id)).rowcount
        if done:
            name = chain.salted(entry.salt, pdf_name)
            data = {"pdf": name, "sha256": pdf_sha256, "document": content_sha256}
            turn.events.append(entry.id, "emisa", data)
            if entry.replaces is not None:
                for old in self._rows(" AND id = ? AND status = 'emisa'", entry.replaces):
                    self._annul(old, f"înlocuită de nr. {entry.label}", turn.events)
            return replace(
                entry, status=EntryStatus.ISSUED, pdf=pdf_name, pdf_sha256=pdf_sha256,
                content_sha256=content_sha256, existing=False, resumed=False,
            )  # fmt: skip
        now = self._rows(" AND id = ?", entry.id)
        if not now:
            raise UsageStop(finding(codes.REGISTRU_NUMAR_NECUNOSCUT, numar=entry.number, an=entry.year))
        if now[0].status is not EntryStatus.ISSUED:
            raise OutputStop(finding(codes.REGISTRU_STARE, numar=entry.number, an=entry.year))
        return now[0]

    def annul(self, number: int, year: int, reason: str) -> Entry:
        """Annul a number, reserved or issued; it stays in the register with the reason."""
        if not reason.strip():
            raise UsageStop(finding(codes.REGISTRU_MOTIV_LIPSA, numar=number, an=year))
        with self._store.writing() as db:
            found = self._rows(" AND number = ? AND year = ?", number, year)
            if not found:
                raise UsageStop(finding(codes.REGISTRU_NUMAR_NECUNOSCUT, numar=number, an=year))
            if found[0].status is EntryStatus.ANNULLED:
                motiv = found[0].reason
                raise UsageStop(finding(codes.REGISTRU_NUMAR_ANULAT, numar=number, an=year, motiv=motiv))
            return self._annul(found[0], reason.strip(), chain.Events(db, self.author))

    def _annul(self, entry: Entry, reason: str, events: chain.Events) -> Entry:
        self._store.db.execute(_ANNUL, (reason, entry.id))
        events.append(entry.id, "anulata", {"motiv": chain.salted(entry.salt, reason)})
        return self._rows(" AND id = ?", entry.id)[0]

    def copied(self, entry: Entry, pdf_sha256: str) -> None:
        """A further file of the same certificate: protected anew, or drawn by another version of its form."""
        with self._store.writing() as db:
            chain.Events(db, self.author).append(entry.id, "copie", {"sha256": pdf_sha256})

    def signed_many(self, copies: Sequence[tuple[Entry, SignedCopy]]) -> None:
        """Signed copies of certificates; one that is known already is not told twice."""
        if not copies:
            return
        with self._store.writing() as db:
            events = chain.Events(db, self.author)
            for entry, copy in copies:
                if all(known.sha256 != copy.sha256 for known in self.signed(entry)):
                    said = {"sha256": copy.sha256, "semnat": {"cine": copy.who, "cand": copy.at}}
                    events.append(entry.id, "copie", said)
