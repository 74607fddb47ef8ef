"""The root command: the list of commands, and the one place where an error becomes a line and a code."""

from __future__ import annotations

import gc
import os
import sys
from typing import Final, NoReturn

import click

from adeverinta import __version__
from adeverinta.cli.dialogue import STOPPED, Stopped
from adeverinta.cli.romanian import HELP, LazyGroup, usage_message
from adeverinta.core.errors import ExitCode, Stop
from adeverinta.core.text import mask_cnps
from adeverinta.system.lifetime import leave, without_blas_threads
from adeverinta.system.memory import seldom_collected

COMMANDS: Final = {
    "deschide": ("deschide", "Deschide pagina biroului în browser, numai pe acest calculator."),
    "firma-noua": ("firma_noua", "Face folderul unei firme din exporturile ei."),
    "cereri": ("cereri", "Scrie un fișier de cereri completat din statele de plată."),
    "firme": ("firme", "Lucrează toate firmele dintr-un folder, cu o privire de ansamblu."),
    "demo": ("demo", "Rulează tot fluxul pe datele de exemplu și arată unde sunt fișierele."),
    "citeste": ("citeste", "Arată ce s-a înțeles din statele de plată; nu emite nimic."),
    "emite": ("emite", "Emite adeverințele din fișierul de cereri."),
    "una": ("una", "Emite o singură adeverință."),
    "explica": ("explica", "Arată de ce: celula, formula, regula și articolul fiecărui număr."),
    "registru": (
        "registru",
        "Registrul adeverințelor: listă, căutare, anulare, înlocuire, export, verificare.",
    ),
    "verifica": ("verifica", "Spune dacă un PDF este o adeverință emisă, neschimbată, în vigoare."),
    "semneaza": ("semneaza", "Semnează electronic adeverințele emise; originalele rămân."),
    "formulare": ("formulare", "Arată formularele, temeiul legal și cât de exacte sunt."),
    "anonimizeaza": ("anonimizeaza", "Scrie aceleași exporturi cu persoane și firmă inventate."),
    "reguli": ("reguli", "Arată regulile legale cu date de valabilitate și temei."),
}


@click.group(
    cls=LazyGroup,
    lazy=COMMANDS,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
    help="Din statele de plată, adeverințele de venit pentru indemnizația de creștere a copilului.",
)
@click.version_option(__version__, "--version", message="adeverinta %(version)s", help="Arată versiunea.")
@click.option("--depanare", is_flag=True, help="La o eroare neașteptată arată și detaliile tehnice.")
@click.pass_context
def root(ctx: click.Context, *, depanare: bool) -> None:
    ctx.obj = {**(ctx.obj or {}), "depanare": depanare}


def main() -> NoReturn:
    """Run the program; every ending leaves by here with one of the promised exit codes."""
    streams()
    without_blas_threads()
    with seldom_collected():
        code = _run(sys.argv[1:])
        gc.freeze()  # what is left ends with the process: no need to look through all of it for cycles first
    sys.exit(code)


def program() -> NoReturn:
    """The same as the whole of a process, which ends with it."""
    try:
        main()
    except SystemExit as end:
        leave(end.code if isinstance(end.code, int) else ExitCode.INPUT)


def streams() -> None:
    """UTF-8 whatever the console's code page (cp852, cp1250); a program without a console has streams too,
    which lead nowhere, so that no command has to ask whether there are any.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:  # pythonw on Windows
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - as long as the program
        elif mode == "w" and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a stray byte at a question is a wrong answer, no failure


def _run(args: list[str]) -> int:
    debug = "--depanare" in args
    try:
        # the flag is a wish of the whole run: it may stand before or after the command
        result = root.main(
            [a for a in args if a != "--depanare"], prog_name="adeverinta", standalone_mode=False
        )
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "")
        return ExitCode.USAGE
    except click.UsageError as error:
        return _fail(usage_message(error), ExitCode.USAGE)
    except Stop as stop:
        if debug:
            raise
        return _fail(f"{stop.finding.message} {stop.finding.remedy}", stop.exit_code)
    except Stopped:
        return _fail(STOPPED, ExitCode.INTERRUPTED)
    except (click.Abort, KeyboardInterrupt):
        return _fail(f"Oprit la cerere. {_left_behind(args)}", ExitCode.INTERRUPTED)
    except ImportError as error:
        if debug:
            raise
        return _fail(
            f"Instalarea este incompletă: componenta „{error.name or 'necunoscută'}” nu se încarcă. Reinstalați programul; "
            "fișierele dumneavoastră nu au nimic.",
            ExitCode.INPUT,
        )
    except Exception as error:
        if debug:
            raise
        code = ExitCode.OUTPUT if isinstance(error, OSError) else ExitCode.INPUT
        return _fail(
            f"Eroare neprevăzută ({type(error).__name__}). Rulați din nou cu --depanare și trimiteți ce se afișează.",
            code,
        )
    return int(result) if isinstance(result, int) else ExitCode.OK


def _left_behind(args: list[str]) -> str:
    """What is true of a command that was stopped in the middle."""
    words = [word for word in args if not word.startswith("-")]
    if words[:1] in (["emite"], ["una"], ["firme"], ["demo"]) or words[:2] == ["registru", "inlocuieste"]:
        return "Ce s-a emis rămâne; reluați aceeași comandă pentru rest."
    if words[:1] == ["registru"]:
        return "Registrul este întreg; reluați comanda și verificați cu `adeverinta registru lista`."
    return "Comanda nu emite adeverințe, deci nu s-a schimbat nimic în registru; o puteți relua oricând."


def _fail(message: str, code: int) -> int:
    click.echo(f"adeverinta: {mask_cnps(message)}", err=True)
    return code


__all__ = ["HELP", "main", "program", "root"]
