"""The batch as a stream: the same bytes whoever stamps and reports; an interruption can be resumed."""

import os
import signal
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from datetime import date
from multiprocessing import get_context

import pytest

from adeverinta import requests
from adeverinta.core.errors import OutputStop
from adeverinta.registry import NumberRegister
from adeverinta.report import reported
from adeverinta.run import Job, assign, prepare
from adeverinta.system import files
from tests.benchmarks.data import write_firm

PERSONS = 120
DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def firm(tmp_path_factory):
    folder = tmp_path_factory.mktemp("firma")
    write_firm(folder / "state", PERSONS)
    return folder


def job(firm, output):
    employer, _ = requests.read_employer(firm / "angajator.toml")
    rows, _ = requests.read_requests(firm / "cereri.xlsx")
    register = output.parent / "registru.sqlite"
    return Job([firm / "state"], rows, employer, output, DAY, register)


def everything(folder):
    """All that was written but for the register's mark, whose name is random."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.name: path.read_bytes() for path in found if not path.name.startswith(".registru-")}


@pytest.fixture(scope="module")
def plain(firm, tmp_path_factory):
    output = tmp_path_factory.mktemp("simplu") / "iesire"
    assert not reported.run(job(firm, output)).refused
    return everything(output)


def pools():
    return {
        "threads": lambda: ThreadPoolExecutor(2),
        "processes": lambda: ProcessPoolExecutor(2, mp_context=get_context("spawn")),
    }


@pytest.mark.parametrize("kind", ["threads", "processes"])
def test_any_executor_gives_the_same_bytes(firm, plain, tmp_path, kind):
    with pools()[kind]() as executor:
        reported.run(job(firm, tmp_path / "iesire"), executor=executor)
    assert len(plain) == PERSONS + 2
    assert everything(tmp_path / "iesire") == plain


def test_reports_written_beside_are_the_same_bytes(firm, plain, tmp_path):
    result = reported.run(job(firm, tmp_path / "iesire"), report_beside=True)
    assert everything(tmp_path / "iesire") == plain
    assert len(result.outcomes) == PERSONS


class Interrupted(Executor):
    """An executor whose user presses Ctrl-C while the second piece of work is under way."""

    def __init__(self, inner):
        self.inner, self.left = inner, 4  # three pieces to prepare, one to stamp

    def submit(self, *args, **more):
        future = self.inner.submit(*args, **more)
        self.left -= 1
        if self.left < 0:

            def stop(*_args):
                raise KeyboardInterrupt

            future.result = stop
        return future


def test_an_interruption_leaves_a_run_that_can_be_resumed(firm, plain, tmp_path):
    output = tmp_path / "iesire"
    with ThreadPoolExecutor(1) as inner, pytest.raises(KeyboardInterrupt):
        reported.run(job(firm, output), executor=Interrupted(inner), report_beside=True)
    left = [path.name for path in (output / "adeverinte").iterdir()]
    assert len(left) == 50
    assert not [name for name in left if name.endswith(".tmp")]
    result = reported.run(job(firm, output))
    assert {n: d for n, d in everything(output).items() if n.endswith(".pdf")} == {
        n: d for n, d in plain.items() if n.endswith(".pdf")
    }
    with NumberRegister.open(tmp_path / "registru.sqlite", employer="99000000") as register:
        assert [entry.number for entry in register.entries()] == list(range(1, PERSONS + 1))
        assert not register.unfinished()
    assert not result.refused


def test_a_draft_is_prepared_when_asked_for(firm, tmp_path):
    from adeverinta import payroll

    task = job(firm, tmp_path)
    read = payroll.read(task.exports, wanted={row.cnp for row in task.requests[:3]})
    [drafts] = assign(task, [(task, read)])
    assert len(drafts) == PERSONS
    alone = prepare(task.requests[1], 2, read, task)
    [_, second] = drafts.next(2)
    assert second.built == alone.built
    assert second.income == alone.income._replace(used=(), months=(), findings=())
    assert {item.code for item in alone.income.findings} <= {item.code for item in second.findings}
    assert {item.parameter for item in alone.income.used} <= {item.parameter for item in drafts.used.values()}
    assert [draft.position for draft in drafts.next(2)] == [3, 4]
    [whole] = assign(task, [(task, read)], whole=True)
    assert whole.next(2)[1].income == alone.income


def test_a_file_that_cannot_be_placed_leaves_those_before_it(tmp_path):
    stand = []
    batch = files.Batch(tmp_path)
    batch.add(tmp_path / "a", b"a", lambda: stand.append("a"))
    (tmp_path / "b").mkdir()
    batch.add(tmp_path / "b", b"b", lambda: stand.append("b"))
    batch.add(tmp_path / "c", b"c", lambda: stand.append("c"))
    with pytest.raises(files.OutputStop):
        batch.commit()
    assert stand == ["a"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]
    assert (tmp_path / "a").read_bytes() == b"a"


def die_once(place):
    """A worker that is killed by the system."""
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.skipif(os.name == "nt", reason="no signal kills a process there")
def test_a_worker_that_dies_stops_the_run_with_a_sentence(firm, plain, tmp_path):
    output = tmp_path / "iesire"
    with pools()["processes"]() as executor:
        executor.submit(die_once, 0)
        with pytest.raises(OutputStop, match="proces de lucru"):
            reported.run(job(firm, output), executor=executor)
    reported.run(job(firm, output))
    assert everything(output).keys() == plain.keys()


@pytest.mark.raises_code("PROCES_OPRIT")
def test_a_report_process_that_dies_stops_the_run_with_a_sentence(firm, tmp_path, monkeypatch):
    def kill(self, outcomes):
        self._process.kill()
        self._process.join()
        self._waiting += outcomes

    monkeypatch.setattr("adeverinta.report.worker.Beside.add", kill)
    with pytest.raises(OutputStop, match="proces de lucru"):
        reported.run(job(firm, tmp_path / "iesire"), report_beside=True)
