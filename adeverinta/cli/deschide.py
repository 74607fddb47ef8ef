"""`adeverinta deschide`: the page, for who does not like terminals."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread

import click

from adeverinta.cli import codes
from adeverinta.cli.options import PATH, unattended_option
from adeverinta.cli.romanian import Command
from adeverinta.core.errors import ExitCode, OutputStop, UsageStop
from adeverinta.core.finding import finding
from adeverinta.office import codes as office_codes


@click.command(
    "deschide",
    cls=Command,
    help="Deschide pagina biroului în browser, numai pe acest calculator (127.0.0.1).",
)
@click.argument("dosar", required=False, default=None, metavar="[DOSAR]", type=PATH)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, metavar="N", help="Portul; 0: oricare este liber."
)
@click.option("--fara-browser", is_flag=True, help="Scrie numai adresa, nu deschide browserul.")
@click.option("--discret", is_flag=True, help="Ascunde pe ecran CNP-urile și sumele.")
@click.option(
    "--inactivitate",
    type=click.IntRange(0, 1440),
    default=240,
    show_default=True,
    metavar="MINUTE",
    help="După câte minute nefolosită se închide singură; 0: niciodată.",
)
@unattended_option
def command(
    *,
    dosar: Path | None,
    port: int,
    fara_browser: bool,
    discret: bool,
    inactivitate: int,
    fara_interactiune: bool,
) -> int:
    from adeverinta.web import serve
    from adeverinta.web.server import PageBusyError, PortTakenError, RunCutShort

    del fara_interactiune  # the page asks nothing at the terminal
    folder = (dosar or _documents()).absolute()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        serve(
            folder,
            port=port,
            idle_minutes=inactivitate,
            discreet=discret,
            say=_say,
            opened=_shown_nowhere if fara_browser else _shown_by(_told()),
        )
    except RunCutShort:
        click.echo(
            "Pagina s-a închis în timpul unei emiteri: ce s-a emis rămâne. Deschideți-o și emiteți din nou pentru rest.",
            err=True,
        )
        return ExitCode.INTERRUPTED
    except KeyboardInterrupt:
        click.echo("Pagina s-a închis.", err=True)  # Ctrl-C is the usual end, nothing was cut short
    except PageBusyError as error:
        raise OutputStop(finding(codes.PAGINA_OCUPATA, cale=str(folder))) from error
    except (FileExistsError, NotADirectoryError) as error:
        raise OutputStop(finding(office_codes.DOSAR_NEFOLOSIBIL, cale=str(folder))) from error
    except PortTakenError as error:
        raise UsageStop(finding(codes.PORT_OCUPAT, port=str(port))) from error
    except OSError as error:
        raise OutputStop(finding(office_codes.DOSAR_NEFOLOSIBIL, cale=str(folder))) from error
    return ExitCode.OK


def _documents() -> Path:
    """„Adeverințe” among the user's documents."""
    from platformdirs import user_documents_dir

    return Path(user_documents_dir()) / "Adeverințe"


def _say(address: str) -> None:
    import sys

    click.echo(address)
    sys.stdout.flush()
    click.echo("Pagina este deschisă. O închideți cu Ctrl-C sau cu butonul „Închide programul”.", err=True)


def _told() -> Callable[[str], object]:
    """How a sentence reaches the person: at the terminal, or as who started the page says (`fereastra`)."""
    given = click.get_current_context().find_root().obj.get("arata")
    return given or (lambda text: click.echo(text, err=True))


def _shown_by(tell: Callable[[str], object]) -> Callable[[str], None]:
    """Opens the browser, or tells that there is none; beside the page, which is made ready meanwhile."""

    def show(address: str) -> None:
        import webbrowser

        seen = False
        with suppress(Exception):  # whatever the system's way to a browser does, the address is told
            seen = webbrowser.open(address)
        if not seen:
            tell(
                f"Browserul nu s-a deschis singur. Deschideți în el, pe acest calculator, adresa {address} "
                "(este bună o singură dată)."
            )

    def opened(address: str) -> None:
        Thread(target=show, args=(address,), name="browser").start()

    return opened


def _shown_nowhere(address: str) -> None:
    del address
