"""One firm on the desk: what was read of it, kept until one of its files changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar

from adeverinta import api
from adeverinta.core.text import clean
from adeverinta.office.office_folder import Firm
from adeverinta.office.profile_text import PROFILE_FIELDS, profile_values
from adeverinta.requests.employers import begun_employer

T = TypeVar("T")

Mark = tuple[tuple[str, int, int], ...]
"""What tells a set of files from the same set changed: path, time, size of each."""


class KnownPasswords:
    """Passwords that are known: each file is tried with one after another."""

    def __init__(self, passwords: tuple[str, ...]) -> None:
        self._passwords = passwords
        self._refused: dict[str, int] = {}

    def __call__(self, file: str) -> str | None:
        """The next password to try on a file of this name."""
        at = self._refused.get(file, 0)
        return self._passwords[at] if at < len(self._passwords) else None

    def refused(self, file: str, _text: str) -> bool:
        """Told that a password does not open a file: whether there is another."""
        self._refused[file] = at = self._refused.get(file, 0) + 1
        return at < len(self._passwords)


class Desk:
    """A firm with its readings. Every method may be called by several threads; each reading is made once.

    `on` is the day of issue that is asked for at each call, as a page may stay open over midnight.
    """

    def __init__(self, firm: Firm) -> None:
        self.firm = firm
        self.lock = RLock()
        self.passwords: tuple[str, ...] = ()
        """What was given for protected workbooks, the newest first; each file is tried with all. In memory only."""
        self.asked: Callable[[str], str | None] | None = None
        """Who is asked for a password where none is set; by the file's name."""
        self.author = ""
        """Who signs in the register."""
        self._kept: dict[object, tuple[object, Any]] = {}

    def employer(self) -> api.Employer | None:
        """The profile, None where there is none yet; `Stop` where it is wrong or lacks something (`lacking`)."""
        path = self.firm.profile
        if not path.is_file():
            return None
        return self._made("employer", _mark([path]), lambda: api.Employer.load(path))

    def begun(self) -> api.Employer | None:
        """What is written of the profile so far: exports are read by it. None where there is none yet."""
        path = self.firm.profile
        if not path.is_file():
            return None
        return self._made("begun", _mark([path]), lambda: begun_employer(path))

    def lacking(self) -> list[str]:
        """What the profile must still say before a paper is issued, as the form of the page calls it."""
        values = profile_values(self.firm.profile)
        return [
            item.label
            for item in PROFILE_FIELDS
            if item.required and not clean(values.get((item.section, item.key), ""))
        ]

    def payroll(self, on: date) -> api.Payroll:
        """Everything read from the firm's exports, every person; `Stop` where one cannot be read.

        A profile that is only begun reads as well: what it lacks is asked for when a paper is issued.
        """
        employer = self.begun()
        layouts = None if employer else api.load_layouts([self.firm.layouts])
        files = _mark([self.firm.state, self.firm.layouts, self.firm.profile])
        mark = (files, (on.year, on.month), self.passwords)
        return self._made(
            "payroll",
            mark,
            lambda: api.read([self.firm.state], employer, on=on, password=self.ask, layouts=layouts),
        )

    def requests(self) -> api.Requests | None:
        """The requests of the firm's table, None where there is none."""
        path = self.firm.requests
        if not path.is_file():
            return None
        return self._made("requests", _mark([path]), lambda: api.requests(path, password=self.ask))

    @property
    def ask(self) -> Callable[[str], str | None] | None:
        """Who tells the password of a file; `asked` itself, which may be asked again after a wrong one."""
        return KnownPasswords(self.passwords) if self.passwords else self.asked

    def answer(self, place: int, on: date, accept: tuple[str, ...] = ()) -> api.Answer:
        """The answer to a request, by its place from 0; IndexError for none, `Stop` without a profile.

        `accept`: what is passed over, as `api.compute` takes it.
        """
        requests, employer = self.requests(), self.employer()
        if requests is None or employer is None or not 0 <= place < len(requests):
            raise IndexError(place)
        read = self.payroll(on)
        mark = (id(read), id(requests), id(employer), on)
        return self._made(
            ("answer", place, accept),
            mark,
            lambda: api.compute(requests[place], read, employer, on=on, accept=accept),
        )

    def forget(self) -> None:
        """Read everything anew."""
        with self.lock:
            self._kept.clear()

    def _made(self, name: object, mark: object, make: Callable[[], T]) -> T:
        with self.lock:
            kept = self._kept.get(name)
            if kept is None or kept[0] != mark:
                kept = self._kept[name] = (mark, make())
            found: T = kept[1]
            return found


def _mark(paths: list[Path]) -> Mark:
    found: list[tuple[str, int, int]] = []
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            try:
                stat = file.stat()
            except OSError:
                continue
            found.append((str(file), stat.st_mtime_ns, stat.st_size))
    return tuple(found)
