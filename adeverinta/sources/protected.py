"""Workbooks under a password: opened in memory with the password that the caller gives, never kept."""

from __future__ import annotations

import io
from collections.abc import Callable

from adeverinta.sources.refusal import refusal, shown

Password = Callable[[str], str | None]
"""Asked with the file's name; None where nobody can tell it."""


def is_encrypted(data: bytes) -> bool:
    """Whether an OLE container holds an encrypted workbook."""
    import msoffcrypto

    try:
        return bool(msoffcrypto.OfficeFile(io.BytesIO(data)).is_encrypted())
    except Exception:
        return False


def decrypted(file: str, data: bytes, password: Password | None) -> bytes:
    """The workbook's own bytes; `InputStop` where there is no password or it is not the right one."""
    import msoffcrypto

    text = password(shown(file)) if password else None
    if not text:
        raise refusal("FISIER_PROTEJAT", file)
    out = io.BytesIO()
    try:
        book = msoffcrypto.OfficeFile(io.BytesIO(data))
        book.load_key(password=text)
        book.decrypt(out)
    except ImportError:  # what opens ciphers is not installed: the password may well be right
        raise
    except Exception:
        raise refusal("FISIER_PAROLA_GRESITA", file) from None  # the cause may quote the password
    if not out.tell():
        raise refusal("FISIER_PAROLA_GRESITA", file)
    return out.getvalue()
