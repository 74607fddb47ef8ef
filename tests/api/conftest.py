"""The sample firm as a program reads it; a module that wants another export of it has its own `payroll`."""

from datetime import date

import pytest

import adeverinta as ad
from tests.firm import SAMPLES

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def employer():
    return ad.Employer.load(SAMPLES / "angajator.toml")


@pytest.fixture(scope="module")
def payroll(employer):
    return ad.read([SAMPLES / "csv"], employer)


@pytest.fixture(scope="module")
def requests():
    return ad.requests(SAMPLES / "cereri.xlsx")
