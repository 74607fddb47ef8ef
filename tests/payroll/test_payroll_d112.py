"""Declaration 112: any version, checked against the payroll, the net where no payroll has the month."""

from __future__ import annotations

import pytest

from adeverinta import payroll
from adeverinta.core.errors import InputStop
from adeverinta.core.finding import Severity
from adeverinta.core.month import Month
from tests.exports import d112
from tests.exports.shapes import SIMPLE, table
from tests.exports.truth import CUI, by_month, slips
from tests.exports.writers import write_xlsx

JANUARY = by_month(slips())[0][1]
MONTH = Month(2026, 1)
ONE = JANUARY[0]


def stat(folder, rows=JANUARY):
    write_xlsx(folder / "stat_202601.xlsx", [("Stat", table(SIMPLE, rows))])


def declare(folder, people, name="d112.xml", **more):
    return d112.write(folder / name, d112.document(MONTH, people, **more))


def read(folder, **more):
    return payroll.read([folder], employer=CUI, **more)


def codes(result):
    """Without the note that no payroll of these tests names its employer."""
    return [item.code for item in result.findings if item.code != "ANGAJATOR_NEVERIFICAT"]


@pytest.mark.parametrize("version", [2, 3, 4, 5, 6, 7, 8])
def test_a_declaration_that_agrees_says_nothing(tmp_path, version):
    stat(tmp_path)
    declare(tmp_path, [d112.insured(row, n) for n, row in enumerate(JANUARY, 1)], version=version)
    result = read(tmp_path)
    assert codes(result) == []
    assert result.sources[0].unused[0].reason == "folosită doar pentru verificarea statului de plată"
    assert sum(len(rows) for rows in result.rows.values()) == len(JANUARY)


@pytest.mark.raises_code("D112_DIFERENTA")
def test_one_finding_for_each_sum_that_differs(tmp_path):
    stat(tmp_path)
    people = [d112.insured(ONE, 1, brut=round(ONE.brut) + 100, E3_15=round(ONE.impozit) + 3)]
    people += [d112.insured(row, n) for n, row in enumerate(JANUARY[1:], 2)]
    declare(tmp_path, people)
    found = [item for item in read(tmp_path).findings if item.code != "ANGAJATOR_NEVERIFICAT"]
    assert [item.code for item in found] == ["D112_DIFERENTA"] * 2
    assert [word for item in found for word in ("brutul", "impozitul") if word in item.message] == [
        "brutul",
        "impozitul",
    ]
    assert {item.cnp for item in found} == {ONE.cnp}
    assert all("d112.xml" in item.message and "stat_202601.xlsx" in item.message for item in found)


@pytest.mark.raises_code("D112_FARA_PERSOANA", "D112_NUMAI_IN_DECLARATIE")
def test_persons_that_only_one_of_the_two_has(tmp_path):
    stat(tmp_path, JANUARY[:-1])
    declare(tmp_path, [d112.insured(row, n) for n, row in enumerate(JANUARY[1:], 1)])
    found = [item for item in read(tmp_path).findings if item.code != "ANGAJATOR_NEVERIFICAT"]
    assert {(item.code, item.cnp) for item in found} == {
        ("D112_FARA_PERSOANA", ONE.cnp),
        ("D112_NUMAI_IN_DECLARATIE", JANUARY[-1].cnp),
    }


def test_the_net_where_no_payroll_has_the_month(tmp_path):
    declare(tmp_path, [d112.insured(row, n) for n, row in enumerate(JANUARY, 1)])
    result = read(tmp_path, wanted={ONE.cnp})
    (row,) = result.rows_of(ONE.cnp)
    lei = round(ONE.brut) - round(ONE.cas) - round(ONE.cass) - round(ONE.impozit)
    assert (row.net, row.net_computed, row.month, row.zile_lucrate) == (
        lei * 100,
        True,
        MONTH,
        ONE.lucrate * 100,
    )
    assert codes(result) == ["NET_DIN_D112"]
    assert result.covered == {MONTH}
    assert list(result.persons) == [ONE.cnp]
    assert result.layouts[0].persons == result.sources[0].rows == len(JANUARY)
    assert str(row.source) == "fișierul „d112.xml”, foaia „asigurați”, rândul 1"


def test_tickets_inside_the_declared_gross_are_no_net(tmp_path):
    gross = round(ONE.brut)
    declare(tmp_path, [d112.insured(ONE, E3_8=gross + 400, E3_10=400)])
    assert read(tmp_path).rows_of(ONE.cnp)[0].brut == gross * 100


def test_the_untaxed_sum_outside_the_declared_gross_is_added(tmp_path):
    declare(tmp_path, [d112.insured(ONE, E3_8=round(ONE.brut) - 300, extra={"A_13S": 300})])
    assert read(tmp_path).rows_of(ONE.cnp)[0].brut == round(ONE.brut) * 100


@pytest.mark.parametrize(
    ("person", "version", "reason"),
    [
        (d112.insured(ONE), 1, "versiunea 1"),
        (d112.insured(ONE, E3_4="A"), 7, "E3_4 = A"),
        (d112.insured(ONE, E3_4="A", E3_5="12-2025", E3_6="12-2025"), 7, "altă perioadă"),
        (d112.insured(ONE, E3_4="A", E3_5="12-2025", E3_6="01-2026"), 7, "altă perioadă"),
        (d112.insured(ONE, E3_1="D"), 7, "E3_1"),
        (d112.insured(ONE, E3_1="C"), 7, "secțiunea A sau B"),
        (d112.insured(ONE, E3_9=0 + 1), 7, "A/B și E3"),
        (d112.insured(ONE, E3_10=400), 7, ""),
        (d112.insured(ONE, E3_8=round(ONE.brut) + 150, E3_10=400), 7, "tichete"),
        (
            d112.insured(ONE).replace("</asigurat>", '<asiguratD D_9="08" D_20="0" D_21="900"/></asigurat>'),
            7,
            "cod 08",
        ),
        pytest.param(
            d112.insured(ONE, E3_15=99999),
            7,
            "nu se potrivesc",
            marks=pytest.mark.raises_code("D112_FARA_NET"),
        ),
    ],
)
def test_what_the_declaration_cannot_tell_is_refused_with_the_reason(tmp_path, person, version, reason):
    declare(tmp_path, [person], version=version)
    result = read(tmp_path)
    if not reason:
        assert codes(result) == ["NET_DIN_D112"]
        return
    (found,) = [item for item in result.findings if item.code != "D112_ALTE_VENITURI"]
    assert (found.code, found.severity, found.cnp) == ("D112_FARA_NET", Severity.ERROR, ONE.cnp)
    assert reason in found.message
    assert result.rows_of(ONE.cnp) == []


@pytest.mark.raises_code("D112_RECTIFICATA")
@pytest.mark.parametrize("order", [("a", "b"), ("b", "a")])
def test_a_rectifying_declaration_replaces_the_first(tmp_path, order):
    declare(tmp_path, [d112.insured(ONE, brut=9999)], name=f"{order[0]}.xml")
    declare(tmp_path, [d112.insured(ONE)], name=f"{order[1]}.xml", rectifying=1)
    result = read(tmp_path)
    assert codes(result) == ["D112_RECTIFICATA", "NET_DIN_D112"]
    assert result.rows_of(ONE.cnp)[0].brut == round(ONE.brut) * 100


def test_two_first_declarations_that_differ_stop_the_run(tmp_path):
    declare(tmp_path, [d112.insured(ONE, brut=9999)], name="a.xml")
    declare(tmp_path, [d112.insured(ONE)], name="b.xml")
    with pytest.raises(InputStop) as stop:
        read(tmp_path)
    assert stop.value.finding.code == "D112_REPETATA"


@pytest.mark.raises_code("D112_REPETATA")
def test_they_differ_also_in_a_person_nobody_asked_for(tmp_path):
    declare(tmp_path, [d112.insured(ONE), d112.insured(JANUARY[1], 2)], name="a.xml")
    declare(tmp_path, [d112.insured(ONE), d112.insured(JANUARY[1], 2, brut=9999)], name="b.xml")
    with pytest.raises(InputStop) as stop:
        read(tmp_path, wanted={ONE.cnp})
    assert stop.value.finding.code == "D112_REPETATA"


def test_they_differ_in_sums_whose_hashes_are_equal(tmp_path):
    """hash(-1) is hash(-2)."""
    declare(tmp_path, [d112.insured(ONE, E3_15=-1)], name="a.xml")
    declare(tmp_path, [d112.insured(ONE, E3_15=-2)], name="b.xml")
    with pytest.raises(InputStop) as stop:
        read(tmp_path)
    assert stop.value.finding.code == "D112_REPETATA"


def test_another_employers_declaration_is_named_and_not_used(tmp_path):
    stat(tmp_path)
    declare(tmp_path, [d112.insured(ONE, brut=1)], cif="99000018")
    result = read(tmp_path)
    assert codes(result) == ["ALT_ANGAJATOR"]
    assert "alt angajator" in result.sources[0].unused[0].reason
    [note] = [item for item in result.findings if item.code == "ANGAJATOR_NEVERIFICAT"]
    assert "niciun fișier nu numește" in note.message


def test_declarations_of_another_employer_alone_stop_by_their_true_cause(tmp_path):
    declare(tmp_path, [d112.insured(ONE, brut=1)], cif="99000018")
    with pytest.raises(InputStop) as stop:
        read(tmp_path)
    assert stop.value.finding.code == "ALT_ANGAJATOR_PESTE_TOT"
    assert "99000018" in stop.value.finding.message


def test_an_own_declaration_names_the_employer_of_a_run(tmp_path):
    stat(tmp_path)
    declare(tmp_path, [d112.insured(row, n) for n, row in enumerate(JANUARY, 1)])
    [note] = read(tmp_path).findings
    assert "niciun stat de plată nu numește angajatorul, numai declarația 112" in note.message
    header, *lines = table(
        SIMPLE, JANUARY
    )  # a payroll of another firm beside it is left out, no reason to stop
    write_xlsx(tmp_path / "stat_202601.xlsx", [("Stat", [["CUI: 99000018"], header, *lines])])
    result = read(tmp_path)
    assert "ALT_ANGAJATOR" in codes(result)
    assert {row.source.file for rows in result.rows.values() for row in rows} == {"d112.xml"}


def test_another_xml_in_a_folder_is_skipped_and_named_stops(tmp_path):
    stat(tmp_path)
    path = d112.write(tmp_path / "saft.xml", "<AuditFile/>")
    assert codes(read(tmp_path)) == ["FISIER_SARIT"]
    with pytest.raises(InputStop) as stop:
        payroll.read([path], employer=CUI)
    assert stop.value.finding.code == "NU_E_STAT_DE_PLATA"


BOMB = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><declaratieUnica>&c;</declaratieUnica>'
OUTSIDE = '<!DOCTYPE a SYSTEM "http://invalid.invalid/a.dtd"><declaratieUnica/>'


@pytest.mark.parametrize(
    "text", [BOMB, OUTSIDE, "<declaratieUnica><asigurat", "<declaratieUnica luna_r='13' an_r='2026'/>"]
)
def test_dangerous_or_broken_xml_is_refused(tmp_path, text):
    with pytest.raises(InputStop) as stop:
        payroll.read([d112.write(tmp_path / "d112.xml", text)])
    assert stop.value.finding.code == "FISIER_DETERIORAT"


RENT = '<asiguratC C_1="26" C_2="0" C_19="1000" C_8="40" C_9="90" C_11="70"/>'
RENT_INCOME = d112.element(
    "asiguratE3", E3_1="C", E3_2=26, E3_3=3, E3_4="P", E3_8=1000, E3_9=0, E3_14=800, E3_15=80
)


def with_rent(row):
    return d112.insured(row).replace("</asigurat>", RENT + RENT_INCOME + "</asigurat>")


@pytest.mark.raises_code("D112_ALTE_VENITURI")
def test_income_of_section_c_is_named_and_in_no_sum(tmp_path):
    declare(tmp_path, [with_rent(ONE)])
    result = read(tmp_path)
    assert sorted(codes(result)) == ["D112_ALTE_VENITURI", "NET_DIN_D112"]
    (row,) = result.rows_of(ONE.cnp)
    net = round(ONE.brut) - round(ONE.cas) - round(ONE.cass) - round(ONE.impozit)
    assert (row.net, row.cas, row.cass) == (net * 100, round(ONE.cas) * 100, round(ONE.cass) * 100)
    (told,) = [item for item in result.findings if item.code == "D112_ALTE_VENITURI"]
    assert "1.000,00" in told.message
    assert told.severity is Severity.INFO


def test_income_of_section_c_is_never_a_difference(tmp_path):
    stat(tmp_path, [ONE])
    declare(tmp_path, [with_rent(ONE)])
    assert codes(read(tmp_path)) == ["D112_ALTE_VENITURI"]


def test_a_row_of_no_employment_is_no_wage_whatever_its_letter(tmp_path):
    extra = RENT_INCOME.replace('E3_1="C"', 'E3_1="A"')
    declare(tmp_path, [d112.insured(ONE).replace("</asigurat>", extra + "</asigurat>")])
    assert read(tmp_path).rows_of(ONE.cnp)[0].brut == round(ONE.brut) * 100


@pytest.mark.raises_code("NET_DIN_D112")
@pytest.mark.parametrize("period", ["01-2026", "1.2026", "2026-01"])
def test_income_of_another_period_that_is_the_declared_month_is_its_own(tmp_path, period):
    declare(tmp_path, [d112.insured(ONE, E3_4="A", E3_5=period, E3_6=period)])
    assert codes(read(tmp_path)) == ["NET_DIN_D112"]


def test_one_declaration_alone_is_enough(tmp_path):
    path = declare(tmp_path, [d112.insured(ONE)])
    assert list(payroll.read([path], employer=CUI).rows) == [ONE.cnp]


@pytest.mark.raises_code("FISIER_PREA_MARE")
@pytest.mark.parametrize("filler", ["<y/>", "<y><z/></y>"])
def test_elements_by_the_million_are_refused_in_little_memory(tmp_path, filler):
    text = d112.document(MONTH, [filler * 500_000])
    with pytest.raises(InputStop) as stop:
        payroll.read([d112.write(tmp_path / "d112.xml", text)])
    assert stop.value.finding.code == "FISIER_PREA_MARE"
