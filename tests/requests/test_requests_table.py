"""The requests file: every column, every mistake once, nothing lost."""

from __future__ import annotations

from datetime import date

import openpyxl
import pytest

from adeverinta.core.errors import ExitCode, InputStop
from adeverinta.core.month import Month
from adeverinta.requests import one_request, read_requests
from adeverinta.requests.columns import COLUMNS
from tests.firm import with_check_digit

ANA, ION = with_check_digit("285010140100"), with_check_digit("190030712345")
BASE = {"cnp": ANA, "data_nasterii_copilului": "14.03.2026"}


def table(tmp_path, *lines, name="cereri.csv"):
    path = tmp_path / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def stopped(path):
    with pytest.raises(InputStop) as caught:
        read_requests(path)
    assert caught.value.exit_code is ExitCode.INPUT
    return caught.value.finding


def only(fields, code):
    """The one finding of a request with these fields."""
    (found,) = one_request({**BASE, **fields}).findings
    assert found.code == code
    assert found.cnp
    return found


def test_a_workbook_with_real_dates_and_numbers(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Cereri martie"])
    sheet.append([])
    sheet.append(["C.N.P.", "Numele", "Data nașterii copilului", "Nr. copii", "Venit_luna_nasterii", "Nr."])
    sheet.append([int(ANA), " Ştefan\u202e ", date(2026, 3, 14), 2.0, 1234.5, 12.0])
    sheet.append([None, "  "])
    sheet.append([f"{ION[:7]} {ION[7:]}", "Țurcan", "2026-03-15", None, "1.234,50 lei", "12A"])
    path = tmp_path / "cereri.xlsx"
    book.save(path)
    requests, findings = read_requests(path)
    assert findings == []
    first, second = requests
    assert (first.cnp, first.nume, first.numar_copii) == (ANA, "Ștefan", 2)
    assert (first.venit_luna_nasterii, second.venit_luna_nasterii) == (123450, 123450)
    assert (first.adresa.numar, second.adresa.numar) == ("12", "12A")
    assert first.data_nasterii_copilului == date(2026, 3, 14)
    assert second.cnp == ION
    assert second.source.row == 6
    assert str(second.cell("data_nasterii_copilului")) == (
        "fișierul „cereri.xlsx”, foaia „Sheet”, rândul 6, coloana C"
    )
    assert not first.blocked
    assert not second.blocked


def test_every_column_of_the_contract_arrives(tmp_path):
    values = dict.fromkeys(COLUMNS, "text") | {
        name: "" for name in COLUMNS if "_la" in name or "data_" in name or name.endswith(("_data", "_cnp"))
    }
    values |= {
        "cnp": ANA, "data_nasterii_copilului": "14.03.2026", "data_prezumata_a_nasterii": "20.04.2026",
        "eveniment": "Adopție", "data_evenimentului": "01.05.2026", "data_angajarii": "01.02.2020",
        "data_incetarii": "2026-12-31", "maternitate_de_la": "01.03.2026",
        "maternitate_pana_la": "04.07.2026",
        "icc_de_la": "05.07.2026", "icc_pana_la": "14.03.2028", "concediu_de_la": "05.07.2026",
        "venit_luna_nasterii": "4532,16", "indemnizatie_anterioara": "3825", "numar_copii": "2",
        "copil_cu_handicap": "DA", "recalculare": "zece luni", "formular": "auto", "copil1_cnp": ANA,
        "concediu_pana_la": "14.03.2028", "cim_data": "01.02.2020", "data_reluarii": "15.03.2028",
        "cerere_data": "01.06.2026", "concediu_solicitat": "Da", "dosar_depus": "nu",
        "functie_de_baza": "da", "persoane_intretinere": "0",
        "luni_alese": "2025-03, 4.2025",
        "copil_anterior_nascut": "02.02.2024", "optiune": "2 ani", "fara_concediu_maternitate": "nu",
        "caz": "Drepturi de autor, părinți necăsătoriți",
    }  # fmt: skip
    path = table(tmp_path, ";".join(values), ";".join(values.values()))
    (request,), findings = read_requests(path)
    assert findings == []
    assert request.findings == ()
    assert request.eveniment == "adoptie"
    assert request.reference_date == date(2026, 5, 1)
    assert (request.venit_luna_nasterii, request.indemnizatie_anterioara) == (453216, 382500)
    assert (request.copil_cu_handicap, request.recalculare, request.formular) == (True, "zece_luni", "")
    assert request.icc_pana_la == date(2028, 3, 14)
    assert request.calitatea == request.adresa.comuna == request.printed["fax"] == "text"
    assert request.copii[2].act_numar == request.act.emis_de == "text"
    assert (request.copii[0].cnp, request.cerere_data) == (ANA, date(2026, 6, 1))
    assert (request.printed["concediu_solicitat"], request.printed["dosar_depus"]) == ("da", "nu")
    assert (request.functie_de_baza, request.persoane_intretinere) == ("da", 0)
    assert request.luni_alese == (Month(2025, 3), Month(2025, 4))
    assert (request.copil_anterior_nascut, request.optiune) == (date(2024, 2, 2), 2)
    assert request.fara_concediu_maternitate is False
    assert request.caz == ("drepturi-autor", "necasatoriti")
    assert set(request.columns) == set(COLUMNS)


def test_a_maternity_leave_that_is_said_not_to_be_due_and_given():
    found = only(
        {"fara_concediu_maternitate": "da", "maternitate_pana_la": "01.07.2026"},
        "FARA_MATERNITATE_CONTRAZISA",
    )
    assert not found.blocking


def test_defaults(tmp_path):
    (request,), _ = read_requests(table(tmp_path, "cnp;data_nasterii_copilului;scop", f"{ANA};14.03.2026;-"))
    assert (request.eveniment, request.recalculare, request.numar_copii) == ("nastere", "nu", 1)
    assert request.data_angajarii is None
    assert request.venit_luna_nasterii is None
    assert request.scop == ""


@pytest.mark.parametrize(
    "header",
    [
        "CNP;Data nasterii",
        "Cod numeric personal*;DATA NAȘTERII COPILULUI",
        "c.n.p.;Data naşterii copilului (zz.ll.aaaa)",
        "cnp;data-nasterii.copilului",
    ],
)
def test_header_spellings(tmp_path, header):
    (request,), findings = read_requests(table(tmp_path, header, f"{ANA};14.03.2026"))
    assert findings == []
    assert request.data_nasterii_copilului == date(2026, 3, 14)


def test_the_contract_name_goes_before_a_looser_one(tmp_path):
    path = table(tmp_path, "cnp;Data nasterii;data_nasterii_copilului", f"{ANA};01.01.1985;14.03.2026")
    (request,), findings = read_requests(path)
    assert request.data_nasterii_copilului == date(2026, 3, 14)
    assert [item.code for item in findings] == ["COLOANA_NECUNOSCUTA"]


def test_unknown_columns_are_named_with_what_was_meant(tmp_path):
    path = table(tmp_path, "cnp;data_nasterii_copilului;prenmue;culoare", f"{ANA};14.03.2026;Ana;roșu")
    _, (typo, other) = read_requests(path)
    assert "„prenmue” (fișierul „cereri.csv”, rândul 1, coloana C)" in typo.message
    assert "ați vrut „prenume”?" in typo.message
    assert "culoare" in other.message
    assert "ați vrut" not in other.message
    assert not typo.blocking


def test_missing_required_column_with_a_suggestion(tmp_path):
    found = stopped(table(tmp_path, "cnp;data_nasteri_copiilului;nume", f"{ANA};14.03.2026;Ana"))
    assert found.code == "COLOANA_CERERI_LIPSA"
    assert "„data_nasterii_copilului”" in found.message
    assert "„data_nasteri_copiilului”" in found.message
    assert "rândul 1" in found.message


@pytest.mark.parametrize(
    ("lines", "code", "words"),
    [
        (["a;b", "1;2"], "CERERI_FARA_ANTET", "data_nasterii_copilului"),
        (["cnp;data_nasterii_copilului"], "CERERI_GOALE", "nicio cerere"),
        (["cnp;data_nasterii_copilului", ";"], "CERERI_GOALE", "nicio cerere"),
        (["cnp;data_nasterii_copilului;cnp", "1;2;3"], "COLOANA_CERERI_DUBLA", "A și C"),
    ],
)
def test_tables_that_stop_the_run(tmp_path, lines, code, words):
    found = stopped(table(tmp_path, *lines))
    assert found.code == code
    assert words in found.message
    assert "cereri.csv" in found.message


@pytest.mark.raises_code("FOAIE_FARA_CERERI")
def test_other_sheets_are_named_and_two_tables_are_joined(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Instrucțiuni"
    book.active.append(["Completați foaia următoare"])
    for name, cnp in (("Martie", ANA), ("Aprilie", ION)):
        sheet = book.create_sheet(name)
        sheet.append(["cnp", "data_nasterii_copilului"])
        sheet.append([cnp, "14.03.2026"])
    path = tmp_path / "cereri.xlsx"
    book.save(path)
    requests, (unused,) = read_requests(path)
    assert [(request.cnp, request.source.sheet) for request in requests] == [
        (ANA, "Martie"),
        (ION, "Aprilie"),
    ]
    assert unused.code == "FOAIE_FARA_CERERI"
    assert "Instrucțiuni" in unused.message


def test_a_row_with_values_only_in_unknown_columns_is_not_lost(tmp_path):
    path = table(tmp_path, "cnp;data_nasterii_copilului;obs", f"{ANA};14.03.2026;", ";;de sunat la Ana")
    requests, findings = read_requests(path)
    assert len(requests) == 1
    assert "rândul 3" in next(item.message for item in findings if item.code == "RAND_FARA_CERERE")


def test_a_repeated_request_is_refused_and_the_first_named(tmp_path):
    path = table(
        tmp_path,
        "cnp;data_nasterii_copilului;formular",
        f"{ANA};14.03.2026;icc-hg52",
        f"{ION};14.03.2026;",
        f"{ANA};2026-03-14;icc-hg52",
        f"{ANA};15.03.2026;",
        f"{ANA};14.03.2026;fisa-dosar",
    )
    requests, _ = read_requests(path)
    assert [request.blocked for request in requests] == [False, False, True, False, False]
    (found,) = requests[2].findings
    assert found.code == "CERERE_REPETATA"
    assert "rândul 4" in found.message
    assert "aceea de la rândul 2" in found.message


def test_a_wrong_number_of_a_child_warns_and_is_kept(tmp_path):
    path = table(tmp_path, "cnp;data_nasterii_copilului;copil1_cnp", f"{ANA};14.03.2026;6260314400012")
    (request,), _ = read_requests(path)
    assert [found.code for found in request.findings] == ["CNP_COPIL_INVALID"]
    assert not request.blocked
    assert request.copii[0].cnp == "6260314400012"
    assert "6260314400012" not in request.findings[0].message


def test_another_event_for_the_same_child_is_another_request(tmp_path):
    path = table(
        tmp_path,
        "cnp;data_nasterii_copilului;eveniment;data_evenimentului",
        f"{ANA};14.03.2026;plasament;01.05.2026",
        f"{ANA};14.03.2026;adoptie;01.09.2026",
    )
    assert not any(request.blocked for request in read_requests(path)[0])


@pytest.mark.parametrize(
    ("cnp", "code", "words"),
    [
        ("", "CNP_LIPSA", "nu are CNP"),
        ("-", "CNP_LIPSA", "nu are CNP"),
        ("2850101401009", "CNP_INVALID", "2********1009"),
        ("285010140100", "CNP_INVALID", "12 cifre în loc de 13"),
        ("28501014O1002", "CNP_INVALID", "numai cifre"),
        ("2.85E+12", "CNP_CERERE_STIINTIFIC", "2.85E+12"),
        ("2,85010E+12", "CNP_CERERE_STIINTIFIC", "2,85010E+12"),
    ],
)
def test_wrong_cnps(tmp_path, cnp, code, words):
    path = table(tmp_path, "nume;cnp;data_nasterii_copilului", f"Ana;{cnp};14.03.2026")
    (request,), _ = read_requests(path)
    (found,) = request.findings
    assert found.code == code
    assert request.blocked
    assert words in found.message
    assert "rândul 2, coloana B" in found.message
    assert not (len(cnp) == 13 and cnp in found.message)


@pytest.mark.parametrize("cnp", [f" {ANA} ", f"{ANA}.0", f"{ANA},00", f"'{ANA}", f"{ANA[:6]}\u00a0{ANA[6:]}"])
def test_cnps_as_programs_write_them(cnp):
    request = one_request({**BASE, "cnp": cnp})
    assert request.cnp == ANA
    assert request.findings == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("14.03.026", "DATA_NECITIBILA"),
        ("31.02.2026", "DATA_NECITIBILA"),
        ("martie 2026", "DATA_NECITIBILA"),
        ("14.03.0026", "DATA_NECITIBILA"),
        ("13/14/2026", "DATA_NECITIBILA"),
    ],
)
def test_dates_that_cannot_be_read(text, code):
    found = only({"data_angajarii": text}, code)
    assert found.blocking
    assert "data_angajarii" in found.message
    assert text in found.message
    assert "14 martie 2026 sau 2026-03-14" in found.remedy


@pytest.mark.parametrize(
    ("text", "readings", "written"),
    [
        ("03/04/2026", "3 aprilie 2026 sau 4 martie 2026", "03.04.2026 sau 04.03.2026"),
        ("5/9/2026", "5 septembrie 2026 sau 9 mai 2026", "05.09.2026 sau 09.05.2026"),
        ("12 / 1 / 2025", "12 ianuarie 2025 sau 1 decembrie 2025", "12.01.2025 sau 01.12.2025"),
    ],
)
def test_a_date_of_two_readings_is_told_with_both(text, readings, written):
    found = only({"data_angajarii": text}, "DATA_AMBIGUA")
    assert found.blocking
    assert readings in found.message
    assert written in found.remedy


def test_a_missing_birth_date():
    (found,) = one_request({"cnp": ANA}).findings
    assert found.code == "DATA_NASTERII_LIPSA"
    assert "(în cerere)" in found.message


@pytest.mark.parametrize(
    ("fields", "code", "words"),
    [
        ({"eveniment": "botez"}, "EVENIMENT_NECUNOSCUT", "botez"),
        ({"eveniment": "botez", "data_evenimentului": "01.05.2026"}, "EVENIMENT_NECUNOSCUT", "botez"),
        ({"eveniment": "tutelă"}, "DATA_EVENIMENTULUI_LIPSA", "tutela"),
        (
            {"eveniment": "tutela", "data_evenimentului": "01.03.2026"},
            "DATE_IN_ORDINE_GRESITA",
            "„data_nasterii_copilului” (14.03.2026) este după „data_evenimentului” (01.03.2026)",
        ),
        (
            {"maternitate_de_la": "02.03.2026", "maternitate_pana_la": "01.03.2026"},
            "DATE_IN_ORDINE_GRESITA",
            "02.03.2026",
        ),
        ({"icc_de_la": "02.03.2026", "icc_pana_la": "01.03.2026"}, "DATE_IN_ORDINE_GRESITA", "icc_de_la"),
        (
            {"data_angajarii": "02.03.2026", "data_incetarii": "01.03.2026"},
            "DATE_IN_ORDINE_GRESITA",
            "incetarii",
        ),
        ({"copil_cu_handicap": "poate"}, "VALOARE_NECUNOSCUTA", "copil_cu_handicap"),
        ({"recalculare": "doua luni"}, "VALOARE_NECUNOSCUTA", "recalculare"),
        ({"numar_copii": "0"}, "NUMAR_COPII_NECITIBIL", "între 1 și"),
        ({"numar_copii": "1,5"}, "NUMAR_COPII_NECITIBIL", "1,5"),
        ({"numar_copii": "gemeni"}, "NUMAR_COPII_NECITIBIL", "gemeni"),
        ({"venit_luna_nasterii": "multi"}, "SUMA_NECITIBILA", "venit_luna_nasterii"),
        ({"venit_luna_nasterii": "-5"}, "SUMA_NECITIBILA", "-5"),
        ({"optiune": "3"}, "VALOARE_NECUNOSCUTA", "optiune"),
        ({"copil_anterior_nascut": "14.03.2026"}, "DATE_IN_ORDINE_GRESITA", "data_nasterii_copilului"),
        ({"indemnizatie_anterioara": "1.234"}, "SUMA_AMBIGUA", "indemnizatie_anterioara"),
    ],
)
def test_what_refuses_a_request(fields, code, words):
    found = only(fields, code)
    assert found.blocking
    assert words in found.message
    assert "(în cerere)" in found.message


def test_what_is_ignored_with_a_warning():
    found = only({"data_evenimentului": "01.05.2026"}, "DATA_EVENIMENTULUI_IGNORATA")
    assert not found.blocking
    assert one_request({**BASE, "data_evenimentului": "01.05.2026"}).data_evenimentului is None
    found = only({"data_prezumata_a_nasterii": "01.02.2026"}, "DATA_PREZUMATA_IGNORATA")
    assert not found.blocking
    assert one_request({**BASE, "data_prezumata_a_nasterii": "01.02.2026"}).data_prezumata_a_nasterii is None
    assert not only({"venit_luna_nasterii": "12,345678"}, "SUMA_ROTUNJITA").blocking


@pytest.mark.raises_code("TEXT_DEVENIT_DATA")
def test_a_text_that_excel_made_a_date_is_said(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["cnp", "data_nasterii_copilului", "bloc"])
    book.active.append([ANA, "14.03.2026", date(2026, 2, 1)])
    book.save(tmp_path / "cereri.xlsx")
    (request,), _ = read_requests(tmp_path / "cereri.xlsx")
    assert request.adresa.bloc == "01.02.2026"
    assert [item.code for item in request.findings] == ["TEXT_DEVENIT_DATA"]


def test_all_mistakes_of_a_row_are_told_at_once():
    request = one_request({"cnp": "1", "data_nasterii_copilului": "x", "numar_copii": "x", "eveniment": "x"})
    assert len(request.findings) == 4


def test_a_field_that_is_no_column_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="culoare"):
        one_request({"culoare": "x"})


def test_no_message_shows_a_whole_cnp():
    request = one_request(dict.fromkeys(COLUMNS, ANA[:-1] + "9"))
    assert request.findings
    assert not any(ANA[:-1] in item.message + item.remedy for item in request.findings)
