"""Ctrl-C is heard once and by the main process only; processes of ours end with it."""

import os
import signal
import subprocess
import sys
import time

import pytest

from adeverinta.system import processes
from adeverinta.system.processes import one_interrupt, starting_children

CHILDREN = """
import multiprocessing, os, time
from adeverinta.system.processes import serve_parent
def wait():
    serve_parent()
    time.sleep(60)
if __name__ == "__main__":
    child = multiprocessing.get_context("spawn").Process(target=wait)
    child.start()
    print(child.pid, flush=True)
    time.sleep(60)
"""


@pytest.fixture
def sigint():
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


def test_only_the_first_interrupt_is_heard(sigint):
    heard = 0
    with pytest.raises(KeyboardInterrupt), one_interrupt():  # noqa: PT012 - the second comes inside too
        try:
            signal.raise_signal(signal.SIGINT)
        except KeyboardInterrupt:
            heard += 1
            signal.raise_signal(signal.SIGINT)
            raise
    signal.raise_signal(signal.SIGINT)  # the program is about to end
    assert heard == 1


@pytest.mark.skipif(not hasattr(signal, "SIGUSR1"), reason="no other signal to stand for Ctrl-Break")
def test_ctrl_break_is_heard_as_ctrl_c(sigint, monkeypatch):
    before = signal.getsignal(signal.SIGUSR1)
    monkeypatch.setattr(processes, "_INTERRUPTIONS", (signal.SIGINT, signal.SIGUSR1))
    with pytest.raises(KeyboardInterrupt), one_interrupt():
        signal.raise_signal(signal.SIGUSR1)
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    signal.signal(signal.SIGUSR1, before)


@pytest.mark.skipif(not hasattr(signal, "SIGBREAK"), reason="no Ctrl-Break on this system")
def test_windows_ctrl_break_ends_a_run(sigint):
    before = signal.getsignal(signal.SIGBREAK)
    with pytest.raises(KeyboardInterrupt), one_interrupt():
        signal.raise_signal(signal.SIGBREAK)
    signal.signal(signal.SIGBREAK, before)


class PutAway:
    """Ctrl-C comes while Python puts this away, where exceptions are dropped."""

    def __del__(self):
        signal.raise_signal(signal.SIGINT)


def test_an_interrupt_that_python_drops_comes_again(sigint, capsys):
    with pytest.raises(KeyboardInterrupt), one_interrupt():  # noqa: PT012 - it comes a little later
        thing = PutAway()
        del thing
        for _ in range(200):
            time.sleep(0.01)
    assert capsys.readouterr().err == ""


def test_another_dropped_exception_is_still_shown(monkeypatch):
    class Broken:
        def __del__(self):
            raise ValueError

    said = []
    monkeypatch.setattr(sys, "unraisablehook", lambda one: said.append(one.exc_type))
    with one_interrupt():
        thing = Broken()
        del thing
    assert said == [ValueError]


def test_a_run_that_was_not_interrupted_leaves_the_signal_as_it_was(sigint):
    before = signal.getsignal(signal.SIGINT)
    with one_interrupt():
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before
    with starting_children():
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.skipif(os.name == "nt", reason="asks for processes as POSIX does")
def test_a_process_of_ours_ends_when_the_main_one_is_killed(tmp_path):
    script = tmp_path / "children.py"
    script.write_text(CHILDREN, encoding="utf-8")
    main = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)
    child = int(main.stdout.readline())
    time.sleep(1)
    main.kill()
    main.communicate()
    for _ in range(100):
        try:
            os.kill(child, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    os.kill(child, signal.SIGKILL)
    pytest.fail("the child outlived the main process")
