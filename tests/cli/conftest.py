"""A small firm written on the fly, and a way to run commands as a shell would."""

from __future__ import annotations

import pytest

from tests.firm import Firm


@pytest.fixture
def firm(tmp_path):
    return Firm(tmp_path)
