"""Every argument of every public name, found by looking at them: what is wrong is told by its name."""

from __future__ import annotations

import inspect
from datetime import date

import pandas as pd
import pytest

import adeverinta as ad
from tests.api.conftest import DAY
from tests.firm import SAMPLES

OWN = ("Answer", "Outcome", "Request", "Stop", "__version__")
"""Records, whose fields are no arguments (`Request` has tests of its own), and the version."""
PATHS = ("source", "path", "output", "templates", "roots", "pdf")
WRONG = {
    **{name: ["", 5, ("a.csv", "text")] for name in PATHS},
    "paths": ["", 5, b"x", [""], [5], {"a": 5}],
    "wanted": [3, [3], "12", [], "", [""], [None], True, b"1", 5.0, {}],
    "layouts": ["", "formate", b"", 5, ["formate"], [None]],
    "on": ["", 0, "2026-11-22", pd.NaT],
    "before": ["", 0, "2026-11-22"],
    "accept": ["", "nimic", ["nimic"], [5], b"missing", 5],
    "replaces": [5, [5], [(1,)], ["12"], [("1", 2026)]],
    "portion": [0, -1, True, 1.5, "5"],
    "form": [5, b"auto"],
    "author": [5],
    "name": [5],
    "number": ["1", 1.0, True],
    "year": ["2026", 2026.0, True],
    "frame": [[1], {}, {"a": [1]}, "a.csv"],
    "requests": ["cereri.xlsx", [5], [None], 5],
    "answers": ["abc", 5, [5], [None]],
    "answer": [[], "abc"],
    "of": [5, [5]],
    "employer": ["angajator.toml", 5],
    "register": ["registru.sqlite", 5],
}
"""Besides an object of no kind, and None where it does not stand for something."""


def public():
    """Each public callable by its name."""
    for name in ad.__all__:
        if name not in OWN:
            found = getattr(ad, name)
            if name == "frames":
                for own, call in inspect.getmembers(found, inspect.isfunction):
                    if call.__module__ == found.__name__ and own[0] != "_":
                        yield f"frames.{own}", call
            elif inspect.isclass(found):
                for own in vars(found):
                    if own[0] != "_" and callable(getattr(found, own)):
                        yield f"{name}.{own}", getattr(found, own)
            else:
                yield name, found


def cases():
    for name, call in public():
        for parameter in inspect.signature(call).parameters.values():
            if parameter.name == "self":
                continue
            optional = "None" in str(parameter.annotation)
            values = [object(), *([] if optional else [None]), *WRONG.get(parameter.name, [])]
            if parameter.annotation == "bool":
                values += ["nu", 1]
            for value in values:
                yield pytest.param(
                    name, parameter.name, value, id=f"{name}-{parameter.name}-{type(value).__name__}"
                )


@pytest.fixture(scope="module")
def given(tmp_path_factory, employer, payroll, requests):
    """What each is called with otherwise, and the folder where nothing may come to stand."""
    folder = tmp_path_factory.mktemp("argumente")
    answer = ad.compute(requests[0], payroll, employer, on=DAY)
    frame = pd.DataFrame({"cnp": [answer.cnp], "luna": ["2026-01"], "net": [4000]})
    with ad.Register.open(folder / "registru.sqlite", employer) as register:
        yield (
            folder,
            register,
            {
                "read": {"paths": [SAMPLES / "csv"]},
                "requests": {"source": SAMPLES / "cereri.xlsx"},
                "compute": {"request": requests[0], "payroll": payroll, "employer": employer, "on": DAY},
                "render": {"answer": answer},
                "explain": {"answer": answer},
                "issue": {
                    "requests": requests, "payroll": payroll, "employer": employer, "register": register,
                    "on": DAY, "output": folder / "iesire",
                },
                "verify": {"pdf": b"%PDF-1.7"},
                "Employer.load": {"source": SAMPLES / "angajator.toml"},
                "Register.open": {"path": folder / "alt.sqlite", "employer": employer},
                "Register.open_only": {"path": folder / "alt.sqlite"},
                "Register.open_to_sign": {"path": folder / "alt.sqlite"},
                "Register.annul": {"number": 1, "year": 2026, "reason": "o greșeală"},
                "Register.export": {"path": folder / "registru.pdf", "on": DAY},
                "Register.find": {"number": 1, "year": 2026},
                "Register.erase": {"before": date(2020, 1, 1)},
                "frames.read": {"frame": frame, "employer": employer},
            },
        )  # fmt: skip


@pytest.mark.parametrize(("name", "argument", "value"), list(cases()))
def test_what_is_wrong_is_told_by_its_name_before_anything_is_done(given, name, argument, value):
    folder, register, arguments = given
    before = sorted(folder.iterdir())
    call = dict(public())[name]
    if name.startswith("Register.") and "open" not in name:
        call = getattr(register, name.partition(".")[2])
    with pytest.raises((TypeError, ValueError), match=f"^{argument}: "):
        call(**{**arguments.get(name, {}), argument: value})
    assert sorted(folder.iterdir()) == before
    assert register.entries() == []


def test_no_public_name_is_left_out():
    names = {name for name, _ in public()}
    assert {"issue", "Register.annul", "frames.read", "Employer.load", "requests"} <= names
    assert {name.partition(".")[0] for name in names} == {*ad.__all__} - {*OWN}
