"""Every realistic shape is read right on the first try, without a profile, and gives the same rows."""

from __future__ import annotations

import pytest

from adeverinta import payroll
from adeverinta.core.finding import Severity
from tests.exports.shapes import ROWS, SHAPES
from tests.exports.truth import CUI, MONTHS, expected

NET_ONLY = {"lat_net_pe_luni", "lat_luna_in_antet_csv"}


def sums(read, *columns):
    """CNP and month to the sums of some columns, in bani."""
    found = {}
    for cnp, rows in read.rows.items():
        for row in rows:
            old = found.get((cnp, row.month), (0,) * len(columns))
            found[cnp, row.month] = tuple(
                a + getattr(row, name) for a, name in zip(old, columns, strict=True)
            )
    return found


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_the_shape_gives_the_rows_that_were_paid(name, tmp_path):
    SHAPES[name](tmp_path)
    read = payroll.read([tmp_path], employer=CUI)
    columns = ("net",) if name in NET_ONLY else ("net", "brut", "cas", "cass", "impozit")
    assert sums(read, *columns) == expected(ROWS, *columns)
    assert [item for item in read.findings if item.code == "RAND_FARA_CNP"] == []
    assert read.covered == set(MONTHS)
    assert [item for item in read.findings if item.severity is Severity.ERROR] == []
