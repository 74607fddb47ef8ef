"""Where a parent's file goes and whom to ask: data with source and date (`agencies.yaml`)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from adeverinta.core.text import fold
from adeverinta.law.loader import read_raw

_FILE = Path(__file__).with_name("agencies.yaml")
_FILE_2009 = Path(__file__).with_name("agencies_2009.yaml")


class Agency(NamedTuple):
    """An office as a published page gives it; what the page does not say is empty."""

    nume: str
    telefon: str
    sursa: str
    la_data: str
    adresa: str = ""
    fax: str = ""
    email: str = ""
    program: str = ""


@cache
def _data(path: Path = _FILE) -> dict[str, Any]:
    data: dict[str, Any] = read_raw(path)
    return data


def _office(raw: dict[str, object]) -> Agency:
    return Agency(**{key: str(value) for key, value in raw.items()})


def agency(county: str, sector: str = "") -> Agency:
    """The agency that decides and pays; where no page gives its address, the general line."""
    key = _key(county, sector)
    known = _data()["agentii"]
    if key in known:
        return _office(known[key])
    general = _data()["general"]
    name = general["scurt"].format(judet=county).strip() if county else general["scurt"].split(" {")[0]
    return Agency(
        nume=name, telefon=str(general["telefon"]), sursa=general["sursa"], la_data=str(general["la_data"])
    )


def agency_2009(county: str, sector: str = "") -> Agency | None:
    """The agency of a county as it was listed in 2009, dated as such; None where the county is not known."""
    data = _data(_FILE_2009)
    key = _key(county, sector)
    key = {"bistrita": "bistrita nasaud"}.get(key, key)
    if key not in data["agentii"]:
        return None
    return _office(
        data["agentii"][key]
        | {"sursa": data["sursa"], "la_data": data["la_data"], "program": data["program"]}
    )


def counties_2009() -> tuple[str, ...]:
    """The keys of the list of 2009: 41 counties and Bucharest."""
    return tuple(_data(_FILE_2009)["agentii"])


def _key(county: str, sector: str) -> str:
    return "bucuresti" if sector else fold(county).removeprefix("municipiul ").removeprefix("judetul ")


def how_to_find(county: str) -> str:
    """How the office of a county is found where no page gives its address."""
    how: str = _data()["general"]["cum_se_gaseste"]
    return how.format(judet=county or "județul dumneavoastră")


def filing_office(county: str, sector: str) -> Agency | None:
    """The office that takes the file, where a page gives it; else it is the town hall of the domicile."""
    key = f"bucuresti {fold(sector)}" if sector else fold(county)
    found = _data()["depunere"].get(key)
    return _office(found) if found else None


def payment_days() -> dict[str, str]:
    """When payments are made: `cont`, `mandat`, and `sursa`, `la_data`."""
    return {key: str(value) for key, value in _data()["plati"].items()}
