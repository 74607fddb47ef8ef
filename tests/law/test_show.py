"""What `adeverinta reguli` shows, and that the printed copy in docs is the data's."""

import json
import re
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from adeverinta import law
from adeverinta.core.month import Month
from adeverinta.law import show
from adeverinta.law.loader import chosen

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
        "Legea 141/2025; art. II pct. 12-19 (Cod fiscal, art. 153, 154); M.Of. 699/25.07.2025"
    )
    assert show.basis_text(law.value("cm_somaj", date(2016, 1, 1))).endswith("(act, articol, M.Of.: negăsit)")


@pytest.mark.parametrize(
    ("name", "words", "act", "article"),
    [
        ("regim", "ultimele 12 luni care îndeplinesc condițiile", "dedus din: Normele HG 52/2011", "art. 4"),
        (
            "fractiuni_de_luna",
            "jumătate din zilele lucrătoare",
            "OUG 111/2010, ",
            "art. 4 alin. (1)-(3), M.Of.",
        ),
        ("alegerea_lunilor", "golurile se sar", "HG 52/2011, Norme, ", "HG 449/2016, art. 4 alin. (4)-(6)"),
        ("icc_procent", "85 % din media lunară", "OUG 111/2010, ", "Legea 66/2016, art. 2 alin. (2), M.Of."),
        ("icc_minim", "1.651 lei pe lună, brut", "OUG 111/2010, ", "OUG 82/2017, art. 2 alin. (2)"),
        ("prima_zi_icc", "a 43-a zi", "HG 52/2011, Norme, ", "art. 23 alin. (1) lit. a)"),
    ],
)
def test_a_rule_is_said_in_words_with_its_article(name, words, act, article):
    rule = law.value(name, date(2026, 10, 5))
    assert words in show.said(rule)
    assert show.ground(rule).startswith(act)
    assert article in show.ground(rule)


def test_what_a_certificate_is_computed_by_is_said_without_names_of_parts():
    """No rule that a certificate shows is a list of keys: no colon after a key, no code of the data."""
    for birth in (date(2010, 5, 1), date(2013, 5, 1), date(2026, 10, 5)):
        payment = birth.replace(year=birth.year + 1)
        for rule in (*law.regime(birth).used, *law.amount(Month.of(payment), birth).used):
            assert not re.search(r"oug\d|\w: |_", show.said(rule)), rule.parameter
        code = law.regime(birth).code
        assert law.regime_name(code).startswith(("OUG 111/2010, nașteri", "OUG 148/2005, nașteri"))


def test_a_choice_of_the_employer_loses_the_words_of_the_default():
    rule = law.value("luna_nasterii", date(2009, 1, 1))._replace(words="vorbele implicite")
    assert chosen(rule, {"luna_nasterii_2009": "luna_nasterii"}).words is None
    assert chosen(rule, {}).words == "vorbele implicite"


def test_every_group_has_a_heading():
    assert all(show.group_of(value) for value in law.all_values())


def test_statistics_add_up():
    numbers = show.statistics(law.all_values())
    missing = (
        3 * numbers["valori"] - numbers["cu_act"] - numbers["cu_articol"] - numbers["cu_monitorul_oficial"]
    )
    assert missing == numbers["lipsa_negasit"] + numbers["lipsa_practica"] + numbers["lipsa_deductie"]


def test_verified_is_said_only_of_law_text_and_official_documents():
    """Press, forums, programs and memory say what they are, in Romanian; no label is half English."""
    for value in law.all_values():
        text = show.label_text(value.label)
        assert text != value.label
        assert text.startswith("verificat") == (value.label in {"VERIFIED-law", "VERIFIED-off"})
        record = show.as_records([value])[0]
        assert record["certitudine"] == text


def test_no_reference_is_to_the_first_form_where_a_later_act_gave_it():
    """A value whose act was changed cites the publication of the act that changed it, or none."""
    first = ("M.Of. 830/10.12.2010", "M.Of. 78/31.01.2011")
    wrong = [
        (value.parameter, value.start)
        for value in law.all_values()
        if value.published in first and "modificat" in (value.act or "")
    ]
    assert wrong == []


def test_how_many_sources_can_be_looked_up():
    values = list(law.all_values())
    missing = [value for value in values if not show.can_be_looked_up(value)]
    assert len(missing) * 5 < len(values)
    assert show.statistics(values)["cu_sursa_de_cautat"] == len(values) - len(missing)
    assert not [v.parameter for v in missing if v.label == "VERIFIED-law"]


def test_what_is_only_watched_is_listed_told_and_used_nowhere():
    coming = law.watched()
    assert {value.parameter for value in coming} == {"asteptat_cass_icc", "asteptat_cass_concediu_medical"}
    page = show.as_markdown(show.listing(date(2026, 11, 28)))
    told = law.stale(Month(2026, 11)) or ""
    for value in law.watched("indemnizatie"):
        assert value.title in page
        assert value.title in told
        assert value.value["ce"] in told
    assert "asteptat_cass_concediu_medical" not in told
    assert law.stale(Month(2026, 1)) is None
    assert "oricând" in show.period_text(coming[1])


def test_the_minimum_of_a_sector_is_never_under_that_of_the_country():
    for month in (Month(2024, 7), Month(2025, 1), Month(2026, 7), Month(2026, 11)):
        country = law.payroll(month).minimum_wage
        for sector in ("salariu_minim_agro", "salariu_minim_constructii"):
            assert law.value(sector, month.first_day).value >= country, (sector, month)


def test_the_unpaid_first_day_of_medical_leave():
    assert law.value("cm_prima_zi_neplatita", date(2027, 12, 31)).value["exceptate"] == ("08", "15", "17")
    assert law.value("cm_prima_zi_neplatita", date(2026, 5, 31)).value["exceptate"] == ("51",)
    with pytest.raises(law.UnknownPeriod):
        law.value("cm_prima_zi_neplatita", date(2028, 1, 1))


def test_a_law_read_in_two_ways_is_settled_only_where_both_say_the_same():
    july, august = (law.medical_leave(date(2026, month, 31)) for month in (7, 8))
    assert all(july.settled(code) for code in ("01", "08", "09", "15"))
    codes = ("01", "02", "03", "07", "08", "09", "10", "15")
    assert [code for code in codes if not august.settled(code)] == ["08", "09", "15"]
    assert august.used[1].label == "AMBIGUOUS"
