"""Inputs that nobody expects on a page: each is understood or told, never passed over in silence."""

import json
import re

import openpyxl
import pytest

from adeverinta.system.resources import resource_dir
from tests.firm import of_samples
from tests.web.clerk import Clerk, words

EXEMPLARU = "2910823129021"

pytestmark = pytest.mark.usefixtures("a_day")


def _office(tmp_path, months=2):
    firm = of_samples(tmp_path / "Firma", months=months)
    clerk = Clerk(tmp_path)
    clerk.see("/")
    return clerk, firm


def _checked(clerk, **row):
    return json.loads(
        clerk.ask("/f/1/cereri/verifica", "POST", json.dumps(row).encode(), "application/json")[2]
    )


@pytest.mark.parametrize(
    "typed",
    [
        "2910823 129021",
        " 2910823-129021 ",
        "'2910823129021",
        "2910823129021.0",
        "CNP 2910823129021",
        "2910823129021\u200e",
    ],
)
def test_a_personal_code_typed_with_spaces_and_signs_is_the_code(tmp_path, typed):
    clerk, firm = _office(tmp_path)
    told = _checked(clerk, cnp=typed, data_nasterii_copilului="17.09.2026")
    assert told["erori"] == {}
    assert told["persoana"] == EXEMPLARU
    assert told["completari"]["nume"] == "Exemplaru"
    clerk.send("/f/1/cereri", {"vazut": "", "cnp": typed, "data_nasterii_copilului": "17.09.2026"})
    cells = [
        str(cell.value) for row in openpyxl.load_workbook(firm / "cereri.xlsx").worksheets[0] for cell in row
    ]
    assert EXEMPLARU in cells


@pytest.mark.parametrize(
    "typed", ["2.910823129021E+12", "29108231290211", "29108231", "Exemplaru 2910823129021 Elena"]
)
def test_what_is_no_personal_code_is_told_at_its_cell(tmp_path, typed):
    told = _checked(_office(tmp_path)[0], cnp=typed, data_nasterii_copilului="17.09.2026")
    assert told["persoana"] == ""
    assert told["erori"]["cnp"]


@pytest.mark.parametrize("typed", ["17/09/26", "46282", "09/10/2026", "17092026", "azi", "31.02.2026"])
def test_a_date_that_is_none_is_told_in_the_words_of_the_table(tmp_path, typed):
    told = _checked(_office(tmp_path)[0], cnp=EXEMPLARU, data_nasterii_copilului=typed)["erori"]
    assert "Copilul născut la" in told["data_nasterii_copilului"]
    assert "linia de comandă" not in str(told)
    assert "data_nasterii" not in "".join(told.values())


def test_a_profile_that_is_no_toml_is_told_and_never_written_over(tmp_path):
    clerk, firm = _office(tmp_path)
    (firm / "angajator.toml").write_text("[angajator\nbad", encoding="utf-8")
    assert "nu este scris corect" in clerk.see("/")
    shown = clerk.see("/f/1/angajator")
    seen = re.search(r'name="vazut" value="(\w*)"', shown)[1]
    again = clerk.send("/f/1/angajator", {"vazut": seen, "angajator.denumire": "Z"}, status=200)
    assert "nu este scris corect" in again
    assert (firm / "angajator.toml").read_text(encoding="utf-8") == "[angajator\nbad"


@pytest.mark.raises_code("FIRMA_NEPREGATITA")
def test_an_empty_firm_has_all_its_pages(tmp_path):
    (tmp_path / "Goală" / "state").mkdir(parents=True)
    clerk = Clerk(tmp_path)
    assert "completați datele angajatorului" in clerk.see("/")
    for path in ("state", "cereri", "adeverinte", "termene", "registru", "rulare", "angajator"):
        clerk.see(f"/f/1/{path}")
    shown = words(clerk.issue(1))
    assert "Nu s-a emis nimic" in shown
    assert "0 noi" not in shown


def test_exports_of_another_firm_are_named_and_can_be_taken_out(tmp_path):
    clerk, firm = _office(tmp_path)
    before = words(clerk.see("/f/1/state"))
    other = openpyxl.load_workbook(resource_dir("samples") / "lunar-xlsx" / "stat_202609.xlsx")
    for row in other.active.iter_rows(max_row=4):
        for cell in row:
            if isinstance(cell.value, str):
                cell.value = cell.value.replace("RO99000000", "RO14399840")
    other.save(tmp_path / "x.xlsx")
    name = 'stat "alta firmă" \u202e.xlsx'.replace('"', "%22")
    clerk.put("/f/1/state", [(name, (tmp_path / "x.xlsx").read_bytes())])
    shown = clerk.see("/f/1/state")
    assert "14399840" in words(shown), "whose it is"
    nets = [re.search(r"Exemplaru Elena .*?Fictivescu", text)[0] for text in (before, words(shown))]
    assert nets[0] == nets[1], "no amount of it is taken"
    held = next(name for name in re.findall(r'name="fisier" value="([^"]*)"', shown) if "alta" in name)
    clerk.send("/f/1/state/scoate", {"fisier": held})
    assert "14399840" not in words(clerk.see("/f/1/state"))
    assert (firm / "scoase" / held).is_file()
    for evil in ("../angajator.toml", "", "/etc/passwd", "nu-este.xlsx", ".."):
        clerk.send("/f/1/state/scoate", {"fisier": evil}, status=404)
    assert (firm / "angajator.toml").is_file()


def test_a_declaration_of_another_firm_gives_no_amount(tmp_path):
    clerk, _ = _office(tmp_path)
    before = words(clerk.see("/f/1/state"))
    xml = (
        '<declaratieUnica xmlns="mfp:anaf:dgti:declaratie_unica:declaratie:v7" luna_r="9" an_r="2026">'
        '<angajator cif="14399840" den="ALTA FIRMA SRL">'
        f'<asigurat idAsig="1" cnpAsig="{EXEMPLARU}" numeAsig="EXEMPLARU" prenAsig="ELENA">'
        '<asiguratA A_1="1" A_2="0" A_3="N" A_4="8" A_5="9000" A_8="21" A_11="9000" A_13="9000"/>'
        "</asigurat></angajator></declaratieUnica>"
    )
    clerk.put("/f/1/state", [("d112.xml", xml.encode())])
    shown = words(clerk.see("/f/1/state"))
    assert "14399840" in shown
    row = r"Exemplaru Elena .*?Fictivescu"
    assert re.search(row, shown)[0] == re.search(row, before)[0]


def test_three_hundred_columns_and_a_sheet_copied_are_told(tmp_path):
    clerk, firm = _office(tmp_path, months=1)
    (path,) = (firm / "state").iterdir()
    book = openpyxl.load_workbook(path)
    for column in range(30, 330):
        book.active.cell(7, column, f"Ciudat {column}")
        book.active.cell(10, column, 1)
    book.save(path)
    assert "Sunt coloane neînțelese" in clerk.see("/f/1/state")
    assert len(re.findall(r'name="eticheta"', clerk.see("/f/1/state?coloane=da"))) >= 300
    copied = book.copy_worksheet(book.active)
    copied.title = "stat de plata "
    book.save(path)
    assert "este identic cu cel din" in clerk.see("/f/1/state")


def test_a_page_of_one_firm_does_not_go_through_all_firms(tmp_path, monkeypatch):
    from adeverinta.web import shared

    for name in ("Alfa", "Beta"):
        of_samples(tmp_path / name, months=1)
    home = shared.OpenOffice(tmp_path, discreet=False)
    assert home.desk(2).firm.name == "Beta", "numbered though no first page was asked for"
    monkeypatch.setattr(shared, "firms", lambda _folder: pytest.fail("the whole folder was read"))
    assert home.desk(1).firm.name == "Alfa"
    monkeypatch.undo()
    with pytest.raises(KeyError):
        home.desk(3)
    of_samples(tmp_path / "Aaa", months=1)
    assert home.desk(3).firm.name == "Aaa", "one that came meanwhile has the next number"
    (tmp_path / "Beta").rename(tmp_path / "Gama")
    with pytest.raises(KeyError):
        home.desk(2)
    assert home.desk(4).firm.name == "Gama"


@pytest.mark.raises_code("PAGINA_DEFECTA")
def test_what_nobody_foresaw_is_told_without_what_it_says(tmp_path, monkeypatch):
    clerk, _ = _office(tmp_path)

    def broken(*_args, **_named):
        raise RuntimeError(f"{EXEMPLARU} Popescu Ana")

    monkeypatch.setattr("adeverinta.web.issue_page.issue_firm", broken)
    said = words(clerk.issue(1))
    assert "Pagina nu a putut fi făcută (RuntimeError)" in said
    assert "Popescu Ana" not in said


@pytest.mark.raises_code("PAGINA_LIPSA")
def test_an_address_of_no_page_leads_back(tmp_path):
    clerk, _ = _office(tmp_path)
    for path in ("/nimic", "/f/99/state", "/f/1/adeverinte/nimic/luna"):
        assert "Adresa nu este a niciunei pagini a biroului" in words(clerk.see(path, 404)), path


@pytest.mark.parametrize("typed", ["01.01.1800", "31.12.1899", "29.02.1900"])
def test_a_day_that_no_workbook_counts_stays_as_it_was_typed(tmp_path, typed):
    """openpyxl and Excel make another day of it, or an hour."""
    clerk, firm = _office(tmp_path)
    clerk.send("/f/1/cereri", {"vazut": "", "cnp": EXEMPLARU, "data_nasterii_copilului": typed})
    cells = [cell.value for row in openpyxl.load_workbook(firm / "cereri.xlsx").worksheets[0] for cell in row]
    assert typed in cells
    assert f'value="{typed}"' in clerk.see("/f/1/cereri")


def test_a_name_where_a_personal_code_stands_is_called_no_code(tmp_path):
    told = _checked(_office(tmp_path)[0], cnp="Nimeni", data_nasterii_copilului="17.09.2026")
    assert "nu un cod de 13 cifre" in told["erori"]["cnp"]


def test_a_month_without_a_row_says_that_there_is_no_amount(tmp_path):
    clerk, _ = _office(tmp_path)
    clerk.send("/f/1/cereri", {"vazut": "", "cnp": EXEMPLARU, "data_nasterii_copilului": "17.09.2026"})
    shown = words(clerk.see("/f/1/adeverinte/1/luna/20"))
    assert "Luna nu are nicio sumă" in shown
    assert "vine din cerere" not in shown
