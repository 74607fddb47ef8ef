"""Signing with a token (SoftHSM2): RSA and elliptic keys, one PIN, one try, a token pulled out in the
middle."""

from __future__ import annotations

import os
import shutil

import pytest

from adeverinta import api
from adeverinta.cli import root
from adeverinta.core.errors import Stop
from tests.finish import keys
from tests.firm import ANA, DAN, Firm

pytest.importorskip("pkcs11", reason="the extra `semnare` is not installed")
LIBRARY = keys.softhsm()
pytestmark = pytest.mark.skipif(
    LIBRARY is None, reason="SoftHSM2 or pkcs11-tool is not installed (apt: softhsm2 opensc)"
)


@pytest.fixture(scope="module")
def token(tmp_path_factory):
    folder = tmp_path_factory.mktemp("token")
    token = keys.Token(folder, LIBRARY)
    os.environ.update(token.env)  # the library reads it when it is loaded
    authority = keys.authority()
    for label, kind, number, how in (
        ("rsa", "rsa", "01", {}),
        ("ec", "ec", "02", {}),
        ("vechi", "rsa", "03", {"since": -9, "until": -2}),
    ):
        key = keys.new_key(kind)
        own = keys.certificate(key, f"Ioana {label.upper()}", issuer=authority, **how)
        token.add(folder, key, own, label, number)
    token.roots = keys.pem(folder / "radacini.pem", authority[1])
    return token


@pytest.fixture(scope="module")
def issued(tmp_path_factory):
    firm = Firm(tmp_path_factory.mktemp("firma"))
    firm.requests([{"cnp": cnp, "data_nasterii_copilului": "14.03.2026"} for cnp in (ANA, DAN)])
    assert firm.emite() == 0
    return firm.folder


@pytest.fixture
def firm(issued, tmp_path, monkeypatch):
    monkeypatch.setenv("ADEVERINTA_PAROLA_SEMNARE", keys.Token.PIN)
    shutil.copytree(issued, tmp_path / "firma")
    return tmp_path / "firma"


def semneaza(firm, token, *more):
    return root._run(["semneaza", str(firm / "iesire"), "--token", str(token.library), *map(str, more)])


def signed(firm):
    return sorted((firm / "iesire" / "semnate").glob("*.pdf")) if (firm / "iesire/semnate").is_dir() else []


@pytest.mark.parametrize("label", ["rsa", "ec"])
def test_signs_with_the_key_of_that_label(firm, token, label):
    assert semneaza(firm, token, "--eticheta", label) == 0
    assert len(signed(firm)) == 2
    for path in signed(firm):
        (one,) = api.verify(path, roots=token.roots).signatures
        assert (one.who, one.valid, one.chained) == (f"Ioana {label.upper()}", True, True)


def test_the_list_needs_no_pin(firm, token, monkeypatch, capsys):
    monkeypatch.delenv("ADEVERINTA_PAROLA_SEMNARE")
    assert root._run(["semneaza", "--token", str(token.library), "--lista", "--fara-interactiune"]) == 0
    shown = capsys.readouterr().out
    assert "Ioana RSA [rsa]" in shown
    assert "Ioana EC [ec]" in shown
    assert "Ioana VECHI [vechi]" in shown
    assert "nu se poate semna: a expirat la" in shown


@pytest.mark.raises_code("CERTIFICATE_MAI_MULTE")
def test_several_keys_ask_for_a_label(firm, token, capsys):
    assert semneaza(firm, token) == 3
    said = capsys.readouterr().err
    assert "„rsa”, „ec”" in said or "„ec”, „rsa”" in said
    assert "--eticheta" in said
    assert signed(firm) == []


def test_an_expired_certificate_does_not_sign(firm, token, capsys):
    assert semneaza(firm, token, "--eticheta", "vechi") == 3
    assert "a expirat la" in capsys.readouterr().err
    assert signed(firm) == []


@pytest.mark.raises_code("TOKEN_ETICHETA")
def test_an_unknown_label(firm, token, capsys):
    assert semneaza(firm, token, "--eticheta", "altul") == 3
    assert "„altul”" in capsys.readouterr().err


@pytest.mark.raises_code("TOKEN_PIN_GRESIT")
def test_a_wrong_pin_is_tried_once(firm, token, monkeypatch, capsys):
    from adeverinta.finish import token as room

    tries = []
    opened = room._session
    monkeypatch.setattr(room, "_session", lambda *args: tries.append(1) or opened(*args))
    monkeypatch.setenv("ADEVERINTA_PAROLA_SEMNARE", "000000")
    assert semneaza(firm, token, "--eticheta", "rsa") == 3
    said = capsys.readouterr().err
    assert "PIN-ul tokenului „proba” este greșit" in said
    assert "000000" not in said
    assert len(tries) == 1
    assert signed(firm) == []
    monkeypatch.setenv("ADEVERINTA_PAROLA_SEMNARE", keys.Token.PIN)
    assert semneaza(firm, token, "--eticheta", "rsa") == 0


@pytest.mark.raises_code("TOKEN_FARA_PIN")
def test_without_a_pin(firm, token, monkeypatch, capsys):
    monkeypatch.delenv("ADEVERINTA_PAROLA_SEMNARE")
    assert semneaza(firm, token, "--eticheta", "rsa", "--fara-interactiune") == 3
    assert "cere PIN" in capsys.readouterr().err


@pytest.mark.raises_code("TOKEN_ULTIMA_INCERCARE")
def test_a_token_with_one_try_left_is_not_tried():
    from pkcs11 import TokenFlag

    from adeverinta.finish import token as room

    class Last:
        label = "card"
        flags = TokenFlag.TOKEN_INITIALIZED | TokenFlag.USER_PIN_FINAL_TRY

        def open(self, **_how):
            raise AssertionError("the PIN was tried")

    with pytest.raises(Stop) as stop:
        room._session(Last(), "123456")
    assert stop.value.finding.code == "TOKEN_ULTIMA_INCERCARE"


@pytest.mark.raises_code("TOKEN_EROARE")
def test_a_token_pulled_in_the_middle_leaves_what_was_signed(firm, token):
    from pkcs11.exceptions import DeviceRemoved

    where = firm / "registru.sqlite"
    made = []
    with (
        api.signing_key(token=token.library, label="ec", password=token.PIN) as key,
        api.Register.open(where, api.Employer.load(firm / "angajator.toml")) as register,
    ):
        real, left = key.key.signer.async_sign_raw, [1]

        async def until_pulled(data, digest_algorithm, dry_run=False):
            if not dry_run and not left:
                raise DeviceRemoved
            left[:] = left if dry_run else left[1:]
            return await real(data, digest_algorithm, dry_run)

        key.key.signer.async_sign_raw = until_pulled
        with pytest.raises(Stop) as stop:
            made.extend(api.sign([firm / "iesire"], key, register))
    assert stop.value.finding.code == "TOKEN_EROARE"
    assert len(signed(firm)) == 1
    first = signed(firm)[0].read_bytes()
    assert semneaza(firm, token, "--eticheta", "ec") == 0
    assert len(signed(firm)) == 2
    assert first in [path.read_bytes() for path in signed(firm)]


@pytest.mark.raises_code("TOKEN_BIBLIOTECA")
def test_not_a_library(firm, tmp_path, capsys):
    path = tmp_path / "nimic.so"
    path.write_bytes(b"nimic")
    assert root._run(["semneaza", str(firm / "iesire"), "--token", str(path)]) == 3
    assert "nimic.so" in capsys.readouterr().err
