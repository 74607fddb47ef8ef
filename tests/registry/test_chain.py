"""The history: whole after any use, broken by any change behind the program's back; old registers renewed."""
# ruff: noqa: E501 - statements of SQL read better on one line

import sqlite3
import time
from dataclasses import replace
from datetime import date

import pytest

from adeverinta.core.errors import OutputStop
from adeverinta.registry import (
    EntryStatus,
    NumberRegister,
    NumberWanted,
    facts_digest,
    facts_json,
    request_key,
)
from adeverinta.registry.entries import sha256

DAY = date(2026, 11, 22)
BIRTH = date(2026, 3, 14)
TABLES = ("entries", "events", "kept")


def want(who=1, total="1,00", **more):
    facts = {"total": total}
    key = request_key("123", f"{who:013}", BIRTH, "icc-hg52")
    return NumberWanted(
        key, facts_digest(facts), "icc-hg52", "Pop Ana", f"{who:013}", BIRTH, DAY, facts_json(facts), **more
    )


@pytest.fixture
def path(tmp_path):
    return tmp_path / "r.sqlite"


def opened(path):
    return NumberRegister.open(path, employer="123", author="ana")


def filled(path):
    """Issued, reserved, annulled, replaced and copied entries."""
    with opened(path) as register:
        text = '["regula"]'
        items = [want(who, kept={sha256(text): text}, details='{"emitent":"Ana"}') for who in range(1, 6)]
        entries = register.reserve_many(items)
        register.confirm_many([(entry, f"{entry.number}.pdf", f"d{entry.number}") for entry in entries[:4]])
        register.annul(2, 2026, "greșită")
        new = register.reserve_many([want(3, "2,00", replaces=entries[2].id)])[0]
        register.confirm(new, "6.pdf", "d6")
        register.copied(new, "d6b")
        return register.walk()


def tampered(path, statement):
    db = sqlite3.connect(path)
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER {name}")
    db.execute("PRAGMA ignore_check_constraints = ON")
    changed = db.execute(statement).rowcount
    db.commit()
    db.close()
    assert changed > 0


def test_a_register_in_use_is_whole(path):
    found = filled(path)
    assert (found.entries, found.broken) == (6, ())
    assert found.events == 6 + 5 + 2 + 1
    with opened(path) as register:
        assert register.walk() == found
        old, new = register.find(3, 2026), register.find(6, 2026)
        assert (old.status, old.reason) == (EntryStatus.ANNULLED, "înlocuită de nr. 6/2026")
        assert register.successor(old) == new
        assert register.replaced(new) == old
        assert register.by_file("d6") == register.by_file("d6b") == new
        assert register.by_file("none") is None


def columns():
    db = sqlite3.connect(":memory:")
    from adeverinta.registry import database

    db.executescript(database.SCHEMA)
    return [(table, row[1]) for table in TABLES for row in db.execute(f"PRAGMA table_info({table})")]


@pytest.mark.parametrize(("table", "column"), columns())
@pytest.mark.parametrize("row", ["min", "max"])
def test_any_changed_column_of_any_row_is_found(path, table, column, row):
    filled(path)
    key = {"entries": "id", "events": "seq", "kept": "digest"}[table]
    numeric = column in {"id", "seq", "number", "year", "entry_id", "replaces"}
    value = f"coalesce({column}, 0) + 77" if numeric else f"coalesce({column}, '') || 'x'"
    where = f"{key} = (SELECT {row}({key}) FROM {table})"
    tampered(path, f"UPDATE {table} SET {column} = {value} WHERE {where}")
    try:
        register = opened(path)
    except OutputStop:  # the file's own rules already refuse it
        return
    with register:
        assert register.walk().broken


@pytest.mark.parametrize(
    "statement",
    [
        *(f"DELETE FROM entries WHERE id = {n}" for n in range(1, 7)),
        *(f"DELETE FROM events WHERE seq = {n}" for n in range(1, 15)),
        "DELETE FROM events",
        "UPDATE entries SET status = 'emisa' WHERE id = 2",
        "UPDATE entries SET reason = 'alt motiv' WHERE id = 2",
        (
            "INSERT INTO entries SELECT 77, employer, year, series, 77, status, 'k', facts_digest, facts, form,"
            " nume, cnp, birth, issued_on, pdf, pdf_sha256, created_at, reason, details, replaces, content_sha256, salt, personal"
            " FROM entries WHERE id = 1"
        ),
    ],
)
def test_any_row_taken_or_put_is_found(path, statement):
    whole = filled(path)
    tampered(path, statement)
    with opened(path) as register:
        now = register.walk()
    assert now.broken or now.last != whole.last


def test_other_facts_are_seen_and_the_same_are_not(path):
    with opened(path) as register:
        first = register.reserve_many([want()])[0]
        assert register.earlier(want(1, "2,00")) == []  # only reserved: nothing was handed out
        done = register.confirm(first, "1.pdf", "d")
        assert register.earlier(want()) == []
        assert register.earlier(want(1, "2,00")) == [done]
        assert register.earlier(want(2)) == []


def test_numbers_left_by_a_killed_run_are_settled(path):
    with opened(path) as register:
        entries = register.reserve_many([want(who) for who in (1, 2, 3, 4)])
        wanted = {(want(1).key, want(1).facts_digest), (want(2).key, "alte date")}
        gone = register.settle(wanted, lambda entry: entry.number == 4)
        assert [entry.number for entry in gone] == [2, 3]
        assert all(entry.reason.startswith("emitere întreruptă") for entry in gone)
        assert [entry.number for entry in register.unfinished()] == [entries[0].number, entries[3].number]
        assert register.walk().broken == ()


VERSION_1 = """
CREATE TABLE entries (
  id INTEGER PRIMARY KEY AUTOINCREMENT, employer TEXT NOT NULL, year INTEGER NOT NULL, series TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0), status TEXT NOT NULL, request_key TEXT NOT NULL,
  facts_digest TEXT NOT NULL, facts TEXT NOT NULL, form TEXT NOT NULL, nume TEXT NOT NULL, cnp TEXT NOT NULL,
  birth TEXT NOT NULL, issued_on TEXT NOT NULL, pdf TEXT, pdf_sha256 TEXT, created_at TEXT NOT NULL,
  reason TEXT,
  UNIQUE (employer, year, series, number));
CREATE TRIGGER entries_fixed BEFORE UPDATE OF facts_digest ON entries BEGIN SELECT RAISE(ABORT, 'no'); END;
PRAGMA application_id = 1094997586;
PRAGMA user_version = 1;
"""


@pytest.mark.parametrize("readonly", [False, True])
def test_a_register_of_version_1_is_renewed(path, readonly):
    facts = facts_json({"total": "1,00", "scara": ""})
    key = request_key("123", f"{1:013}", BIRTH, "icc-hg52")
    db = sqlite3.connect(path)
    db.executescript(VERSION_1)
    for number, status, pdf, reason in (
        (1, "emisa", "1.pdf", None),
        (2, "rezervata", None, None),
        (3, "anulata", "3.pdf", "x"),
    ):
        values = (number, status, key if number == 1 else str(number), sha256(facts), facts, pdf, pdf, reason)
        db.execute(
            "INSERT INTO entries (employer, year, series, number, status, request_key, facts_digest, facts,"
            " form, nume, cnp, birth, issued_on, pdf, pdf_sha256, created_at, reason) VALUES ('123', 2026, '', ?, ?,"
            " ?, ?, ?, 'icc-hg52', 'Pop', '1', '2026-03-14', '2026-11-22', ?, ?, '2026-11-22T10:00:00+00:00', ?)",
            values,
        )
    db.commit()
    db.close()
    with NumberRegister.open(path, employer="123", readonly=readonly) as register:
        assert [entry.status.value for entry in register.entries()] == ["emisa", "rezervata", "anulata"]
        assert register.walk().broken == ()
        if not readonly:
            again = register.reserve_many([want()])[0]  # the empty fact of version 1 no longer counts
            assert (again.number, again.existing) == (1, True)
            assert register.reserve_many([want(9)])[0].number == 4
            assert register.walk().broken == ()


def test_ten_thousand_entries_in_reasonable_time(path):
    start = time.process_time()
    with opened(path) as register:
        entries = register.reserve_many([want(who) for who in range(10_000)])
        register.confirm_many([(entry, f"{entry.number}.pdf", f"d{entry.number}") for entry in entries])
        assert register.walk().broken == ()
        assert len(register.entries()) == 10_000
    assert time.process_time() - start < 60


def test_replacing_resumes_after_a_crash(path):
    with opened(path) as register:
        old = register.confirm(register.reserve_many([want()])[0], "1.pdf", "d1")
        item = want(1, "2,00", replaces=old.id)
        new = register.reserve_many([item])[0]
    with opened(path) as register:
        assert register.earlier(item) == []
        again = register.reserve_many([replace(item, replaces=None)])[0]
        assert (again.number, again.resumed, again.replaces) == (new.number, True, old.id)
        register.confirm(again, "2.pdf", "d2")
        assert register.find(1, 2026).status is EntryStatus.ANNULLED
