"""Layouts that say nothing for certain: refused by name, or read for those of whom they do."""

from __future__ import annotations

import pytest

from adeverinta.core.errors import InputStop
from adeverinta.payroll.payroll_reader import read_files
from tests.payroll.payroll_builders import book, cnp

HEAD = ["Luna", "Venit brut", "CAS", "CASS", "Impozit", "Salariu net"]
JANUARY = ["Ianuarie", 5000.0, 1250.0, 500.0, 325.0, 2925.0]


@pytest.mark.parametrize("second", [cnp(2), "soț: " + cnp(2, "185010140")])
def test_a_sheet_with_two_persons_in_its_heading_is_refused(second):
    page = [["Fișă individuală 2026"], ["CNP", cnp(1)], ["Persoane în întreținere", second], HEAD, JANUARY]
    with pytest.raises(InputStop) as stop:
        read_files([book(page)])
    assert stop.value.finding.code == "FISA_FARA_PERSOANA"
    assert "rândul 2, coloana B" in stop.value.finding.message
    assert cnp(1) not in stop.value.finding.message
    del page[2]
    assert read_files([book(page)]).rows[cnp(1)][0].net == 292500
