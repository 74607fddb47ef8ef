"""Files and folders that are called by a company that the run has no profile of: whose rows are in them?

Nothing in such a file says whose it is. A name proves nothing, but rows of a sister firm add a second wage to
the month in silence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Final

from adeverinta.core.finding import Finding, Severity, finding
from adeverinta.core.late_pattern import late
from adeverinta.core.month import Month
from adeverinta.core.text import fold
from adeverinta.payroll.cells.employer_names import alike, company
from adeverinta.payroll.decisions import codes
from adeverinta.payroll.layout.payroll_month import MONTH_WORDS
from adeverinta.payroll.rows import PayrollRow

_PARTS: Final = late(r"[^0-9A-Za-zĂÂÎȘȚŞŢăâîșțşţ&]+")
_FORMS: Final = frozenset(("srl", "srld", "sa", "snc", "scs", "sca", "pfa", "ifn"))
_GLUED: Final = late(r"(?P<name>[a-z]{3,})srl")
_MONTH: Final = late(rf"(?:{MONTH_WORDS}|[a-z]?\d+[a-z]?)")
_COMMON: Final = frozenset(
    ("s", "c", "sc", "stat", "state", "statul", "statele", "salarii", "salariu", "salar", "salarizare", "sal",
     "plata", "plati", "de", "pe", "la", "cu", "din", "si", "luna", "lunar", "lunare", "anul", "an", "ani",
     "export", "exporturi", "fluturasi", "fluturas", "fluturasii", "firma", "firme", "firmei", "societatea",
     "societate", "angajati", "angajat", "angajator", "centralizator", "pontaj", "lista", "liste", "copie",
     "final", "finale", "nou", "noi", "vechi", "dosar", "date", "arhiva", "adeverinte", "evidenta",
     "venituri", "registru", "nr", "payroll", "salary", "revisal", "d112", "declaratie", "declaratii",
     "elemente", "salariati", "personal", "a", "al", "ale", "concediu", "concedii", "saga", "ciel")
)  # fmt: skip
"""Words of such names that are no company's."""


def firm_in_path(path: str) -> str:
    """The company that a file or one of its folders is called by, folded; empty for none.

    >>> firm_in_path("BETA SRL/salarii_202501.dbf"), firm_in_path("BETASRL_202501.dbf")
    ('beta srl', 'beta srl')
    >>> firm_in_path("Stat salarii S.C. Beta Gama S.R.L. ian 2025.xlsx"), firm_in_path("stat srl 2025.xlsx")
    ('beta gama srl', '')
    """
    *folders, name = PurePosixPath(path).parts or ("",)
    for part in (PurePosixPath(name).stem, *reversed(folders)):
        if firm := _firm_in(part):
            return firm
    return ""


def _firm_in(text: str) -> str:
    words = _joined([fold(word) for word in _PARTS.split(text) if word])
    for at, word in enumerate(words):
        if (glued := _GLUED.fullmatch(word)) and glued["name"] not in _COMMON:
            return f"{glued['name']} srl"
        behind = _name_of(words[at + 1 :]) if word == "pfa" else ""
        if word in _FORMS and (name := _name_before(words[:at]) or behind):
            return f"{name} {word}"
    return ""


def _joined(words: list[str]) -> list[str]:
    """The words with a legal form in letters made one: s r l, s a."""
    text = f" {' '.join(words)} "
    for form in ("srld", "srl", "sa", "snc"):
        text = text.replace(f" {' '.join(form)} ", f" {form} ")
    return text.split()


def _name_before(words: list[str]) -> str:
    return " ".join(reversed(_name_of(words[::-1]).split()))


def _name_of(words: list[str]) -> str:
    """The words as far as they are a company's own."""
    own: list[str] = []
    for word in words:
        if word in _COMMON or _MONTH.fullmatch(word):
            break
        own.append(word)
    return " ".join(own)


def of_other_names(
    rows: Iterable[PayrollRow], names: Collection[str], known: Collection[str]
) -> Iterator[Finding]:
    """What is said of rows in files called by a company that is none of `names`; `known` are the files whose
    titles say whose they are.

    It refuses where the person has a row of the same month in another file. Other months are told once a
    person and company: an information where the folder is rather the accountant's, as every row of the run is
    in it or the person's months simply go on there, else a warning.
    """
    firms: dict[str, str] = {}
    marked: dict[tuple[str, str], dict[Month, PayrollRow]] = {}
    others: dict[tuple[str, Month], PayrollRow] = {}
    of_person: dict[str, list[tuple[str, PayrollRow]]] = {}
    for row in rows if names else ():
        file = row.source.file
        if file not in firms:
            firm = "" if file in known else firm_in_path(file)
            firms[file] = "" if any(_same(company(f" {firm}"), name) for name in names) else firm
        of_person.setdefault(row.cnp, []).append((firms[file], row))
        if firms[file]:
            marked.setdefault((row.cnp, firms[file]), {}).setdefault(row.month, row)
        else:
            others.setdefault((row.cnp, row.month), row)
    everywhere = len(set(firms.values())) == 1
    for (cnp, firm), own in marked.items():
        alone: list[PayrollRow] = []
        for month, row in own.items():
            if other := others.get((cnp, month)):
                beside = f", iar luna are rând și în {other.source}"
                yield _told(row, firm, Severity.ERROR, (), beside)
            else:
                alone.append(row)
        if alone:
            first = min(alone, key=lambda row: row.month)
            months = sorted(row.month for row in alone)
            calm = everywhere or _goes_on(of_person[cnp], firm)
            yield _told(first, firm, Severity.INFO if calm else None, months if len(months) > 1 else ())


def _goes_on(rows: Sequence[tuple[str, PayrollRow]], firm: str) -> bool:
    """Whether a person's rows in the company's files are one employment with those elsewhere.

    So it is where both have the same marcă; where one of them has none, they end before the others begin or
    begin after those end.
    """
    inside = [row for named, row in rows if named == firm]
    outside = [row for named, row in rows if named != firm]
    if not outside:
        return False
    marks = [{row.marca for row in side if row.marca} for side in (inside, outside)]
    (first, last), (start, end) = (
        (min(row.month for row in side), max(row.month for row in side)) for side in (inside, outside)
    )
    return marks[0] == marks[1] if all(marks) else last < start or end < first


def _told(
    row: PayrollRow, firm: str, severity: Severity | None, months: Sequence[Month], beside: str = ""
) -> Finding:
    return finding(
        codes.ALTA_FIRMA_IN_NUME,
        cnp=row.cnp,
        month=row.month,
        months=months,
        source=row.source,
        severity=severity,
        nume=firm.upper(),
        alaturi=beside,
    )


def _same(one: str, other: str) -> bool:
    """Whether a file's name may be that of a firm: written together, cut short or by its first letters."""
    letters = "".join(word[0] for word in other.split())
    first, second = one.replace(" ", ""), other.replace(" ", "")
    return alike(one, other) or first == letters or (len(first) > 2 and second.startswith(first))
