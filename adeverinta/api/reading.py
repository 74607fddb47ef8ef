"""Reading past files that cannot be read, so that all are named at once; what is told of what was read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from adeverinta.core.errors import InputStop

if TYPE_CHECKING:
    from adeverinta.core.finding import Finding
    from adeverinta.payroll import Payroll, PayrollRow
    from adeverinta.payroll.layout.profiles import Profile
    from adeverinta.sources.guard.protected import Password

Read = Callable[[Sequence[Path], Collection[str], "Sequence[Profile]"], "Payroll"]
"""Reads paths without the files of some names, with profiles that were learnt just now."""


class FilesRead(NamedTuple):
    """What was read of `paths` without the files of the names `left_out`, and why those (and paths that do
    not exist) could not be; `helped` are the profiles that were learnt and used.
    """

    payroll: Payroll
    unread: Sequence[Finding]
    helped: Sequence[Profile]
    paths: Sequence[Path]
    left_out: Collection[str]


def reader(
    *,
    employer: str | None,
    employers: Mapping[str, str],
    known: Sequence[Profile],
    forced: Profile | None = None,
    password: Password | None = None,
) -> Read:
    """Reads everybody's rows of an employer (a fiscal code, None for any; `employers`: names to codes) with
    the profiles that are `known` by then; `forced`: for every file with its labels.
    """
    from adeverinta import payroll

    def read(paths: Sequence[Path], left_out: Collection[str], learnt: Sequence[Profile]) -> Payroll:
        return payroll.read(
            paths,
            left_out=left_out,
            employer=employer,
            employers=employers,
            password=password,
            profiles=[*learnt, *known],
            forced=forced,
        )

    return read


def net_by_law(read: Payroll, chosen: Mapping[str, str]) -> Iterator[tuple[str, PayrollRow, str]]:
    """The rows that have the gross alone, with the net that the law gives: CNP, row, and why it has none.
    `chosen` is `[calcul]` of the profile.
    """
    from adeverinta import income
    from adeverinta.requests.records import CertificateRequest

    switches = income.all_switches(chosen)
    for cnp, rows in read.rows.items():
        if any(row.gross_only for row in rows):
            made = income.from_gross(rows, CertificateRequest(cnp, None), switches)
            yield from (
                (cnp, row, made.lacking.get(row.month, "fără net")) for row in made.rows if row.gross_only
            )


def missing_lines(read: Payroll) -> Iterator[str]:
    """Months that no file has, then persons without a row in months that files have."""
    from adeverinta.payroll.decisions import month_gaps

    return month_gaps.lines(read)


def read_on(
    exports: Sequence[Path],
    read: Read,
    explain: Callable[[InputStop, Sequence[Path]], Profile | None],
    password: Password | None,
) -> FilesRead:
    """What could be read, and why the rest could not.

    `explain` asks about a layout that stopped the reading. `InputStop` where nothing is left to read, or
    where the reason is of the run and not of one file.
    """
    stops: list[InputStop] = []
    usable = _existing(exports, stops)
    left_out: set[str] = set()
    learnt: dict[str, Profile] = {}
    while usable:
        try:
            found = read(usable, left_out, list(learnt.values()))
        except InputStop as stop:
            names = _names(usable) - left_out
            name = stop.finding.source.file if stop.finding.source else ""
            if name not in names or stop.finding.code in _OF_THE_RUN:
                raise _first(stops, stop) from None
            if name not in learnt and (profile := explain(stop, usable)):
                learnt[name] = profile
                continue
            if len(names) == 1:
                raise _first(stops, stop) from None
            stops.append(stop)
            left_out.add(name)
            if len(stops) == 1:
                left_out |= _unreadable(usable, names - {name}, stops, password)
            if left_out >= names:
                raise _first(stops[:-1], stops[-1]) from None
        else:
            kept = [profile for name, profile in learnt.items() if name not in left_out]
            return FilesRead(found, [stop.finding for stop in stops], kept, usable, left_out)
    raise _first(stops[:-1], stops[-1])


_OF_THE_RUN = frozenset(("ALT_ANGAJATOR_PESTE_TOT",))


def _first(earlier: Sequence[InputStop], last: InputStop) -> InputStop:
    """One stop whose sentence names every file; the last gives the code."""
    if not earlier:
        return last
    told = "".join(f"{stop.finding.message} {stop.finding.remedy}\n" for stop in earlier)
    return InputStop(last.finding._replace(message=told + last.finding.message))


def _existing(exports: Sequence[Path], stops: list[InputStop]) -> list[Path]:
    from adeverinta import sources

    usable = []
    for path in exports:
        try:
            sources.expand([path])
        except InputStop as stop:
            stops.append(stop)
        else:
            usable.append(path)
    return usable


def _names(usable: Sequence[Path]) -> set[str]:
    from adeverinta import sources

    return {item.name for item in sources.expand(usable)[0]}


def _unreadable(
    usable: Sequence[Path], names: Collection[str], stops: list[InputStop], password: Password | None
) -> set[str]:
    """The other files that cannot be opened, each looked at alone, so that the rest is read once more."""
    from adeverinta import sources

    found = set()
    for item in sources.expand(usable)[0]:
        if item.name not in names:
            continue
        try:
            sources.read(item, password=password)
        except InputStop as stop:
            stops.append(stop)
            found.add(item.name)
    return found
