"""The net of 240,000 person-months, computed and verified: `python tests/benchmarks/net.py [persons]`.

The peer is the same arithmetic as bare numpy int64 operations, written out for the one regime of these 24
months: contributions, five candidate deductions, base, tax, net, each figure compared. Rounds alternate in
one run; medians, their ratio and the peak memory of the process are printed.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable

import numpy as np

from adeverinta import income, net
from adeverinta.core.month import Month

FIRST, MONTHS, ROUNDS = Month(2024, 9), 24, 9
MINIMUM = {2024: 370_000, 2025: 405_000, 2026: 405_000}
FROM_JULY_2026 = 432_500


def wages() -> list[int]:
    months = [FIRST.plus(n) for n in range(MONTHS)]
    return [FROM_JULY_2026 if m >= Month(2026, 7) else MINIMUM[m.year] for m in months]


def table(persons: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Place of the month, gross (bani) and dependants of each row, person by person."""
    random = np.random.default_rng(1)
    place = np.tile(np.arange(MONTHS), persons)
    size = len(place)
    gross = random.integers(405_000, 1_200_000, size)
    return place, gross, random.integers(0, 5, size)


def bare_compute(place, gross, dependants, minimum):
    """The least work that gives the same figures for these months."""
    cas = (2 * gross * 2500 + 1_000_000) // 2_000_000 * 100
    cass = (2 * gross * 1000 + 1_000_000) // 2_000_000 * 100
    wage = minimum[place]
    band = np.maximum((gross - wage + 4_999) // 5_000, 0)
    share = np.array([200, 250, 300, 350, 450])[dependants] - 5 * band
    deduction = np.where(band > 40, 0, (2 * share * wage // 100 + 1_000) // 2_000 * 100)
    base = np.maximum((gross - cas - cass - deduction + 50) // 100, 0) * 100
    tax = (2 * base * 1000 + 1_000_000) // 2_000_000 * 100
    return cas, cass, deduction, base, tax, gross - cas - cass - tax


def bare_verify(place, gross, given, minimum):
    """The same with every number of dependants tried and every figure compared."""
    g_cas, g_cass, g_deduction, g_base, g_tax, g_net = given
    cas = (2 * gross * 2500 + 1_000_000) // 2_000_000 * 100
    cass = (2 * gross * 1000 + 1_000_000) // 2_000_000 * 100
    wrong = (np.abs(cas - g_cas) > 50) | (np.abs(cass - g_cass) > 50)
    wage = minimum[place]
    band = np.maximum((gross - wage + 4_999) // 5_000, 0)
    before = gross - g_cas - g_cass
    explained = np.zeros(len(gross), dtype=bool)
    number = np.zeros(len(gross), dtype=np.int64)
    for dependants, full in enumerate((200, 250, 300, 350, 450)):
        deduction = np.where(band > 40, 0, (2 * (full - 5 * band) * wage // 100 + 1_000) // 2_000 * 100)
        fits = np.abs(np.minimum(deduction, np.maximum(before, 0)) - g_deduction) <= 100
        number[fits & ~explained] = dependants
        explained |= fits
    wrong |= ~explained
    base = np.maximum(before - g_deduction, 0)
    wrong |= np.abs(g_base - base) > 50
    tax = (2 * g_base * 1000 + 1_000_000) // 2_000_000 * 100
    wrong |= np.abs(tax - g_tax) > 50
    wrong |= np.abs(gross - g_cas - g_cass - g_tax - g_net) > 100
    return wrong, number


def works(persons: int) -> dict[str, Callable[[], object]]:
    """Both sides, checked to give the same figures."""
    place, gross, dependants = table(persons)
    minimum = np.array(wages())
    switches = income.all_switches({})
    cases = net.Cases(place + FIRST.ordinal, gross, dependants)
    unsure = net.Cases(place + FIRST.ordinal, gross, dependants=net.UNKNOWN)
    computed = net.compute(cases, switches)
    figures = (computed.cas, computed.cass, computed.deduction, computed.base, computed.tax, computed.net)
    for mine, bare in zip(figures, bare_compute(place, gross, dependants, minimum), strict=True):
        assert (mine == bare).all()
    given = net.Given(
        cas=computed.cas,
        cass=computed.cass,
        deduction=computed.deduction,
        base=computed.base,
        tax=computed.tax,
        net=computed.net,
    )
    checked = net.check(unsure, given, switches)
    wrong, number = bare_verify(place, gross, figures, minimum)
    assert not checked.differs.any()
    assert not wrong.any()
    assert (checked.dependants == number).all()
    return {
        "computed": lambda: net.compute(cases, switches),
        "computed, bare": lambda: bare_compute(place, gross, dependants, minimum),
        "verified": lambda: net.check(unsure, given, switches),
        "verified, bare": lambda: bare_verify(place, gross, figures, minimum),
    }


def main() -> None:
    import resource  # not on Windows, where other files of this folder are imported

    persons = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    both = works(persons)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    taken: dict[str, list[float]] = {name: [] for name in both}
    for _ in range(ROUNDS):
        for name, work in both.items():
            start = time.perf_counter()
            work()
            taken[name].append(time.perf_counter() - start)
    median = {name: statistics.median(seconds) for name, seconds in taken.items()}
    print(f"{persons * MONTHS:,} rows, medians of {ROUNDS} rounds")
    for name, seconds in median.items():
        print(f"{name:16} {seconds * 1000:8.1f} ms")
    mine, bare = (sum(median[n + tail] for n in ("computed", "verified")) for tail in ("", ", bare"))
    print(f"{'both':16} {mine * 1000:8.1f} ms, bare {bare * 1000:.1f} ms: {mine / bare:.2f} times")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"peak memory {peak / 1024:.0f} MiB, before the rounds {before / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
