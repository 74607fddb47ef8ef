"""What `semneaza` and `emite --semneaza` share: the options of the key, its password, what is said."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import click

from adeverinta.cli.dialogue import ask
from adeverinta.cli.options import PATH
from adeverinta.cli.terminal import attended
from adeverinta.cli.workbook_password import Asker
from adeverinta.core.errors import InputStop
from adeverinta.core.text import count, mask_cnps

if TYPE_CHECKING:
    from adeverinta.api import SignedPaper, Signing

F = TypeVar("F", bound=Callable[..., object])
T = TypeVar("T")
VARIABLE: Final = "ADEVERINTA_PAROLA_SEMNARE"
KEY_NAMES: Final = ("p12", "token", "eticheta", "tsa", "invizibil")
SHOWN: Final = 12
"""Papers named on the screen; of more it is said how many."""
PAPER_STAYS: Final = (
    "Semnătura pe hârtie rămâne calea obișnuită: nu am găsit o sursă care să spună că fiecare oficiu primește "
    "adeverința semnată electronic; întrebați înainte."
)


def key_options(command: F) -> F:
    """`--p12`, `--token`, `--eticheta`, `--tsa`, `--invizibil`."""
    for option in reversed(
        [
            click.option("--p12", type=PATH, default=None, metavar="FIȘIER", help="Cheia și certificatul, într-un fișier .p12 sau .pfx."),
            click.option("--token", type=PATH, default=None, metavar="BIBLIOTECA", help="Biblioteca PKCS#11 a tokenului sau a cardului."),
            click.option("--eticheta", default="", metavar="NUME", help="Tokenul sau certificatul de pe el, dacă sunt mai multe."),
            click.option("--tsa", default="", metavar="URL", help="Serverul de marcă temporală; fără el semnătura este PAdES B-B."),
            click.option("--invizibil", is_flag=True, help="Fără semn vizibil la locul semnăturii de pe formular."),
        ]
    ):  # fmt: skip
        command = option(command)
    return command


def unlocked(p12: Path | None, open_with: Callable[[str | None], T], *, interactive: bool) -> T:
    """What a key's password or PIN opens; neither is kept.

    At a terminal the password of a file is asked three times. A PIN is asked once: three wrong ones block a token.
    """
    from adeverinta import api

    if p12 is None:
        return open_with(_pin(interactive=interactive))
    asker, name = Asker(interactive=interactive, variable=VARIABLE), mask_cnps(p12.name)
    text = asker(name)
    while True:
        try:
            return open_with(text)
        except InputStop as stop:
            wrong = stop.finding.code == api.finish_codes.CHEIE_PAROLA_GRESITA.name
            if not (wrong and text and asker.refused(name, text)):
                raise
            text = asker(name)
            if text is None:
                raise


@contextmanager
def opened_key(
    p12: Path | None, token: Path | None, eticheta: str, tsa: str, *, invizibil: bool, interactive: bool
) -> Iterator[Signing]:
    """The key that the options name, opened until the end of the block."""
    from adeverinta import api

    with ExitStack() as stack:
        yield unlocked(
            p12,
            lambda secret: stack.enter_context(
                api.signing_key(
                    p12=p12, token=token, label=eticheta, password=secret, tsa=tsa, visible=not invizibil
                )
            ),
            interactive=interactive,
        )


def _pin(*, interactive: bool) -> str | None:
    known = os.environ.get(VARIABLE)
    if known is not None or not (interactive and attended()):
        return known
    return ask("PIN-ul tokenului", hidden=True) or None


class SigningTally:
    """Counts what came of the papers and says it."""

    def __init__(self, signing: Signing) -> None:
        self._signing = signing
        self._counts: dict[str, int] = {}
        self._lines: list[str] = []
        self._folders: dict[Path, None] = {}
        self.refused = 0

    def take(self, results: Iterable[SignedPaper]) -> None:
        """Take results as they come."""
        for result in results:
            self._counts[result.state] = self._counts.get(result.state, 0) + 1
            self.refused += result.refused
            if result.target:
                self._folders[result.target.parent] = None
            mark = "NU" if result.refused else "  "
            self._lines += [
                f"{mark}  {mask_cnps(item.message)} {mask_cnps(item.remedy)}" for item in result.findings
            ]

    def say(self) -> None:
        """The lines for a screen."""
        for line in self._lines[:SHOWN]:
            click.echo(line)
        if len(self._lines) > SHOWN:
            click.echo(f"    și încă {count(len(self._lines) - SHOWN, 'rând', 'rânduri')} ca acestea")
        who, level = self._signing.key.identity.who, self._signing.level
        signed, already = self._counts.get("semnata", 0), self._counts.get("deja semnata", 0)
        said = f"Semnate: {signed} ({level}, {who}), semnate mai demult: {already}, nesemnate: {self.refused}"
        click.echo(said)
        if level == "PAdES B-B" and signed:
            click.echo(
                "Fără marcă temporală: momentul semnării este cel spus de acest calculator (--tsa URL adaugă una)."
            )
        for folder in self._folders:
            click.echo(f"Copiile semnate: {folder}")
        click.echo(PAPER_STAYS, err=True)
