"""What only a program gets wrong: a register of another thread or closed, a password that is no text."""

from __future__ import annotations

import io
import multiprocessing
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import numpy as np
import pandas as pd
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
    output = tmp_path / "iesire"
    begun = ad.issue(requests, payroll, employer, register=register, on=DAY, output=output)

    def other():
        for name, call in CALLS.items():
            told[name] = said(call, register, tmp_path)
        told["issue"] = said(
            lambda: ad.issue(requests, payroll, employer, register=register, on=DAY, output=output)
        )
        told["next"] = said(list, begun)
        told["close"] = said(register.close)

    worker = threading.Thread(target=other)
    worker.start()
    worker.join()
    assert told.keys() == {*CALLS, "issue", "next", "close"}
    assert all(text.startswith("register: it belongs to the thread") for text in told.values()), told
    assert not output.exists()
    assert register.entries() == []


def test_a_closed_register_says_so(register, tmp_path, requests, payroll, employer):
    output = tmp_path / "iesire"
    begun = ad.issue(requests, payroll, employer, register=register, on=DAY, output=output)
    register.close()
    register.close()
    for name, call in CALLS.items():
        assert said(call, register, tmp_path) == "register: it is closed, open it again", name
    assert said(list, begun) == "register: it is closed, open it again"
    with pytest.raises(ValueError, match="closed"):
        ad.issue(requests, payroll, employer, register=register, on=DAY, output=output)
    assert not output.exists()


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


def test_one_cnp_may_be_a_number_and_anything_else_is_told(employer, payroll):
    wanted = next(iter(payroll.rows))
    for given in (wanted, int(wanted), [int(wanted)], {wanted}, np.array([int(wanted)])):
        assert set(ad.read([SAMPLES / "csv"], employer, wanted=given).rows) == {wanted}
    for given in (True, [float(wanted)], [None], b"1", [ad.Request(wanted, DAY)]):
        with pytest.raises(TypeError, match=r"^wanted: one CNP"):
            ad.read([SAMPLES / "csv"], employer, wanted=given)


def test_a_value_that_no_cell_can_have_is_told_by_its_column():
    for value in (["Iași"], b"Iasi", {"a": 1}, ("Iași",)):
        with pytest.raises(TypeError, match=r"^judet: a text, a number"):
            ad.Request("2880412099016", date(2026, 3, 14), judet=value)
    with pytest.raises(TypeError, match=r"^cnp: "):
        ad.Request(b"2880412099016", date(2026, 3, 14))
    for column, value in (("cnp", object()), ("birth", 1j), ("judet", len), ("copii", 5), ("printed", "x")):
        given = {"cnp": "2880412099016", "birth": date(2026, 3, 14), column: value}
        name = "data_nasterii_copilului" if column == "birth" else column
        with pytest.raises(TypeError, match=f"^{name}: "):
            ad.Request(**given)
    typed = ad.Request(np.int64(2880412099016), np.datetime64("2026-03-14"), numar_copii=np.float64(2))
    assert (typed.cnp, typed.birth, typed.numar_copii) == ("2880412099016", date(2026, 3, 14), 2)
    assert ad.Request(2880412099016, pd.Timestamp("2026-03-14"), bloc=pd.NA).birth == date(2026, 3, 14)
    with pytest.raises(TypeError, match=r"^adresa: an Address"):
        ad.Request("2880412099016", date(2026, 3, 14), adresa="Iași")


def mistakes(folder, requests, payroll, employer, register):
    """Calls with one argument wrong, by its name."""
    answer = ad.compute(requests[0], payroll, employer, on=DAY)

    def issue(**more):
        return ad.issue(
            requests, payroll, employer, **{"register": None, "on": DAY, "output": folder, **more}
        )

    def compute(**more):
        return ad.compute(requests[0], payroll, employer, **{"on": DAY, **more})

    yield "source", lambda: ad.Employer.load(None)
    yield "source", lambda: ad.Employer.load(("angajator.toml", "text"))
    yield "source", lambda: ad.requests([folder])
    yield "source", lambda: ad.requests(("cereri.csv", "text"))
    yield "paths", lambda: ad.read("", employer)
    yield "paths", lambda: ad.read(io.BytesIO(b"x"), employer)
    yield "layouts", lambda: ad.read([SAMPLES / "csv"], employer, layouts="formate")
    yield "request", lambda: ad.compute(requests, payroll, employer, on=DAY)
    yield "on", lambda: compute(on=pd.NaT)
    yield "accept", lambda: compute(accept=5)
    yield "answer", lambda: ad.render([answer])
    yield "answer", lambda: ad.explain(requests[0])
    yield "executor", lambda: issue(executor=ThreadPoolExecutor)
    yield "progress", lambda: issue(progress=5)
    yield "approved_by", lambda: issue(approved_by=5)
    yield "replaces", lambda: issue(replaces=None)
    yield "replace_all", lambda: issue(replace_all="nu")
    yield "new_register", lambda: issue(new_register="nu")
    yield "draft", lambda: compute(draft="nu")
    yield "draft", lambda: ad.render(answer, draft="nu")
    yield "readonly", lambda: ad.Register.open(folder / "alt.sqlite", employer, readonly="nu")
    yield "accept", lambda: compute(accept=b"missing")
    yield "output", lambda: issue(output=None)
    yield "output", lambda: issue(output="")
    yield "frame", lambda: ad.frames.read({}, employer)
    yield "path", lambda: ad.Register.open(None, employer)
    yield "author", lambda: ad.Register.open(folder / "alt.sqlite", employer, author=5)
    yield "pdf", lambda: ad.verify(None)
    yield "pdf", lambda: ad.verify(("a.pdf", "text"))
    yield "register", lambda: ad.verify(b"%PDF", "registru.sqlite")
    yield "roots", lambda: ad.verify(b"%PDF", roots=5)
    yield "year", lambda: register.entries("2026")
    yield "number", lambda: register.find("1", 2026)
    yield "number", lambda: register.annul(True, 2026, "o greșeală")
    yield "reason", lambda: register.annul(1, 2026, None)
    yield "text", lambda: register.search(5)
    yield "on", lambda: register.export(folder / "r.pdf", on="azi")
    yield "cnp", lambda: register.extract(5)
    yield "before", lambda: register.erase("2020-01-01")
    yield "digest", lambda: register.passes(5)


def test_every_argument_that_is_wrong_is_told_by_its_name_before_anything_is_done(
    register, tmp_path, requests, payroll, employer
):
    before = sorted(tmp_path.iterdir())
    for name, call in mistakes(tmp_path, requests, payroll, employer, register):
        with pytest.raises((TypeError, ValueError), match=f"^{name}: "):
            call()
    assert sorted(tmp_path.iterdir()) == before
    assert register.entries() == []


def test_an_executor_that_takes_no_work_is_told_before_a_folder_is_made(
    tmp_path, requests, payroll, employer
):
    output = tmp_path / "iesire"
    gone = ThreadPoolExecutor(1)
    gone.shutdown()
    with pytest.raises(ValueError, match=r"^executor: it takes no work any more"):
        next(ad.issue(requests, payroll, employer, register=None, on=DAY, output=output, executor=gone))
    broken = ThreadPoolExecutor(1, initializer=int, initargs=("x",))
    with pytest.raises(ad.Stop) as stop:
        list(ad.issue(requests, payroll, employer, register=None, on=DAY, output=output, executor=broken))
    assert stop.value.finding.code == "PROCES_OPRIT"


def test_a_notebook_offers_the_names_of_the_door():
    assert set(dir(ad)) == {*ad.__all__, "api"}
    assert dir(api) == sorted(api.__all__)
    assert all(hasattr(api, name) for name in dir(api))
