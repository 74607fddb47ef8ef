"""What is to be done, and a request on its way through."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from adeverinta.certificate import Answer, Certificate, Facts
from adeverinta.core.finding import Finding
from adeverinta.income import IncomeResult
from adeverinta.payroll import PayrollRow
from adeverinta.payroll.layout.profiles import Profile
from adeverinta.requests.records import EmployerProfile
from adeverinta.requests.request import Request
from adeverinta.sources import Password

Progress = Callable[[str, int, int], None]
"""Told the stage, how many are done, and of how many."""

Work = tuple[str, Facts]
"""A form's code and the facts to stamp on it."""


class Job(NamedTuple):
    """What to do. `register` None: drafts, which take no number.

    `others` are further employers with their registers; each writes into a folder of its own. `author`: who
    signs in the register. `replaces`: numbers and years of certificates to be annulled and replaced;
    `replace_all`: every earlier one whose request has other facts now. `templates`: forms of the user's own.
    `force_form`: also forms outside their birth dates; `accept_sums`: also amounts that cannot be a wage.
    `new_register`: papers in the output that no register knows are somebody else's. `register_id`, `suffix`
    (of the reports) and `usual` (the folder of the papers alone) are settled by `run.output_folders`.
    `reports`: where the workbook and the report go, where not into the output. `handover`: also the list that
    whoever takes the papers signs. `kept`: further persons whose rows are kept of what is read.
    `approved_by`: the second name, where the employer wants two before a number is taken.
    """

    exports: Sequence[Path]
    requests: Sequence[Request]
    employer: EmployerProfile
    output: Path
    issue_date: date
    register: Path | None
    form: str = "auto"
    accept_missing: bool = False
    accept_days: bool = False
    merged: bool = False
    findings: Sequence[Finding] = ()
    templates: Path | None = None
    author: str = ""
    replaces: Sequence[tuple[int, int]] = ()
    replace_all: bool = False
    others: Sequence[tuple[EmployerProfile, Path | None]] = ()
    folder: str = "adeverinte"
    password: Password | None = None
    profiles: Sequence[Profile] = ()
    forced: Profile | None = None
    accept_calculated: bool = False
    force_form: bool = False
    accept_sums: bool = False
    new_register: bool = False
    register_id: str = ""
    suffix: str = ""
    usual: str = ""
    reports: Path | None = None
    handover: bool = False
    kept: Collection[str] = ()
    approved_by: str = ""

    @property
    def code(self) -> str:
        """The employer's fiscal code, digits only."""
        return self.employer.cod_fiscal_digits

    @property
    def accepted(self) -> tuple[str, ...]:
        """What the user took upon himself, as the options are called; kept with each certificate."""
        given = (
            ("accepta-luni-lipsa", self.accept_missing),
            ("accepta-net-calculat", self.accept_calculated),
            ("accepta-zile-neinchise", self.accept_days),
            ("accepta-sume-neobisnuite", self.accept_sums),
            ("forteaza-formular", self.force_form),
        )
        return tuple(name for name, yes in given if yes)

    @property
    def jobs(self) -> list[Job]:
        """One job an employer, its own alone where there are no others."""
        if not self.others:
            return [self]
        each = ((self.employer, self.register), *self.others)
        return [
            self._replace(
                employer=employer, register=register, others=(),
                folder=f"{self.folder}/{employer.cod_fiscal_digits}",
            )
            for employer, register in each
        ]  # fmt: skip

    @property
    def employers(self) -> dict[str, str]:
        """Every employer of the run, name to fiscal code."""
        profiles = (self.employer, *(profile for profile, _ in self.others))
        return {profile.denumire: profile.cod_fiscal_digits for profile in profiles}


class Registered(NamedTuple):
    """What the register keeps of a certificate, as text: its facts with their digest, the dated values."""

    facts: str
    facts_digest: str
    rules: str


class Draft(NamedTuple):
    """A request computed and built, or refused with what is known. `position` is its place, from 1.

    `numbered` False: its form takes no number of the register. In a run `payloads` holds what each observer
    made of it and `registered` what the register keeps; the income then has no months, values and
    findings, which stand among those of the draft.
    `rows`, which the income was computed from, and `answer`, all that was, are for whoever asked for outcomes
    that are whole.
    """

    position: int
    request: Request
    findings: tuple[Finding, ...]
    form: str | None = None
    income: IncomeResult | None = None
    built: Certificate | None = None
    numbered: bool = True
    payloads: tuple[bytes, ...] = ()
    registered: Registered | None = None
    rows: Sequence[PayrollRow] = ()
    answer: Answer | None = None

    @property
    def refused(self) -> bool:
        """Whether no certificate may come of it."""
        return self.built is None or any(item.blocking for item in self.findings)
