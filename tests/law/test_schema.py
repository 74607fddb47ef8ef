"""Every data file passes the schema, and every rule of the schema is broken once."""

import copy
from datetime import date

import pytest

from adeverinta.law.loader import DATA, read_raw
from adeverinta.law.schema import problems, problems_of_all

GOOD = {
    "title": "Titlu",
    "group": "contributii",
    "key": "luna",
    "unit": "lei",
    "last_checked": date(2026, 11, 22),
    "verified_to": date(2026, 12, 31),
    "values": [
        {
            "from": date(2007, 1, 1),
            "to": date(2007, 12, 31),
            "value": "390",
            "label": "RECALLED",
            "source": "fără sursă",
            "act": None,
            "article": None,
            "published": None,
            "null_reason": "negasit",
        },
        {
            "from": date(2008, 1, 1),
            "to": None,
            "value": "500",
            "label": "VERIFIED-law",
            "source": "un text",
            "act": "HG 1/2008",
            "article": "art. 1",
            "published": "M.Of. 1/2008",
        },
    ],
}


def test_all_files_pass():
    assert problems_of_all() == []


def test_there_are_files_and_their_names_are_plain():
    names = [path.stem for path in DATA.glob("*.yaml")]
    assert len(names) > 90
    assert all(name.isascii() and name == name.lower() for name in names)


def test_the_good_example_is_good():
    assert problems(GOOD) == []


def put(number, **changes):
    def change(raw):
        raw["values"][number].update(changes)

    return change


def drop(number, name):
    def change(raw):
        del raw["values"][number][name]

    return change


def head(**changes):
    return lambda raw: raw.update(changes)


BROKEN = [
    ("missing field title", head(title="")),
    ("missing field values", head(values=[])),
    ("missing field verified_to", lambda raw: raw.pop("verified_to")),
    ("unknown field extra", head(extra=1)),
    ("unknown key an", head(key="an")),
    ("last_checked is not a date", head(last_checked="ieri")),
    ("missing field source", drop(1, "source")),
    ("missing field article", drop(1, "article")),
    ("missing field to", drop(1, "to")),
    ("unknown field nota", put(1, nota="x")),
    ("no source", put(1, source="")),
    ("unknown label SIGUR", put(1, label="SIGUR")),
    ("act, article, published null without a reason", drop(0, "null_reason")),
    ("article null without a reason", put(1, article=None)),
    ("null without a reason", put(0, null_reason="uitat")),
    ("a reason for a null that is not there", put(1, null_reason="negasit")),
    ("an empty text stands for a null", put(1, article="")),
    ("an article or a publication without its act", put(0, article="art. 1")),
    ("gap after the one before", put(1, **{"from": date(2008, 1, 2), "first_month": "2008-01"})),
    ("overlap with the one before", put(1, **{"from": date(2007, 12, 1)})),
    ("overlap, the one before has no end", put(0, to=None)),
    ("ends before it starts", put(0, to=date(2006, 12, 31))),
    ("from or to is not a date", put(0, to="2007")),
    ("only births may have no first day", put(0, **{"from": None})),
    ("starts inside a month without first_month", put(1, **{"from": date(2008, 1, 2)})),
    (
        "first_month is neither the month it starts in nor the next",
        put(1, **{"from": date(2008, 1, 2), "first_month": "2008-03"}),
    ),
    ("an unknown value without a note", put(0, value=None)),
    ("a float, which is not exact", put(0, value=0.25)),
    ("a float, which is not exact", put(0, value={"a": ["1", 0.5]})),
    ("words that do not say the numbers", put(1, words="un salariu")),
    ("words that do not say the numbers", put(1, words="")),
    ("words that do not say the numbers", put(1, value={"a": "10/100", "b": 1063}, words="10 % și 1063 lei")),
    ("unknown rounding half_leu", lambda raw: (raw.update(group="rotunjire"), put(0, value="half_leu")(raw))),
    ("switch and alternatives go together", put(1, switch="minim_2024")),
    ("unknown switch altul", put(1, switch="altul", alternatives={"a": "1"})),
    (
        "the alternatives are not those of the switch",
        put(1, switch="minim_2024", alternatives={"1700": "1700"}),
    ),
    ("cedilla letters", put(1, source="aceeaşi")),
]


@pytest.mark.parametrize(
    ("expected", "change"), BROKEN, ids=[f"{n}-{b[0][:40]}" for n, b in enumerate(BROKEN)]
)
def test_a_broken_file_is_named(expected, change):
    raw = copy.deepcopy(GOOD)
    change(raw)
    assert any(expected in text for text in problems(raw)), problems(raw)


def test_not_even_a_mapping():
    assert problems(["x"]) == ["not a mapping"]


def test_the_file_is_named(tmp_path):
    text = (DATA / "icc_maxim.yaml").read_text(encoding="utf-8").replace("null_reason: negasit", "note2: x")
    (tmp_path / "icc_maxim.yaml").write_text(text, encoding="utf-8")
    assert problems_of_all(tmp_path)[0].startswith("icc_maxim.yaml: value 1: ")


def test_the_yaml_dates_are_dates():
    assert read_raw(DATA / "icc_cass.yaml")["values"][0]["from"] == date(2025, 8, 1)
