"""Consoles of other code pages, and no console at all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from adeverinta.cli import root, terminal

WITHOUT = (
    "import sys; sys.stdin = sys.stdout = sys.stderr = None; sys.argv[:] = ['adeverinta', *sys.argv[1:]]\n"
    "from adeverinta.cli import main; main()"
)


@pytest.mark.parametrize("page", ["cp1250", "cp852", "cp437", "ascii", "utf-8"])
def test_every_console_gets_utf_8(page):
    env = {**os.environ, "PYTHONIOENCODING": page}
    for args, stream in ((["--help"], "stdout"), (["emite", "--lipsa"], "stderr")):
        done = subprocess.run(
            [sys.executable, "-m", "adeverinta", *args], env=env, capture_output=True, check=False
        )
        said = getattr(done, stream).decode("utf-8")
        assert "ț" in said
        assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    "args", [["--help"], ["formulare"], ["emite"], ["explica", "--cnp", "-", "nimic.xlsx"]]
)
def test_a_program_without_a_console_ends_as_it_does_with_one(args, tmp_path):
    codes = []
    for how in (["-m", "adeverinta"], ["-c", WITHOUT]):
        done = subprocess.run(
            [sys.executable, *how, *args],
            cwd=tmp_path,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        codes.append(done.returncode)
        assert b"Traceback" not in done.stderr
    assert codes[0] == codes[1]


def test_nul_is_no_terminal_where_the_system_says_so(monkeypatch):
    """Windows calls it one; there the console itself is asked, elsewhere the stream is believed."""
    monkeypatch.setattr("sys.stdin", Terminal())
    assert terminal.attended()
    monkeypatch.setattr(terminal, "_is_nul", lambda: True)
    assert not terminal.attended()
    monkeypatch.undo()
    with Path(os.devnull).open(encoding="utf-8") as nul:
        monkeypatch.setattr("sys.stdin", nul)
        assert not terminal.attended()


class Terminal:
    """A stream of a library's, which says that it is a terminal."""

    def isatty(self):
        return True

    def fileno(self):
        raise OSError


def test_a_stream_that_is_missing_is_replaced(monkeypatch):
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    root.streams()
    assert sys.stdin.read() == ""
    assert not terminal.attended()
    assert sys.stdout.write("ș ț") == 3
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        stream.close()
