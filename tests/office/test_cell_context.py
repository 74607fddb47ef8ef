"""The cell behind an amount is found wherever its export lies: on top, in a sub-folder, in an archive."""

import zipfile

import pytest

from adeverinta.core.source import Source
from adeverinta.office import view_cell
from adeverinta.sources import expand

TABLE = "CNP;Salariu net\n2850101400078;3500,50\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "2025").mkdir()
    (tmp_path / "stat.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "2025" / "stat.csv").write_text(TABLE.replace("3500,50", "3600,50"), encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "vechi.zip", "w") as archive:
        archive.writestr("stat.csv", TABLE.replace("3500,50", "3700,50"))
        archive.writestr("alt.csv", TABLE.replace("3500,50", "3800,50"))
    return tmp_path


def test_every_address_that_is_read_leads_to_its_cell(folder):
    items, _ = expand([folder])
    found = {}
    for item in items:
        view = view_cell(folder, Source(item.name, None, 2, "B"))
        assert view is not None, item.name
        (line,) = (line for line in view.lines if line.wanted)
        found[item.name] = line.texts[1]
    assert sorted(found.values()) == ["3500,50", "3600,50", "3700,50", "3800,50"]
    assert len(found) == 4


def test_what_is_gone_is_not_shown_from_a_file_of_the_same_name(folder):
    (folder / "stat.csv").unlink()
    assert view_cell(folder, Source("stat.csv", None, 2, "B")) is None
    assert view_cell(folder / "lipsa", Source("stat.csv", None, 2, "B")) is None
