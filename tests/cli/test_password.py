"""A password on each certificate: opened by it alone, known to the register, refused if it cannot be put."""

from __future__ import annotations

import sys

import pikepdf
import pytest

from adeverinta.cli import root

from .conftest import ANA
from .test_replace import entries


@pytest.fixture
def closed(firm):
    profile = (firm.folder / "angajator.toml").read_text(encoding="utf-8")
    firm.profile(profile + '[pdf]\nparola = "cnp6"\n')
    firm.plain_profile = profile
    return firm


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
