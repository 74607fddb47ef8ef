"""Office: what an accountant with many clients needs around the certificates.

Takes: exports, a folder of firms.
Gives: `anonymise` (the same exports with invented persons and firm); `overview.go_through` (every firm of a folder, with
what changed since its last run), letters, the requests workbook and its marked copy.
May import: every room but cli and web.
"""

from __future__ import annotations

from adeverinta.office.anonymise import anonymise

__all__ = ["anonymise"]
