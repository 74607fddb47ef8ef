"""What the pages do for who works with them, asked in this process."""

import json
import os
import re
from datetime import date

import openpyxl
import pytest
from filelock import FileLock

from adeverinta import api
from adeverinta.core.finding import finding
from adeverinta.office import codes
from adeverinta.requests.profile_keys import PROFILE_KEYS
from tests.firm import HEADER, MONTHS, Firm, with_check_digit
from tests.web.clerk import ASKED, INCHIPUITU, Clerk, words

pytestmark = pytest.mark.usefixtures("a_day")


def test_the_first_page_reads_no_payroll_and_its_line_comes_after(desk, monkeypatch):
    clerk, firm = desk
    with monkeypatch.context() as patched:
        patched.setattr(api, "read", lambda *_a, **_k: pytest.fail("payroll is read before the first page"))
        shown = clerk.see("/")
    assert f">{firm.name}</a>" in shown
    assert ">Adeverințe</a>" not in shown
    status, _, body = clerk.ask("/f/1/pe-scurt.json")
    assert status == 200
    assert "noiembrie 2026" in body.decode()
    assert "față de octombrie 2026: 4 în minus" in body.decode()
    assert "2, 2 de emis" in body.decode()


def test_issuing_writes_workbook_and_report_and_letters(desk):
    clerk, firm = desk
    shown = words(clerk.issue(1))
    assert "2 noi, 0 neschimbate, 0 respinse" in shown
    assert (firm / "rapoarte" / "centralizator.xlsx").is_file()
    assert (firm / "rapoarte" / "raport.json").is_file()
    clerk.send("/f/1/scrisori")
    assert len(list((firm / "scrisori").glob("parinte-*.eml"))) == 2
    for path in ("adeverinte.zip", "adeverinte.pdf", "centralizator.xlsx", "scrisori.zip"):
        assert clerk.ask(f"/f/1/{path}")[0] == 200


def test_what_has_one_cause_stands_once_on_a_certificate_with_each_month_behind_it(tmp_path):
    made = tmp_path / "made"
    made.mkdir()
    firm = Firm(made)
    for month in MONTHS:
        rows = firm.rows(month)
        rows[0][HEADER.index("Zile lucrate")] = 25
        firm.month(month, rows)
    firm.in_office(tmp_path / "birou")
    shown = Clerk(tmp_path / "birou").see("/f/1/adeverinte/1")
    assert shown.count("ZILE_PESTE_LUNA</a>") == 1
    assert "avertisment, 24 de luni (aprilie 2024 - martie 2026)" in words(shown)
    (each,) = re.findall(r"<summary>toate 24</summary><ul>(.*?)</ul>", shown)
    assert each.count("<li>") == 24


def test_every_key_of_the_profile_is_on_its_page_and_the_letters_can_be_large(desk):
    clerk, firm = desk
    shown = clerk.see("/f/1/angajator")
    for item in PROFILE_KEYS:
        assert f'name="{item.section}.{item.key}"' in shown
        assert item.label in shown
    seen = re.search(r'name="vazut" value="(\w+)"', shown)[1]
    clerk.send("/f/1/angajator", {"vazut": seen, "formular.litere": "mari"})
    assert api.Employer.load(firm / "angajator.toml").profile.litere == "mari"
    assert '<option value="mari" selected>' in clerk.see("/f/1/angajator")


@pytest.mark.parametrize(
    ("written", "kept"), [('parola = "CNP6"', "cnp6"), ('parola = "Aleatoare"', "aleatoare")]
)
def test_a_choice_spelled_otherwise_is_not_lost_by_saving_the_form(desk, written, kept):
    clerk, firm = desk
    profile = firm / "angajator.toml"
    profile.write_text(profile.read_text(encoding="utf-8") + f"\n[pdf]\n{written}\n", encoding="utf-8")
    shown = clerk.see("/f/1/angajator")
    seen = re.search(r'name="vazut" value="(\w+)"', shown)[1]
    fields = dict(re.findall(r'<input id="\S+" name="(\S+)" value="([^"]*)"', shown))
    for name, options in re.findall(r'<select id="\S+" name="(\S+)"[^>]*>(.*?)</select>', shown):
        chosen = re.search(r'<option value="([^"]*)" selected>', options)
        fields[name] = chosen[1] if chosen else ""
    clerk.send("/f/1/angajator", {"vazut": seen, **fields})
    assert api.Employer.load(profile).profile.parola_pdf == kept


def test_one_alone_is_issued_and_then_the_others(desk):
    clerk, firm = desk
    assert "1 nouă, 0 neschimbate" in words(clerk.issue(1, {"loc": "2"}))
    assert [path.name for path in (firm / "adeverinte").glob("*.pdf")] == [
        "1-2026-Inchipuitu-Ioana-icc-hg52.pdf"
    ]
    assert "1 nouă, 1 neschimbată" in words(clerk.issue(1))


def test_a_month_without_file_is_passed_over_only_where_it_is_ticked(desk):
    clerk, firm = desk
    (firm / "state" / "stat_202602.xlsx").unlink()
    shown = clerk.see("/f/1/adeverinte")
    assert "nu se poate emite" in shown
    assert re.search(r"luni fără fișier</label> <b>\(cerut mai sus\)", shown)
    assert "2 respinse" in words(clerk.issue(1))
    alone = clerk.see("/f/1/adeverinte/1")
    assert "Emite numai aceasta" not in alone
    assert "Emite numai aceasta" in clerk.see("/f/1/adeverinte/1?accepta=missing")
    assert clerk.ask("/f/1/adeverinte/1/ciorna.pdf?accepta=missing")[0] == 200
    assert "2 noi, 0 neschimbate, 0 respinse" in words(clerk.issue(1, {"accepta": "missing"}))


def test_what_changed_is_shown_and_one_paper_is_replaced(desk):
    clerk, _firm = desk
    clerk.issue(1)
    seen = re.search(r'name="vazut" value="(\w+)"', clerk.see("/f/1/cereri"))[1]
    changed = [(name, "Turda" if text == "Cluj-Napoca" else text) for name, text in ASKED]
    clerk.send("/f/1/cereri", [("vazut", seen), *changed])
    shown = words(clerk.see("/f/1/adeverinte/1"))
    assert "Cluj-Napoca" in shown
    assert "Turda" in shown
    assert "Înlocuiește nr. 1" in shown
    assert "1 respinsă" in words(clerk.issue(1, {"loc": "1"})), "nothing is replaced unasked"
    assert "1 înlocuită" in words(clerk.issue(1, {"loc": "1", "inlocuieste": "1-2026"}))
    assert "anulată" in clerk.see("/f/1/registru")


def test_after_issuing_the_paper_itself_is_shown_and_no_draft(desk):
    clerk, firm = desk
    before, draft = clerk.see("/f/1/adeverinte/1"), clerk.ask("/f/1/adeverinte/1/pagina-1.png")[2]
    assert "Ciorna, încă fără număr" in before
    clerk.issue(1)
    after, paper = clerk.see("/f/1/adeverinte/1"), clerk.ask("/f/1/adeverinte/1/pagina-1.png")[2]
    assert "Adeverința emisă, nr. 1" in after
    assert '<a href="/f/1/registru/1-2026.pdf"' in after
    assert "iorn" not in after.split('id="foaia"')[1].split("</section>")[0]
    assert paper.startswith(b"\x89PNG")
    assert paper != draft
    assert '<a href="/f/1/registru/1-2026.pdf"' in clerk.see("/f/1/adeverinte"), "the state leads to it"
    next((firm / "adeverinte").glob("1-*.pdf")).unlink()
    gone = clerk.see("/f/1/adeverinte/1")
    assert "fișierul ei nu mai este" in gone
    assert "/registru/1-2026.pdf" not in gone


def test_a_code_of_nobody_in_payroll_is_told_while_it_is_typed(desk):
    clerk, _firm = desk
    nobody = with_check_digit("290011212345")
    row = {"cnp": nobody, "data_nasterii_copilului": "1.11.2026"}
    body = json.dumps(row).encode()
    told = json.loads(clerk.ask("/f/1/cereri/verifica", "POST", body, kind="application/json")[2])
    assert told["vazute"]["cnp"] == "nu apare în statele citite"
    seen = re.search(r'name="vazut" value="(\w+)"', clerk.see("/f/1/cereri"))[1]
    clerk.send("/f/1/cereri", [("vazut", seen), *row.items()])
    assert clerk.see("/f/1/cereri").count("nu apare în statele citite") == 1


def test_what_the_employer_lacks_is_named_as_on_the_form(desk):
    clerk, firm = desk
    (firm / "angajator.toml").write_text('[angajator]\ndenumire = "Moara SRL"\n', encoding="utf-8")
    shown = clerk.see("/f/1/angajator")
    assert "Mai trebuie completate: Sediul; Codul fiscal (CUI); Reprezentantul: nume și prenume." in shown
    assert "angajator.sediu, " not in words(shown)


def test_exports_put_in_once_more_are_taken_out_together(desk):
    """Who corrected a CNP in the payroll program exports every month again, under the same names."""
    clerk, firm = desk
    given = sorted(firm.joinpath("state").iterdir())[:4]
    again = [(path.name, path.read_bytes()) for path in given]
    clerk.put("/f/1/state", again)
    clerk.put("/f/1/state", again[:1])
    shown = clerk.see("/f/1/state")
    assert "Se citesc și 5 fișiere vechi" in words(shown)
    form = shown.split("Se citesc și")[0].rpartition("<form")[2]
    old = re.findall(r'name="fisier" value="([^"]*)"', form)
    first = given[0]
    assert sorted(old) == sorted([*(path.name for path in given), f"{first.stem}-2.xlsx"])
    clerk.send("/f/1/state/scoate", [("fisier", name) for name in old])
    after = words(clerk.see("/f/1/state"))
    assert "5 fișiere nu se mai citesc; au rămas neschimbate în folderul „scoase”" in after
    assert "fișiere vechi" not in after
    left = sorted(path.name for path in firm.joinpath("state").iterdir())
    assert f"{first.stem}-3.xlsx" in left
    assert not set(old) & set(left)


def test_an_amount_is_explained_by_its_column_and_by_rules_in_words(desk):
    clerk, _firm = desk
    shown = words(clerk.see("/f/1/adeverinte/1/luna/2"))
    assert re.search(r"coloana „[^”]+”, citită ca: netul după contribuții și impozit", shown)
    assert "Temeiul: OUG 111/2010, art. 4 alin. (1)-(3), M.Of. 830/10.12.2010. Se aplică din 01.01" in shown
    for path in ("/f/1/adeverinte/1/luna/2", "/f/1/adeverinte/1", "/reguli"):
        told = words(clerk.see(path))
        assert "fereastra: 24" not in told
        assert "ultimele 12 luni care îndeplinesc condițiile" in told
    assert "oug111" not in shown


def test_a_paper_with_a_password_is_opened_and_not_shown(desk):
    pytest.importorskip("pikepdf")
    clerk, firm = desk
    profile = firm / "angajator.toml"
    profile.write_text(profile.read_text(encoding="utf-8") + '\n[pdf]\nparola = "cnp6"\n', encoding="utf-8")
    clerk.issue(1)
    shown = clerk.see("/f/1/adeverinte/1")
    assert "fiindcă are parolă" in shown
    assert '<a href="/f/1/registru/1-2026.pdf"' in shown
    assert clerk.ask("/f/1/adeverinte/1/pagina-1.png")[0] == 404


def test_the_months_by_hand_are_kept_with_their_reason(desk):
    clerk, _firm = desk
    shown = clerk.see("/f/1/adeverinte/1")
    months = re.findall(r'name="luna" value="(\d{4}-\d\d)"', shown)[1:13]
    clerk.send(
        "/f/1/adeverinte/1/luni", [*(("luna", month) for month in months), ("motiv", "cererea agenției")]
    )
    shown = words(clerk.see("/f/1/adeverinte/1"))
    assert "LUNI_ALESE_DE_MANA" in shown
    assert "cererea agenției" in shown
    clerk.send("/f/1/adeverinte/1/luni", [("luna", "1999-01"), ("motiv", "greșit")])
    assert "LUNI_NECITIBILE" in clerk.see("/f/1/adeverinte/1")
    clerk.send("/f/1/adeverinte/1/luni", [("luna", "2020-01"), ("motiv", "greșit")])
    assert "LUNI_ALESE_GRESITE" in clerk.see("/f/1/adeverinte/1")
    assert "Înapoi la alegerea automată" in clerk.see("/f/1/adeverinte/1")
    clerk.send("/f/1/adeverinte/1/luni", {"fapta": "automat"})
    assert "LUNI_ALESE" not in clerk.see("/f/1/adeverinte/1")


@pytest.mark.raises_code("CERERI_SCHIMBATE")
def test_requests_changed_meanwhile_are_not_written_over(desk):
    clerk, firm = desk
    book = openpyxl.load_workbook(firm / "cereri.xlsx")
    book.active["A1"].comment = None
    book.active["D4"] = date(2026, 9, 18)
    book.save(firm / "cereri.xlsx")
    before = (firm / "cereri.xlsx").read_bytes()
    shown = clerk.send("/f/1/cereri", [("vazut", "altul"), *ASKED], status=409)
    assert "17.09.2026" in shown, "what was typed is still there"
    assert (firm / "cereri.xlsx").read_bytes() == before


def test_columns_of_ones_own_are_kept_in_a_copy(desk):
    clerk, firm = desk
    seen = re.search(r'name="vazut" value="(\w+)"', clerk.see("/f/1/cereri"))[1]
    clerk.send("/f/1/cereri", [("vazut", seen), *ASKED])
    assert not list(firm.glob("cereri-dinainte*")), "what the page wrote itself has nothing more"
    book = openpyxl.load_workbook(firm / "cereri.xlsx")
    book.active.cell(1, book.active.max_column + 1, "Cine a cerut la telefon")
    book.save(firm / "cereri.xlsx")
    before = (firm / "cereri.xlsx").read_bytes()
    seen = re.search(r'name="vazut" value="(\w+)"', clerk.see("/f/1/cereri"))[1]
    clerk.send("/f/1/cereri", [("vazut", seen), *ASKED])
    assert (firm / "cereri-dinainte.xlsx").read_bytes() == before


def test_a_row_is_checked_and_filled_as_it_is_typed(desk):
    clerk, _ = desk
    row = b'{"cnp": "2930215099038", "data_nasterii_copilului": "31.02.2026"}'
    told = clerk.ask("/f/1/cereri/verifica", "POST", row, "application/json")[2].decode()
    assert '"cnp":"' in told
    assert '"data_nasterii_copilului":"' in told
    told = clerk.ask(
        "/f/1/cereri/verifica", "POST", f'{{"cnp": "{INCHIPUITU}"}}'.encode(), "application/json"
    )[2]
    assert '"nume":"Închipuitu"' in told.decode()
    assert "maternitate în" in told.decode()
    assert '"erori":{}' in told.decode()


@pytest.mark.raises_code("FIRMA_OCUPATA")
def test_a_firm_that_another_program_issues_is_left_alone_and_its_register_is_readable(desk):
    clerk, firm = desk
    clerk.issue(1, {"loc": "1"})
    assert os.name == "nt" or (firm / ".firma.lock").stat().st_mode & 0o77 == 0
    with FileLock(str(firm / ".firma.lock")), FileLock(str(firm / "registru.sqlite.lock")):
        assert finding(codes.FIRMA_OCUPATA, firma=firm.name).message in clerk.issue(1)
        assert "Exemplaru" in clerk.see("/f/1/registru")
        assert "Exemplaru" in clerk.see("/f/1/adeverinte")
    assert "1 nouă, 1 neschimbată" in words(clerk.issue(1))


def test_unknown_columns_are_explained_and_remembered(desk):
    clerk, firm = desk
    for path in (firm / "state").iterdir():
        book = openpyxl.load_workbook(path)
        for row in book.active.iter_rows(min_row=5, max_row=8):
            for cell in row:
                if cell.value == "Tichete de masă":
                    cell.value = "Ciudățenii"
        book.save(path)
    assert "Sunt coloane neînțelese" in clerk.see("/f/1/state")
    shown = clerk.see("/f/1/state?coloane=da")
    assert "Ce este fiecare coloană?" in shown
    labels = re.findall(r'name="eticheta" value="([^"]*)"', shown)
    first, folded = shown.split("coloane deja înțelese", 1)
    assert first.count('name="eticheta"') == 1, "the one to be explained, alone"
    assert "Ciudățenii" in labels[0]
    assert "<details" in first
    assert len(re.findall(r'name="eticheta"', folded)) == len(labels) - 1 > 10
    names = re.findall(r'<option value="([^"]*)" selected>', shown)
    file = re.search(r'name="fisier" value="([^"]*)"', shown)[1]
    assert len(labels) == len(names)
    assert any("Ciudățenii" in label for label in labels)
    pairs = [
        pair
        for label, name in zip(labels, names, strict=True)
        for pair in (("eticheta", label), ("coloana", name))
    ]
    clerk.send("/f/1/coloane", [("fisier", file), *pairs])
    assert list((firm / "formate").glob("*.toml"))
    assert "Sunt coloane neînțelese" not in clerk.see("/f/1/state")


@pytest.mark.raises_code("CHEIE_PAROLA_GRESITA")
def test_what_is_in_force_is_signed_with_ones_own_key_and_a_wrong_password_is_told(desk, tmp_path):
    pytest.importorskip("pyhanko")
    from tests.finish import keys

    clerk, firm = desk
    store = tmp_path.parent / f"{tmp_path.name}-chei"
    store.mkdir()
    path, _ = keys.signer_file(store)
    assert "Semnează electronic" in clerk.issue(1)
    wrong = clerk.send("/f/1/semneaza", {"cheie": str(path), "parola": "gresita"}, status=422)
    assert "gresita" not in wrong
    clerk.send("/f/1/semneaza", {"cheie": str(path), "parola": keys.PASSWORD})
    assert len(list((firm / "semnate").glob("*.pdf"))) == 2
    assert "2 semnate acum" in clerk.see("/f/1/rulare")
