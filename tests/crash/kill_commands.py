"""Kill every command at random moments, resume it, and look at what is left.

python -m tests.crash.kill_commands [KILLS] [PERSONS]
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from adeverinta.cli import root, workers
from adeverinta.forms.paper.seal import inspect
from adeverinta.registry import EntryStatus, NumberRegister
from adeverinta.run.existing_file import unknown_papers
from tests import firm

CODE = "99000000"


def commands(base: Path, work: Path) -> dict[str, list[str]]:
    """What is killed; all of it may be said again."""
    register, output, profile = work / "registru.sqlite", work / "iesire", base / "angajator.toml"
    out = ["--angajator", str(profile), "--iesire", str(output), "--la-data", "2026-11-22"]
    emite = ["emite", str(base / "state.csv"), "--cereri", str(base / "cereri.csv"), *out]
    person = ["--cnp", firm.person(0), "--nastere", "14.03.2026", "--fara-interactiune"]
    at = ["--registru", str(register)]
    return {
        "emite": [*emite, *at],
        "emite cu procese": [*emite, *at, "--procese", "2"],
        "una": ["una", str(base / "state.csv"), *person, *out, *at],
        "ciorne": [*emite[:-2], "--la-data", "2026-11-22", "--ciorna"],
        "exporta xlsx": ["registru", "exporta", "--iesire", str(work / "r.xlsx"), *at],
        "exporta pdf": ["registru", "exporta", "--iesire", str(work / "r.pdf"), *at],
        "verifica": ["registru", "verifica", *at],
        "anuleaza": ["registru", "anuleaza", "1/2026", "--motiv", "x", *at],
        "reface": [
            "registru", "reface", str(output), "--angajator", str(profile),
            "--registru", str(work / "refacut.sqlite"),
        ],
        "curata": ["registru", "curata", "--inainte-de", "01.01.2027", "--confirm", *at],
    }  # fmt: skip


def kill_commands(base: Path, kills: int, people: int, seed: int = 1) -> Counter[str]:
    """Rounds of a fresh folder; in each, commands in random order are killed, then said again to the end."""
    chance = random.Random(seed)
    firm.of_many(base, people)
    work = base / "runda"
    done: Counter[str] = Counter()
    times: dict[str, float] = {}
    while done["killed"] < kills:
        done["rounds"] += 1
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir()
        known = commands(base, work)
        order = ["emite", *chance.sample(["una", "ciorne", "exporta xlsx", "exporta pdf", "verifica"], 4)]
        order += ["anuleaza", "emite cu procese" if chance.random() < 0.3 else "emite", "reface", "curata"]
        for name in order:
            longest = times.get(name, 0.6)
            for _ in range(chance.randint(1, 3)):
                killed = _killed(known[name], chance.uniform(0, longest), name)
                done["killed"] += killed
                done[name] += killed
                done["finished before the kill"] += not killed
                _whole(work)
            begun = time.perf_counter()
            code = _run(known[name], name)
            times[name] = max(0.1, min(3.0, time.perf_counter() - begun))
            expected = {"anuleaza": (0, 2), "reface": (0, 4)}.get(name, (0,))  # done before the kill came
            assert code in expected, (name, code)
            _whole(work)
        _finished(work, people)
    return done


def _killed(args: list[str], after: float, name: str) -> bool:
    child = _started(args, name)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1] == signal.SIGKILL


def _run(args: list[str], name: str) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(_started(args, name), 0)[1])


def _started(args: list[str], name: str) -> int:
    child = os.fork()
    if child:
        return child
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, 1)
    if not os.environ.get("SHOW"):
        os.dup2(sink, 2)
    if "procese" in name:
        workers.POOL_FROM = workers.BESIDE_FROM = 1
    try:
        code = root._run(args)
    except BaseException:
        code = 99
    os._exit(code)


def _whole(work: Path) -> None:
    """After a kill: the chain whole, no number lost or doubled, no file half, each confirmed file there."""
    path, output = work / "registru.sqlite", work / "iesire"
    if not path.exists() or not path.stat().st_size:
        return
    with NumberRegister.open(path, employer=CODE) as register:
        assert register.walk().broken == ()
        found = register.entries()
        assert [entry.number for entry in found] == list(range(1, len(found) + 1))
        keys = [
            entry.request_key
            for entry in found
            if entry.status is not EntryStatus.ANNULLED and entry.request_key
        ]
        assert len(set(keys)) == len(keys), "one request with two numbers"
        for entry in found:
            if entry.pdf:
                data = (output / entry.pdf).read_bytes()
                assert hashlib.sha256(data).hexdigest() == entry.pdf_sha256
        assert unknown_papers(output / "adeverinte", register) == []
    for file in (output / "adeverinte").glob("*.pdf"):
        assert inspect(file.read_bytes()).intact, file.name


def _finished(work: Path, people: int) -> None:
    """After the last command came through: everybody has a paper, and nothing temporary is left."""
    with NumberRegister.open(work / "registru.sqlite", employer=CODE) as register:
        found = register.entries()
        assert sum(entry.status is EntryStatus.ISSUED for entry in found) == people
        assert len(found) == people + 1  # number 1 was annulled and its request issued again
        assert all(entry.erased for entry in found)
    with NumberRegister.open(work / "refacut.sqlite", employer=CODE) as register:
        assert register.walk().broken == ()
        assert len(register.entries()) == people + 1
    left = [path for path in work.rglob("*") if ".tmp" in path.name or "journal" in path.name]
    assert not left, left


if __name__ == "__main__":
    wanted = [int(text) for text in sys.argv[1:]]
    with tempfile.TemporaryDirectory() as place:
        begun = time.perf_counter()
        print(
            dict(kill_commands(Path(place), *(wanted or [300, 30]))), f"{time.perf_counter() - begun:.0f} s"
        )
