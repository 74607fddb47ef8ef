"""Progress: a moving line on a terminal, otherwise a plain line now and then; never a CNP."""

from __future__ import annotations

import sys
import time
from typing import Final

import click

_STAGES: Final = {
    "citire": "Citesc statele de plată",
    "emitere": "Emit adeverințele",
    "raport": "Scriu rapoartele",
    "semnare": "Semnez adeverințele",
    "asteptare": "Registrul este folosit de altă emitere; aștept să termine",
}
_SILENCE: Final = 5.0
"""Seconds after which a run that is not watched at a terminal (a log, a scheduled task) says where it is."""


class Progress:
    """Says how far the run is, on stderr so that stdout stays for the result."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._started = time.monotonic()
        self._last = ""
        self._told = self._started
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
        now = time.monotonic()
        seconds = f" ({now - self._started:.0f} s)"
        if self._live:
            click.echo(f"\r\x1b[2K{text}{seconds}", err=True, nl=False)
        elif text != self._last and not total == done == 1:
            late = now - self._told >= _SILENCE
            if late or done in {0, total}:
                click.echo(text + seconds * late, err=True)
                self._told = now
        self._last = text

    def close(self) -> None:
        """Leave the terminal line clean."""
        if self._live and self._last:
            click.echo("\r\x1b[2K", err=True, nl=False)
