"""The sheets for parents: every case fits two pages with nothing cut, and their days against a hand count."""

from datetime import date, timedelta
from itertools import combinations

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from adeverinta import forms, law
from adeverinta.certificate.fact_builder import Printed, build
from adeverinta.forms.spelling import printed
from adeverinta.forms.stamp.stamper import variant_of
from adeverinta.forms.typeset.form_layout import layout
from adeverinta.forms.typeset.frame import Variant
from adeverinta.requests.cases import CASES, MOST_CASES, cases_of
from adeverinta.requests.records import EmployerProfile
from adeverinta.requests.request import one_request

ANA = "2850101401002"
ION = "1850101401000"
TODAY = date(2026, 11, 28)
EMPLOYER = EmployerProfile("Țesătoria Exemplu SRL", "Cluj-Napoca", "RO12345674")
SWITCHES = {name: switch.default for name, switch in law.switches().items()}
SHEETS = ("fisa-dosar", "fisa-stimulent", "fisa-2016", "fisa-dosar-2009")
SMALLEST = 6.5
"""Points; the letters of a case's own papers are 9 and more, the list of sources is 7."""


def facts_of(code, cnp=ANA, birth="14.03.2026", **fields):
    request = one_request(
        {"cnp": cnp, "data_nasterii_copilului": birth, "nume": "Popescu", "prenume": "Ștefania-Ioana",
         "copil1_nume": "Popescu Matei-Ștefan", **fields}
    )  # fmt: skip
    assert not [found for found in request.findings if found.blocking]
    form = forms.load(code)
    has = Printed(set(form.slots), form.asked())
    return build(request, (), None, EMPLOYER, has, switches=SWITCHES, issued_on=TODAY).facts


def drawn(code, **fields):
    done = forms.render(code, facts_of(code, **fields))
    assert done.findings == ()
    return done.pdf


def words(pdf):
    document = pypdfium2.PdfDocument(pdf)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def smallest_print(pdf):
    """The size of the smallest letter that is seen, in points."""
    sizes = []
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        for at in range(text.count_chars()):
            if chr(pdfium.FPDFText_GetUnicode(text.raw, at)).isalnum():
                sizes.append(pdfium.FPDFText_GetFontSize(text.raw, at))
    return min(sizes)


EVENT = {"adoptie": "12.10.2026", "plasament": "12.10.2026", "tutela": "12.10.2026"}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize(("judet", "sector"), [("Cluj", ""), ("Arad", ""), ("București", "6"), ("", "")])
def test_every_case_is_two_pages_with_nothing_cut(case, judet, sector):
    fields = {"judet": judet, "sector": sector, "data_evenimentului": EVENT.get(case, "")}
    plain = words(drawn("fisa-dosar", judet=judet, sector=sector))
    pdf = drawn("fisa-dosar", caz=case, **fields)
    pages = words(pdf)
    assert len(pages) == len(plain) == 2
    assert smallest_print(pdf) >= SMALLEST
    if case != "salariat":
        assert pages[0] != plain[0]  # the case has papers of its own
    assert "Ce acte aduc toți" in pages[0]
    assert "Ce faceți dacă" in pages[1]


@pytest.mark.parametrize(
    ("case", "paper", "issuer"),
    [
        ("pfa", "rezoluția", "Camera de Comerț"), ("pfa", "declarația unică", "ANAF"),
        ("drepturi de autor", "brutul, contribuțiile reținute", "plătitorul"),
        ("notar", "procesul-verbal de preluare a sigiliilor", "Baroul"),
        ("medic", "OPSNAJ", "Casa de Asigurări a Avocaților"),
        ("șomer", "adeverința cu stagiul de cotizare", "AJOFM"),
        ("studentă", "diploma de absolvire", "instituția de învățământ"),
        ("copil născut în străinătate", "negația", "traducător autorizat"),
        ("apatrid", "filiația", "autoritățile țării de origine"),
        ("părinți necăsătoriți", "ancheta socială", "serviciul social al primăriei"),
        ("reprezentant legal", "curator", "instanța"),
        ("firma radiată", "raportul de muncă a încetat", "ITM"),
        ("lucrător migrant", "883/2004", "traduse și legalizate"),
    ],
)  # fmt: skip
def test_the_papers_of_a_case_and_who_issues_them(case, paper, issuer):
    page = words(drawn("fisa-dosar", caz=case))[0]
    assert paper in page
    assert issuer in page


def test_the_tallest_cases_together_fit_with_all_that_may_come_beside_them():
    """Heights add up: the sheet with the six tallest, taken three at a time, in a man's placement of twins
    with a disability, born early, beside an earlier child."""
    form = forms.load("fisa-dosar")
    alone = {}
    for case in CASES:
        facts = facts_of("fisa-dosar", caz=case, data_evenimentului=EVENT.get(case, ""))
        lowest = min(
            op.lines[-1].y for op in layout(form, variant_of(form, facts))[0] if hasattr(op, "lines")
        )
        alone[case] = lowest
    tallest = sorted(alone, key=alone.__getitem__)[:6]
    for group in combinations(tallest, MOST_CASES):
        facts = facts_of(
            "fisa-dosar", cnp=ION, caz="; ".join(group), numar_copii="2", copil_cu_handicap="da",
            data_prezumata_a_nasterii="20.04.2026", copil_anterior_nascut="02.02.2025",
            eveniment="plasament", data_evenimentului="12.10.2026", judet="București", sector="6",
            maternitate_pana_la="15.07.2026", concediu_de_la="16.07.2026", data_reluarii="15.09.2027",
        )  # fmt: skip
        pdf = forms.render("fisa-dosar", facts)
        assert pdf.findings == ()
        assert len(words(pdf.pdf)) == 2


def test_an_employee_where_no_income_is_named():
    assert "Venituri din salarii" in words(drawn("fisa-dosar", caz="strain"))[0]
    assert "Venituri din salarii" not in words(drawn("fisa-dosar", caz="somer"))[0]
    assert Variant(flags=frozenset({"caz_pfa=da"})).holds("caz_pfa=da")


def test_cases_are_read_in_words_and_refused_where_they_are_none():
    assert cases_of("Avocat + tutore") == ("profesie-liberala", "tutela")
    assert cases_of("pfa; somer; strain; necasatoriti") is None
    assert cases_of("astronaut") is None
    request = one_request({"cnp": ANA, "data_nasterii_copilului": "14.03.2026", "caz": "astronaut"})
    assert [(found.code, found.blocking) for found in request.findings] == [("VALOARE_NECUNOSCUTA", True)]
    request = one_request({"cnp": ANA, "data_nasterii_copilului": "14.03.2026", "caz": "tutela"})
    assert [found.code for found in request.findings] == ["DATA_EVENIMENTULUI_LIPSA"]


HOLIDAYS = {
    # typed from the calendar: Easter of 2026 on 12.04, of 2027 on 2.05, with Good Friday and Whit Monday
    *(date(2026, month, day) for month, day in (
        (1, 1), (1, 2), (1, 6), (1, 7), (1, 24), (4, 10), (4, 13), (5, 1), (6, 1), (8, 15), (11, 30), (12, 1),
        (12, 25),
    )),
    *(date(2027, month, day) for month, day in (
        (1, 1), (1, 2), (1, 6), (1, 7), (1, 24), (4, 30), (5, 3), (6, 1), (6, 21), (8, 15), (11, 30), (12, 1),
        (12, 25),
    )),
}  # fmt: skip


def by_hand(day, days):
    """So many working days after a day, on the typed calendar."""
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < 5 and day not in HOLIDAYS
    return day


@pytest.mark.parametrize(
    ("slot", "wanted", "fields"),
    [
        ("termen_dosar", "07.10.2026", {"maternitate_pana_la": "15.07.2026"}),
        ("termen_dosar", "15.01.2027", {"maternitate_pana_la": "15.10.2026", "birth": "03.09.2026"}),
        ("termen_dosar", "01.04.2026", {"maternitate_pana_la": "06.01.2026", "birth": "03.11.2025"}),
        ("termen_dosar", "23.06.2026", {"maternitate_pana_la": "25.03.2026", "birth": "10.02.2026"}),
        ("termen_dosar", "09.06.2026", {"birth": "11.03.2026", "fara_concediu_maternitate": "da"}),
        ("termen_dosar", "12.01.2027", {"eveniment": "adoptie", "data_evenimentului": "12.10.2026"}),
        ("termen_stimulent", "13.10.2026", {"data_reluarii": "01.09.2026"}),
        ("termen_stimulent", "18.01.2027", {"data_reluarii": "27.11.2026"}),
        ("termen_celalalt", "31.07.2026", {"concediu_de_la": "16.07.2026"}),
        ("termen_celalalt", "09.01.2027", {"concediu_de_la": "25.12.2026"}),
        ("termen_suprapunere", "13.04.2026", {"copil_anterior_nascut": "02.02.2025"}),
        ("termen_suprapunere_inainte", "04.12.2026", {"copil_anterior_nascut": "02.02.2025"}),
        ("termen_suprapunere_dupa", "04.03.2027", {"copil_anterior_nascut": "02.02.2025"}),
        ("termen_suprapunere_inainte", "31.12.2025", {"copil_anterior_nascut": "29.02.2024"}),
        ("termen_certificat", "14.09.2026", {}),
        ("termen_certificat", "28.02.2027", {"birth": "31.08.2026"}),
        ("termen_anunt", "05.07.2026", {"maternitate_pana_la": "15.07.2026"}),
        ("termen_intoarcere", "16.08.2027", {"data_reluarii": "15.09.2027"}),
        ("termen_prelungire", "13.02.2028", {}),
        ("termen_prelungire", "12.02.2029", {"copil_cu_handicap": "da"}),
        ("ziua_43", "26.04.2026", {}),
        ("prima_zi", "16.07.2026", {"maternitate_pana_la": "15.07.2026"}),
    ],
)  # fmt: skip
def test_days_against_a_hand_count(slot, wanted, fields):
    assert printed(facts_of("fisa-dosar", **fields))[slot] == wanted


def test_working_days_against_the_typed_calendar():
    for back in range(0, 360, 9):
        start = date(2026, 1, 5) + timedelta(days=back)
        for days in (15, 30, 60):
            assert law.after(start, days, working=True) == by_hand(start, days), (start, days)


def test_the_sheet_tells_the_way_of_the_file():
    deadlines = words(drawn("fisa-dosar", judet="Cluj", maternitate_pana_la="15.07.2026"))[1]
    for text in (
        "între 8 și 10 ale lunii", "între 15 și 25 ale lunii", "07.10.2026", "AJPIS Cluj", "plata întârzie",
        "decizie de debit", "numele complet, date de identificare și de contact", "transferul dosarului",
        "din memorie, fără text văzut",
    ):  # fmt: skip
        assert text in deadlines
    first = words(drawn("fisa-dosar"))[0]
    assert "719" in first
    assert "292" in first


@pytest.mark.parametrize(
    ("fields", "due", "turn", "last"),
    [
        ({"data_reluarii": "13.09.2026"}, "1.500", "14.09.2026", "14.03.2029"),
        ({"data_reluarii": "14.09.2026"}, "650", "14.09.2026", "14.03.2029"),
        ({"data_reluarii": "13.09.2026", "copil_cu_handicap": "da"}, "1.500", "14.03.2027", "14.03.2030"),
        ({"data_reluarii": "01.06.2028"}, "650", "14.09.2026", "14.03.2029"),
        ({"data_reluarii": "14.03.2029"}, "", "14.09.2026", "14.03.2029"),
        ({}, "", "14.09.2026", "14.03.2029"),
    ],
)
def test_the_incentive(fields, due, turn, last):
    facts = printed(facts_of("fisa-stimulent", **fields))
    found = (facts["stimulent_suma"], facts["stimulent_prag"], facts["stimulent_pana"])
    assert found == (due, turn, last)
    assert (facts["stimulent_mare"], facts["stimulent_mic"], facts["stimulent_concediu"]) == (
        "1.500",
        "650",
        "1",
    )


@pytest.mark.parametrize("day", [date(2019, 5, 6), date(2022, 8, 1), date(2023, 10, 2)])
def test_a_sheet_of_an_earlier_day_leaves_out_what_the_law_did_not_say(day):
    request = one_request({"cnp": ANA, "data_nasterii_copilului": "14.03.2019"})
    for code in ("fisa-dosar", "fisa-stimulent"):
        has = Printed(set(forms.load(code).slots), {})
        facts = build(request, (), None, EMPLOYER, has, switches=SWITCHES, issued_on=day).facts
        assert forms.render(code, facts).findings == ()
        assert facts["zile_dosar"] == "60 de zile lucrătoare"
        assert bool(facts["zile_celalalt"]) == (day.year == 2023)
        assert facts["alocatie_mica"] == (631_00 if day.year == 2023 else None)


def test_the_change_of_2016():
    facts = printed(facts_of("fisa-2016", birth="15.10.2015", judet="Arad"))
    situations = [facts[f"t_{name}"] for name in law.value("trecere_2016", date(2016, 7, 1)).value]
    assert len(situations) == 8
    assert sum("1.063" in text for text in situations) == 5
    assert sum("531" in text for text in situations) == 3
    assert (facts["termen_un_an"], facts["termen_doi_ani"]) == ("15.09.2016", "16.08.2017")
    assert (facts["doi_ani"], facts["trei_ani"]) == ("15.10.2017", "15.10.2018")
    assert [facts[f"sprijin_{at}"].split()[-1] for at in (1, 2, 3)] == ["159", "372", "478"]
    disabled = printed(facts_of("fisa-2016", birth="15.10.2013", copil_cu_handicap="da"))
    assert (disabled["doi_ani"], disabled["trei_ani"]) == ("15.10.2016", "15.10.2017")
    text = " ".join(words(drawn("fisa-2016", birth="15.10.2015", judet="Arad")))
    assert "arad_icc@mmanpis.ro" in text


def test_the_file_of_2009_names_the_office_of_then():
    facts = printed(
        facts_of("fisa-dosar-2009", birth="10.02.2009", maternitate_pana_la="25.05.2009", judet="Covasna")
    )
    assert "Sf. Gheorghe" in facts["agentie_2009_contact"]
    assert facts["termen_dosar"] == "18.08.2009"  # 8.06 was Whit Monday; 1.06 was no holiday yet
    assert facts["asimilate_2"].startswith("lit. b), c), e), f) – agenția pentru ocuparea")
    assert facts["termen_recalculare"] == "30.06.2009"
    assert facts_of("fisa-dosar-2009", birth="10.02.2009", judet="Atlantida")["agentie_2009"] == ""


def test_every_county_of_2009_is_found_by_its_name():
    assert len(law.counties_2009()) == 42
    for county in law.counties_2009():
        office = law.agency_2009(county)
        assert office is not None
        assert office.la_data == "2009"
        assert "@" in office.email
    for name in ("Bistrița-Năsăud", "Caraș-Severin", "Satu Mare", "Județul Vâlcea", "Sălaj", "București"):
        assert law.agency_2009(name) is not None, name
    assert law.agency_2009("", "3") == law.agency_2009("București")


@pytest.mark.parametrize("code", SHEETS)
def test_the_sheets_are_two_pages_of_readable_print(code):
    birth = {"fisa-2016": "15.10.2015", "fisa-dosar-2009": "10.02.2009"}.get(code, "14.03.2026")
    pdf = drawn(code, birth=birth, judet="Covasna", data_reluarii="15.09.2027" if birth[-1] == "6" else "")
    assert len(words(pdf)) == 2
    assert smallest_print(pdf) >= SMALLEST
