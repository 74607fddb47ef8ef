"""What only a program gets wrong: a register of another thread or closed, a password that is no text."""

from __future__ import annotations

import multiprocessing
import sys
import threading
from datetime import date

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

import adeverinta as ad
from adeverinta import api
from tests.api.conftest import DAY
from tests.firm import SAMPLES

CALLS = {
    "entries": lambda register, folder: register.entries(),
    "find": lambda register, folder: register.find(1, 2026),
    "search": lambda register, folder: register.search("x"),
    "annul": lambda register, folder: register.annul(1, 2026, "o greșeală"),
    "unfinished": lambda register, folder: register.unfinished(),
    "check": lambda register, folder: register.check(),
    "export": lambda register, folder: register.export(folder / "r.pdf", on=DAY),
    "extract": lambda register, folder: register.extract("2880412099016"),
    "erase": lambda register, folder: register.erase(date(2020, 1, 1)),
    "with": lambda register, folder: register.__enter__(),
    "verify": lambda register, folder: ad.verify(b"%PDF-1.7", register),
    "frames": lambda register, folder: ad.frames.register(register),
    "sign": lambda register, folder: list(api.sign(folder, None, register)),
}


def said(call, *given):
    """The ValueError of a call, None where it went well."""
    try:
        call(*given)
    except ValueError as error:
        return str(error)
    return None


@pytest.fixture
def register(tmp_path, employer):
    with ad.Register.open(tmp_path / "registru.sqlite", employer) as opened:
        yield opened


def test_a_register_belongs_to_its_thread(register, tmp_path, requests, payroll, employer):
    told = {}

    def other():
        for name, call in CALLS.items():
            told[name] = said(call, register, tmp_path)
        output = tmp_path / "iesire"
        issued = ad.issue(requests, payroll, employer, register=register, on=DAY, output=output)
        told["issue"] = said(list, issued)
        told["close"] = said(register.close)

    worker = threading.Thread(target=other)
    worker.start()
    worker.join()
    assert told.keys() == {*CALLS, "issue", "close"}
    assert all(text.startswith("register: it belongs to the thread") for text in told.values()), told
    assert not (tmp_path / "iesire").exists()
    assert register.entries() == []


def test_a_closed_register_says_so(register, tmp_path, requests, payroll, employer):
    register.close()
    register.close()
    for name, call in CALLS.items():
        assert said(call, register, tmp_path) == "register: it is closed, open it again", name
    issued = ad.issue(requests, payroll, employer, register=register, on=DAY, output=tmp_path / "iesire")
    assert said(list, issued) == "register: it is closed, open it again"
    assert not (tmp_path / "iesire").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no fork")
def test_a_register_is_not_taken_along_by_a_fork(register):
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe()
    child = context.Process(target=lambda: there.send(said(register.entries)))
    child.start()
    assert here.recv().startswith("register: it belongs to the thread and process")
    child.join()
    assert register.entries() == []


@pytest.fixture(scope="module")
def locked(tmp_path_factory):
    path = tmp_path_factory.mktemp("parola") / "luna.xlsx"
    with next((SAMPLES / "lunar-xlsx").iterdir()).open("rb") as plain, path.open("wb") as out:
        OOXMLFile(plain).encrypt("secret", out)
    return path


@pytest.mark.parametrize("password", [5, b"secret", ["secret"]], ids=repr)
def test_a_password_is_a_text(employer, locked, password):
    for given in (password, lambda _name: password):
        for call in (ad.read, ad.requests):
            with pytest.raises(TypeError, match=r"^password: a text, or a function") as error:
                call(locked, password=given)
            assert "secret" not in str(error.value)
    for key in ({"p12": "x.p12"}, {"token": "x.so"}):
        with pytest.raises(TypeError, match=r"^password: a text is needed"):
            api.certificates(**key, password=password)


def test_a_password_of_no_use_is_checked_too(employer):
    with pytest.raises(TypeError, match=r"^password: "):
        ad.read([SAMPLES / "csv"], employer, password=5)


@pytest.mark.parametrize("paths", [5, b"a.csv", None, [5], [b"a.csv"]], ids=repr)
def test_what_is_no_path_is_told_by_its_name(employer, paths):
    with pytest.raises(TypeError, match=r"^paths: a path"):
        ad.read(paths, employer)
