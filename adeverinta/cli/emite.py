"""`adeverinta emite`: the batch, one certificate per request row."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from adeverinta.cli.options import PATH, cluster_option, exports_argument, issue_arguments, issue_options
from adeverinta.cli.romanian import Command
from adeverinta.cli.signing_after import signing_after
from adeverinta.cli.signing_options import KEY_NAMES, key_options
from adeverinta.cli.workbook_password import asker


@click.command(
    "emite", cls=Command, help="Emite câte o adeverință pentru fiecare rând din fișierul de cereri."
)
@exports_argument
@click.option("--cereri", type=PATH, required=True, metavar="FIȘIER", help="Cererile (Excel sau csv).")
@cluster_option
@click.option(
    "--semneaza", is_flag=True, help="Semnează și electronic ce s-a emis, ca „adeverinta semneaza”."
)
@key_options
@issue_options
def command(
    *,
    cereri: Path,
    cluster: str | None,
    angajator: tuple[Path, ...],
    semneaza: bool,
    fara_interactiune: bool,
    **options: Any,
) -> int:
    from adeverinta import api
    from adeverinta.cli.issue import issue

    password = asker(interactive=not fara_interactiune)
    employers, employer_findings = api.read_employers(angajator)
    rows = api.requests(cereri, password=password)
    key = {name: options.pop(name) for name in KEY_NAMES}
    with signing_after(
        employers, wanted=semneaza, draft=options["ciorna"], interactive=not fara_interactiune, **key
    ) as after:
        return issue(
            requests=rows,
            employers=employers,
            findings=[*employer_findings, *rows.findings],
            password=password,
            cluster=cluster,
            after=after,
            **issue_arguments(options),
        )
