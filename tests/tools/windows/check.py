"""The built Windows folder and its installer run under Wine; one line a part.

    python tests/tools/windows/check.py BUILT [--roti WHEELS] [--suita]

BUILT is what packaging/windows/build.py was given as --iesire. Parts: start; demo, held against Linux byte by
byte; page; work (the sample firm's papers issued from the page, a second start); double click; crash;
installer (installed, started, removed); papers signed with a .p12 (libraries beside those of the folder), or
with --suita the whole suite (an hour and more).
Needs Debian's wine, wine64 and gcc-mingw-w64-x86-64. What it cannot tell: signatures, SmartScreen, scanners,
Excel's locks, the look of the start menu and of windows, consoles.
"""

from __future__ import annotations

import argparse
import hashlib
import http.client
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

import shims
import suite

_DIFFER = frozenset({"registru.sqlite", "registru.sqlite.verificat", "registru.sqlite.lock"})
"""Written by SQLite and by the clock: the same facts, other bytes."""
_TOLD = ".pagina.json"
"""Where a running page says how it is reached; gone when it ended."""
_SILENT: dict[str, Any] = {
    "stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL,
}  # fmt: skip
_PATIENCE = 120  # seconds for a first page: Wine takes its time, and the machine may do other things


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("built", type=Path)
    asked.add_argument("--roti", type=Path, help="folder that keeps the wheels of the tests")
    asked.add_argument("--suita", action="store_true", help="the whole suite, too")
    given = asked.parse_args()
    folder: Path = given.built.resolve() / "Adeverinte"
    if missing := [name for name in ("wine", shims.COMPILER) if shutil.which(name) is None]:
        sys.stderr.write(f"not installed: {', '.join(missing)}\n")
        return 2
    with tempfile.TemporaryDirectory(prefix="adeverinta-wine-") as place:
        work = Path(place)
        os.environ |= {"WINEPREFIX": str(work / "wine"), "WINEDEBUG": "-all", "WINEARCH": "win64"}
        copy = work / "Adeverințe & 100% ale mele"  # the letters of a user's folder, and signs of cmd's
        shutil.copytree(folder, copy)
        shims.give(copy, work)
        python = copy / "python" / "python.exe"
        parts: dict[str, Callable[[], str]] = {
            "start": lambda: _started(python),
            "demo": lambda: _demo(python, work),
            "page": lambda: _page(copy, work),
            "work": lambda: _worked(copy, work),
            "double click": lambda: _clicked(copy, work),
            "crash": lambda: _crash(copy, work),
        }
        for found in sorted(given.built.resolve().glob("*-instalare.exe")):
            parts["installer"] = lambda program=found: _installed(program, folder, work)
        try:
            results = [_part(name, part) for name, part in parts.items()]
            results.append(_part("tests", lambda: _tests(folder, work, given.roti, whole=given.suita)))
        finally:
            subprocess.run(["wineserver", "-k"], check=False, stderr=subprocess.DEVNULL)
            subprocess.run(["wineserver", "-w"], check=False, stderr=subprocess.DEVNULL)
    return 0 if all(results) else 1


def _part(name: str, work: Callable[[], str]) -> bool:
    began = time.monotonic()
    try:
        told, good = work(), True
    except Exception as error:
        told, good = f"{type(error).__name__}: {error}"[-800:], False
    print(f"{name}: {'passed' if good else 'FAILED'} in {time.monotonic() - began:.1f} s: {told}", flush=True)
    return good


def _run(python: Path, *args: str | Path, seconds: int = 600) -> str:
    """Under Wine, with streams that are pipes: it knows no other way to say what the program said."""
    done = subprocess.run(
        ["wine", python, *args], stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, check=False
    )
    said = done.stdout.decode("utf-8", "replace") + done.stderr.decode("utf-8", "replace")
    assert done.returncode == 0, f"exit {done.returncode}: {said}"
    return said


def _started(python: Path) -> str:
    """The libraries written in C and Rust load; without pandas it is said what to install."""
    code = (
        "import sys, numpy, lxml.etree, python_calamine, pypdfium2, PIL, cryptography, adeverinta as ad\n"
        "sys.stdout.reconfigure(encoding='utf-8')\n"
        "try: ad.frames\n"
        "except ModuleNotFoundError as error: print(error)\n"
        "print(sys.version)"
    )
    said = [line for line in _run(python, "-c", code).splitlines() if not line.startswith("wine:")]
    assert len(said) == 1 or "pip install adeverinta" in said[0], said
    return "; ".join(said)


def _demo(python: Path, work: Path) -> str:
    here, there = work / "linux", work / "windows"
    subprocess.run(
        [sys.executable, "-m", "adeverinta", "demo", "--iesire", here], check=True, capture_output=True
    )
    _run(python, "-m", "adeverinta", "demo", "--iesire", f"Z:{there}")
    ours, theirs = _digests(here), _digests(there)
    assert ours.keys() - _DIFFER == theirs.keys() - _DIFFER, sorted(ours.keys() ^ theirs.keys())
    differ = sorted(name for name in ours.keys() - _DIFFER if ours[name] != theirs[name])
    assert not differ, differ
    return f"{len(ours.keys() - _DIFFER)} of {len(ours)} files byte-equal, the rest are the register's"


def _digests(folder: Path) -> dict[str, str]:
    """By path; the register of a folder is a random name, which its mark's name carries."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".registru-")
    }


def _page(copy: Path, work: Path) -> str:
    """As the start menu does it: no console, the page told in the office's folder; then its end."""
    alone = _wine_alone(copy / "python" / "python.exe")
    took = []
    for _ in range(2):  # the first compiles the libraries
        with _opened(copy, work / "birou") as (port, key, first):
            body, cookie = _entered(port, key)
            assert "Firmă nouă" in body, "the empty office does not say what to do"
            assert "firma de exemplu" in body, "the samples are not one click away"
            _asked(port, "POST", "/inchide", cookie)
        took.append(first)
    told = f"double click to first page {took[0]:.1f} s, the second time {took[1]:.1f} s"
    return f"{told}; of which Wine and an empty Python {alone:.1f} s"


def _worked(copy: Path, work: Path) -> str:
    """Without a console: the sample firm by one click, its papers issued; a second start finds the first."""
    office = work / "birou cu exemplu"
    with _opened(copy, office) as (port, key, _):
        _, cookie = _entered(port, key)
        told = (office / _TOLD).read_bytes()
        again = subprocess.run(_page_command(copy, office), check=False, timeout=300, **_SILENT)
        assert again.returncode == 0, f"a second start ended with {again.returncode}"
        assert (office / _TOLD).read_bytes() == told, "a second start opened a second page"
        _asked(port, "POST", "/exemplu", cookie)
        assert "citit" in _asked(port, "GET", "/f/1/state", cookie)[0], "the samples were not read"
        _asked(port, "POST", "/f/1/emite", cookie)
        began = time.monotonic()
        while '"incheiat":true' not in (run := _asked(port, "GET", "/f/1/rulare.json", cookie)[0]):
            assert time.monotonic() - began < 300, run
            time.sleep(0.2)
        papers = sorted(office.glob("*/adeverinte/*.pdf"))
        assert papers, run
        assert all(path.read_bytes().startswith(b"%PDF") for path in papers)
        _asked(port, "POST", "/inchide", cookie)
    return f"{len(papers)} papers of the sample firm issued from the page; a second start found the first"


def _clicked(copy: Path, work: Path) -> str:
    """`Porneste.cmd` by the command that Explorer makes of a double click, with & and ț in the paths; no %,
    which Wine's cmd expands twice. What it starts inherits its streams, so there are none.
    """
    named = copy
    copy = copy.rename(work / "Adeverințe & ale mele")
    office = work / "birou & acte"
    code = (
        "import subprocess, sys; no = subprocess.DEVNULL; command, office = sys.argv[1:]\n"
        'line = f\'cmd /s /c ""{command}" "{office}" --fara-browser"\'\n'
        "subprocess.Popen(line, stdin=no, stdout=no, stderr=no)"
    )
    began = time.monotonic()
    python = copy / "python" / "pythonw.exe"
    subprocess.run(
        ["wine", python, "-c", code, _windows(copy / "Porneste.cmd"), _windows(office)],
        check=True, timeout=_PATIENCE, **_SILENT,
    )  # fmt: skip
    port, key = _answering(office, began)
    first = time.monotonic() - began
    _asked(port, "POST", "/inchide", _entered(port, key)[1])
    while (office / _TOLD).exists():
        assert time.monotonic() - began < _PATIENCE, "the page did not end"
        time.sleep(0.1)
    time.sleep(2)  # the program itself ends a little later
    copy.rename(named)
    return f"the page answered after {first:.1f} s"


def _windows(path: Path) -> str:
    return f"Z:{path}".replace("/", "\\")


def _wine_alone(python: Path) -> float:
    """Seconds of a program that does nothing, the second time."""
    for _ in range(2):
        began = time.monotonic()
        _run(python, "-c", "0")
    return time.monotonic() - began


@contextmanager
def _opened(program: Path, office: Path) -> Iterator[tuple[int, str, float]]:
    """The page by pythonw: its port, a key, the seconds until it answered; it must end by itself."""
    began = time.monotonic()
    process = subprocess.Popen(_page_command(program, office), **_SILENT)
    try:
        port, key = _answering(office, began, process)
        yield port, key, time.monotonic() - began
        assert process.wait(60) == 0, "the page did not end well"
        assert not (office / _TOLD).exists(), "the closed page left its place taken"
    finally:
        process.kill()


def _page_command(program: Path, office: Path) -> list[str | Path]:
    """What the start menu's entry runs, with a folder of its own and no browser."""
    python = program / "python" / "pythonw.exe"
    return ["wine", python, program / "Adeverinte.pyw", f"Z:{office}", "--fara-browser"]


def _answering(office: Path, began: float, process: subprocess.Popen[bytes] | None = None) -> tuple[int, str]:
    """The port of the office's page and a key, once it answers."""
    told = office / _TOLD
    while not told.is_file():
        assert process is None or process.poll() is None, f"the page ended with {process.returncode}"
        assert time.monotonic() - began < _PATIENCE, "no page"
        time.sleep(0.05)
    running = json.loads(told.read_text(encoding="utf-8"))
    return running["port"], _asked(running["port"], "POST", "/_cheie", secret=running["control"])[0]


def _entered(port: int, key: str) -> tuple[str, str]:
    """The first page, and the cookie that the key became."""
    _, cookie = _asked(port, "GET", f"/?cheie={key}")
    return _asked(port, "GET", "/", cookie)[0], cookie


def _crash(copy: Path, work: Path) -> str:
    """A program that breaks while it starts: a sentence, and a log without names and paths."""
    broken = work / "Popescu Ana stricat"
    shutil.copytree(copy, broken)
    server = broken / "pachete" / "adeverinta" / "web" / "server.py"
    for compiled in server.parent.glob("__pycache__/server.*"):
        compiled.unlink()
    server.write_text("raise RuntimeError('2850101401002 Popescu Ana')\n", encoding="utf-8")
    code = (
        "import sys; from adeverinta.cli import fereastra as f; sys.stdout.reconfigure(encoding='utf-8');"
        "r = f.main([sys.argv[1], '--fara-browser'], print); print(r, f.log_file(), sep='|')"
    )
    said, end = (
        _run(broken / "python" / "python.exe", "-c", code, f"Z:{work / 'Popescu'}").strip().splitlines()[-2:]
    )
    assert "Programul s-a oprit neașteptat (RuntimeError)" in said, said
    result, _, log = end.partition("|")
    assert result == "3", end
    path = Path(
        subprocess.run(["winepath", "-u", log], capture_output=True, text=True, check=True).stdout.strip()
    )
    written = path.read_text(encoding="utf-8")
    assert "RuntimeError" in written
    for private in ("Popescu", "2850101401002", str(work)):
        assert private not in written, f"the log tells {private}"
    return f"„{said}”"


def _installed(program: Path, folder: Path, work: Path) -> str:
    """Installed without questions, the same files, started, removed; what the user put there stays."""
    subprocess.run(["wine", program, "/S"], check=True, timeout=600, **_SILENT)
    place = next((work / "wine" / "drive_c" / "users").glob("*/AppData/Local/Programs/Adeverinte"))
    inside = "C:\\" + place.relative_to(work / "wine" / "drive_c").as_posix().replace("/", "\\")
    ours, theirs = _digests(folder), _digests(place)
    assert theirs.pop("Dezinstalare.exe", None), "no uninstaller"
    assert ours == theirs, sorted(
        name for name in ours.keys() | theirs if ours.get(name) != theirs.get(name)
    )[:5]
    links = [path for path in (work / "wine").rglob("*.lnk") if path.name == "Adeverințe.lnk"]
    assert links, "not in the start menu"
    shims.give(place, work)
    office = work / "birou instalat"
    with _opened(place, office) as (port, key, first):
        body, cookie = _entered(port, key)
        assert "Firmă nouă" in body
        _asked(port, "POST", "/inchide", cookie)
    (place / "al meu.txt").write_text("rămâne", encoding="utf-8")
    subprocess.run(
        ["wine", place / "Dezinstalare.exe", "/S", f"_?={inside}"], check=True, timeout=600, **_SILENT
    )
    left = {path.name for path in place.iterdir()} - {
        "Dezinstalare.exe"
    }  # it cannot remove itself when waited for
    assert left == {"al meu.txt"}, left
    assert office.is_dir(), "the user's folder went away"
    assert not links[0].exists(), "still in the start menu"
    return f"{len(theirs)} files as built; first page {first:.1f} s; removed, the user's files stayed"


def _tests(folder: Path, work: Path, wheels: Path | None, *, whole: bool) -> str:
    """The suite, or of it the signing with a .p12."""
    place = work / "suita"
    suite.environment(folder, place, wheels or place / "roti")
    sums = suite.run(place, [] if whole else ["tests/finish/test_semneaza.py"])
    assert not sums.failed, suite.told(sums)
    return suite.told(sums)


def _asked(port: int, method: str, path: str, cookie: str = "", secret: str = "") -> tuple[str, str]:
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Origin": f"http://127.0.0.1:{port}"} | ({"Cookie": cookie} if cookie else {})
    headers |= {"X-Adeverinta": secret} if secret else {}
    asked.request(method, path, headers=headers)
    answer = asked.getresponse()
    assert answer.status < 400, f"{method} {path}: {answer.status}"
    return answer.read().decode(), (answer.getheader("set-cookie") or "").split(";")[0]


if __name__ == "__main__":
    sys.exit(main())
