"""Windows refuses a renaming for a moment where a virus scanner looks at the new file."""

import os
from pathlib import Path

import pytest

from adeverinta.core.errors import OutputStop
from adeverinta.system import files


class Held:
    """`Path.replace` that refuses so many times, as Windows does."""

    def __init__(self, monkeypatch, times):
        self.left, self.pauses = times, []
        real = Path.replace

        def replace(path, target):
            if self.left:
                self.left -= 1
                raise PermissionError(13, "held")
            return real(path, target)

        monkeypatch.setattr(Path, "replace", replace)
        monkeypatch.setattr(files.time, "sleep", self.pauses.append)


@pytest.fixture
def windows(monkeypatch):
    monkeypatch.setattr(files, "sync_folder", lambda folder: None)
    monkeypatch.setattr(files, "os", Windows())


class Windows:
    """The module `os` as it is, under the name of Windows."""

    name = "nt"

    def __getattr__(self, name):
        return getattr(os, name)


def test_a_scanner_that_lets_go_is_waited_for(tmp_path, monkeypatch, windows):
    held = Held(monkeypatch, 3)
    files.write_atomic(tmp_path / "a.pdf", b"x")
    assert (tmp_path / "a.pdf").read_bytes() == b"x"
    assert len(held.pauses) == 3
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_a_scanner_of_small_files_is_waited_for(tmp_path, monkeypatch, windows):
    """The page's place, a register's mark."""
    held = Held(monkeypatch, 2)
    files.own_file(tmp_path / ".pagina.json", b"{}")
    assert [path.name for path in tmp_path.iterdir()] == [".pagina.json"]
    assert len(held.pauses) == 2


def test_excel_is_not_waited_for_long(tmp_path, monkeypatch, windows):
    (tmp_path / "firme.xlsx").write_bytes(b"old")
    held = Held(monkeypatch, 100)
    with pytest.raises(OutputStop) as stop:
        files.write_atomic(tmp_path / "firme.xlsx", b"new")
    assert stop.value.finding.code == "IESIRE_DESCHISA"
    assert sum(held.pauses) < 1
    assert [path.name for path in tmp_path.iterdir()] == ["firme.xlsx"]


def test_elsewhere_a_refusal_is_believed_at_once(tmp_path, monkeypatch):
    if os.name == "nt":
        pytest.skip("there it is asked again")
    held = Held(monkeypatch, 1)
    with pytest.raises(OutputStop):
        files.write_atomic(tmp_path / "a.pdf", b"x")
    assert held.pauses == []
