"""The test suite under Wine, file by file, without slow tests and benchmarks: one line a file, then the sums.

    python tests/tools/windows/suite.py FOLDER [--roti WHEELS] [--loc PLACE [--reia]] [tests/core ...]

FOLDER is „Adeverinte”, made by packaging/windows/build.py. A copy of it gets what the tests need besides
(wheels of .ci/requirements-dev.lock) and reads the program from a copy of this checkout, so a mend is tried
without a build. A file that says nothing for minutes is ended and named, the next ones run. With --loc the
environment and each file's result are kept; --reia runs only what has no result without failures there yet.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path[:0] = [str(HERE), str(ROOT / "packaging" / "windows")]

import build  # noqa: E402
import shims  # noqa: E402

ROOMS = (
    "core", "sources", "payroll", "requests", "registry", "cli", "batch", "office", "web", "finish", "report",
    "income", "law", "forms", "certificate", "api", "payslips", "samples", "exports", "property", "oracle",
    "docs", "broken", "packaging",
)  # fmt: skip
"""In order of what differs most between systems; crash and benchmarks are not run."""
NOT_NEEDED = frozenset({
    "distributed", "dask", "tornado", "msgpack", "psutil", "pyarrow", "mypy", "mypy-extensions", "librt",
    "ast-serialize", "ruff", "playwright", "pandas-stubs", "types-openpyxl", "types-pyyaml", "import-linter",
    "grimp", "pytest-xdist", "python-pkcs11", "greenlet",
})  # fmt: skip
"""Checkers, and what tests skip without: cluster, browser, token (no PKCS#11 library here), Arrow."""
WHOLE = frozenset({"numpy", "python-stdnum", "reportlab"})
"""Of what the folder carries a part: here whole, as hypothesis seeds numpy's random numbers and tests of
exports draw payrolls with reportlab's tables."""
_SHOWN = 5  # failures of a file; all of them are in the folder rapoarte
_NO_COPY = "import _winapi\nif hasattr(_winapi, 'CopyFile2'):\n    del _winapi.CopyFile2\n"
"""Wine 8 has no CopyFile2, and ends a program that calls it; without it shutil copies by itself."""
_SILENT = 900  # seconds without a word from a file, after which it hangs; a busy machine takes its time
_MADE_OF = "facut_din.txt"


@dataclass
class Told:
    """What one file, or several, came to; of which checkouts."""

    passed: int = 0
    failed: list[str] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    files: int = 0
    of: list[str] = field(default_factory=list)

    def add(self, one: Told) -> None:
        self.passed += one.passed
        self.failed += one.failed
        self.skipped.update(one.skipped)
        self.seconds += one.seconds
        self.files += one.files
        self.of += [name for name in one.of if name not in self.of]


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    asked.add_argument("tests", nargs="*", help="rooms or files; all when none is named")
    asked.add_argument("--roti", type=Path, help="folder that keeps the wheels")
    asked.add_argument("--loc", type=Path, help="where the environment and the results are made and kept")
    asked.add_argument("--reia", action="store_true", help="take the results that stand there")
    given = asked.parse_intermixed_args()
    if given.reia and not given.loc:
        asked.error("--reia needs --loc")
    with tempfile.TemporaryDirectory(prefix="adeverinta-suite-") as passing:
        place = (given.loc or Path(passing)).resolve()
        environment(given.folder.resolve(), place, given.roti or place / "roti")
        try:
            sums = run(place, given.tests, again=given.reia)
        finally:
            subprocess.run(["wineserver", "-k"], check=False, stderr=subprocess.DEVNULL)
            subprocess.run(["wineserver", "-w"], check=False, stderr=subprocess.DEVNULL)
    print(told(sums))
    return 1 if sums.failed else 0


def environment(folder: Path, place: Path, wheels: Path) -> None:
    """The interpreter with the tests' libraries, made once; the checkout, copied each time."""
    os.environ |= {"WINEPREFIX": str(place / "wine"), "WINEDEBUG": "-all", "WINEARCH": "win64"}
    copy = place / "Adeverințe"
    made = place / _MADE_OF
    wanted = _made_of(folder)
    if not made.is_file() or made.read_text(encoding="utf-8") != wanted:
        if copy.exists():
            shutil.rmtree(copy)
        shutil.copytree(folder, copy)
        shutil.rmtree(copy / "pachete" / "adeverinta")
        version = build.lay_path(copy / "python", "..\\teste", "..\\verificat")
        wheels.mkdir(parents=True, exist_ok=True)
        runs = frozenset(name for name, _ in build.pinned(version, build.LEFT_OUT)) - WHOLE
        for wheel in build.locked_wheels(
            wheels, version, NOT_NEEDED | runs, build.ROOT / ".ci/requirements-dev.lock"
        ):
            with zipfile.ZipFile(wheel) as archive:
                whole = build.project(wheel.name.split("-")[0]) in WHOLE
                archive.extractall(copy / ("pachete" if whole else "teste"))
        (copy / "teste" / "wine8.py").write_text(_NO_COPY, encoding="utf-8")
        shims.give(copy, place)
        made.write_text(wanted, encoding="utf-8")
    if (copy / "verificat").exists():
        shutil.rmtree(copy / "verificat")
    names = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, check=True
    ).stdout.decode()
    for name in filter(None, names.split("\0")):
        if (ROOT / name).is_file():
            target = copy / "verificat" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target)


def _made_of(folder: Path) -> str:
    """What an environment depends on besides the checkout: the interpreter and the libraries."""
    parts = sorted(
        path.relative_to(folder).as_posix() for path in folder.glob("*/*") if path.name != "adeverinta"
    )
    parts += sorted(WHOLE)
    parts += [(ROOT / ".ci" / name).read_text(encoding="utf-8") for name in ("requirements-dev.lock",)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def run(place: Path, wanted: list[str], *, again: bool = False) -> Told:
    tree = place / "Adeverințe" / "verificat"
    sums, of = Told(), _checkout()
    awake: subprocess.Popen[bytes] | None = None
    for name in files(tree, wanted):
        kept = place / "rapoarte" / (name.replace("/", ".") + ".json")
        if again and kept.is_file() and not (one := _kept(kept)).failed:
            when = f"run before, {one.of[0]}"
        else:
            if awake is None or awake.poll() is not None:
                awake = _awake(place)
            one = run_file(place, tree, name)
            one.files, one.of, when = 1, [of], ""
            kept.write_text(json.dumps(vars(one), ensure_ascii=False), encoding="utf-8")
        sums.add(one)
        counts = f"{one.passed} passed, {len(one.failed)} failed, {one.skipped.total()} skipped"
        print(f"{name}: {counts}, {when or f'{one.seconds:.0f} s'}", flush=True)
        for failure in one.failed[:_SHOWN]:
            print(f"    {failure}", flush=True)
    return sums


def _awake(place: Path) -> subprocess.Popen[bytes]:
    """A program that does nothing: while it lives, Wine's services need not be started for each file."""
    python = place / "Adeverințe" / "python" / "python.exe"
    nowhere = subprocess.DEVNULL
    return subprocess.Popen(
        ["wine", python, "-c", "import time; time.sleep(1e6)"], stdin=nowhere, stdout=nowhere, stderr=nowhere
    )


def _kept(path: Path) -> Told:
    told = Told(**json.loads(path.read_text(encoding="utf-8")))
    told.skipped = Counter(told.skipped)
    return told


def _checkout() -> str:
    """Which commit is run; with a sign where it was changed since."""
    done = subprocess.run(
        ["git", "describe", "--always", "--dirty=+"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def files(tree: Path, wanted: list[str]) -> list[str]:
    found: list[str] = []
    for item in wanted or [f"tests/{room}" for room in ROOMS] + ["tests/test_security.py"]:
        path = tree / item
        inside = [path] if path.suffix == ".py" else sorted(path.rglob("test_*.py"))
        found += [one.relative_to(tree).as_posix() for one in inside]
    return found


def run_file(place: Path, tree: Path, name: str) -> Told:
    """One file in a process of its own; pipes, as Wine has no other streams."""
    report = place / "raport.xml"
    report.unlink(missing_ok=True)
    (place / "temp").mkdir(exist_ok=True)
    (place / "rapoarte").mkdir(exist_ok=True)
    began = time.monotonic()
    process = subprocess.Popen(
        [
            "wine", place / "Adeverințe" / "python" / "python.exe", "-m", "pytest", name, "-v", "-m",
            "not slow and not benchmark", "-p", "no:cacheprovider", "-p", "wine8", "--tb=short",
            f"--junitxml=Z:{report}", f"--basetemp=Z:{place / 'temp' / 'pytest'}",
        ],
        cwd=tree, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    said, hung = _listened(process)
    (place / "rapoarte" / (name.replace("/", ".") + ".txt")).write_text(said, encoding="utf-8")
    if hung:
        result = Told(failed=[f"hung: {said[-300:]}"])
    elif report.exists():
        result = read(report)
    else:
        result = Told(failed=[f"exit {process.returncode}: {said[-600:]}"])
    result.seconds = time.monotonic() - began
    return result


def _listened(process: subprocess.Popen[bytes]) -> tuple[str, bool]:
    """What it said, and whether it had to be ended; a program that it left behind may hold the pipe."""
    heard: list[bytes] = []
    last = time.monotonic()

    def listen() -> None:
        nonlocal last
        assert process.stdout
        while part := os.read(process.stdout.fileno(), 1 << 16):
            heard.append(part)
            last = time.monotonic()

    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    while process.poll() is None and time.monotonic() - last < _SILENT:
        time.sleep(0.2)
    if hung := process.poll() is None:
        subprocess.run(["wineserver", "-k"], check=False)
        process.wait()
    thread.join(10)
    return b"".join(heard).decode("utf-8", "replace"), hung


def read(report: Path) -> Told:
    """The counts of pytest's report; our own file, so a plain parser does."""
    result = Told()
    for case in ET.parse(report).iter("testcase"):
        bad = case.find("failure") if case.find("failure") is not None else case.find("error")
        skip = case.find("skipped")
        if bad is not None:
            lines = (bad.get("message") or "").splitlines() or [""]
            result.failed.append(f"{case.get('classname')}::{case.get('name')}: {lines[0][:200]}")
        elif skip is not None:
            result.skipped[skip.get("message") or ""] += 1
        else:
            result.passed += 1
    return result


def told(sums: Told) -> str:
    skipped = "".join(f"\n    skipped {count}: {reason}" for reason, count in sums.skipped.most_common())
    failed = "".join(f"\n    failed: {failure}" for failure in sums.failed)
    counts = f"{sums.passed} passed, {len(sums.failed)} failed, {sums.skipped.total()} skipped"
    return (
        f"suite: {counts} over {sums.files} files in {sums.seconds:.0f} s, of {', '.join(sums.of)}"
        f"{failed}{skipped}"
    )


if __name__ == "__main__":
    sys.exit(main())
