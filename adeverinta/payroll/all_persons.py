"""All persons as those asked for: each is told what a request for them would tell."""

from __future__ import annotations

from typing import Final


class _Everyone(frozenset[str]):
    """Has every CNP."""

    def __contains__(self, cnp: object) -> bool:
        return True

    def __bool__(self) -> bool:
        return True


EVERYONE: Final = _Everyone()
