"""Programs in processes of their own: seconds, and the peak memory of the main process alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.measure import ROOT

SHOWN = 2000


class Ran(NamedTuple):
    """Wall seconds with the start of the interpreter; peak MiB of the main process; processor seconds, children
    included."""

    seconds: float
    peak: float
    cpu: float = 0.0


def seconds_of(*words: str) -> float:
    """Seconds of a Python program, told as after `python`; it must end well. What it says is not shown."""
    start = time.perf_counter()
    _run(*words)
    return time.perf_counter() - start


def _run(*words: str) -> subprocess.CompletedProcess[str]:
    """A Python program run to its good end.

    An installed package has its bytecode beside it, so a machine's wish for none is not passed on: the source
    would be compiled at every start.
    """
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, *words], env=environment, cwd=ROOT,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)[:200]}: exit {done.returncode}\n{done.stderr[-SHOWN:]}")
    return done


def module(*words: str) -> Ran:
    """The same for a module, with its peak memory."""
    spent, notes = _inside(*words)
    return Ran(spent, notes["peak"], notes["cpu"])


def _inside(*words: str) -> tuple[float, dict]:
    with tempfile.TemporaryDirectory() as folder:
        notes = Path(folder) / "notes.json"
        spent = seconds_of("-m", "tests.benchmarks.inside", str(notes), *words)
        return spent, json.loads(notes.read_text(encoding="utf-8"))


def visit(*words: str) -> dict[str, float]:
    """The figures that `visits.py` prints of itself."""
    done = _run("-m", "tests.benchmarks.visits", *words)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def peer(python: str, work: Path, which: str, out: Path) -> float | None:
    """Seconds a certificate of a peer, measured inside its own interpreter; None where it is not installed.

    Its first certificate is left in `out` for a look at the words.
    """
    if not python:
        return None
    script = str(Path(__file__).with_name("peers.py"))
    done = subprocess.run(
        [python, script, which, str(work), str(out)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        missing = ("ModuleNotFoundError", "soffice is not installed")
        if not any(text in done.stderr for text in missing):
            raise RuntimeError(f"{which}: {done.stderr[-SHOWN:]}")
        return None
    return float(json.loads(done.stdout.splitlines()[-1]))
