"""Random passwords of certificates, one a paper, in a list for the office (`[pdf] parola = "aleatoare"`).

The list is on the disk before the paper that it opens, so that a killed run leaves no paper that nobody can
open. A paper keeps its line: written again, it gets the same password.
"""

from __future__ import annotations

import csv
import io
import secrets
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from adeverinta.core.errors import OutputStop
from adeverinta.core.finding import finding
from adeverinta.finish.encryption import password_of
from adeverinta.run import codes
from adeverinta.run.job import Job
from adeverinta.system import files

RANDOM: Final = "aleatoare"
_HEADER: Final = ["fisier", "numar", "nume", "parola"]
_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""None that is taken for another when it is read aloud or copied from paper."""
_GROUPS, _GROUP = 4, 4
"""Sixteen letters of 31: about 79 bits."""
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


class PaperToProtect(NamedTuple):
    """A certificate that is to be written: its name under the output, its number as printed, whose it is."""

    file: str
    number: str
    name: str
    cnp: str


def path_of(job: Job) -> Path:
    """The list of a job: beside the reports, one for each folder of papers."""
    inner = job.folder.partition("/")[2].replace("/", "-")
    return (job.reports or job.output) / (f"parole-{inner}.csv" if inner else "parole.csv")


def password_lists(job: Job) -> list[Path]:
    """The lists of the folder, where the run has employers whose papers get random passwords."""
    if not job.register or all(own.employer.parola_pdf != RANDOM for own in job.jobs):
        return []
    return sorted((job.reports or job.output).glob("parole*.csv"))


def passwords(job: Job, papers: Iterable[PaperToProtect]) -> Mapping[str, str]:
    """The password of each paper by its file; made and kept before it is told. OutputStop where the list
    cannot be read or written. Called while nobody else writes papers of this register.
    """
    policy = job.employer.parola_pdf
    if policy != RANDOM:
        return {paper.file: password_of(policy, paper.cnp) for paper in papers}
    path = path_of(job)
    lines = _read(path)
    missing = [paper for paper in papers if paper.file not in lines]
    for paper in missing:
        lines[paper.file] = [paper.file, paper.number, _text(paper.name), _made()]
    if missing:
        files.write_atomic(path, _spelled(lines.values()))
    return {file: line[-1] for file, line in lines.items()}


def _made() -> str:
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))


def _text(name: str) -> str:
    """A name that no spreadsheet takes for a formula."""
    return f"'{name}" if name.startswith(_FORMULA) else name


def _spelled(lines: Iterable[list[str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(_HEADER)
    writer.writerows(lines)
    return out.getvalue().encode("utf-8-sig")


def _read(path: Path) -> dict[str, list[str]]:
    """The lines by file; a list saved again by a spreadsheet may have another code page."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise files.output_stop(path, error) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1250", errors="replace")
    header, *rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=";") if any(row)] or [
        []
    ]
    if header != _HEADER or any(len(row) != len(_HEADER) or not row[-1] for row in rows):
        raise OutputStop(finding(codes.PAROLE_NECITITE, cale=path.name))
    return {row[0]: row for row in rows}
