"""Which line inside a sheet is the title of the month under it: what it says decides, not its length."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from adeverinta.core.late_pattern import late
from adeverinta.core.month import MONTH_NUMBERS
from adeverinta.core.text import fold, unaccented
from adeverinta.payroll.layout.payroll_month import MONTH_WORDS, months_in, names_in

_SHORT: Final = 25
"""Letters of a line that is hardly more than the month."""
MARKED: Final = late(r"\b(?:luna|lunii|perioada)\b")
"""Words that say that a month follows (in a text without accents)."""
_PAPER: Final = r"\b(?:stat\w*|list[ae]\w*|foai\w+|situati\w+|centraliz\w*|tabel\w*|borderou\w*|registr\w*)\b"
_OF_PAY: Final = (
    r"\b(?:plat[aiăe]\w*|salari\w*|salar|retribut\w+|remunerat\w+|drepturi\w*|lefuri\w*|personal\w*)\b"
)
_OF_PAYROLL: Final = late(
    rf"{_PAPER}.{{0,40}}?{_OF_PAY}|^\W*(?:stat|state|statul|fluturas\w*|{_OF_PAY})|\bpayroll\b"
)
"""A paper of pay by its name, or a line that begins with pay."""
_NOTE: Final = late(
    r"\b(?:conform\w*|potrivit|vezi|nota|includ\w*|inclus\w*|cuprin\w*|contin\w*|achit\w*|vira\w*|virat\w*|"
    r"modific\w*|fata de|anterior\w*|precedent\w*|minim\w*|se|va|vor|este|sunt|au|din statul)\b"
)
"""Words of a sentence about pay."""
_DAY_OF: Final = late(rf"\d{{1,2}}[\s.\-]+(?:{MONTH_WORDS})(?![a-z])")
"""A day of a month: of payment, of signing."""
_BARE: Final = late(rf"(?:(?:pe |pentru )?(?:luna|lunii) )?({MONTH_WORDS})")
_LONGEST: Final = 80
_SPEAKS: Final = late(_OF_PAY + r"|\b(?:stat|state|statul|statului)\b")


def headings(titles: Sequence[str]) -> tuple[str, ...]:
    """The titles of a month; where some name a payroll, a place with its date above them is none."""
    found = tuple(title for title in titles if is_heading(title))
    return tuple(title for title in found if _is_of_payroll(title)) or found


def is_heading(text: str) -> bool:
    """Whether a line plainly is the title of a month.

    >>> is_heading("STAT SALARII SEPTEMBRIE 2024 - SEDIUL CENTRAL"), is_heading("Iulie 2024")
    (True, True)
    >>> is_heading("Salariul minim se modifică din ianuarie 2025"), is_heading("Stat de plată, total general")
    (False, False)
    """
    months = months_in(text)
    if not months:
        return False
    plain = unaccented(text)
    return bool(len(text) < _SHORT or MARKED.search(plain)) or (len(months) == 1 and _is_of_payroll(text))


def _is_of_payroll(text: str) -> bool:
    """Whether a line names a payroll, and is no sentence about one."""
    plain = unaccented(text)
    return bool(MARKED.search(plain) or _OF_PAYROLL.search(plain)) and not _NOTE.search(plain)


def named_months(titles: Iterable[str]) -> frozenset[int]:
    """The numbers of months that titles of a payroll, or that are nothing but a month, name without a year.

    >>> sorted(named_months(["Stat de salarii martie", "plătit pe 5 aprilie", "Director, Mai Ana"]))
    [3]
    """
    texts = [_DAY_OF.sub(" ", unaccented(t)) for t in titles if len(t) < _LONGEST and not months_in(t)]
    return frozenset(number for text in texts for number in names_in(text, title=not _is_of_payroll(text)))


def undated_month(text: str) -> int | None:
    """The number of the month that a line between rows says without a year, and hardly anything else.

    >>> undated_month("FEBRUARIE"), undated_month("Luna martie"), undated_month("Stat de salarii aprilie")
    (2, 3, 4)
    >>> undated_month("Februarie 2025"), undated_month("Premii luna martie"), undated_month("Popa Mai")
    (None, None, None)
    """
    if len(text) >= _LONGEST or months_in(text):
        return None
    if hit := _BARE.fullmatch(fold(text)):
        return MONTH_NUMBERS[hit[1]]
    named = names_in(_DAY_OF.sub(" ", unaccented(text))) if _OF_PAYROLL.search(unaccented(text)) else ()
    return next(iter(named)) if len(named) == 1 and _is_of_payroll(text) else None


def may_be_heading(text: str) -> bool:
    """Whether a line that is no title plainly may be one: it speaks of pay and of one month."""
    return len(months_in(text)) == 1 and _SPEAKS.search(unaccented(text)) is not None
