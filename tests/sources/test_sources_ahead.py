"""The next workbook is laid out beside the caller's work: same order, stops and questions, no thread left."""

from __future__ import annotations

import io
import pickle
import threading
import weakref
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import closing

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from adeverinta import payroll, sources
from adeverinta.core.errors import InputStop
from adeverinta.sources import read_ahead
from adeverinta.sources.formats.workbook import calamine_book as workbook
from tests.exports.truth import cnp
from tests.exports.writers import write_xlsx

HEADER = ["CNP", "Luna", "Nume", "Salariu net"]


@pytest.fixture(autouse=True)
def any_size(monkeypatch):
    """Small files go to the other thread too, and none outlives the test."""
    monkeypatch.setattr(read_ahead, "_SMALLEST", 1)
    before = threading.active_count()
    yield
    assert threading.active_count() == before


def book(path, month, person=1, net=3000.0):
    write_xlsx(path, [("Stat", [HEADER, [cnp(person), f"{month:02d}.2026", "Fictivescu Ana", net]])])
    return path


@pytest.fixture
def paths(tmp_path):
    return [book(tmp_path / f"stat_{month}.xlsx", month) for month in range(1, 7)]


def test_files_come_in_their_order_as_if_read_one_by_one(paths, tmp_path):
    text = tmp_path / "stat.csv"
    text.write_text(f"CNP;Luna;Nume;Salariu net\n{cnp(1)};07.2026;Fictivescu Ana;3000,00\n")
    paths.insert(3, text)
    assert list(sources.in_turn(paths)) == [sources.read(path) for path in paths]
    assert list(sources.in_turn(paths[:1])) == [sources.read(paths[0])]
    assert list(sources.in_turn([])) == []


def test_the_work_is_done_by_another_thread(paths, monkeypatch):
    seen = []
    plain = workbook.CheckedBook.sheets

    def sheets(self):
        seen.append(threading.current_thread())
        return plain(self)

    monkeypatch.setattr(workbook.CheckedBook, "sheets", sheets)
    list(sources.in_turn(paths))
    assert len(seen) == len(paths)
    assert threading.main_thread() not in seen


def test_a_bad_third_file_stops_at_its_turn(paths):
    paths[2].write_bytes(paths[2].read_bytes()[:-200])
    files = sources.in_turn(paths)
    assert [next(files).name for _ in range(2)] == ["stat_1.xlsx", "stat_2.xlsx"]
    with pytest.raises(InputStop) as stop:
        next(files)
    assert stop.value.finding.source.file == "stat_3.xlsx"


def test_what_the_reader_stumbles_over_stops_at_its_turn(paths, monkeypatch):
    plain = workbook.CheckedBook._sheet

    def sheet(self, *args, **options):
        if self._file == "stat_3.xlsx":
            raise MemoryError
        return plain(self, *args, **options)

    monkeypatch.setattr(workbook.CheckedBook, "_sheet", sheet)
    files = sources.in_turn(paths)
    assert [next(files).name for _ in range(2)] == ["stat_1.xlsx", "stat_2.xlsx"]
    with pytest.raises(InputStop) as stop:
        next(files)
    assert stop.value.finding.code == "FISIER_PREA_MARE"
    assert stop.value.finding.source.file == "stat_3.xlsx"


def test_the_first_fault_is_told_not_the_one_found_ahead(paths):
    write_xlsx(paths[1], [("Stat", [["altceva"]])])
    paths[2].write_bytes(b"PK\3\4")
    with pytest.raises(InputStop) as stop:
        payroll.read(paths)
    assert stop.value.finding.code == "NU_E_STAT_DE_PLATA"
    assert stop.value.finding.source.file == "stat_2.xlsx"


def test_an_interruption_ends_the_other_thread(paths, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("adeverinta.payroll.payroll_reader.scan", interrupted)
    with pytest.raises(KeyboardInterrupt):
        payroll.read(paths)


def test_a_file_not_wanted_any_more_is_not_laid_out(paths):
    with closing(sources.in_turn(paths)) as files:
        next(files)


def test_the_password_is_asked_for_by_the_caller_at_the_files_turn(paths):
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(paths[2].read_bytes())).encrypt("secret", out)
    paths[2].write_bytes(out.getvalue())
    asked = []
    files = sources.in_turn(
        paths, password=lambda name: asked.append((name, threading.current_thread())) or "secret"
    )
    for _ in range(2):
        next(files)
        assert not asked
    assert next(files).sheets
    assert asked == [("stat_3.xlsx", threading.main_thread())]
    assert len(list(files)) == 3


def test_at_most_one_file_is_held_beside_the_one_in_use(paths, monkeypatch):
    alive = weakref.WeakSet()
    most = 0
    plain = workbook.CheckedBook._sheet

    class Rows(list):
        """A list that can be watched."""

    def sheet(self, *args, **options):
        nonlocal most
        made = plain(self, *args, **options)
        rows = Rows(made.rows)
        alive.add(Watched(rows))
        return workbook.Sheet(made.file, made.name, rows, hidden=made.hidden)

    class Watched:
        def __init__(self, rows):
            rows.watched = self

        __hash__ = object.__hash__

    monkeypatch.setattr(workbook.CheckedBook, "_sheet", sheet)
    plain_scan = payroll.payroll_reader.scan

    def scan(*args):
        nonlocal most
        most = max(most, len(alive))
        return plain_scan(*args)

    monkeypatch.setattr("adeverinta.payroll.payroll_reader.scan", scan)
    read = payroll.read(paths)
    assert len(read.rows[cnp(1)]) == 6
    assert 1 <= most <= 2
    assert not alive


class Beside(Executor):
    """Processes as the caller sees them: what goes there and comes back is pickled; at some task they die."""

    def __init__(self, dies_at=None):
        self.done, self.dies_at = [], dies_at

    def submit(self, fn, /, *args):
        task = Future()
        if len(self.done) == self.dies_at:
            raise BrokenExecutor
        self.done.append(fn.__name__)
        try:
            task.set_result(pickle.loads(pickle.dumps(fn(*pickle.loads(pickle.dumps(args))))))
        except Exception as error:
            task.set_exception(pickle.loads(pickle.dumps(error)))
        return task


@pytest.mark.parametrize("dies_at", [None, 1, 3])
def test_processes_lay_out_the_same_files_in_the_same_order(paths, tmp_path, dies_at):
    text = tmp_path / "stat.csv"
    text.write_text(f"CNP;Luna;Nume;Salariu net\n{cnp(1)};07.2026;Fictivescu Ana;3000,00\n")
    beside, expected = Beside(dies_at), [sources.read(path) for path in [*paths[:3], text, *paths[3:]]]
    assert list(sources.in_turn([*paths[:3], text, *paths[3:]], processes=beside)) == expected
    assert len(beside.done) == (7 if dies_at is None else dies_at)
    assert payroll.read(paths, processes=Beside()) == payroll.read(paths)


def test_what_is_wrong_in_another_process_is_said_at_the_files_turn(paths):
    paths[2].write_bytes(paths[2].read_bytes()[:-200])
    paths[4].unlink()
    files, beside = sources.in_turn(paths, processes=Beside()), sources.in_turn(paths)
    for _ in range(2):
        assert next(files) == next(beside)
    said = []
    for own in (files, beside):
        with pytest.raises(InputStop) as stop:
            next(own)
        said.append(stop.value.finding)
    assert said[0] == said[1]


def test_a_password_is_asked_for_here_whoever_lays_out_the_others(paths):
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(paths[2].read_bytes())).encrypt("secret", out)
    paths[2].write_bytes(out.getvalue())
    asked = []
    files = sources.in_turn(paths, password=lambda name: asked.append(name) or "secret", processes=Beside())
    assert [len(file.sheets) for file in files] == [1] * 6
    assert asked == ["stat_3.xlsx"]


def test_rows_by_marca_alone_are_read_in_the_second_pass(tmp_path):
    for month in (1, 2):
        rows = [["Marca", "Luna", "Salariu net"], ["M7", f"{month:02d}.2026", 3000.0]]
        write_xlsx(tmp_path / f"a_{month}.xlsx", [("Stat", rows)])
    write_xlsx(tmp_path / "b.xlsx", [("Lista", [["CNP", "Marca", "Nume"], [cnp(1), "M7", "Fictivescu Ana"]])])
    assert len(payroll.read(sorted(tmp_path.iterdir())).rows[cnp(1)]) == 2
