"""Files that are whole or absent: written beside, flushed, renamed; readable by their owner only."""

from __future__ import annotations

import errno
import functools
import hashlib
import itertools
import os
import platform
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from adeverinta.core.errors import OutputStop
from adeverinta.core.finding import finding
from adeverinta.system import codes
from adeverinta.system.write_errors import held_stop, reason_of, refuse_impossible

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

_PREFIX: Final = ".adeverinta-"
_SUFFIX: Final = ".tmp"
_STALE_SECONDS: Final = 3600
_WRITTEN_TOGETHER: Final = 16
_ONE_AFTER_ANOTHER: Final = 4
"""Files that a thread writes before it says so: each handing over costs as much as writing a file."""
_NUMBERS: Final = itertools.count()
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_USUAL_NAME: Final = 50
"""Letters that make a temporary name as long as that of a certificate with two double names."""
_SCANNED: Final = (0.02, 0.05, 0.1, 0.2, 0.4)
"""Seconds between tries of a renaming on Windows: a virus scanner lets go at once, Excel does not."""


@functools.cache
def _host() -> str:
    """This computer in the names of temporary files; asked late, as Windows takes its time to tell."""
    return hashlib.sha256(platform.node().encode()).hexdigest()[:8]


def output_stop(path: Path, error: OSError) -> OutputStop:
    """The stop for a file or folder that could not be written."""
    return OutputStop(finding(codes.IESIRE_NESCRISA, cale=str(path), motiv=reason_of(error)))


def sync_folder(folder: Path) -> None:
    """Make renames and deletions in a folder survive a power cut; nothing where the system cannot."""
    if os.name == "nt":
        return
    with suppress(OSError):  # some network folders refuse it; the files themselves are flushed
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def atomic_file(path: Path) -> Iterator[BinaryIO]:
    """A binary stream that becomes `path` at the end, or leaves everything as it was."""
    refuse_impossible(path)
    mark = f"f{next(_NUMBERS)}-"
    try:
        try:
            handle, temporary = _new_file(path.parent, mark)
            with _opened(handle) as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            _replace(temporary, path)
        except BaseException:  # by its mark, as an interruption may come before its name is known
            remove_left(path.parent, os.getpid(), mark)
            raise
        sync_folder(path.parent)
    except OSError as error:
        raise output_stop(path, error) from error


def _opened(handle: int) -> BinaryIO:
    """The handle as a stream; closed where that fails, as Windows removes no file that is open."""
    try:
        return os.fdopen(handle, "wb")
    except BaseException:
        os.close(handle)
        raise


@contextmanager
def to_become(path: Path) -> Iterator[Path]:
    """A new file that some library fills and that bears its name at the end, or is gone; what the library put
    beside it under longer names goes away.
    """
    try:
        handle, temporary = _new_file(path.parent)
        os.close(handle)
    except OSError as error:
        raise output_stop(path, error) from error
    try:
        yield temporary
        if path.exists():
            raise OutputStop(finding(codes.REFACE_EXISTA, cale=str(path)))
        _replace(temporary, path)
        sync_folder(path.parent)
    finally:
        for left in path.parent.glob(f"{temporary.name}*"):
            _unlink(left)


def own_file(path: Path, data: bytes, *, mode: int = 0o600) -> None:
    """A small file that may be lost but is never half: renamed, not flushed; OSError where it cannot be."""
    handle, temporary = _new_file(path.parent)
    try:
        try:
            os.write(handle, data)
        finally:
            os.close(handle)
        temporary.chmod(mode)
        _renamed(temporary, path)
    except BaseException:
        _unlink(temporary)
        raise


def _new_file(folder: Path, mark: str = "") -> tuple[int, Path]:
    """A temporary file that was not there before, open for writing, its owner's only."""
    while True:
        temporary = folder / f"{_prefix(mark)}{next(_NUMBERS)}{_SUFFIX}"
        with suppress(FileExistsError):  # left by a process that had the same number
            return os.open(temporary, _NEW, 0o600), temporary


def _prefix(mark: str = "") -> str:
    """How the names of this process's temporary files begin."""
    return f"{_PREFIX}{_host()}-{os.getpid()}-{mark}"


def _replace(temporary: Path, path: Path) -> None:
    try:
        _renamed(temporary, path)
    except PermissionError as error:
        if path.is_file():  # the folder took the temporary file, so the target itself is held
            raise held_stop(path) from error
        raise


def _renamed(temporary: Path, path: Path) -> None:
    """Rename; on Windows once more a few times, before a refusal is believed."""
    for pause in _SCANNED if os.name == "nt" else ():
        with suppress(PermissionError):
            temporary.replace(path)
            return
        time.sleep(pause)
    temporary.replace(path)


def set_aside(path: Path, target: Path) -> None:
    """Move a file of the user's to a free name of the same disk; OutputStop where Excel holds it."""
    try:
        _renamed(path, target)
    except PermissionError as error:
        raise held_stop(path) from error
    except OSError as error:
        raise output_stop(target, error) from error


def write_atomic(path: Path, data: bytes) -> None:
    """Write a whole file or nothing; OutputStop with the reason in Romanian."""
    with atomic_file(path) as stream:
        stream.write(data)


@dataclass(slots=True)
class _Waiting:
    """A file on its way: once `written` is over, `temporary` holds it safe or `error` says why not."""

    path: Path
    data: bytes
    stands: Callable[[], object]
    written: Future[None] | None = None
    temporary: Path | None = None
    error: OSError | None = None


class Batch:
    """Files of one folder that reach the disk together: written beside, flushed, then renamed.

    None bears its name before its bytes are safe, as with `write_atomic`; but the disk, which is most of the
    time of a small file, is waited for while the next files are made. The folder's own flush is left to the
    caller, and `discard` is to be called at the end, whatever happened.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: deque[_Waiting] = deque()
        self._here: list[_Waiting] = []
        self._threads: ThreadPoolExecutor | None = None
        self._mark = f"{id(self):x}-"

    def add(self, path: Path, data: bytes, stands: Callable[[], object]) -> None:
        """One more file; `stands` is called once it bears its name. What hinders it is said by `commit`."""
        item = _Waiting(path, data, stands)
        self._files.append(item)
        self._here.append(item)
        if len(self._here) == _ONE_AFTER_ANOTHER:
            self._send()

    def _send(self) -> None:
        if self._threads is None:
            from concurrent.futures import ThreadPoolExecutor

            self._threads = ThreadPoolExecutor(_WRITTEN_TOGETHER)
        group, self._here = self._here, []
        written = self._threads.submit(_write_beside, self._folder, self._mark, group)
        for item in group:
            item.written = written

    def commit(self) -> None:
        """Make all of them stand; OutputStop where one cannot: those before it stand, the rest are gone."""
        if self._threads:
            if self._here:
                self._send()
        else:  # a few files need no threads
            _write_beside(self._folder, self._mark, self._here)
        path = self._folder
        try:
            while self._files:
                item = self._files[0]
                path = item.path
                _replace(_safe(item), path)
                self._files.popleft()
                item.stands()
        except OSError as error:
            raise output_stop(path, error) from error
        finally:
            self._drop()

    def discard(self) -> None:
        """Remove what does not bear its name yet."""
        self._drop()
        if self._threads:
            self._threads.shutdown()
            self._threads = None
        remove_left(self._folder, os.getpid(), self._mark)  # an interruption may come between any two steps

    def _drop(self) -> None:
        self._here = []
        while self._files:
            with suppress(OSError):
                _unlink(_safe(self._files.pop()))


def remove_left(folder: Path, process: int, mark: str = "") -> None:
    """Remove the temporary files that a process (or a batch of it) left in a folder."""
    for left in folder.glob(f"{_PREFIX}{_host()}-{process}-{mark}*{_SUFFIX}"):
        _unlink(left)


def _write_beside(folder: Path, mark: str, items: Iterable[_Waiting]) -> None:
    """Write and flush files one after the other; what hinders one does not hinder the next."""
    for item in items:
        try:
            item.temporary = _written(folder, mark, item.data)
        except OSError as error:
            item.error = error


def _written(folder: Path, mark: str, data: bytes) -> Path:
    """The bytes in a temporary file, flushed; OSError leaves none. A stream would take twice as long."""
    handle, temporary = _new_file(folder, mark)
    try:
        try:
            left = memoryview(data)
            while left:
                left = left[os.write(handle, left) :]
            os.fsync(handle)
        finally:
            os.close(handle)
    except BaseException:
        _unlink(temporary)
        raise
    return temporary


def _safe(item: _Waiting) -> Path:
    """Where the bytes of a file are safe, waited for; OSError where they are not."""
    if item.written:
        item.written.result()
    if item.error:
        raise item.error
    if item.temporary is None:
        raise FileNotFoundError(item.path)
    return item.temporary


def _unlink(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def prepare_output(folder: Path, below: Path | None = None) -> None:
    """Create the folder for its owner only, with those above it, and check that it can be written.

    A link between `below` and the folder is not followed. Temporary files that a killed run left are removed.
    """
    refuse_impossible(folder)
    try:
        refuse_links(folder, below)
        if folder.exists() and not folder.is_dir():
            raise OutputStop(finding(codes.IESIRE_NU_E_FOLDER, cale=str(folder)))
        _make(folder)
        _try_name(folder)
    except OSError as error:
        raise output_stop(folder, error) from error
    sweep(folder)


def refuse_links(folder: Path, below: Path | None) -> None:
    """OutputStop where a folder under `below` is a link: what is written would land somewhere else."""
    if below is None:
        return
    place = below
    for part in folder.relative_to(below).parts:
        place = place / part
        if place.is_symlink() or getattr(place, "is_junction", bool)():
            raise OutputStop(finding(codes.IESIRE_LEGATURA, cale=str(place)))


def _make(folder: Path) -> None:
    """The folder and what is missing above it, each for its owner only: `parents=True` would open those."""
    missing = [folder]
    while not missing[-1].parent.exists():
        missing.append(missing[-1].parent)
    for place in reversed(missing):
        place.mkdir(mode=0o700, exist_ok=True)


def sweep(folder: Path) -> None:
    """Remove the temporary files that killed runs left in a folder."""
    with suppress(OSError):
        for left in folder.glob(f"{_PREFIX}*{_SUFFIX}*"):  # what another library put beside one goes too
            with suppress(OSError):
                if _abandoned(left):
                    left.unlink()


def _try_name(folder: Path) -> None:
    """Make and remove a file in a folder that is there, its name as long as that of a usual certificate.

    Windows says of a path of more than 260 letters that it is not found.
    """
    try:
        handle, temporary = _new_file(folder, "x" * _USUAL_NAME)
    except FileNotFoundError as error:
        raise OSError(errno.ENAMETOOLONG, "the path is too long") from error
    os.close(handle)
    temporary.unlink()


def check_replaceable(path: Path) -> None:
    """OutputStop when an existing file is held by another program (asked before any number is taken)."""
    if not path.exists():
        return
    try:
        with path.open("r+b"):
            pass
    except PermissionError as error:
        raise held_stop(path) from error
    except OSError as error:
        raise output_stop(path, error) from error


def _abandoned(path: Path) -> bool:
    """Whether the process that wrote a temporary file is gone, or so long ago that it must be."""
    if time.time() - path.stat().st_mtime > _STALE_SECONDS:
        return True
    host, _, rest = path.name.removeprefix(_PREFIX).partition("-")
    pid = rest.partition("-")[0]
    if os.name == "nt" or host != _host() or not pid.isdecimal():
        return False  # another computer on a shared folder, or no harmless way to ask
    try:
        os.kill(int(pid), 0)  # signal 0 only asks whether the process exists
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return _younger(int(pid), path)


def _younger(pid: int, path: Path) -> bool:
    """Whether the process that has this number now began after the file was last written."""
    try:
        return Path(f"/proc/{pid}").stat().st_mtime > path.stat().st_mtime + 1
    except OSError:  # a system that does not tell
        return False
