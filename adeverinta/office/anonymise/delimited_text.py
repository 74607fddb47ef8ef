"""Delimited text: every byte stays in its place but those of persons and firm."""

from __future__ import annotations

import codecs
import csv
import re
from typing import Final

from adeverinta.office.anonymise import table_cells
from adeverinta.office.anonymise.masks import Masks

_ENCODINGS: Final = (
    "utf-8-sig",
    "utf-8",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "cp1250",
    "iso8859_16",
    "cp852",
)
_DELIMITERS: Final = ";\t|,"


class TextExport:
    """A text export, decoded; `encoding` None: by none that is known."""

    def __init__(self, data: bytes) -> None:
        from adeverinta.sources.guard.encoding import decode

        wanted = decode(data)
        self.encoding: str | None = None
        for name in _ENCODINGS if wanted is not None else ():
            if name == "utf-8-sig" and not data.startswith(codecs.BOM_UTF8):
                continue
            try:
                text = data.decode(name)
            except UnicodeDecodeError:
                continue
            if text.replace("\0", "").rstrip("\x1a").lstrip("\ufeff") == wanted:
                self.encoding, self._text = name, text
                break
        if self.encoding is None:
            return
        self._lines = re.split(r"(\r\n|\n|\r)", self._text)
        lines = self._lines[::2]
        counted = {mark: sum(mark in line for line in lines) for mark in _DELIMITERS}
        delimiter = max(_DELIMITERS, key=lambda mark: counted[mark])
        self._rows = [
            {
                at: cell
                for at, cell in enumerate(next(csv.reader([line], delimiter=delimiter), []))
                if cell.strip()
            }
            for line in lines
        ]
        self._headers = table_cells.header_rows(self._rows)

    def learn(self, masks: Masks) -> None:
        """What is somebody's in it."""
        table_cells.learn(self._rows, self._headers, masks)

    def written(self, masks: Masks) -> bytes:
        """The same with invented persons and firm, in the encoding it came in."""
        assert self.encoding is not None
        out = [
            piece if at % 2 else masks.text(piece, header=at // 2 in self._headers)
            for at, piece in enumerate(self._lines)
        ]
        return "".join(out).encode(self.encoding, errors="replace")
