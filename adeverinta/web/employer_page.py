"""Angajator: the profile as a form, written back with its comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from adeverinta import api
from adeverinta.core.errors import Stop
from adeverinta.core.text import fold
from adeverinta.office import (
    PROFILE_CHOICES,
    PROFILE_FIELDS,
    check_profile,
    file_digest,
    profile_values,
    save_profile,
)
from adeverinta.web.shared import desk_of, office_of, page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from adeverinta.core.finding import Finding

_TITLES: Final = {
    "functie_de_baza": "Funcția de bază",
    "impozit_la_50_bani": "Impozitul la 50 de bani",
    "luna_nasterii_2009": "Luna nașterii (normele din 2009)",
    "minim_2024": "Minimul din martie 2024, lei",
    "nastere_prematura_luni": "Nașterea prematură: luni",
    "net_din_brut": "Netul calculat din brut",
    "pensie_facultativa_scade_netul": "Pensia facultativă scade netul",
    "persoane_intretinere": "Persoane în întreținere",
    "sindicat_scade_netul": "Cotizația de sindicat scade netul",
    "tichete_in_net": "Tichetele intră în net",
    "ziua_42": "Ziua 42",
}
"""The switches of the law data by name."""


class Field(NamedTuple):
    """A line of the form."""

    id: str
    label: str
    value: str
    required: bool
    note: str


class SwitchField(NamedTuple):
    """A switch that the law leaves open."""

    id: str
    title: str
    value: str
    default: str
    allowed: tuple[str, ...]
    note: str


def form(request: Request) -> Response:
    """The profile as it stands, with what is wrong in it."""
    desk = desk_of(request)
    problem: Finding | None = None
    warnings: tuple[Finding, ...] = ()
    try:
        employer = desk.employer()
        warnings = employer.findings if employer else ()
    except Stop as stop:
        problem = stop.finding
    return _shown(request, profile_values(desk.firm.profile), problem, warnings)


def _shown(
    request: Request,
    values: dict[tuple[str, str], str],
    problem: Finding | None,
    warnings: tuple[Finding, ...],
) -> Response:
    desk = desk_of(request)
    fields = [
        Field(
            f"{item.section}.{item.key}",
            item.label,
            values.get((item.section, item.key), ""),
            item.required,
            item.note,
        )
        for item in PROFILE_FIELDS
    ]
    switches = [
        _choice(
            f"{item.section}.{item.key}",
            item.label,
            values.get((item.section, item.key), ""),
            item.default,
            item.values,
            item.note,
        )
        for item in PROFILE_CHOICES
    ]
    switches += [
        _choice(
            f"calcul.{name}", _TITLES.get(name, name.replace("_", " ").capitalize()), values.get(("calcul", name), ""), switch.default,
            switch.allowed, switch.note,
        )
        for name, switch in api.switches().items()
    ]  # fmt: skip
    return page(
        request, "angajator.html", title="Angajator", fields=fields, switches=switches, problem=problem,
        warnings=warnings, seen=file_digest(desk.firm.profile),
    )  # fmt: skip


def _choice(
    place: str, title: str, written: str, default: str, allowed: Sequence[str], note: str
) -> SwitchField:
    """A choice as the profile has it, however it is spelled there; what is none of the values stays offered, so that
    saving the form takes nothing away.
    """
    value = next((one for one in (*allowed, default) if fold(one) == fold(written)), written)
    offered = (*allowed, value) if value and value not in (*allowed, default) else tuple(allowed)
    return SwitchField(place, title, value, default, offered, note)


async def save(request: Request) -> Response:
    """Write the profile; its comments stay."""
    from starlette.concurrency import run_in_threadpool
    from starlette.responses import RedirectResponse

    desk = desk_of(request)
    given = await request.form()
    known = [(item.section, item.key) for item in (*PROFILE_FIELDS, *PROFILE_CHOICES)]
    known += [("calcul", name) for name in api.switches()]
    values = {
        (section, key): str(given[f"{section}.{key}"]).strip()
        for section, key in known
        if f"{section}.{key}" in given
    }

    def write() -> None:
        if desk.firm.profile.is_file():
            check_profile(desk.firm.profile)
        save_profile(desk.firm.profile, values, seen=str(given.get("vazut", "")))
        desk.employer()

    try:
        await run_in_threadpool(write)
    except Stop as stop:
        return await run_in_threadpool(_shown, request, values, stop.finding, ())
    begun = desk.firm.requests.is_file()
    office_of(request).say(
        "Datele angajatorului s-au salvat."
        + (
            " Urmează „Adeverințe”."
            if begun
            else " Urmează „State de plată”, ca să vedeți ce s-a citit, apoi „Cereri”."
        )
    )
    return RedirectResponse(f"/f/{request.path_params['firma']}/angajator", 303)
