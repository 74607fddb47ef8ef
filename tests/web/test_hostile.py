"""Names that want to be more than names, wherever a page shows them; files that want to be elsewhere."""

import os
import re
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from adeverinta.web.shared import OpenOffice
from tests.firm import of_samples
from tests.web.clerk import Clerk, words

EVIL = "<script>alert('x')</script>\"\u202e"
CNP = "2910823129021"

pytestmark = pytest.mark.usefixtures("a_day")


def _allowed(name):
    """A name that the system takes: Windows has none with < and >."""
    return re.sub("[<>]", "", name) if os.name == "nt" else name


def _spoilt(path, sheet_name):
    """A payroll whose person, headers, title and sheet bear markup."""
    book = openpyxl.load_workbook(path)
    sheet = book.active
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value == "Exemplaru Elena":
                cell.value = f"Exemplaru Elena{EVIL}"
            elif cell.value in ("Avans", "Tichete de masă"):
                cell.value = f"{cell.value} {EVIL}"
    sheet["A1"] = EVIL
    sheet.title = sheet_name
    book.save(path)


@pytest.fixture
def desk(tmp_path):
    firm = of_samples(tmp_path / _allowed("Firma <img src=x> & 'fiii'"))
    for path in sorted((firm / "state").iterdir()):
        _spoilt(path, "Foaie <b onclick=1>")
        path.rename(path.with_name(_allowed(f"{path.stem} <script>alert(1)<.xlsx")))
    clerk = Clerk(tmp_path)
    clerk.see("/")
    fields = {
        "vazut": "",
        "cnp": CNP,
        "data_nasterii_copilului": "17.09.2026",
        "localitate": EVIL,
        "strada": EVIL,
    }
    clerk.send("/f/1/cereri", fields)
    return clerk, firm


PAGES = (
    "/", "/f/1/state", "/f/1/state?coloane=da", "/f/1/cereri", "/f/1/cereri?toate=da", "/f/1/adeverinte",
    "/f/1/adeverinte/1", "/f/1/adeverinte/1/luna/1", "/f/1/registru", "/f/1/registru?cauta=%3Cscript%3E",
    "/f/1/state?cauta=%22%3E%3Cscript%3E", "/f/1/angajator", "/f/1/rulare", "/reguli", "/ajutor",
    "/reguli?la=%3Cscript%3E", "/f/1/adeverinte/1?accepta=%3Cscript%3E",
)  # fmt: skip


def test_markup_in_names_stays_text_in_every_page(desk):
    clerk, _ = desk
    shown = {path: clerk.see(path) for path in PAGES}
    shown["run"] = clerk.issue(1)
    shown["verdict"] = clerk.put("/f/1/registru/verifica", [(f"a{EVIL.replace(chr(34), '')}.pdf", b"x")])[
        2
    ].decode()
    for path, html in shown.items():
        tags = set(re.findall(r"<(script|img|b)\b[^>]*>", html, re.IGNORECASE))
        assert re.findall(r"<script\b[^>]*>", html) == ['<script src="/static/pagina.js" defer>'], path
        assert "onclick" not in re.sub(r"&lt;.*?&gt;", "", html), path
        assert "<img src=x" not in html, path
        assert tags <= {"script", "img", "b"}, path
    assert "&lt;script&gt;" in shown["/f/1/state"]
    assert "&lt;b onclick=1&gt;" in shown["/f/1/adeverinte/1/luna/1"]


def test_no_personal_code_in_addresses_titles_and_file_names(desk):
    clerk, firm = desk
    clerk.issue(1)
    for path in PAGES:
        html = clerk.see(path)
        for address in re.findall(r'(?:href|src|action)="([^"]*)"', html):
            assert not re.search(r"\d{13}", address)
        assert not re.search(r"\d{13}", re.search(r"<title>(.*?)</title>", html)[1])
    assert not [path for path in firm.rglob("*") if re.search(r"\d{13}", path.name)]


@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/passwd", "..\\..\\windows\\win.ini", "/abs.xlsx", "C:\\abs.xlsx", "CON.xlsx",
        "a" * 300 + ".xlsx",
        ".pagina.json", "..", "\u202excod.xlsx", f"fluturas {CNP}.xlsx", "nul", "a/b/c.csv", "angajator.toml",
    ],
)  # fmt: skip
def test_an_uploaded_file_stays_among_the_exports_and_never_over_another(tmp_path, name):
    firm = of_samples(tmp_path / "Firma", months=1)
    clerk = Clerk(tmp_path)
    clerk.see("/")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    for _ in range(2):
        assert clerk.put("/f/1/state", [(name, b"continut")])[0] == 303
    after = {path for path in tmp_path.rglob("*") if path.is_file()}
    new = after - before.keys()
    assert len(new) == 2
    for path in new:
        assert path.parent == firm / "state"
        assert len(path.name) <= 84
        assert CNP not in path.name
        assert path.read_bytes() == b"continut"
    assert all(path.read_bytes() == data for path, data in before.items())


@pytest.mark.parametrize("name", ["..", "../afara", "a/../../b", "/tmp/x", "CON", "   ", "\u202e"])
def test_a_new_firm_stays_in_the_office(tmp_path, name):
    office = tmp_path / "birou"
    office.mkdir()
    clerk = Clerk(office)
    status, headers, _ = clerk.put("/firma-noua", [("stat.csv", b"a;b")], [("nume", name)])
    assert status == 303
    assert re.fullmatch(r"/f/\d+/state", headers["location"])
    assert [path.name for path in tmp_path.iterdir()] == ["birou"]
    assert len([path for path in office.iterdir() if path.is_dir()]) == 1


def test_a_protected_workbook_asks_for_its_password_and_remembers_it(tmp_path):
    firm = of_samples(tmp_path / "Firma", months=2)
    path = sorted((firm / "state").iterdir())[0]
    with path.open("rb") as plain:
        locked = OOXMLFile(plain)
        with Path(tmp_path / "x").open("wb") as out:
            locked.encrypt("secret-7", out)
    (tmp_path / "x").replace(path)
    clerk = Clerk(tmp_path)
    clerk.see("/")
    assert 'name="parola"' in clerk.see("/f/1/state")
    clerk.send("/f/1/parola", {"parola": "gresita-9"})
    wrong = clerk.see("/f/1/state")
    assert 'name="parola"' in wrong
    assert "gresita-9" not in wrong
    clerk.send("/f/1/parola", {"parola": "secret-7"})
    shown = words(clerk.see("/f/1/state"))
    assert "2 fișiere" in shown
    assert "secret-7" not in shown


def test_a_run_is_cancelled_and_goes_on_later_and_who_comes_late_sees_it(tmp_path, monkeypatch):
    from adeverinta.web import issue_page

    of_samples(tmp_path / "Firma")
    clerk = Clerk(tmp_path)
    clerk.see("/")
    people = re.findall(r'<option value="(\d{13})">', clerk.see("/f/1/cereri"))[:8]
    rows = [pair for cnp in people for pair in (("cnp", cnp), ("data_nasterii_copilului", "17.09.2026"))]
    clerk.send("/f/1/cereri", [("vazut", ""), *rows])
    real, late = issue_page._line, []

    def slow(place, item):
        if place == 2:
            late.append(Clerk.ask(clerk, "/f/1/rulare.json")[2].decode())
            late.append(clerk.see("/f/1/rulare"))
            clerk.send("/f/1/emite")
            clerk.send("/f/1/rulare/opreste")
        return real(place, item)

    monkeypatch.setattr(issue_page, "_line", slow)
    shown = words(clerk.issue(1))
    assert '"gata":1,"total":8,"incheiat":false' in late[0]
    assert 'data-mers="/f/1/rulare.json"' in late[1]
    assert "Oprit la cerere: 6 au rămas" in shown
    monkeypatch.undo()
    monkeypatch.setattr(OpenOffice, "today", date(2026, 11, 28))
    assert "2 neschimbate" in words(clerk.issue(1))
    assert "Lanțul registrului este întreg" in clerk.see("/f/1/registru")
