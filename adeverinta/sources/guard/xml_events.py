"""XML read as events, safely: no entities, no DTD, no network; a damaged document is refused in words."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from adeverinta.core.late_pattern import late
from adeverinta.sources import codes
from adeverinta.sources.guard.refusal import refusal

if TYPE_CHECKING:
    from lxml import etree

_DOCTYPE: Final = late(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_LOOKED_AT: Final = 1 << 16


@contextmanager
def safely(name: str, data: bytes) -> Iterator[object]:
    """The `start` and `end` events of lxml; `InputStop` where the document is damaged or has a DTD."""
    from lxml import etree

    if _DOCTYPE.search(data[:_LOOKED_AT].replace(b"\0", b"")):
        raise refusal(codes.FISIER_DETERIORAT, name, "un document XML cu DTD sau entități nu este citit")
    try:
        yield etree.iterparse(
            io.BytesIO(data),
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
        )
    except etree.XMLSyntaxError as error:
        raise refusal(codes.FISIER_DETERIORAT, name, "documentul XML nu este întreg") from error


def forget(element: etree._Element) -> None:
    """Free an element that was read and all before it: memory stays that of one."""
    element.clear()
    parent = element.getparent()
    while parent is not None and (before := element.getprevious()) is not None:
        parent.remove(before)
