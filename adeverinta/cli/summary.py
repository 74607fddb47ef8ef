"""The end of a run on one screen: what was done, with numbers; what stands in the way; what is to be decided."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from adeverinta import api
from adeverinta.core.dates import romanian_date
from adeverinta.core.finding import Finding, Severity
from adeverinta.core.text import count, mask_cnps, ranges

if TYPE_CHECKING:
    from adeverinta.api import FindingGroup, Job, Outcome, Result

_AGAIN: Final = frozenset(("REGISTRU_DEJA_EMISA", "REGISTRU_FISIER_DIFERIT"))
_PROGRESS: Final = 4
"""Lines that the progress and the prompt take."""
_LEAST: Final = 6
_LEAST_TOLD: Final = 2
"""Lines of the first group: a line of its sentence and one of what to do."""
_NUMBERS: Final = 8
_SHEET: Final = "în foaia „Verificări”"


class Screen(NamedTuple):
    """How many lines of which width a summary may take."""

    lines: int
    width: int

    @classmethod
    def own(cls) -> Screen:
        """The terminal's, or what terminals usually have."""
        found = shutil.get_terminal_size()
        return cls(max(found.lines - _PROGRESS, 18), max(found.columns, 60))


def summary(result: Result, job: Job, screen: Screen) -> list[str]:
    """The lines; findings take what the result and the paths leave."""
    head = [*_done(result.outcomes, job), *_announced(result)]
    tail = list(_paths(result, job))
    taken = sum(_rows(line, screen.width) for line in (*head, *tail))
    left = max(screen.lines - taken, _LEAST)
    return [*head, *findings(result, Screen(left, screen.width)), *tail]


def _done(outcomes: Sequence[Outcome], job: Job) -> Iterator[str]:
    """New, unchanged, replaced, refused: how many and which numbers."""
    kinds: dict[str, list[Outcome]] = {"new": [], "same": [], "instead": [], "draft": [], "refused": []}
    for outcome in outcomes:
        kinds[_kind(outcome)].append(outcome)
    new, same, instead = kinds["new"], kinds["same"], kinds["instead"]
    parts = []
    if new:
        parts.append(_counted(len(new), "nouă", "noi"))
    if same:
        parts.append(_counted(len(same), "neschimbată", "neschimbate") + _numbers(same))
    if instead:
        parts.append(_counted(len(instead), "înlocuitoare", "înlocuitoare") + _numbers(instead))
    if kinds["draft"]:
        parts.append(_counted(len(kinds["draft"]), "ciornă, fără număr", "ciorne, fără număr"))
    if kinds["refused"]:
        parts.append(_counted(len(kinds["refused"]), "respinsă", "respinse"))
    yield ", ".join(parts) or "nicio cerere"
    fresh = [*new, *instead]
    if fresh:
        yield f"Emise acum{_numbers(fresh)}, cu data de {romanian_date(job.issue_date)}."


def _announced(result: Result) -> Iterator[str]:
    """A register made in this run, whose numbers begin at 1: said even though nothing is wrong with it."""
    for item in result.findings:
        if item.code == "REGISTRU_NOU":
            yield mask_cnps(item.message)


def _kind(outcome: Outcome) -> str:
    if outcome.status is api.OutcomeState.REFUSED:
        return "refused"
    if outcome.status is api.OutcomeState.DRAFT:
        return "draft"
    if any(item.code in _AGAIN for item in outcome.findings):
        return "same"
    return "instead" if outcome.replaced else "new"


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _numbers(outcomes: Sequence[Outcome]) -> str:
    """The numbers of certificates in brackets, neighbours joined; those of forms without number are left out."""
    numbers = [outcome.number for outcome in outcomes if outcome.number]
    if not numbers:
        return ""
    if all(number.isdigit() for number in numbers):
        return f" (nr. {ranges([int(number) for number in numbers])})"
    shown = ", ".join(numbers[:_NUMBERS])
    return f" (nr. {shown}{f' și încă {len(numbers) - _NUMBERS}' if len(numbers) > _NUMBERS else ''})"


def _paths(result: Result, job: Job) -> Iterator[str]:
    if any(outcome.pdf for outcome in result.outcomes):
        yield f"Adeverințe: {job.output / 'adeverinte'}"
    if result.merged:
        yield f"Pentru tipărit: {result.merged}"
    yield f"Centralizator: {result.workbook}"
    for path in api.password_lists(job):
        yield f"Parole, numai pentru birou: {path}"
    yield f"Raport: {result.report}"


def findings(result: Result, screen: Screen) -> list[str]:
    """Groups of findings, each with as much of its sentence as there is room for; the rest as a number."""
    groups = [group for group in api.grouped(_shown(result)) if group.first.severity is not Severity.INFO]
    # what blocks, then what concerns the whole run (another register, another firm's files), then persons
    # (until when the law was checked is said of nearly every run and waits for its place)
    groups.sort(
        key=lambda group: (
            group.first.severity is not Severity.ERROR,
            bool(group.persons) or group.first.code == "LEGE_NEVERIFICATA",
        )
    )
    notes = _notes(result)
    room = screen.lines - bool(notes)
    heads = [_head(group, screen.width) for group in groups]
    taken = list(accumulate(_rows(head, screen.width) for head in heads))
    # the first always has its sentence and what to do, at the cost of the last ones' lines
    number = len(groups)
    while number > 1 and room - taken[number - 1] - (number < len(groups)) < _LEAST_TOLD:
        number -= 1
    shown = groups[:number]
    details = [_details(group, screen.width, room=3) for group in shown]
    spare = room - (taken[number - 1] if number else 0) - (number < len(groups))
    lines = []
    for at, (group, full) in enumerate(zip(shown, details, strict=True)):
        lines.append(heads[at])
        later = 2 * (
            len(shown) - at - 1
        )  # a line of the sentence and one of the remedy for each that follows
        for wanted in (full, _details(group, screen.width, room=1)):
            rows = sum(_rows(line, screen.width) for line in wanted)
            if rows <= spare - later or (wanted is not full and rows <= spare):
                lines += wanted
                spare -= rows
                break
    if len(shown) < len(groups):
        left = len(groups) - len(shown)
        lines.append(f"  și încă {count(left, 'fel', 'feluri')} de constatări, {_SHEET}.")
    return lines + notes


def _shown(result: Result) -> Iterator[tuple[Finding, str | None, str]]:
    """What blocks a refused request, what warns of the others, and what is of the run."""
    told_of_persons = set()
    for outcome in result.outcomes:
        refused = outcome.status is api.OutcomeState.REFUSED
        for item in outcome.findings:
            if item.blocking if refused else item.severity is Severity.WARNING:
                told_of_persons.add((item.code, item.month))
                yield item, outcome.request.cnp, f"{outcome.nume} {outcome.prenume}".strip()
    for item in result.findings:
        if item.cnp is not None or (item.code, item.month) not in told_of_persons:
            yield item, item.cnp, ""


def _notes(result: Result) -> list[str]:
    """How much there is to read that asks for nothing."""
    told: Iterable[Finding] = (item for outcome in result.outcomes for item in outcome.findings)
    number = sum(item.severity is Severity.INFO for item in (*told, *result.findings))
    return [f"  {count(number, 'informare', 'informări')}, {_SHEET}."] if number else []


def _head(group: FindingGroup, width: int) -> str:
    """Code, extent and as many persons as the line holds."""
    return f"{_title(group)}{_named(group, width)}"


def _title(group: FindingGroup) -> str:
    return f"  {group.first.severity.value} {group.first.code}: {group.extent}"


def _named(group: FindingGroup, width: int) -> str:
    """The first persons in brackets, as many as the line holds; empty where it holds none."""
    for number in range(len(group.named), 0, -1):
        rest = len(group.persons) - number
        more = f"; și încă {rest}" if rest else ""
        text = f" ({'; '.join(group.named[:number])}{more})"
        if len(_title(group)) + len(text) <= width:
            return text
    return ""


def _details(group: FindingGroup, width: int, *, room: int) -> list[str]:
    """The first sentence and what to do, each in so many lines of the screen at most."""
    who = f"{group.named[0]}: " if group.named and not _named(group, width) else ""
    lines = [f"    {who}{mask_cnps(group.first.message)}", f"    → {mask_cnps(group.first.remedy)}"]
    most = room * width
    return [line if len(line) <= most else f"{line[: most - 1]}…" for line in lines]


def _rows(line: str, width: int) -> int:
    return -(-len(line) // width) or 1
