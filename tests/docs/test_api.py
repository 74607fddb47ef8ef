"""The examples of docs/api.md, run as they stand there."""

from __future__ import annotations

import re
import sqlite3
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import adeverinta as ad
from adeverinta.api.catalogue import CODES
from tests.firm import SAMPLES, of_samples

TEXT = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r"```python (\w+)\n(.*?)```", TEXT, re.DOTALL))
DAY = date(2026, 11, 22)


@pytest.fixture
def firm(tmp_path, monkeypatch):
    of_samples(tmp_path, requests="cereri.xlsx")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(name, **known):
    exec(compile(BLOCKS[name], f"docs/api.md, {name}", "exec"), known)
    return known


def test_there_are_four_of_about_ten_lines():
    assert BLOCKS.keys() == {"script", "notebook", "airflow", "odoo"}
    assert all(8 <= len(code.splitlines()) <= 14 for code in BLOCKS.values())


def test_every_name_of_the_package_is_told_with_its_errors():
    _, table = TEXT.split("| name | a `Stop` (code) | arguments checked |\n|---|---|---|\n")
    rows = dict(line.strip("| ").split(" | ", 1) for line in table.split("\n\n")[0].splitlines())
    told = {word.split(".")[0] for name in rows for word in re.findall(r"`([\w.]+)`", name)}
    records = {"Answer", "Outcome", "Stop", "__version__"}
    assert set(ad.__all__) - records <= told <= set(ad.__all__)
    codes = [code for row in rows.values() for code in re.findall(r"`([A-Z]\w+)`", row)]
    assert len(codes) > 30
    assert set(codes) <= CODES.keys()


def test_the_script(firm, capsys):
    run("script")
    lines = capsys.readouterr().out.splitlines()
    issued = [line for line in lines if line.startswith("emisa")]
    assert len(issued) == len(list((firm / "out" / "adeverinte").iterdir())) > 1


def test_the_notebook(firm):
    frame = pd.read_csv(next((SAMPLES / "csv").iterdir()), sep=";", dtype=str, encoding="cp1250")
    with sqlite3.connect(":memory:") as db:
        frame.to_sql("state", db, index=False)
        known = run("notebook", connection=db)
    assert len(known["uncounted"]) > 0
    assert known["problems"].sum() == sum(len(answer.findings) for answer in known["answers"])


def test_the_airflow_task(firm):
    task = run("airflow")["certificates"]
    first = task(str(firm), DAY)
    assert task(str(firm), DAY) == first
    numbers = [int(number) for _, number in first if number]
    assert numbers == list(range(1, len(numbers) + 1))


def test_the_odoo_button(firm):
    button = run("odoo")["draft_certificate"]
    exports = [(path.name, path.read_bytes()) for path in sorted((firm / "state").iterdir())]
    profile = (firm / "angajator.toml").read_bytes()
    pdf, said = button(exports, profile, "2910823129021", date(2026, 9, 17), DAY)
    assert pdf.startswith(b"%PDF")
    none, said = button(exports, profile, "1800101221144", date(2026, 3, 14), DAY)
    assert none is None
    assert said
    assert button([("stat.csv", b"a;b\n1;2\n")], profile, "2880412099016", date(2026, 3, 14), DAY)[0] is None
