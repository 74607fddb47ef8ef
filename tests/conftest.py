"""What holds for every test: patience on a shared machine; one that is said to raise a code raises it."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

from adeverinta.core.finding import Finding

settings.register_profile(
    "shared",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,  # there a run says the same each time; elsewhere each looks further
)
settings.load_profile("shared")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    """`raises_code("A", "B")`: the test fails where it makes no finding of one of these codes.

    Findings made in worker processes count when they come home; those of a program that is started do not.
    """
    asked = {name for mark in item.iter_markers("raises_code") for name in mark.args}
    if not asked:
        return (yield)
    made, usual = set(), Finding.__new__

    def noted(cls, *args, **named):
        own = usual(cls, *args, **named)
        made.add(own.code)
        return own

    Finding.__new__ = noted
    try:
        result = yield
    finally:
        Finding.__new__ = usual
    assert asked <= made, f"not raised: {', '.join(sorted(asked - made))}; raised: {', '.join(sorted(made))}"
    return result
