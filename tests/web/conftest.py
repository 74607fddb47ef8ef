"""What the tests of the pages begin with."""

from datetime import date

import pytest

from adeverinta.web.shared import OpenOffice
from tests.firm import of_samples
from tests.web.clerk import ASKED, Clerk


@pytest.fixture
def a_day(monkeypatch):
    """Today, on the pages."""
    monkeypatch.setattr(OpenOffice, "today", date(2026, 11, 28))


@pytest.fixture
def desk(tmp_path, a_day):
    """The sample firm with two requests, typed into the page."""
    firm = of_samples(tmp_path / "Firma")
    clerk = Clerk(tmp_path)
    clerk.see("/")
    clerk.send("/f/1/cereri", [("vazut", ""), *ASKED])
    return clerk, firm
