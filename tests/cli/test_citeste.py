"""`citeste`: everything found, masked; unknown layouts are asked about at a terminal and remembered."""

from __future__ import annotations

import pytest

from adeverinta.cli import learn
from adeverinta.core.month import Month
from tests.cli.conftest import ANA, HEADER
from tests.payroll.test_payroll_profiles import strange


@pytest.fixture(autouse=True)
def home(monkeypatch, tmp_path):
    monkeypatch.setattr("platformdirs.user_config_path", lambda _name: tmp_path / "config")


def test_findings_of_cells_are_shown_for_everybody_and_masked(firm, capsys):
    rows = firm.rows(Month(2026, 3))
    rows[0][9] = "lipsă?"
    firm.month(Month(2026, 3), rows, HEADER)
    assert firm.run("citeste") == 0
    out = capsys.readouterr().out
    assert "NUMAR_NECITIT" in out
    assert ANA not in out


def test_what_is_missing_is_named(firm, capsys):
    (firm.exports / "stat_202511.xlsx").unlink()
    firm.month(Month(2025, 10), firm.rows(Month(2025, 10))[1:])
    assert firm.run("citeste") == 0
    out = capsys.readouterr().out
    assert "lipsește statul de plată pe noiembrie 2025 (2 persoane cu contract)" in out
    assert f"fără rând: {ANA[0]}********{ANA[-4:]} în octombrie 2025" in out


def test_an_unknown_layout_is_shown_and_refused_without_a_terminal(firm, capsys):
    path = strange(firm.folder)
    assert firm.run("citeste", exports=[path]) == 3
    out = capsys.readouterr()
    assert "C   „Bani buni” = ?" in out.out
    assert "(are CNP-uri valide)" in out.out


def test_at_a_terminal_it_is_asked_about_once_and_remembered(firm, capsys, monkeypatch):
    path = strange(firm.folder)
    answers = iter(["nume", "cnp", "net", "-"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.prompt", lambda *_a, **_k: next(answers))
    assert firm.run("citeste", exports=[path]) == 0
    assert len(list(learn.folders()[0].glob("*.toml"))) == 1
    assert firm.run("citeste", exports=[path]) == 0  # no answer is left: nothing was asked
    assert "7 persoane" in capsys.readouterr().out


def test_beside_the_employer_profile(firm, monkeypatch):
    path = strange(firm.folder)
    answers = iter(["nume", "cnp", "net", "-"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.prompt", lambda *_a, **_k: next(answers))
    profile = str(firm.folder / "angajator.toml")
    assert firm.run("citeste", "--angajator", profile, exports=[path]) == 0
    (saved,) = (firm.folder / "formate").glob("*.toml")
    assert firm.run("citeste", "--profil", str(saved), "--fara-interactiune", exports=[path]) == 0
