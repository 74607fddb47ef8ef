"""Thirty right certificates: a clerk is told what is unusual once a person, and warned of hardly anything."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from adeverinta.cli import root
from tests.exports import firm_of_thirty as firm
from tests.firm import write_profile


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    folder = tmp_path_factory.mktemp("firma")
    asked = firm.write(folder)
    write_profile(folder)
    code = root._run(
        ["emite", str(folder / "state"), "--cereri", str(asked), "--angajator", str(folder / "angajator.toml"),
         "--iesire", str(folder / "o"), "--la-data", "25.11.2026", "--fara-interactiune"]
    )  # fmt: skip
    assert code == 0
    return json.loads((folder / "o" / "raport.json").read_text(encoding="utf-8"))["adeverinte"]


def about_the_net(answer):
    return [
        item
        for item in answer["constatari"]
        if item["cod"].startswith(("NET_", "IMPOZIT_", "DEDUCERE_", "CONTRIBUTIE_"))
    ]


def test_the_nets_are_those_of_the_payroll(answers):
    for number, answer in enumerate(answers):
        for item in answer["luni"]:
            month = next(month for month in firm.MONTHS if str(month) == item["luna"])
            assert item["venit_net"] == f"{firm.line(number, month).net}.00"


def test_each_cause_is_told_once_and_warns_nobody(answers):
    warned = {
        number: item["mesaj"]
        for number, answer in enumerate(answers)
        for item in about_the_net(answer)
        if item["grad"] != "informare"
    }
    assert set(warned) == {firm.IT}  # a facility that the export should name
    assert "facilitatea" in warned[firm.IT]
    for number in firm.TICKETS:
        told = [item["mesaj"] for item in about_the_net(answers[number])]
        assert len(told) <= 1 + (number in firm.MOTHERS)
        assert "fără tichetele de masă" in told[0]
    for number in (*firm.UNION, firm.PENSION):
        assert "cotizație sindicală" in about_the_net(answers[number])[0]["mesaj"]


def test_few_warnings_and_few_kinds(answers):
    kinds = Counter(
        item["cod"] for answer in answers for item in answer["constatari"] if item["grad"] == "avertisment"
    )
    assert kinds.total() < 2 * len(answers)  # 446 before causes were looked for
    assert len(kinds) <= 3
