"""A cluster of two processes: the bytes of one computer, and a killed worker that costs no number."""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
import threading
import time
from datetime import date

import pytest

import adeverinta as ad
from adeverinta import api
from adeverinta.cli import root
from adeverinta.core.errors import ExitCode
from adeverinta.run import cluster as handed
from tests import firm

distributed = pytest.importorskip("distributed")
PEOPLE = 160
DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def scheduler():
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0", host="127.0.0.1"
    ) as local:
        yield local


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    base = tmp_path_factory.mktemp("firma")
    firm.of_many(base, PEOPLE)
    return base


def emite(folder, name, *more):
    output = folder / name
    output.mkdir()
    words = ["emite", folder / "state.csv", "--cereri", folder / "cereri.csv", "--angajator"]
    words += [
        folder / "angajator.toml",
        "--iesire",
        output / "iesire",
        "--registru",
        output / "registru.sqlite",
    ]
    code = root._run([str(word) for word in [*words, "--la-data", DAY, *more]])
    files = sorted((output / "iesire").rglob("*.*")) if (output / "iesire").exists() else []
    return code, {path.name: path.read_bytes() for path in files if path.is_file() and path.name[0] != "."}


@pytest.fixture(scope="module")
def plain(folder):
    return emite(folder, "simplu")


def test_a_cluster_writes_the_same_bytes(folder, plain, scheduler):
    done = emite(folder, "cluster", "--cluster", scheduler.scheduler_address)
    assert done[0] == plain[0]
    assert done[1].keys() == plain[1].keys()
    assert [name for name, data in done[1].items() if data != plain[1][name]] == []
    assert (plain[0], len(plain[1])) == (ExitCode.OK, PEOPLE + 2)


@pytest.mark.skipif(os.name == "nt", reason="no signal kills a process there")
def test_a_killed_worker_costs_no_number(folder, plain, scheduler, tmp_path):
    employer = ad.Employer.load(folder / "angajator.toml")
    payroll = ad.read(folder / "state.csv", employer)
    requests = ad.requests(folder / "cereri.csv")
    with distributed.Client(scheduler.scheduler_address, set_as_default=False) as client:
        victim = next(iter(client.run(os.getpid).values()))
    with (
        api.cluster(scheduler.scheduler_address) as executor,
        ad.Register.open(tmp_path / "registru.sqlite", employer) as register,
    ):
        outcomes = ad.issue(
            requests,
            payroll,
            employer,
            register=register,
            on=DAY,
            output=tmp_path,
            executor=executor,
            portion=40,
        )
        first = next(outcomes)
        os.kill(victim, signal.SIGKILL)
        done = [first, *outcomes]
        assert not register.unfinished()
        assert [entry.number for entry in register.entries()] == list(range(1, PEOPLE + 1))
    papers = {outcome.path.name: outcome.path.read_bytes() for outcome in done}
    assert papers == {name: data for name, data in plain[1].items() if name.endswith(".pdf")}


@pytest.mark.raises_code("CLUSTER_NEACCESIBIL")
def test_an_address_where_nobody_answers_stops_before_any_number(folder, capsys, monkeypatch):
    monkeypatch.setattr(handed, "CONNECTING", 0.5)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        code, files = emite(folder, "nimeni", "--cluster", address)
    assert (code, files) == (ExitCode.INPUT, {})
    assert "planificator" in capsys.readouterr().err
    assert not (folder / "nimeni" / "registru.sqlite").exists()


def test_a_client_that_did_not_connect_says_nothing_when_it_goes(scheduler, monkeypatch):
    monkeypatch.setattr(handed, "CONNECTING", 0.5)
    said = []
    monkeypatch.setattr(sys, "unraisablehook", said.append)
    with api.cluster(scheduler.scheduler_address):
        pass
    for address in ("tcp://127.0.0.1:1", "nimic", "", "tls://127.0.0.1:1", "inproc://1"):
        with pytest.raises(ad.Stop) as stopped, api.cluster(address):
            pass
        assert stopped.value.finding.code == "CLUSTER_NEACCESIBIL"
        del stopped
    before = time.monotonic()
    gc.collect()
    assert time.monotonic() - before < 5
    assert not said


@pytest.mark.raises_code("CLUSTER_ALTA_VERSIUNE")
def test_a_worker_of_another_version_is_refused(scheduler, monkeypatch):
    monkeypatch.setattr(handed, "VERSION", "9.9")
    with pytest.raises(ad.Stop) as stopped, api.cluster(scheduler.scheduler_address):
        pass
    assert stopped.value.finding.code == "CLUSTER_ALTA_VERSIUNE"


@pytest.mark.raises_code("CLUSTER_FARA_LUCRATORI")
def test_a_scheduler_without_workers_is_refused(monkeypatch):
    nobody = distributed.LocalCluster(n_workers=0, dashboard_address=":0", host="127.0.0.1")
    with nobody as alone, pytest.raises(ad.Stop) as stopped, api.cluster(alone.scheduler_address):
        pass
    assert stopped.value.finding.code == "CLUSTER_FARA_LUCRATORI"


def test_a_cluster_that_loses_its_last_worker_stops_the_run(folder, tmp_path, monkeypatch):
    from concurrent.futures import BrokenExecutor

    monkeypatch.setattr(handed, "PATIENCE", 1.0)
    monkeypatch.setattr(handed, "_LOOK", 0.2)
    with (
        distributed.LocalCluster(
            n_workers=1, threads_per_worker=1, dashboard_address=":0", host="127.0.0.1"
        ) as alone,
        api.cluster(alone.scheduler_address) as executor,
    ):
        future = executor.submit(time.sleep, 60)
        threading.Timer(0.3, lambda: alone.scale(0)).start()
        with pytest.raises(BrokenExecutor):
            future.result()


@pytest.mark.raises_code("CLUSTER_NEINSTALAT")
def test_without_the_library_the_remedy_is_said(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(ad.Stop) as stopped, api.cluster("tcp://127.0.0.1:1"):
        pass
    assert stopped.value.finding.code == "CLUSTER_NEINSTALAT"
