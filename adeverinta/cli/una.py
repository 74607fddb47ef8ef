"""`adeverinta una`: one certificate on demand."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final

import click

from adeverinta.cli.options import exports_argument, issue_options
from adeverinta.cli.romanian import Command

# option, column of the requests file, help; asked at a terminal when marked so
_FIELDS: Final = (
    ("--nume", "nume", "Numele de familie."),
    ("--prenume", "prenume", "Prenumele."),
    ("--nume-anterior", "nume_anterior", "Numele înainte de căsătorie."),
    ("--data-prezumata", "data_prezumata_a_nasterii", "Data prezumată a nașterii (naștere înainte de termen)."),
    ("--eveniment", "eveniment", "nastere, adoptie, incredintare, plasament sau tutela."),
    ("--data-evenimentului", "data_evenimentului", "Data evenimentului, dacă nu este naștere."),
    ("--scop", "scop", "La ce servește adeverința."),
    ("--strada", "strada", "Strada."),
    ("--numar", "numar", "Numărul."),
    ("--bloc", "bloc", "Blocul."),
    ("--scara", "scara", "Scara."),
    ("--etaj", "etaj", "Etajul."),
    ("--apartament", "apartament", "Apartamentul."),
    ("--localitate", "localitate", "Localitatea de domiciliu."),
    ("--sector", "sector", "Sectorul."),
    ("--judet", "judet", "Județul."),
    ("--cetatenie", "cetatenie", "română, UE sau non-UE."),
    ("--calitatea", "calitatea", "Calitatea persoanei (salariat cu contract individual de muncă ...)."),
    ("--data-angajarii", "data_angajarii", "Data angajării."),
    ("--data-incetarii", "data_incetarii", "Data încetării contractului."),
    ("--maternitate-de-la", "maternitate_de_la", "Prima zi de concediu de maternitate."),
    ("--maternitate-pana-la", "maternitate_pana_la", "Ultima zi de concediu de maternitate."),
    ("--icc-de-la", "icc_de_la", "De când a primit indemnizația pentru creșterea copilului."),
    ("--icc-pana-la", "icc_pana_la", "Până când a primit-o."),
    ("--concediu-de-la", "concediu_de_la", "De când se aprobă concediul pentru creșterea copilului."),
    ("--venit-luna-nasterii", "venit_luna_nasterii", "Venitul cuvenit pentru luna nașterii, în lei."),
    ("--numar-copii", "numar_copii", "Câți copii s-au născut."),
    ("--copil-cu-handicap", "copil_cu_handicap", "da sau nu."),
    ("--indemnizatie-anterioara", "indemnizatie_anterioara", "Indemnizația primită pentru copilul dinainte, în lei."),
    ("--recalculare", "recalculare", "nu, da sau zece_luni."),
)  # fmt: skip
_ASKED: Final = (
    "calitatea",
    "localitate",
    "judet",
    "maternitate_de_la",
    "maternitate_pana_la",
    "concediu_de_la",
)


def field_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The columns of the requests file as options."""
    for option, column, text in reversed(_FIELDS):
        command = click.option(option, column, default=None, metavar="TEXT", help=text)(command)
    return command


@click.command(
    "una",
    cls=Command,
    help="Emite o singură adeverință; câmpurile lipsă se întreabă la terminal sau rămân goale.",
)
@exports_argument
@click.option("--cnp", required=True, metavar="CNP", help="CNP-ul persoanei.")
@click.option("--nastere", required=True, metavar="DATA", help="Data nașterii copilului.")
@issue_options
@field_options
def command(
    *,
    exporturi: tuple[Path, ...],
    cnp: str,
    nastere: str,
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
    fara_interactiune: bool,
    **fields: str | None,
) -> int:
    from adeverinta import requests
    from adeverinta.cli.issue import issue

    employer, findings = requests.read_employer(angajator)
    if not fara_interactiune and sys.stdin.isatty():
        labels = {column: text for _, column, text in _FIELDS}
        for column in _ASKED:
            if fields.get(column) is None:
                fields[column] = click.prompt(labels[column].rstrip("."), default="", show_default=False)
    given = {column: value for column, value in fields.items() if value}
    request = requests.one_request({"cnp": cnp, "data_nasterii_copilului": nastere, **given})
    return issue(
        exports=exporturi,
        requests=[request],
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
        findings=findings,
    )
