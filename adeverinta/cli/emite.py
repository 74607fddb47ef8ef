"""`adeverinta emite`: the batch, one certificate per request row."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from adeverinta.cli.options import PATH, exports_argument, issue_options
from adeverinta.cli.romanian import Command


@click.command(
    "emite", cls=Command, help="Emite câte o adeverință pentru fiecare rând din fișierul de cereri."
)
@exports_argument
@click.option("--cereri", type=PATH, required=True, metavar="FIȘIER", help="Cererile (Excel sau csv).")
@issue_options
def command(
    *,
    exporturi: tuple[Path, ...],
    cereri: Path,
    angajator: Path,
    iesire: Path,
    la_data: date | None,
    formular: str,
    ciorna: bool,
    registru: Path | None,
    inlocuieste: tuple[tuple[int, int], ...],
    accepta_luni_lipsa: bool,
    procese: int | None,
    un_singur_pdf: bool,
    fara_interactiune: bool,  # noqa: ARG001 - the batch never asks anything
) -> int:
    from adeverinta import requests
    from adeverinta.cli.issue import issue

    employer, employer_findings = requests.read_employer(angajator)
    rows, request_findings = requests.read_requests(cereri)
    return issue(
        exports=exporturi,
        requests=rows,
        employer=employer,
        profile=angajator,
        output=iesire,
        issue_date=la_data,
        form=formular,
        draft=ciorna,
        register=registru,
        replaces=inlocuieste,
        accept_missing=accepta_luni_lipsa,
        processes=procese,
        merged=un_singur_pdf,
        findings=[*employer_findings, *request_findings],
    )
