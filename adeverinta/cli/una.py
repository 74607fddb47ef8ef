"""`adeverinta una`: one certificate on demand."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import click

from adeverinta.cli.options import exports_argument, issue_arguments, issue_options
from adeverinta.cli.password import asker
from adeverinta.cli.romanian import Command
from adeverinta.cli.secret import cnp_option, secret
from adeverinta.cli.una_dialogue import ask_missing

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
    ("--comuna", "comuna", "Comuna și satul."),
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
    ("--copil-anterior-nascut", "copil_anterior_nascut", "Data nașterii copilului dinainte."),
    ("--optiune", "optiune", "1 sau 2: anii de concediu aleși (nașteri din 2011 până în iunie 2016)."),
    ("--fara-concediu-maternitate", "fara_concediu_maternitate", "da, dacă nu se cuvine concediu de maternitate."),
    ("--caz", "caz", "Cazul dosarului, pentru fișe: salariat, pfa, somer, necasatoriti ...; cel mult trei."),
    ("--recalculare", "recalculare", "nu, da sau zece_luni."),
    ("--telefon", "telefon", "Telefonul persoanei."),
    ("--fax", "fax", "Faxul persoanei."),
    ("--email", "email", "Adresa de e-mail."),
    ("--ci-tip", "ci_tip", "Felul actului de identitate (CI, BI, PA)."),
    ("--ci-seria", "ci_seria", "Seria actului de identitate."),
    ("--ci-numar", "ci_numar", "Numărul actului de identitate."),
    ("--ci-emis-de", "ci_emis_de", "Cine a emis actul de identitate."),
    ("--copil1-nume", "copil1_nume", "Numele și prenumele copilului; la fel --copil2-nume, --copil3-nume."),
    ("--copil1-cnp", "copil1_cnp", "CNP-ul copilului."),
    ("--copil1-act-tip", "copil1_act_tip", "Felul actului copilului (CN: certificat de naștere)."),
    ("--copil1-act-seria", "copil1_act_seria", "Seria actului copilului."),
    ("--copil1-act-numar", "copil1_act_numar", "Numărul actului copilului."),
    ("--copil2-nume", "copil2_nume", "Copilul al doilea."),
    ("--copil2-cnp", "copil2_cnp", "CNP-ul lui."),
    ("--copil2-act-tip", "copil2_act_tip", "Felul actului lui."),
    ("--copil2-act-seria", "copil2_act_seria", "Seria actului lui."),
    ("--copil2-act-numar", "copil2_act_numar", "Numărul actului lui."),
    ("--copil3-nume", "copil3_nume", "Copilul al treilea."),
    ("--copil3-cnp", "copil3_cnp", "CNP-ul lui."),
    ("--copil3-act-tip", "copil3_act_tip", "Felul actului lui."),
    ("--copil3-act-seria", "copil3_act_seria", "Seria actului lui."),
    ("--copil3-act-numar", "copil3_act_numar", "Numărul actului lui."),
    ("--cim-numar", "cim_numar", "Numărul contractului individual de muncă."),
    ("--cim-data", "cim_data", "Data contractului individual de muncă."),
    ("--functie", "functie", "Funcția."),
    ("--data-reluarii", "data_reluarii", "Data reluării activității."),
    ("--concediu-pana-la", "concediu_pana_la", "Până când se acordă concediul (implicit 2 sau 3 ani ai copilului)."),
    ("--concediu-solicitat", "concediu_solicitat", "da sau nu: a cerut la angajator concediul pentru creșterea copilului."),
    ("--dosar-depus", "dosar_depus", "da sau nu: a depus la unitate dosar de indemnizație sau stimulent."),
    ("--cerere-numar", "cerere_numar", "Numărul cererii salariatului."),
    ("--functie-de-baza", "functie_de_baza", "da sau nu, unde exportul are numai brutul și nu spune."),
    ("--persoane-intretinere", "persoane_intretinere", "Câte persoane are în întreținere, unde exportul are numai brutul și nu spune."),
    ("--cerere-data", "cerere_data", "Data cererii salariatului."),
    ("--luni-alese", "luni_alese", "Lunile din calcul alese de mână: 2025-03; 2025-04."),
    ("--motiv-luni", "motiv_luni", "De ce sunt alese lunile de mână."),
)  # fmt: skip


def field_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The columns of the requests file as options."""
    for option, column, text in reversed(_FIELDS):
        hidden = secret if column.endswith("_cnp") else None
        command = click.option(option, column, default=None, metavar="TEXT", help=text, callback=hidden)(
            command
        )
    return command


@click.command(
    "una",
    cls=Command,
    help="Emite o singură adeverință; câmpurile lipsă se întreabă la terminal sau rămân goale.",
)
@exports_argument
@cnp_option
@click.option("--nastere", required=True, metavar="DATA", help="Data nașterii copilului.")
@issue_options
@field_options
def command(
    *, cnp: str, nastere: str, angajator: tuple[Path, ...], fara_interactiune: bool, **options: Any
) -> int:
    from adeverinta.cli.issue import issue
    from adeverinta.requests import one_request, read_employers

    employers, findings = read_employers(angajator)
    fields: dict[str, str | None] = {column: options.pop(column) for _, column, _ in _FIELDS}
    if not fara_interactiune and sys.stdin.isatty():
        fields |= ask_missing({"cnp": cnp, "data_nasterii_copilului": nastere, **_filled(fields)})
    request = one_request({"cnp": cnp, "data_nasterii_copilului": nastere, **_filled(fields)})
    return issue(
        requests=[request],
        employers=employers,
        findings=findings,
        password=asker(interactive=not fara_interactiune),
        **issue_arguments(options),
    )


def _filled(fields: Mapping[str, str | None]) -> dict[str, str]:
    return {column: value for column, value in fields.items() if value}
