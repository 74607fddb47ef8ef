"""The server of the page: listens on 127.0.0.1 only, says its address, ends when it is told or left alone."""

from __future__ import annotations

import asyncio
import secrets
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from adeverinta.web.access import Door, Keys
from adeverinta.web.instance_lock import InstanceLock, Running, address

if TYPE_CHECKING:
    import uvicorn

_LOOK: Final = 1.0
"""Seconds between two looks at the idle time."""
_PATIENCE: Final = 10.0
"""Seconds that the certificate under way is given at the end."""


class PortTakenError(RuntimeError):
    """The port cannot be listened on: another program has it, or it is kept for the system."""


class RunCutShort(KeyboardInterrupt):
    """The page was closed while certificates were being issued: some were not."""


class PageBusyError(RuntimeError):
    """Another program holds the folder's page and does not answer."""


def serve(
    folder: Path,
    *,
    port: int = 0,
    idle_minutes: int = 240,
    discreet: bool = False,
    say: Callable[[str], None],
    opened: Callable[[str], None] = lambda _address: None,
) -> None:
    """Run the page of an office folder until it is closed.

    `say` is handed the address before anything else happens, `opened` afterwards (to show it in a browser).
    `idle_minutes`: without a request for so long it ends by itself; 0 for never. A second call on the same
    folder hands out a new address of the running one and returns. `PortTakenError` where the port cannot
    be had, `PageBusyError` where the running page does not answer, `RunCutShort` where closing it left certificates
    unissued.
    """
    place = InstanceLock(folder)
    if not place.take():
        running = place.other()
        if running is None:
            raise PageBusyError(str(folder))
        say(running)
        opened(running)
        return
    try:
        listening = _listening(port)
        with listening:
            keys, control = Keys(), secrets.token_urlsafe(32)
            bound: int = listening.getsockname()[1]
            place.tell(Running(bound, control))
            where = address(bound, keys.new())
            say(where)
            opened(where)
            _run(folder, listening, keys, control, idle_minutes, discreet=discreet)
    finally:
        place.leave()


def _listening(port: int) -> socket.socket:
    """A socket that queues who comes before the pages are ready."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if alone := getattr(socket, "SO_EXCLUSIVEADDRUSE", None):
            listening.setsockopt(socket.SOL_SOCKET, alone, 1)  # else Windows lets others share the port
        elif port:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", port))
        listening.listen(64)
    except OSError as error:
        listening.close()
        raise PortTakenError(str(port)) from error
    return listening


def _run(
    folder: Path, listening: socket.socket, keys: Keys, control: str, idle_minutes: int, *, discreet: bool
) -> None:
    import uvicorn

    from adeverinta.web.app import build

    pages = build(folder, discreet=discreet)
    door = Door(pages, keys, listening.getsockname()[1], control)
    config = uvicorn.Config(
        door, log_config=None, access_log=False, server_header=False, date_header=False, lifespan="off",
        timeout_graceful_shutdown=3,
    )  # fmt: skip
    server = uvicorn.Server(config)
    pages.state.stop = lambda: setattr(server, "should_exit", True)
    with _ended_by_terminal(server):
        asyncio.run(_until_left(server, door, listening, idle_minutes * 60))


@contextmanager
def _ended_by_terminal(server: uvicorn.Server) -> Iterator[None]:
    """A closed terminal and a request to end are an orderly end, as Ctrl-C is: what is held is let go of.

    The server takes SIGTERM and Windows' Ctrl-Break itself and raises them again afterwards, when this handler
    turns them into the end of `serve`. Only a main thread may have handlers.
    """

    def ended(_number: int, _frame: object) -> None:
        if server.should_exit:
            raise KeyboardInterrupt
        server.should_exit = True

    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
    main = threading.current_thread() is threading.main_thread()
    before = {number: signal.signal(number, ended) for number in numbers} if main else {}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _issuing(name: str, *given: object) -> object:
    """A call of `web.issue_page` where that was loaded: a page that never issued has nothing under way."""
    module = sys.modules.get("adeverinta.web.issue_page")
    return getattr(module, name)(*given) if module else None


async def _until_left(server: uvicorn.Server, door: Door, listening: socket.socket, idle: float) -> None:
    """Serve; where nobody came for so long and nothing is being issued, end, after the certificate under way."""

    async def watch() -> None:
        while not server.should_exit:
            await asyncio.sleep(_LOOK)
            if idle and time.monotonic() - door.last_use > idle and not _issuing("under_way"):
                server.should_exit = True

    watching = asyncio.create_task(watch())
    try:
        await server.serve(sockets=[listening])
    finally:
        watching.cancel()
        if _issuing("end_all", _PATIENCE):
            raise RunCutShort
