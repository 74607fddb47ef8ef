"""Patterns are compiled late: a wrong one must not wait for the file that meets it."""

import re
from pathlib import Path

import pytest

import adeverinta
from adeverinta.core.late_pattern import LatePattern, late

PACKAGE = Path(adeverinta.__file__).parent
_WRITTEN = re.compile(r"^(\w+)(?:: Final)? = late\(", re.MULTILINE)


def _patterns() -> list[tuple[str, str]]:
    return [
        (
            ".".join(("adeverinta", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(
                ".__init__"
            ),
            name,
        )
        for path in sorted(PACKAGE.rglob("*.py"))
        for name in _WRITTEN.findall(path.read_text(encoding="utf-8"))
    ]


def test_every_late_pattern_can_be_compiled():
    known = _patterns()
    assert len(known) > 200
    for module, name in known:
        found = getattr(__import__(module, fromlist=[name]), name)
        assert isinstance(found, LatePattern), (module, name)
        assert isinstance(found.pattern, str | bytes), (module, name)  # asking compiles it


def test_a_late_pattern_is_compiled_once_and_answers_as_the_pattern_does(monkeypatch):
    asked: list[str] = []
    compiled = re.compile

    def counting(written, flags=0):
        asked.append(written)
        return compiled(written, flags)

    monkeypatch.setattr(re, "compile", counting)
    own = late(r"(?P<luna>[a-z]+) (\d{4})", re.IGNORECASE)
    assert not asked
    assert [own.sub(r"\2", text) for text in ("Martie 2026", "mai 2025")] == ["2026", "2025"]
    assert asked == [r"(?P<luna>[a-z]+) (\d{4})"]
    assert own.flags & re.IGNORECASE
    assert own.fullmatch("iunie 2024")["luna"] == "iunie"


def test_what_a_pattern_has_not_is_missed_by_name():
    with pytest.raises(AttributeError):
        late("a").found  # noqa: B018 - asked for on purpose
    assert late(rb"\d").findall(b"1a2") == [b"1", b"2"]
