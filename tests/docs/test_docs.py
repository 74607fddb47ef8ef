"""Documents are held to the code: codes, commands, options, exit codes, columns."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from adeverinta.api.catalogue import CODES, ROOMS, as_markdown
from adeverinta.cli.root import COMMANDS, root
from adeverinta.core.errors import ExitCode
from adeverinta.core.version import VERSION
from adeverinta.payroll.rows import DAY_COLUMNS, MONEY_COLUMNS
from adeverinta.requests.__main__ import renewed
from adeverinta.requests.columns import COLUMNS

ROOT = Path(__file__).parents[2]
SOURCES = {path: path.read_text(encoding="utf-8") for path in (ROOT / "adeverinta").rglob("*.py")}


def test_the_page_of_findings_is_made_from_the_table():
    assert (ROOT / "docs/constatari.md").read_text(encoding="utf-8") == as_markdown()


def test_every_code_of_a_room_stands_in_the_catalogue_once():
    files = {path for path in SOURCES if path.name == "codes.py"}
    assert files == {ROOT.joinpath("adeverinta", *room.split("."), "codes.py") for room in ROOMS}
    made = [
        name for path in files for name in re.findall(r"^([A-Z0-9_]+): Final = Chapter", SOURCES[path], re.M)
    ]
    assert sorted(made) == sorted(CODES)


def test_every_code_is_used_where_it_may_be_raised():
    text = "\n".join(source for path, source in SOURCES.items() if path.name != "codes.py")
    used = set(re.findall(r"\bcodes\.([A-Z][A-Z0-9_]+)|_codes\.([A-Z][A-Z0-9_]+)", text))
    assert [name for name in CODES if (name, "") not in used and ("", name) not in used] == []


NO_CODES = re.compile(
    r"ADEVERINTA_.*|[A-Z][0-9]?_\d+S?|[A-Z]\d_\d+S?"  # variables, fields of the declaration 112
    r"|DAY_COLUMNS|EXPORT_HEADER|JSON_NAME|MONEY_COLUMNS|OF_MONTHS|PROFILE_CHOICES|PROFILE_FIELDS|STATUS_NAMES|TEXT_COLUMNS|WORKBOOK_NAME"
    r"|O_BINARY|SO_EXCLUSIVEADDRUSE|OPENBLAS_NUM_THREADS"
)  # fmt: skip


def test_a_name_of_a_code_that_is_written_out_is_the_name_of_one():
    """The page and the terminal name codes of rooms that they do not import."""
    written = {
        name
        for source in SOURCES.values()
        for name in re.findall(r"\"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\"", source)
        if not NO_CODES.fullmatch(name)
    }
    assert sorted(written - CODES.keys()) == []


@pytest.mark.parametrize("name", sorted(CODES))
def test_a_finding_is_romanian_and_says_what_to_do(name):
    code = CODES[name]
    assert code.remedy.strip()
    assert not re.search("[şţŞŢ]", code.message + code.remedy), "comma-below letters only"
    assert code.message.rstrip().endswith((".", "}"))


def test_commands_and_options_stand_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    context = click.Context(root)
    for name in COMMANDS:
        assert f"adeverinta {name}" in readme
    emite = root.get_command(context, "emite")
    options = [opt for param in emite.params if isinstance(param, click.Option) for opt in param.opts]
    missing = [opt for opt in options if opt not in readme]
    assert missing == []


def test_exit_codes_stand_in_readme_and_guide():
    for page in ("README.md", "docs/ghid.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        for code in ExitCode:
            assert re.search(rf"\b{int(code)}\b", text), (page, code)


def test_every_request_column_stands_in_the_guide():
    guide = (ROOT / "docs/ghid.md").read_text(encoding="utf-8")
    assert guide == renewed(guide), "run: python -m adeverinta.requests docs/ghid.md"
    assert [name for name in COLUMNS if f"`{name}`" not in guide] == []


def test_every_payroll_column_stands_in_the_guide():
    guide = (ROOT / "docs/ghid.md").read_text(encoding="utf-8")
    assert [name for name in (*MONEY_COLUMNS, *DAY_COLUMNS) if f"`{name}`" not in guide] == []


def test_nothing_leans_on_files_outside_the_project():
    forbidden = re.compile(r"\.\./shared|/work/")
    checked = [
        p for p in ROOT.rglob("*") if p.suffix in {".py", ".md", ".yaml", ".toml"} and ".venv" not in str(p)
    ]
    for path in checked:
        if path != Path(__file__):
            assert not forbidden.search(path.read_text(encoding="utf-8", errors="replace")), path


def test_modules_are_small():
    sizes = {path: source.count("\n") for path, source in SOURCES.items()}
    assert [str(path) for path, size in sizes.items() if size > 400] == []
    ordered = sorted(sizes.values())
    assert ordered[len(ordered) // 2] < 150


def test_the_version_is_the_same_everywhere():
    project = re.search(
        r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE
    )
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert project[1] == VERSION
    assert headings[0] == "Unreleased"
    assert headings[1].startswith(f"{VERSION} (")
