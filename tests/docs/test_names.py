"""Names: no file and no class is called like another that means something else, no face hides a module."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest

import adeverinta

PACKAGE = Path(adeverinta.__file__).parent
SAME = frozenset({"__init__", "__main__", "codes"})
"""Siblings on purpose: each room's face, what runs it, and the codes it raises."""
MODULES = {path: ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


def _twice(names: list[tuple[str, Path]]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, path in names:
        found[name].append(str(path.relative_to(PACKAGE)))
    return {name: paths for name, paths in found.items() if len(paths) > 1}


def test_no_file_name_stands_twice() -> None:
    names = [(path.stem, path) for path in MODULES if path.stem not in SAME]
    assert len(names) > 300
    assert not _twice(names)


def test_no_class_name_stands_twice() -> None:
    names = [
        (node.name, path)
        for path, tree in MODULES.items()
        for node in tree.body
        if isinstance(node, ast.ClassDef)
    ]
    assert len(names) > 300
    assert not _twice(names)


def test_no_face_gives_a_function_with_the_name_of_one_of_its_modules() -> None:
    """`from adeverinta.room import name` must mean one thing."""
    hidden = []
    for path, tree in MODULES.items():
        if path.stem != "__init__":
            continue
        own = {other.stem for other in path.parent.glob("*.py")} | {
            other.name for other in path.parent.iterdir() if (other / "__init__.py").exists()
        }
        room = ".".join(path.parent.relative_to(PACKAGE.parent).parts)
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module and node.module != room:
                given = {alias.asname or alias.name for alias in node.names}
                hidden += [f"{room}.{name}" for name in sorted(given & own)]
    faces = [path for path in MODULES if path.stem == "__init__"]
    assert len(faces) > 15
    # the front door: this room can itself be called
    assert hidden == ["adeverinta.requests"]


def _imported(path: Path, tree: ast.AST) -> set[str]:
    """The rooms that a module imports."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "adeverinta":
            inner = node.module.split(".")[1:2] or [alias.name for alias in node.names]
            found |= set(inner)
    return {room for room in found if (PACKAGE / room / "__init__.py").exists()} - {
        path.relative_to(PACKAGE).parts[0]
    }


ROOMS = sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_what_it_takes_gives_and_may_import(room: str) -> None:
    """`every room but a, b` or a list; what is imported is named there."""
    said = ast.get_docstring(MODULES[PACKAGE / room / "__init__.py"]) or ""
    if room not in ("core", "cli"):  # words, and a program: nothing is taken and given
        assert "Takes:" in said
        assert "Gives:" in said
    allowed = said.partition("May import:")[2]
    assert allowed, room
    named = {other for other in ROOMS if re.search(rf"\b{other}\b", allowed.split("knows nothing")[0])}
    if "every room but" in allowed:
        named = set(ROOMS) - named
    used = {
        other
        for path, tree in MODULES.items()
        if path.relative_to(PACKAGE).parts[0] == room
        for other in _imported(path, tree)
    }
    assert used <= named, used - named


def test_pages_that_are_loaded_late_are_there() -> None:
    """The routes of the page name their modules as text, which no type check sees."""
    named = re.findall(r'_later\("(\w+)", "(\w+)"\)', (PACKAGE / "web" / "app.py").read_text("utf-8"))
    assert len(named) > 40
    for module, name in named:
        tree = MODULES[PACKAGE / "web" / f"{module}.py"]
        given = {getattr(node, "name", "") for node in tree.body}
        assert name in given, (module, name)
