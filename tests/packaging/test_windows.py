"""The build of the Windows folder: what goes in, and that the same inputs give the same bytes."""

import hashlib
import importlib.util
import os
import re
import shutil
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


def embeddable(folder):
    """The embeddable zip in small: the library is a zip inside."""
    source = archive(
        folder / "python.zip",
        ["python.exe", "pythonw.exe", "python3.dll", "python313.dll", "python313._pth"],
    )
    library = archive(folder / "library.zip", ["os.pyc", "turtle.pyc", "tkinter/__init__.pyc"])
    with zipfile.ZipFile(source, "a") as made:
        made.write(library, "python313.zip")
    return source


def test_the_lock_is_read_as_windows_reads_it(build):
    names = [name for name, _ in build.pinned("313", build.LEFT_OUT)]
    assert len(names) == len(set(names)), "numpy has a line for each Python"
    assert {"numpy", "uvicorn", "typing-extensions"} <= set(names)
    assert "pandas" not in names
    assert {"pandas", "tzdata"} <= {name for name, _ in build.pinned("313", frozenset())}
    for name, lines in build.pinned("313", build.LEFT_OUT):
        assert len(lines) > 1, f"{name} has no hash"


def test_the_interpreter_looks_at_nothing_else_of_the_computer(build, tmp_path):
    source = embeddable(tmp_path)
    assert build.lay_python(source, tmp_path / "python") == "313"
    assert (tmp_path / "python" / "python313._pth").read_bytes() == b"python313.zip\r\n.\r\n..\\pachete\r\n"


def test_the_library_is_not_packed_by_itself_and_has_no_windows(build, tmp_path):
    build.lay_python(embeddable(tmp_path), tmp_path / "python")
    with zipfile.ZipFile(tmp_path / "python" / "python313.zip") as library:
        assert library.namelist() == ["os.pyc"]
        assert library.infolist()[0].compress_type == zipfile.ZIP_STORED


def test_what_is_left_out_has_a_reason_and_what_is_used_stays(build):
    told = build._LIST
    rules = [*told["files"], told["standard_library"], told["interpreter"]]
    assert all(rule["reason"] and rule["paths"] for rule in rules)
    assert all(told["projects"].values())

    def goes(path):
        return any(build._matches(path, rule) for rule in told["files"])

    used = ["stdnum/ro/cnp.py", "stdnum/util.py", "lxml/etree.pyd"]
    for path in [*used, "adeverinta/tests/a.py", "PIL/Image.py", "numpy/linalg/__init__.py"]:
        assert not goes(path), path
    unused = ["stdnum/de/vat.py", "lxml/objectify.pyd", "numpy/__init__.pyi"]
    for path in [*unused, "numpy/core/tests/test_a.py", "reportlab/fonts/Vera.ttf"]:
        assert goes(path), path
    assert not any(goes(f"a-1.dist-info/licenses/{name}") for name in ("LICENSE", "NOTICE.txt"))


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


@pytest.mark.skipif(shutil.which("makensis") is None, reason="makensis is not installed")
def test_the_same_folder_gives_the_same_installer(build, tmp_path):
    """Whatever the dates of the files and the folder's place."""
    digests = set()
    for number in (1, 2):
        folder = tmp_path / str(number) / "Adeverinte"
        (folder / "python").mkdir(parents=True)
        shutil.copy(SCRIPT.parent / "adeverinte.ico", folder)
        for name in ("python/a.txt", "b.txt"):
            (folder / name).write_text(name, encoding="utf-8")
            os.utime(folder / name, (build.EPOCH + number, build.EPOCH + number))
        digests.add(build.digest(build.installer(folder, tmp_path / f"{number}.exe", "0.1.0")))
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


def test_the_pictures_of_the_page_are_there_and_small():
    text = (ROOT / "docs" / "instalare.md").read_text(encoding="utf-8")
    named = set(re.findall(r"!\[[^\]]+\]\((poze/[^)]+)\)", text))
    there = {f"poze/{path.name}" for path in (ROOT / "docs" / "poze").iterdir()}
    script = (ROOT / "tests" / "tools" / "pictures.py").read_text(encoding="utf-8")
    assert named == there == {f"poze/{name}.png" for name in re.findall(r'kept\(page, "([^"]+)"\)', script)}
    assert all((ROOT / "docs" / name).stat().st_size < 150_000 for name in named)


def test_a_part_that_fails_under_wine_fails_the_check(monkeypatch, capsys):
    monkeypatch.setattr(sys, "path", list(sys.path))
    spec = importlib.util.spec_from_file_location("windows_check", ROOT / "tests/tools/windows/check.py")
    check = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(check)
    assert check._part("demo", lambda: "well")
    assert not check._part("page", lambda: next(iter(())))
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("demo: passed")
    assert second.startswith("page: FAILED")


def test_results_of_the_suite_are_taken_up_again(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "path", [*sys.path, str(ROOT / "tests/tools/windows")])
    suite = importlib.import_module("suite")
    runs = []

    def run_file(place, tree, name):
        runs.append(name)
        bad = ["test_b: broken"] if name.endswith("b.py") and len(runs) < 3 else []
        return suite.Told(passed=2, failed=bad, skipped=suite.Counter({"no links": 1}))

    tree = tmp_path / "Adeverințe" / "verificat" / "tests" / "core"
    for folder in (tree, tmp_path / "rapoarte"):
        folder.mkdir(parents=True)
    for name in ("test_a.py", "test_b.py"):
        (tree / name).write_text("", encoding="utf-8")
    monkeypatch.setattr(suite, "run_file", run_file)
    monkeypatch.setattr(suite, "_awake", lambda place: None)
    monkeypatch.setattr(suite, "_checkout", lambda: "abc1234")
    assert suite.run(tmp_path, ["tests/core"]).failed == ["test_b: broken"]
    sums = suite.run(tmp_path, ["tests/core"], again=True)
    assert runs == ["tests/core/test_a.py", "tests/core/test_b.py", "tests/core/test_b.py"]
    assert (sums.passed, sums.failed, sums.skipped, sums.files) == (4, [], {"no links": 2}, 2)
