"""Layouts that were explained once: used again, noticed when changed, forced when asked for."""

from __future__ import annotations

import pytest

from adeverinta import payroll
from adeverinta.core.errors import InputStop
from adeverinta.payroll.profiles import Profile, load, load_all
from adeverinta.payroll.propose import propose, suggestion
from adeverinta.sources import read as read_file
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
