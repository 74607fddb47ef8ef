"""Several employer profiles: files and folders of them, each fiscal code once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import Finding, finding
from adeverinta.core.given_types import named_bytes, of_type
from adeverinta.core.source import Source
from adeverinta.requests import codes
from adeverinta.requests.employer_profile import read_employer
from adeverinta.requests.records import EmployerProfile
from adeverinta.system.write_errors import impossible


class Employer(NamedTuple):
    """A profile and the file it stands in, with the warnings about it."""

    profile: EmployerProfile
    path: Path
    findings: tuple[Finding, ...] = ()

    @classmethod
    def load(cls, source: str | Path | tuple[str, bytes]) -> Employer:
        """The profile of a TOML file, or of a file's name and bytes; `InputStop` says what is wrong in it."""
        path, data = named_bytes("source", source)
        profile, findings = read_employer(path, data=data)
        return cls(profile, path, tuple(findings))


def begun_employer(path: Path) -> Employer:
    """What is written of a profile so far: enough to read exports by, not to issue."""
    profile, findings = read_employer(path, begun=True)
    return Employer(profile, path, tuple(findings))


def read_employers(paths: Sequence[Path]) -> tuple[list[Employer], list[Finding]]:
    """The profiles in the order given, those of a folder by name; `InputStop` for one wrong or doubled."""
    employers: list[Employer] = []
    findings: list[Finding] = []
    seen: dict[str, Path] = {}
    for path in (file for given in paths for file in _files(given)):
        profile, found = read_employer(path)
        code = profile.cod_fiscal_digits.lstrip("0")
        if code in seen:
            if seen[code].resolve() == path.resolve():
                continue
            source = Source(path.name)
            raise InputStop(finding(codes.ANGAJATOR_REPETAT, source=source, cui=code, altul=seen[code].name))
        seen[code] = path
        employers.append(Employer(profile, path))
        findings += found
    return employers, findings


def _files(path: Path) -> list[Path]:
    if impossible(path) or not path.is_dir():
        return [path]
    files = sorted(path.glob("*.toml"))
    if not files:
        raise InputStop(finding(codes.ANGAJATORI_LIPSA, source=Source(path.name), fisier=path.name))
    return files


def profile_of(employer: Employer | EmployerProfile | None) -> EmployerProfile | None:
    """The profile itself, also where it came with its file; TypeError for what is none."""
    if employer is None or isinstance(employer, EmployerProfile):
        return employer
    return of_type("employer", employer, Employer, "an Employer").profile
