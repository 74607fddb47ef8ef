"""The build of the Windows folder: what goes in, and that the same inputs give the same bytes."""

import hashlib
import importlib.util
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "packaging" / "windows" / "build.py"
pytest.importorskip("packaging")


@pytest.fixture(scope="module")
def build():
    spec = importlib.util.spec_from_file_location("windows_build", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def archive(path, names):
    with zipfile.ZipFile(path, "w") as made:
        for name in names:
            made.writestr(name, name)
    return path


def test_the_lock_is_read_as_windows_reads_it(build):
    names = [name for name, _ in build._pinned("313", build.LEFT_OUT)]
    assert len(names) == len(set(names)), "numpy has a line for each Python"
    assert {"tzdata", "numpy", "uvicorn", "typing-extensions"} <= set(names)
    assert "pandas" not in names
    assert "pandas" in [name for name, _ in build._pinned("313", frozenset())]
    for name, lines in build._pinned("313", build.LEFT_OUT):
        assert len(lines) > 1, f"{name} has no hash"


def test_the_interpreter_looks_at_nothing_else_of_the_computer(build, tmp_path):
    source = archive(
        tmp_path / "python.zip",
        ["python.exe", "pythonw.exe", "python3.dll", "python313.dll", "python313._pth"],
    )
    assert build.lay_python(source, tmp_path / "python") == "313"
    assert (tmp_path / "python" / "python313._pth").read_bytes() == b"python313.zip\r\n.\r\n..\\pachete\r\n"


def test_a_wheel_without_its_commands_and_tests(build, tmp_path):
    names = [
        "a/__init__.py",
        "a/tests/test_a.py",
        "a-1.data/scripts/a.exe",
        "a-1.data/purelib/b.py",
        "a-1.dist-info/METADATA",
    ]
    build.unpack(archive(tmp_path / "a-1-py3-none-any.whl", names), tmp_path / "pachete")
    found = sorted(
        p.relative_to(tmp_path / "pachete").as_posix()
        for p in (tmp_path / "pachete").rglob("*")
        if p.is_file()
    )
    assert found == ["a-1.dist-info/METADATA", "a/__init__.py", "b.py"]


def test_the_same_folder_gives_the_same_zip(build, tmp_path):
    digests = set()
    for number in (1, 2):
        folder = tmp_path / str(number) / "Adeverinte"
        folder.mkdir(parents=True)
        for name in ("b.txt", "a.txt") if number == 1 else ("a.txt", "b.txt"):
            (folder / name).write_text(name, encoding="utf-8")
        digests.add(build.digest(build.packed(folder, tmp_path / f"{number}.zip")))
    assert len(digests) == 1


def test_another_interpreter_than_the_named_one_is_refused(tmp_path):
    source = archive(tmp_path / "python.zip", ["python.exe"])
    wrong = hashlib.sha256(b"").hexdigest()
    done = subprocess.run(
        [sys.executable, SCRIPT, "--python", source, "--sha256", wrong, "--iesire", tmp_path / "out"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "SHA-256" in done.stderr
    assert not (tmp_path / "out").exists()


def test_what_the_installer_puts_there_the_uninstaller_takes_away():
    script = (SCRIPT.parent / "instalare.nsi").read_text(encoding="utf-8")
    for item in (SCRIPT.parent / "folder").iterdir():
        assert f'Delete "$INSTDIR\\{item.name}"' in script
    assert 'RMDir /r "$INSTDIR"' not in script, "what else stands there stays"
    assert "RequestExecutionLevel user" in script
    assert not set("şţŞŢ") & set(script)


def test_the_start_menu_names_what_is_there():
    assert (ROOT / "adeverinta" / "cli" / "fereastra.py").is_file()
    text = (SCRIPT.parent / "folder" / "Adeverinte.pyw").read_text(encoding="utf-8")
    assert "from adeverinta.cli.fereastra import main" in text
    compile(text, "Adeverinte.pyw", "exec")
    assert Path(SCRIPT.parent / "adeverinte.ico").read_bytes()[:4] == b"\0\0\1\0"
