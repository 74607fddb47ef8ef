import errno
import itertools
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from adeverinta.core.errors import ExitCode, OutputStop
from adeverinta.system import files

posix = pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")


def listed(folder):
    return sorted(path.name for path in folder.iterdir())


def stops(code):
    return pytest.raises(OutputStop, check=lambda stop: stop.finding.code == code)


@posix
def test_file_is_whole_and_private(tmp_path):
    target = tmp_path / "a.pdf"
    old = os.umask(0)
    try:
        files.write_atomic(target, b"one")
        files.write_atomic(target, b"two")
    finally:
        os.umask(old)
    assert target.read_bytes() == b"two"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert listed(tmp_path) == ["a.pdf"]


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "nu mai este spațiu pe disc"),
        (errno.EACCES, "nu aveți drept de scriere"),
        (errno.EROFS, "discul este doar pentru citire"),
        (errno.EBUSY, "deschis în alt program"),
        (9999, "cod 9999"),
    ],
)
@pytest.mark.parametrize("step", ["_new_file", "os.fsync", "os.fdopen"])
def test_a_failure_at_any_step_leaves_the_old_file(tmp_path, monkeypatch, number, reason, step):
    target = tmp_path / "a.pdf"
    files.write_atomic(target, b"old")

    def fail(*_args, **_more):
        raise OSError(number, "no")

    monkeypatch.setattr(f"adeverinta.system.files.{step}", fail)
    with stops("IESIRE_NESCRISA") as stop:
        files.write_atomic(target, b"new")
    monkeypatch.undo()
    assert reason in stop.value.finding.message
    assert "a.pdf" in stop.value.finding.message
    assert stop.value.exit_code is ExitCode.OUTPUT
    assert target.read_bytes() == b"old"
    assert listed(tmp_path) == ["a.pdf"]


def together(folder, count, stood):
    batch = files.Batch(folder)
    for number in range(count):
        batch.add(folder / f"{number}.pdf", b"%d" % number * 1000, lambda number=number: stood.append(number))
    return batch


@pytest.mark.parametrize("count", [1, 3, 4, 5, 64, 130])
def test_files_written_together_are_whole_private_and_in_order(tmp_path, count):
    stood = []
    batch = together(tmp_path, count, stood)
    assert not stood
    batch.commit()
    batch.discard()
    assert stood == list(range(count))
    assert len(listed(tmp_path)) == count
    for number in range(count):
        assert (tmp_path / f"{number}.pdf").read_bytes() == b"%d" % number * 1000
        assert os.name == "nt" or stat.S_IMODE((tmp_path / f"{number}.pdf").stat().st_mode) == 0o600


@pytest.mark.parametrize("at", [1, 3, 6, 13])
@pytest.mark.parametrize("step", ["_new_file", "os.write", "os.fsync"])
def test_of_files_written_together_those_before_a_failure_stand(tmp_path, monkeypatch, step, at):
    owner, name = (files.os, step[3:]) if step.startswith("os.") else (files, step)
    real, failed = getattr(owner, name), []

    def fail(*args):
        if threading.current_thread() in failed or len(calls) == at - 1:
            failed.append(threading.current_thread())
            raise OSError(errno.ENOSPC, "full")
        calls.append(1)
        return real(*args)

    calls, stood = [], []
    monkeypatch.setattr(owner, name, fail)
    batch = together(tmp_path, 13, stood)
    with stops("IESIRE_NESCRISA"):
        batch.commit()
    batch.discard()
    assert stood == list(range(len(stood)))
    assert len(stood) < 13
    assert listed(tmp_path) == sorted(f"{number}.pdf" for number in stood)


def test_a_system_that_writes_less_than_asked_is_asked_again(tmp_path, monkeypatch):
    real = os.write
    monkeypatch.setattr(files.os, "write", lambda handle, data: real(handle, data[:7]))
    batch = files.Batch(tmp_path)
    batch.add(tmp_path / "a", bytes(range(100)), lambda: None)
    batch.commit()
    batch.discard()
    monkeypatch.undo()
    assert (tmp_path / "a").read_bytes() == bytes(range(100))


def test_a_name_left_by_a_process_with_the_same_number_is_passed_over(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "_NUMBERS", iter([7, 7, 8]))
    handle, left = files._new_file(tmp_path)
    os.close(handle)
    handle, new = files._new_file(tmp_path)
    os.close(handle)
    assert left != new
    assert len(listed(tmp_path)) == 2


def test_an_interruption_leaves_nothing_half(tmp_path):
    def interrupted():
        with files.atomic_file(tmp_path / "a") as stream:
            stream.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert listed(tmp_path) == []


@pytest.mark.raises_code("IESIRE_DESCHISA")
def test_a_file_open_elsewhere_says_so(tmp_path, monkeypatch):
    target = tmp_path / "centralizator.xlsx"
    target.write_bytes(b"old")

    def held(*_args):
        raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr(Path, "replace", held)
    with stops("IESIRE_DESCHISA"):
        files.write_atomic(target, b"new")
    monkeypatch.setattr(Path, "open", held)
    with stops("IESIRE_DESCHISA"):
        files.check_replaceable(target)
    monkeypatch.undo()
    files.check_replaceable(target)
    files.check_replaceable(tmp_path / "none")
    assert listed(tmp_path) == ["centralizator.xlsx"]


def test_a_read_only_file_is_not_said_to_be_open(tmp_path, monkeypatch):
    target = tmp_path / "centralizator.xlsx"
    target.write_bytes(b"old")
    target.chmod(0o444)

    def refused(*_args):
        raise PermissionError(errno.EACCES, "read-only")

    monkeypatch.setattr(Path, "replace", refused)
    monkeypatch.setattr(Path, "open", refused)
    for attempt in (
        lambda: files.write_atomic(target, b"new"),
        lambda: files.check_replaceable(target),
        lambda: files.set_aside(target, tmp_path / "other.xlsx"),
    ):
        with stops("IESIRE_NESCRISA") as stop:
            attempt()
        assert "Doar în citire" in stop.value.finding.message
    assert listed(tmp_path) == ["centralizator.xlsx"]
    target.chmod(0o644)


def test_missing_folder_and_folder_in_place_of_a_file(tmp_path):
    with stops("IESIRE_NESCRISA") as stop:
        files.write_atomic(tmp_path / "no" / "a", b"")
    assert "folderul nu există" in stop.value.finding.message
    (tmp_path / "dir").mkdir()
    with stops("IESIRE_NESCRISA"):
        files.write_atomic(tmp_path / "dir", b"")


@pytest.mark.raises_code("IESIRE_NESCRISA")
def test_a_cnp_in_the_path_is_masked(tmp_path):
    with stops("IESIRE_NESCRISA") as stop:
        files.write_atomic(tmp_path / "2850101401002" / "a", b"")
    assert "2850101401002" not in stop.value.finding.message


@posix
def test_prepare_creates_for_the_owner_only(tmp_path):
    files.prepare_output(tmp_path / "x" / "out")
    files.prepare_output(tmp_path / "x" / "out")
    assert stat.S_IMODE((tmp_path / "x" / "out").stat().st_mode) == 0o700


def test_prepare_tries_a_name_as_long_as_a_certificates(tmp_path, monkeypatch):
    real = os.open

    def windows(path, *args):
        if len(str(path)) > 260:
            raise FileNotFoundError(errno.ENOENT, "not found")
        return real(path, *args)

    monkeypatch.setattr(files.os, "open", windows)
    monkeypatch.setattr(files, "_NUMBERS", itertools.count(123_456))
    # the process's number and that of the file are part of the temporary name, which has 80 to 95 letters
    short, long = tmp_path / ("a" * (150 - len(str(tmp_path)))), tmp_path / ("b" * (215 - len(str(tmp_path))))
    files.prepare_output(short)
    with stops("IESIRE_NESCRISA") as stop:
        files.prepare_output(long)
    assert "calea este prea lungă" in stop.value.finding.message
    assert listed(short) == listed(long) == []


@pytest.mark.raises_code("IESIRE_NU_E_FOLDER")
def test_prepare_refuses_a_file(tmp_path):
    (tmp_path / "f").write_text("")
    with stops("IESIRE_NU_E_FOLDER"):
        files.prepare_output(tmp_path / "f")
    with stops("IESIRE_NESCRISA"):
        files.prepare_output(tmp_path / "f" / "under")


@posix
@pytest.mark.skipif(os.name != "nt" and os.geteuid() == 0, reason="root writes everywhere")
def test_prepare_refuses_a_read_only_folder(tmp_path):
    tmp_path.chmod(0o500)
    with stops("IESIRE_NESCRISA"):
        files.prepare_output(tmp_path)


@posix
def test_prepare_removes_what_a_killed_run_left_and_nothing_else(tmp_path):
    code = (
        "import os, signal, sys; from pathlib import Path; from adeverinta.system import files\n"
        "with files.atomic_file(Path(sys.argv[1]) / 'a.pdf') as stream:\n"
        "    stream.write(b'half'); stream.flush(); os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", code, tmp_path], check=False)
    assert len(listed(tmp_path)) == 1
    mine = tmp_path / f".adeverinta-{files._host()}-{os.getpid()}-x.tmp"
    other_computer = tmp_path / ".adeverinta-00000000-1-x.tmp"
    for path in (mine, other_computer, tmp_path / "b.pdf"):
        path.write_bytes(b"")
    files.prepare_output(tmp_path)
    assert listed(tmp_path) == sorted([mine.name, other_computer.name, "b.pdf"])
