"""What the words of a row say of its amount: that it is leave, that it is an advance on the month's pay.

A column of remarks („Explicații”, „Observații”) may be all that tells a row of medical leave, or the first
half of a month's pay, from the wage. So may a heading among the rows, or the title of the sheet.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Final

from adeverinta.core.finding import Finding, finding
from adeverinta.core.late_pattern import late
from adeverinta.core.month import Month
from adeverinta.core.text import fold
from adeverinta.payroll import codes
from adeverinta.payroll.cells.column_reader import cell_at
from adeverinta.payroll.cells.plain_cells import KINDS, shown
from adeverinta.payroll.cells.row_scan import WORDS, Picks, Scan, row_text
from adeverinta.payroll.layout.column_map import Layout, text_of
from adeverinta.payroll.layout.headers import worded
from adeverinta.payroll.rows import IncomeKind
from adeverinta.payroll.sheet_rows import Staged
from adeverinta.sources.sheet import Sheet

_REMARKS: Final = late(
    r"\b(?:explicati\w*|explic|observati\w*|obs|mentiun\w*|detali\w*|descrier\w*|specificati\w*|natura|felul|fel"
    r"|tip|tipul|component\w*|element\w*|denumire\w*|categori\w*|drept\w*|note|nota)\b"
)
"""Headers of columns that say what a row is of."""
_NOT_OF_PAY: Final = late(
    r"\b(?:contract\w*|cim|functi\w*|post\w*|sect\w*|departament\w*|compartiment\w*|banc\w*|cor|norma|angajat\w*"
    r"|salariat\w*|persoan\w*|act\w*|asigurat\w*)\b"
)
"""Words by which such a header speaks of something else."""
_COUNTED: Final = late(r"\b(?:\d+ (?:zile|zi|z|ore)|cod(?:ul)? \d+|\d+)\b")
_MATERNITY: Final = late(r"\b(?:maternitat\w+|sarcina|lauzie|lehuzie|prenatal|postnatal)\b")
_SICK: Final = late(
    r"\b(?:conc\w* (?:de )?(?:medical\w*|boala)|conc\w* med|certificat\w* medical\w*|indemn?i?z?\w* (?:de )?"
    r"(?:medical\w*|boala|cm|c m)|cm|c m|boala|incapacitate|risc maternal|ingrijire copil\w* bolnav)\b"
)
_OTHER: Final = late(r"\b(?:fara|diferent\w*|recuper\w*|retin\w*|corect\w*|spor\w*|salari\w*)\b")
"""Words beside those of leave by which a remark is of something else, or of more."""
_ADVANCE: Final = late(r"\b(?:avans(?:ul|uri|urile)?|chenzina (?:i|1|intai)|(?:prima|intaia) chenzina)\b")
_SETTLED: Final = late(
    r"\b(?:lichid\w*|rest\w*|chenzina (?:a )?(?:ii|2|doua)|a doua chenzina|fara|minus|dupa|retin\w*|cuprin\w*"
    r"|inclus\w*|includ\w*|decont\w*|deplasar\w*)\b"
)
"""Words beside those of an advance that make another thing of the sentence."""
_LONGEST: Final = 60


def mark_by_words(
    sheet: Sheet, layout: Layout, rows: Scan, picks: Picks, staged: Sequence[Staged]
) -> list[Finding]:
    """Give the staged rows the kind of leave that their remarks say, and mark advances; what was taken so."""
    remarks = [
        at
        for at in layout.ignored
        if _REMARKS.search(label := worded(layout.labels[at])) and not _NOT_OF_PAY.search(label)
    ]
    titled = _is_advance(_titles(sheet, layout))
    headings = [
        (at, _is_advance([row_text(sheet.rows[at])]))
        for at in rows.unused.get(WORDS, ())
        if _ADVANCE.search(text := fold(row_text(sheet.rows[at]))) or _SETTLED.search(text)
    ]
    places = [at for at, _ in headings]
    for (_, index, _, _), item in zip(picks, staged, strict=True) if remarks or headings or titled else ():
        above = bisect_left(places, index) - 1
        said = [text_of(cell_at(sheet.rows[index], at)) for at in remarks]
        item.advance = _is_advance(said) or (headings[above][1] if above >= 0 else titled)
    if "tip_venit" in layout.columns or not remarks:
        return []
    return list(_of_leave(sheet, remarks, picks, staged))


def _titles(sheet: Sheet, layout: Layout) -> list[str]:
    titles = [row_text(row) for row in sheet.rows[: layout.header_rows[0]]]
    return [*titles, sheet.name or "", PurePath(sheet.file).stem.replace("_", " ")]


def _is_advance(texts: Sequence[str]) -> bool:
    """Whether one of some texts says that amounts are paid in advance.

    >>> [_is_advance([text]) for text in ("Chenzina I", "Avans 01.2026", "Lichidare, avans reținut")]
    [True, True, False]
    """
    folded = [fold(text) for text in texts if text and len(text) <= _LONGEST]
    return any(_ADVANCE.search(text) and not _SETTLED.search(text) for text in folded)


def leave_in(text: str) -> IncomeKind | None:
    """The leave that a remark says a row is of.

    >>> [leave_in(text) for text in ("Concediu medical 5 zile", "CM cod 01", "Lauzie")]
    [<IncomeKind.CM: 'cm'>, <IncomeKind.CM: 'cm'>, <IncomeKind.MATERNITATE: 'maternitate'>]
    >>> leave_in("Diferență CM"), leave_in("abonament medical"), leave_in("salariu")
    (None, None, None)
    """
    words = " ".join(_COUNTED.sub(" ", fold(text)).split())
    if not words or len(words) > _LONGEST or _OTHER.search(words):
        return None
    if "risc maternal" not in words and _MATERNITY.search(words):
        return IncomeKind.MATERNITATE
    if _SICK.search(words):
        return IncomeKind.CM
    kind = KINDS.get(words)
    return kind if kind is not IncomeKind.SALARIU and words.replace(" ", "") not in ("st", "s") else None


def _amount(item: Staged) -> int:
    """What a row has, bani."""
    return max([net or 0 for net in item.nets] or [item.values.get("brut") or 0])


def _of_leave(
    sheet: Sheet, remarks: Sequence[int], picks: Picks, staged: Sequence[Staged]
) -> Iterator[Finding]:
    """Rows whose remark says a leave: without a day of work or, where no column counts days, beside a row of
    the person's month that has more."""
    amounts: dict[tuple[str, Month], list[int]] = defaultdict(list)
    for item in staged:
        amounts[item.cnp, item.month].append(_amount(item))
    for (_, index, cnp, month), item in zip(picks, staged, strict=True):
        counted = "zile_lucrate" in item.fields
        own = amounts[cnp, month]
        if (counted and item.values["zile_lucrate"]) or (not counted and _amount(item) == max(own)):
            continue
        for at in remarks:
            text = text_of(cell_at(sheet.rows[index], at))
            kind = leave_in(text)
            if kind is not None and item.kind is IncomeKind.SALARIU:
                item.kind = kind
                yield finding(
                    codes.TIP_DIN_EXPLICATIE,
                    cnp=cnp,
                    month=month,
                    source=sheet.source(index, at),
                    tip=kind.value,
                    text=shown(text),
                )
