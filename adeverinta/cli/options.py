"""Options that several commands share, and the values they parse."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from adeverinta.core.dates import parse_date

F = TypeVar("F", bound=Callable[..., object])


class DateParam(click.ParamType[date]):
    """A date as people type it."""

    name = "dată"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        day = value if isinstance(value, date) else parse_date(value)
        if day is None:
            self.fail(f"„{value}” nu este o dată; scrieți zz.ll.aaaa sau aaaa-ll-zz", param, ctx)
        return day


class NumberParam(click.ParamType[tuple[int, int]]):
    """A number of the register, as number/year; where `every` is allowed, the word `toate` is (0, 0)."""

    name = "număr"

    def __init__(self, *, every: bool = False) -> None:
        self.every = every

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        if isinstance(value, tuple):
            return value
        if self.every and value == "toate":
            return 0, 0
        found = re.fullmatch(r"(\d{1,9})/(\d{4})", str(value), re.ASCII)
        if found is None:
            self.fail(
                f"„{value}” nu este un număr din registru; scrieți număr/an, de exemplu 12/2026", param, ctx
            )
        return int(found[1]), int(found[2])


NUMBER = NumberParam()
REPLACED = NumberParam(every=True)
DATE = DateParam()
PATH = click.Path(path_type=Path)


def exports_argument(command: F) -> F:
    """EXPORT...: files and folders of payroll."""
    return click.argument("exporturi", metavar="EXPORT...", nargs=-1, required=True, type=PATH)(command)


def profile_option(command: F) -> F:
    """`--profil`: a saved layout, for the files whose header has its labels."""
    text = "Formatul salvat (TOML) după care se citesc fișierele cu antetul lui; celelalte se citesc ca de obicei."
    return click.option("--profil", type=PATH, default=None, metavar="FIȘIER", help=text)(command)


_ISSUE_OPTIONS: Final[dict[str, Callable[[object], Any]]] = {
    "angajator": click.option("--angajator", type=PATH, required=True, multiple=True, metavar="FIȘIER", help="Profilul angajatorului (TOML) sau un folder de profiluri; se poate repeta."),
    "iesire": click.option("--iesire", type=PATH, required=True, metavar="FOLDER", help="Unde se scriu adeverințele și rapoartele."),
    "la_data": click.option("--la-data", type=DATE, default=None, metavar="DATA", help="Data eliberării (implicit azi)."),
    "formular": click.option("--formular", default="auto", show_default=True, metavar="auto|COD", help="Formularul, peste cel din cerere."),
    "ciorna": click.option("--ciorna", is_flag=True, help="Ciornă cu filigran, fără număr din registru."),
    "registru": click.option("--registru", type=PATH, default=None, metavar="FIȘIER", help="Registrul de numere (implicit registru.sqlite lângă profilul angajatorului)."),
    "registru_nou": click.option("--registru-nou", is_flag=True, help="Adeverințele din folder pe care registrul nu le cunoaște sunt ale altcuiva; nu se ating."),
    "inlocuieste": click.option("--inlocuieste", type=REPLACED, multiple=True, metavar="NUMAR/AN|toate", help="Anulează și înlocuiește adeverința cu acest număr; „toate”: pe toate cele care au acum alte date."),
    "accepta_luni_lipsa": click.option("--accepta-luni-lipsa", is_flag=True, help="Emite și când lipsesc fișiere de luni; lunile rămân goale."),
    "accepta_net_calculat": click.option("--accepta-net-calculat", is_flag=True, help="Primește netul calculat după lege unde exportul are numai brutul."),
    "accepta_zile_neinchise": click.option("--accepta-zile-neinchise", is_flag=True, help="Emite și când zilele care hotărăsc alegerea lunilor nu se adună la zilele lucrătoare ale lunii."),
    "accepta_sume_neobisnuite": click.option("--accepta-sume-neobisnuite", is_flag=True, help="Emite și cu sume de peste 20 de ori venitul obișnuit sau care par cumulate."),
    "forteaza_formular": click.option("--forteaza-formular", is_flag=True, help="Emite și pe un formular care nu este al datei nașterii."),
    "procese": click.option("--procese", type=click.IntRange(1, 64), default=None, metavar="N", help="Câte procese lucrează (implicit după mărimea rulării)."),
    "sabloane": click.option("--sabloane", type=PATH, default=None, metavar="FOLDER", help="Formulare proprii, care se adaugă sau le înlocuiesc pe cele livrate."),
    "un_singur_pdf": click.option("--un-singur-pdf", is_flag=True, help="Scrie și toate adeverințele într-un singur PDF, pentru tipărit."),
    "aprobat_de": click.option("--aprobat-de", default="", metavar="NUME", help='Cine a aprobat ciornele, unde profilul cere două nume ([registru] aprobare = "doi").'),
    "borderou": click.option("--borderou", is_flag=True, help="Scrie și lista de predare (număr, persoană, formular, dată, semnătură), pentru cine ia adeverințele."),
    "fara_interactiune": click.option("--fara-interactiune", is_flag=True, help="Nu întreabă nimic la terminal."),
}  # fmt: skip
unattended_option: Final = _ISSUE_OPTIONS["fara_interactiune"]
issue_date_option: Final = _ISSUE_OPTIONS["la_data"]
cluster_option: Final = click.option("--cluster", default=None, metavar="ADRESĂ", help="Planificatorul dask care face lucrul (tcp://server:8786); numerele și fișierele se fac tot aici.")  # fmt: skip
_ACCEPTING: Final = (
    "accepta_luni_lipsa", "accepta_net_calculat", "accepta_zile_neinchise", "accepta_sume_neobisnuite", "forteaza_formular",
)  # fmt: skip
_SAID_BY_ENTRY: Final = frozenset(("angajator", "formular", "ciorna", "inlocuieste"))


def issue_options(command: F) -> F:
    """What `emite` and `una` have in common."""
    for option in reversed(_ISSUE_OPTIONS.values()):
        command = option(command)
    return profile_option(command)


def accept_options(command: F) -> F:
    """What may be accepted of a request, in every command that issues."""
    for name in reversed(_ACCEPTING):
        command = _ISSUE_OPTIONS[name](command)
    return command


def accepted(options: Mapping[str, bool]) -> tuple[str, ...]:
    """What `accept_options` were given, by the names that `api.compute` takes."""
    return tuple(_ISSUE_NAMES[option].removeprefix("accept_") for option in _ACCEPTING if options[option])


def replacement_options(command: F) -> F:
    """The same for `registru inlocuieste`, without what the replaced certificate already says."""
    for name in reversed([name for name in _ISSUE_OPTIONS if name not in _SAID_BY_ENTRY]):
        command = _ISSUE_OPTIONS[name](command)
    return profile_option(command)


_ISSUE_NAMES: Final = {
    "exporturi": "exports",
    "iesire": "output",
    "la_data": "issue_date",
    "formular": "form",
    "ciorna": "draft",
    "registru": "register",
    "registru_nou": "new_register",
    "inlocuieste": "replaces",
    "accepta_luni_lipsa": "accept_missing",
    "accepta_net_calculat": "accept_calculated",
    "accepta_zile_neinchise": "accept_days",
    "accepta_sume_neobisnuite": "accept_sums",
    "forteaza_formular": "force_form",
    "procese": "processes",
    "un_singur_pdf": "merged",
    "borderou": "handover",
    "aprobat_de": "approved_by",
    "sabloane": "templates",
    "profil": "profile",
}


def issue_arguments(options: Mapping[str, object]) -> dict[str, Any]:
    """What `cli.issue.issue` takes of the options of `issue_options` and EXPORT, under its own names."""
    return {name: options[option] for option, name in _ISSUE_NAMES.items()}


def remembered(said: object, accepted: Collection[str]) -> dict[str, str]:
    """The options by which a certificate was issued (as the register's details name them) that were not given
    now, with the names `cli.issue.issue` has for them.
    """
    given = said if isinstance(said, list) else []
    found = {str(option): _ISSUE_NAMES.get(str(option).replace("-", "_"), "") for option in given}
    return {option: name for option, name in found.items() if name and name not in accepted}
