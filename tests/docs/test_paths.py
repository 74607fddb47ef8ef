"""Every file of the project that a document names exists, and every module and name of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "adeverinta"
DOCUMENTS = [
    *sorted((ROOT / "docs").glob("*.md")),
    *(ROOT / name for name in ("CONTRIBUTING.md", "README.md")),
]
ROOMS = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
OURS = ROOMS | {"adeverinta", "docs", "packaging", "samples", "templates", "tests", ".ci"}
"""First folders of the project's own paths: the rooms, and what stands beside the package."""
_CODE = re.compile(r"`([^`\n]+)`")
_PATH = re.compile(r"(?<![\w./-])(?:[\w.-]+/)+[\w.*-]*")
_DOTTED = re.compile(r"(?:adeverinta\.)?([a-z]\w*(?:\.\w+)+)")
_LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)[^)]*\)")


def wrong_in(text):
    """Paths and dotted names in code marks that are ours by their first word and stand nowhere.

    A name with `my_` is the reader's to make (docs/recipes.md).
    """
    found = []
    for code in _CODE.findall(text):
        for path in _PATH.findall(code):
            if path.partition("/")[0] in OURS and "my_" not in path.lower() and not any(_there(path)):
                found.append(path)
        dotted = _DOTTED.fullmatch(code.partition("(")[0])
        if dotted and dotted[1].partition(".")[0] in ROOMS and not _named(dotted[1].split(".")):
            found.append(dotted[0])
    return found


def _there(path):
    return [found for base in (ROOT, PACKAGE) for found in base.glob(path.rstrip("/"))]


def _named(parts):
    """Whether a dotted name is a module, or a word that its module has."""
    place = PACKAGE
    for at, part in enumerate(parts):
        if (place / part).is_dir():
            place /= part
            continue
        if (place / f"{part}.py").is_file():
            place, rest = place / f"{part}.py", parts[at + 1 :]
        else:
            place, rest = place / "__init__.py", parts[at:]
        source = place.read_text(encoding="utf-8")
        return all(re.search(rf"\b{re.escape(name)}\b", source) for name in rest)
    return True


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_named_file_and_module_exists(document):
    assert wrong_in(document.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(document):
    links = _LINK.findall(document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_what_does_not_exist_is_told():
    text = "`payroll/nowhere.py` `tests/no.py` `core.money.NOTHING` `run.batch`"
    text += " `core/money.py` `core.money.ROUNDING`"
    assert wrong_in(text) == ["payroll/nowhere.py", "tests/no.py", "core.money.NOTHING", "run.batch"]


def test_the_picture_names_every_room():
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    picture = text.split("```")[1]
    assert [room for room in sorted(ROOMS) if not re.search(rf"\b{room}\b", picture)] == []
    wings = {
        path.name
        for room in ("payroll", "forms")
        for path in (PACKAGE / room).glob("*/")
        if (path / "__init__.py").is_file()
    }
    assert [wing for wing in sorted(wings) if f"{wing}/" not in picture] == []


def test_hooks_before_a_commit_call_the_tools_of_the_project():
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    hooks = [(repo["repo"], hook) for repo in config["repos"] for hook in repo["hooks"]]
    assert {repo for repo, _ in hooks} == {"local"}
    assert {hook["language"] for _, hook in hooks} == {"system"}
    pinned = (ROOT / ".ci/requirements-dev.lock").read_text(encoding="utf-8")
    package = {"lint-imports": "import-linter"}
    tools = {hook["entry"].split()[0] for _, hook in hooks}
    assert tools == {"ruff", "mypy", "lint-imports"}
    assert [tool for tool in sorted(tools) if f"\n{package.get(tool, tool)}==" not in pinned] == []
