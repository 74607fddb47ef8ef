"""Dates as people type them."""

from __future__ import annotations

from datetime import date

import pytest

from adeverinta.core.dates import parse_date

DAY = date(2026, 3, 14)


@pytest.mark.parametrize(
    "text",
    [
        "14.03.2026", "14.3.2026", "14/03/2026", "14-03-2026", "2026-03-14", "14 martie 2026",
        "14 MARTIE 2026",
        "14 mar. 2026", "14 March 2026", "14-mar-2026", "14.3.26", "14.03.26", "03/14/2026",
        "2026-03-14T00:00:00",
    ],
)  # fmt: skip
def test_reads(text):
    assert parse_date(text) == DAY


@pytest.mark.parametrize(
    "text", ["03/04/2026", "14/03/26", "31 februarie 2026", "14 marte 2026", "14.13.26", "20/20/2026"]
)
def test_what_may_be_two_days_or_none_is_refused(text):
    assert parse_date(text) is None
