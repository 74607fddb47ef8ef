"""Every code is raised by a test: by its smallest bad input here, or by one that is marked with it.

`tests/conftest.py` holds a marked test to its mark, `test_broken.py` a folder to its name.
"""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from adeverinta.api.catalogue import CODES
from adeverinta.core.finding import finding
from adeverinta.sources.codes import FISIER_GOL
from tests.conftest import pytest_runtest_call

TESTS = Path(__file__).parents[1]
MARK = re.compile(r"pytest\.mark\.raises_code\(([^)]*)\)")


def raised():
    """The codes of the folders and of the marks."""
    names = [path.parent.name for path in Path(__file__).parent.glob("*/cere")]
    for path in TESTS.rglob("test_*.py"):
        for names_of_one in MARK.findall(path.read_text(encoding="utf-8")):
            names += re.findall(r'"(\w+)"', names_of_one)
    return names


def test_every_code_is_raised_by_a_test():
    assert sorted(CODES.keys() - set(raised())) == []


def test_every_mark_names_a_code():
    assert sorted(set(raised()) - CODES.keys()) == []


@pytest.mark.parametrize("asked", [("FISIER_GOL",), ("FISIER_GOL", "FISIER_HTML")])
def test_a_marked_test_that_does_not_raise_its_code_fails(asked):
    """The hook itself, around a test that raises FISIER_GOL only."""
    mark = SimpleNamespace(args=asked)
    around = pytest_runtest_call(SimpleNamespace(iter_markers=lambda _name: [mark]))
    next(around)
    finding(FISIER_GOL, fisier="a.csv")
    with pytest.raises((AssertionError, StopIteration)) as end:
        around.send(None)
    wrong = asked[1:]
    assert isinstance(end.value, AssertionError if wrong else StopIteration)
    assert not wrong or "not raised: FISIER_HTML; raised: FISIER_GOL" in str(end.value)
    assert finding(FISIER_GOL, fisier="b.csv").code == "FISIER_GOL", "a finding is made as usual again"
