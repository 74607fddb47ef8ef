"""One page a folder: who runs it stands in a file, and a second start asks that one for a new key."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from filelock import FileLock, Timeout

from adeverinta.office import keep_private

FILE: Final = ".pagina.json"
_LOCK: Final = ".pagina.lock"
_PATIENCE: Final = 30.0
"""Seconds that a second start waits for a page that is just starting: the first time a virus scanner reads all
of the program."""


class Running(NamedTuple):
    """Where the page of a folder listens, and the secret that its own program knows."""

    port: int
    control: str


class InstanceLock:
    """The folder's place for one running page: held while it runs, empty afterwards."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE
        self._lock = FileLock(str(folder / _LOCK), mode=0o600)

    def take(self) -> bool:
        """Whether the place was free and is ours now."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            return False
        return True

    def tell(self, running: Running) -> None:
        """Write down where the page listens, for its owner only."""
        keep_private(self._file, json.dumps(running._asdict()).encode())

    def leave(self) -> None:
        """Empty the place."""
        with suppress(OSError):
            self._file.unlink()
        self._lock.release()

    def other(self) -> str | None:
        """The address, with a new key, of the page that another program runs; None where none answers."""
        from http.client import HTTPException

        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            with suppress(OSError, ValueError, TypeError, HTTPException):
                running = Running(**json.loads(self._file.read_text(encoding="utf-8")))
                if key := _new_key(running):
                    return address(running.port, key)
            time.sleep(0.1)
        return None


def address(port: int, key: str) -> str:
    """The address that opens the page, once."""
    return f"http://127.0.0.1:{port}/?cheie={key}"


def _new_key(running: Running) -> str:
    from http.client import HTTPConnection

    asked = HTTPConnection("127.0.0.1", running.port, timeout=2)
    try:
        asked.request("POST", "/_cheie", headers={"X-Adeverinta": running.control})
        answer = asked.getresponse()
        return answer.read().decode() if answer.status == 200 else ""
    finally:
        asked.close()
