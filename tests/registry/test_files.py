import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from adeverinta.core.errors import ExitCode, OutputStop
from adeverinta.registry import files

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
@pytest.mark.parametrize("step", ["tempfile.mkstemp", "os.fsync", "os.fdopen"])
def test_a_failure_at_any_step_leaves_the_old_file(tmp_path, monkeypatch, number, reason, step):
    target = tmp_path / "a.pdf"
    files.write_atomic(target, b"old")

    def fail(*_args, **_more):
        raise OSError(number, "no")

    monkeypatch.setattr(f"adeverinta.registry.files.{step}", fail)
    with stops("IESIRE_NESCRISA") as stop:
        files.write_atomic(target, b"new")
    monkeypatch.undo()
    assert reason in stop.value.finding.message
    assert "a.pdf" in stop.value.finding.message
    assert stop.value.exit_code is ExitCode.OUTPUT
    assert target.read_bytes() == b"old"
    assert listed(tmp_path) == ["a.pdf"]


def test_an_interruption_leaves_nothing_half(tmp_path):
    def interrupted():
        with files.atomic_file(tmp_path / "a") as stream:
            stream.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert listed(tmp_path) == []


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


def test_missing_folder_and_folder_in_place_of_a_file(tmp_path):
    with stops("IESIRE_NESCRISA") as stop:
        files.write_atomic(tmp_path / "no" / "a", b"")
    assert "folderul nu există" in stop.value.finding.message
    (tmp_path / "dir").mkdir()
    with stops("IESIRE_NESCRISA"):
        files.write_atomic(tmp_path / "dir", b"")


def test_a_cnp_in_the_path_is_masked(tmp_path):
    with stops("IESIRE_NESCRISA") as stop:
        files.write_atomic(tmp_path / "2850101401002" / "a", b"")
    assert "2850101401002" not in stop.value.finding.message


@posix
def test_prepare_creates_for_the_owner_only(tmp_path):
    files.prepare_output(tmp_path / "x" / "out")
    files.prepare_output(tmp_path / "x" / "out")
    assert stat.S_IMODE((tmp_path / "x" / "out").stat().st_mode) == 0o700


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
        "import os, signal, sys; from pathlib import Path; from adeverinta.registry import files\n"
        "with files.atomic_file(Path(sys.argv[1]) / 'a.pdf') as stream:\n"
        "    stream.write(b'half'); stream.flush(); os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", code, tmp_path], check=False)
    assert len(listed(tmp_path)) == 1
    mine = tmp_path / f".adeverinta-{files._HOST}-{os.getpid()}-x.tmp"
    other_computer = tmp_path / ".adeverinta-00000000-1-x.tmp"
    for path in (mine, other_computer, tmp_path / "b.pdf"):
        path.write_bytes(b"")
    files.prepare_output(tmp_path)
    assert listed(tmp_path) == sorted([mine.name, other_computer.name, "b.pdf"])
