"""Registry: the numbers given and what was issued under them, and how files reach the disk.

Takes: request keys, digests of facts, names of written files.
Gives: `NumberRegister` (SQLite), `format_number`, `certificate_name`.
May import: core, system, certificate; knows nothing of what a PDF looks like.
"""

from adeverinta.registry.entries import (
    Entry,
    EntryStatus,
    NumberWanted,
    SignedCopy,
    facts_and_digest,
    facts_digest,
    facts_json,
    request_key,
    sha256,
)
from adeverinta.registry.export import EXPORT_HEADER, export_rows, settled_finding, unfinished_finding
from adeverinta.registry.file_names import certificate_name
from adeverinta.registry.number_pattern import format_number
from adeverinta.registry.paper_differences import differences, replaces_line
from adeverinta.registry.register import NumberRegister

__all__ = [
    "EXPORT_HEADER",
    "Entry",
    "EntryStatus",
    "NumberRegister",
    "NumberWanted",
    "SignedCopy",
    "certificate_name",
    "differences",
    "export_rows",
    "facts_and_digest",
    "facts_digest",
    "facts_json",
    "format_number",
    "replaces_line",
    "request_key",
    "settled_finding",
    "sha256",
    "unfinished_finding",
]
