"""What goes in: payroll exports and the layouts explained earlier."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from adeverinta.api import codes
from adeverinta.api.log import LOG
from adeverinta.core.errors import InputStop
from adeverinta.core.finding import finding
from adeverinta.core.given_types import cnps, day_of, named_bytes, of_type, wrong_type

if TYPE_CHECKING:
    from adeverinta.payroll import Payroll
    from adeverinta.payroll.layout.profiles import Profile
    from adeverinta.requests.employers import Employer
    from adeverinta.requests.records import EmployerProfile
    from adeverinta.sources import Given, Secret

Input = str | Path | tuple[str, bytes]
"""A file or folder on disk, or a file's name and its bytes."""


def read(
    paths: Input | Iterable[Input],
    employer: Employer | EmployerProfile | None = None,
    *,
    on: date | None = None,
    wanted: Collection[str] | None = None,
    password: Secret | None = None,
    layouts: Sequence[Profile] | None = None,
) -> Payroll:
    """Read payroll files, folders, or names with bytes; `Stop` where something cannot be told for certain.

    `employer` keeps rows of other employers out; without one every row is read. `wanted` are the CNPs to
    keep (one may be given by itself), None for everybody. `on`: months after this day are left out (`compute`
    and `issue` do it too).
    `layouts`: column maps explained earlier; by default those kept beside the employer's profile.
    """
    from adeverinta import payroll
    from adeverinta.core.month import Month
    from adeverinta.payroll.layout.profiles import profiles_of
    from adeverinta.requests.employers import profile_of
    from adeverinta.sources import by_name

    profile = profile_of(employer)
    digits = profile.cod_fiscal_digits if profile else None
    exports = given(paths)
    if not exports:
        raise InputStop(finding(codes.STATE_NEDATE))
    wanted = wanted if wanted is None else cnps(wanted)
    found = payroll.read(
        exports,
        employer=digits or None,
        employers={profile.denumire: digits} if profile and digits and profile.denumire else None,
        wanted=payroll.EVERYONE if wanted is None else wanted,
        issue_month=None if on is None else Month.of(day_of(on)),
        password=by_name(password),
        profiles=layout_profiles(employer) if layouts is None else profiles_of(layouts),
    )
    LOG.info("read %d files, %d persons", len(found.sources), len(found.persons))
    return found


def layout_profiles(employer: Employer | EmployerProfile | None) -> list[Profile]:
    """The column maps kept beside an employer's profile (folder `formate`)."""
    from adeverinta.payroll.layout import profiles

    path = getattr(employer, "path", None)
    return profiles.load_all([path.parent / profiles.FOLDER]) if path else []


def given(paths: Input | Iterable[Input]) -> list[Given]:
    """What may be given to `read`, as the rooms below take it."""
    if isinstance(paths, (str, os.PathLike)) or (
        isinstance(paths, tuple) and len(paths) == 2 and isinstance(paths[1], (bytes, bytearray))
    ):
        path, data = named_bytes("paths", paths)
        return [path if data is None else (str(path), data)]
    if (
        isinstance(paths, (bytes, bytearray, memoryview, Mapping))
        or not isinstance(paths, Iterable)
        or hasattr(paths, "read")
    ):
        raise wrong_type("paths", paths, "a path, or a name with bytes, or several of them,")
    return [found for item in paths for found in given(item)]


def seen_by(payroll: Payroll, employer: EmployerProfile, on: date) -> Payroll:
    """What an employer's certificate of a day may be made of; `Stop` for the payroll of another employer."""
    from adeverinta.core.month import Month
    from adeverinta.payroll import Payroll as PayrollRead

    of_type("payroll", payroll, PayrollRead, "a payroll that read() gave")
    own = employer.cod_fiscal_digits
    others = {payroll.employer} - {"", own} or (set() if payroll.employer else set(payroll.owners) - {own})
    if others:
        read = ", ".join(sorted(others))
        raise InputStop(finding(codes.STATE_ALT_ANGAJATOR, citit=read, propriu=employer.cod_fiscal))
    return payroll.until(Month.of(day_of(on)))
