"""Sizes, folders and made data of one run of the benchmarks."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path

from adeverinta import requests
from adeverinta.run import Job
from tests.benchmarks.data import EDITION, write_firm, write_requests
from tests.benchmarks.processes import Ran, module

DAY = date(2026, 11, 22)


class Bench:
    """`folder` is for what is written, `data` keeps the made firms; `peers` is an interpreter or empty."""

    def __init__(
        self, folder: Path, *, short: bool, peers: str = "", data: Path | None = None, log: Callable = print
    ) -> None:
        self.folder, self.short, self.peers, self.log = folder, short, peers, log
        self.data = data or folder
        self.turns = 3 if short else 5
        self.notes: list[str] = []
        self._numbers = count()

    @cache  # noqa: B019 - one object for the whole run
    def firm(self, persons: int) -> Path:
        """A firm with its 24 workbooks, made once."""
        base = self.data / f"firma-{persons}-{EDITION}"
        if not (base / "angajator.toml").exists():
            self.log(f"  making the exports of {persons} persons")
            write_firm(base / "state", persons)
        return base

    @cache  # noqa: B019 - one object for the whole run
    def office(self, firms: int, persons: int = 12, wanted: int = 2) -> Path:
        """An office folder with so many firms, each with 24 workbooks of its own persons, made once."""
        base = self.data / f"birou-{firms}x{persons}-{EDITION}"
        if not base.exists():
            self.log(f"  making an office of {firms} firms with {persons} persons")
            made = base.with_suffix(".nou")
            shutil.rmtree(made, ignore_errors=True)
            for number in range(firms):
                firm, first = made / f"Firma {number + 1:03d}", number * persons
                write_firm(firm / "state", persons, first=first)
                (firm / "cereri.xlsx").unlink()
                write_requests(firm / "cereri.csv", persons, wanted, first=first)
            made.rename(base)
        return base

    def copied(self, folder: Path) -> Path:
        """A made folder to be worked in; its files are the very ones, as programs put others in their place."""
        return Path(shutil.copytree(folder, self.out() / "copie", copy_function=os.link))

    def asked(self, persons: int, wanted: int) -> Path:
        """A requests file with some persons of the firm."""
        return write_requests(self.firm(persons) / f"cereri-{wanted}.csv", persons, wanted)

    def out(self) -> Path:
        """A new empty folder."""
        path = self.folder / f"iesire-{next(self._numbers)}"
        path.mkdir(parents=True)
        return path

    def clean(self) -> None:
        """Remove what was written so far, so that no side finds a fuller disk than the other."""
        for path in self.folder.glob("iesire-*"):
            shutil.rmtree(path)

    def emite(self, persons: int, wanted: int, *more: str) -> Ran:
        """The command as a user gives it."""
        return module(*self.words(persons, wanted), *more)

    def words(self, persons: int, wanted: int) -> list[str]:
        """The command line, with a new folder to write to."""
        base, out = self.firm(persons), self.out()
        words = ["adeverinta", "emite", str(base / "state"), "--cereri", str(self.asked(persons, wanted))]
        words += ["--angajator", str(base / "angajator.toml"), "--iesire", str(out / "iesire")]
        return [*words, "--registru", str(out / "registru.sqlite"), "--la-data", DAY.isoformat()]

    def job(self, persons: int, wanted: int) -> Job:
        """The same run for calls inside this process."""
        base, out = self.firm(persons), self.out()
        employer, _ = requests.read_employer(base / "angajator.toml")
        rows, _ = requests.read_requests(self.asked(persons, wanted))
        return Job([base / "state"], rows, employer, out / "iesire", DAY, out / "r.sqlite")
