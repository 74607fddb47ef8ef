"""Which register the commands of `registru` speak of, opened for them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from adeverinta.cli.options import PATH
from adeverinta.core.errors import OutputStop
from adeverinta.core.finding import finding
from adeverinta.system.user import user

if TYPE_CHECKING:
    from adeverinta.api import Register

ANGAJATOR: Final = "Profilul angajatorului; registrul lui este lângă el."
REGISTRU: Final = "Registrul (implicit registru.sqlite de lângă profil sau din folderul curent)."


def where(decorated: Callable[..., object]) -> Callable[..., object]:
    """`--registru` and `--angajator`."""
    decorated = click.option("--registru", type=PATH, default=None, metavar="FIȘIER", help=REGISTRU)(
        decorated
    )
    return click.option("--angajator", type=PATH, default=None, metavar="FIȘIER", help=ANGAJATOR)(decorated)


def path_of(registru: Path | None, angajator: Path | None) -> Path:
    """The register named, or that beside the profile."""
    return registru or (angajator.parent if angajator else Path()) / "registru.sqlite"


def opened(registru: Path | None, angajator: Path | None, *, readonly: bool = True) -> Register:
    """The register of the profile's employer, else of the only employer in it (to write), else any (to read)."""
    from adeverinta import api

    path = path_of(registru, angajator)
    employer = api.Employer.load(angajator) if angajator else None
    if not path.is_file():  # nothing but an issue creates a register
        raise OutputStop(finding(api.registry_codes.REGISTRU_LIPSA, cale=str(path)))
    if employer is None and not readonly:
        return api.Register.open_only(path, author=user())
    return api.Register.open(path, employer, author=user(), readonly=readonly)
