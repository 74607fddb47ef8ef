"""A firm of many people, and what must be true of register and files after anything at all."""

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
PROFILE = (
    '[angajator]\ndenumire = "Fabrica Fictivă SRL"\nsediu = "Iași"\ncod_fiscal = "RO99000000"\n'
    '[reprezentant]\nnume = "Ioana Închipuită"\n'
)


def cnp(index: int) -> str:
    twelve = f"2{index % 20 + 80:02}0101{index % 40 + 1:02}{index // 40 + 100:03}"
    total = sum(int(a) * b for a, b in zip(twelve, (2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9), strict=True)) % 11
    return twelve + str(1 if total == 10 else total)


def write(folder: Path, people: int) -> None:
    """State, requests and profile on disk."""
    lines = ["CNP;Nume;Prenume;Luna;Brut;CAS;CASS;Impozit;Salariu net;Zile lucrate"]
    for index in range(people):
        for back in range(24):
            month = Month(2026, 3).plus(-back)
            net = 2967 + index % 50
            who = f"{cnp(index)};Pop{index};Ana;{month.month:02}.{month.year}"
            lines.append(f"{who};{net + 2033},00;1250,00;500,00;283,00;{net},00;20")
    (folder / "state.csv").write_text("\n".join(lines), encoding="utf-8")
    rows = ["cnp;data_nasterii_copilului", *(f"{cnp(index)};14.03.2026" for index in range(people))]
    (folder / "cereri.csv").write_text("\n".join(rows), encoding="utf-8")
    (folder / "angajator.toml").write_text(PROFILE, encoding="utf-8")


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
