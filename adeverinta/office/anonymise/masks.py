"""What stands for whom: one invented value for each original, the same in every file of a run.

Nothing of it is kept and nothing can be computed back: the invented values are drawn at random, each as long
as the original, so that columns of fixed width stay where they are.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from typing import Final

from adeverinta.core import cnp as cnps
from adeverinta.core.late_pattern import late
from adeverinta.core.text import fold
from adeverinta.office.anonymise.vocabulary import known_words

_KINDS: Final = {
    "iban": r"\bRO[ .-]?\d{2}[ .-]?[A-Z]{4}(?:[ .-]?[A-Z0-9]){16}\b",
    "email": r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    "trade": r"\b[JFC] ?\d{1,2} ?/ ?\d+ ?/ ?\d{4}\b",
    "phone": r"(?<![\d.,])(?:\+?40|0)[237]\d{2}(?:[ .-]?\d{3}){2}(?![\d.,])",
    "identity": r"\b[A-Z]{2} ?\d{6}\b",
    "power": r"(?<![\d.,])\d[.,]\d{1,14}E\+?0?12(?!\d)",
    "cnp": r"(?<!\d)\d(?:[ -]?\d){12}(?!\d)",
    "digits": r"(?<![\d.,])(?:\bRO ?)?\d{2,13}(?![\d.,]*\d)",
    "word": r"[^\W\d_]{2,}",
}
"""What may be somebody's, the longer before the shorter; one walk: nothing invented is looked at again."""
_ANY: Final = late("|".join(f"(?P<{k}>{pattern})" for k, pattern in _KINDS.items()), re.IGNORECASE)
_FISCAL: Final = late(
    r"(?:c\.?u\.?i\.?|c\.?i\.?f\.?|cod(?:ul)? fiscal|cod unic[^\d]{0,24})\W{0,6}(?:RO ?)?(\d{4,10})",
    re.IGNORECASE,
)
_FORMS: Final = frozenset(("sc", "srl", "sa", "snc", "pfa", "ii", "if"))
"""What a company's name begins or ends with; nobody is called so."""
_YEAR: Final = late(r"(?:19|20)\d{2}")
_MARKED: Final = late(r"\bRO ?(\d{2,10})(?!\d)", re.IGNORECASE)
_WORD: Final = late(_KINDS["word"])
_SOUNDS: Final = ("bcdfglmnprstvz", "aeiou")
_CNP_WEIGHTS: Final = "279146358279"
_CUI_WEIGHTS: Final = "753217532"
_TRIES: Final = 200


class Masks:
    """The invented values of a run, and what is known to be a name or a fiscal code."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        """Folded words that stand in a column of names or behind a label of one."""
        self.fiscal_codes: set[str] = set()
        self._made: dict[tuple[str, str], str] = {}
        self._given: set[str] = set()

    def learn(self, text: str) -> None:
        """The fiscal codes that a text names as such."""
        self.fiscal_codes.update(
            found[1] for found in _FISCAL.finditer(text) if not _YEAR.fullmatch(found[1])
        )
        self.fiscal_codes.update(found[1] for found in _MARKED.finditer(text) if _is_fiscal_code(found[1]))

    def learn_code(self, text: str) -> None:
        """The digits of a cell under or beside the words for a fiscal code."""
        digits = text.strip().upper().removeprefix("RO").strip()
        if digits.isascii() and digits.isdigit() and 2 <= len(digits) <= 10:
            self.fiscal_codes.add(digits)

    def learn_name(self, text: str) -> None:
        """Every word of a cell that holds a person's or a firm's name."""
        words = map(fold, _WORD.findall(text))
        self.names.update(word for word in words if len(word) > 1 and word not in _FORMS)

    @property
    def persons(self) -> int:
        """How many personal codes were met."""
        return sum(kind == "cnp" for kind, _ in self._made)

    def originals(self) -> list[str]:
        """The codes met so far, for the check of what was written."""
        return [value for kind, value in self._made if kind in ("cnp", "cui", "iban")]

    def text(self, text: str, *, header: bool = False) -> str:
        """A text with invented persons and firm. In a header every word stays but those known as names."""

        def invented(hit: re.Match[str]) -> str:
            kind = hit.lastgroup or "word"
            if kind == "word":
                return self._word(hit[0], header=header)
            if kind == "cnp":
                return self._dressed(hit[0])
            if kind == "power":
                return self._power(hit[0])
            if kind == "digits":
                digits = hit[0].lstrip("ROro ")
                return hit[0][: len(hit[0]) - len(digits)] + self.number(digits)
            return self._of(kind, hit[0], _MAKERS[kind])

        return _ANY.sub(invented, text)

    def number(self, digits: str) -> str:
        """A number that stands alone in its cell: a personal code, a fiscal code known, or an amount."""
        if len(digits) == 13:
            return self.cnp(digits)
        return self.fiscal_code(digits) if digits in self.fiscal_codes else digits

    def cnp(self, cnp: str) -> str:
        """A valid code of the same sex and birth month; for a mistyped one, other digits as wrong."""
        return self._of("cnp", cnp, _invented_cnp if cnps.is_valid(cnp) else _mistyped)

    def _dressed(self, text: str) -> str:
        """A personal code, perhaps with spaces or hyphens in it; other numbers in a row stay."""
        digits = re.sub(r"\D", "", text)
        if len(text) > 13 and not cnps.is_valid(digits):
            return text
        made = iter(self.cnp(digits))
        return "".join(next(made) if char.isdigit() else char for char in text)

    def _power(self, text: str) -> str:
        """A personal code that a program wrote as 2,92041E+12, whole or cut; other numbers so large as well."""
        mantissa, mark, power = text.upper().partition("E")
        digits = re.sub(r"\D", "", mantissa)
        made = self.cnp(digits) if len(digits) == 13 else self.cnp(digits.ljust(13, "0"))[: len(digits)]
        return f"{made[0]}{mantissa[1]}{made[1:]}{mark}{power}"

    def fiscal_code(self, digits: str) -> str:
        """A valid fiscal code as long as the original."""
        return self._of("cui", digits, _invented_fiscal_code)

    def known_names(self, text: str) -> str:
        """A text of a part that holds no table: names learned elsewhere go, every other word stays."""

        def invented(hit: re.Match[str]) -> str:
            word = hit[0]
            return self._word(word, header=True) if word[0].isupper() else word

        return _WORD.sub(invented, text)

    def _word(self, word: str, *, header: bool) -> str:
        folded = fold(word)
        if folded not in self.names and (header or folded in known_words() or len(folded) < 3):
            return word
        made = self._of("word", folded, _invented_word)
        made = (made + _invented_word("x" * len(word)))[: len(word)]  # letters such as ß fold to two
        return made.upper() if word.isupper() else made.capitalize() if word[0].isupper() else made

    def _of(self, kind: str, original: str, make: Callable[[str], str]) -> str:
        found = self._made.get((kind, original))
        if found is None:
            for _ in range(_TRIES):
                found = make(original)
                if found not in self._given and found != original and found not in self.names:
                    break
            assert found is not None
            self._given.add(found)
            self._made[kind, original] = found
        return found


def _invented_word(original: str) -> str:
    start = secrets.randbelow(2)
    return "".join(secrets.choice(_SOUNDS[(start + place) % 2]) for place in range(len(original)))


def _invented_cnp(original: str) -> str:
    """Sex, year and month of birth stay; day, county and number are drawn."""
    while True:
        body = f"{original[:5]}{secrets.randbelow(28) + 1:02d}{secrets.randbelow(40) + 1:02d}"
        body += f"{secrets.randbelow(999) + 1:03d}"
        rest = sum(int(digit) * int(weight) for digit, weight in zip(body, _CNP_WEIGHTS, strict=True)) % 11
        made = body + str(1 if rest == 10 else rest)
        if cnps.is_valid(made):
            return made


def _mistyped(original: str) -> str:
    """Thirteen digits that are no personal code, like the original."""
    while True:
        made = original[:5] + _other_digits(original[5:])
        if not cnps.is_valid(made):
            return made


def _is_fiscal_code(digits: str) -> bool:
    return 2 <= len(digits) <= 10 and _fiscal_check(digits[:-1]) == digits[-1]


def _fiscal_check(body: str) -> str:
    padded = body.rjust(9, "0")
    rest = sum(int(digit) * int(weight) for digit, weight in zip(padded, _CUI_WEIGHTS, strict=True))
    return str(rest * 10 % 11 % 10)


def _invented_fiscal_code(original: str) -> str:
    first = str(secrets.randbelow(9) + 1)
    body = (first + "".join(str(secrets.randbelow(10)) for _ in original[2:]))[: len(original) - 1]
    return body + _fiscal_check(body)


def _other_digits(original: str) -> str:
    """The same shape with other digits."""
    return "".join(str(secrets.randbelow(10)) if char.isdigit() else char for char in original)


def _invented_iban(original: str) -> str:
    """A valid account number at no bank: its letters are those of an example."""
    bare = "EXEM" + "".join(str(secrets.randbelow(10)) for _ in range(16))
    value = "".join(str(int(char, 36)) for char in bare + "RO00")
    made = iter(f"RO{98 - int(value) % 97:02d}{bare}")
    return "".join(char if char in " .-" else next(made) for char in original)


def _invented_identity(original: str) -> str:
    letters = "".join(secrets.choice("QWXY") for _ in range(2))
    return letters + _other_digits(original[2:])


def _invented_email(original: str) -> str:
    made = f"p{secrets.randbelow(10**6)}@exemplu.ro"
    return made.ljust(len(original))[: max(len(original), len(made))]


_MAKERS: Final[dict[str, Callable[[str], str]]] = {
    "iban": _invented_iban,
    "email": _invented_email,
    "trade": _other_digits,
    "phone": lambda original: original[:3] + _other_digits(original[3:]),
    "identity": _invented_identity,
}
