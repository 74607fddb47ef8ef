"""Data stays data: no path, formula or code from names, profiles, templates; no CNP shown; locked dependencies."""
# ruff: noqa: E501 - lists of hostile texts and parameters of commands

from __future__ import annotations

import ast
import csv
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from adeverinta.cli import root
from adeverinta.core.errors import Stop
from adeverinta.forms import load
from tests import firm

ROOT = Path(__file__).parents[1]
HOSTILE = [
    "../../etc/passwd", "..\\..\\windows\\system32", "/etc/shadow", "C:\\Windows\\win.ini", "\\\\server\\share\\x",
    "~root", "$HOME", "$(touch x)", "`id`", "; rm -rf .", "| cat", "&& echo", "%COMSPEC%", "${jndi:ldap://x}",
    "{{7*7}}", "{numar.__class__}", "{0.__globals__}", "%s%n", "CON", "nul.txt", "COM1", "LPT9.pdf", "aux",
    "-rf", "--iesire", "@raspuns", ".", "..", "...", ".ascuns", "a/b/c", "a:b", "nume.pdf", "nume.exe",
    "=1+1", "+1", "-1+1", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "=cmd|' /C calc'!A0", "=DDE(\"a\";\"b\";\"c\")",
    "|calc", "%0A", "\t=1+1", "'=1+1", "\"=1+1", "=IMPORTXML(\"http://x\")", "＝1+1",
    "<script>alert(1)</script>", "<!ENTITY x SYSTEM 'file:///etc/passwd'>", "&xxe;", "]]>", "<?xml?>", "_x000D_=1",
    "') endstream", "(\\) Tj ET", ">> endobj", "%%EOF", "/AdeverintaNumar(9)", "/AdeverintaSigiliu(0)",
    "'; DROP TABLE entries; --", "\" OR 1=1", "Robert'); DELETE FROM events;--", "x" * 40, "Ana\u202egpj.exe",
    "Ana\u200bMaria", "Ştefan\u0327", "ﬁ", "Ａna", "İstanbul", "ß", "O'Neil", "Łucja", "Țuțea-Șerban", "null", "None",
    "NaN", "0", "-0", "1e999", "true", "__proto__",
]  # fmt: skip


def test_hostile_names_stay_text(tmp_path, capsys):
    firm.of_many(tmp_path, len(HOSTILE))
    with (tmp_path / "cereri.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";", quoting=csv.QUOTE_ALL)
        writer.writerow(["cnp", "data_nasterii_copilului", "nume", "prenume", "strada", "scop"])
        writer.writerows(
            [firm.person(index), "14.03.2026", name, name, name, name] for index, name in enumerate(HOSTILE)
        )
    inside, output = tmp_path / "in", tmp_path / "in" / "iesire"
    inside.mkdir()
    before = set(tmp_path.rglob("*"))
    args = ["emite", tmp_path / "state.csv", "--cereri", tmp_path / "cereri.csv", "--iesire", output]
    args += ["--angajator", tmp_path / "angajator.toml", "--registru", inside / "r.sqlite", "--un-singur-pdf"]
    assert root._run([str(arg) for arg in [*args, "--la-data", "2026-11-22"]]) in (0, 1)
    shown = capsys.readouterr()
    assert not re.search(r"(?<!\d)\d{13}(?!\d)", shown.out + shown.err)
    written = {path for path in tmp_path.rglob("*") if path.is_file()} - before
    assert all(path.is_relative_to(inside) for path in written)
    pdfs = list((output / "adeverinte").iterdir())
    assert len(pdfs) > len(HOSTILE) * 0.8
    assert all(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]*\.pdf", path.name) for path in pdfs)
    firm_check(output, inside / "r.sqlite")
    for name in ("r.xlsx", "r.pdf"):
        args = ["registru", "exporta", "--iesire", inside / name, "--registru", inside / "r.sqlite"]
        assert root._run([str(arg) for arg in args]) == 0
    for book in (output / "centralizator.xlsx", inside / "r.xlsx"):
        assert_no_formula(book)


def firm_check(output, register):
    """The register holds what was written, whatever the names say."""
    from adeverinta.forms.paper.seal import inspect
    from adeverinta.registry import NumberRegister

    with NumberRegister.open(register, employer="99000000") as opened:
        assert opened.walk().broken == ()
        issued = opened.entries()
    numbers = {inspect((output / entry.pdf).read_bytes()).number for entry in issued}
    assert numbers == {str(entry.number) for entry in issued}


def assert_no_formula(path):
    for sheet in openpyxl.load_workbook(path):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                if isinstance(cell.value, str) and cell.value[:1] in ("=", "+", "@", "-", "\t"):
                    assert cell.quotePrefix, cell.value
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            assert not re.search(rb"<f[ >]|externalLink|ddeLink", book.read(name)), name


@pytest.mark.parametrize(
    "code", ["../icc-hg52", "/etc/passwd", "icc-hg52.yaml", "..", "", "nul", "icc-hg52\x00"]
)
def test_a_form_is_one_of_the_list(tmp_path, code):
    firm.of_many(tmp_path, 1)
    args = [
        "emite",
        tmp_path / "state.csv",
        "--cereri",
        tmp_path / "cereri.csv",
        "--ciorna",
        "--la-data",
        "2026-11-22",
    ]
    args += ["--angajator", tmp_path / "angajator.toml", "--iesire", tmp_path / "x", "--formular", code]
    assert root._run([str(arg) for arg in args]) == 2


def test_templates_run_nothing(tmp_path):
    bad = (ROOT / "templates/icc-hg52.yaml").read_text(
        "utf-8"
    ) + f"\nx: !!python/object/apply:os.system ['touch {tmp_path / 'scris'}']\n"
    (tmp_path / "rau.yaml").write_text(bad, "utf-8")
    with pytest.raises(Stop, match=r"rau\.yaml"):
        load("rau", tmp_path)
    assert not (tmp_path / "scris").exists()


@pytest.mark.parametrize(
    "text", ["{numar.__class__.__mro__}", "{numar!r}", "{numar:>99999999}", "{0}", "{numar}{data.year}"]
)
def test_number_formats_reach_nothing(tmp_path, text):
    from datetime import date

    from adeverinta.registry import format_number
    from adeverinta.requests import read_employer

    path = tmp_path / "a.toml"
    path.write_text(firm.profile() + f"[registru]\nformat = '{text}'\n", "utf-8")
    with pytest.raises(Stop):
        format_number(read_employer(path)[0].numar_format, 1, date(2026, 1, 1))


def test_the_package_evaluates_nothing():
    forbidden = {"eval", "exec", "compile", "__import__"}
    modules = {
        "pickle",
        "shelve",
        "marshal",
        "subprocess",
        "socket",
        "http",
        "urllib.request",
        "requests",
        "ctypes",
    }
    may = {
        "web/server.py": {"socket"},  # the page, on 127.0.0.1 only (tests/web/test_door.py)
        "cli/fereastra.py": {"ctypes"},  # a message box of Windows, where there is no console
        "cli/terminal.py": {"ctypes"},  # Windows calls NUL a terminal: its console is asked for
        "sources/formats/pdf.py": {"ctypes"},  # where a letter stands is told by the library's C interface
        "finish/timestamp.py": {"urllib.request"},  # `semneaza --tsa URL`, and nothing else
    }
    for path in (ROOT / "adeverinta").rglob("*.py"):
        allowed = may.get(path.relative_to(ROOT / "adeverinta").as_posix(), set())
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in forbidden, path
            if isinstance(node, ast.Import):
                imported = {item.name for item in node.names} - allowed
                assert not modules & imported, path
            if isinstance(node, ast.ImportFrom) and not node.level:
                assert node.module not in modules, path
            if isinstance(node, ast.Attribute) and node.attr in {
                "system",
                "popen",
                "unsafe_load",
                "full_load",
            }:
                raise AssertionError(path)


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_every_dependency_is_locked_by_hash(name):
    text = (ROOT / ".ci" / name).read_text("utf-8").replace("\\\n", " ")
    pinned = [line for line in text.splitlines() if line and not line.lstrip().startswith(("#", "--"))]
    assert len(pinned) > 10
    assert all("==" in line and "--hash=sha256:" in line for line in pinned)
    assert "--require-hashes" in (ROOT / ".ci/run").read_text("utf-8")
