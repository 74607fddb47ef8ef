"""Folders: what is taken, what is skipped and said, what stops."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from adeverinta import payroll, sources
from adeverinta.core.errors import InputStop


def names(found):
    return [(item.name, item.named) for item in found]


@pytest.mark.skipif(os.name == "nt", reason="links need an administrator there")
def test_a_folder_in_order_of_name_with_what_was_skipped(tmp_path):
    for name in ("b.XLSX", "a.csv", "~$b.xlsx", ".ascuns.csv", "note.docx", "d112.xml", "fara"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "arhiva").mkdir()
    (tmp_path / "rupt.csv").symlink_to(tmp_path / "nicaieri.csv")
    (tmp_path / "cerc.csv").symlink_to(tmp_path / "cerc.csv")
    found, findings = sources.expand([tmp_path])
    assert names(found) == [("a.csv", False), ("b.XLSX", False), ("d112.xml", False)]
    assert {item.code for item in findings} == {"FISIER_SARIT"}
    said = " ".join(item.message for item in findings)
    for words in ("~$b.xlsx", ".ascuns.csv", "note.docx", "rupt.csv", "cerc.csv"):
        assert words in said
    assert len(findings) == 6


def test_named_files_keep_their_order_and_come_once(tmp_path):
    for name in ("b.csv", "a.csv"):
        (tmp_path / name).write_bytes(b"x")
    found, findings = sources.expand([tmp_path / "b.csv", tmp_path, tmp_path / "b.csv"])
    assert names(found) == [("b.csv", True), ("a.csv", False)]
    assert ["două ori" in item.message for item in findings] == [True, True]


def test_a_file_of_a_folder_that_is_named_too_counts_as_named(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"x")
    assert names(sources.expand([tmp_path, tmp_path / "a.csv"])[0]) == [("a.csv", True)]


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("lipsa.xlsx", "FISIER_LIPSA", "nu există"),
        ("note.docx", "FISIER_TIP_NECUNOSCUT", ".docx"),
        ("fara", "FISIER_TIP_NECUNOSCUT", "nu are extensie"),
        ("gol", "FOLDER_FARA_FISIERE", "niciun fișier"),
    ],
)
def test_what_stops(tmp_path, name, code, words):
    for made in ("note.docx", "fara", "d112.xml"):
        (tmp_path / made).write_bytes(b"x")
    (tmp_path / "gol").mkdir()
    with pytest.raises(InputStop) as caught:
        sources.expand([tmp_path / name])
    assert caught.value.finding.code == code
    assert name in caught.value.finding.message
    assert words in caught.value.finding.message


def test_importing_the_room_loads_no_reader():
    script = "import sys, adeverinta.sources; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert not {"python_calamine", "msoffcrypto", "zipfile", "pandas"} & set(loaded.split())


STAT = "CNP;Nume;Salariu net\n2850101400019;Ana;{}\n"


def test_folders_inside_are_read_and_their_names_tell_what_the_files_do_not(tmp_path):
    for year, month, net in ((2025, "decembrie", 5), (2026, "ianuarie", 6)):
        folder = tmp_path / "state" / str(year)
        folder.mkdir(parents=True)
        (folder / f"{month}.csv").write_text(STAT.format(net))
    read = payroll.read([tmp_path / "state"])
    assert [(str(row.month), row.net) for row in read.rows["2850101400019"]] == [
        ("2025-12", 500),
        ("2026-01", 600),
    ]
    assert [source.file for source in read.sources] == ["2025/decembrie.csv", "2026/ianuarie.csv"]


@pytest.mark.skipif(os.name == "nt", reason="links need an administrator there")
def test_what_the_program_wrote_and_links_in_a_circle_are_not_read(tmp_path):
    (tmp_path / "raport.json").write_text("{}")
    (tmp_path / "adeverinte").mkdir()
    (tmp_path / "adeverinte" / "1.pdf").write_bytes(b"%PDF-")
    (tmp_path / "stat").mkdir()
    (tmp_path / "stat" / "a.csv").write_bytes(b"x")
    (tmp_path / "stat" / "inapoi").symlink_to(tmp_path)
    found, findings = sources.expand([tmp_path])
    assert names(found) == [("stat/a.csv", False)]
    said = " ".join(item.message for item in findings)
    assert "„adeverinte” a fost sărit: este un folder scris de acest program" in said
    assert "„stat/inapoi” a fost sărit" in said


def test_a_folder_of_nothing_but_other_kinds_names_each_with_its_reason(tmp_path):
    for name in ("contract.docx", "poza.jpg", ".ascuns.csv"):
        (tmp_path / name).write_bytes(b"x")
    with pytest.raises(InputStop) as stop:
        sources.expand([tmp_path])
    assert stop.value.finding.code == "FOLDER_FARA_FISIERE"
    for words in (
        "„contract.docx” (extensia „.docx”)",
        "„poza.jpg” (extensia „.jpg”)",
        "„.ascuns.csv” (este un fișier ascuns)",
    ):
        assert words in stop.value.finding.message


def test_an_empty_folder_says_so(tmp_path):
    with pytest.raises(InputStop) as stop:
        sources.expand([tmp_path])
    assert "Este gol." in stop.value.finding.message


def test_a_run_of_nothing_but_other_things_names_each(tmp_path):
    (tmp_path / "a.csv").write_text("produs;pret\nmere;5\n")
    (tmp_path / "b.html").write_text("<html>nimic</html>")
    (tmp_path / "c.docx").write_bytes(b"x")
    with pytest.raises(InputStop) as stop:
        payroll.read([tmp_path])
    assert stop.value.finding.code == "NU_E_STAT_DE_PLATA"
    for words in ("a.csv", "„b.html” (este o pagină HTML fără tabel)", "„c.docx” (extensia „.docx”)"):
        assert words in stop.value.finding.message
