"""Workbooks under a password: opened in memory with the password that the caller gives, never kept."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Final, Protocol, runtime_checkable

from adeverinta.core.given_types import of_type
from adeverinta.sources import codes
from adeverinta.sources.guard.refusal import refusal, shown

Password = Callable[[str], str | None]
"""Asked with the file's name; None where nobody can tell it."""
Secret = str | Password
"""The password itself, or what is asked for that of a file."""
_NEEDED: Final = "a text, or a function of the file's name that gives one,"


@runtime_checkable
class Patient(Protocol):
    """A `Password` that may be asked again: it is told which one did not open the file."""

    def refused(self, file: str, text: str) -> bool:
        """Whether another password can be given for the file."""


def is_encrypted(data: bytes) -> bool:
    """Whether an OLE container holds an encrypted workbook."""
    import msoffcrypto

    try:
        return bool(msoffcrypto.OfficeFile(io.BytesIO(data)).is_encrypted())
    except Exception:
        return False


def by_name(password: Secret | None) -> Password | None:
    """A password that a program gives, as a reader asks for it; TypeError for what is none."""
    if password is None or callable(password):
        return password
    text = of_type("password", password, str, _NEEDED)
    return lambda _name: text


def decrypted(file: str, data: bytes, password: Password | None) -> bytes:
    """The workbook's own bytes; `InputStop` where there is no password or it is not the right one."""
    name, wrong = shown(file), False
    while True:
        text = password(name) if password else None
        if text is not None:
            of_type("password", text, str, _NEEDED)
        if not text:
            raise refusal(codes.FISIER_PAROLA_GRESITA if wrong else codes.FISIER_PROTEJAT, file)
        opened = _opened(data, text)
        if opened is not None:
            return opened
        wrong = True
        if not (isinstance(password, Patient) and password.refused(name, text)):
            raise refusal(codes.FISIER_PAROLA_GRESITA, file)


def _opened(data: bytes, text: str) -> bytes | None:
    """The workbook's own bytes; None where the password is not the right one."""
    import msoffcrypto

    out = io.BytesIO()
    try:
        book = msoffcrypto.OfficeFile(io.BytesIO(data))
        book.load_key(password=text)
        book.decrypt(out)
    except ImportError:  # what opens ciphers is not installed: the password may well be right
        raise
    except Exception:  # not told as a cause, which may quote the password
        return None
    return out.getvalue() or None
