"""The end of a run: the truth in one line, causes grouped, never more than one screen."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from adeverinta.cli.summary import Screen, summary
from adeverinta.core.month import Month
from tests.firm import ANA, DAN, HEADER, with_check_digit

BIRTH = "14.03.2026"
SCREEN = 24


def people(number: int) -> list[str]:
    return [with_check_digit(f"27503154{at:04}"[:12]) for at in range(1, number + 1)]


def screen(capsys) -> list[str]:
    return capsys.readouterr().out.splitlines()


def rows_on_screen(lines: list[str], width: int = 80) -> int:
    return sum(-(-len(line) // width) or 1 for line in lines)


def firm_of(firm, cnps):
    for back in range(24):
        month = Month(2026, 3).plus(-back)
        firm.month(month, [
            [at, str(at), cnp, "Popescu", "Ana", 5000, 1250, 500, 283, 2967, 2467, 20, 0]
            for at, cnp in enumerate(cnps, 1)
        ])  # fmt: skip


def ask(firm, cnps, **more):
    firm.requests([{"cnp": cnp, "data_nasterii_copilului": BIRTH} | more for cnp in cnps])


def test_new_unchanged_and_refused_with_their_numbers(firm, capsys):
    cnps = people(14)
    firm_of(firm, cnps)
    ask(firm, [*cnps[:7], *cnps[8:]])
    assert firm.emite() == 0
    first = screen(capsys)
    assert first[:2] == ["13 noi", "Emise acum (nr. 1-13), cu data de 22.11.2026."]
    ask(firm, [*cnps, with_check_digit("275031540500"), ""])
    assert firm.emite("--la-data", "25.11.2026") == 1
    again = screen(capsys)
    assert again[0] == "1 nouă, 13 neschimbate (nr. 1-13), 2 respinse"
    assert again[1] == "Emise acum (nr. 14), cu data de 25.11.2026."
    assert any(line.startswith("  eroare CNP_NEGASIT: 1 persoană") for line in again)
    assert any(line.startswith("  eroare CNP_LIPSA") for line in again)


def test_a_replaced_one_is_neither_new_nor_unchanged(firm, capsys):
    ask(firm, [ANA, DAN])
    assert firm.emite() == 0
    firm.requests([
        {"cnp": ANA, "data_nasterii_copilului": BIRTH, "localitate": "Iași"},
        {"cnp": DAN, "data_nasterii_copilului": BIRTH},
    ])  # fmt: skip
    capsys.readouterr()
    assert firm.emite("--inlocuieste", "toate") == 0
    shown = screen(capsys)
    assert shown[0] == "1 neschimbată (nr. 2), 1 înlocuitoare (nr. 3)"
    assert "Nr. 3 anulează și înlocuiește nr. 1:" in shown


def test_drafts_have_no_number(firm, capsys):
    assert firm.emite("--ciorna") == 0
    assert screen(capsys)[0] == "1 ciornă, fără număr"


@pytest.mark.parametrize("number", [1, 20, 200])
def test_one_screen_however_many_are_refused(firm, capsys, number):
    cnps = people(number)
    firm_of(firm, cnps)
    for back in (1, 3, 5):
        (
            firm.exports / f"stat_{Month(2026, 3).plus(-back).year}{Month(2026, 3).plus(-back).month:02}.xlsx"
        ).unlink()
    ask(firm, cnps)
    assert firm.emite() == 1
    shown = screen(capsys)
    assert rows_on_screen(shown) <= SCREEN - 2
    (head,) = [line for line in shown if "LUNA_LIPSA" in line]
    assert "lunile octombrie 2025, decembrie 2025, februarie 2026" in head
    assert sum("LUNA_LIPSA" in line for line in shown) == 1
    assert any("--accepta-luni-lipsa" in line for line in shown)
    report = firm.report()
    for answer in report["adeverinte"]:
        own = [item for item in answer["constatari"] if item["cod"] == "LUNA_LIPSA"]
        assert [item["grad"] for item in own] == ["eroare"] * 3
    of_run = [item for item in report["rulare"]["constatari"] if item["cod"] == "LUNA_LIPSA"]
    assert len(of_run) == (3 if number > 1 else 0)


def test_a_person_is_named_beside_the_masked_cnp(firm, capsys):
    (firm.exports / "stat_202602.xlsx").unlink()
    ask(firm, [ANA], nume="Popescu", prenume="Ana")
    assert firm.emite() == 1
    shown = "\n".join(screen(capsys))
    assert f"Popescu A., 2********{ANA[-4:]}" in shown
    assert ANA not in shown


def test_warnings_of_the_run_are_never_lost_behind_informations(firm, capsys):
    for number in range(25):
        (firm.exports / f"nota{number:02}.csv").write_text("produs;pret\nmere;3\n", encoding="utf-8")
    rows = [
        *firm.rows(Month(2026, 3)),
        [3, None, None, "Fără", "Cnp", 5000, 1250, 500, 283, 2967, 2467, 20, 0],
    ]
    firm.month(Month(2026, 3), rows)
    assert firm.emite() == 0
    shown = screen(capsys)
    assert any("RAND_FARA_CNP" in line for line in shown)
    assert not any("FISIER_SARIT" in line for line in shown)
    assert any("informări, în foaia „Verificări”" in line for line in shown)


def test_many_kinds_end_with_how_many_are_left():
    from adeverinta.core.finding import Finding, Severity
    from adeverinta.run.pipeline import Result

    many = [
        Finding(f"COD_{at}", Severity.WARNING, "Un mesaj lung. " * 20, "De făcut. " * 20) for at in range(40)
    ]
    result = Result([], None, "centralizator.xlsx", "raport.json", None, many)
    lines = summary(result, SimpleNamespace(register=None), Screen(20, 80))
    assert rows_on_screen(lines) <= 20
    assert lines[-3] == "  și încă 26 de feluri de constatări, în foaia „Verificări”."


def test_file_findings_belong_to_nobody(firm):
    """One request without a CNP: what was found of the files is not that person's."""
    import openpyxl

    header = [*HEADER[:10], "Zile neimp", *HEADER[11:]]
    firm.month(Month(2026, 3), header=header)
    (firm.exports / "nota.csv").write_text("produs;pret\nmere;3\n", encoding="utf-8")
    firm.requests([
        {"cnp": ANA, "data_nasterii_copilului": BIRTH},
        {"cnp": "", "data_nasterii_copilului": BIRTH, "nume": "Marin", "prenume": "Andreea"},
    ])  # fmt: skip
    firm.emite()
    sheet = openpyxl.load_workbook(firm.folder / "iesire" / "centralizator.xlsx")["Verificări"]
    names = [cell.value for cell in next(sheet.iter_rows())]
    rows = [dict(zip(names, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=2)]
    codes = ("FISIER_SARIT", "ANTET_ASEMANATOR")
    of_files = [row for row in rows if row["Cod"] in codes and row["Fișier"]]
    assert of_files
    assert all(row["Persoană"] is None for row in of_files)
    assert rows[0]["Persoană"].endswith("(rezumat)")


def test_a_column_of_formulas_without_values_is_one_finding_a_person(firm, capsys):
    """Figures that no spreadsheet ever calculated: what to do is said once, not once a cell."""
    for back in range(24):
        month = Month(2026, 3).plus(-back)
        firm.month(month, [[*row[:9], "=F5-G5-H5-I5", *row[10:]] for row in firm.rows(month)])
    ask(firm, [ANA, DAN])
    assert firm.emite() == 1
    for answer in firm.report()["adeverinte"]:
        blocking = [item for item in answer["constatari"] if item["grad"] == "eroare"]
        assert [item["cod"] for item in blocking] == ["FORMULE_FARA_VALORI"]
        assert "24 de fișiere" in blocking[0]["mesaj"]
        assert "Excel" in blocking[0]["remediu"]
    shown = screen(capsys)
    assert sum("FORMULE_FARA_VALORI" in line for line in shown) == 1
