"""What each command loads: a library that a command has no use for is not even looked at."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.benchmarks.cases.start import COLD, LEAN
from tests.firm import ANA

LIBRARIES = {
    "PIL", "deflate", "filelock", "holidays", "lxml", "msoffcrypto", "numpy", "olefile", "openpyxl", "pandas",
    "pikepdf", "platformdirs", "python_calamine", "reportlab", "segno", "sqlite3", "stdnum", "yaml",
}  # fmt: skip
RUN = "import sys; from adeverinta.cli import root; code = root._run(sys.argv[1:]); "
SHOW = "print('\\nmodules:', *sys.modules)"


def modules(code: str, *args: object) -> set[str]:
    """What stands in `sys.modules` at the end of a program of its own."""
    words = [sys.executable, "-c", code, *map(str, args)]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(words, capture_output=True, encoding="utf-8", env=environment, check=True)
    return set(done.stdout.split("modules:")[1].split())


def loaded(*args: object) -> set[str]:
    """The libraries that a command which ends well has loaded."""
    found = modules(f"{RUN}assert not code; {SHOW}", *args)
    return {name.split(".")[0] for name in found} & LIBRARIES


def test_help_loads_click_and_the_command_line_only():
    found = modules(f"{RUN}{SHOW}", "--help")
    assert not {name.split(".")[0] for name in found} & LIBRARIES
    rooms = {name.split(".")[1] for name in found if name.startswith("adeverinta.")}
    assert rooms == {"cli", "core", "system"}


@pytest.mark.parametrize(
    "command", ["demo", "citeste", "emite", "una", "explica", "registru", "verifica", "formulare", "reguli"]
)
def test_the_help_of_a_command_loads_no_library(command):
    assert loaded(command, "--help") == set()


def test_forms_and_rules_are_read_with_yaml_only():
    assert loaded("formulare") == {"yaml"}
    assert loaded("reguli") == {"yaml"}


def test_the_register_is_shown_without_what_reads_and_writes_tables(firm):
    assert firm.emite() == 0
    register, pdf = firm.folder / "registru.sqlite", firm.folder / "iesire" / firm.certificate()["pdf"]
    assert loaded("registru", "lista", "--registru", register) == {"filelock", "sqlite3"}
    assert loaded("registru", "verifica", "--registru", register) == {"filelock", "sqlite3"}
    assert loaded("verifica", pdf) <= {"sqlite3", "yaml"}
    assert loaded("verifica", pdf, "--registru", register) <= {"filelock", "sqlite3", "yaml"}


@pytest.fixture(scope="module")
def bare() -> set[str]:
    return modules(f"import sys; {LEAN}; {SHOW}")


@pytest.mark.parametrize("command", ["emite", "una"])
def test_one_certificate_loads_what_its_benchmark_says(firm, bare, command):
    """The bare interpreter of P10 imports what a run loads: nothing besides, and no library less."""
    asked = firm.folder / "cereri.csv"
    person = [ANA, "14.03.2026"]
    asked.write_text("cnp;data_nasterii_copilului\n" + ";".join(person) + "\n", encoding="utf-8")
    words = ["--cereri", asked] if command == "emite" else ["--cnp", person[0], "--nastere", person[1]]
    words += ["--angajator", firm.folder / "angajator.toml", "--iesire", firm.folder / "iesire"]
    run = modules(f"{RUN}{SHOW}", command, firm.exports, *words, "--la-data", "2026-11-22")
    assert (firm.folder / "iesire" / "centralizator.xlsx").exists()
    assert sorted(bare - run) == []
    libraries = {name.split(".")[0] for name in run} & LIBRARIES
    assert libraries == {name.split(".")[0] for name in bare} & LIBRARIES


def test_the_yardstick_has_the_library_of_legal_holidays_besides(bare):
    more = modules(f"import sys; {COLD}; {SHOW}") - bare
    assert more
    assert "holidays" in more


def test_a_form_is_compiled_for_what_is_printed_only(firm):
    """The line of a replaced certificate changes the form: it is tried only in runs that may replace one."""
    from adeverinta.forms.stamp import skeleton

    firm.requests([{"cnp": ANA, "data_nasterii_copilului": "14.03.2026"}])
    skeleton._skeleton.cache_clear()
    assert firm.emite() == 0
    assert skeleton._skeleton.cache_info().misses == 1
    skeleton._skeleton.cache_clear()
    assert firm.emite("--inlocuieste", "toate") == 0
    assert skeleton._skeleton.cache_info().misses == 2
