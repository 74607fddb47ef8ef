"""A key of a .p12 file, loaded once for all signatures of a run; the password is not kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import finding
from adeverinta.finish import codes
from adeverinta.finish.x509 import Identity, identity
from adeverinta.system import codes as system_codes

if TYPE_CHECKING:
    from pyhanko.sign.signers import Signer


def _nothing() -> None:
    """A file has nothing to close."""


@dataclass(frozen=True)
class SigningKey:
    """What signs: whose it is, pyHanko's signer around it, and how it is let go of."""

    identity: Identity
    signer: Signer = field(repr=False)
    close: Callable[[], None] = field(default=_nothing, repr=False)


def check_available() -> None:
    """InputStop where what signs is not installed."""
    try:
        import pyhanko.sign.signers  # noqa: F401
    except ImportError as error:
        raise InputStop(finding(codes.SEMNARE_FARA_PYHANKO)) from error


def open_file(path: Path, password: str | None, *, usable: bool = True) -> SigningKey:
    """The key of a .p12 (.pfx) file; InputStop for a wrong password, another kind of file, or, where it has
    to
    be `usable`, a certificate that must not sign now.
    """
    check_available()
    from asn1crypto import pkcs12 as asn1
    from cryptography.hazmat.primitives.serialization import pkcs12

    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputStop(finding(system_codes.FISIER_LIPSA, fisier=str(path))) from error
    except OSError as error:
        raise InputStop(
            finding(system_codes.FISIER_NECITIBIL, fisier=str(path), motiv="nu se poate citi")
        ) from error
    try:
        asn1.Pfx.load(data, strict=True).native  # noqa: B018 - reading it all is the check
    except (ValueError, TypeError) as error:
        raise InputStop(finding(codes.CHEIE_NECITITA, fisier=path.name)) from error
    try:
        private, certificate, others = pkcs12.load_key_and_certificates(
            data, password.encode() if password else None
        )
    except ValueError as error:
        code = codes.CHEIE_PAROLA_GRESITA if password else codes.CHEIE_FARA_PAROLA
        raise InputStop(finding(code, fisier=path.name)) from error
    except Exception as error:  # a kind of key or cipher that the library does not know
        raise InputStop(finding(codes.CHEIE_NECITITA, fisier=path.name)) from error
    if private is None or certificate is None:
        raise InputStop(finding(codes.CHEIE_LIPSA, unde=path.name))
    return _key(private, certificate, others, usable=usable)


def _key(private: object, certificate: Any, others: Any, *, usable: bool) -> SigningKey:
    from asn1crypto import x509
    from cryptography.hazmat.primitives.serialization import Encoding

    from adeverinta.finish.loaded_key import LoadedSigner

    own = x509.Certificate.load(certificate.public_bytes(Encoding.DER))
    chain = [x509.Certificate.load(item.public_bytes(Encoding.DER)) for item in others or ()]
    whose = identity(own)
    if usable:
        require_usable(whose)
    return SigningKey(whose, LoadedSigner(own, private, chain))


def require_usable(whose: Identity) -> None:
    """InputStop for a certificate that must not sign now."""
    if whose.hindrance:
        raise InputStop(finding(codes.CERTIFICAT_NEPOTRIVIT, cine=whose.who, motiv=whose.hindrance))
