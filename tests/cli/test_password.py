"""A password on each certificate: opened by it alone, known to the register, refused if it cannot be put."""

from __future__ import annotations

import sys

import pikepdf
import pytest

from adeverinta.cli import root
from tests.firm import ANA, DAN

from .test_replace import entries


@pytest.fixture
def closed(firm):
    profile = (firm.folder / "angajator.toml").read_text(encoding="utf-8")
    firm.profile(profile + '[pdf]\nparola = "cnp6"\n')
    firm.plain_profile = profile
    return firm


@pytest.mark.raises_code("PDF_CU_PAROLA")
def test_only_the_password_opens_it(closed):
    assert closed.emite() == 0
    path = closed.folder / "iesire" / closed.certificate()["pdf"]
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    with pikepdf.open(path, password=ANA[-6:]) as pdf:
        assert pdf.encryption.bits == 256
        assert str(pdf.encryption.stream_method) == "EncryptionMethod.aesv3"
    assert ANA[-6:] not in path.name
    codes = [item["cod"] for item in closed.report()["rulare"]["constatari"]]
    assert "PDF_CU_PAROLA" in codes


def test_again_keeps_the_file_and_knows_every_copy(closed, capsys):
    closed.emite("--un-singur-pdf")
    name = closed.certificate()["pdf"]
    first = (closed.folder / "iesire" / name).read_bytes()
    closed.emite()
    assert (closed.folder / "iesire" / name).read_bytes() == first
    closed.emite(output="alta")
    assert "REGISTRU_FISIER_DIFERIT" not in closed.codes("alta")
    closed.profile(closed.plain_profile)
    closed.emite(output="deschisa")
    assert "REGISTRU_DEJA_EMISA" in closed.codes("deschisa")
    assert len(entries(closed)) == 1
    paths = [str(closed.folder / out / name) for out in ("iesire", "alta", "deschisa")]
    assert root._run(["verifica", *paths, "--registru", str(closed.folder / "registru.sqlite")]) == 0
    assert root._run(["verifica", paths[0]]) == 1
    assert "cu parolă" in capsys.readouterr().out


def test_without_the_component_no_number_is_taken(closed, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "pikepdf", None)
    assert closed.emite() == 3
    assert "adeverinta[parola]" in capsys.readouterr().err
    assert not (closed.folder / "registru.sqlite").exists()
    assert closed.emite("--ciorna") == 0


def test_an_unknown_rule_stops(closed, capsys):
    closed.profile(closed.plain_profile + '[pdf]\nparola = "secret"\n')
    assert closed.emite() == 3
    assert "cnp6" in capsys.readouterr().err


@pytest.fixture
def random(firm):
    profile = (firm.folder / "angajator.toml").read_text(encoding="utf-8")
    firm.profile(profile + '[pdf]\nparola = "aleatoare"\n')
    firm.requests([{"cnp": cnp, "data_nasterii_copilului": "14.03.2026"} for cnp in (ANA, DAN)])
    return firm


def listed(firm, output="iesire"):
    text = (firm.folder / output / "parole.csv").read_text(encoding="utf-8-sig")
    header, *lines = [line.split(";") for line in text.splitlines()]
    assert header == ["fisier", "numar", "nume", "parola"]
    return {line[0]: line[-1] for line in lines}


def test_random_passwords_are_one_a_paper_in_a_list_of_the_owner(random, capsys):
    assert random.emite() == 0
    known = listed(random)
    assert len(set(known.values())) == 2
    for file, password in known.items():
        with pikepdf.open(random.folder / "iesire" / file, password=password) as pdf:
            assert pdf.encryption.bits == 256
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(random.folder / "iesire" / file, password=ANA[-6:])
    path = random.folder / "iesire" / "parole.csv"
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o777 == 0o600
    shown = capsys.readouterr().out
    assert str(path) in shown
    report = (random.folder / "iesire" / "raport.json").read_text(encoding="utf-8")
    for password in known.values():
        assert password not in shown
        assert password not in report
    assert ANA not in path.read_text(encoding="utf-8-sig")


def test_again_a_paper_keeps_its_bytes_and_its_line_and_a_lost_one_its_password(random):
    assert random.emite() == 0
    known = listed(random)
    first, second = (random.folder / "iesire" / file for file in known)
    bytes_of = second.read_bytes()
    first.unlink()
    assert random.emite() == 0
    assert listed(random) == known
    assert second.read_bytes() == bytes_of
    with pikepdf.open(first, password=known[f"adeverinte/{first.name}"]):
        pass


def test_a_list_that_is_no_list_stops_before_a_paper_is_written(random, capsys):
    (random.folder / "iesire").mkdir()
    (random.folder / "iesire" / "parole.csv").write_text("fisier,numar,nume,parola\n", encoding="utf-8")
    assert random.emite() == 4
    assert "parole.csv" in capsys.readouterr().err
    assert not (random.folder / "registru.sqlite").exists()
    assert not list((random.folder / "iesire" / "adeverinte").glob("*.pdf"))
