"""`registru extras`, `curata`, `reface`, `--cnp -`: a person's data, their term, a register that was lost."""

from __future__ import annotations

import io
import json
import shutil
import sqlite3

import pytest

from adeverinta.cli import root
from tests.firm import ANA, DAN

from .test_places import both, numbers, papers


@pytest.fixture
def two(firm):
    both(firm)
    assert firm.emite() == 0
    firm.register = firm.folder / "registru.sqlite"
    return firm


def ran(firm, *args):
    return root._run(["registru", *map(str, args), "--registru", str(firm.register)])


def test_everything_of_one_person_and_of_nobody_else(two, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(ANA + "\n"))
    capsys.readouterr()
    assert ran(two, "extras", "--cnp", "-") == 0
    shown = capsys.readouterr().out
    said = json.loads(shown)
    assert DAN not in shown
    assert "Ionescu" not in shown
    [entry] = said["inregistrari"]
    assert (entry["cnp"], entry["facts"]["prenume"]) == (ANA, "Ana")
    assert [event["kind"] for event in entry["evenimente"]] == ["rezervata", "emisa"]
    assert entry["surse"]
    assert ran(two, "extras", "--cnp", "1800101221144") == 1


def test_what_is_past_its_term_is_erased_and_the_chain_holds(two, capsys):
    assert ran(two, "verifica") == 0
    assert ran(two, "curata", "--inainte-de", "01.01.2027") == 0
    assert "2 adeverințe au date personale" in capsys.readouterr().out
    assert ANA.encode() in two.register.read_bytes()
    assert (
        ran(two, "curata", "--inainte-de", "22.11.2026", "--confirm") == 0
    )  # issued that day: not before it
    assert ANA.encode() in two.register.read_bytes()
    assert ran(two, "anuleaza", "2/2026", "--motiv", "a greșit Ionescu") == 0
    assert ran(two, "curata", "--inainte-de", "01.01.2027", "--confirm") == 0
    data = two.register.read_bytes()
    for text in (ANA, DAN, "Popescu", "Ionescu", "2.967,00", "stat_202603", "2026-03-14"):
        assert text.encode() not in data, text
    capsys.readouterr()
    assert ran(two, "verifica") == 0
    assert ran(two, "lista") == 0
    shown = capsys.readouterr().out
    assert "1/2026" in shown
    assert "datele persoanei au fost șterse" in shown
    paper = next((two.folder / "iesire" / "adeverinte").glob("1-*"))
    assert root._run(["verifica", str(paper), "--registru", str(two.register)]) == 0
    assert ran(two, "exporta", "--iesire", two.folder / "r.xlsx") == 0
    assert ran(two, "exporta", "--iesire", two.folder / "r.pdf") == 0
    assert ran(two, "curata", "--inainte-de", "01.01.2027", "--confirm") == 0  # nothing left to do


def test_what_an_sqlite_that_does_not_overwrite_left_in_the_file_goes_too(two):
    """Debian's overwrites unasked; the one of Python for Windows leaves the old text in freed places."""
    db = sqlite3.connect(two.register)
    db.execute("PRAGMA secure_delete = OFF")
    db.execute("CREATE TABLE vechi (x)")
    db.execute("INSERT INTO vechi VALUES (?)", (f"{ANA} Popescu",))
    db.commit()
    db.execute("DELETE FROM vechi")
    db.execute("DROP TABLE vechi")
    db.commit()
    db.close()
    assert f"{ANA} Popescu".encode() in two.register.read_bytes()
    assert ran(two, "curata", "--inainte-de", "01.01.2027", "--confirm") == 0
    assert ANA.encode() not in two.register.read_bytes()
    assert ran(two, "curata", "--inainte-de", "01.01.2027", "--confirm") == 0
    assert ran(two, "verifica") == 0


@pytest.mark.parametrize(
    "change",
    ["nume = 'X'", "number = 9", "pdf_sha256 = 'x'", "pdf = 'x'", "issued_on = '2020-01-01'", "salt = 'x'"],
)
def test_an_erased_entry_is_still_guarded(two, change):
    assert ran(two, "curata", "--inainte-de", "01.01.2027", "--confirm") == 0
    db = sqlite3.connect(two.register)
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER {name}")
    db.execute(f"UPDATE entries SET {change} WHERE id = 2")
    db.commit()
    db.close()
    assert ran(two, "verifica") == 1


def reface(firm, folder, register):
    profile = str(firm.folder / "angajator.toml")
    return root._run(["registru", "reface", str(folder), "--angajator", profile, "--registru", str(register)])


def test_a_lost_register_is_rebuilt_and_goes_on(two, capsys):
    before = papers(two.folder / "iesire")
    assert reface(two, two.folder / "iesire", two.register) == 4  # never over an existing one
    two.register.unlink()
    assert reface(two, two.folder / "iesire", two.register) == 0
    assert ran(two, "verifica") == 0
    for paper in (two.folder / "iesire" / "adeverinte").iterdir():
        assert root._run(["verifica", str(paper), "--registru", str(two.register)]) == 0
    assert two.emite() == 0
    assert papers(two.folder / "iesire") == before
    assert numbers(two.register) == [1, 2]
    assert {item["numar"] for item in two.report()["adeverinte"]} == {"1", "2"}


def test_a_number_without_a_file_is_never_given_again(two, capsys):
    next((two.folder / "iesire" / "adeverinte").glob("1-*")).unlink()
    two.register.unlink()
    capsys.readouterr()
    assert reface(two, two.folder / "iesire", two.register) == 0
    assert "nu se mai dau: 1" in capsys.readouterr().out
    assert two.emite() == 0
    assert numbers(two.register) == [1, 2, 3]


@pytest.mark.raises_code("REFACE_DOUA")
def test_papers_in_force_together_are_named_since_an_annulment_stands_on_none(two, capsys):
    assert ran(two, "anuleaza", "1/2026", "--motiv", "greșit") == 0
    assert two.emite() == 0  # no. 3 for the person of no. 1
    two.register.unlink()
    capsys.readouterr()
    assert reface(two, two.folder / "iesire", two.register) == 0
    said = capsys.readouterr().out
    assert "1/2026 și 3/2026" in said  # REFACE_DOUA
    assert "2/2026" not in said


def test_a_replaced_paper_is_not_in_force_beside_its_successor(two, capsys):
    two.requests([{"cnp": ANA, "data_nasterii_copilului": "14.03.2026", "strada": "Nouă"}])
    assert two.emite("--inlocuieste", "toate") == 0
    assert numbers(two.register) == [1, 2, 3]
    two.register.unlink()
    capsys.readouterr()
    assert reface(two, two.folder / "iesire", two.register) == 0
    assert "în vigoare" not in capsys.readouterr().out


def test_a_forged_paper_does_not_enter(two, capsys):
    paper = next((two.folder / "iesire" / "adeverinte").glob("1-*"))
    paper.write_bytes(paper.read_bytes().replace(b"%PDF-1.7", b"%PDF-1.6"))
    two.register.unlink()
    capsys.readouterr()
    assert reface(two, two.folder / "iesire", two.register) == 1
    assert "a fost schimbat" in capsys.readouterr().out


@pytest.mark.raises_code("REGISTRU_INLOCUIT")
def test_the_lost_register_found_again_does_not_go_on_beside_the_new_one(two, capsys):
    shutil.move(two.register, two.folder / "pierdut.sqlite")
    assert reface(two, two.folder / "iesire", two.register) == 0
    assert two.emite("--registru", str(two.folder / "pierdut.sqlite")) == 4
    assert "a fost înlocuit de unul refăcut" in capsys.readouterr().err


def test_a_folder_without_papers_makes_no_register(two, tmp_path):
    (tmp_path / "gol").mkdir()
    assert reface(two, tmp_path / "gol", tmp_path / "nou.sqlite") == 3
    assert not (tmp_path / "nou.sqlite").exists()


def test_a_cnp_from_the_standard_input(firm, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO(ANA + "\n"))
    common = ["--nastere", "14.03.2026", "--angajator", str(firm.folder / "angajator.toml")]
    assert firm.run("explica", "--cnp", "-", *common, "--la-data", "22.11.2026") == 0
    monkeypatch.setattr("sys.stdin", io.StringIO(ANA + "\n"))
    out = ["--iesire", str(firm.folder / "iesire"), "--fara-interactiune"]
    assert firm.run("una", "--cnp", "-", *common, *out) == 0
    assert firm.certificate()["cnp"] == ANA
