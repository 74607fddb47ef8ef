"""Every write made to fail, once for each time it happens in a run: one sentence, exit 4, nothing half, then resumed."""
# ruff: noqa: E501 - parameters of a command read better on one line

import errno
import os
import sqlite3
from contextlib import contextmanager
from pathlib import Path

import pytest

from adeverinta.cli import root
from adeverinta.system import files
from tests import firm
from tests.crash import remains

PEOPLE = 6
OS_FAULTS = {
    "disk full": OSError(errno.ENOSPC, "full"),
    "no right": OSError(errno.EACCES, "no"),
    "read-only": OSError(errno.EROFS, "ro"),
    "open elsewhere": PermissionError(errno.EACCES, "in use"),
    "read error": OSError(errno.EIO, "io"),
}
SQL_FAULTS = {
    "full": sqlite3.SQLITE_FULL,
    "io": sqlite3.SQLITE_IOERR,
    "read-only": sqlite3.SQLITE_READONLY,
    "busy": sqlite3.SQLITE_BUSY,
}


class Fault:
    """Counts calls and lets the one numbered `at` fail."""

    def __init__(self, real, error, at):
        self.real, self.error, self.at, self.calls = real, error, at, 0

    def __call__(self, *args, **more):
        self.calls += 1
        if self.calls == self.at:
            raise self.error
        return self.real(*args, **more)


class HalfWritten(Fault):
    """Writes half of it, then fails."""

    def __call__(self, handle, data):
        self.calls += 1
        if self.calls == self.at:
            self.real(handle, data[: len(data) // 2])
            raise self.error
        return self.real(handle, data)


class Stream:
    """A file whose write fails after some bytes."""

    def __init__(self, stream, error):
        self._stream, self._error = stream, error

    def write(self, data):
        self._stream.write(data[: len(data) // 2])
        raise self._error

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __enter__(self):
        return self

    def __exit__(self, *ended):
        return self._stream.__exit__(*ended)


def run(folder):
    output = folder / "x" / "iesire"
    os.makedirs(output.parent, exist_ok=True)  # noqa: PTH103 - Path.mkdir is made to fail
    args = [
        "emite",
        folder / "state.csv",
        "--cereri",
        folder / "cereri.csv",
        "--angajator",
        folder / "angajator.toml",
    ]
    args += ["--iesire", output, "--la-data", "2026-11-22", "--registru", output.parent / "registru.sqlite"]
    return root._run([str(arg) for arg in args]), output


@contextmanager
def faulty(step, error, at):
    """Make one step of writing fail the `at`-th time it is done."""
    patch = pytest.MonkeyPatch()
    try:
        if step == "write":
            opened = Fault(os.fdopen, None, 0)

            def fdopen(*args, **more):
                opened.calls += 1
                stream = opened.real(*args, **more)
                return Stream(stream, error) if opened.calls == at else stream

            patch.setattr("adeverinta.system.files.os.fdopen", fdopen)
            yield opened
            return
        owner, name, real = {
            "new file": ("adeverinta.system.files", "_new_file", files._new_file),
            "direct write": ("adeverinta.system.files.os", "write", os.write),
            "fsync": ("adeverinta.system.files.os", "fsync", os.fsync),
            "replace": (Path, "replace", Path.replace),
            "mkdir": (Path, "mkdir", Path.mkdir),
            "create": ("adeverinta.registry.database.os", "open", os.open),
        }[step]
        fault = (HalfWritten if step == "direct write" else Fault)(real, error, at)
        target = f"{owner}.{name}" if isinstance(owner, str) else None
        if target:
            patch.setattr(target, fault)
        else:  # a function, so that it is bound to the path it is called on
            patch.setattr(owner, name, lambda self, *args, **more: fault(self, *args, **more))  # noqa: PLW0108
        yield fault
    finally:
        patch.undo()


def after(folder, code, capsys, output):
    """What must hold after a fault, and that the next run finishes the rest."""
    shown = capsys.readouterr()
    assert code in (0, 4), shown.err
    assert "Traceback" not in shown.err + shown.out
    assert firm.person(0) not in shown.err + shown.out
    if code:
        assert shown.err.splitlines()[-1].startswith("adeverinta: ")
    kept = {path: path.stat().st_mtime_ns for path in remains.check(output)}
    again, _ = run(folder)
    assert again == 0, capsys.readouterr().err
    remains.check(output, expected=PEOPLE)
    assert all(path.stat().st_mtime_ns == at for path, at in kept.items())
    assert not list(output.rglob("*.tmp"))


@pytest.fixture
def folder(tmp_path):
    firm.of_many(tmp_path, PEOPLE)
    return tmp_path


@pytest.mark.parametrize("fault", OS_FAULTS)
@pytest.mark.parametrize("step", ["new file", "write", "direct write", "fsync", "replace", "mkdir", "create"])
@pytest.mark.parametrize("at", [1, 2, 5])
def test_a_fault_of_the_system(folder, capsys, step, fault, at):
    with faulty(step, OS_FAULTS[fault], at) as count:
        code, output = run(folder)
    if count.calls < at:
        pytest.skip("the run does this less often")
    after(folder, code, capsys, output)


@pytest.mark.parametrize("fault", SQL_FAULTS)
@pytest.mark.parametrize(
    "what", ["BEGIN", "INSERT INTO entries", "INSERT INTO events", "UPDATE entries", "COMMIT"]
)
@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_fault_of_the_database(folder, capsys, monkeypatch, what, fault, at):
    calls = []

    class Faulty(sqlite3.Connection):
        def execute(self, statement, *args):
            if statement.startswith(what):
                calls.append(1)
                if len(calls) == at:
                    error = sqlite3.OperationalError("fault")
                    error.sqlite_errorcode = SQL_FAULTS[fault]
                    raise error
            return super().execute(statement, *args)

    real = sqlite3.connect
    monkeypatch.setattr(
        "adeverinta.registry.database.sqlite3.connect", lambda *a, **k: real(*a, **k, factory=Faulty)
    )
    code, output = run(folder)
    monkeypatch.undo()
    if len(calls) < at:
        pytest.skip("the run does this less often")
    assert code == 4
    after(folder, code, capsys, output)


def test_a_full_database_file(folder, capsys, monkeypatch):
    from adeverinta.registry import database

    real = database.connect

    def small(*args, **more):
        db = real(*args, **more)
        db.execute("PRAGMA max_page_count = 12")
        return db

    monkeypatch.setattr(database, "connect", small)
    code, output = run(folder)
    monkeypatch.undo()
    assert code == 4
    after(folder, code, capsys, output)
