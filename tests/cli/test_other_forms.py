"""Forms without income, and forms chosen by the column, through the batch as a user runs it."""

from __future__ import annotations

import pypdfium2
import pytest

from adeverinta import forms
from adeverinta.cli import root
from adeverinta.core.month import Month
from adeverinta.system.resources import resource_dir
from tests.firm import ANA, HEADER, with_check_digit

ABSENT = with_check_digit("296051512008")
PLAIN = (
    "cerere-recalculare-2009", "cerere-recalculare-scurta", "stimulent-dupa-nastere", "stimulent-dupa-icc",
    "celalalt-parinte", "suspendare-cim", "reluare-activitate", "prelungire-concediu", "incetare-raport",
    "fisa-dosar", "fisa-stimulent", "fisa-2016", "fisa-dosar-2009",
)  # fmt: skip
UNNUMBERED = {"cerere-recalculare-2009", "cerere-recalculare-scurta", *PLAIN[-4:]}


def text_of(path):
    document = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def request(form, cnp=ABSENT, **more):
    return {"cnp": cnp, "data_nasterii_copilului": "14.03.2026", "formular": form, "nume": "Șerban",
            "prenume": "Ilinca", **more}  # fmt: skip


@pytest.mark.raises_code("FORMULAR_DEPUNERE", "PERSOANA_FARA_STAT")
def test_every_form_without_income_is_issued_for_a_person_who_is_in_no_payroll(firm):
    firm.requests([request(form) for form in PLAIN])
    assert firm.emite("--forteaza-formular") == 0  # four of them are for earlier births
    done = firm.report()["adeverinte"]
    assert [item["formular"] for item in done] == list(PLAIN)
    assert {item["stare"] for item in done} == {"emisa"}
    assert {item["formular"] for item in done if item["numar"] is None} == UNNUMBERED
    assert [item["numar"] for item in done if item["numar"]] == [str(at) for at in range(1, 8)]
    for item in done:
        assert "PERSOANA_FARA_STAT" in {found["cod"] for found in item["constatari"]}
        assert item["luni"] == []
        assert "CIORNĂ" not in text_of(firm.folder / "iesire" / item["pdf"])


def test_several_forms_for_one_person_and_child(firm):
    forms = ("", "icc-hg52-12", "suspendare-cim", "fisa-dosar")
    firm.requests(
        [
            request(form, ANA, maternitate_pana_la="15.07.2026", judet="Cluj", concediu_de_la="16.07.2026")
            for form in forms
        ]
    )
    assert firm.emite() == 0
    full, twelve, decision, sheet = (
        text_of(firm.folder / "iesire" / item["pdf"]) for item in firm.report()["adeverinte"]
    )
    assert full.count("2.967,00") == 24
    assert twelve.count("2.967,00") == 12
    assert "martie 2026" in twelve
    assert "martie 2025" not in twelve
    assert "16.07.2026" in decision
    assert "14.03.2028" in decision
    assert "AJPIS Cluj" in sheet
    assert "021 9309" in sheet


def test_deadlines_count_working_days_without_legal_holidays(firm):
    firm.requests(
        [
            request(
                "fisa-dosar",
                maternitate_pana_la="15.07.2026",
                data_reluarii="15.09.2027",
                judet="București",
                sector="6",
            )
        ]
    )
    assert firm.emite() == 0
    text = text_of(firm.folder / "iesire" / firm.certificate()["pdf"])
    assert (
        "07.10.2026" in text
    )  # 60 working days after 15.07.2026; no legal holiday falls on a weekday in between
    assert "26.04.2026" in text  # the 43rd day
    assert "16.07.2026" in text  # the first day of the right
    assert "13.02.2028" in text  # 30 days before the second birthday
    assert "05.07.2026" in text  # 10 days before the end of the maternity leave
    assert "16.08.2027" in text  # 30 days before the return
    assert "Floare Roșie" in text
    assert "apismb@mmanpis.ro" in text


def test_the_sheet_of_a_case_is_asked_for_in_a_column(firm):
    firm.requests(
        [request("fisa-dosar", caz="PFA; părinți necăsătoriți"), request("fisa-dosar", ANA, caz="zidar")]
    )
    assert firm.emite() == 1
    done, refused = firm.report()["adeverinte"]
    text = text_of(firm.folder / "iesire" / done["pdf"])
    assert "Camera de Comerț" in text
    assert "ancheta socială" in text
    assert "VALOARE_NECUNOSCUTA" in {found["cod"] for found in refused["constatari"]}


def test_the_twelve_months_and_author_rights_need_the_payroll(firm):
    firm.requests([request("icc-hg52-12"), request("drepturi-autor")])
    assert firm.emite() == 1
    for item in firm.report()["adeverinte"]:
        assert "CNP_NEGASIT" in {found["cod"] for found in item["constatari"]}


def test_author_rights_by_month(firm):
    firm.requests([request("drepturi-autor", ANA)])
    assert firm.emite() == 1  # wages are no author's rights
    assert "DREPTURI_AUTOR_DIN_SALARII" in firm.codes()
    for back in range(24):
        month = Month(2026, 3).plus(-back)
        marked = [[*row, "drepturi de autor"] for row in firm.rows(month)]
        firm.month(month, marked, [*HEADER, "Tip venit"])
    assert firm.emite() == 0
    text = text_of(firm.folder / "iesire" / firm.certificate()["pdf"])
    assert text.count("5.000,00") == 24
    assert text.count("1.750,00") == 24
    assert text.count("283,00") == 24
    assert "120.000,00" in text
    assert "42.000,00" in text
    assert "71.208,00" in text


@pytest.mark.parametrize("form", ["stimulent-dupa-icc", "fisa-dosar"])
def test_a_draft_of_any_form_is_a_draft(firm, form):
    firm.requests([request(form)])
    assert firm.emite("--ciorna") == 0
    assert firm.certificate()["stare"] == "ciorna"
    assert "CIORNĂ" in text_of(firm.folder / "iesire" / firm.certificate()["pdf"])


def test_one_certificate_with_the_new_options(firm):
    done = firm.run(
        "una", "--angajator", str(firm.folder / "angajator.toml"), "--cnp", ANA, "--nastere", "14.03.2026",
        "--iesire", str(firm.folder / "iesire"), "--la-data", "2026-11-22", "--formular", "suspendare-cim",
        "--cim-numar", "312", "--copil1-nume", "Popescu Matei", "--functie", "croitoreasă",
        "--fara-interactiune",
    )  # fmt: skip
    assert done == 0
    text = text_of(firm.folder / "iesire" / firm.certificate()["pdf"])
    assert all(word in text for word in ("312", "Popescu Matei", "croitoreasă"))


OWN = """\
code: adeverinta-salariat
title: Adeverință de salariat
document_title: Adeverință de salariat nr. [numar]/[data]
legal_basis: model propriu
in_force: {births_from: null, births_to: null, filed_from: null, filed_to: null, note: mereu}
source: firma
exactness: free text
months: null
page: {margins: [60, 60, 60, 60]}
style: {size: 11, leading: 18}
slots:
  nume_complet: {label: numele, min: 6}
  numar: {label: numărul}
pages:
  - blocks:
      - text: "Nr. [numar 60]. {Doamna|Domnul} [nume_complet 200] este {salariata|salariatul} firmei."
"""


def test_forms_of_ones_own(firm, capsys):
    own = firm.folder / "sabloane"
    own.mkdir()
    (own / "adeverinta-salariat.yaml").write_text(OWN, encoding="utf-8")
    firm.requests([request("adeverinta-salariat"), request("fisa-dosar")])
    assert firm.emite("--sabloane", str(own), "--procese", "2") == 0
    text = text_of(firm.folder / "iesire" / firm.certificate()["pdf"])
    assert "Șerban Ilinca" in text
    assert "este salariata firmei" in text
    assert firm.certificate()["numar"] == "1"
    assert root._run(["formulare", "--sabloane", str(own)]) == 0
    out = capsys.readouterr().out
    assert "adeverinta-salariat: Adeverință de salariat" in out
    assert "icc-hg52: " in out
    assert firm.emite(output="fara") == 1, "without the folder the code is not known"


def test_a_form_of_ones_own_that_is_wrong_stops_before_any_number(firm, capsys):
    own = firm.folder / "sabloane"
    own.mkdir()
    (own / "adeverinta-salariat.yaml").write_text(
        OWN.replace("[nume_complet 200]", "[numele 200]"), encoding="utf-8"
    )
    firm.requests([request("adeverinta-salariat")])
    assert firm.emite("--sabloane", str(own)) == 3
    assert "„adeverinta-salariat.yaml”, rândul 16: locul „numele” nu este descris" in capsys.readouterr().err
    assert not (firm.folder / "registru.sqlite").exists()
    assert root._run(["formulare", "verifica", str(own)]) == 3
    assert "adeverinta-salariat.yaml, rândul 16: locul „numele”" in capsys.readouterr().out
    assert root._run(["formulare", "verifica", str(firm.folder / "nicaieri")]) == 3


def test_blank_copies(tmp_path, capsys):
    assert root._run(["formulare", "--specimen", str(tmp_path / "goale")]) == 0
    written = sorted(path.stem for path in (tmp_path / "goale").glob("*.pdf"))
    assert written == sorted(info.code for info in forms.catalog())
    assert f"{len(written)} exemplare goale scrise" in capsys.readouterr().out
    assert "CERERE" in text_of(tmp_path / "goale/cerere-recalculare-2009.pdf")
    assert root._run(["formulare", "verifica", str(resource_dir("templates"))]) == 0
    assert root._run(["formulare", "--help"]) == 0
    assert "verifica" in capsys.readouterr().out


def test_a_code_on_the_paper_where_the_profile_asks_for_it(firm):
    path = firm.folder / "angajator.toml"
    firm.profile(path.read_text(encoding="utf-8") + "[formular]\nqr = true\n")
    firm.requests([request("", ANA, judet="Iași"), request("fisa-dosar")])
    assert firm.emite() == 0
    first, second = (text_of(firm.folder / "iesire" / item["pdf"]) for item in firm.report()["adeverinte"])
    assert "nr. 1 / 2026-11-22" in first
    assert "amprenta datelor" in first
    assert "amprenta" not in second, "a paper without a number has no code"
    firm.profile(path.read_text(encoding="utf-8").replace("qr = true", 'qr = "poate"'))
    assert firm.emite(output="alta") == 3
