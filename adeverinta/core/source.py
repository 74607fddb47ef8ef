"""Where a value came from: file, sheet, row, column, as a person in HR would look it up."""

from __future__ import annotations

from typing import Final, NamedTuple

from adeverinta.core.text import mask_cnps, masked_repr


def column_letter(index: int) -> str:
    """The Excel letters of a 0-based column.

    >>> column_letter(0), column_letter(25), column_letter(26)
    ('A', 'Z', 'AA')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


FRAME: Final = "cadrul "


class Source(NamedTuple):
    """An address. `file` is the name, with the folder inside the one given or the archive that
    holds it (`2025/stat.xlsx`, `exporturi.zip/stat.xlsx`), `row` is 1-based, `column` an Excel letter.

    Any part but the file may be unknown; `sheet` is None for csv. A table handed over by a program is called
    `cadrul X`; its rows are counted from 1 below the names of its columns, and `column` is such a name.

    As text a CNP in a name is masked; the fields are whole, for who looks the cell up.
    """

    file: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        file = mask_cnps(self.file)
        parts = [file if file.startswith(FRAME) else f"fișierul „{file}”"]
        if self.sheet is not None:
            parts.append(f"foaia „{mask_cnps(self.sheet)}”")
        if self.row is not None:
            parts.append(f"rândul {self.row}")
        if self.column is not None:
            parts.append(f"coloana {mask_cnps(self.column)}")
        return ", ".join(parts)

    def __repr__(self) -> str:
        return masked_repr(self, self._fields)
