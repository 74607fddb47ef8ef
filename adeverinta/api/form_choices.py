"""What a face asks to fill its forms: rules of a day, switches, columns of requests and of payroll, layouts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from adeverinta.core.errors import Stop
    from adeverinta.law.types import Switch
    from adeverinta.payroll import Payroll
    from adeverinta.payroll.learning.propose import Proposal
    from adeverinta.report.explanation import Rule
    from adeverinta.requests.field_types import RequestField
    from adeverinta.sources import Secret


def rules(on: date) -> list[Rule]:
    """The dated values in force on a day, with act, article and label."""
    from adeverinta.law.show import listing
    from adeverinta.report.explanation import rule

    return [rule(value) for value in listing(on)]


def switches() -> dict[str, Switch]:
    """The choices that the law leaves open: default, allowed values, legal note."""
    from adeverinta import law

    return law.switches()


def column_names() -> tuple[tuple[str, str], ...]:
    """What a payroll column may be: its contract name and the words for it, „not read” first."""
    from adeverinta.payroll.learning.meanings import menu

    return menu()


def request_columns() -> tuple[str, ...]:
    """The columns of the requests table."""
    return tuple(field.name for field in request_fields())


def request_fields() -> tuple[RequestField, ...]:
    """The fields of a request in the order of its table, those that forms ask for most first."""
    from adeverinta.requests.fields import FIELDS

    return FIELDS


@cache
def column_titles() -> Mapping[str, str]:
    """What the columns of the requests table are called above it, by their names; others by their own."""
    from adeverinta.core.spoken import OwnNames

    return OwnNames({field.name: field.label for field in request_fields()})


def grouped_fields() -> list[RequestField]:
    """The same fields with those of a group together: person, home, contract, birth, leave, ..."""
    from adeverinta.requests.field_types import by_group

    return by_group(request_fields())


def request_values(field: RequestField) -> tuple[str, ...]:
    """What may stand in a field, where that is a short list; nothing where anything may."""
    from adeverinta import forms
    from adeverinta.requests.field_types import FieldType

    return tuple(forms.form_codes()) if field.type is FieldType.FORM else field.values


def proposal(stop: Stop, paths: Sequence[str | Path], *, password: Secret | None = None) -> Proposal | None:
    """The layout that stopped a reading, with samples and doubts; None where something else stopped it.

    Of the sheet that the stop names, else the widest of the file.
    """
    from adeverinta import sources
    from adeverinta.payroll.learning.propose import propose
    from adeverinta.sources import by_name

    where = stop.finding.source
    if where is None:
        return None
    for item in sources.expand([Path(path) for path in paths])[0]:
        if item.name != where.file:
            continue
        read = sources.read(item, password=by_name(password))
        found = [made for sheet in read.sheets if (made := propose(sheet)) is not None]
        same = [made for made in found if made.sheet == where.sheet]
        return max(same or found, key=lambda made: len(made.columns), default=None)
    return None


def unknown_layout(
    paths: Sequence[str | Path], read: Payroll, folder: Path, *, password: Secret | None = None
) -> Proposal | None:
    """The first layout that was read, but has columns nobody explained; None where all are understood.

    `folder`: where layouts explained earlier are kept.
    """
    from adeverinta.payroll.layout import profiles
    from adeverinta.payroll.learning.unknown_sheets import unknown_columns
    from adeverinta.sources import by_name

    found = unknown_columns(
        [Path(path) for path in paths], read, profiles.load_all([folder]), by_name(password)
    )
    return next(found, None)


def keep_layout(folder: Path, file: str, columns: Mapping[str, str], header: Sequence[str] = ()) -> Path:
    """Keep what the columns of a layout are; ValueError for a name that is none. `header`: all its labels."""
    from adeverinta.api.layouts import save_layout
    from adeverinta.payroll.layout.profiles import NAMES, Profile

    known: Iterable[str] = {*NAMES, "-"}
    if unknown := sorted(set(columns.values()) - set(known)):
        raise ValueError(f"no columns of payroll: {unknown}")
    return save_layout(Profile(f"{Path(file).stem}.toml", dict(columns), tuple(header)), folder)
