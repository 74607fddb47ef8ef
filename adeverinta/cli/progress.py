"""Progress: a moving line on a terminal, plain lines otherwise; never a CNP."""

from __future__ import annotations

import sys
import time
from typing import Final

import click

_STAGES: Final = {
    "citire": "Citesc statele de plată",
    "emitere": "Emit adeverințele",
    "raport": "Scriu rapoartele",
    "asteptare": "Registrul este folosit de altă emitere; aștept să termine",
}


class Progress:
    """Says how far the run is, on stderr so that stdout stays for the result."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._started = time.monotonic()
        self._last = ""
        self._refused = 0

    def __call__(self, stage: str, done: int, total: int) -> None:
        if stage == "respinse":  # told before each portion, shown with it
            self._refused = done
            return
        text = _STAGES.get(stage, stage)
        if total > 1:
            text += f": {done} din {total}"
            if self._refused:
                text += f", respinse {self._refused}"
            if done < total:
                text += f", rămân {total - done}"
        seconds = time.monotonic() - self._started
        if self._live:
            click.echo(f"\r\x1b[2K{text} ({seconds:.0f} s)", err=True, nl=False)
        elif text != self._last and done in {0, total} and not total == done == 1:
            click.echo(text, err=True)
        self._last = text

    def close(self) -> None:
        """Leave the terminal line clean."""
        if self._live and self._last:
            click.echo("\r\x1b[2K", err=True, nl=False)
