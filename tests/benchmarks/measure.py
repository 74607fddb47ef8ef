"""Measuring: sides in turn inside one run, medians of the ratios of each round."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Line:
    """One ratio of the table. `more` is better for rates against peers, less is better for costs."""

    id: str
    work: str
    against: str
    ratio: float | None
    target: float
    more: bool
    note: str = ""

    @property
    def key(self) -> str:
        """Its name among the gates."""
        return f"{self.id} {self.against}"

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None where nothing was measured."""
        if self.ratio is None:
            return None
        return self.ratio >= self.target if self.more else self.ratio <= self.target


def rounds(count: int, **sides: Callable[[], object]) -> dict[str, list[float]]:
    """Seconds of each side in each round; a side may give its own seconds as a float."""
    times: dict[str, list[float]] = {name: [] for name in sides}
    for number in range(count):
        order = list(sides) if number % 2 == 0 else list(sides)[::-1]
        for name in order:
            gc.collect()
            start = time.perf_counter()
            given = sides[name]()
            spent = time.perf_counter() - start
            times[name].append(given if isinstance(given, float) else spent)
    return times


def ratio(above: list[float], below: list[float], scale: float = 1.0) -> float:
    """The median of the rounds' ratios."""
    return scale * median(a / b for a, b in zip(above, below, strict=True))


def child(code: str, *args: str, python: str = sys.executable) -> tuple[float, float]:
    """Seconds and peak MiB of a Python program in a process of its own."""
    return command([python, "-c", code, *args])


def command(words: list[str]) -> tuple[float, float]:
    """The same for any command; it must end well. Peak memory is of its main process.

    An installed package has its bytecode beside it, so a machine's wish for none is not passed on: the source
    would be compiled at every start.
    """
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    process = subprocess.Popen(words, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    spent = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(words)[:200]}: exit {process.returncode}")
    return spent, usage.ru_maxrss / 1024


def peer(python: str, work: Path, which: str) -> float | None:
    """Seconds a page of a peer, measured inside its own interpreter; None where it is not installed."""
    done = subprocess.run(
        [python, str(Path(__file__).with_name("peers.py")), which, str(work)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        return None
    return float(json.loads(done.stdout.splitlines()[-1]))
