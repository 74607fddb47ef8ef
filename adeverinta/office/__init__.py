"""Office: what an accountant with many clients needs around the certificates.

Takes: exports, a folder of firms.
Gives: `anonymise` (the same exports with invented persons and firm).
May import: every room but cli and web.
"""

from __future__ import annotations

from adeverinta.office.anonymise import anonymise

__all__ = ["anonymise"]
