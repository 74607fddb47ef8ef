"""Folders: what is taken, what is skipped and said, what stops."""

from __future__ import annotations

import subprocess
import sys

import pytest

from adeverinta import sources
from adeverinta.core.errors import InputStop


def names(found):
    return [(item.path.name, item.named) for item in found]


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
    for words in ("~$b.xlsx", ".ascuns.csv", "note.docx", "arhiva", "rupt.csv", "cerc.csv"):
        assert words in said
    assert len(findings) == 7


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
