"""How a process ends: what was asked for at its end is done, what was said is heard."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def ended(code, *, env=()):
    words = [sys.executable, "-c", f"from adeverinta.system import lifetime; {code}"]
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    return subprocess.run(
        words, capture_output=True, encoding="utf-8", check=False, env={**environment, **dict(env)}
    )


def test_what_is_to_be_done_at_the_end_is_done_and_what_was_said_is_heard(tmp_path):
    mark = tmp_path / "mark"
    done = ended(
        f"import atexit, pathlib, sys; atexit.register(pathlib.Path({str(mark)!r}).write_text, 'x'); "
        "sys.stdout.write('out'); sys.stderr.write('err'); lifetime.leave(3)"
    )
    assert (done.returncode, done.stdout, done.stderr) == (3, "out", "err")
    assert mark.read_text() == "x"


def test_what_is_in_memory_is_not_taken_apart():
    code = "import builtins; builtins.kept = type('Kept', (), {'__del__': lambda self: print('apart')})(); "
    assert ended(f"{code} lifetime.leave(0)").stdout == ""


def test_threads_at_work_are_waited_for():
    work = "(time.sleep(0.05), print('worked'))"
    code = f"import threading, time; threading.Thread(target=lambda: {work}).start();"
    done = ended(f"{code} lifetime.leave(4)")
    assert (done.returncode, done.stdout) == (4, "worked\n")


def test_a_program_without_streams_ends_with_its_code():
    assert ended("import sys; sys.stdout = sys.stderr = None; lifetime.leave(1)").returncode == 1


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="a process's threads are not listed")
@pytest.mark.parametrize(("env", "count"), [({}, "1"), ({"OPENBLAS_NUM_THREADS": "2"}, "2")])
def test_numpy_starts_no_threads_unless_the_user_wants_them(env, count):
    code = "lifetime.without_blas_threads(); import numpy, os; print(len(os.listdir('/proc/self/task')))"
    said = ended(code, env=env).stdout.strip()
    if os.cpu_count() == 1:
        count = "1"
    assert said == count
