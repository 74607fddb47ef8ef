"""Records of many fields are made by keyword: two texts side by side are soon exchanged and no type says so."""

import ast
from collections.abc import Iterator
from pathlib import Path

import adeverinta

PACKAGE = Path(adeverinta.__file__).parent
MANY = 6
"""From so many fields on."""
IN_A_ROW = 3
"""So many of them may stand without their name: what a thing is called, where it is."""
TABLES = {"requests/fields.py", "web/accept_boxes.py", "web/employer_page.py"}
"""Files that are a table: one record a line, its first columns in their order."""
DRAWN = "forms/"
"""Strokes and boxes on paper, made by the hundred thousand: x, y, width and height in their order."""


def records() -> dict[tuple[str, str], int]:
    """How many fields each record has, by module and name."""
    found = {}
    for path in PACKAGE.rglob("*.py"):
        module = ".".join(("adeverinta", *path.relative_to(PACKAGE).with_suffix("").parts))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and _is_record(node):
                found[module, node.name] = sum(isinstance(line, ast.AnnAssign) for line in node.body)
    return found


def _is_record(node: ast.ClassDef) -> bool:
    told = [ast.unparse(each) for each in (*node.bases, *node.decorator_list)]
    return any(text == "NamedTuple" or text.startswith("dataclass") for text in told)


def by_place(path: Path, known: dict[tuple[str, str], int]) -> Iterator[str]:
    """Calls that give too many fields by their place."""
    module = ".".join(("adeverinta", *path.relative_to(PACKAGE).with_suffix("").parts))
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {name: (where, name) for where, name in known if where == module}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {each.asname or each.name: (node.module, each.name) for each in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            fields = known.get(names.get(node.func.id, ("", "")), 0)
            if fields >= MANY and len(node.args) > IN_A_ROW:
                yield f"{path.relative_to(PACKAGE).as_posix()}:{node.lineno} {node.func.id}"


def test_records_of_many_fields_are_made_by_keyword():
    known = records()
    assert max(known.values()) > MANY
    files = [(path, path.relative_to(PACKAGE).as_posix()) for path in sorted(PACKAGE.rglob("*.py"))]
    wrong = [
        line
        for path, name in files
        if name not in TABLES and not name.startswith(DRAWN)
        for line in by_place(path, known)
    ]
    assert wrong == []
