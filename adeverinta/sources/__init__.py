"""Sources: files become sheets of cells with addresses.

Takes: paths of files and folders, or names and bytes.
Gives: `read(path)`: one `SourceFile` with its digest and sheets; `in_turn(paths)`: several, one at a time;
`expand(paths)`: the files of folders; `excerpt(path, sheet, rows)`: a few rows of a large workbook;
`unread(path, error)`: the stop for a file that the system keeps back.
May import: core, system.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from adeverinta.core.lazy import loader
from adeverinta.sources.guard.protected import Password, Secret, by_name
from adeverinta.sources.guard.refusal import unread, unread_reason
from adeverinta.sources.input_files import ExpandedPath, Given, expand
from adeverinta.sources.read_ahead import in_turn
from adeverinta.sources.reader import read
from adeverinta.sources.sheet import Cell, Sheet, SourceFile

if TYPE_CHECKING:
    from adeverinta.sources.sheet_excerpt import excerpt

__all__ = [
    "Cell", "ExpandedPath", "Given", "Password", "Secret", "Sheet", "SourceFile", "by_name", "excerpt",
    "expand", "in_turn", "read", "unread", "unread_reason",
]  # fmt: skip

if not TYPE_CHECKING:
    __getattr__ = loader(__name__, {"excerpt": "sheet_excerpt"})
