"""Measuring: sides in turn inside one run, medians of the ratios of each round."""

from __future__ import annotations

import gc
import math
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import linear_regression, median

ROOT = Path(__file__).resolve().parents[2]


def now() -> str:
    """When, and how busy the machine was: a ratio of a loaded machine is worth less."""
    return f"{datetime.now(UTC).date().isoformat()}, load {os.getloadavg()[0]:.1f}"


@dataclass(frozen=True)
class Line:
    """One ratio of the table. `more`: a rate against peers, at least `target`; else a cost, at most.

    `ours` and `theirs` are median seconds for the same work. `gated` false: the short form holds nothing
    against it, as it depends on the disk or on what else the machine does.
    """

    id: str
    work: str
    against: str
    ratio: float | None
    target: float | None
    more: bool
    ours: float | None = None
    theirs: float | None = None
    rounds: int | None = None
    note: str = ""
    gated: bool = True
    when: str = field(default_factory=now)

    @property
    def key(self) -> str:
        """Its name among the gates."""
        return f"{self.id} {self.against}"

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None where nothing was measured or nothing is asked."""
        if self.ratio is None or self.target is None:
            return None
        return self.ratio >= self.target if self.more else self.ratio <= self.target


def compared(key, work, against, ours, theirs, target, *, more, scale=1.0, **rest) -> Line:
    """A line from the rounds of both sides; `theirs` did one `scale`-th of the work."""
    theirs = [seconds * scale for seconds in theirs]
    above, below = (theirs, ours) if more else (ours, theirs)
    found = median(a / b for a, b in zip(above, below, strict=True))
    return Line(
        key, work, against, found, target, more,
        ours=median(ours), theirs=median(theirs), rounds=len(ours), **rest,
    )  # fmt: skip


def grown(sizes: Sequence[float], spent: Sequence[float]) -> tuple[float, float]:
    """The exponent by which time or memory grows with a size (the slope between logarithms), and its last step alone."""
    logs, values = [math.log(size) for size in sizes], [math.log(value) for value in spent]
    last = (values[-1] - values[-2]) / (logs[-1] - logs[-2])
    return linear_regression(logs, values).slope, last


def listed(values: Sequence[float], spec: str) -> str:
    """Figures beside one another."""
    return ", ".join(format(value, spec) for value in values)


def rounds(
    count: int, *, between: Callable[[], object] | None = None, **sides: Callable[[], object]
) -> dict[str, list[float]]:
    """Seconds of each side in each round; a side may give its own seconds as a float.

    The order of the sides turns with each round, so that neither always comes after the other. `between`
    is done before each side and not timed.
    """
    times: dict[str, list[float]] = {name: [] for name in sides}
    for number in range(count):
        order = list(sides) if number % 2 == 0 else list(sides)[::-1]
        for name in order:
            if between:
                between()
            gc.collect()
            start = time.perf_counter()
            given = sides[name]()
            spent = time.perf_counter() - start
            times[name].append(given if isinstance(given, float) else spent)
    return times
