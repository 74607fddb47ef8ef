"""PDF objects read from bytes: enough of the syntax to see what an appended part says; it guesses nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from adeverinta.core.late_pattern import late

_SPACE: Final = b"\x00\t\n\x0c\r "
_NUMBER: Final = late(rb"[+-]?(?:\d+\.?\d*|\.\d+)")
_REFERENCE: Final = late(
    rb"(\d+)[\x00\t\n\x0c\r ]+(\d+)[\x00\t\n\x0c\r ]+R(?![^\x00\t\n\x0c\r ()<>\[\]{}/%])"
)
_INTEGER: Final = late(rb"\d{1,12}")
_NAME: Final = late(rb"[^\x00\t\n\x0c\r ()<>\[\]{}/%]*")
_HEX: Final = late(rb"#([0-9A-Fa-f]{2})")
_ESCAPE: Final = late(rb"\\(?:([0-7]{1,3})|(\r\n|[\x00-\xff]))|\r\n?")
_ESCAPED: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_DEEPEST: Final = 50


def _unescaped(found: re.Match[bytes]) -> bytes:
    if found[1]:
        return bytes([int(found[1], 8) & 0xFF])
    if found[2] is None:
        return b"\n"  # an end of line inside a string
    return b"" if found[2] in (b"\r\n", b"\r", b"\n") else _ESCAPED.get(found[2], found[2])


class Malformed(ValueError):  # noqa: N818 - says what the bytes are
    """Not the syntax of a PDF object."""


class Name(str):
    """A name, without its slash."""

    __slots__ = ()


class Reference(NamedTuple):
    """A reference to an object."""

    number: int
    generation: int


@dataclass(frozen=True, slots=True)
class StreamObject:
    """A stream object: its dictionary and its bytes as they stand."""

    entries: dict[str, object]
    data: bytes


class Reader:
    """Reads objects one after the other from a place in a file."""

    def __init__(self, data: bytes, at: int = 0, end: int | None = None) -> None:
        self.data, self.at = data, at
        self.end = len(data) if end is None else end

    def skip(self) -> None:
        """Over white space and comments."""
        data, end = self.data, self.end
        while self.at < end:
            byte = data[self.at]
            if byte in _SPACE:
                self.at += 1
            elif byte == 0x25:
                while self.at < end and data[self.at] not in b"\r\n":
                    self.at += 1
            else:
                return

    def white(self) -> None:
        """Over white space only."""
        while self.at < self.end and self.data[self.at] in _SPACE:
            self.at += 1

    def take(self, word: bytes) -> bool:
        """Whether this stands next; then it is read."""
        if self.data.startswith(word, self.at) and self.at + len(word) <= self.end:
            self.at += len(word)
            return True
        return False

    def need(self, word: bytes) -> None:
        """Read this, or it is not PDF."""
        self.skip()
        if not self.take(word):
            raise Malformed(f"{word!r} expected at {self.at}")

    def integer(self) -> int:
        """A whole number."""
        self.skip()
        found = _INTEGER.match(self.data, self.at, self.end)
        if not found:
            raise Malformed(f"number expected at {self.at}")
        self.at = found.end()
        return int(found.group())

    def value(self, depth: int = 0) -> Any:
        """The next object: dict, list, Name, bytes, int, float, bool, None or Reference."""
        if depth > _DEEPEST:
            raise Malformed("too deep")
        self.skip()
        if self.at >= self.end:
            raise Malformed("nothing left")
        if self.take(b"<<"):
            return self._dictionary(depth)
        byte = self.data[self.at : self.at + 1]
        if byte == b"<":
            return self._hex()
        if byte == b"(":
            return self._literal()
        if byte == b"/":
            return self._name()
        if self.take(b"["):
            return self._array(depth)
        return self._plain()

    def _array(self, depth: int) -> list[object]:
        found: list[object] = []
        while True:
            self.skip()
            if self.take(b"]"):
                return found
            found.append(self.value(depth + 1))

    def _plain(self) -> object:
        reference = _REFERENCE.match(self.data, self.at, self.end)
        if reference:
            self.at = reference.end()
            return Reference(int(reference[1]), int(reference[2]))
        number = _NUMBER.match(self.data, self.at, self.end)
        if number:
            self.at = number.end()
            return float(number.group()) if b"." in number.group() else int(number.group())
        for word, meant in ((b"true", True), (b"false", False), (b"null", None)):
            if self.take(word):
                return meant
        raise Malformed(f"unknown at {self.at}")

    def _dictionary(self, depth: int) -> dict[str, object]:
        found: dict[str, object] = {}
        while True:
            self.skip()
            if self.take(b">>"):
                return found
            key = self._name()
            if key in found:
                raise Malformed("a key twice")
            found[key] = self.value(depth + 1)

    def _name(self) -> Name:
        if not self.take(b"/"):
            raise Malformed(f"name expected at {self.at}")
        found = _NAME.match(self.data, self.at, self.end)
        assert found is not None
        self.at = found.end()
        plain = _HEX.sub(lambda code: bytes([int(code[1], 16)]), found.group())
        return Name(plain.decode("latin-1"))

    def _hex(self) -> bytes:
        stop = self.data.find(b">", self.at, self.end)
        digits = bytes(c for c in self.data[self.at + 1 : stop] if c not in _SPACE) if stop > 0 else b"x"
        try:
            found = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
        except ValueError as error:
            raise Malformed("hexadecimal") from error
        self.at = stop + 1
        return found

    def _literal(self) -> bytes:
        depth, at, data = 0, self.at, self.data
        while at < self.end:
            byte = data[at]
            if byte == 0x5C:
                at += 1
            elif byte == 0x28:
                depth += 1
            elif byte == 0x29:
                depth -= 1
                if depth == 0:
                    found = data[self.at + 1 : at]
                    self.at = at + 1
                    return _ESCAPE.sub(_unescaped, found)
            at += 1
        raise Malformed("a string without an end")

    def indirect(self) -> tuple[Reference, object]:
        """An object with its number, from `n g obj` to `endobj`."""
        own = Reference(self.integer(), self.integer())
        self.need(b"obj")
        value = self.value()
        self.skip()
        if isinstance(value, dict) and self.take(b"stream"):
            value = self._stream(value)
        self.need(b"endobj")
        return own, value

    def _stream(self, entries: dict[str, object]) -> StreamObject:
        if not (self.take(b"\r\n") or self.take(b"\n")):
            raise Malformed("stream")
        length = entries.get("Length")
        if not isinstance(length, int) or isinstance(length, bool) or self.at + length > self.end:
            raise Malformed("the length of a stream")
        data = self.data[self.at : self.at + length]
        self.at += length
        self.white()
        if not self.take(b"endstream"):
            raise Malformed("the end of a stream")
        return StreamObject(entries, data)


def text_of(raw: bytes) -> str:
    """What a text string says."""
    return raw[2:].decode("utf-16-be", "replace") if raw[:2] == b"\xfe\xff" else raw.decode("latin-1")
