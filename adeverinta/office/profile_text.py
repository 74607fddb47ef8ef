"""An employer's profile as a form: its values read, and written back with every comment where it stood."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from adeverinta import sources
from adeverinta.core.errors import OutputStop
from adeverinta.core.finding import finding
from adeverinta.office import codes
from adeverinta.office.requests_table import file_digest
from adeverinta.requests.profile_keys import PROFILE_KEYS

PROFILE_FIELDS: Final = tuple(item for item in PROFILE_KEYS if not item.values)
"""What everybody fills in; the switches of [calcul] are law data."""
PROFILE_CHOICES: Final = tuple(item for item in PROFILE_KEYS if item.values)
"""What is chosen from a few values."""


def profile_values(path: Path) -> dict[tuple[str, str], str]:
    """The values of a profile by section and key, as text; empty where there is no file or no TOML."""
    import tomllib

    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError):
        return {}
    return {
        (section, key): ("da" if value else "nu") if isinstance(value, bool) else str(value)
        for section, table in tables.items()
        if isinstance(table, dict)
        for key, value in table.items()
        if not isinstance(value, (dict, list))
    }


def check_profile(path: Path) -> None:
    """`Stop` where a profile is no TOML: it is never written over, as it may hold more than a form shows."""
    import tomllib

    from adeverinta import api

    try:
        tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError):
        api.Employer.load(path)


def save_profile(path: Path, values: Mapping[tuple[str, str], str], *, seen: str | None = None) -> None:
    """Write values into the profile, new or as it stands; an empty value takes its key away.

    `seen`: the digest of the file when it was shown; OutputStop where it changed since.
    """
    import tomlkit

    from adeverinta.system import files

    if seen is not None and file_digest(path) != seen:
        raise OutputStop(finding(codes.PROFIL_SCHIMBAT, fisier=path.name))
    try:
        text = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
    except OSError as error:
        raise sources.unread(path, error) from error
    document: Any = tomlkit.parse(text)
    for (section, key), value in values.items():
        if section not in document:
            if not value:
                continue
            document[section] = tomlkit.table()
        table = document[section]
        if value:
            table[key] = value == "true" if value in ("true", "false") else value
        elif key in table:
            del table[key]
    files.write_atomic(path, tomlkit.dumps(document).encode())
