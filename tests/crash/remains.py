"""What must be true of register and files after anything at all, and the job that is interrupted."""

from __future__ import annotations

import hashlib
import random
from datetime import date
from pathlib import Path

from adeverinta import forms, payroll, requests
from adeverinta.core.month import Month
from adeverinta.forms.paper.seal import inspect
from adeverinta.registry import EntryStatus, NumberRegister
from adeverinta.run import Job, assign
from adeverinta.run.drafts import UNIT

DAY = date(2026, 11, 22)


def prepared(folder: Path, output: Path):
    """The drafts of the job, read and prepared once."""
    employer, _ = requests.read_employer(folder / "angajator.toml")
    rows, _ = requests.read_requests(folder / "cereri.csv")
    read = payroll.read(
        [folder / "state.csv"],
        employer=employer.cod_fiscal_digits,
        wanted={row.cnp for row in rows},
        issue_month=Month.of(DAY),
    )
    job = Job([folder / "state.csv"], rows, employer, output, DAY, output.parent / "registru.sqlite")
    [drafts] = assign(job, [(job, read)])
    people = len(drafts)
    for _ in range(0, people, UNIT):  # the runs are killed while they issue, not while they prepare
        drafts._waiting.extend(drafts._unit())
    first = drafts._waiting[0]
    assert not any(draft.refused for draft in drafts._waiting), first.findings
    forms.render(first.form, first.built.numbered("1", DAY))
    return drafts


def entries(register_path: Path):
    with NumberRegister.open(register_path, employer="99000000") as register:
        return register.entries(), register.walk()


def check(output: Path, expected: int | None = None) -> set[Path]:
    """AssertionError where a file is half, a number lost or doubled; gives the confirmed files."""
    register = output.parent / "registru.sqlite"
    folder = output / "adeverinte"
    files = {path.name: path.read_bytes() for path in folder.glob("*.pdf")} if folder.is_dir() else {}
    for name, data in files.items():
        assert inspect(data).intact, name
    numbers = [inspect(data).number for data in files.values()]
    assert len(set(numbers)) == len(numbers), "two files with one number"
    if not register.exists():
        assert not files
        return set()
    found, chain = entries(register)
    assert chain.broken == ()
    assert [entry.number for entry in found] == list(range(1, len(found) + 1))
    live = [entry.request_key for entry in found if entry.status is not EntryStatus.ANNULLED]
    assert len(set(live)) == len(live), "one request with two numbers"
    issued = [entry for entry in found if entry.status is EntryStatus.ISSUED]
    for entry in issued:
        data = (output / entry.pdf).read_bytes()
        assert hashlib.sha256(data).hexdigest() == entry.pdf_sha256
    assert set(numbers) <= {entry.printed for entry in found}
    if expected is not None:
        assert len(issued) == len(files) == expected
        assert len(found) == expected, "a number was spent twice"
    return {output / entry.pdf for entry in issued}


def moment(chance: random.Random, longest: float) -> float:
    """Somewhere in the run, the first instants as likely as the rest."""
    return chance.uniform(0, 0.02) if chance.random() < 0.1 else chance.uniform(0, longest)
