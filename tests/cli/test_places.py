"""Nobody's paper is lost: registers and outputs restored, deleted, swapped; foreign files; signed papers."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import stat
import sys
from dataclasses import replace

import pytest

from adeverinta.cli import root
from adeverinta.run import output_folders
from tests.firm import ANA, DAN, profile

OTHER = profile("Altă Firmă SRL", "RO12345674", signed_by="Ion Inventat")


@pytest.fixture
def one(firm):
    """One paper issued; the second person is asked for later."""
    assert firm.emite() == 0
    return firm


def both(firm):
    """The request that was there, and one of another person."""
    born = "14.03.2026"
    firm.requests(
        [
            {"cnp": ANA, "data_nasterii_copilului": born, "maternitate_pana_la": "15.07.2026"},
            {"cnp": DAN, "data_nasterii_copilului": born},
        ]
    )


def held(folder):
    """Every file under a folder with its digest, but for the registers' marks."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".registru-")
    }


def papers(folder):
    return {name: digest for name, digest in held(folder).items() if name.endswith(".pdf")}


def numbers(register):
    db = sqlite3.connect(register)
    found = [row[0] for row in db.execute("SELECT number FROM entries ORDER BY id")]
    db.close()
    return found


def refused(firm, capsys, *more, output="iesire"):
    """The finding's sentence of a run that stopped with exit 4, having changed nothing."""
    before = held(firm.folder / output)
    capsys.readouterr()
    assert firm.emite(*more, output=output) == 4
    assert held(firm.folder / output) == before
    return capsys.readouterr().err


def test_the_same_run_again_writes_the_same(one):
    before = papers(one.folder / "iesire")
    assert one.emite() == 0
    assert papers(one.folder / "iesire") == before
    marks = list((one.folder / "iesire").glob(".registru-*.json"))
    assert len(marks) == 1
    said = json.loads(marks[0].read_text(encoding="utf-8"))
    assert (said["numar"], marks[0].name) == (1, f".registru-{said['id']}.json")
    assert ANA not in marks[0].read_text(encoding="utf-8")


@pytest.mark.raises_code("PDF_PASTRAT")
@pytest.mark.parametrize("added", [b"\n%sig", b"\n1 0 obj\n<<>>\nendobj\n"])
def test_a_paper_with_something_appended_is_kept_and_said(one, added):
    paper = next((one.folder / "iesire" / "adeverinte").iterdir())
    paper.write_bytes(paper.read_bytes() + added)
    signed = paper.read_bytes()
    both(one)
    assert one.emite() == 0
    assert paper.read_bytes() == signed
    assert "PDF_PASTRAT" in one.codes()
    assert numbers(one.folder / "registru.sqlite") == [1, 2]


def test_another_employers_run_touches_nothing(one):
    before = held(one.folder / "iesire")
    profile = one.folder / "alta" / "angajator.toml"
    profile.parent.mkdir()
    profile.write_text(OTHER, encoding="utf-8")
    own = ["--angajator", str(profile), "--iesire", str(one.folder / "iesire"), "--la-data", "2026-11-22"]
    args = ["--cereri", str(one.folder / "cereri.xlsx"), *own]
    for _ in range(2):
        assert one.run("emite", *args) == 0
    now = held(one.folder / "iesire")
    assert before.items() <= now.items()
    [place] = [path for path in (one.folder / "iesire" / "adeverinte").iterdir() if path.is_dir()]
    assert place.name.startswith("12345674-")
    added = set(now) - set(before)
    assert {f"raport-{place.name}.json", f"centralizator-{place.name}.xlsx"} < added
    assert len(added) == 3
    assert one.emite() == 0  # the first is not disturbed by the second
    assert (
        papers(one.folder / "iesire").items() == {k: v for k, v in now.items() if k.endswith(".pdf")}.items()
    )


def test_two_employers_of_one_register_do_not_share_a_place(one):
    before = held(one.folder / "iesire")
    profile = one.folder / "alta.toml"
    profile.write_text(OTHER, encoding="utf-8")
    args = [
        "--cereri",
        str(one.folder / "cereri.xlsx"),
        "--angajator",
        str(profile),
        "--la-data",
        "2026-11-22",
    ]
    args += ["--iesire", str(one.folder / "iesire"), "--registru", str(one.folder / "registru.sqlite")]
    assert one.run("emite", *args) == 0
    assert before.items() <= held(one.folder / "iesire").items()


@pytest.mark.raises_code("REGISTRU_MAI_VECHI")
def test_an_older_copy_of_the_register_is_refused(one, capsys):
    register = one.folder / "registru.sqlite"
    shutil.copy(register, one.folder / "veche.sqlite")
    both(one)
    assert one.emite() == 0
    shutil.copy(one.folder / "veche.sqlite", register)
    assert "copie mai veche" in refused(one, capsys)
    for mark in (one.folder / "iesire").glob(".registru-*"):
        mark.unlink()
    assert "nu le cunoaște" in refused(one, capsys)  # its mark gone, the paper itself still tells
    assert numbers(register) == [1]


@pytest.mark.raises_code("PDF_ALTUI_REGISTRU")
def test_an_older_register_with_its_older_mark_does_not_know_the_newer_paper(one, capsys):
    register = one.folder / "registru.sqlite"
    shutil.copy(register, one.folder / "veche.sqlite")
    [mark] = (one.folder / "iesire").glob(".registru-*")
    old = mark.read_bytes()
    both(one)
    assert one.emite() == 0
    shutil.copy(one.folder / "veche.sqlite", register)
    mark.write_bytes(old)
    assert "nu le cunoaște" in refused(one, capsys)


@pytest.mark.raises_code("REGISTRU_AL_DOILEA")
def test_a_deleted_register_begins_a_place_of_its_own_and_says_so(one, capsys):
    before = held(one.folder / "iesire")
    (one.folder / "registru.sqlite").unlink()
    capsys.readouterr()
    assert one.emite() == 0
    shown = capsys.readouterr().out
    assert "din alt registru" in shown, shown.splitlines()[3:8]
    assert before.items() <= held(one.folder / "iesire").items()


def test_papers_that_nothing_knows_stop_the_run_unless_said_to_be_anothers(one, capsys):
    before = papers(one.folder / "iesire")
    (one.folder / "registru.sqlite").unlink()
    for mark in (one.folder / "iesire").glob(".registru-*"):
        mark.unlink()
    assert "--registru-nou" in refused(one, capsys)
    assert one.emite("--registru-nou") == 0
    assert "este nou: numerotarea" in capsys.readouterr().out  # the stopped run left it, empty
    assert one.emite() == 0  # said once is enough
    assert "este nou: numerotarea" not in capsys.readouterr().out
    assert before.items() < papers(one.folder / "iesire").items()


def test_a_swapped_register_leaves_the_other_output_whole(one):
    shutil.copytree(one.folder / "iesire", one.folder / "alta_iesire")
    assert one.emite("--registru", str(one.folder / "doi.sqlite"), output="alta_iesire") == 0
    assert papers(one.folder / "iesire").items() <= papers(one.folder / "alta_iesire").items()


@pytest.mark.parametrize("content", [b"MY OWN DOC", b"", None])
def test_a_foreign_file_of_the_name_stops_before_numbers(firm, capsys, content):
    place = firm.folder / "iesire" / "adeverinte" / "1-2026-Popescu-Ana-icc-hg52.pdf"
    place.parent.mkdir(parents=True)
    if content is None:
        place.mkdir()
    else:
        place.write_bytes(content)
    assert "nu este înlocuit" in refused(firm, capsys)
    assert numbers(firm.folder / "registru.sqlite") == []


@pytest.mark.raises_code("PDF_STRAIN")
def test_a_changed_paper_is_not_written_over(one, capsys):
    paper = next((one.folder / "iesire" / "adeverinte").iterdir())
    paper.write_bytes(paper.read_bytes().replace(b"%PDF-1.7", b"%PDF-1.6"))
    both(one)
    assert "nu este fișierul înregistrat" in refused(one, capsys)
    assert numbers(one.folder / "registru.sqlite") == [1]


@pytest.mark.parametrize("name", ["raport.json", "centralizator.xlsx"])
def test_a_foreign_report_stops_before_numbers(firm, capsys, name):
    (firm.folder / "iesire").mkdir()
    (firm.folder / "iesire" / name).write_text("MY OWN DOC", encoding="utf-8")
    assert name in refused(firm, capsys)
    assert not (firm.folder / "registru.sqlite").exists()


@pytest.mark.raises_code("IESIRE_LEGATURA")
@pytest.mark.skipif(os.name == "nt", reason="POSIX links and permissions")
def test_links_are_not_followed_and_new_folders_are_private(firm, capsys):
    (firm.folder / "altundeva").mkdir()
    (firm.folder / "iesire").mkdir()
    (firm.folder / "iesire" / "adeverinte").symlink_to(firm.folder / "altundeva")
    assert "legătură" in refused(firm, capsys)
    assert not list((firm.folder / "altundeva").iterdir())
    old = os.umask(0)
    try:
        assert firm.emite(output="a/b/c") == 0
    finally:
        os.umask(old)
    for name in ("a", "a/b", "a/b/c", "a/b/c/adeverinte"):
        assert stat.S_IMODE((firm.folder / name).stat().st_mode) == 0o700


@pytest.mark.raises_code("REGISTRU_LANT_RUPT")
def test_a_broken_chain_stops_every_command(one, capsys):
    db = sqlite3.connect(one.folder / "registru.sqlite")
    db.execute("DROP TRIGGER entries_fixed")
    db.execute("UPDATE entries SET nume = 'Alt Nume'")
    db.commit()
    db.close()
    both(one)
    assert "schimbat în afara programului" in refused(one, capsys)
    register = ["--registru", str(one.folder / "registru.sqlite")]
    paper = next((one.folder / "iesire" / "adeverinte").iterdir())
    assert root._run(["verifica", str(paper), *register]) == 4
    assert root._run(["registru", "exporta", "--iesire", str(one.folder / "r.xlsx"), *register]) == 4
    person = ["--cnp", ANA, "--nastere", "14.03.2026", "--fara-interactiune"]
    profile = ["--angajator", str(one.folder / "angajator.toml"), "--iesire", str(one.folder / "nou")]
    assert one.run("una", *person, *profile) == 4
    assert not (one.folder / "r.xlsx").exists()


@pytest.mark.raises_code("DATA_INAPOI")
def test_dates_far_ahead_and_back_are_said(one):
    def codes():
        return [item["cod"] for item in one.report()["rulare"]["constatari"]]

    both(one)
    assert one.emite("--la-data", "2026-04-20") in (0, 1)
    assert "DATA_INAPOI" in codes()
    assert one.emite("--la-data", "2999-01-01", "--inlocuieste", "toate") in (0, 1)
    assert "DATA_DEPARTE" in codes() or one.report()["adeverinte"][0]["numar"] == "1"


@pytest.mark.raises_code("PDF_NECONFIRMATE")
@pytest.mark.skipif(sys.platform == "win32", reason="a file that is open cannot be taken away there")
def test_a_register_removed_under_the_run_is_said_with_the_numbers(one, capsys, monkeypatch):
    from adeverinta.registry import NumberRegister

    real = NumberRegister.confirm_many

    def gone(self, done):
        (one.folder / "registru.sqlite").unlink()
        return real(self, done)

    both(one)
    monkeypatch.setattr(NumberRegister, "confirm_many", gone)
    capsys.readouterr()
    assert one.emite() == 4
    said = capsys.readouterr().err
    assert "PDF-urile cu numerele 2 sunt scrise" in said
    assert "nu mai este la locul lui" in said


@pytest.mark.raises_code("IESIRE_IMPARTITA")
def test_two_registers_that_mark_a_folder_at_the_same_moment(firm, monkeypatch, capsys):
    usual = output_folders.folder_mark.put

    def both_at_once(output, mark):
        usual(output, mark)
        usual(output, replace(mark, id="celalalt"))

    monkeypatch.setattr(output_folders.folder_mark, "put", both_at_once)
    said = refused_new(firm, capsys)
    assert "tocmai a început să scrie alt registru (celalalt)" in said
    assert "niciun număr nu a fost luat" in said
    assert numbers(firm.folder / "registru.sqlite") == []


def refused_new(firm, capsys):
    """What is said of a first run that stopped with exit 4."""
    capsys.readouterr()
    assert firm.emite() == 4
    return capsys.readouterr().err
