"""What Wine 8 lacks and Windows has, made for a copy of the built folder and put into it.

ProcessPrng (libraries written in Rust ask it), python3.dll where the jar has none, the complex functions
of the C library (numpy). Nothing of it goes to users.
"""

from __future__ import annotations

import re
import struct
import subprocess
from pathlib import Path

COMPILER = "x86_64-w64-mingw32-gcc"
_MATHS = b"api-ms-win-crt-math-l1-1-0.dll"
_OURS = b"ads-ms-win-crt-math-l1-1-0.dll"
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


def give(copy: Path, work: Path) -> None:
    """Into the copy: what Wine lacks. `work` is a folder for what is compiled."""
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
