"""A short version of kill_runs.py, and runs killed as whole programs."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time

import pytest

from tests import firm
from tests.crash import remains

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")


@pytest.mark.parametrize("processes", [1, 2])
def test_killed_at_random_points_then_finished(tmp_path, processes):
    from tests.crash.kill_runs import kill_runs

    done = kill_runs(tmp_path, kills=10, people=40, processes=processes, seed=processes)
    assert done["kills"] >= 10
    assert done["rewritten"] == 0


@pytest.mark.slow
def test_every_command_killed_at_random_points_then_said_again(tmp_path):
    from tests.crash.kill_commands import kill_commands

    assert kill_commands(tmp_path, kills=36, people=12)["killed"] >= 36


def test_the_program_itself_killed(tmp_path):
    firm.of_many(tmp_path, 40)
    output = tmp_path / "x" / "iesire"
    output.parent.mkdir()
    args = [sys.executable, "-m", "adeverinta", "emite", str(tmp_path / "state.csv"), "--cereri"]
    args += [
        str(tmp_path / "cereri.csv"),
        "--angajator",
        str(tmp_path / "angajator.toml"),
        "--iesire",
        str(output),
    ]
    args += ["--la-data", "2026-11-22", "--registru", str(output.parent / "registru.sqlite")]
    chance = random.Random(3)
    started = time.perf_counter()
    assert subprocess.run(args, capture_output=True, check=False).returncode == 0
    whole = time.perf_counter() - started
    remains.check(output, expected=40)
    shutil.rmtree(output.parent)
    output.parent.mkdir()
    for _ in range(4):
        child = subprocess.Popen(args, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.5, 1) * whole)
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        remains.check(output)
    assert subprocess.run(args, capture_output=True, check=False).returncode == 0
    remains.check(output, expected=40)
    assert not list(output.rglob("*.tmp"))
