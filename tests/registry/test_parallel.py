"""Several processes at once, and processes killed at any moment."""

import multiprocessing
import os
import random
import signal
import sys
import time
from datetime import date

import pytest

from adeverinta.registry import EntryStatus, NumberRegister, NumberWanted

DAY = date(2026, 11, 22)


def want(who):
    return NumberWanted(f"key{who}", "f", "icc-hg52", "Pop", f"{who:013}", DAY, DAY)


def work(path, start, count, chunk):
    with NumberRegister.open(path, employer="123") as register:
        for at in range(start, start + count, chunk):
            entries = register.reserve_many([want(who) for who in range(at, at + chunk)])
            register.confirm_many([(entry, f"{entry.number}.pdf", "a") for entry in entries])


def started(context, path, *spans):
    processes = [context.Process(target=work, args=(path, *span)) for span in spans]
    for process in processes:
        process.start()
    return processes


def check(path, expected=None):
    with NumberRegister.open(path, employer="123") as register:
        entries = register.entries()
    assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
    assert len({entry.request_key for entry in entries}) == len(entries)
    if expected is not None:
        assert len(entries) == expected
        assert {entry.status for entry in entries} == {EntryStatus.ISSUED}


@pytest.mark.parametrize("overlap", [False, True])
def test_parallel_processes_leave_no_gap_and_no_double(tmp_path, overlap):
    path = tmp_path / "r.sqlite"
    context = multiprocessing.get_context("spawn")
    spans = [(0 if overlap else n * 40, 40, 4) for n in range(4)]
    processes = started(context, path, *spans)
    for process in processes:
        process.join(60)
        assert process.exitcode == 0
    check(path, 40 if overlap else 160)


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
def test_killed_at_random_moments_then_resumed(tmp_path):
    path = tmp_path / "r.sqlite"
    chance = random.Random(7)
    context = multiprocessing.get_context("fork")
    for _ in range(25):
        processes = started(context, path, (0, 200, 5), (200, 200, 5))
        time.sleep(chance.uniform(0.0, 0.02))
        for process in processes:
            os.kill(process.pid, signal.SIGKILL)
            process.join()
        check(path)
    for process in started(context, path, (0, 200, 5), (200, 200, 5)):
        process.join(60)
        assert process.exitcode == 0
    check(path, 400)
