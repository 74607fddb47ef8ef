"""`citeste`: everything found, masked; unknown layouts are asked about at a terminal and remembered."""

from __future__ import annotations

import re

import pytest

from adeverinta.cli import learn
from adeverinta.core.month import Month
from adeverinta.payroll.learning.meanings import menu
from tests.firm import ANA, HEADER
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
    assert f"fără rând: Popescu Ana, {ANA[0]}********{ANA[-4:]} în octombrie 2025" in out


def test_an_unknown_layout_is_shown_and_refused_without_a_terminal(firm, capsys):
    path = strange(firm.folder)
    assert firm.run("citeste", exports=[path]) == 3
    out = capsys.readouterr()
    assert "C   „Bani buni” = ?" in out.out
    assert "(are CNP-uri valide)" in out.out


@pytest.fixture
def terminal(monkeypatch):
    """A terminal whose answers are given in turn; the questions are kept."""
    asked: list[str] = []

    def answer(*said):
        answers = iter(said)

        def prompt(question, **_):
            asked.append(question)
            return next(answers)

        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr("click.prompt", prompt)
        return asked

    return answer


def number(name):
    return str([known for known, _ in menu()].index(name))


def test_at_a_terminal_it_is_asked_about_once_and_remembered(firm, capsys, terminal):
    path = strange(firm.folder)
    terminal(number("nume"), "cnp", number("net"), "da", "0")
    assert firm.run("citeste", exports=[path]) == 0
    assert len(list(learn.folders()[0].glob("*.toml"))) == 1
    assert firm.run("citeste", exports=[path]) == 0  # no answer is left: nothing was asked
    assert "7 persoane" in capsys.readouterr().out


def test_nonsense_is_refused_and_asked_again(firm, capsys, terminal):
    path = strange(firm.folder)
    terminal("cnp", "99", "brutto", "nume", "nume", "cnp", "cnp", "luna", "net", "poate", "da", "-")
    assert firm.run("citeste", exports=[path]) == 0
    out = capsys.readouterr().out
    assert "nu are CNP-uri valide" in out
    assert "„99” nu este în listă" in out
    assert "„brutto” nu este în listă" in out
    assert "„cnp” este deja coloana B" in out
    assert "nu are luni" in out
    assert "„poate” nu este „da” sau „nu”" in out
    assert ANA not in out


def test_a_net_that_nothing_checks_needs_a_second_yes(firm, terminal):
    path = strange(firm.folder)
    asked = terminal("nume", "cnp", "net", "nu", "-")
    assert firm.run("citeste", exports=[path]) == 3
    assert "da" in asked[3]
    assert not learn.folders()[0].exists()  # what does not read is not kept


def test_enter_never_takes_a_doubtful_column(firm, monkeypatch):
    path = firm.folder / "s.csv"
    path.write_text(
        "Luna;CNP;Nume;Salariu realizat;Rest plata\n2026-03;2850101401002;Popa;12100;7371\n", encoding="utf-8"
    )
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.prompt", lambda *_a, default, **_k: default)
    assert firm.run("citeste", exports=[path]) == 3


def test_a_column_not_understood_is_asked_about_also_where_cnp_and_net_are_known(firm, capsys, terminal):
    path = firm.folder / "stat_202603.csv"
    lines = [
        "CNP;Nume;Zile lucrate;Zile qx;Brut;CAS;CASS;Impozit;Salariu net",
        f"{ANA};Popa Ina;20;2;5000;1250;500;325;2925",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    asked = terminal(number("zile_fara_plata"))
    assert firm.run("citeste", exports=[path]) == 0
    assert asked == ["Ce este coloana D „Zile qx”?"]
    assert firm.run("citeste", exports=[path]) == 0
    assert re.search(r"zile_fara_plata +coloana D", capsys.readouterr().out)


def test_a_profile_asked_for_is_one_layouts_own_in_a_mixed_folder(firm, terminal):
    path = strange(firm.exports, name="stat_202604.xlsx")
    terminal("nume", "cnp", "net", "da", "-")
    profile = str(firm.folder / "angajator.toml")
    assert firm.run("citeste", "--angajator", profile, exports=[path]) == 0
    (saved,) = (firm.folder / "formate").glob("*.toml")
    saved = saved.rename(firm.folder / "format.toml")
    assert firm.run("citeste", "--profil", str(saved), "--fara-interactiune") == 0
