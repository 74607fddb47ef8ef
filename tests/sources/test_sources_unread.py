"""What is said of a file that is there and that the system does not hand out."""

import os
import sys
from pathlib import Path

import pytest

from adeverinta import payroll, sources
from adeverinta.core.errors import InputStop, Stop
from adeverinta.office import profile_text, requests_table
from adeverinta.office.anonymise import anonymise_exports
from adeverinta.office.new_firm import make_firm
from adeverinta.sources.guard import refusal


def held_by_excel(*args, **kwargs):
    error = PermissionError(13, "held")
    error.winerror = 32
    raise error


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (32, "este deschis în alt program"),
        (33, "este deschis în alt program"),
        (5, "nu aveți dreptul de citire"),
    ],
)
def test_held_is_told_from_forbidden(number, words):
    error = PermissionError(13, "no")
    error.winerror = number
    found = sources.unread("stat.xlsx", error).finding
    assert found.code == "FISIER_NECITIBIL"
    assert words in found.message


@pytest.mark.raises_code("FISIER_NECITIBIL")
def test_every_room_that_reads_says_that_another_program_holds_the_file(tmp_path, monkeypatch):
    stat = tmp_path / "stat.csv"
    stat.write_text("a;b\n", encoding="utf-8")
    profile = tmp_path / "angajator.toml"
    profile.write_text("", encoding="utf-8")
    monkeypatch.setattr(Path, "read_bytes", held_by_excel)
    monkeypatch.setattr(Path, "read_text", held_by_excel)
    real = Path.open
    monkeypatch.setattr(
        Path, "open", lambda path, *a, **k: held_by_excel() if path.suffix == ".csv" else real(path, *a, **k)
    )
    for work in (
        lambda: payroll.read([stat]),
        lambda: anonymise_exports([stat], tmp_path / "iesire"),
        lambda: make_firm(tmp_path / "firma", [stat]),
        lambda: profile_text.save_profile(profile, {}),
        lambda: requests_table.file_digest(stat),
    ):
        with pytest.raises(Stop) as stop:
            work()
        assert stop.value.finding.code == "FISIER_NECITIBIL"
        assert "este deschis în alt program" in stop.value.finding.message


def test_a_path_too_long_for_windows_is_not_called_missing(tmp_path, monkeypatch):
    path = tmp_path / ("a" * 90) / ("b" * 90) / ("c" * 90) / "stat.csv"
    monkeypatch.setattr(refusal, "_LONGEST", 0)
    assert refusal.missing(path).finding.code == "FISIER_LIPSA"
    monkeypatch.setattr(refusal, "_LONGEST", 259)
    with pytest.raises(InputStop) as stop:
        sources.expand([path])
    assert stop.value.finding.code == "FISIER_NECITIBIL"
    assert "prea multe litere" in stop.value.finding.message
    assert refusal.missing(tmp_path / "stat.csv").finding.code == "FISIER_LIPSA"


def test_a_name_too_long_for_the_disk(tmp_path):
    with pytest.raises(InputStop) as stop:
        sources.read(tmp_path / ("a" * 300 + ".csv"))
    assert stop.value.finding.code in ("FISIER_NECITIBIL", "FISIER_LIPSA")
    if os.name == "posix":
        assert sys.version_info >= (3, 12) or "prea multe litere" in stop.value.finding.message
