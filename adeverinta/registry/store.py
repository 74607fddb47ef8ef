"""The register's file in use: opened, locked, every change one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from adeverinta.registry import schema
from adeverinta.registry.files import sync_folder

if TYPE_CHECKING:
    from filelock import FileLock

_PATIENCE: Final = 1.0
_POLL: Final = 0.01


def _nothing() -> None:
    pass


class Store:
    """A connection and the lock that every writer holds, on this computer or on another one."""

    def __init__(self, path: Path, db: sqlite3.Connection, lock: FileLock, seconds: float) -> None:
        self.path = path
        self.db = db
        self.on_wait: Callable[[], None] = _nothing
        self._lock = lock
        self._seconds = seconds

    @classmethod
    def open(cls, path: Path, *, readonly: bool, seconds: float) -> Self:
        """Open, create where missing; OutputStop for a foreign, damaged, newer or unwritable file."""
        from filelock import FileLock

        if not readonly:
            schema.create_file(path)
        elif not path.is_file():
            raise schema.register_stop("REGISTRU_LIPSA", path)
        try:
            mode = path.stat().st_mode & 0o777  # a register shared on purpose shares its lock too
            db = schema.connect(path, readonly=readonly, seconds=seconds)
        except OSError as error:
            raise schema.unwritable(path, error) from error
        except sqlite3.Error as error:
            raise schema.sqlite_stop(path, error, seconds) from error
        store = cls(path, db, FileLock(f"{path.resolve()}.lock", mode=mode), seconds)
        try:
            store._prepare(readonly=readonly)
        except BaseException:
            db.close()
            raise
        return store

    def _prepare(self, *, readonly: bool) -> None:
        with self.reading():
            if schema.is_empty(self.db):
                if readonly:
                    raise schema.register_stop("REGISTRU_LIPSA", self.path)
                with self._locked():
                    if schema.is_empty(self.db):  # another run may have been first
                        schema.create(self.db)
                        sync_folder(self.path.parent)
            schema.check(self.db, self.path)
        if schema.is_old(self.db):
            self._migrate(readonly=readonly)

    def _migrate(self, *, readonly: bool) -> None:
        """Bring a register of an earlier version up to date, all or nothing."""
        if readonly:  # reading an old register means renewing it first, by a connection that may write
            type(self).open(self.path, readonly=False, seconds=self._seconds).db.close()
            return
        with self.writing() as db:
            if schema.is_old(db):  # another run may have been first
                schema.migrate(db)

    @contextmanager
    def held(self) -> Iterator[None]:
        """The file lock for longer than one transaction: nobody else writes meanwhile."""
        with self._locked():
            yield

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, with SQLite's errors turned into stops."""
        try:
            yield self.db
        except sqlite3.Error as error:
            raise schema.sqlite_stop(self.path, error, self._seconds) from error

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction under the file lock; undone as a whole by any exception."""
        with self.reading() as db, self._locked():
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    db.execute("ROLLBACK")
                raise
            sync_folder(self.path.parent)  # the journal's removal is what commits: make it last

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
            raise schema.register_stop("REGISTRU_OCUPAT", self.path, secunde=round(self._seconds)) from error
        except OSError as error:
            raise schema.unwritable(self.path, error) from error
        try:
            yield
        finally:
            self._lock.release()
