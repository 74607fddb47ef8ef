"""What is new and what changed since the firm's last run: months, amounts, the certificates that hold them.

Between runs a small file keeps digests only (`.stare.json`): for each month and watched person a cut one of who
and one of the amounts, both with a random salt of the file's own, too short to tell a person by.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from adeverinta import api
from adeverinta.core.dates import romanian_date
from adeverinta.core.finding import Finding, finding
from adeverinta.core.money import romanian
from adeverinta.core.text import count, mask_cnp
from adeverinta.office import codes
from adeverinta.system import files

if TYPE_CHECKING:
    from adeverinta.office.firm_records import RequestState
    from adeverinta.office.office_folder import Firm
    from adeverinta.requests.records import CertificateRequest

_NAME: Final = ".stare.json"
_VERSION: Final = 1
_WHO: Final = 5
_WHAT: Final = 6
"""Hexadecimal digits of a person's and of the amounts' digest."""
_SHOWN: Final = 4


class RunSnapshot(NamedTuple):
    """What was seen in a run. `amounts`: by month and cut digest of a person, those of the amounts."""

    on: str
    salt: str
    months: frozenset[str]
    amounts: Mapping[str, Mapping[str, str]]
    refused: frozenset[str]


def last(firm: Firm) -> RunSnapshot | None:
    """The state of the run before; None where there was none or its file says nothing that is known."""
    try:
        found: Any = json.loads((firm.folder / _NAME).read_text(encoding="utf-8"))
        if found["versiune"] != _VERSION:
            return None
        return RunSnapshot(
            str(found["la_data"]),
            str(found["sare"]),
            frozenset(found["luni"]),
            {str(month): dict(own) for month, own in found["sume"].items()},
            frozenset(found["respinse"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def seen(
    read: api.Payroll,
    watched: Collection[str],
    told: Sequence[RequestState],
    on: date,
    before: RunSnapshot | None,
    *,
    asked_before: Iterable[CertificateRequest] = (),
) -> RunSnapshot:
    """The state of this run. `asked_before`: the firm's requests; one that this run left aside stays refused where
    it was.
    """
    salt = before.salt if before else _new_salt()
    amounts: dict[str, dict[str, str]] = {}
    for cnp in watched:
        by_month: dict[api.Month, list[str]] = {}
        for row in read.rows.get(cnp, ()):
            by_month.setdefault(row.month, []).append(f"{row.kind.value} {row.net} {row.brut}")
        for month, texts in by_month.items():
            own = amounts.setdefault(str(month), {})
            own[_cut(salt, cnp, _WHO)] = _cut(salt, "\n".join([cnp, str(month), *sorted(texts)]), _WHAT)
    tried = {_key(salt, item.request) for item in told}
    aside = {_key(salt, request) for request in asked_before} - tried
    refused = {_key(salt, item.request) for item in told if item.refused}
    refused |= aside & before.refused if before else set()
    return RunSnapshot(on.isoformat(), salt, frozenset(map(str, read.covered)), amounts, frozenset(refused))


def keep(firm: Firm, state: RunSnapshot) -> None:
    """Write the state for the next run."""
    text = {
        "versiune": _VERSION,
        "la_data": state.on,
        "sare": state.salt,
        "luni": sorted(state.months),
        "sume": {month: dict(sorted(own.items())) for month, own in sorted(state.amounts.items())},
        "respinse": sorted(state.refused),
    }
    files.write_atomic(firm.folder / _NAME, json.dumps(text, indent=1).encode())


def changes(
    before: RunSnapshot | None,
    now: RunSnapshot,
    read: api.Payroll,
    watched: Collection[str],
    told: Sequence[RequestState],
    entries: Iterable[object],
) -> Iterator[Finding]:
    """What to say of the difference: new and vanished months, changed ones, certificates that hold them, requests
    that were refused and no longer are. `entries`: the register's certificates in force. Each has a cause of its
    own, as somebody has to decide on each: no group swallows one.
    """
    if before is None:
        return
    day = romanian_date(date.fromisoformat(before.on))
    new = sorted(api.Month.parse(text) for text in now.months - before.months)
    if new:
        yield finding(codes.LUNI_NOI, data=day, luni=", ".join(month.label for month in new))
    for text in sorted(before.months - now.months):
        month = api.Month.parse(text)
        yield finding(codes.LUNA_DISPARUTA, month=month, data=day)._replace(cause=text)
    changed: dict[api.Month, list[str]] = {}
    for text in sorted(before.months & now.months):
        was, own = before.amounts.get(text, {}), now.amounts.get(text, {})
        for cnp in watched:
            key = _cut(now.salt, cnp, _WHO)
            if key in was and was[key] != own.get(key):
                changed.setdefault(api.Month.parse(text), []).append(cnp)
    for month, persons in changed.items():
        who = ", ".join(_who(read, cnp) for cnp in persons[:_SHOWN])
        more = len(persons) - _SHOWN
        yield finding(
            codes.LUNA_SCHIMBATA,
            month=month,
            data=day,
            persoane=count(len(persons), "persoană", "persoane"),
            cine=who + (f" și încă {more}" if more > 0 else ""),
        )._replace(cause=str(month))
    for month in new:
        changed[month] = [cnp for cnp in watched if any(row.month == month for row in read.rows.get(cnp, ()))]
    yield from _touched(changed, read, entries)
    for item in told:
        if not item.refused and _key(now.salt, item.request) in before.refused:
            possible = finding(codes.CERERE_ACUM_POSIBILA, cnp=item.request.cnp, persoana=item.name, data=day)
            yield possible._replace(cause=_key(now.salt, item.request))


def _touched(
    changed: Mapping[api.Month, Sequence[str]], read: api.Payroll, entries: Iterable[Any]
) -> Iterator[Finding]:
    """The certificates on which a changed or new month stands with another amount than the payroll's now."""
    by_person: dict[str, list[api.Month]] = {}
    for month, persons in changed.items():
        for cnp in persons:
            by_person.setdefault(cnp, []).append(month)
    for entry in entries:
        months = by_person.get(entry.cnp)
        if not months:
            continue
        printed = _printed(entry.facts)
        parts = []
        for month in months:
            if (was := printed.get(month.label)) is not None:
                nets = [row.net for row in read.rows.get(entry.cnp, ()) if row.month == month]
                known = [net for net in nets if net is not None]
                now = romanian(sum(known)) if nets and len(known) == len(nets) else "nicio sumă"
                if now == was:
                    continue
                parts.append(f"{month.label}: pe adeverință {was or 'nicio sumă'}, în state acum {now}")
        if parts:
            more = len(parts) - _SHOWN
            yield finding(
                codes.ADEVERINTA_ATINSA,
                cnp=entry.cnp,
                numar=entry.printed,
                eticheta=entry.label,
                persoana=entry.nume or mask_cnp(entry.cnp),
                sume="; ".join(parts[:_SHOWN])
                + (f" și încă {count(more, 'lună', 'luni')}" if more > 0 else ""),
            )._replace(cause=entry.printed)


def _printed(facts: str) -> dict[str, str]:
    """The amounts of a certificate by the month's words."""
    try:
        found: Any = json.loads(facts)
        rows = found.get("randuri") or []
        return {str(row["luna"]): str(row.get("valoare") or "") for row in rows}
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}


def _who(read: api.Payroll, cnp: str) -> str:
    return read.persons.get(cnp) or mask_cnp(cnp)


def _key(salt: str, request: CertificateRequest) -> str:
    birth = request.data_nasterii_copilului
    return _cut(salt, f"{request.cnp}\n{birth}\n{request.formular.casefold()}", 2 * _WHAT)


def _new_salt() -> str:
    """128 random bits in letters alone: in hexadecimal, one salt in sixty holds thirteen digits in a row, and whoever
    looks through the file for CNPs finds one.
    """
    return secrets.token_hex(16).translate(str.maketrans("0123456789", "ghijklmnop"))


def _cut(salt: str, text: str, digits: int) -> str:
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()[:digits]
