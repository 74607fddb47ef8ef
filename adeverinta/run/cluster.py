"""The work of a batch handed to an existing scheduler of dask.distributed: its workers prepare and stamp.

Numbers, files and order stay here, so the bytes are those of one computer.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager, suppress
from typing import Any, Final

from adeverinta.core.errors import InputStop, UsageStop
from adeverinta.core.finding import finding
from adeverinta.core.given_types import of_type
from adeverinta.core.text import mask_cnps
from adeverinta.core.version import VERSION
from adeverinta.run import codes

CONNECTING: Final = 10.0
"""Seconds in which the scheduler has to answer."""
PATIENCE: Final = 60.0
"""Seconds without a single worker after which the run stops; what is confirmed stays."""
_LOOK: Final = 2.0
_UNREACHED: Final = (OSError, ValueError, TypeError, AssertionError)
"""What the library raises of an address that nobody answers (a time-out is an OSError too), of one that is
none, of `tls` without keys and of one inside another process."""


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """An executor whose work is done by the workers of a scheduler (`tcp://host:8786`).

    A worker that dies costs time only, its work is done again by another. `Stop` before any number where the
    scheduler does not answer, has no workers, or a worker has another version of the program.
    """
    try:
        import distributed
    except ImportError as error:
        raise UsageStop(finding(codes.CLUSTER_NEINSTALAT)) from error
    shown = mask_cnps(of_type("address", address, str, "a text"))
    try:
        client = _connected(distributed.Client, address)
    except _UNREACHED as error:
        raise InputStop(finding(codes.CLUSTER_NEACCESIBIL, adresa=shown)) from error
    try:
        _check(client, shown)
        yield _Handed(client)
    finally:
        client.close()


def _connected(kind: Any, address: str) -> Any:
    """A client (the library has no types). One that did not connect is put down here: else it tries to say
    good-bye to the scheduler when the interpreter ends, for twenty seconds, and prints that it could not.
    """
    client = kind.__new__(kind)
    try:
        client.__init__(address, timeout=CONNECTING, set_as_default=False)
    except BaseException:
        with suppress(AttributeError):  # it did not come as far as a loop of its own
            client._loop_runner.stop()
        client.status = "closed"
        raise
    return client


def program_version() -> str:
    """Asked of each worker."""
    return VERSION


def _check(client: Any, shown: str) -> None:
    found = client.run(program_version, on_error="return")
    if not found:
        raise InputStop(finding(codes.CLUSTER_FARA_LUCRATORI, adresa=shown))
    others = sorted({text if isinstance(text, str) else "lipsă" for text in found.values()} - {VERSION})
    if others:
        raise InputStop(
            finding(codes.CLUSTER_ALTA_VERSIUNE, adresa=shown, proprie=VERSION, altele=", ".join(others))
        )


class _Handed(Executor):
    """The client's own executor, whose ways to fail are those of every other executor here."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._inner = client.get_executor(pure=False)

    def submit(self, fn: Callable[..., object], /, *args: object, **kwargs: Any) -> Future[Any]:
        return _Awaited(self._client, self._inner.submit(fn, *args, **kwargs))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        del cancel_futures  # a client that closes forgets what it asked for
        self._inner.shutdown(wait=wait)


class _Awaited(Future[object]):
    """A future of the cluster: waited for as long as there is anybody to do the work."""

    def __init__(self, client: Any, inner: Future[object]) -> None:
        super().__init__()
        self._client, self._inner = client, inner

    def result(self, timeout: float | None = None) -> object:
        from distributed import KilledWorker
        from distributed.comm.core import CommClosedError

        seen = time.monotonic()
        while True:
            try:
                return self._inner.result(timeout=timeout or _LOOK)
            except (KilledWorker, CommClosedError) as error:
                raise BrokenExecutor("the cluster gave a piece of work up") from error
            except TimeoutError:
                if timeout:
                    raise
                now = time.monotonic()
                seen = now if self._client.scheduler_info()["workers"] else seen
                if now - seen > PATIENCE:
                    raise BrokenExecutor("no worker is left") from None

    def cancel(self) -> bool:
        return self._inner.cancel()
