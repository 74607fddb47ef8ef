"""The register as other programs hold it: opened for an employer, listed, searched, annulled, checked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from adeverinta.api import codes
from adeverinta.core.given_types import day_of, of_type, path_of, whole_number, wrong_type, yes_no

if TYPE_CHECKING:
    from adeverinta import registry
    from adeverinta.registry import Entry
    from adeverinta.registry.chain import Chain
    from adeverinta.requests import Employer, EmployerProfile
    from adeverinta.run.rebuild import Rebuilt


class Register:
    """An open register; close it, or use it in a `with`. `path`: its file. `inner`: the room's own record."""

    def __init__(self, inner: registry.NumberRegister, path: Path) -> None:
        self.inner = inner
        self.path = path

    @classmethod
    def open(
        cls,
        path: str | Path,
        employer: Employer | EmployerProfile | None = None,
        *,
        author: str = "",
        readonly: bool = False,
        on_wait: Callable[[], None] | None = None,
    ) -> Self:
        """Open it, create it where it is missing; `Stop` for a file that is no register or is damaged.

        `employer` None: every employer in the file, to read only. `author` signs what changes in its history.
        `on_wait` is called when another run holds it for more than a second.
        """
        from adeverinta import registry
        from adeverinta.requests.employers import profile_of

        if on_wait is not None and not callable(on_wait):
            raise wrong_type("on_wait", on_wait, "a function")
        profile, place = profile_of(employer), path_of("path", path)
        inner = registry.NumberRegister.open(
            place,
            employer=profile.cod_fiscal_digits if profile else "",
            series=profile.serie if profile else "",
            author=of_type("author", author, str, "a text"),
            readonly=yes_no("readonly", readonly) or profile is None,
            on_wait=on_wait,
        )
        return cls(inner, place)

    @classmethod
    def open_only(cls, path: str | Path, *, author: str = "") -> Self:
        """Open it to write for the only employer in it; `Stop` where it has several."""
        from adeverinta import registry
        from adeverinta.core.errors import UsageStop
        from adeverinta.core.finding import finding

        place, author = path_of("path", path), of_type("author", author, str, "a text")
        with registry.NumberRegister.open(place, employer="", readonly=True) as register:
            owners = {(entry.employer, entry.series) for entry in register.everyone()}
        if len(owners) > 1:
            raise UsageStop(finding(codes.REGISTRU_MAI_MULTI, cale=str(path)))
        employer, series = owners.pop() if owners else ("", "")
        opened = registry.NumberRegister.open(place, employer=employer, series=series, author=author)
        return cls(opened, place)

    @classmethod
    def open_to_sign(cls, path: str | Path, *, author: str = "") -> Self:
        """Open it with the papers of every employer in it: signed copies are noted, no number is given."""
        from adeverinta import registry

        place, author = path_of("path", path), of_type("author", author, str, "a text")
        return cls(registry.NumberRegister.open(place, employer="", author=author), place)

    def close(self) -> None:
        """Let go of the file; safe to call twice."""
        self.inner.close()

    def __enter__(self) -> Self:
        self.inner.require_open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def entries(self, year: int | None = None) -> list[Entry]:
        """Everything registered, by year and number, annulled numbers too."""
        if year is not None:
            whole_number("year", year)
        found = self.inner.entries() if self.inner.employer else self.inner.everyone()
        return [entry for entry in found if year is None or entry.year == year]

    def find(self, number: int, year: int) -> Entry | None:
        """The entry of a number of this employer."""
        return self.inner.find(whole_number("number", number), whole_number("year", year))

    def search(self, text: str) -> list[Entry]:
        """Entries by CNP, number (`12`, `12/2026`) or words of the name."""
        from adeverinta.core.text import fold

        words, whole = fold(of_type("text", text, str, "a text")).split(), text.strip()
        return [
            entry
            for entry in self.entries()
            if whole in {entry.cnp, entry.label, entry.printed}
            or (words and all(word in fold(entry.nume) for word in words))
        ]

    def annul(self, number: int, year: int, reason: str) -> Entry:
        """Annul a number; it stays in the register with the reason."""
        from adeverinta.core.text import clean

        said = clean(of_type("reason", reason, str, "a text"))
        return self.inner.annul(whole_number("number", number), whole_number("year", year), said)

    def unfinished(self) -> list[Entry]:
        """Numbers reserved and never confirmed."""
        return self.inner.unfinished()

    def check(self) -> Chain:
        """Walk history, entries and numbers: `.broken` says what was changed from outside."""
        return self.inner.walk()

    def require_whole(self) -> None:
        """`Stop` where something was changed from outside."""
        self.inner.require_whole()

    def passes(self, digest: str) -> bool:
        """Whether the history went through a digest, as one stands on a printed register."""
        return self.inner.passes(of_type("digest", digest, str, "a text"))

    def export(self, path: str | Path, *, on: date, year: int | None = None) -> int:
        """Write the numbers as a workbook (.xlsx) or to be printed (.pdf); gives how many. `on`: the day told
        on it. `Stop` for a file of another kind or a broken history.
        """
        from adeverinta.core.errors import UsageStop
        from adeverinta.core.finding import finding
        from adeverinta.report.register_book import write_register_book
        from adeverinta.report.register_print import write_register_print
        from adeverinta.system import files

        target, day = path_of("path", path), day_of(on)
        writers = {".xlsx": write_register_book, ".pdf": write_register_print}
        writer = writers.get(target.suffix.lower())
        if writer is None:
            raise UsageStop(finding(codes.REGISTRU_EXPORT_FEL, cale=str(path)))
        files.sweep(target.parent)
        last = self.inner.walk_whole().last
        entries = self.entries(year)
        writer(target, entries, day=day, last=last)
        return len(entries)

    def extract(self, cnp: str) -> dict[str, object]:
        """Everything kept of a person, of any employer in the file, as JSON can hold it."""
        from adeverinta.registry import privacy

        return privacy.extract(self.inner, of_type("cnp", cnp, str, "a text"))

    def erasable(self, before: date) -> int:
        """How many entries of the employer, issued before a day, still have personal facts."""
        from adeverinta.registry import privacy

        return privacy.erasable(self.inner, day_of(before, "before"))

    def erase(self, before: date) -> int:
        """Empty the personal facts of the entries issued before a day; gives how many. Number, date and hash
        stay, and the history verifies.
        """
        from adeverinta.registry import privacy

        day = day_of(before, "before")
        with self.inner.held():
            return privacy.erase(self.inner, day)


def rebuild(folder: str | Path, employer: Employer, register: str | Path, *, author: str = "") -> Rebuilt:
    """Write a register that was lost from the facts attached to the PDFs of a folder; never over another."""
    from adeverinta.run.rebuild import rebuild as rebuilt
    from adeverinta.system.write_errors import refuse_impossible

    refuse_impossible(folder)
    refuse_impossible(register)

    return rebuilt(Path(folder), employer.profile, Path(register), author=author)
