"""Papers issued while their facts were attached as `adeverinta/1` stay verifiable, and rebuild a register.

The two PDFs of `first_schema/` were written by the program of that time, from `samples/csv` and `cereri.csv`.
"""

import json
import shutil
from pathlib import Path

import pytest

from adeverinta.api import Register
from adeverinta.cli import root
from adeverinta.forms.paper.attached import attached
from adeverinta.system.resources import resource_dir

HERE = Path(__file__).parent / "first_schema"
SAMPLES = resource_dir("templates").parent / "samples"


@pytest.fixture
def papers(tmp_path):
    shutil.copytree(HERE / "adeverinte", tmp_path / "iesire" / "adeverinte")
    return sorted((tmp_path / "iesire" / "adeverinte").glob("*.pdf"))


def run(*args):
    return root._run([*map(str, args)])


def emitted(folder, cereri):
    return run(
        "emite", SAMPLES / "csv", "--cereri", cereri, "--angajator", SAMPLES / "angajator.toml",
        "--iesire", folder / "iesire", "--registru", folder / "registru.sqlite", "--la-data", "28.11.2026",
    )  # fmt: skip


def test_the_old_file_is_read_as_the_paper_says_it(papers):
    first, second = (attached(path.read_bytes()) for path in papers)
    assert first.schema == second.schema == "adeverinta/1"
    assert first.fields["strada"] == "12.03.2024"
    assert first.fields["bloc"] == "1.234,00"
    assert first.fields["data_angajarii"] == "03.06.2019"
    assert first.rows[0]["valoare"].endswith(",00")
    assert first.rows[0]["luna"] == "septembrie 2026"
    assert "–" in {row["valoare"] for row in second.rows}, "outside the contract"
    assert not any("luna_numar" in row for row in second.rows)


@pytest.mark.raises_code("VERIFICAT_SIGILIU")
def test_old_papers_verify_with_and_without_a_rebuilt_register(papers, tmp_path):
    register = tmp_path / "registru.sqlite"
    profile = SAMPLES / "angajator.toml"
    assert run("verifica", papers[0]) == 0
    assert run("registru", "reface", tmp_path / "iesire", "--angajator", profile, "--registru", register) == 0
    for path in papers:
        assert run("verifica", path, "--registru", register) == 0


@pytest.mark.raises_code("REGISTRU_DEJA_EMISA")
def test_the_same_requests_get_no_second_number(papers, tmp_path):
    before = {path.name: path.read_bytes() for path in papers}
    profile, register = SAMPLES / "angajator.toml", tmp_path / "registru.sqlite"
    assert run("registru", "reface", tmp_path / "iesire", "--angajator", profile, "--registru", register) == 0
    assert emitted(tmp_path, HERE / "cereri.csv") == 0
    assert {path.name: path.read_bytes() for path in papers[0].parent.glob("*.pdf")} == before
    report = json.loads((tmp_path / "iesire" / "raport.json").read_text("utf-8"))
    assert [item["numar"] for item in report["adeverinte"]] == ["1", "2"]
    codes = {found["cod"] for item in report["adeverinte"] for found in item["constatari"]}
    assert "REGISTRU_DEJA_EMISA" in codes
    assert not codes & {"REFACUT_ALTE_DATE", "REGISTRU_FISIER_DIFERIT"}


@pytest.mark.raises_code("REFACUT_ALTE_DATE")
def test_a_request_that_says_something_else_is_still_told(papers, tmp_path):
    profile, register = SAMPLES / "angajator.toml", tmp_path / "registru.sqlite"
    assert run("registru", "reface", tmp_path / "iesire", "--angajator", profile, "--registru", register) == 0
    other = tmp_path / "cereri.csv"
    other.write_text((HERE / "cereri.csv").read_text("utf-8").replace(";1.234,00;", ";1.235,00;"), "utf-8")
    assert emitted(tmp_path, other) == 0
    report = json.loads((tmp_path / "iesire" / "raport.json").read_text("utf-8"))
    assert [item["numar"] for item in report["adeverinte"]] == ["3", "2"]
    assert "REFACUT_ALTE_DATE" in {found["cod"] for found in report["adeverinte"][0]["constatari"]}


def test_the_register_keeps_the_facts_as_printed(papers, tmp_path):
    profile, register = SAMPLES / "angajator.toml", tmp_path / "registru.sqlite"
    assert run("registru", "reface", tmp_path / "iesire", "--angajator", profile, "--registru", register) == 0
    with Register.open(register, readonly=True) as opened:
        facts = [json.loads(entry.facts) for entry in opened.entries()]
    assert {one["strada"] for one in facts} >= {"12.03.2024"}
    assert all(
        "," in row.get("valoare", ",") or row["valoare"] == "–" for one in facts for row in one["randuri"]
    )
