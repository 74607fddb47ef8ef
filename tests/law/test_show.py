"""What `adeverinta reguli` shows, and that the printed copy in docs is the data's."""

import json
from datetime import date
from fractions import Fraction
from pathlib import Path

from adeverinta import law
from adeverinta.law import show

DOCS = Path(__file__).parents[2] / "docs" / "reguli.md"


def test_docs_are_fresh():
    wanted = show.as_markdown(show.listing())
    assert DOCS.read_text(encoding="utf-8") == wanted, "run: python -m adeverinta.law.show > docs/reguli.md"


def test_listing_of_a_day_has_one_value_a_parameter():
    values = show.listing(date(2026, 3, 14))
    names = [value.parameter for value in values]
    assert len(names) == len(set(names))
    assert "icc_minim" in names
    assert "icc_suma_fixa" not in names


def test_listing_of_everything():
    assert len(show.listing()) == len(list(law.all_values()))


def test_compare():
    pairs = {(b or a).parameter: (a, b) for a, b in show.compare(date(2025, 7, 31), date(2025, 8, 1))}
    assert set(pairs) == {"icc_cass", "cm_procent"}
    assert pairs["icc_cass"][0] is None
    assert show.compare(date(2025, 7, 31), date(2025, 7, 31)) == []


def test_compare_of_an_ended_value():
    pairs = {(b or a).parameter: (a, b) for a, b in show.compare(date(2024, 12, 31), date(2025, 1, 1))}
    assert pairs["facilitate_it"][1] is None
    assert pairs["salariu_minim"][1].value == 4050


def test_json():
    records = json.loads(show.as_json(show.listing(date(2026, 3, 14))))
    keys = {tuple(record) for record in records}
    assert len(keys) == 1
    floor = next(r for r in records if r["parametru"] == "icc_minim")
    assert (floor["valoare"], floor["de_la"], floor["comutator"]) == ("1651", "2024-03-01", "minim_2024")
    rate = next(r for r in records if r["parametru"] == "icc_procent")
    assert (rate["valoare"], rate["articol"], rate["motiv_lipsa"]) == ("17/20", "art. 2 alin. (2)", None)


def test_texts():
    assert show.value_text(Fraction("0.2125")) == "0,2125"
    assert show.value_text(Fraction(1, 3)) == "1/3"
    assert show.value_text(Fraction(8500)) == "8.500"
    assert show.value_text(Fraction("10.5") / 100, "parte din venitul brut") == "10,5 %"
    assert show.value_text(("01", "07")) == "01, 07"
    assert show.value_text(True) == "da"
    birth = law.value("regim", date(2009, 1, 1))
    assert show.period_text(birth) == "până la 31.12.2010"
    assert show.period_text(law.value("ziua_42", date(2009, 1, 1))) == "mereu"
    assert show.basis_text(law.value("icc_cass", date(2026, 1, 1))) == (
        "Legea 141/2025; M.Of. 699/25.07.2025; (articol: negăsit)"
    )


def test_every_group_has_a_heading():
    assert all(show.group_of(value) for value in law.all_values())


def test_statistics_add_up():
    numbers = show.statistics(law.all_values())
    missing = (
        3 * numbers["valori"] - numbers["cu_act"] - numbers["cu_articol"] - numbers["cu_monitorul_oficial"]
    )
    assert missing == numbers["lipsa_negasit"] + numbers["lipsa_practica"] + numbers["lipsa_deductie"]
