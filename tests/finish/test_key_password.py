"""The password of a key's file is asked for three times at a terminal; a PIN never a second time."""

from __future__ import annotations

from pathlib import Path

import pytest

from adeverinta.cli import signing_options, workbook_password
from adeverinta.cli.signing_options import VARIABLE, unlocked
from adeverinta.core.errors import InputStop
from adeverinta.core.finding import finding
from adeverinta.finish import codes
from tests.finish import keys

pytest.importorskip("pyhanko", reason="the extra `semnare` is not installed")
KEY = Path("cheie.p12")


@pytest.fixture
def answers(monkeypatch):
    """Somebody at the terminal who gives these answers, one after another."""
    monkeypatch.delenv(VARIABLE, raising=False)
    left = []
    for module in (signing_options, workbook_password):
        monkeypatch.setattr(module, "attended", lambda: True)
        monkeypatch.setattr(module, "ask", lambda _question, hidden: left.pop(0))
    return left


def lock(password, tried, code=codes.CHEIE_PAROLA_GRESITA):
    def open_with(text):
        tried.append(text)
        if text != password:
            raise InputStop(finding(code, fisier=KEY.name, nume="proba"))
        return "deschis"

    return open_with


def test_the_third_answer_may_be_the_right_one(answers, capsys):
    answers += ["una", "alta", "bună"]
    tried = []
    assert unlocked(KEY, lock("bună", tried), interactive=True) == "deschis"
    assert tried == ["una", "alta", "bună"]
    said = capsys.readouterr().err
    assert "Parola nu deschide „cheie.p12”. Mai puteți încerca de 2 ori." in said
    assert "Mai puteți încerca o dată." in said


def test_there_is_no_fourth(answers, capsys):
    answers += ["una", "alta", "a treia", "bună"]
    with pytest.raises(InputStop) as stop:
        unlocked(KEY, lock("bună", []), interactive=True)
    assert stop.value.finding.code == codes.CHEIE_PAROLA_GRESITA.name
    assert answers == ["bună"]
    assert "Nici această parolă nu deschide „cheie.p12”." in capsys.readouterr().err


def test_enter_after_a_wrong_one_ends_with_the_wrong_one(answers):
    answers += ["una", ""]
    tried = []
    with pytest.raises(InputStop) as stop:
        unlocked(KEY, lock("bună", tried), interactive=True)
    assert (stop.value.finding.code, tried) == (codes.CHEIE_PAROLA_GRESITA.name, ["una"])


@pytest.mark.parametrize("interactive", [True, False])
def test_what_the_environment_gives_is_tried_once(answers, monkeypatch, interactive):
    monkeypatch.setenv(VARIABLE, "alta")
    tried = []
    with pytest.raises(InputStop):
        unlocked(KEY, lock("bună", tried), interactive=interactive)
    assert tried == ["alta"]


def test_what_no_password_mends_is_not_asked_again(answers):
    answers += ["una", "alta"]
    with pytest.raises(InputStop):
        unlocked(KEY, lock("bună", [], codes.CHEIE_NECITITA), interactive=True)
    assert answers == ["alta"]


def test_a_pin_is_asked_once(answers):
    answers += ["1111", "2222"]
    with pytest.raises(InputStop):
        unlocked(None, lock("123456", [], codes.TOKEN_PIN_GRESIT), interactive=True)
    assert answers == ["2222"]


def test_at_a_terminal_the_second_answer_opens_the_key(tmp_path, monkeypatch):
    from tests.cli.test_dialogue import Terminal

    monkeypatch.delenv(VARIABLE, raising=False)
    key, _ = keys.signer_file(tmp_path)
    question = f"Parola pentru „{key.name}”"
    program = Terminal(tmp_path, "semneaza", "--p12", key, "--lista")
    program.until(question)
    program.say("alta", question)
    assert "Mai puteți încerca de 2 ori." in program.shown
    program.say(keys.PASSWORD, "Ioana Închipuită")
    assert program.end() == 0
    assert keys.PASSWORD not in program.shown
