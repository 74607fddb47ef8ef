"""A certificate's pages as pictures: those of the paper that was issued, before that those of the draft."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING

from adeverinta import api
from adeverinta.core.errors import Stop

if TYPE_CHECKING:
    from pathlib import Path

    from adeverinta.office import Desk


def issued_paper(desk: Desk, found: api.PaperInForce | None) -> Path | None:
    """The file of the certificate in force, where the answer would print the same; None: the draft is what is
    to be seen.
    """
    return api.file_of(found.entry, desk.firm.folder) if found is not None and found.same else None


def page_count(answer: api.Answer, issued: Path | None) -> int:
    """How many pages there are to be seen."""
    try:
        return len(pictures(answer, issued))
    except Stop:
        return 0


def pictures(answer: api.Answer, issued: Path | None) -> tuple[bytes, ...]:
    """The issued paper's pages, else those of the draft; none where a refusal or a password stands before them."""
    import pypdfium2

    if issued is None:
        return () if answer.refused else _pictures(api.render(answer))
    try:
        return _pictures(issued.read_bytes())
    except (OSError, pypdfium2.PdfiumError):
        return ()


@lru_cache(maxsize=8)
def _pictures(pdf: bytes) -> tuple[bytes, ...]:
    """Every page of a document as PNG, 110 dpi."""
    import pypdfium2

    found: list[bytes] = []
    document = pypdfium2.PdfDocument(pdf)
    try:
        for at in range(len(document)):
            out = io.BytesIO()
            document[at].render(scale=110 / 72).to_pil().save(out, "PNG")
            found.append(out.getvalue())
    finally:
        document.close()
    return tuple(found)
