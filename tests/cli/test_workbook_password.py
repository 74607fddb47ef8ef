"""A wrong password of a workbook is asked for again at a terminal, three times; elsewhere it is refused."""

from __future__ import annotations

import io

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from adeverinta.cli import root
from adeverinta.cli.workbook_password import VARIABLE
from tests.cli.test_dialogue import CTRL_C, ENGLISH, Terminal
from tests.firm import ANA

SECRET = "Parolă-secretă 7"
NAME = "stat_202510.xlsx"
FIELDS = (
    "--calitatea", "salariată", "--localitate", "Iași", "--judet", "Iași",
    "--maternitate-de-la", "01.03.2026", "--maternitate-pana-la", "15.07.2026",
    "--concediu-de-la", "16.07.2026",
)  # fmt: skip
QUESTION = f"Parola pentru „{NAME}”"


def close(path, secret=SECRET):
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(path.read_bytes())).encrypt(secret, out)
    path.write_bytes(out.getvalue())


@pytest.fixture
def closed(firm):
    close(firm.exports / NAME)
    return firm


def arguments(firm, command):
    profile = ["--angajator", firm.folder / "angajator.toml"]
    one = ["--cnp", ANA, "--nastere", "14.03.2026"]
    out = ["--iesire", firm.folder / "iesire"]
    requests = ["--cereri", firm.folder / "cereri.xlsx"]
    return {
        "citeste": [firm.exports, *profile],
        "emite": [firm.exports, *profile, *requests, *out],
        "una": [firm.exports, *profile, *one, *out, *FIELDS],
        "explica": [firm.exports, *profile, *one],
        "cereri": [firm.exports, "--iesire", firm.folder / "noi.xlsx"],
    }[command]


@pytest.mark.parametrize("command", ["citeste", "emite", "una", "explica", "cereri"])
def test_the_third_answer_may_be_the_right_one(closed, command):
    program = Terminal(closed.folder, command, *arguments(closed, command))
    program.until(QUESTION)
    program.say("una", QUESTION)
    assert "Mai puteți încerca de 2 ori." in program.shown
    program.say("alta", QUESTION)
    assert "Mai puteți încerca o dată." in program.shown
    program.say(SECRET, None)
    assert program.end() == 0, program.shown
    assert program.shown.count(QUESTION) == 3
    assert SECRET not in program.shown
    assert not ENGLISH.search(program.shown.replace(str(closed.folder), ""))


def test_after_three_wrong_ones_nothing_is_issued(closed):
    program = Terminal(closed.folder, "emite", *arguments(closed, "emite"))
    program.until(QUESTION)
    for answer, then in (("una", QUESTION), ("alta", QUESTION), ("a treia", None)):
        program.say(answer, then)
    assert program.end() == 3
    assert f"Nici această parolă nu deschide „{NAME}”." in program.shown
    assert "iar parola dată nu îl deschide" in program.shown
    assert not (closed.folder / "registru.sqlite").exists()
    assert "a treia" not in program.shown


def test_the_requests_may_have_a_password_of_their_own(closed):
    close(closed.folder / "cereri.xlsx", "alta parolă")
    program = Terminal(closed.folder, "emite", *arguments(closed, "emite"))
    program.until("Parola pentru „cereri.xlsx”")
    program.say("alta parolă", QUESTION)  # tried on the export in silence, where it was never given
    program.say(SECRET, None)
    assert program.end() == 0, program.shown
    assert "Mai puteți" not in program.shown


def test_enter_means_that_nobody_knows_it_and_ctrl_c_stops(closed):
    program = Terminal(closed.folder, "emite", *arguments(closed, "emite"))
    program.until(QUESTION)
    program.say("", None)
    assert program.end() == 3
    assert "este protejat cu parolă" in program.shown
    program = Terminal(closed.folder, "citeste", *arguments(closed, "citeste"))
    program.until(QUESTION)
    program.say(CTRL_C, "Oprit la o întrebare")
    assert program.end() == 130


@pytest.mark.parametrize(
    ("given", "said"), [("alta", "iar parola dată nu îl deschide"), (None, "protejat cu parolă")]
)
def test_away_from_a_terminal_it_is_refused_at_once(closed, monkeypatch, capsys, given, said):
    monkeypatch.delenv(VARIABLE, raising=False)
    if given:
        monkeypatch.setenv(VARIABLE, given)
    assert closed.emite() == 3
    err = capsys.readouterr().err
    assert said in err
    assert "Parola pentru" not in err
    assert not (closed.folder / "registru.sqlite").exists()


def test_every_firm_of_an_office_and_a_replacement_ask_again(closed, monkeypatch):
    office = closed.folder / "birou"
    firm = closed.in_office(office)
    program = Terminal(closed.folder, "firme", office, "--la-data", "22.11.2026")
    program.until(QUESTION)
    program.say("una", QUESTION)
    program.say(SECRET, None)
    assert program.end() == 0, program.shown
    program = Terminal(
        closed.folder, "registru", "inlocuieste", "1/2026", firm / "state", "--cereri", firm / "cereri.xlsx",
        "--angajator", firm / "angajator.toml", "--iesire", firm, "--la-data", "23.11.2026",
    )  # fmt: skip
    program.until(QUESTION)
    program.say("una", QUESTION)
    program.say(SECRET, None)
    program.end()
    monkeypatch.setenv(VARIABLE, "alta")
    assert root._run(["firme", str(office), "--la-data", "22.11.2026"]) != 0
