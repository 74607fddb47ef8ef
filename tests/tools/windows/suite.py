"""The test suite under Wine, file by file, without slow tests and benchmarks: one line a file, then the sums.

    python tests/tools/windows/suite.py FOLDER [--roti WHEELS] [--loc PLACE] [tests/core ...]

FOLDER is „Adeverinte”, made by packaging/windows/build.py. A copy of it gets what the tests need besides
(wheels of .ci/requirements-dev.lock) and reads the program from a copy of this checkout, so a mend is tried
without a build. A file that hangs costs its own time only. With --loc the environment is kept.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
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
    "docs", "packaging",
)  # fmt: skip
"""In order of what differs most between systems; crash and benchmarks are not run."""
NOT_NEEDED = frozenset({
    "distributed", "dask", "tornado", "msgpack", "psutil", "pyarrow", "mypy", "mypy-extensions", "librt",
    "ast-serialize", "ruff", "playwright", "pandas-stubs", "types-openpyxl", "types-pyyaml", "import-linter",
    "grimp", "pytest-xdist", "python-pkcs11", "greenlet",
})  # fmt: skip
"""Checkers, and what tests skip without: cluster, browser, token (no PKCS#11 library here), Arrow."""
_SHOWN = 5  # failures of a file; all of them are in the folder rapoarte
_NO_COPY = "import _winapi\nif hasattr(_winapi, 'CopyFile2'):\n    del _winapi.CopyFile2\n"
"""Wine 8 has no CopyFile2, and ends a program that calls it; without it shutil copies by itself."""
_LONGEST = 600  # seconds of one file


@dataclass
class Told:
    """What one file came to."""

    passed: int = 0
    failed: list[str] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    asked.add_argument("tests", nargs="*", help="rooms or files; all when none is named")
    asked.add_argument("--roti", type=Path, help="folder that keeps the wheels")
    asked.add_argument("--loc", type=Path, help="where the environment is made and kept")
    given = asked.parse_intermixed_args()
    with tempfile.TemporaryDirectory(prefix="adeverinta-suite-") as passing:
        place = (given.loc or Path(passing)).resolve()
        environment(given.folder.resolve(), place, given.roti or place / "roti")
        try:
            sums = run(place, given.tests)
        finally:
            subprocess.run(["wineserver", "-k"], check=False, stderr=subprocess.DEVNULL)
            subprocess.run(["wineserver", "-w"], check=False, stderr=subprocess.DEVNULL)
    print(told(sums))
    return 1 if sums.failed else 0


def environment(folder: Path, place: Path, wheels: Path) -> None:
    """The interpreter with the tests' libraries, made once; the checkout, copied each time."""
    os.environ |= {"WINEPREFIX": str(place / "wine"), "WINEDEBUG": "-all", "WINEARCH": "win64"}
    copy = place / "Adeverințe"
    if not (copy / "teste").is_dir():
        shutil.copytree(folder, copy)
        shutil.rmtree(copy / "pachete" / "adeverinta")
        version = build.lay_path(copy / "python", "..\\teste", "..\\verificat")
        wheels.mkdir(parents=True, exist_ok=True)
        runs = frozenset(name for name, _ in build.pinned(version, build.LEFT_OUT))
        for wheel in build.locked_wheels(
            wheels, version, NOT_NEEDED | runs, build.ROOT / ".ci/requirements-dev.lock"
        ):
            with zipfile.ZipFile(wheel) as archive:
                archive.extractall(copy / "teste")
        (copy / "teste" / "wine8.py").write_text(_NO_COPY, encoding="utf-8")
        shims.give(copy, place)
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


def run(place: Path, wanted: list[str]) -> Told:
    tree = place / "Adeverințe" / "verificat"
    sums = Told()
    for name in files(tree, wanted):
        one = run_file(place, tree, name)
        sums.passed += one.passed
        sums.failed += one.failed
        sums.skipped += one.skipped
        sums.seconds += one.seconds
        count = sum(one.skipped.values())
        print(
            f"{name}: {one.passed} passed, {len(one.failed)} failed, {count} skipped, {one.seconds:.0f} s",
            flush=True,
        )
        for failure in one.failed[:_SHOWN]:
            print(f"    {failure}", flush=True)
    return sums


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
    began = time.monotonic()
    process = subprocess.Popen(
        [
            "wine", place / "Adeverințe" / "python" / "python.exe", "-m", "pytest", name, "-q", "-m",
            "not slow and not benchmark", "-p", "no:cacheprovider", "-p", "wine8", "--tb=short",
            f"--junitxml=Z:{report}", f"--basetemp=Z:{place / 'temp' / 'pytest'}",
        ],
        cwd=tree, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    hung = False
    try:
        said = process.communicate(timeout=_LONGEST)[0].decode("utf-8", "replace")
    except subprocess.TimeoutExpired:
        subprocess.run(["wineserver", "-k"], check=False)
        said, hung = process.communicate()[0].decode("utf-8", "replace"), True
    (place / "rapoarte").mkdir(exist_ok=True)
    (place / "rapoarte" / (name.replace("/", ".") + ".txt")).write_text(said, encoding="utf-8")
    if hung:
        return Told(failed=[f"hung: {said[-300:]}"], seconds=time.monotonic() - began)
    result = read(report) if report.exists() else Told(failed=[f"exit {process.returncode}: {said[-600:]}"])
    result.seconds = time.monotonic() - began
    return result


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
    return (
        f"suite: {sums.passed} passed, {len(sums.failed)} failed, {sum(sums.skipped.values())} skipped in "
        f"{sums.seconds:.0f} s{skipped}"
    )


if __name__ == "__main__":
    sys.exit(main())
