"""One row or two: the same person, month, contract and kind in several places is one fact or a conflict."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import combinations
from typing import Any, Final, NamedTuple

from adeverinta.core.code import Code, Severity
from adeverinta.core.finding import Finding, finding
from adeverinta.core.month import Month
from adeverinta.core.text import fold
from adeverinta.payroll.cells.plain_cells import marca_key
from adeverinta.payroll.decisions import codes
from adeverinta.payroll.decisions.advances import advances
from adeverinta.payroll.decisions.person_totals import person_total, year_total
from adeverinta.payroll.decisions.twice_whole import days_of_both, is_steady, two_persons, whole_pair
from adeverinta.payroll.rows import DAY_COLUMNS, MONEY_COLUMNS, IncomeKind, PayrollRow

_NOT_COMPARED: Final = frozenset(
    ("source", "columns", "nume", "prenume", "marca", "proof", "blanks", "unknown")
)
_EVERY_FIELD: Final = tuple(name for name in PayrollRow._fields if name not in _NOT_COMPARED)


class FiledRow(NamedTuple):
    """A row and the number of the file it stands in."""

    file: int
    row: PayrollRow


Group = list[FiledRow]
Repeats = Callable[[int, int, Month], bool | None]
"""Whether a file's month is in another file as a whole (numbers of files); None where nothing shows it."""


def merge(rows: Sequence[FiledRow], repeats: Repeats) -> tuple[list[PayrollRow], list[Finding]]:
    """The rows that count, in the order given, and what was repeated, doubled or contradictory."""
    findings: list[Finding] = []
    dropped: set[int] = set()
    months = _repeated(rows, lambda r: (r.cnp, r.month))
    for month in months:
        for at, told in advances([item.row for item in month]).items():
            findings.append(told.said)
            if told.left_out:
                dropped.add(id(month[at].row))
        for own in _grouped((item for item in month if id(item.row) not in dropped), None):
            for at, told in person_total([item.row for item in own]).items():
                findings.append(told.said)
                if told.left_out:
                    dropped.add(id(own[at].row))
    findings += _totals_of_years(rows, months, dropped)
    rows = [item for item in rows if id(item.row) not in dropped] if dropped else rows
    several = {id(item.row) for own in months for item in own}
    again = [item for item in rows if id(item.row) in several] if several else []
    for group in _repeated(again, lambda r: (r.cnp, r.month, r.kind, r.cod_indemnizatie)):
        by_file = _grouped(group, None)
        loose = [any(marca_key(item.row.marca) is None for item in items) for items in by_file]
        mixed = len(by_file) > 1 and any(loose) and any(item.row.marca for item in group)
        for contract in _grouped(group, lambda r: marca_key(r.marca)):
            for inside in _grouped(contract, None):
                findings += _within_file(inside)
            if not mixed:
                findings += _across_files(_grouped(contract, None), dropped, repeats)
        if mixed:
            findings += _across_files(by_file, dropped, repeats)
        findings += _other_marca(group, () if mixed else rows, dropped)
    findings += _other_kind(again, dropped)
    return [item.row for item in rows if id(item.row) not in dropped], findings


def _totals_of_years(
    rows: Sequence[FiledRow], months: Sequence[Group], dropped: Collection[int]
) -> list[Finding]:
    """A row that is the sum of a person's others of its year in the file, in the month where it stands.

    `months`: the groups of a person's month with several rows, without which no year has such a row.
    """
    years: dict[tuple[str, int], Group] = {(own[0].row.cnp, own[0].row.month.year): [] for own in months}
    if not years:
        return []
    for item in rows:
        year = years.get((item.row.cnp, item.row.month.year))
        if year is not None and id(item.row) not in dropped:
            year.append(item)
    groups = (own for year in years.values() for own in _grouped(year, None))
    return [said for own in groups if (said := year_total([item.row for item in own])) is not None]


def _grouped(rows: Iterable[FiledRow], key: Callable[[PayrollRow], object] | None) -> list[Group]:
    """Groups in order of first appearance; by file where no key is given."""
    groups: dict[object, Group] = {}
    for item in rows:
        groups.setdefault(key(item.row) if key else item.file, []).append(item)
    return list(groups.values())


def _repeated(rows: Sequence[FiledRow], key: Callable[[PayrollRow], object]) -> list[Group]:
    """The groups of two rows and more, in order of first appearance.

    Most rows stand alone, which their hashes show: keys are kept of the others only, as those of everybody in
    a large firm would be half as large as the rows.
    """
    import numpy as np

    hashes = np.fromiter((hash(key(item.row)) for item in rows), dtype=np.int64, count=len(rows))
    once, counts = np.unique(hashes, return_counts=True)
    again = np.isin(hashes, once[counts > 1])
    groups: dict[object, Group] = {}
    for at in np.flatnonzero(again).tolist():
        groups.setdefault(key(rows[at].row), []).append(rows[at])
    return [group for group in groups.values() if len(group) > 1]


def _within_file(items: Group) -> list[Finding]:
    """The same key twice in one file: equal rows are an error, others are summed."""
    if len(items) < 2:
        return []
    seen: dict[object, PayrollRow] = {}
    findings: list[Finding] = []
    for item in items:
        row = item.row
        same = _content(row)
        if same in seen:
            findings.append(_pair(codes.RAND_DUBLU, seen[same], row))
        seen.setdefault(same, row)
    if len(seen) > 1:
        first, *rest = seen.values()
        findings += [_pair(codes.RANDURI_INSUMATE, first, row) for row in rest]
        if whole := whole_pair([*seen.values()]):
            days, working = days_of_both(*whole)
            said = _pair(codes.DOUA_RANDURI_INTREGI, *whole, zile=days, lucratoare=working)
            findings.append(said._replace(severity=Severity.ERROR) if two_persons(*whole) else said)
    return findings


def _content(row: PayrollRow) -> tuple[object, ...]:
    """What two rows that say the same have in common: the name's words, and every field but the marcă."""
    name = " ".join(sorted(fold(f"{row.nume or ''} {row.prenume or ''}").split()))
    return name, *(getattr(row, field) for field in _EVERY_FIELD)


def _other_marca(group: Group, rows: Sequence[FiledRow], dropped: Collection[int]) -> list[Finding]:
    """Rows of one key that are equal but for the marcă: one that is blank may be any, another is told.

    Equal to the ban in gross, contributions, deduction and days are hardly ever two contracts. `rows`: all,
    none where files with and without mărci are held against each other, which tells more.
    """
    findings: list[Finding] = []
    seen: dict[object, FiledRow] = {}
    for item in group:
        if id(item.row) in dropped or not item.row.net:
            continue
        first = seen.setdefault(_content(item.row), item)
        one, other = marca_key(first.row.marca), marca_key(item.row.marca)
        if one == other:
            continue
        if one is None or other is None:
            if first.file == item.file:
                findings.append(_pair(codes.RAND_DUBLU, first.row, item.row))
        elif rows and not is_steady(first.row, item.row, (each.row for each in rows)):
            findings.append(_pair(codes.RAND_EGAL_CU_ALTA_MARCA, first.row, item.row))
    return findings


def _across_files(files: Sequence[Group], dropped: set[int], repeats: Repeats) -> list[Finding]:
    """The same key in several files: equal sums keep one file's rows, others contradict each other.

    Without a marcă equal sums may be a second contract of equal pay: that is no copy unless the others of the
    file are in the other file too.
    """
    findings: list[Finding] = []
    kept = files[0]
    for other in files[1:]:
        if not _same_amounts(kept, other):
            findings.append(_pair(codes.RAND_CONTRADICTORIU, kept[0].row, other[0].row))
            continue
        loose = not any(marca_key(item.row.marca) for item in (*kept, *other))
        whole = repeats(kept[0].file, other[0].file, kept[0].row.month) if loose else True
        if whole is False:
            findings.append(_pair(codes.RAND_DUBLU_IN_FISIERE, kept[0].row, other[0].row))
            continue
        if _richness(other) > _richness(kept):
            kept, other = other, kept  # noqa: PLW2901 - the poorer one goes
        dropped.update(id(item.row) for item in other)
        # the amounts decide; other days are worth a look, since days choose the months
        same = _equal_sums(kept, DAY_COLUMNS, other)
        code = codes.RAND_REPETAT if same else codes.RAND_REPETAT_CU_ALTE_ZILE
        found = _pair(code, kept[0].row, other[0].row)
        findings.append(found if whole else found.softened())
    return findings


def _equal_sums(one: Group, names: Sequence[str], other: Group) -> bool:
    """Whether the sums of two files are equal in every column that all rows of both fill."""
    for name in names:
        pair = [[getattr(item.row, name) for item in items] for items in (one, other)]
        if all(value is not None for values in pair for value in values) and sum(pair[0]) != sum(pair[1]):
            return False
    return True


def _same_amounts(one: Group, other: Group) -> bool:
    """Whether two files say the same, in every money column that both fill, the net among them."""
    known = [all(item.row.net is not None for item in items) for items in (one, other)]
    return known[0] == known[1] and _equal_sums(one, MONEY_COLUMNS, other)


def _richness(items: Group) -> tuple[int, int]:
    """How much a file says: rows told apart by marcă first, then filled fields."""
    marci = {marca_key(item.row.marca) for item in items} - {None}
    filled = sum(getattr(item.row, name) is not None for item in items for name in _EVERY_FIELD)
    return len(marci), filled


def _other_kind(rows: Sequence[FiledRow], dropped: set[int]) -> list[Finding]:
    """The same net under two kinds in two files is summed as the rule says, but named: it may be one."""
    findings: list[Finding] = []
    left = [item for item in rows if id(item.row) not in dropped and item.row.net]
    for group in _repeated(left, lambda r: (r.cnp, r.month, r.net)):
        kinds: dict[tuple[int, IncomeKind], dict[object, PayrollRow]] = {}
        for file, row in group:  # equal keys of one file are told by `_within_file`
            told = kinds.setdefault((file, row.kind), {})
            told.setdefault((marca_key(row.marca), row.cod_indemnizatie), row)
        for one, other in combinations(kinds, 2):
            if one[0] != other[0] and one[1] != other[1]:
                findings += _each_beside(list(kinds[one].values()), list(kinds[other].values()))
    return findings


def _each_beside(these: Sequence[PayrollRow], those: Sequence[PayrollRow]) -> list[Finding]:
    """Every row is named beside the first of the other file; all pairs would be their product."""
    pairs = [(these[0], row) for row in those] + [(row, those[0]) for row in these[1:]]
    return [_pair(codes.RAND_POSIBIL_REPETAT, one, other) for one, other in pairs]


def _pair(code: Code, one: PayrollRow, other: PayrollRow, **more: Any) -> Finding:
    """A finding about two rows; the second is its address, the first stands in the text."""
    from adeverinta.core.money import romanian

    return finding(
        code,
        cnp=one.cnp,
        month=one.month,
        source=other.cell("net") if "net" in other.columns else other.source,
        prima=str(one.cell("net") if "net" in one.columns else one.source),
        suma1="–" if one.net is None else romanian(one.net),
        suma2="–" if other.net is None else romanian(other.net),
        **more,
    )
