"""Layouts that were explained once: used again, noticed when changed, forced when asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from adeverinta import payroll
from adeverinta.core.errors import InputStop
from adeverinta.payroll.layout.column_map import find_layout
from adeverinta.payroll.layout.profiles import NAMES, Profile, load, load_all
from adeverinta.payroll.learning.meanings import MEANINGS
from adeverinta.payroll.learning.propose import of_layout, propose, suggestion
from adeverinta.sources import read as read_file
from adeverinta.sources.sheet import Sheet
from tests.exports.layouts import LAYOUTS
from tests.exports.truth import by_month, slips
from tests.exports.writers import write_xlsx

JANUARY = by_month(slips())[0][1]
STRANGE = ["Persoană", "Identificator", "Bani buni", "Bani luați"]
COLUMNS = dict(zip(STRANGE, ("nume", "cnp", "net", "-"), strict=True))


def strange(folder, header=STRANGE, name="stat_202601.xlsx"):
    rows = [header, *([row.nume_intreg, row.cnp, row.net, row.avans][: len(header)] for row in JANUARY)]
    path = folder / name
    write_xlsx(path, [("Foaie", rows)])
    return path


@pytest.fixture
def saved(tmp_path):
    folder = tmp_path / "formate"
    folder.mkdir()
    profile = Profile("a", COLUMNS)
    (folder / f"{profile.fingerprint}.toml").write_text(profile.text(), encoding="utf-8")
    return folder


def codes(result):
    return [item.code for item in result.findings]


def test_an_unknown_layout_is_refused_and_proposed(tmp_path):
    path = strange(tmp_path)
    with pytest.raises(InputStop) as stop:
        payroll.read([path])
    assert stop.value.finding.code == "NU_E_STAT_DE_PLATA"
    made = propose(read_file(path).sheets[0])
    assert (made.row, [column.name for column in made.columns]) == (1, ["", "cnp", "", ""])
    samples = " ".join(text for column in made.columns for text in column.samples)
    assert not any(row.cnp in samples for row in JANUARY)
    assert len(made.columns[0].samples) == 3


def test_a_saved_profile_reads_it(tmp_path, saved):
    result = payroll.read([strange(tmp_path)], profiles=load_all([saved]))
    assert {cnp: rows[0].net for cnp, rows in result.rows.items()} == {
        row.cnp: round(row.net * 100) for row in JANUARY
    }


def test_a_profile_is_kept_and_found_as_it_was(saved):
    (path,) = saved.iterdir()
    assert dict(load(path).columns) == COLUMNS
    assert load(path).fingerprint == path.stem


@pytest.mark.raises_code("FORMAT_SCHIMBAT")
def test_a_changed_layout_is_shown_as_a_difference_and_not_read_by_it(tmp_path, saved):
    header = ["Persoană", "CNP", "Net", "Bani luați"]
    profile = Profile("vechi.toml", {"Persoană": "nume", "CNP": "cnp", "Net": "net", "Altceva": "-"})
    result = payroll.read([strange(tmp_path, header)], profiles=[profile])
    assert "FORMAT_SCHIMBAT" in codes(result)
    text = next(item.message for item in result.findings if item.code == "FORMAT_SCHIMBAT")
    assert "a apărut „Bani luați”" in text
    assert "a dispărut „Altceva”" in text


def test_a_forced_profile_goes_before_the_spellings(tmp_path):
    path = strange(tmp_path, ["Nume", "CNP", "Avans plătit", "Salariu net"])
    forced = Profile("x", {"Avans plătit": "net", "Salariu net": "-"})
    result = payroll.read([path], forced=forced)
    assert result.rows[JANUARY[0].cnp][0].net == round(JANUARY[0].net * 100)


@pytest.mark.raises_code("PROFIL_GRESIT")
@pytest.mark.parametrize(
    "text", ["[coloane]\n", "nu e toml", '[coloane]\n"A" = "bani"\n', "[altceva]\na = 1\n"]
)
def test_a_profile_that_is_none_stops(tmp_path, text):
    (tmp_path / "x.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputStop) as stop:
        load(tmp_path / "x.toml")
    assert stop.value.finding.code == "PROFIL_GRESIT"


def test_a_header_that_is_nearly_known_is_suggested(tmp_path):
    assert suggestion("Salriu net") == ("salariu net", "net")
    path = strange(tmp_path, ["Nume", "CNP", "Venit brut", "Salriu net"])
    with pytest.raises(InputStop) as stop:
        payroll.read([path])
    assert stop.value.finding.code == "COLOANE_LIPSA"
    assert "ați vrut „Salariu net”?" in stop.value.finding.message
    path = strange(tmp_path, ["Nume", "CNP", "Net", "Imposit"], "stat_202602.xlsx")
    assert "ANTET_ASEMANATOR" in codes(payroll.read([path]))


def by_hand(folder, text):
    path = folder / "scris.toml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def test_a_profile_written_by_hand_needs_no_fingerprint_and_only_the_labels_it_explains(tmp_path):
    hand = by_hand(tmp_path, '[coloane]\n"bani  BUNI" = "net"\n"Identificator" = "cnp"\n')
    result = payroll.read([strange(tmp_path)], profiles=[hand])
    assert result.rows[JANUARY[0].cnp][0].net == round(JANUARY[0].net * 100)
    assert "FORMAT_NEPOTRIVIT" not in codes(result)


@pytest.mark.raises_code("FORMAT_NEPOTRIVIT")
def test_a_profile_belongs_to_its_layout_and_one_of_no_sheet_is_named(tmp_path):
    strange(tmp_path)
    rows = [["CNP", "Nume", "Net", "Bani buni"], [JANUARY[0].cnp, "Popa", 1000.0, 7.0]]
    write_xlsx(tmp_path / "stat_202602.xlsx", [("Foaie", rows)])
    forced = Profile("x.toml", COLUMNS)
    result = payroll.read([tmp_path], forced=forced)
    assert [row.net for row in result.rows[JANUARY[0].cnp]] == [round(JANUARY[0].net * 100), 100000]
    hand = by_hand(tmp_path, '[coloane]\n"Altceva" = "net"\n')
    result = payroll.read([tmp_path / "stat_202602.xlsx"], profiles=[hand])
    assert "FORMAT_NEPOTRIVIT" in codes(result)


def test_every_field_has_words_and_stands_in_the_guide():
    guide = (Path(__file__).parents[2] / "docs" / "ghid.md").read_text(encoding="utf-8")
    for name in NAMES:
        assert MEANINGS.get(name), name
        assert f"`{name}`" in guide, name


def test_the_proposal_of_a_stacked_header_has_all_its_rows(tmp_path):
    LAYOUTS["trei_linii_antet_continuat"](tmp_path)
    made = propose(read_file(tmp_path / "stat_01_2026.xlsx").sheets[0])
    assert made.rows[:4] == (2, 3, 4, 5)
    assert {"cnp", "nume", "brut", "cas", "cass", "impozit", "net"} <= {
        column.name for column in made.columns
    }


def test_a_column_understood_by_its_group_is_not_asked_about():
    """Asked, Enter would have said that the days are not read."""
    lines = [
        ["CNP", "Nume", "Timp lucrat (zile)", None, None, "Net"],
        [None, None, "Lucrate", "CO", "XY", None],
        [JANUARY[0].cnp, "Popa Ina", 15.0, 5.0, 1.0, 2925.0],
        [JANUARY[1].cnp, "Popa Ana", 20.0, 0.0, 0.0, 2925.0],
    ]
    sheet = Sheet("stat_202601.xlsx", "Foaie", lines)
    made = of_layout(sheet, find_layout(sheet))
    assert [(column.name, column.open) for column in made.columns] == [
        ("cnp", False), ("nume", False), ("zile_lucrate", False), ("zile_co", False), ("zile_lucrate", True),
        ("net", False),
    ]  # fmt: skip
