"""The built Windows folder run under Wine, its demo held against Linux byte by byte; one line a part.

    python tests/tools/windows/check.py FOLDER     (FOLDER: „Adeverinte”, made by packaging/windows/build.py)

Needs Debian's wine, wine64 and gcc-mingw-w64-x86-64. Wine 8 lacks three things that Windows has; a copy
of the folder gets them, made here: ProcessPrng (Rust libraries), python3.dll where the jar has none, the
complex functions of the C library (numpy). What it cannot tell: signatures, SmartScreen, scanners,
Excel's locks, the start menu, consoles.
"""

from __future__ import annotations

import hashlib
import http.client
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

COMPILER = "x86_64-w64-mingw32-gcc"
_MATHS = b"api-ms-win-crt-math-l1-1-0.dll"
_OURS = b"ads-ms-win-crt-math-l1-1-0.dll"
_DIFFER = frozenset({"registru.sqlite", "registru.sqlite.verificat", "registru.sqlite.lock"})
"""Written by SQLite and by the clock: the same facts, other bytes."""
_NO_ENTRY = "int DllMain(void) { return 1; }\n"
_RANDOM = """#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size) {
  return SystemFunction036(data, (ULONG)size);
}
"""
_COMPLEX = """#include <complex.h>
#include <string.h>
typedef struct { double re, im; } D;
typedef struct { float re, im; } F;
static double complex d(D z) { double complex w; memcpy(&w, &z, sizeof w); return w; }
static float complex f(F z) { float complex w; memcpy(&w, &z, sizeof w); return w; }
static D D_(double complex w) { D z; memcpy(&z, &w, sizeof z); return z; }
static F F_(float complex w) { F z; memcpy(&z, &w, sizeof z); return z; }
"""
_TO_REAL = ("creal", "cimag", "cabs", "carg")


def main() -> int:
    folder = Path(sys.argv[1]).resolve()
    if missing := [name for name in ("wine", COMPILER) if shutil.which(name) is None]:
        sys.stderr.write(f"not installed: {', '.join(missing)}\n")
        return 2
    with tempfile.TemporaryDirectory(prefix="adeverinta-wine-") as place:
        work = Path(place)
        os.environ |= {"WINEPREFIX": str(work / "wine"), "WINEDEBUG": "-all", "WINEARCH": "win64"}
        copy = work / "Adeverințe și altele"  # the letters of a user's folder
        shutil.copytree(folder, copy)
        _shims(copy, work)
        python = copy / "python" / "python.exe"
        results = [
            _part("start", lambda: _started(python)),
            _part("demo", lambda: _demo(python, work)),
            _part("page", lambda: _page(python, work)),
        ]
        subprocess.run(["wineserver", "-k"], check=False, stderr=subprocess.DEVNULL)
        subprocess.run(["wineserver", "-w"], check=False, stderr=subprocess.DEVNULL)
    return 0 if all(results) else 1


def _part(name: str, work: Callable[[], str]) -> bool:
    began = time.monotonic()
    try:
        told, good = work(), True
    except (AssertionError, OSError, subprocess.SubprocessError) as error:
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
    code = "import sys, numpy, lxml.etree, python_calamine, pypdfium2, PIL, cryptography; print(sys.version)"
    return _run(python, "-c", code).strip()


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


def _page(python: Path, work: Path) -> str:
    """The page of an office folder: its one-time address, the empty office over HTTP, its end."""
    began = time.monotonic()
    process = subprocess.Popen(
        ["wine", python, "-m", "adeverinta", "deschide", f"Z:{work / 'birou'}", "--fara-browser"],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        address = urlsplit(process.stdout.readline().decode().strip())
        assert address.port, "no address was told"
        _, cookie = _asked(address.port, "GET", f"{address.path}?{address.query}")
        body, _ = _asked(address.port, "GET", "/", cookie)
        took = time.monotonic() - began
        assert "Firmă nouă" in body
        _asked(address.port, "POST", "/inchide", cookie)
        assert process.wait(60) == 0, "the page did not end well"
    finally:
        process.kill()
    return f"first page {took:.1f} s after the start, closed from the page"


def _asked(port: int, method: str, path: str, cookie: str = "") -> tuple[str, str]:
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Origin": f"http://127.0.0.1:{port}"} | ({"Cookie": cookie} if cookie else {})
    asked.request(method, path, headers=headers)
    answer = asked.getresponse()
    assert answer.status < 400, f"{method} {path}: {answer.status}"
    return answer.read().decode(), (answer.getheader("set-cookie") or "").split(";")[0]


def _shims(copy: Path, work: Path) -> None:
    """Into the copy: what Wine lacks."""
    python = copy / "python"
    _built(work, python / "bcryptprimitives.dll", _RANDOM, ["-ladvapi32"])
    library = next(item for item in python.iterdir() if re.fullmatch(r"python3\d+\.dll", item.name))
    if not (python / "python3.dll").exists():
        names = re.findall(
            r"(?m)^\s*\[\s*\d+\].*?\s(\w+)\s*$", _told(library).split("[Ordinal/Name Pointer]")[1]
        )
        forwards = "".join(f"{name}={library.stem}.{name}\n" for name in names)
        (work / "python3.def").write_text(f"LIBRARY python3.dll\nEXPORTS\n{forwards}")
        _built(work, python / "python3.dll", _NO_ENTRY, ["-nostdlib", "-e", "DllMain", work / "python3.def"])
    _maths(copy, work)


def _maths(copy: Path, work: Path) -> None:
    """numpy asks the C library for complex functions: a library of ours gives them, with a name as long."""
    names: set[str] = set()
    for path in sorted((copy / "pachete").rglob("*")):
        if path.suffix not in (".pyd", ".dll") or _MATHS not in (data := path.read_bytes()):
            continue
        wanted = _imported(data)
        if wanted & set(_TO_REAL) or any(_is_complex(name) for name in wanted):
            path.write_bytes(data.replace(_MATHS, _OURS))
            names |= wanted
    source, exports = _COMPLEX, ""
    for name in sorted(names):
        if not _is_complex(name):
            exports += f"{name}=ucrtbase.{name}\n"
            continue
        single = name.endswith("f") and name != "cf"
        kind, one, real = ("F", "f", "float") if single else ("D", "d", "double")
        if name.removesuffix("f") in _TO_REAL:
            source += f"{real} s_{name}({kind} z) {{ return {name}({one}(z)); }}\n"
        elif name.removesuffix("f") == "cpow":
            source += (
                f"{kind} s_{name}({kind} z, {kind} w) {{ return {kind}_({name}({one}(z), {one}(w))); }}\n"
            )
        else:
            source += f"{kind} s_{name}({kind} z) {{ return {kind}_({name}({one}(z))); }}\n"
        exports += f"{name}=s_{name}\n"
    (work / "maths.def").write_text(f"LIBRARY {_OURS.decode()}\nEXPORTS\n{exports}")
    if names:
        _built(work, copy / "python" / _OURS.decode(), source, [work / "maths.def"])


def _imported(data: bytes) -> set[str]:
    """The names that a library asks of the C library's maths (objdump loses its way in numpy's)."""
    header = struct.unpack_from("<I", data, 0x3C)[0]
    count, optional = (
        struct.unpack_from("<H", data, header + 6)[0],
        struct.unpack_from("<H", data, header + 20)[0],
    )
    sections = [
        struct.unpack_from("<IIII", data, header + 24 + optional + 40 * number + 8) for number in range(count)
    ]

    def at(address: int) -> int:
        for size, virtual, raw_size, raw in sections:
            if virtual <= address < virtual + max(size, raw_size):
                return address - virtual + raw
        raise ValueError(address)

    def text(address: int) -> bytes:
        return data[at(address) : data.index(b"\0", at(address))]

    table = at(struct.unpack_from("<I", data, header + 24 + 112 + 8)[0])
    found: set[str] = set()
    while (entry := struct.unpack_from("<IIIII", data, table))[3]:
        if text(entry[3]) == _MATHS:
            place = at(entry[0] or entry[4])
            while thunk := struct.unpack_from("<Q", data, place)[0]:
                found.add(text(thunk + 2).decode())
                place += 8
        table += 20
    return found


def _is_complex(name: str) -> bool:
    stem = name.removesuffix("f")
    return stem in _TO_REAL or stem in {
        "cexp", "clog", "cpow", "csqrt", "csin", "ccos", "ctan", "csinh", "ccosh", "ctanh", "casin",
        "cacos", "catan", "casinh", "cacosh", "catanh", "conj", "cproj",
    }  # fmt: skip


def _told(library: Path) -> str:
    tool = COMPILER.replace("gcc", "objdump")
    return subprocess.run([tool, "-p", library], capture_output=True, text=True, check=True).stdout


def _built(work: Path, target: Path, source: str, more: list[str | Path]) -> None:
    code = work / "shim.c"
    code.write_text(source)
    subprocess.run([COMPILER, "-shared", "-static", "-o", target, code, *more], check=True)


if __name__ == "__main__":
    sys.exit(main())
