"""What is made once for a value and kept for when the value comes again."""

from __future__ import annotations

from typing import Final, TypeVar

CACHED: Final = 4096
K = TypeVar("K")


class Cache(dict[K, bytes]):
    """Bytes by value, made by `made` where they are asked for the first time; a full one begins anew."""

    __slots__ = ()

    def __missing__(self, value: K) -> bytes:
        made = self.made(value)
        if len(self) >= CACHED:
            self.clear()
        self[value] = made
        return made

    def made(self, value: K) -> bytes:
        """The bytes of a value; KeyError where it has none."""
        raise NotImplementedError
