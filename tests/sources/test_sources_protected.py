"""Workbooks under a password: opened with the right one, refused without it, the password never shown."""

from __future__ import annotations

import io

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from adeverinta import sources
from adeverinta.core.errors import InputStop
from tests.exports.binary import encrypted_biff, ole
from tests.exports.writers import write_xlsx

SECRET = "Parolă-secretă 7"
ROWS = [["CNP", "Net"], ["2850101400019", 1234.5]]


@pytest.fixture(params=["x.xlsx", "x.xls"])
def path(request, tmp_path):
    made = tmp_path / request.param
    if made.suffix == ".xls":
        made.write_bytes(ole({"Workbook": encrypted_biff([("Foaie", ROWS)], SECRET)}))
        return made
    write_xlsx(tmp_path / "plain.xlsx", [("Foaie", ROWS)])
    out = io.BytesIO()
    OOXMLFile(io.BytesIO((tmp_path / "plain.xlsx").read_bytes())).encrypt(SECRET, out)
    made.write_bytes(out.getvalue())
    return made


def test_the_right_password_opens(path):
    asked = []

    def tell(name):
        asked.append(name)
        return SECRET

    (sheet,) = sources.read(path, password=tell).sheets
    assert [list(row) for row in sheet.rows] == ROWS
    assert asked == [path.name]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        pytest.param(None, "FISIER_PROTEJAT", marks=pytest.mark.raises_code("FISIER_PROTEJAT")),
        pytest.param("alta", "FISIER_PAROLA_GRESITA", marks=pytest.mark.raises_code("FISIER_PAROLA_GRESITA")),
        ("", "FISIER_PROTEJAT"),
    ],
)
def test_without_it_the_file_is_refused(path, given, code):
    with pytest.raises(InputStop) as stop:
        sources.read(path, password=lambda _name: given)
    assert stop.value.finding.code == code
    assert stop.value.__cause__ is None
    assert "alta" not in stop.value.finding.message


def test_the_password_comes_from_the_environment_and_is_asked_for_once(monkeypatch):
    from adeverinta.cli.workbook_password import asker

    monkeypatch.setenv("ADEVERINTA_PAROLA", SECRET)
    assert asker()("a.xlsx") == SECRET
    monkeypatch.delenv("ADEVERINTA_PAROLA")
    assert asker(interactive=False)("a.xlsx") is None
    times = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.prompt", lambda *_a, **_k: times.append(1) or SECRET)
    ask = asker()
    assert [ask("a.xlsx"), ask("b.xlsx"), len(times)] == [SECRET, SECRET, 1]
