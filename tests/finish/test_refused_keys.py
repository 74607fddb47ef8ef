"""Keys, tokens and time stampers that cannot be used, each by its smallest cause."""

from __future__ import annotations

import sys

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.serialization import pkcs12

from adeverinta import finish, forms
from adeverinta.core.errors import Stop
from adeverinta.finish import encryption
from tests.finish import keys


def stopped(call, *words):
    """The stop of a call, whose sentence and advice hold these words."""
    with pytest.raises(Stop) as stop:
        call()
    said = f"{stop.value.finding.message} {stop.value.finding.remedy}"
    for part in words:
        assert part in said
    return stop.value.finding


@pytest.mark.raises_code("CHEIE_LIPSA")
def test_a_file_with_a_certificate_only(tmp_path):
    pytest.importorskip("pyhanko")
    own = keys.certificate(keys.new_key("ec"), "Fără Cheie")
    path = tmp_path / "numai-certificat.p12"
    how = serialization.BestAvailableEncryption(keys.PASSWORD.encode())
    path.write_bytes(pkcs12.serialize_key_and_certificates(b"x", None, None, [own], how))
    stopped(
        lambda: finish.open_file(path, keys.PASSWORD),
        "numai-certificat.p12",
        "certificatul de semnătură complet",
    )


@pytest.mark.raises_code("CHEIE_LIPSA")
def test_a_key_of_another_kind(tmp_path):
    pytest.importorskip("pyhanko")
    key = ed25519.Ed25519PrivateKey.generate()
    own = keys.certificate(key, "Alt Fel", issuer=keys.authority())
    path = keys.p12(tmp_path / "ed25519.p12", key, own)
    stopped(lambda: finish.open_file(path, keys.PASSWORD), "RSA sau EC")


@pytest.mark.raises_code("TSA_ADRESA")
@pytest.mark.parametrize("address", ["tsa.exemplu.ro", "ftp://tsa.exemplu.ro", "file:///etc/passwd"])
def test_an_address_that_is_none_of_a_time_stamper(tmp_path, address):
    pytest.importorskip("pyhanko")
    path, _ = keys.signer_file(tmp_path, kind="ec")
    key = finish.open_file(path, keys.PASSWORD)
    stopped(lambda: finish.Signing(key, tsa=address), f"„{address}”", "http:// sau https://")


@pytest.mark.raises_code("SEMNARE_ESUATA")
def test_a_key_that_fails_while_it_signs(tmp_path):
    pytest.importorskip("pyhanko")
    path, _ = keys.signer_file(tmp_path, kind="ec")
    signing = finish.Signing(finish.open_file(path, keys.PASSWORD), visible=False)

    async def broken(data, digest_algorithm, dry_run=False):
        raise ArithmeticError("cheia nu răspunde")

    signing.key.signer.async_sign_raw = broken
    stopped(
        lambda: signing.signed(forms.render("icc-hg52", {}).pdf, "icc-hg52"),
        "ArithmeticError: cheia nu răspunde",
        "verificați cheia",
    )


@pytest.mark.raises_code("SEMNARE_FARA_PYHANKO")
def test_without_the_component_that_signs(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "pyhanko.sign.signers", None)
    stopped(lambda: finish.open_file(tmp_path / "cheie.p12", ""), "pip install adeverinta[semnare]")


@pytest.mark.raises_code("PAROLA_FARA_PIKEPDF")
def test_without_the_component_that_writes_passwords(monkeypatch):
    monkeypatch.setitem(sys.modules, "pikepdf", None)
    encryption.check_available("")  # nobody wants a password
    stopped(lambda: encryption.check_available("cnp"), "parol")


class Plugged:
    """A token as the library shows it, which must not be opened."""

    def __init__(self, label, *flags):
        from pkcs11 import TokenFlag

        self.label, self.flags = label, TokenFlag.TOKEN_INITIALIZED
        for flag in flags:
            self.flags |= TokenFlag[flag]

    def open(self, **_how):
        raise AssertionError("the token was opened")


@pytest.fixture
def plugged(monkeypatch, tmp_path):
    """The library of a token, and what is plugged in."""
    pkcs11 = pytest.importorskip("pkcs11", reason="the extra `semnare` is not installed")
    tokens = []
    library = tmp_path / "libtoken.so"
    library.touch()
    monkeypatch.setattr(
        pkcs11, "lib", lambda _path: type("Library", (), {"get_tokens": lambda _self: tokens})()
    )
    return library, tokens


@pytest.mark.raises_code("TOKEN_LIPSA")
def test_no_token_is_plugged_in(plugged):
    library, _ = plugged
    stopped(lambda: finish.open_token(library, "", "123456"), "libtoken.so", "Introduceți tokenul")


@pytest.mark.raises_code("TOKEN_MAI_MULTE")
def test_two_tokens_and_no_label(plugged):
    library, tokens = plugged
    tokens += [Plugged("contabil"), Plugged("director")]
    stopped(lambda: finish.open_token(library, "", "123456"), "„contabil”, „director”", "--eticheta")


@pytest.mark.raises_code("TOKEN_BLOCAT")
def test_a_token_whose_pin_is_blocked_is_not_tried(plugged):
    library, tokens = plugged
    tokens += [Plugged("contabil", "USER_PIN_LOCKED")]
    stopped(lambda: finish.open_token(library, "", "123456"), "„contabil” are PIN-ul blocat")
