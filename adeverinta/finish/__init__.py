"""Finish: what is done to finished bytes: the password of a document, the electronic signature.

Takes: the bytes of an issued PDF, a key (a .p12 file or a token), the address of a time stamper.
Gives: `open_file`, `open_token`, `Signing` (bytes in, signed bytes out), `signatures` (who signed a
document); `password.protected`.
May import: core, forms, system; knows nothing of the register, of folders, of the terminal.

pyHanko (extra `semnare`) does the cryptography; it is loaded only where something is signed or checked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from adeverinta.core.lazy import loader

if TYPE_CHECKING:
    from adeverinta.finish.keys import SigningKey, check_available, open_file
    from adeverinta.finish.sign import Signing
    from adeverinta.finish.signature_check import Signature, carries_signature, signatures
    from adeverinta.finish.token import open_token, token_identities
    from adeverinta.finish.x509 import Identity

__all__ = [
    "Identity",
    "Signature",
    "Signing",
    "SigningKey",
    "carries_signature",
    "check_available",
    "open_file",
    "open_token",
    "signatures",
    "token_identities",
]

if not TYPE_CHECKING:  # a run that signs nothing loads none of it
    __getattr__ = loader(
        __name__,
        {
            "Identity": "x509",
            "Signature": "signature_check",
            "Signing": "sign",
            "SigningKey": "keys",
            "carries_signature": "signature_check",
            "check_available": "keys",
            "open_file": "keys",
            "open_token": "token",
            "signatures": "signature_check",
            "token_identities": "token",
        },
    )
