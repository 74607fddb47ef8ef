"""The shipped samples: three shapes, the same certificates; the demo; one mess a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from adeverinta.cli import root

SAMPLES = Path(__file__).parents[2] / "samples"
DAY = "2026-11-22"


def emite(
    out: Path, *exports: Path, requests=SAMPLES / "cereri.xlsx", profile=SAMPLES / "angajator.toml", more=()
):
    args = ["emite", *map(str, exports), "--cereri", str(requests), "--angajator", str(profile)]
    return root._run(
        [*args, "--iesire", str(out), "--la-data", DAY, "--registru", str(out.with_suffix(".sqlite")), *more]
    )


def report(out: Path):
    return json.loads((out / "raport.json").read_text(encoding="utf-8"))


def test_three_shapes_give_byte_equal_certificates(tmp_path):
    shapes = {
        "lunar": SAMPLES / "lunar-xlsx",
        "registru": SAMPLES / "registru",
        "csv": SAMPLES / "csv/state.csv",
    }
    written = {}
    for name, exports in shapes.items():
        assert emite(tmp_path / name, exports) == 0
        written[name] = {path.name: path.read_bytes() for path in (tmp_path / name / "adeverinte").iterdir()}
    assert len(written["lunar"]) == 20
    assert written["lunar"] == written["registru"] == written["csv"]


def test_requests_as_csv_ask_the_same(tmp_path):
    assert emite(tmp_path / "a", SAMPLES / "csv") == 0
    assert emite(tmp_path / "b", SAMPLES / "csv", requests=SAMPLES / "cereri.csv") == 0
    one, other = (
        [
            (m["luna"], m["venit_net"], m["in_calcul"])
            for item in report(tmp_path / out)["adeverinte"]
            for m in item["luni"]
        ]
        for out in "ab"
    )
    assert one == other


@pytest.mark.parametrize(
    ("name", "total", "mean", "amount", "increase"),
    [
        # the sums of the twelve counted months, by hand from samples/README.md's persons
        ("Fictivescu", "41752.00", "3479.33", "2958", None),
        ("Gemenescu", None, None, None, True),
        ("Jumătescu", "19942.00", "1661.83", "1651", None),
        ("Fracționaru", "33376.00", "2781.33", "2365", None),
    ],
)
def test_some_persons_to_the_ban(tmp_path, name, total, mean, amount, increase):
    emite(tmp_path / "o", SAMPLES / "csv")
    found = next(item for item in report(tmp_path / "o")["adeverinte"] if item["nume"] == name)
    if total:
        assert (found["total"], found["media"], found["indemnizatie_estimata"]) == (total, mean, amount)
    assert (found["estimare"]["majorare"] is not None) is bool(increase)


def test_demo_runs_everything_and_can_be_repeated(tmp_path, capsys):
    out = tmp_path / "demo"
    assert root._run(["demo", "--iesire", str(out)]) == 0
    first = {path.name: path.read_bytes() for path in out.rglob("*.pdf")}
    assert root._run(["demo", "--iesire", str(out)]) == 0
    assert first == {path.name: path.read_bytes() for path in out.rglob("*.pdf")}
    assert len(first) >= 23
    assert str(out) in capsys.readouterr().out


@pytest.mark.parametrize(
    ("files", "code", "words"),
    [
        (["numere-amestecate.csv"], 3, "numere-amestecate.csv"),
        (["cnp-stiintific.csv"], 3, "cnp-stiintific.csv"),
        (["fara-cnp.csv"], 3, "fara-cnp.csv"),
        (["venit-net-ambiguu.csv"], 3, "Venit net"),
        (["html-redenumit.xls"], 3, "lipsește rândul de antet"),
        (["trunchiat.xlsx"], 3, "trunchiat"),
        (["gol.csv"], 3, "gol"),
        (["nu-este-stat.xlsx"], 3, "nu-este-stat.xlsx"),
    ],
)
def test_each_mess_gets_one_clear_sentence(tmp_path, capsys, files, code, words):
    assert emite(tmp_path / "o", *(SAMPLES / "messy" / name for name in files)) == code
    shown = capsys.readouterr()
    assert words in shown.out + shown.err
    assert "Traceback" not in shown.err


@pytest.mark.parametrize(
    ("files", "code"),
    [
        (["rand-contradictoriu-1.csv", "rand-contradictoriu-2.csv"], "RAND_CONTRADICTORIU"),
        (["rand-dublu.csv"], "RAND_DUBLU"),
    ],
)
def test_conflicting_rows_refuse_their_person_only(tmp_path, files, code):
    requests = tmp_path / "cereri.csv"
    cnp = (SAMPLES / "messy" / files[0]).read_text(encoding="cp1250").splitlines()[1].split(";")
    person = next(cell for cell in cnp if len(cell) == 13 and cell.isdigit())
    requests.write_text(f"cnp;data_nasterii_copilului\n{person};10.09.2026\n", encoding="utf-8")
    exports = [SAMPLES / "messy" / name for name in files]
    assert emite(tmp_path / "o", *exports, requests=requests) == 1
    found = [c for c in report(tmp_path / "o")["adeverinte"][0]["constatari"] if c["cod"] == code]
    assert found
    assert all(name in found[0]["mesaj"] for name in files)
