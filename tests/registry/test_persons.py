"""A parent's certificates are found by an index: one number more costs the same in a large register."""

import sqlite3
from datetime import date
from itertools import pairwise

import pytest

from adeverinta.registry import NumberRegister, NumberWanted, queries

DAY, MARCH, MAY = date(2026, 11, 22), date(2026, 3, 14), date(2027, 5, 2)


def want(cnp, birth=MARCH, key=""):
    return NumberWanted(key or f"{cnp}-{birth}", "f", "icc-hg52", "Pop Ana", cnp, birth, DAY)


def issue(register, *wanted):
    entries = register.reserve_many(wanted)
    return register.confirm_many([(entry, f"{entry.number}.pdf", "a" * 64) for entry in entries])


@pytest.fixture
def path(tmp_path):
    return tmp_path / "registru.sqlite"


def without_index(path):
    """As registers were made before."""
    db = sqlite3.connect(path)
    db.execute("DROP INDEX entries_person")
    db.commit()
    db.close()


def plan(path):
    db = sqlite3.connect(path)
    found = " ".join(
        row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {queries._BIRTHS}", ("1" * 13, "123", ""))
    )
    db.close()
    return found


def test_a_parents_births_are_those_in_force_of_this_employer_and_series(path):
    with NumberRegister.open(path, employer="RO 123") as register:
        first, second, other = issue(register, want("1" * 13), want("1" * 13, MAY), want("2" * 13))
        assert register.births("1" * 13) == [
            (first.id, MARCH, first.label),
            (second.id, MAY, second.label),
        ]
        register.reserve_many([want("2" * 13, MAY)])  # no certificate yet
        assert register.births("2" * 13) == [(other.id, MARCH, other.label)]
        register.annul(first.number, first.year, "greșit")
        assert [at for at, *_ in register.births("1" * 13)] == [second.id]
        assert register.births("3" * 13) == []
    for more in ({"employer": "RO 456"}, {"employer": "RO 123", "series": "B"}):
        with NumberRegister.open(path, **more) as register:
            assert register.births("1" * 13) == []


def test_a_register_made_before_gets_the_index_with_its_next_number(path):
    with NumberRegister.open(path, employer="RO 123") as register:
        issue(register, want("1" * 13))
    assert "entries_person" in plan(path)
    without_index(path)
    assert "entries_person" not in plan(path)
    with NumberRegister.open(path, employer="RO 123") as register:
        register.require_whole()
        assert len(register.births("1" * 13)) == 1, "found without it too"
        issue(register, want("1" * 13, MAY))
        assert not register.walk().broken
        assert len(register.births("1" * 13)) == 2
    assert "entries_person" in plan(path)
    with NumberRegister.open(path, employer="RO 123", readonly=True) as register:
        register.require_whole()


def test_what_one_number_costs_does_not_grow_with_the_register(path):
    with NumberRegister.open(path, employer="RO 123") as register:
        steps = []
        for size in (0, 300, 600):
            issue(register, *[want(f"{size + at:013}") for at in range(300)])
            count = 0

            def counted():
                nonlocal count
                count += 1

            register._store.db.set_progress_handler(counted, 10)
            issue(register, want("9" * 13, date(2000, 1, 1 + len(steps))))
            register.births("9" * 13)
            register._store.db.set_progress_handler(None, 0)
            steps.append(count)
        assert all(after < before * 1.25 for before, after in pairwise(steps)), steps
