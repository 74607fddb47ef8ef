"""Passwords of protected files: typed once on a page, kept in memory while the program runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from adeverinta.core.errors import Stop
    from adeverinta.office import Desk

_MOST: Final = 8
"""Passwords that are tried on a file: more than a firm has, few enough that a wrong one costs no minute."""


def is_locked(stop: Stop) -> bool:
    """Whether a file is protected, or was not opened by what was typed."""
    return "PROTEJAT" in stop.finding.code or "PAROLA" in stop.finding.code


def add_password(desk: Desk, text: str) -> None:
    """One more that each file of the firm is tried with, the newest first."""
    if text:
        desk.passwords = tuple(dict.fromkeys((text, *desk.passwords)))[:_MOST]
