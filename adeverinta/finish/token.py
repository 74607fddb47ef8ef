"""Certificates and keys on a token or a card, by its maker's PKCS#11 library.

The PIN is given once and never a second time: three wrong ones block a token.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import finding
from adeverinta.finish import codes
from adeverinta.finish.keys import SigningKey, check_available, require_usable
from adeverinta.finish.x509 import Identity, identity
from adeverinta.system import codes as system_codes


class _TokenCertificate(NamedTuple):
    """A certificate on a token: its record, its number there and what it says."""

    identity: Identity
    id: bytes
    certificate: Any


def _tokens(library: Path, label: str) -> list[Any]:
    """The tokens plugged in; those of that label, if any has it."""
    check_available()
    try:
        import pkcs11
    except ImportError as error:
        raise InputStop(finding(codes.SEMNARE_FARA_PYHANKO)) from error
    from pkcs11.exceptions import PKCS11Error

    if not library.is_file():
        raise InputStop(finding(system_codes.FISIER_LIPSA, fisier=str(library)))
    try:
        tokens = list(pkcs11.lib(str(library.resolve())).get_tokens())
    except (PKCS11Error, RuntimeError, OSError) as error:
        raise InputStop(finding(codes.TOKEN_BIBLIOTECA, fisier=library.name)) from error
    tokens = [token for token in tokens if token.flags & pkcs11.TokenFlag.TOKEN_INITIALIZED]
    named = [token for token in tokens if label and token.label.strip() == label]
    if not tokens:
        raise InputStop(finding(codes.TOKEN_LIPSA, fisier=library.name))
    return named or tokens


def _certificates(session: Any) -> Iterator[_TokenCertificate]:
    import pkcs11
    from asn1crypto import x509
    from pkcs11 import Attribute, ObjectClass
    from pkcs11.exceptions import PKCS11Error

    for item in list(session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE})):
        with suppress(PKCS11Error, ValueError):
            certificate = x509.Certificate.load(bytes(item[Attribute.VALUE]))
            label = str(item[Attribute.LABEL] or "")
            yield _TokenCertificate(
                identity(certificate, label), bytes(item[pkcs11.Attribute.ID]), certificate
            )


def token_identities(library: Path, label: str = "") -> list[Identity]:
    """The certificates that can be seen without a PIN."""
    from pkcs11.exceptions import PKCS11Error

    found: list[Identity] = []
    for token in _tokens(library, label):
        try:
            with token.open() as session:
                own = [item.identity for item in _certificates(session)]
        except PKCS11Error as error:
            raise InputStop(finding(codes.TOKEN_EROARE, motiv=type(error).__name__)) from error
        named = [item for item in own if item.label == label]
        found += named if label and named and token.label.strip() != label else own
    return found


def open_token(library: Path, label: str, pin: str | None) -> SigningKey:
    """The key of a token; InputStop for a wrong PIN (tried once), for none or several that could sign.

    `label` names the token or the certificate on it.
    """
    tokens = _tokens(library, label)
    if len(tokens) > 1:
        raise InputStop(
            finding(codes.TOKEN_MAI_MULTE, care=", ".join(f"„{token.label.strip()}”" for token in tokens))
        )
    (token,) = tokens
    session = _session(token, pin)
    try:
        return _key(session, token, label)
    except BaseException:
        session.close()
        raise


def _session(token: Any, pin: str | None) -> Any:
    """A session with the PIN, which is tried once, and not at all when a wrong one would block the token."""
    from pkcs11 import TokenFlag, exceptions

    name = token.label.strip()
    if token.flags & TokenFlag.USER_PIN_LOCKED:
        raise InputStop(finding(codes.TOKEN_BLOCAT, nume=name))
    if token.flags & TokenFlag.USER_PIN_FINAL_TRY:
        raise InputStop(finding(codes.TOKEN_ULTIMA_INCERCARE, nume=name))
    if not pin:
        raise InputStop(finding(codes.TOKEN_FARA_PIN, nume=name))
    try:
        return token.open(user_pin=pin)
    except (exceptions.PinIncorrect, exceptions.PinLenRange, exceptions.PinInvalid) as error:
        raise InputStop(finding(codes.TOKEN_PIN_GRESIT, nume=name)) from error
    except exceptions.PinLocked as error:
        raise InputStop(finding(codes.TOKEN_BLOCAT, nume=name)) from error
    except exceptions.PKCS11Error as error:
        raise InputStop(finding(codes.TOKEN_EROARE, motiv=type(error).__name__)) from error


def _key(session: Any, token: Any, label: str) -> SigningKey:
    from pkcs11 import Attribute, ObjectClass
    from pkcs11.exceptions import PKCS11Error

    try:
        keys = {
            bytes(item[Attribute.ID])
            for item in list(session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY}))
        }
        seen = list(_certificates(session))
    except PKCS11Error as error:
        raise InputStop(finding(codes.TOKEN_EROARE, motiv=type(error).__name__)) from error
    own = [item for item in seen if item.id in keys]
    if label and token.label.strip() != label:
        own = [item for item in own if item.identity.label == label]
        if not own:
            raise InputStop(finding(codes.TOKEN_ETICHETA, eticheta=label))
    if not own:
        raise InputStop(finding(codes.CHEIE_LIPSA, unde=f"tokenul „{token.label.strip()}”"))
    usable = [item for item in own if not item.identity.hindrance]
    if not usable:
        require_usable(own[0].identity)
    if len(usable) > 1:
        names = ", ".join(f"„{item.identity.label or item.identity.who}”" for item in usable)
        raise InputStop(finding(codes.CERTIFICATE_MAI_MULTE, care=names))
    chosen = usable[0]
    others = [item.certificate for item in seen if item is not chosen]
    return SigningKey(chosen.identity, _signer(session, chosen, others), session.close)


def _signer(session: Any, chosen: _TokenCertificate, others: list[object]) -> Any:
    from pyhanko.sign.pkcs11 import PKCS11Signer

    return PKCS11Signer(
        session,
        signing_cert=chosen.certificate,
        ca_chain=others,
        key_id=chosen.id,
        # the token signs the digest itself: hashing elliptic mechanisms are missing on many of them
        use_raw_mechanism=chosen.certificate.public_key.algorithm == "ec",
    )
