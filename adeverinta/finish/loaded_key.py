"""A signer around a private key that stays loaded: pyHanko's own reads and checks it anew for each
signature."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256, SHA384, SHA512, HashAlgorithm
from pyhanko.sign.signers import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import finding
from adeverinta.finish import codes

_HASHES: Final[dict[str, HashAlgorithm]] = {"sha256": SHA256(), "sha384": SHA384(), "sha512": SHA512()}


class LoadedSigner(Signer):
    """RSA and elliptic curves, the keys of signing certificates."""

    def __init__(self, certificate: object, private: object, chain: Iterable[object]) -> None:
        if not isinstance(private, (RSAPrivateKey, EllipticCurvePrivateKey)):
            raise InputStop(
                finding(codes.CHEIE_LIPSA, unde="fișierul cheii (se semnează cu chei RSA sau EC)")
            )
        store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        store.register_multiple([certificate, *chain])
        super().__init__(signing_cert=certificate, cert_registry=store)
        self._private = private

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:  # noqa: ARG002 - pyHanko asks for a rehearsal with it
        """The bare signature over the signed attributes."""
        how = _HASHES[digest_algorithm.lower()]
        if isinstance(self._private, RSAPrivateKey):
            return self._private.sign(data, PKCS1v15(), how)
        assert isinstance(self._private, EllipticCurvePrivateKey)
        return self._private.sign(data, ECDSA(how))
