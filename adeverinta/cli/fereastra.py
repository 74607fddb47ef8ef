"""The page started from the start menu, where there is no terminal: what must be told comes in a window.

Not a command: the start menu's entry of the Windows folder calls it (packaging/windows).
"""

from __future__ import annotations

import logging
import platform
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

import click

from adeverinta import __version__
from adeverinta.core.error_places import trace
from adeverinta.core.errors import ExitCode, Stop
from adeverinta.core.text import mask_cnps
from adeverinta.system.lifetime import without_blas_threads

TITLE: Final = "Adeverințe"
LOG: Final = "adeverinte.log"
_LARGEST: Final = 1 << 20
_STOP_SIGN: Final = 0x10
_UNFORESEEN: Final = "Programul s-a oprit neașteptat ({fel}). Ce s-a emis rămâne; porniți-l din nou."
_INCOMPLETE: Final = (
    "Instalarea este incompletă: componenta „{componenta}” nu se încarcă. Instalați programul din nou; "
    "folderele dumneavoastră rămân cum sunt."
)
Show = Callable[[str], None]


def main(args: Sequence[str] = (), show: Show | None = None) -> int:
    """Run the page; the exit code. What stops it is shown, what nobody foresaw is also written down."""
    from adeverinta.cli import root
    from adeverinta.cli.romanian import usage_message

    show = show or box
    root.streams()
    without_blas_threads()
    log = log_file()
    _keep_failures_of_pages(log)
    try:
        result = root.root.main(
            ["deschide", *args], prog_name="adeverinta", standalone_mode=False, obj={"arata": show}
        )
    except (click.Abort, KeyboardInterrupt):
        return ExitCode.INTERRUPTED
    except click.UsageError as error:
        show(mask_cnps(usage_message(error)))
        return ExitCode.USAGE
    except Stop as stop:
        show(mask_cnps(f"{stop.finding.message} {stop.finding.remedy}"))
        return stop.exit_code
    except Exception as error:
        if isinstance(error, ImportError):
            told = _INCOMPLETE.format(componenta=error.name or "necunoscută")
        else:
            told = _UNFORESEEN.format(fel=type(error).__name__)
        if _written(log, trace(error)):
            told += f" Dacă se repetă, trimiteți fișierul {log}: nu are date personale."
        show(told)
        return ExitCode.INPUT
    return int(result) if isinstance(result, int) else ExitCode.OK


def log_file() -> Path:
    """Where it is written down what went wrong: among the user's own program data."""
    from platformdirs import user_log_dir

    return Path(user_log_dir("Adeverinte", appauthor=False)) / LOG


def box(text: str) -> None:
    """A window with a sentence; on a system without windows of its own, a line."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, text, TITLE, _STOP_SIGN)
    else:
        sys.stderr.write(f"{TITLE}: {text}\n")


def _written(log: Path, text: str) -> bool:
    """Whether an entry could be added; a log that grew large begins anew."""
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    head = f"{now} adeverinta {__version__}, Python {platform.python_version()}, {sys.platform} {platform.release()}"
    with suppress(OSError):
        log.parent.mkdir(parents=True, exist_ok=True)
        fresh = not log.is_file() or log.stat().st_size > _LARGEST
        with log.open("w" if fresh else "a", encoding="utf-8") as stream:
            stream.write(f"{head}\n{text}\n\n")
        return True
    return False


class _Failures(logging.Handler):
    """Adds to the log what the page could not show."""

    def __init__(self, log: Path) -> None:
        super().__init__(logging.ERROR)
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        _written(self._log, record.getMessage())


def _keep_failures_of_pages(log: Path) -> None:
    logging.getLogger("adeverinta.web").addHandler(_Failures(log))
