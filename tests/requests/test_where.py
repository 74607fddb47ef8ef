"""A sentence about a cell of a request says where also when the request is from no file."""

from __future__ import annotations

import ast
from pathlib import Path

import adeverinta as ad
from adeverinta.api.catalogue import CODES
from adeverinta.requests import field_cells
from adeverinta.requests.fields import FIELDS

ROOM = Path(field_cells.__file__).parent


def raised_by_cells():
    """The codes in the arguments of `cells.report` and, inside `Cells`, of `self.report` and its readers."""
    for path in sorted(ROOM.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            owner = node.func.value
            cells = isinstance(owner, ast.Name) and (
                owner.id == "cells" or (owner.id == "self" and path.stem == "field_cells")
            )
            for part in ast.walk(node) if cells else ():
                if isinstance(part, ast.Attribute) and ast.unparse(part.value) == "codes":
                    yield part.attr


def test_no_code_of_a_cell_asks_for_the_source():
    names = {*raised_by_cells(), *(field.code.name for field in FIELDS)}
    assert len(names) > 20
    assert {"DATA_NASTERII_LIPSA", "CNP_COPIL_INVALID", "DATA_AMBIGUA", "VALOARE_NECUNOSCUTA"} <= names
    for name in sorted(names):
        text = CODES[name].message + CODES[name].remedy
        assert "{sursa}" not in text, name


def test_a_request_of_a_program_has_whole_sentences():
    request = ad.Request(
        "285", "2026-13-45", copil1_cnp="1", icc_de_la="x", venit_luna_nasterii="1.000", recalculare="z"
    )
    assert len(request.findings) > 3
    for item in request.findings:
        assert "()" not in item.message
        assert ": ." not in item.message
        assert "în cerere" in item.message
