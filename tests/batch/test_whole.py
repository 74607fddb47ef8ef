"""Drafts prepared once, memory bounded whoever's request comes when, observers, whole outcomes."""

from __future__ import annotations

import itertools
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date

import pytest

import adeverinta as ad
from adeverinta.certificate import OutcomeState
from adeverinta.core.finding import finding
from adeverinta.core.month import Month
from adeverinta.payroll import Payroll
from adeverinta.registry import EntryStatus, NumberRegister
from adeverinta.requests import CertificateRequest, EmployerProfile, codes
from adeverinta.run import Draft, Job, assign, drafts, issue, prepare, work_unit
from tests import firm

DAY = date(2026, 11, 22)
PEOPLE = 200


@pytest.fixture(scope="module")
def task(tmp_path_factory):
    folder = tmp_path_factory.mktemp("firma")
    firm.of_many(folder, PEOPLE)
    employer = ad.Employer.load(folder / "angajator.toml")
    rows = ad.requests(folder / "cereri.csv")
    read = ad.read(folder / "state.csv", employer)
    return Job([folder / "state.csv"], rows, employer.profile, folder, DAY, None), read


@pytest.fixture
def counted(monkeypatch):
    """How often each position was prepared."""
    times = Counter()
    plain = prepare.__globals__["prepare_all"]

    def counting(placed, read, job):
        times.update(at for at, _ in placed)
        return plain(placed, read, job)

    monkeypatch.setattr(drafts, "prepare_all", counting)
    monkeypatch.setattr(work_unit, "prepare_all", counting)
    return times


def run(task, output, *, executor=None, portion=None, some=None, **changes):
    job, read = task
    job = job._replace(output=output, register=output.parent / "registru.sqlite", **changes)
    assigned = assign(job, [(job, read)], (), executor)
    with closing(issue(assigned, lambda *_: None, portion=portion)) as outcomes:
        return list(itertools.islice(outcomes, some))


def once(counted):
    return counted == Counter(range(1, PEOPLE + 1))


@pytest.mark.parametrize("executor", [None, "threads"])
@pytest.mark.parametrize("portion", [1, 30, 400])
def test_two_hundred_requests_are_two_hundred_preparations(task, tmp_path, counted, portion, executor):
    pool = ThreadPoolExecutor(2) if executor else None
    done = run(task, tmp_path / "iesire", portion=portion, executor=pool)
    assert [outcome.number for outcome in done] == [str(at) for at in range(1, PEOPLE + 1)]
    assert once(counted)
    if pool:
        pool.shutdown()


def test_drafts_without_a_register_are_prepared_once(task, tmp_path, counted):
    job, read = task
    job = job._replace(output=tmp_path)
    assert len(list(issue(assign(job, [(job, read)]), lambda *_: None))) == PEOPLE
    assert once(counted)


def named(task, wrong):
    """The task with names, nobody's CNP at some positions; what was read tells of everyone."""
    job, read = task
    asked = [request._replace(nume=f"Pop{at}", prenume="Ana") for at, request in enumerate(job.requests)]
    for at, other in wrong.items():
        asked[at] = asked[other]._replace(cnp=firm.with_check_digit(f"2900101123{at:02}"))
    everyone = {
        cnp: (read.persons[cnp], own[-1].source) for cnp, own in read.rows.items() if cnp in read.persons
    }
    return job._replace(requests=asked), replace(read, namesakes=everyone)


def test_whoever_bears_a_name_is_told_by_an_executor_too(task):
    job, read = named(task, {3: 130, 75: 3, 76: 199, 77: 76})
    plain = [draft.findings for draft in drafts_of(job, read).next(PEOPLE)]
    told = [[item for item in found if item.code == "CNP_DUPA_NUME"] for found in plain]
    assert [at for at, found in enumerate(told) if found] == [3, 75, 76, 77]
    assert "Pop130 Ana" in told[3][0].message
    with ThreadPoolExecutor(2) as pool:
        beside = drafts_of(job, read, pool)
        beside.ahead(PEOPLE)
        assert [draft.findings for draft in beside.next(PEOPLE)] == plain


def test_a_unit_takes_along_whoever_is_told_in_it_and_nobody_else(task):
    job, read = named(task, {75: 130})
    placed = list(enumerate(job.requests, 1))
    assert work_unit.unit(job, read, placed[:50]).rest.namesakes == {}
    assert [*work_unit.unit(job, read, placed[50:100]).rest.namesakes] == [task[0].requests[130].cnp]


def drafts_of(job, read, executor=None):
    (own,) = assign(job, [(job, read)], (), executor)
    return own


@pytest.mark.parametrize("executor", [None, "threads"])
def test_numbers_that_a_killed_run_left_cost_no_second_preparation(task, tmp_path, counted, executor):
    job, _ = task
    run(task, tmp_path / "iesire", portion=50, some=60)
    counted.clear()
    with NumberRegister.open(
        tmp_path / "registru.sqlite", employer=job.employer.cod_fiscal_digits
    ) as register:
        known = register.entries()
        for at in (120, 150, 199):  # reserved, and nothing more, by a run that is gone
            left = job.requests[at]
            key = key_of(job, left)
            register.reserve(
                key, "alte date", form="icc-hg52", nume="Pop", cnp=left.cnp, birth=left.birth, issued_on=DAY
            )
    pool = ThreadPoolExecutor(1) if executor else None
    done = run(task, tmp_path / "iesire", executor=pool)
    assert once(counted)
    assert all(outcome.status is OutcomeState.ISSUED for outcome in done)
    with NumberRegister.open(
        tmp_path / "registru.sqlite", employer=job.employer.cod_fiscal_digits
    ) as register:
        entries = register.entries()
        assert not register.unfinished()
    assert entries[: len(known)] == known
    assert sum(entry.status is EntryStatus.ANNULLED for entry in entries) == 3
    if pool:
        pool.shutdown()


def key_of(job, request):
    from adeverinta import registry

    return registry.request_key(job.employer.cod_fiscal, request.cnp, request.birth, "icc-hg52")


def test_replacing_by_number_prepares_once(task, tmp_path, counted):
    run(task, tmp_path / "iesire")
    counted.clear()
    changed = [
        request._replace(adresa=request.adresa._replace(localitate="Alt Oraș"))
        for request in task[0].requests
    ]
    done = run(task, tmp_path / "iesire", requests=changed, replaces=[(7, 2026)])
    assert once(counted)
    assert [outcome.number for outcome in done if outcome.status is OutcomeState.ISSUED] == ["201"]


def two_employers(order, people):
    """Requests of two employers in some order, refused as soon as they are prepared."""
    rows, requests = ({}, {}), []
    for at, whose in enumerate(order):
        requests.append(CertificateRequest(f"{at:013}", date(2026, 3, 14)))
        rows[whose][requests[-1].cnp] = []
    months = frozenset([Month(2026, 3)])
    reads = [Payroll(own, months, dict.fromkeys(own, "Pop Ana"), [], [], []) for own in rows]
    jobs = [
        Job((), requests, EmployerProfile(name, "Iași", code), people, DAY, None)
        for name, code in (("Prima", "99000000"), ("A doua", "99000018"))
    ]
    return requests, list(zip(jobs, reads, strict=True))


ORDERS = {
    "in turns": lambda at, n: at % 2,
    "the second first": lambda at, n: int(at < n // 2),
    "in blocks": lambda at, n: at // 700 % 2,
    "one at the end": lambda at, n: int(at == n - 1),
}


@pytest.mark.parametrize("kind", ORDERS)
def test_memory_is_bounded_with_two_employers_in_any_order(tmp_path, monkeypatch, kind):
    people = 20_000
    requests, reads = two_employers([ORDERS[kind](at, people) for at in range(people)], tmp_path)
    made = Counter()

    def refused(placed, read, job):
        made.update(prepared=len(placed))
        found = (finding(codes.CNP_LIPSA, unde="în test"),)
        return [Draft(at, request, found) for at, request in placed]

    monkeypatch.setattr(drafts, "prepare_all", refused)
    assigned = assign(reads[0][0]._replace(requests=requests), reads)
    most = 0
    for at, outcome in enumerate(issue(assigned, lambda *_: None)):
        assert outcome.request is requests[at]
        most = max(most, made["prepared"] - at)
    assert made["prepared"] == people
    assert most <= 400 + 2 * drafts.UNIT


@dataclass
class Looker:
    """An observer that keeps what it is told."""

    seen: list = field(default_factory=list)

    @staticmethod
    def prepare(draft):
        return f"{draft.position}: {len(draft.income.months)}".encode()

    def add(self, outcome, payload):
        self.seen.append((outcome.request.cnp, payload))


@pytest.mark.parametrize("whole", [False, True])
def test_an_observer_gets_what_it_made_of_the_draft(task, tmp_path, whole):
    job, read = task
    job = job._replace(output=tmp_path, requests=job.requests[:60])
    looker = Looker()
    for outcome in issue(assign(job, [(job, read)], [Looker.prepare], whole=whole), lambda *_: None):
        looker.add(outcome, *outcome.payloads)
        assert (outcome.whole is not None) is whole
        assert not whole or len(outcome.answer.months) == 24
    assert looker.seen == [(request.cnp, f"{at}: 24".encode()) for at, request in enumerate(job.requests, 1)]


def test_a_portion_is_all_that_a_caller_who_stops_has_issued(task, tmp_path):
    run(task, tmp_path / "iesire", portion=30, some=31)
    with NumberRegister.open(tmp_path / "registru.sqlite", employer="99000000") as register:
        assert len(register.entries()) == 60
        assert not register.unfinished()
