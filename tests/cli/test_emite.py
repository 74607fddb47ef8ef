"""The batch as a user runs it: exit codes, outputs, refusals, privacy."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import stat
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from adeverinta.cli import root
from adeverinta.core.month import Month
from tests.firm import ANA, DAN, HEADER, MONTHS


def text_of(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_one_certificate_from_a_folder(firm):
    assert firm.emite() == 0
    done = firm.certificate()
    assert done["stare"] == "emisa"
    assert done["numar"] == "1"
    assert done["data"] == "2026-11-22"
    assert done["regim"] == "oug111-2016-07"
    assert len(done["luni"]) == 24
    assert done["luni"][0]["luna"] == "2026-03"
    assert done["luni"][0]["venit_net"] == "2967.00"
    assert done["luni"][0]["surse"] == [{"fisier": "stat_202603.xlsx", "foaie": "Sheet", "rand": 5}]
    assert done["total"] == "35604.00"
    assert done["media"] == "2967.00"
    assert done["indemnizatie_estimata"] == "2522"
    text = text_of(firm.folder / "iesire" / done["pdf"])
    assert text.count("2.967,00") == 24
    assert "Popescu" in text


def test_a_second_run_gives_the_same_number_and_bytes(firm):
    firm.emite()
    firm.emite(output="alta")
    first, second = firm.certificate(), firm.certificate("alta")
    assert first["numar"] == second["numar"] == "1"
    one, other = (firm.folder / out / first["pdf"] for out in ("iesire", "alta"))
    assert one.read_bytes() == other.read_bytes()
    assert "REGISTRU_DEJA_EMISA" in firm.codes("alta")


def test_a_draft_takes_no_number(firm):
    assert firm.emite("--ciorna") == 0
    done = firm.certificate()
    assert (done["stare"], done["numar"]) == ("ciorna", None)
    assert not (firm.folder / "registru.sqlite").exists()
    assert "CIORNĂ" in text_of(firm.folder / "iesire" / done["pdf"])


def test_a_refused_request_does_not_stop_the_others(firm, capsys):
    firm.requests(
        [
            {"cnp": "1111111111111", "data_nasterii_copilului": "14.03.2026"},
            {"cnp": "2990101400015", "data_nasterii_copilului": "14.03.2026"},
            {"cnp": DAN, "data_nasterii_copilului": "31.12.2026"},
            {"cnp": ANA, "data_nasterii_copilului": "14.03.2026"},
            {"cnp": ANA, "data_nasterii_copilului": "14.03.2026"},
        ]
    )
    assert firm.emite() == 1
    done = firm.report()["adeverinte"]
    assert [item["stare"] for item in done] == ["respinsa"] * 3 + ["emisa", "respinsa"]
    assert [item["numar"] for item in done] == [None, None, None, "1", None]
    codes = [{c["cod"] for c in item["constatari"]} for item in done]
    assert "CNP_INVALID" in codes[0]
    assert "NASTERE_VIITOARE" in codes[2]
    assert "CERERE_REPETATA" in codes[4]
    shown = capsys.readouterr()
    assert ANA not in shown.out + shown.err
    assert DAN not in shown.out + shown.err


def test_a_person_in_no_file_is_refused(firm):
    firm.requests([{"cnp": "2990101400017", "data_nasterii_copilului": "14.03.2026"}])
    assert firm.emite() == 1
    assert firm.certificate()["luni"] == []
    assert "CNP_NEGASIT" in firm.codes() or "CNP_INVALID" in firm.codes()


def test_a_missing_month_refuses_and_can_be_accepted(firm):
    (firm.exports / "stat_202507.xlsx").unlink()
    assert firm.emite() == 1
    assert "LUNA_LIPSA" in firm.codes()
    assert firm.certificate()["numar"] is None
    assert firm.certificate()["pdf"] is None
    assert len(firm.certificate()["luni"]) == 24
    assert firm.emite("--accepta-luni-lipsa") == 0
    missing = firm.certificate()["luni"][8]
    assert (missing["luna"], missing["venit_net"], missing["in_calcul"]) == ("2025-07", None, False)
    grades = {c["cod"]: c["grad"] for c in firm.certificate()["constatari"]}
    assert grades["LUNA_LIPSA"] == "avertisment"


def test_years_without_a_model_are_refused_unless_a_form_is_named(firm):
    firm.requests([{"cnp": ANA, "data_nasterii_copilului": "14.03.2014"}])
    assert firm.emite() == 1
    assert "REGIM_FARA_MODEL" in firm.codes()
    firm.requests([{"cnp": ANA, "data_nasterii_copilului": "14.03.2026", "formular": "ICC-2-3-ani"}])
    assert firm.emite() == 1
    assert "FORMULAR_IN_AFARA_DATELOR" in firm.codes()
    assert firm.emite("--forteaza-formular") == 0
    assert firm.certificate()["luni"][0]["luna"] == "2025-03"
    assert firm.emite("--formular", "nu-exista") == 2
    firm.requests([{"cnp": ANA, "data_nasterii_copilului": "14.03.2026", "formular": "nu-exista"}])
    assert firm.emite() == 1
    assert "FORMULAR_NECUNOSCUT" in firm.codes()


def test_files_are_private_and_names_hold_no_cnp(firm):
    firm.emite("--un-singur-pdf")
    out = firm.folder / "iesire"
    written = [path for path in out.rglob("*") if path.is_file()]
    assert {path.name for path in written} >= {"raport.json", "centralizator.xlsx", "adeverinte.pdf"}
    for path in [*written, firm.folder / "registru.sqlite"]:
        assert ANA not in path.name
        if os.name == "posix":
            assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


def test_workbook_sheets(firm):
    firm.emite()
    book = openpyxl.load_workbook(firm.folder / "iesire" / "centralizator.xlsx")
    assert book.sheetnames == ["Adeverințe", "Venituri", "Verificări", "Reguli", "Surse", "Termene"]
    assert book["Venituri"].max_row == 25
    assert any(cell.value == ANA and cell.data_type == "s" for cell in book["Adeverințe"][2])


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "gol.xlsx", "este gol"),
        (b"<html><body>CNP</body></html>", "pagina.xls", "HTML"),
        (b"PK\x03\x04 nu e arhiva", "stricat.xlsx", "deteriorat"),
        (b"a;b;c\n1;2;3\n", "altceva.csv", "niciun stat de plat"),
    ],
)
def test_an_unreadable_file_stops_before_any_number(firm, capsys, content, name, words):
    bad = firm.folder / name
    bad.write_bytes(content)
    assert firm.emite(exports=[firm.exports, bad]) == 3
    error = capsys.readouterr().err
    assert words in error
    assert name in error
    assert "Traceback" not in error
    assert not (firm.folder / "registru.sqlite").exists()


def test_the_text_2_85e12_is_refused(firm, capsys):
    bad = firm.folder / "excel.csv"
    bad.write_text("CNP;Luna;Net\n2,85E+12;01.2026;3000,00\n", encoding="utf-8")
    assert firm.emite(exports=[bad]) == 3
    assert "2,85E+12" in capsys.readouterr().err


def test_missing_profile_field_and_wrong_usage(firm, capsys):
    firm.profile('[angajator]\ndenumire = "X"\nsediu = "Y"\n[reprezentant]\nnume = "Z"\n')
    assert firm.emite() == 3
    assert "cod_fiscal" in capsys.readouterr().err
    assert root._run(["emite"]) == 2
    assert "Lipsește" in capsys.readouterr().err
    assert root._run(["nimic"]) == 2
    assert root._run(["emite", "--cerere"]) == 2
    assert "nu există" in capsys.readouterr().err


def test_unwritable_output_is_exit_4(firm, capsys):
    (firm.folder / "iesire").write_text("un fișier, nu un folder", encoding="utf-8")
    assert firm.emite() == 4
    assert "iesire" in capsys.readouterr().err
    assert not (firm.folder / "registru.sqlite").exists()


def test_a_month_after_the_issue_month_is_not_used(firm):
    firm.month(Month(2027, 1))
    assert firm.emite() == 0
    assert "LUNA_VIITOARE" in {item["cod"] for item in firm.report()["rulare"]["constatari"]}


def test_same_rows_in_two_files(firm):
    shutil.copyfile(firm.exports / "stat_202512.xlsx", firm.exports / "copie.xlsx")
    assert firm.emite() == 0
    month = Month(2025, 11)
    rows = firm.rows(month)
    rows[0][9] += 100
    rows[0][5] += 100
    book = openpyxl.Workbook()
    book.active.append([f"Stat de plată luna {month.label}"])
    book.active.append(HEADER)
    for row in rows:
        book.active.append(row)
    book.save(firm.exports / "corectat.xlsx")
    assert firm.emite() == 1
    conflict = next(c for c in firm.certificate()["constatari"] if c["cod"] == "RAND_CONTRADICTORIU")
    assert "corectat.xlsx" in conflict["mesaj"]
    assert "stat_202511.xlsx" in conflict["mesaj"]


def test_order_of_files_and_processes_do_not_change_the_bytes(firm):
    firm.emite("--ciorna", exports=sorted(firm.exports.iterdir()), output="a")
    firm.emite("--ciorna", exports=sorted(firm.exports.iterdir(), reverse=True), output="b")
    one, other = (firm.folder / out / firm.certificate(out)["pdf"] for out in "ab")
    assert one.read_bytes() == other.read_bytes()


def test_una_and_citeste_and_formulare(firm, capsys):
    args = ["--angajator", str(firm.folder / "angajator.toml"), "--cnp", ANA, "--nastere", "14.03.2026"]
    more = ["--iesire", str(firm.folder / "iesire"), "--la-data", "22.11.2026", "--fara-interactiune"]
    assert firm.run("una", *args, *more, "--judet", "Iași", "--maternitate-pana-la", "15.07.2026") == 0
    assert firm.certificate()["stare"] == "emisa"
    assert firm.run("citeste") == 0
    shown = capsys.readouterr().out
    assert "Salariu net" in shown
    assert ANA not in shown
    assert root._run(["formulare"]) == 0
    shown = capsys.readouterr().out
    for code in ("icc-2009", "icc-2-3-ani", "icc-hg52"):
        assert code in shown


def test_help_is_romanian(capsys):
    assert root._run(["--help"]) == 0
    shown = capsys.readouterr().out
    assert "Comenzi" in shown
    assert "Options" not in shown


def test_a_request_without_a_month_of_income_is_refused(firm):
    firm.requests([{"cnp": ANA, "data_nasterii_copilului": "05.05.2017"}])
    assert firm.emite() == 1
    assert "NICIO_LUNA_CU_DATE" in firm.codes()


@pytest.mark.raises_code("FORMULAR_PRIMIT")
@pytest.mark.parametrize("form", ["icc-hg52", "icc-hg52-12"])
def test_forms_taken_for_the_years_without_a_model(firm, form):
    for back in range(24):
        firm.month(Month(2014, 3).plus(-back))
    firm.requests([{"cnp": ANA, "data_nasterii_copilului": "14.03.2014", "formular": form.upper()}])
    assert firm.emite() == 0
    assert "FORMULAR_PRIMIT" in firm.codes()
    firm.requests([{"cnp": ANA, "data_nasterii_copilului": "14.03.2010", "formular": form}])
    assert firm.emite() == 1
    assert "FORMULAR_IN_AFARA_DATELOR" in firm.codes()


def test_names_that_changed_places(firm):
    base = {"cnp": ANA, "data_nasterii_copilului": "14.03.2026"}
    firm.requests([{**base, "nume": "Ana", "prenume": "Popescu"}])
    assert firm.emite() == 0
    assert "NUME_INVERSAT" in firm.codes()
    firm.requests([{**base, "nume": "Popescu", "prenume": "Ana"}])
    assert firm.emite("--inlocuieste", "toate") == 0
    assert "NUME_INVERSAT" not in firm.codes()


def _renamed(firm, *names):
    """The newest months print other names of Ana, oldest last."""
    for month, (nume, prenume) in zip(MONTHS, names, strict=False):
        rows = firm.rows(month)
        rows[0][3:5] = [nume, prenume]
        firm.month(month, rows)


def test_an_order_of_names_that_the_payroll_itself_changes_is_not_the_requests_fault(firm):
    _renamed(firm, ("Ana", "Popescu"), ("Ana", "Popescu"))
    firm.requests(
        [{"cnp": ANA, "data_nasterii_copilului": "14.03.2026", "nume": "Popescu", "prenume": "Ana"}]
    )
    assert firm.emite() == 0
    assert "NUME_INVERSAT" not in firm.codes()


@pytest.mark.parametrize(
    ("former", "third", "told"),
    [("Popescu", None, False), ("", None, True), ("Ionescu", None, True), ("Popescu", "Vasilescu", True)],
)
def test_a_name_changed_at_marriage_that_the_request_tells(firm, former, third, told):
    """A third name is told even so."""
    _renamed(firm, ("Dumitrescu", "Ana"), (third or "Dumitrescu", "Ana"), ("Dumitrescu", "Ana"))
    asked = {"nume": "Dumitrescu", "prenume": "Ana", "nume_anterior": former}
    firm.requests([{"cnp": ANA, "data_nasterii_copilului": "14.03.2026", **asked}])
    assert firm.emite() == 0
    assert ("NUME_DIFERITE" in firm.codes()) is told


@pytest.mark.raises_code("LUNI_ALESE_PREA_MULTE")
def test_months_chosen_by_hand_are_shown_as_such(firm):
    chosen = "; ".join(str(Month(2025, 12).plus(-back)) for back in range(12))
    base = {"cnp": ANA, "data_nasterii_copilului": "14.03.2026"}
    firm.requests([{**base, "luni_alese": chosen, "motiv_luni": "cerut de AJPIS Cluj"}])
    assert firm.emite() == 0
    months = firm.certificate()["luni"]
    assert next(item["luna"] for item in months if item["in_calcul"]) == "2025-12"
    assert all("de mână" in item["motiv"] and "AJPIS Cluj" in item["motiv"] for item in months)
    assert "LUNI_ALESE_DE_MANA" in firm.codes()
    with sqlite3.connect(firm.folder / "registru.sqlite") as db:
        (facts,) = db.execute("SELECT facts FROM entries").fetchone()
    assert json.loads(facts)["motiv_luni"] == "cerut de AJPIS Cluj"
    for wrong, code in (("2019-01", "LUNI_ALESE_GRESITE"), (chosen + "; 2026-01", "LUNI_ALESE_PREA_MULTE")):
        firm.requests([{**base, "luni_alese": wrong, "motiv_luni": "x"}])
        assert firm.emite() == 1
        assert code in firm.codes()


@pytest.mark.raises_code("ALT_COPIL_PREA_APROAPE")
def test_another_child_less_than_nine_months_apart(firm):
    """A month typed wrong: two certificates in force, seen in the register and inside one run."""
    child = {"cnp": ANA, "nume": "Popescu", "prenume": "Ana"}
    firm.requests([{**child, "data_nasterii_copilului": "14.03.2026"}])
    assert firm.emite() == 0
    assert "ALT_COPIL_PREA_APROAPE" not in firm.codes()
    firm.requests(
        [{**child, "data_nasterii_copilului": day} for day in ("14.02.2026", "13.02.2026", "14.03.2026")]
    )
    assert firm.emite("--accepta-luni-lipsa") == 0
    told = [[i["mesaj"] for i in item["constatari"] if i["cod"] == "ALT_COPIL_PREA_APROAPE"]
            for item in firm.report()["adeverinte"]]  # fmt: skip
    assert [len(item) for item in told] == [1, 1, 1]
    assert "nr. 1/2026" in told[0][0]
    firm.requests([{**child, "data_nasterii_copilului": "14.03.2025"}])
    firm.emite("--accepta-luni-lipsa", output="alt copil")
    assert "ALT_COPIL_PREA_APROAPE" not in firm.codes("alt copil")


def test_what_belongs_to_a_file_is_nobodys(firm):
    """A request without a CNP does not lend its name to the findings of the run."""
    firm.month(Month(2026, 3), header=[*HEADER, "neimp"])
    child = {"data_nasterii_copilului": "14.03.2026"}
    firm.requests([{"cnp": "", "nume": "Marin", "prenume": "Andreea", **child}, {"cnp": ANA, **child}])
    firm.emite()
    sheet = openpyxl.load_workbook(firm.folder / "iesire" / "centralizator.xlsx")["Verificări"]
    rows = [[cell.value for cell in line] for line in sheet.iter_rows()]
    of_run = [line for line in rows if line[1] == "ANTET_ASEMANATOR"]
    assert of_run
    assert {line[2] for line in of_run if "(rezumat)" not in str(line[2])} == {None}
    assert any(line[1] == "CNP_LIPSA" and line[2] == "Marin Andreea" for line in rows)


def test_forgotten_last_months_refuse_unless_the_person_left(firm):
    base = {"cnp": ANA, "data_nasterii_copilului": "14.06.2026"}
    firm.requests([base])
    assert firm.emite() == 1
    missing = [item for item in firm.certificate()["constatari"] if item["cod"] == "LUNA_LIPSA"]
    assert [item["luna"] for item in missing] == ["2026-06", "2026-05", "2026-04"]
    firm.requests([{**base, "data_incetarii": "31.03.2026"}])
    assert firm.emite() == 0


def test_a_birth_month_that_is_not_over_asks_for_the_income_due(firm):
    firm.requests([{"cnp": ANA, "data_nasterii_copilului": "20.04.2026"}])
    assert firm.emite("--la-data", "25.04.2026") == 1
    (missing,) = [item for item in firm.certificate()["constatari"] if item["cod"] == "LUNA_LIPSA"]
    assert "venit_luna_nasterii" in missing["remediu"]


def test_a_month_older_than_the_twelfth_good_one_never_refuses(firm):
    (firm.exports / "stat_202501.xlsx").unlink()
    assert firm.emite() == 0
    (missing,) = [item for item in firm.certificate()["constatari"] if item["cod"] == "LUNA_LIPSA"]
    assert (missing["grad"], missing["luna"]) == ("avertisment", "2025-01")
    assert next(item for item in firm.certificate()["luni"] if item["luna"] == "2025-01")["venit_net"] is None
    (firm.exports / "stat_202505.xlsx").unlink()
    assert firm.emite(output="alta") == 1
