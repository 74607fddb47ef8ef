"""Several columns that may be the gross or a contribution: the set that closes is taken and named."""

from __future__ import annotations

import pytest

from adeverinta import payroll
from adeverinta.core.errors import InputStop
from tests.exports.truth import CUI, slips
from tests.exports.writers import write_text, write_xlsx
from tests.payroll.payroll_builders import codes

TRUTH = {(row.cnp, row.month): (round(row.brut * 100), round(row.net * 100)) for row in slips()}


def read(folder, header, line, *, text=False):
    rows = [["Luna", "CNP", "Nume", *header], *([r.luna, r.cnp, r.nume_intreg, *line(r)] for r in slips())]
    if text:
        write_text(folder / "stat.csv", rows)
    else:
        write_xlsx(folder / "stat.xlsx", [("Stat", rows)])
    return payroll.read([folder], employer=CUI)


def amounts(result):
    return {(cnp, row.month): (row.brut, row.net) for cnp, rows in result.rows.items() for row in rows}


@pytest.mark.parametrize("text", [False, True])
@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("Brut", "Total realizat"),
        ("Venit brut", "Total venituri"),
        ("Salariu brut", "Total drepturi"),
        ("Brut", "Brut total luna"),
    ],
)
def test_the_gross_that_closes_is_taken_where_another_is_a_part(tmp_path, part, whole, text):
    header = [part, whole, "CAS", "CASS", "Impozit", "Salariu net"]
    result = read(
        tmp_path, header, lambda r: [r.brut - 300, r.brut, r.cas, r.cass, r.impozit, r.net], text=text
    )
    assert amounts(result) == TRUTH
    assert [item.code for item in result.findings if item.code == "NET_NU_SE_INCHIDE"] == []
    if part != "Salariu brut":  # there the surer header is the whole already
        assert "COLOANE_CARE_INCHID" in codes(result)


def _on_leave(slip, rows):
    """Whether the row is one of the few with an indemnity: its pay of worked days is nothing."""
    return (slip.cnp, slip.month) in rows


@pytest.mark.parametrize("part", ["Brut realizat", "Brut lunar realizat", "Total realizat"])
@pytest.mark.parametrize("many", [False, True])
@pytest.mark.parametrize("whole", ["Brut total", "Venit brut total"])
@pytest.mark.parametrize("worked", [0.0, 400.0])
def test_the_whole_gross_is_taken_where_only_rows_with_leave_differ(tmp_path, part, whole, many, worked):
    keys = [(slip.cnp, slip.month) for slip in slips()]
    away = set(keys[:: 2 if many else len(keys) - 1])
    header = [part, whole, "CAS", "CASS", "Impozit", "Salariu net"]

    def line(r):
        return [worked if _on_leave(r, away) else r.brut, r.brut, r.cas, r.cass, r.impozit, r.net]

    result = read(tmp_path, header, line)
    assert amounts(result) == TRUTH
    other = read(tmp_path, [whole, part, *header[2:]], lambda r: [line(r)[1], line(r)[0], *line(r)[2:]])
    assert amounts(other) == TRUTH


def test_two_wholes_that_each_close_on_other_rows_stay_a_question(tmp_path):
    keys = [(slip.cnp, slip.month) for slip in slips()]
    header = ["Brut realizat", "Brut total", "CAS", "CASS", "Impozit", "Salariu net"]

    def line(r):
        first, second = _on_leave(r, keys[:1]), _on_leave(r, keys[1:2])
        return [0.0 if first else r.brut, 0.0 if second else r.brut, r.cas, r.cass, r.impozit, r.net]

    with pytest.raises(InputStop) as stop:
        read(tmp_path, header, line)
    assert stop.value.finding.code == "COLOANA_DUBLA"


def test_pension_and_health_are_the_contributions_where_they_close(tmp_path):
    header = ["Brut", "Pensie", "Sănătate", "Impozit", "Pensie privată", "Net"]
    result = read(tmp_path, header, lambda r: [r.brut, r.cas, r.cass, r.impozit, 100.0, r.net])
    assert amounts(result) == TRUTH
    assert result.layouts[0].columns["cas"] == ("E", "Pensie")
    assert "COLOANE_CARE_INCHID" in codes(result)


def test_the_employees_contribution_is_told_from_one_of_the_same_name(tmp_path):
    header = ["Brut", "CAS", "CAS", "CASS", "Impozit", "Net"]
    result = read(tmp_path, header, lambda r: [r.brut, 11.0, r.cas, r.cass, r.impozit, r.net])
    assert amounts(result) == TRUTH
    assert result.layouts[0].columns["cas"] == ("F", "CAS")


def test_where_no_set_closes_the_question_stays(tmp_path):
    header = ["Brut", "Venit brut", "CAS", "CASS", "Impozit", "Net"]
    with pytest.raises(InputStop) as stop:
        read(tmp_path, header, lambda r: [r.brut - 300, r.brut - 100, r.cas, r.cass, r.impozit, r.net])
    assert stop.value.finding.code in ("COLOANA_DUBLA", "NET_CONTRADICTORIU")


def test_an_ordinary_sheet_needs_no_choice(tmp_path):
    header = ["Salariu brut", "Venit brut", "CAS", "CASS", "Impozit", "Net"]
    result = read(tmp_path, header, lambda r: [r.baza, r.brut, r.cas, r.cass, r.impozit, r.net])
    assert amounts(result) == TRUTH
    assert "COLOANE_CARE_INCHID" not in codes(result)
