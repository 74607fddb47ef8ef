"""`emite --semneaza`: the key is opened before the first number is taken, the papers are signed after the last."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from adeverinta.cli import codes
from adeverinta.cli.signing_options import opened_key
from adeverinta.core.errors import ExitCode, UsageStop
from adeverinta.core.finding import finding

if TYPE_CHECKING:
    from adeverinta.api import Employer, Job, Result, Signing

After = Callable[["Result", "Job"], int]


@contextmanager
def signing_after(
    employers: Sequence[Employer],
    *,
    wanted: bool,
    draft: bool,
    interactive: bool,
    p12: Path | None,
    token: Path | None,
    eticheta: str,
    tsa: str,
    invizibil: bool,
) -> Iterator[After | None]:
    """What is to be done after the run, None where nothing is to be signed; a wrong password stops before it."""
    if not wanted:
        if p12 or token or eticheta or tsa or invizibil:
            raise click.UsageError("--p12, --token, --eticheta, --tsa și --invizibil cer --semneaza.")
        yield None
        return
    from adeverinta import api

    if draft:
        raise UsageStop(finding(codes.SEMNARE_CIORNA))
    for employer in employers:
        if employer.profile.parola_pdf:
            raise UsageStop(finding(api.run_codes.SEMNARE_CU_PAROLA, fisier=employer.path.name))
    with opened_key(p12, token, eticheta, tsa, invizibil=invizibil, interactive=interactive) as key:
        yield lambda result, job: _sign(result, job, key)


def _sign(result: Result, job: Job, key: Signing) -> int:
    """Sign what the run has issued, or had issued before, each paper with the register that knows it."""
    from adeverinta import api
    from adeverinta.cli.semneaza import sign
    from adeverinta.system.user import user

    code: int = ExitCode.OK
    for register, papers in api.issued_papers(result, job, author=user()):
        code = max(code, sign(papers, key, register, None))
    if result.merged:
        said = finding(codes.SEMNARE_COMUN_FARA, fisier=result.merged.name)
        click.echo(f"    {said.message} {said.remedy}")
    return code
