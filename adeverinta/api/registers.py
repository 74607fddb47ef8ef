"""The register as other programs hold it: opened for an employer, listed, searched, annulled, checked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from adeverinta import registry
    from adeverinta.registry import Entry
    from adeverinta.registry.chain import Chain
    from adeverinta.requests import Employer, EmployerProfile


class Register:
    """An open register; close it, or use it in a `with`. `path`: its file. `inner`: the room's own record."""

    def __init__(self, inner: registry.Register, path: Path) -> None:
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
        from adeverinta.api.inputs import profile_of

        profile = profile_of(employer)
        inner = registry.Register.open(
            Path(path),
            employer=profile.cod_fiscal_digits if profile else "",
            series=profile.serie if profile else "",
            author=author,
            readonly=readonly or profile is None,
            on_wait=on_wait,
        )
        return cls(inner, Path(path))

    def close(self) -> None:
        """Let go of the file; safe to call twice."""
        self.inner.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def entries(self, year: int | None = None) -> list[Entry]:
        """Everything registered, by year and number, annulled numbers too."""
        found = self.inner.entries() if self.inner.employer else self.inner.everyone()
        return [entry for entry in found if year is None or entry.year == year]

    def find(self, number: int, year: int) -> Entry | None:
        """The entry of a number of this employer."""
        return self.inner.find(number, year)

    def search(self, text: str) -> list[Entry]:
        """Entries by CNP, number (`12`, `12/2026`) or words of the name."""
        from adeverinta.core.text import fold

        words, whole = fold(text).split(), text.strip()
        return [
            entry
            for entry in self.entries()
            if whole in {entry.cnp, entry.label, entry.printed}
            or (words and all(word in fold(entry.nume) for word in words))
        ]

    def annul(self, number: int, year: int, reason: str) -> Entry:
        """Annul a number; it stays in the register with the reason."""
        from adeverinta.core.text import clean

        return self.inner.annul(number, year, clean(reason))

    def unfinished(self) -> list[Entry]:
        """Numbers reserved and never confirmed."""
        return self.inner.unfinished()

    def check(self) -> Chain:
        """Walk history, entries and numbers: `.broken` says what was changed from outside."""
        return self.inner.walk()
