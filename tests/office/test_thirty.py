"""Thirty firms in one command: what was planted is told, a kill loses and doubles no number."""

import json
import os
import random
import re
import subprocess
import sys
import time

import pytest

from adeverinta import api
from tests.office import thirty

DAY = "04.05.2026"


def command(office, *options):
    return [
        sys.executable,
        "-m",
        "adeverinta",
        "firme",
        str(office),
        "--la-data",
        DAY,
        "--fara-interactiune",
        *options,
    ]


def environment(password=""):
    kept = {key: value for key, value in os.environ.items() if key != "ADEVERINTA_PAROLA"}
    return {**kept, "ADEVERINTA_PAROLA": password} if password else kept


def lines_of(office):
    return {
        line["firma"]: line
        for line in json.loads((office / "firme.json").read_text(encoding="utf-8"))["firme"]
    }


def numbers(folder):
    """The register's numbers by state, after walking its history."""
    employer = api.Employer.load(folder / "angajator.toml")
    with api.Register.open(folder / "registru.sqlite", employer, readonly=True) as register:
        assert not register.check().broken
        entries = register.entries()
    return [entry.number for entry in entries if entry.status.value == "emisa"], [
        entry.number for entry in entries
    ]


@pytest.mark.slow
def test_thirty_firms_and_what_was_planted(tmp_path):
    thirty.write(tmp_path)
    done = subprocess.run(
        command(tmp_path), env=environment(), capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 3, done.stderr
    lines = lines_of(tmp_path)
    keys = {
        "firma",
        "denumire",
        "cod_fiscal",
        "luni",
        "cereri",
        "emise",
        "neschimbate",
        "respinse",
        "lipsesc",
        "constatari",
    }
    assert all(set(line) == keys for line in lines.values())
    planted = {thirty.name(number) for number in (thirty.BAD, thirty.LACKING, thirty.LOCKED)}
    for name, line in lines.items():
        if name not in planted:
            assert (line["emise"], line["respinse"], line["lipsesc"]) == (3, 0, []), line
    bad, locked = lines[thirty.name(thirty.BAD)], lines[thirty.name(thirty.LOCKED)]
    assert (bad["emise"], locked["emise"]) == (0, 0)
    assert "stat_2026_04.xlsx" in bad["constatari"][0]["mesaj"]
    assert "parol" in locked["constatari"][0]["mesaj"]
    lacking = lines[thirty.name(thirty.LACKING)]
    assert (lacking["emise"], lacking["respinse"]) == (0, 3)
    assert lacking["lipsesc"] == [{"luna": str(thirty.LACKED), "persoane": 3}]
    again = subprocess.run(
        command(tmp_path, "--accepta-luni-lipsa"),
        env=environment(thirty.PASSWORD),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert again.returncode == 3
    lines = lines_of(tmp_path)
    assert lines[thirty.name(thirty.LOCKED)]["emise"] == 3
    assert lines[thirty.name(thirty.LACKING)]["emise"] == 3
    assert sum(line["neschimbate"] for line in lines.values()) == 27 * 3


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_killed_in_the_middle_and_run_again(tmp_path):
    chance = random.Random(19)
    kills = rounds = 0
    while kills < 3:  # how many firms a machine does until it is killed is not known
        rounds += 1
        assert rounds <= 10
        office = tmp_path / str(rounds)
        office.mkdir()
        thirty.write(office, count=6)
        for _ in range(6):
            kills += killed_after_one_more_firm(office, chance.uniform(0, 0.3))
        done = subprocess.run(command(office), capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stdout
        assert not re.search("Traceback", done.stderr)
        for number in range(1, 7):
            folder = office / thirty.name(number)
            issued, every = numbers(folder)
            assert sorted(every) == list(range(1, len(every) + 1)), "no gap, none twice"
            assert len(issued) == thirty.ASKED
            assert len(list((folder / "adeverinte").glob("*.pdf"))) == thirty.ASKED
            assert not list(folder.rglob("*.tmp"))


def killed_after_one_more_firm(office, seconds):
    """Whether a run was killed so long after one more firm had its register, somewhere in the work on it."""
    child = subprocess.Popen(command(office), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    before = len(list(office.glob("*/registru.sqlite")))
    while child.poll() is None and len(list(office.glob("*/registru.sqlite"))) == before:
        time.sleep(0.02)
    time.sleep(seconds)
    running = child.poll() is None
    child.kill()
    child.wait()
    return running


def test_what_a_client_is_asked_for(tmp_path):
    """The files that do not open by name, in words for a client; what the office settles itself is not asked."""
    thirty.write(tmp_path / "toate", count=5)
    for firm, kind in ((1, "broken"), (4, "locked"), (5, "busy")):
        folder = tmp_path / "birou" / thirty.name(firm)
        folder.parent.mkdir(exist_ok=True)
        (tmp_path / "toate" / thirty.name(firm)).rename(folder)
        path = max((folder / "state").iterdir())
        if kind == "broken":
            path.write_bytes(b"PK\x03\x04 nu este un registru")
        elif kind == "locked":
            thirty.month_book(path, firm, thirty.LAST, thirty.PASSWORD)
        else:
            (folder / "cereri.csv").unlink()
    done = subprocess.run(
        command(tmp_path / "birou", "--scrisori"),
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 3, done.stderr
    texts = {
        path.parts[-3]: path.read_text("utf-8-sig") for path in tmp_path.glob("birou/*/scrisori/client.txt")
    }
    assert set(texts) == {thirty.name(1), thirty.name(4)}
    assert "fișierul „stat_2026_04.xlsx” exportat din nou" in texts[thirty.name(1)]
    assert "parola fișierului „stat_2026_04.xlsx”" in texts[thirty.name(4)]
    assert "ADEVERINTA_PAROLA" not in texts[thirty.name(4)]
