"""Refusals say where and what next: unreadable files, a person of the same name, papers left blank."""

from __future__ import annotations

import click
import openpyxl
import pytest

from adeverinta.cli import root
from adeverinta.core.month import Month
from tests.firm import ANA, DAN, HEADER, with_check_digit


def wrong(cnp):
    return cnp[:-1] + str((int(cnp[-1]) + 1) % 10)


def test_unreadable_files_are_named_together_and_the_rest_is_shown(firm, capsys):
    for name in ("rupt.xlsx", "gol.xls"):
        (firm.exports / name).write_bytes(b"nimic")
    assert firm.run("citeste", exports=[firm.exports, firm.folder / "nu-este.csv"]) == 3
    shown = capsys.readouterr()
    assert "În total: 24 de fișiere, 2 persoane" in shown.out
    for name in ("rupt.xlsx", "gol.xls", "nu-este.csv"):
        assert shown.err.count(f"„{name}”") == 1


def test_where_nothing_can_be_read_every_file_is_named(firm, capsys):
    paths = [firm.folder / "a.xlsx", firm.folder / "b.xlsx"]
    for path in paths:
        path.write_bytes(b"nimic")
    assert firm.run("citeste", exports=paths) == 3
    shown = capsys.readouterr().err
    assert "„a.xlsx”" in shown
    assert "„b.xlsx”" in shown


def test_a_folder_without_payroll_tells_what_it_holds(firm, capsys):
    folder = firm.folder / "poze"
    (folder / "vechi").mkdir(parents=True)
    (folder / "vechi" / "contract.docx").touch()
    (folder / "sigla.png").touch()
    assert firm.run("citeste", exports=[folder]) == 3
    shown = capsys.readouterr().err
    assert "„vechi/contract.docx”" in shown
    assert "„sigla.png”" in shown


def test_months_without_a_row_name_the_person(firm, capsys):
    firm.month(Month(2025, 10), firm.rows(Month(2025, 10))[1:])
    assert firm.run("citeste") == 0
    out = capsys.readouterr().out
    assert "fără rând: Popescu Ana, 2********" in out
    assert ANA not in out


def test_the_person_of_the_same_name_is_offered_and_the_cell_is_named(firm, capsys):
    rows = [
        {"cnp": wrong(ANA), "data_nasterii_copilului": "14.03.2026", "nume": "POPESCU", "prenume": "Ana"},
        {"cnp": wrong(DAN), "data_nasterii_copilului": "14.03.2026", "nume": "Altul", "prenume": "Dan"},
    ]
    firm.requests(rows)
    assert firm.emite() == 1
    first, second = firm.report()["adeverinte"]
    said = {item["cod"]: item["mesaj"] for item in first["constatari"]}
    assert f"Popescu Ana, cu CNP-ul {ANA[0]}********{ANA[-4:]}" in said["CNP_DUPA_NUME"]
    assert "stat_2026" in said["CNP_DUPA_NUME"]
    assert "CNP_DUPA_NUME" not in {item["cod"] for item in second["constatari"]}
    shown = capsys.readouterr().out
    assert "CNP_DUPA_NUME" in shown
    assert ANA not in shown


def test_a_cnp_that_no_payroll_has_offers_the_person_of_the_same_name(firm, capsys):
    other = with_check_digit("290011212345")
    rows = [
        {"cnp": other, "data_nasterii_copilului": "14.03.2026", "nume": "Popescu", "prenume": "Ana-Maria"},
        {"cnp": DAN, "data_nasterii_copilului": "14.03.2026", "nume": "Popescu", "prenume": "Ana"},
        {"cnp": with_check_digit("290011212346"), "data_nasterii_copilului": "14.03.2026", "nume": "Popescu"},
    ]
    firm.requests(rows)
    assert firm.emite() == 1
    first, second, third = firm.report()["adeverinte"]
    said = {item["cod"]: item["mesaj"] for item in first["constatari"]}
    assert f"Popescu Ana, cu CNP-ul {ANA[0]}********{ANA[-4:]}" in said["CNP_DUPA_NUME"]
    assert "stat_202603.xlsx" in said["CNP_DUPA_NUME"]
    # one in the payroll is never held for another; a surname alone names nobody
    for one in (second, third):
        assert "CNP_DUPA_NUME" not in {item["cod"] for item in one["constatari"]}
    assert ANA not in capsys.readouterr().out


def test_a_folder_of_empty_folders_says_so(firm, capsys):
    folder = firm.folder / "ani"
    (folder / "2025" / "ianuarie").mkdir(parents=True)
    (folder / "2026").mkdir()
    assert firm.run("citeste", exports=[folder]) == 3
    shown = capsys.readouterr().err
    assert "Are numai subfoldere goale: „2025”, „2026”." in shown
    assert "Este gol" not in shown
    (folder / "2026").rmdir()
    (folder / "2025" / "ianuarie").rmdir()
    assert firm.run("citeste", exports=[folder]) == 3
    assert "Are un subfolder gol: „2025”." in capsys.readouterr().err


def test_a_refused_request_names_its_cell(firm):
    unknown = with_check_digit("290011212345")
    firm.requests([{"cnp": unknown, "data_nasterii_copilului": "14.03.2026"}])
    assert firm.emite() == 1
    (said,) = [item["mesaj"] for item in firm.certificate()["constatari"] if item["cod"] == "CNP_NEGASIT"]
    assert "„cereri.xlsx”" in said
    assert "rândul 2" in said
    assert (
        "s-a citit CNP-ul din coloana C „CNP”, iar pe rândurile fără CNP marca din coloana B „Marca”" in said
    )
    assert said.count("„cereri.xlsx”") == 1
    firm.emite("--procese", "2", output="doua")
    assert said in [item["mesaj"] for item in firm.certificate("doua")["constatari"]]


def test_a_decision_without_contract_function_and_child_says_so_on_the_screen(firm, capsys):
    assert firm.emite("--formular", "suspendare-cim") == 0
    shown = capsys.readouterr().out
    assert "avertisment CAMPURI_NECOMPLETATE" in shown
    assert "numărul contractului individual de muncă" in shown
    firm.emite(output="venit")
    assert "CAMPURI_NECOMPLETATE" not in capsys.readouterr().out  # a certificate of income is whole without


def test_until_when_the_law_was_checked_is_told_once(firm, capsys):
    firm.requests(
        [
            {"cnp": cnp, "data_nasterii_copilului": "14.03.2026", "concediu_de_la": "01.12.2026"}
            for cnp in (ANA, DAN)
        ]
    )
    assert firm.emite() == 0
    told = [item for item in firm.report()["rulare"]["constatari"] if item["cod"] == "LEGE_NEVERIFICATA"]
    own = [
        item["grad"] for one in firm.report()["adeverinte"] for item in one["constatari"]
        if item["cod"] == "LEGE_NEVERIFICATA"
    ]  # fmt: skip
    assert (len(told), own) == (1, ["informare", "informare"])
    assert capsys.readouterr().out.count("LEGE_NEVERIFICATA") == 1


def test_the_workbook_prints_readable_and_holds_no_page_of_text_in_a_cell(firm):
    (firm.exports / "stat_202511.xlsx").unlink()
    assert firm.emite() == 1
    book = openpyxl.load_workbook(firm.folder / "iesire" / "centralizator.xlsx")
    sheet = book["Adeverințe"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToHeight, sheet.print_title_rows) == (0, "$1:$1")
    width = sum(column.width for column in sheet.column_dimensions.values())
    assert width <= 270  # characters; a landscape A4 holds about 150 at full size
    (told,) = [cell.value for cell in sheet["T"][1:]]
    assert told.startswith("eroare: LUNA_LIPSA")
    for own in book:
        for row in own.iter_rows(values_only=True):
            assert not any("00:00:00" in value for value in row if isinstance(value, str))
    assert max(len(str(value or "")) for row in sheet.iter_rows(values_only=True) for value in row) < 300


def test_cells_of_requests_are_shown_as_excel_shows_them(firm, capsys):
    firm.requests([{"cnp": ANA, "data_nasterii_copilului": "14.03.2026", "numar_copii": 0.0}])
    assert firm.emite() in (0, 1)
    said = " ".join(item["mesaj"] for item in firm.certificate()["constatari"])
    assert "0.0" not in said


def test_differences_are_told_once_in_the_words_of_the_form(firm, capsys):
    person = {"cnp": ANA, "data_nasterii_copilului": "14.03.2026", "strada": "Str. Gării"}
    firm.requests([person | {"localitate": "Iași"}])
    assert firm.emite() == 0
    firm.requests([person | {"localitate": "Cluj", "strada": "Gării"}])
    capsys.readouterr()
    assert firm.emite(output="doi") == 1
    differing = firm.certificate("doi")["in_vigoare"]["diferente"]
    assert differing == [{"camp": "localitatea", "era": "Iași", "este": "Cluj"}]  # the street is the same
    assert capsys.readouterr().out.count("Cluj") == 1


def test_files_of_one_layout_have_their_columns_told_once(firm, capsys):
    assert firm.run("citeste") == 0
    out = capsys.readouterr().out
    assert out.count("antetul și coloanele sunt ca în stat_202404.xlsx, foaia „Sheet”") == 23
    assert out.count("„Salariu net”") == 1
    assert out.count("2 persoane, 2 rânduri folosite") == 24


def test_nothing_found_is_said_in_words(firm, capsys):
    register = ["--registru", str(firm.folder / "registru.sqlite")]
    assert firm.emite() == 0
    capsys.readouterr()
    assert root._run(["registru", "cauta", "Nimeni", *register]) == 0
    assert "Niciun număr găsit." in capsys.readouterr().out
    assert root._run(["registru", "curata", "--inainte-de", "01.01.2020", *register]) == 0
    said = capsys.readouterr().out
    assert "nu este nimic de șters" in said
    assert "--confirm" not in said
    assert root._run(["verifica"]) == 2
    assert "Lipsește argumentul FIȘIER.pdf. Vedeți" in capsys.readouterr().err


def test_a_folder_given_to_verifica_stands_for_its_papers(firm, capsys):
    assert firm.emite() == 0
    capsys.readouterr()
    folder = firm.folder / "iesire" / "adeverinte"
    assert root._run(["verifica", str(folder), "--registru", str(firm.folder / "registru.sqlite")]) == 0
    assert "în vigoare" in capsys.readouterr().out
    assert root._run(["verifica", str(firm.exports)]) == 3


def test_every_workbook_prints_on_a4_without_hours_and_without_a_page_in_a_cell(firm):
    office = firm.folder / "birou"
    firm.in_office(office)
    register = ["--registru", str(firm.folder / "registru.sqlite")]
    assert firm.emite() == 0
    assert root._run(["registru", "exporta", "--iesire", str(firm.folder / "registru.xlsx"), *register]) == 0
    assert root._run(["cereri", str(firm.exports), "--iesire", str(firm.folder / "noi.xlsx")]) == 0
    assert root._run(["firme", str(office), "--la-data", "22.11.2026"]) == 0
    for path in ("iesire/centralizator.xlsx", "registru.xlsx", "noi.xlsx", "birou/firme.xlsx"):
        for sheet in openpyxl.load_workbook(firm.folder / path):
            assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9), sheet.title
            for cell in (cell for row in sheet.iter_rows() for cell in row):
                text = str(cell.value or "") if isinstance(cell.value, str) else ""
                assert "00:00:00" not in text
                assert "+00:00" not in text
                assert len(text) < 700, (path, sheet.title, cell.coordinate)
                assert not set(text) & set("şţŞŢ"), (path, sheet.title, cell.coordinate)
                if cell.is_date and cell.value is not None:
                    assert "h" not in cell.number_format.lower(), (path, sheet.title, cell.coordinate)


def test_every_command_takes_to_be_asked_nothing():
    def commands(group):
        context = click.Context(group)
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            yield command
            if isinstance(command, click.Group):
                yield from commands(command)

    found = list(commands(root.root))
    assert len(found) > 20
    for command in found:
        assert [param.name for param in command.params if "--fara-interactiune" in param.opts], command.name
    assert root._run(["reguli", "--fara-interactiune"]) == 0


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--nastere", "30.02.2026", "nu poate fi citită"),
        ("--nastere", "02/08/2026", "în două feluri"),
        ("--numar-copii", "doi", "număr întreg"),
        ("--venit-luna-nasterii", "zece", "în lei"),
        ("--copil-cu-handicap", "poate", "da, nu"),
        ("--eveniment", "botez", "adoptie"),
    ],
)
@pytest.mark.parametrize("command", ["una", "explica"])
def test_an_option_whose_value_cannot_be_read_is_wrong_usage(firm, capsys, command, option, value, told):
    output = firm.folder / "iesire"
    more = [] if command == "explica" else ["--iesire", str(output), "--fara-interactiune"]
    birth = [] if option == "--nastere" else ["--nastere", "14.03.2026"]
    assert firm.run(command, "--cnp", ANA, *birth, option, value, *profile(firm), *more) == 2
    assert told in capsys.readouterr().err
    assert not output.exists()


def profile(firm):
    return ["--angajator", str(firm.folder / "angajator.toml")]


def test_names_of_files_sheets_headers_and_firms_show_no_cnp_whole(firm, capsys):
    path = next(iter(sorted(firm.exports.glob("*.xlsx"))))
    book = openpyxl.load_workbook(path)
    book.worksheets[0].title = f"fișa {ANA}"
    header = next(row for row in book.worksheets[0].iter_rows() if "CNP" in [cell.value for cell in row])
    book.worksheets[0].cell(header[0].row, len(header) + 1).value = f"primă {ANA}"
    book.worksheets[0].cell(header[0].row + 1, len(header) + 1).value = 100
    book.save(path)
    path.rename(path.with_name(f"{ANA} {path.name}"))
    (firm.exports / f"contract {ANA}.docx").write_bytes(b"PK")
    assert firm.run("citeste") == 0
    (firm.folder / "birou" / f"firma {ANA}" / "state").mkdir(parents=True)
    assert firm.run("firme", exports=[firm.folder / "birou"]) == 3
    assert firm.run("anonimizeaza", "--iesire", str(firm.folder / "fara")) == 0
    shown = capsys.readouterr()
    assert ANA not in shown.out + shown.err
    assert "fișa " in shown.out
    assert "primă " in shown.out
    assert "firma " in shown.out


@pytest.mark.parametrize("name", ["cereri.csv", "cereri", "cereri.xls"])
def test_a_requests_workbook_is_not_written_under_another_extension(firm, capsys, name):
    path = firm.folder / name
    assert firm.run("cereri", "--iesire", str(path)) == 2
    assert ".xlsx" in capsys.readouterr().err
    assert not path.exists()


@pytest.mark.parametrize("label", ["Z.L.", "Prez.", "Zlct", "Pontaj"])
def test_a_column_that_may_hold_the_days_is_named_where_the_days_are_unknown(firm, label):
    for month in (Month(2026, 3).plus(-back) for back in range(24)):
        rows = [[*row[:12], 3] for row in firm.rows(month)]
        firm.month(month, rows, header=[*HEADER[:11], label, "Copii"])
    firm.emite()
    (told,) = [item for item in firm.certificate()["constatari"] if item["cod"] == "ZILE_NECUNOSCUTE"]
    assert f"poate le are coloana „{label}” (fișierul „stat_202603.xlsx”" in told["mesaj"]
    assert "rândul 5, coloana L)" in told["mesaj"]
    assert "Copii" not in told["mesaj"]
