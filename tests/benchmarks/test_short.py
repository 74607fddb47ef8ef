"""The short form of the benchmarks: every ratio at least 60 % of what was measured; never an absolute rate."""

import pytest

from tests.benchmarks.__main__ import run
from tests.benchmarks.bench import Bench
from tests.benchmarks.gates import failures


@pytest.mark.slow
@pytest.mark.benchmark
def test_no_ratio_fell_below_its_gate(tmp_path):
    bench = Bench(tmp_path, short=True)
    again = failures(run(bench))
    if again:  # a busy machine gets a second look at what fell
        again = failures(run(bench, ",".join({item.split()[0] for item in again})))
    assert not again
