"""Facts are values of their kind; a text is never read for what it looks like."""

from __future__ import annotations

import json
from datetime import date

import pytest
from test_facts import BIRTH, WOMAN, CertificateRequest, rows
from test_facts import build as with_income
from test_sheets import facts_of

from adeverinta import forms
from adeverinta.core.facts import KINDS, OUTSIDE, FactKind, is_blank, kind_of
from adeverinta.core.money import plain, romanian
from adeverinta.core.month import Month
from adeverinta.forms.paper.attached import attached
from adeverinta.forms.spelling import for_machines, from_machines, paper, printed
from adeverinta.system.resources import resource_dir

SCHEMA = json.loads((resource_dir("templates").parent / "docs/adeverinta.schema.json").read_text("utf-8"))
TYPES = {
    FactKind.BANI: int, FactKind.LEI: int, FactKind.DAY: date, FactKind.MONTH: Month,
    FactKind.MONTH_NAME: Month,
    FactKind.YEAR: Month, FactKind.DAYS: int, FactKind.SICK_AND_LEAVE: tuple, FactKind.COUNT: int,
}  # fmt: skip
LOOKS = ("12.03.2024", "1.234,00", "05.2024", "2024-03-12", "2024-05", "1234.00", "martie 2026", "–", "7")
TEXTS = (
    "strada", "numar", "bloc", "scara", "etaj", "apartament", "localitate", "comuna", "judet", "sector",
    "nume_anterior", "cim_numar", "functie", "cerere_numar", "telefon", "fax", "ci_tip", "ci_seria",
    "ci_numar", "ci_emis_de", "copil1_nume", "copil1_act_tip", "copil1_act_seria", "copil1_act_numar",
    "scop", "calitatea",
)  # fmt: skip
FULL = {
    "cim_data": "28.08.2019", "data_reluarii": "15.09.2027", "cerere_data": "01.11.2026",
    "maternitate_de_la": "01.02.2026", "maternitate_pana_la": "06.06.2026", "data_angajarii": "01.02.2019",
    "concediu_de_la": "07.06.2026", "data_incetarii": "30.09.2027", "copil_anterior_nascut": "03.04.2024",
    "judet": "Arad",
}  # fmt: skip


def of_kind(name, value):
    kind = kind_of(name)
    if kind is FactKind.TEXT:
        return value is None or isinstance(value, (str, bool))
    if value == OUTSIDE:
        return kind is FactKind.BANI
    return is_blank(value) or (isinstance(value, TYPES[kind]) and not isinstance(value, bool))


def test_every_fact_of_every_form_is_a_value_of_its_kind():
    seen = {}
    made = [facts_of(code, **FULL) for code in forms.form_codes()]
    made += [facts_of("fisa-2016", birth="15.10.2015"), facts_of("fisa-dosar-2009", birth="10.02.2009")]
    made.append(with_income(CertificateRequest(WOMAN, BIRTH, nume="A", prenume="B"), rows()).facts)
    for facts in made:
        for one in (facts, *facts.get("randuri", ())):
            for name, value in one.items():
                assert name == "randuri" or of_kind(name, value), (name, value)
                seen[name] = seen.get(name) or not is_blank(value)
    sums = {name for name in KINDS if name.startswith("total_")} | {"brut", "contributii", "impozit"}
    with_share = {"media_85"}  # of the form that states it
    assert {name for name in KINDS if not seen.get(name)} <= {
        "data", "icc_de_la", "icc_pana_la", "zile_cm_co", "zile_fara_plata", "zile_somaj_tehnic",
        *sums, *with_share, *(name for name in KINDS if name.startswith("termen_")),
    }  # fmt: skip


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("code", forms.form_codes())
def test_a_text_that_looks_like_a_value_stays_text(code, look):
    """In every text field of every form at once, on the paper, in the attached file and read back from it."""
    form = forms.load(code)
    texts = [name for name in form.slots if kind_of(name) is FactKind.TEXT]
    usual = facts_of(code, **FULL)
    given = {name: look for name in texts if name not in ("gen", "cetatenie", "eveniment", "cnp")}
    done = forms.render(code, {**usual, **given})
    narrow = {dict(found.params)["camp"] for found in done.findings}
    given = {name: look for name in given if form.slots[name]["label"] not in narrow}
    done = forms.render(code, {**usual, **given})
    assert done.findings == ()
    said = attached(done.pdf)
    shown = {name for name in given if name in said.fields}
    assert len(shown) > len(given) / 2
    assert {said.fields[name] for name in shown} == {look}


@pytest.mark.parametrize("look", LOOKS[:4])
def test_requests_carry_such_texts_whole(look):
    for name in TEXTS:
        facts = facts_of("suspendare-cim", **{**FULL, name: look})
        assert look in facts.values(), name
        assert look in printed(facts).values(), name


@pytest.mark.parametrize(
    ("name", "value", "shown", "told"),
    [
        ("total", 0, "0,00", "0.00"),
        ("total", -5, "-0,05", "-0.05"),
        ("total", 99_999, "999,99", "999.99"),
        ("valoare", 100_000, "1.000,00", "1000.00"),
        ("valoare", 123_456_789, "1.234.567,89", "1234567.89"),
        ("stimulent_mare", 150_000, "1.500", "1500.00"),
        ("stimulent_mic", 65_050, "650,50", "650.50"),
        ("data", date(2026, 3, 1), "01.03.2026", "2026-03-01"),
        ("luna", Month(2009, 12), "decembrie 2009", "2009-12"),
        ("luna_nume", Month(2009, 12), "decembrie", "decembrie"),
        ("anul", Month(2009, 12), "2009", "2009"),
        ("zile_lucrate", 1050, "10,5", "10.5"),
        ("zile_lucrate", 2100, "21", "21"),
        ("copil_varsta", 2, "2", "2"),
    ],
)
def test_a_value_is_spelled_once_for_paper_and_once_for_machines(name, value, shown, told):
    assert paper(name, value) == shown
    assert for_machines(name)(value) == told
    assert from_machines(name, told) == shown


def test_amounts_are_cut_as_they_are_counted():
    for bani in (*range(-1200, 1200), *range(99_900, 100_100), *range(99_999_900, 100_000_100)):
        assert plain(bani) == f"{'-' if bani < 0 else ''}{abs(bani) // 100}.{abs(bani) % 100:02d}"
        lei = f"{abs(bani) // 100:,}".replace(",", ".")
        assert romanian(bani) == f"{'-' if bani < 0 else ''}{lei},{abs(bani) % 100:02d}"


def test_nothing_earned_is_something():
    facts = {
        "data": date(2026, 11, 22),
        "randuri": [{"luna": Month(2026, 3), "valoare": 0, "zile_lucrate": 0}],
    }
    said = attached(forms.render("icc-hg52", facts).pdf)
    assert said.rows == [{"luna": "martie 2026", "zile_lucrate": "0", "valoare": "0,00"}]


def test_the_schema_names_the_values_and_only_them():
    found = SCHEMA["$defs"]["valori"]["properties"]
    forms_of = {
        "suma": (FactKind.BANI, FactKind.LEI), "zi": (FactKind.DAY,), "luna": (FactKind.MONTH,),
        "anul": (FactKind.YEAR,),
        "zile": (FactKind.DAYS,), "numar": (FactKind.COUNT,),
    }  # fmt: skip
    for ref, kinds in forms_of.items():
        wanted = {name for name, kind in KINDS.items() if kind in kinds}
        if ref == "zile":
            wanted |= {"zile_cm", "zile_co"}
        assert {name for name, said in found.items() if said == {"$ref": f"#/$defs/{ref}"}} == wanted, ref
    assert "zile_cm_co" not in found
