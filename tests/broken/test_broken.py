"""The smallest bad input of a code, in a folder of its name: the code comes out and says where and what.

A folder holds what is bad (`state`, or `anume` for files that are named one by one, `cereri.csv`,
`angajator.toml`); the rest is taken from `bun`, where nothing is. `cere`: a line for each part that must
stand in the sentence or in what is to be done.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from adeverinta import api
from adeverinta.api.catalogue import CODES
from adeverinta.core.errors import Stop
from adeverinta.requests import read_employer

HERE = Path(__file__).parent
GOOD = HERE / "bun"
FOLDERS = sorted(path for path in HERE.iterdir() if (path / "cere").is_file())
ON = date(2026, 11, 22)


def found_in(folder):
    """Every finding on the way from the files to the answers; what stops it is the last."""

    def own(name):
        return folder / name if (folder / name).exists() else GOOD / name

    found = []
    try:
        _, of_profile = read_employer(own("angajator.toml"))
        found += of_profile
        employer = api.Employer.load(own("angajator.toml"))
        requests = api.requests(own("cereri.csv"))
        found += requests.findings
        named = sorted((folder / "anume").iterdir()) if (folder / "anume").is_dir() else [own("state")]
        payroll = api.read(named, employer, on=ON)
        found += payroll.findings
        for request in requests:
            found += api.compute(request, payroll, employer, on=ON).findings
    except Stop as stop:
        found.append(stop.finding)
    return found


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_the_code_comes_out_and_says_where_and_what(folder):
    assert folder.name in CODES
    found = found_in(folder)
    own = [item for item in found if item.code == folder.name]
    assert own, sorted({item.code for item in found})
    said = [f"{item.message} {item.remedy}" for item in own]
    for words in (folder / "cere").read_text(encoding="utf-8").splitlines():
        assert any(words in text for text in said), (words, said)


def test_nothing_is_wrong_where_nothing_is():
    assert [item.code for item in found_in(GOOD) if item.blocking] == []
