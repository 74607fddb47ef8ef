import os
import sqlite3
import stat
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adeverinta.core.errors import OutputStop, UsageStop
from adeverinta.registry import (
    EntryStatus,
    NumberRegister,
    NumberWanted,
    database,
    facts_and_digest,
    facts_digest,
    facts_json,
    request_key,
    unfinished_finding,
)

DAY = date(2026, 11, 22)
CNP = "2850101401002"


def want(who=1, facts="f", day=DAY, form="icc-hg52"):
    key = request_key("RO123", f"{who:013}", date(2026, 3, 14), form)
    return NumberWanted(key, facts, form, "Pop Ana", f"{who:013}", date(2026, 3, 14), day, '{"a":1}')


@pytest.fixture
def path(tmp_path):
    return tmp_path / "registru.sqlite"


def opened(path, **more):
    return NumberRegister.open(path, employer="RO 123", **more)


def numbers(register, year=None):
    return [(item.year, item.number) for item in register.entries(year)]


def test_reserve_confirm_find_again(path):
    with opened(path) as register:
        entry = register.reserve(
            "k",
            "f",
            form="icc-hg52",
            nume="Pop Ana",
            cnp=CNP,
            birth=date(2026, 3, 14),
            issued_on=DAY,
            facts='{"a":1}',
        )
        assert (entry.number, entry.year, entry.employer, entry.status) == (
            1,
            2026,
            "123",
            EntryStatus.RESERVED,
        )
        assert not entry.existing
        assert not entry.resumed
        done = register.confirm(entry, "adeverinte/1.pdf", "ab")
        assert (done.status, done.pdf, done.pdf_sha256) == (EntryStatus.ISSUED, "adeverinte/1.pdf", "ab")
    with NumberRegister.open(path, employer="123") as register:
        again = register.reserve(
            "k",
            "f",
            form="icc-hg52",
            nume="Pop Ana",
            cnp=CNP,
            birth=date(2026, 3, 14),
            issued_on=date(2027, 1, 5),
        )
        assert again == replace(done, existing=True)
        assert register.confirm(again, "adeverinte/1.pdf", "other").pdf_sha256 == "ab"
        assert register.entries() == [done]


def test_what_is_given_is_what_stands_in_the_file(path):
    days = (DAY, date(DAY.year + 1, 1, 7))
    asked = [want(who, f"{day.year}", day) for day in days for who in (1, 2)]
    asked += [replace(want(9), birth=None), replace(want(3), nume='"Pop" \u0219i\n')]
    with opened(path) as register:
        given = register.reserve_many(asked)
        assert [entry.number for entry in given] == [1, 2, 1, 2, 3, 4]
        assert [register.find(entry.number, entry.year) for entry in given] == given
        done = register.confirm_many(
            [(entry, f"{entry.id}.pdf", f"{entry.id}", None if entry.id % 2 else "x") for entry in given]
        )
        assert [register.find(entry.number, entry.year) for entry in given] == done
        later = register.reserve_many([replace(want(1, "g"), replaces=given[0].id)])
        replacing = register.confirm_many([(later[0], "neu.pdf", "n")])
        assert register.find(5, DAY.year) == replacing[0]
        assert register.find(1, DAY.year).status is EntryStatus.ANNULLED
        assert not register.walk().broken


def test_numbers_go_on_per_employer_year_and_series(path):
    with opened(path) as register:
        register.reserve_many([want(1), want(2), want(3, day=date(2027, 1, 4)), want(4)])
        assert numbers(register) == [(2026, 1), (2026, 2), (2026, 3), (2027, 1)]
        assert numbers(register, 2027) == [(2027, 1)]
    with NumberRegister.open(path, employer="456") as other:
        assert other.reserve_many([want(1)])[0].number == 1
    with opened(path, series="B") as series:
        assert series.reserve_many([want(1)])[0].number == 1
        assert len(series.entries()) == 1


@pytest.mark.raises_code("REGISTRU_NETERMINAT")
def test_other_facts_take_another_number_and_leave_the_unfinished_one(path):
    with opened(path) as register:
        first = register.reserve_many([want(1, "f")])[0]
        second = register.reserve_many([want(1, "g")])[0]
        assert (first.number, second.number) == (1, 2)
        register.confirm(second, "b.pdf", "b")
        assert register.unfinished() == [first]
        assert "nr. 1 " not in unfinished_finding(first).message
        assert unfinished_finding(first).code == "REGISTRU_NETERMINAT"


def test_resume_gives_the_reserved_number_and_date_again(path):
    with opened(path) as register:
        before = register.reserve_many([want(1), want(2)])
        register.confirm(before[0], "1.pdf", "a")
    with opened(path) as register:
        after = register.reserve_many([want(n, day=date(2027, 2, 1)) for n in (1, 2, 3)])
        assert [(e.number, e.existing, e.resumed) for e in after] == [
            (1, True, False),
            (2, False, True),
            (1, False, False),
        ]
        assert after[1].issued_on == DAY


@pytest.mark.raises_code(
    "REGISTRU_NUMAR_NECUNOSCUT", "REGISTRU_NUMAR_ANULAT", "REGISTRU_MOTIV_LIPSA", "REGISTRU_STARE"
)
def test_annul_keeps_the_entry_and_frees_the_request(path):
    with opened(path) as register:
        entry = register.reserve_many([want(1)])[0]
        register.confirm(entry, "1.pdf", "a")
        gone = register.annul(1, 2026, " greșită ")
        assert (gone.status, gone.reason, gone.pdf) == (EntryStatus.ANNULLED, "greșită", "1.pdf")
        assert register.reserve_many([want(1)])[0].number == 2
        for call, code in [
            ((1, 2026, "x"), "REGISTRU_NUMAR_ANULAT"),
            ((9, 2026, "x"), "REGISTRU_NUMAR_NECUNOSCUT"),
            ((2, 2026, " "), "REGISTRU_MOTIV_LIPSA"),
        ]:
            with pytest.raises(UsageStop) as stop:
                register.annul(*call)
            assert stop.value.finding.code == code
        with pytest.raises(OutputStop) as stop:
            register.confirm(entry, "1.pdf", "a")
        assert stop.value.finding.code == "REGISTRU_STARE"
        assert [row[5] for row in register.export_rows()] == ["anulată", "rezervată"]


def test_an_exception_inside_a_chunk_undoes_it_whole(path):
    with opened(path) as register:
        entries = register.reserve_many([want(1), want(2)])
        register.annul(2, 2026, "x")
        with pytest.raises(OutputStop):
            register.confirm_many([(entries[0], "1.pdf", "a"), (entries[1], "2.pdf", "b")])
        assert register.entries()[0].status is EntryStatus.RESERVED


def test_the_database_itself_refuses_deletion_and_change(path):
    with opened(path) as register:
        register.confirm(register.reserve_many([want(1)])[0], "1.pdf", "a")
    db = sqlite3.connect(path)
    for statement in (
        "DELETE FROM entries",
        "UPDATE entries SET number = 5",
        "UPDATE entries SET facts = '{}'",
        "UPDATE entries SET status = 'rezervata'",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            db.execute(statement)
    assert db.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    assert db.execute("PRAGMA user_version").fetchone()[0] == 3
    db.close()


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_files_are_for_their_owner_only(path):
    old = os.umask(0)
    try:
        with opened(path) as register, register._store.writing():
            modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in path.parent.iterdir()}
    finally:
        os.umask(old)
    assert modes["registru.sqlite"] == 0o600
    assert set(modes.values()) == {0o600}
    assert register._store is not None


def test_nothing_personal_in_reprs_and_keys(path):
    with opened(path) as register:
        item = want(1)
        texts = [
            repr(item),
            repr(register.reserve_many([replace(item, cnp=CNP)])[0]),
            repr(replace(item, cnp=CNP)),
        ]
    assert not any(CNP in text or "Pop" in text for text in texts)
    assert CNP not in request_key("123", CNP, DAY, "f")


@pytest.mark.raises_code("REGISTRU_LIPSA", "REGISTRU_STRAIN", "REGISTRU_VERSIUNE_NOUA")
def test_foreign_damaged_newer_and_missing_files(path, tmp_path):
    path.write_text("not a database, but long enough to be taken for one " * 50)
    with pytest.raises(OutputStop) as stop:
        opened(path)
    assert stop.value.finding.code == "REGISTRU_DETERIORAT"
    foreign = tmp_path / "foreign.sqlite"
    db = sqlite3.connect(foreign)
    db.execute("CREATE TABLE t (x)")
    db.commit()
    db.close()
    with pytest.raises(OutputStop) as stop:
        opened(foreign)
    assert stop.value.finding.code == "REGISTRU_STRAIN"
    newer = tmp_path / "newer.sqlite"
    opened(newer).close()
    db = sqlite3.connect(newer)
    db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(OutputStop) as stop:
        opened(newer)
    assert stop.value.finding.code == "REGISTRU_VERSIUNE_NOUA"
    (tmp_path / "empty.sqlite").touch()  # left where the register could not be created
    for absent in ("none.sqlite", "empty.sqlite"):
        with pytest.raises(OutputStop) as stop:
            opened(tmp_path / absent, readonly=True)
        assert stop.value.finding.code == "REGISTRU_LIPSA"
    for bad in (tmp_path, tmp_path / "no" / "r.sqlite"):
        with pytest.raises(OutputStop) as stop:
            opened(bad)
        assert stop.value.finding.code == "REGISTRU_NESCRIS"


@pytest.mark.raises_code("REGISTRU_DETERIORAT")
def test_truncated_register_is_refused_and_left_alone(path):
    with opened(path) as register:
        register.reserve_many([want(n) for n in range(300)])
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(OutputStop) as stop:
        opened(path)
    assert stop.value.finding.code == "REGISTRU_DETERIORAT"
    assert path.read_bytes() == data[: len(data) // 2]


def test_an_empty_file_is_a_new_register(path):
    path.touch()
    with opened(path) as register:
        assert register.reserve_many([want()])[0].number == 1


@pytest.mark.raises_code("REGISTRU_NESCRIS")
def test_read_only_register_reads_but_does_not_write(path):
    with opened(path) as register:
        register.reserve_many([want(1)])
    with opened(path, readonly=True) as register:
        assert len(register.entries()) == 1
        with pytest.raises(OutputStop) as stop:
            register.reserve_many([want(2)])
        assert stop.value.finding.code == "REGISTRU_NESCRIS"


@pytest.mark.raises_code("REGISTRU_OCUPAT")
def test_a_busy_register_says_so_and_waits(path):
    waits = []
    with opened(path) as holder, opened(path, lock_seconds=0.2, on_wait=lambda: waits.append(1)) as late:
        with holder._store.writing(), pytest.raises(OutputStop) as stop:
            late.reserve_many([want()])
        assert stop.value.finding.code == "REGISTRU_OCUPAT"
        assert waits == [1]
        assert late.reserve_many([want()])[0].number == 1


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PureWindowsPath(r"C:\Users\Ștefan Ț\r.sqlite"), "file:///C:/Users/%C8%98tefan%20%C8%9A/r.sqlite"),
        (PureWindowsPath(r"\\server\state #1\r.sqlite"), "file:////server/state%20%231/r.sqlite"),
        (PurePosixPath("/home/ana/r?.sqlite"), "file:///home/ana/r%3F.sqlite"),
    ],
)
def test_drives_shares_and_letters_reach_sqlite(path, uri):
    assert database.uri_of(path) == uri


def test_strange_paths(tmp_path):
    mark = "" if os.name == "nt" else "?"  # Windows has no such names
    odd = tmp_path / f"a b%20{mark}#ș"
    odd.mkdir()
    with opened(odd / f"r{mark}.sqlite") as register:
        register.reserve_many([want()])
    assert (odd / f"r{mark}.sqlite").stat().st_size > 0


def test_digest_knows_order_of_nothing():
    assert facts_digest({"a": 1, "b": DAY}) == facts_digest({"b": DAY, "a": 1})
    assert facts_digest({"a": 1}) != facts_digest({"a": 2})


@pytest.mark.parametrize("empty", [{}, {"scara": "", "apartament": None}])
def test_facts_and_their_digest_are_spelled_at_once_as_apart(empty):
    facts = {
        "zi": DAY,
        "nume": 'Pop „Ana” "ș"\n\u2028',
        "randuri": [{"luna": None, "net": 1}],
        "an": 0,
        **empty,
    }
    assert facts_and_digest(facts) == (facts_json(facts), facts_digest(facts))


steps = st.lists(
    st.tuples(
        st.sampled_from(["reserve", "confirm", "annul", "reopen"]), st.integers(1, 4), st.sampled_from("fg")
    ),
    max_size=25,
)


@settings(max_examples=40, deadline=None)
@given(steps)
def test_any_history_leaves_numbers_without_gaps(tmp_path_factory, history):
    path = tmp_path_factory.mktemp("r") / "r.sqlite"
    register = opened(path)
    for action, who, facts in history:
        live = {
            (e.request_key, e.facts_digest): e
            for e in register.entries()
            if e.status is not EntryStatus.ANNULLED
        }
        if action == "reopen":
            register.close()
            register = opened(path)
        elif action == "reserve":
            item = want(who, facts)
            known = live.get((item.key, item.facts_digest))
            entry = register.reserve_many([item])[0]
            assert known is None or (known.number, known.issued_on) == (entry.number, entry.issued_on)
        elif live:
            entry = list(live.values())[who % len(live)]
            if action == "confirm":
                register.confirm(entry, "x.pdf", "x")
            else:
                register.annul(entry.number, entry.year, "motiv")
    assert [e.number for e in register.entries()] == list(range(1, len(register.entries()) + 1))
    register.close()
