"""The register's file in use: opened, locked, every change one transaction."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from adeverinta.core.errors import OutputStop
from adeverinta.core.finding import finding
from adeverinta.core.text import count
from adeverinta.registry import chain, checkpoint, codes, database, migration
from adeverinta.system.files import sync_folder
from adeverinta.system.write_errors import impossible, shown

if TYPE_CHECKING:
    from filelock import FileLock

_PATIENCE: Final = 1.0
_POLL: Final = 0.01


def _nothing() -> None:
    pass


def _this_thread() -> tuple[int, int]:
    """Who may use a connection: a process that was forked may not, SQLite's locks stay with its parent."""
    return os.getpid(), threading.get_ident()


def _place_of(path: Path) -> tuple[int, int] | None:
    """Which file stands under a name."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


class Store:
    """A connection and the lock that every writer holds, on this computer or on another one."""

    def __init__(self, path: Path, db: sqlite3.Connection, lock: FileLock, seconds: float) -> None:
        self.path = path
        self.db = db
        self.on_wait: Callable[[], None] = _nothing
        self.new = False
        self.register_id = ""
        self._lock = lock
        self._seconds = seconds
        self._opener = _this_thread()
        self._closed = False
        self._place = _place_of(path)

    @classmethod
    def open(cls, path: Path, *, readonly: bool, seconds: float, register_id: str = "") -> Self:
        """Open, create where missing; OutputStop for a foreign, damaged, newer or unwritable file.

        `register_id` is the name of a register that has to be created.
        """
        from filelock import FileLock

        if reason := impossible(path):
            raise OutputStop(finding(codes.REGISTRU_NESCRIS, cale=shown(path), motiv=reason))
        if not readonly:
            database.create_file(path)
        elif not path.is_file():
            raise database.register_stop(codes.REGISTRU_LIPSA, path)
        try:
            mode = path.stat().st_mode & 0o777  # a register shared on purpose shares its lock too
            db = database.connect(path, readonly=readonly, seconds=seconds)
        except OSError as error:
            raise database.unwritable(path, error) from error
        except sqlite3.Error as error:
            raise database.sqlite_stop(path, error, seconds) from error
        store = cls(path, db, FileLock(f"{path.resolve()}.lock", mode=mode), seconds)
        try:
            store._prepare(readonly=readonly, register_id=register_id)
        except BaseException:
            db.close()
            raise
        return store

    def _prepare(self, *, readonly: bool, register_id: str) -> None:
        with self.reading():
            if database.is_empty(self.db):
                if readonly:
                    raise database.register_stop(codes.REGISTRU_LIPSA, self.path)
                with self._locked():
                    if database.is_empty(self.db):  # another run may have been first
                        database.create(self.db, register_id)
                        sync_folder(self.path.parent)
                        checkpoint.put(self.path, self.db)
            old = 0 < database.version(self.db) < database.VERSION
            database.check(self.db, self.path, as_left=not old and self._as_left())
        if old:
            self._migrate(readonly=readonly)
        with self.reading():
            self.register_id = self.db.execute("SELECT id FROM identity").fetchone()[0]
            # made now, or by a run that was stopped before its first number
            self.new = not self.db.execute("SELECT EXISTS (SELECT 1 FROM events)").fetchone()[0]

    def _as_left(self) -> bool:
        return database.version(self.db) == database.VERSION and checkpoint.fits(self.path, self.db)

    def _migrate(self, *, readonly: bool) -> None:
        """Bring a register of an earlier version up to date, all or nothing."""
        if readonly:  # reading an old register means renewing it first, by a connection that may write
            type(self).open(self.path, readonly=False, seconds=self._seconds).db.close()
            return
        with self.writing() as db:
            if database.version(db) < database.VERSION and (broken := migration.migrate(db)):
                raise self.broken(broken)
        with self.reading():
            checkpoint.put(self.path, self.db)

    def broken(self, what: Sequence[str]) -> OutputStop:
        """The stop for a register whose history is not whole."""
        more = f" (și încă {len(what) - 1})" if len(what) > 1 else ""
        return OutputStop(finding(codes.REGISTRU_LANT_RUPT, cale=str(self.path), ce=f"{what[0]}{more}"))

    def require_whole(self) -> None:
        """OutputStop unless the history is whole: nothing but this program wrote to the file since it was
        last walked, or it is walked now.
        """
        with self.reading() as db:
            if checkpoint.fits(self.path, db):
                return
            self.require_present()
            found = self.walked()
            if found.broken:
                raise self.broken(found.broken)

    def walked(self) -> chain.Chain:
        """The whole history, gone through at one moment; marked on the file where it is whole."""
        with self.reading() as db:
            own = not db.in_transaction
            if own:
                db.execute("BEGIN")
            try:
                found = chain.walk(db)
                if not found.broken:
                    checkpoint.put(self.path, db)
            finally:
                if own:
                    db.execute("ROLLBACK")
        return found

    def require_present(self) -> None:
        """OutputStop where the file was removed, or another put in its place, since it was opened."""
        now = _place_of(self.path)
        if now is None:
            raise database.register_stop(codes.REGISTRU_DISPARUT, self.path, motiv="nu mai este la locul lui")
        if self._place and now[1] and now != self._place:
            raise database.register_stop(
                codes.REGISTRU_DISPARUT, self.path, motiv="a fost înlocuit cu alt fișier"
            )

    def close(self) -> None:
        """Let go of the file; safe to call twice. ValueError in another thread, which would leave it open."""
        if not self._closed:
            self._check_opener()
            self._closed = True
            self.db.close()

    def require_open(self) -> None:
        """ValueError for what only a program gets wrong: a register that is closed, or another thread's."""
        if self._closed:
            raise ValueError("register: it is closed, open it again")
        self._check_opener()

    def _check_opener(self) -> None:
        if self._opener != _this_thread():
            raise ValueError(
                "register: it belongs to the thread and process that opened it; open one in each,"
                " they share the file safely"
            )

    @contextmanager
    def held(self) -> Iterator[None]:
        """The file lock for longer than one transaction: nobody else writes meanwhile."""
        with self._locked():
            yield

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, with SQLite's errors turned into stops."""
        self.require_open()
        try:
            yield self.db
        except sqlite3.Error as error:
            raise database.sqlite_stop(self.path, error, self._seconds) from error

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction under the file lock; undone as a whole by any exception."""
        with self.reading() as db, self._locked():
            self.require_present()  # else everything would go to a file without a name
            whole = self._as_left()
            db.execute("BEGIN IMMEDIATE")
            try:
                db.execute(database.PERSON_INDEX)
                yield db
                self.require_present()
                db.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    db.execute("ROLLBACK")
                raise
            sync_folder(self.path.parent)  # the journal's removal is what commits: make it last
            if whole:
                checkpoint.put(self.path, db)

    def rewrite(self) -> None:
        """The file again, of what it holds and nothing else: in its free places, what was deleted there by a
        program that did not overwrite it.
        """
        with self.reading() as db, self._locked():
            self.require_present()
            whole = self._as_left()
            db.execute("VACUUM")
            sync_folder(self.path.parent)
            if whole:
                checkpoint.put(self.path, db)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        from filelock import Timeout

        patience = min(_PATIENCE, self._seconds)
        try:
            try:
                self._lock.acquire(timeout=patience, poll_interval=_POLL)
            except Timeout:
                self.on_wait()
                self._lock.acquire(timeout=self._seconds - patience, poll_interval=_POLL)
        except Timeout as error:
            raise database.register_stop(
                codes.REGISTRU_OCUPAT, self.path, secunde=count(round(self._seconds), "secundă", "secunde")
            ) from error
        except OSError as error:
            raise database.unwritable(self.path, error) from error
        try:
            yield
        finally:
            self._lock.release()
