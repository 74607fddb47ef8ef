"""A password on each certificate, where the profile asks for one (AES-256; then it is not PDF/A)."""

from __future__ import annotations

import io

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import finding
from adeverinta.finish import codes


def check_available(policy: str) -> None:
    """InputStop, before any number is taken, where what writes passwords is not installed."""
    if not policy:
        return
    try:
        import pikepdf  # noqa: F401
    except ImportError as error:
        raise InputStop(finding(codes.PAROLA_FARA_PIKEPDF)) from error


def password_of(policy: str, cnp: str) -> str:
    """The password that opens a person's certificate.

    >>> password_of("cnp6", "2850101401002")
    '401002'
    """
    return cnp[-6:] if policy == "cnp6" else ""


def protected(pdf: bytes, password: str) -> bytes:
    """The document encrypted with AES-256; the owner's password is made up and forgotten."""
    import secrets

    import pikepdf

    how = pikepdf.Encryption(user=password, owner=secrets.token_hex(16), R=6, aes=True)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(out, encryption=how)
    return out.getvalue()
