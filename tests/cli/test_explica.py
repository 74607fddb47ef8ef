"""`explica` and `reguli`: every number with its cell and its rule."""

from __future__ import annotations

import json

import pytest

from adeverinta.cli import root
from tests.firm import ANA


def test_every_counted_month_is_shown_with_its_cell(firm, capsys):
    code = firm.run("explica", "--cnp", ANA, "--nastere", "14.03.2026", "--la-data", "2026-11-22")
    shown = capsys.readouterr().out
    assert code == 0
    assert ANA not in shown
    assert shown.count("2.967,00 din fișierul „stat_") == 24
    assert shown.count("coloana J") == 24
    assert "35.604,00 / 12 = 2.967,00 lei" in shown
    assert "85 % din bază = 2.521,95 lei" in shown
    assert "temei:" in shown
    assert "art. 4 alin. (4)-(6)" in shown


def test_a_month_past_the_twelve_is_told_apart_from_one_that_fails(firm, capsys):
    firm.run("explica", "--cnp", ANA, "--nastere", "14.03.2026", "--la-data", "2026-11-22")
    assert "îndeplinește condițiile, dar nu intră" in capsys.readouterr().out


def test_a_person_in_no_file(firm, capsys):
    assert firm.run("explica", "--cnp", "1", "--nastere", "14.03.2026") == 1
    assert "CNP_INVALID" in capsys.readouterr().out


def test_rules_on_a_day_compared_and_as_json(capsys):
    assert root._run(["reguli", "--la", "01.05.2026", "--format", "json"]) == 0
    values = json.loads(capsys.readouterr().out)
    assert all({"parametru", "act", "articol", "sursa"} <= set(value) for value in values)
    assert root._run(["reguli", "--compara", "01.12.2022", "01.01.2023"]) == 0
    shown = capsys.readouterr().out
    assert "înainte" in shown
    assert "salariu_minim" in shown
    assert root._run(["reguli", "--compara", "01.12.2022", "01.01.2023", "--format", "json"]) == 0
    changes = json.loads(capsys.readouterr().out)
    assert all(change.keys() == {"inainte", "dupa"} for change in changes)
    wage = next(one for one in changes if (one["dupa"] or {}).get("parametru") == "salariu_minim")
    assert wage["inainte"]["valoare"] != wage["dupa"]["valoare"]


@pytest.mark.parametrize("day", ["31.02.2026", "mâine"])
def test_a_wrong_date_is_wrong_usage(day, capsys):
    assert root._run(["reguli", "--la", day]) == 2
    assert "nu este bună" in capsys.readouterr().err
