"""What a discreet page serves in place of a personal text: a mark that becomes the text again when it is sent."""

from __future__ import annotations

from typing import Final

from adeverinta.core.errors import OutputStop
from adeverinta.core.finding import finding
from adeverinta.core.late_pattern import late
from adeverinta.core.text import mask_cnps
from adeverinta.office import codes

HIDDEN: Final = "•••"
"""What stands for an amount while the page is discreet."""
_MARK: Final = late(r"[^\[\]]*[*•][^\[\]]*\[(\d{1,9})\]")


class HiddenTexts:
    """The texts hidden so far, each by a number of its own; kept in memory while the program runs.

    >>> hidden = HiddenTexts()
    >>> hidden.hide("2850101401002"), hidden.hide("3.686,00"), hidden.hide("")
    ('2********1002 [1]', '••• [2]', '')
    >>> hidden.reveal("2********1002 [1]"), hidden.reveal("2850101401003")
    ('2850101401002', '2850101401003')
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._texts: list[str] = []

    def hide(self, text: str) -> str:
        """The mark of a text: a personal code masked, anything else blotted out, and its number."""
        if not text:
            return ""
        if text not in self._numbers:
            self._texts.append(text)
            self._numbers[text] = len(self._texts)
        masked = mask_cnps(text)
        return f"{masked if masked != text else HIDDEN} [{self._numbers[text]}]"

    def reveal(self, sent: str) -> str:
        """The text of a mark, anything else as it is; OutputStop for a mark of another run of the program."""
        mark = _MARK.fullmatch(sent.strip())
        if mark is None:
            return sent
        number = int(mark[1])
        if not 1 <= number <= len(self._texts):
            raise OutputStop(finding(codes.CERERI_SCHIMBATE, fisier="cereri"))
        return self._texts[number - 1]
