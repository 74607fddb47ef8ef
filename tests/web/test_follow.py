"""What the pages keep an eye on: changes since the last run, deadlines, the second name, who is meant."""

import json
import re
from pathlib import Path

import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from adeverinta.api.catalogue import GROUPS
from adeverinta.web import remedies, requests_page
from tests.firm import of_samples
from tests.web.clerk import ASKED, EXEMPLARU, INCHIPUITU, Clerk, words

pytestmark = pytest.mark.usefixtures("a_day")


def _summary(clerk):
    return json.loads(clerk.ask("/f/1/pe-scurt.json")[2])


def _raised(path, cnp):
    """Another net for a person in a month, gross and net together."""
    book = openpyxl.load_workbook(path)
    sheet = book.active
    row = next(row for row in sheet.iter_rows() if any(str(cell.value) == cnp for cell in row))
    names = {cell.value: cell.column for line in sheet.iter_rows(max_row=7) for cell in line if cell.value}
    for name in ("Venit brut", "Salariu net"):
        row[names[name] - 1].value += 100
    book.save(path)


def test_the_first_page_tells_what_changed_since_the_page_issued(desk):
    clerk, firm = desk
    assert "Față de rularea" not in _summary(clerk)["schimbari"], "nothing was issued yet"
    clerk.issue(1)
    assert (firm / ".stare.json").is_file()
    assert "Față de rularea" not in _summary(clerk)["schimbari"]
    _raised(firm / "state" / "stat_202603.xlsx", EXEMPLARU)
    told = _summary(clerk)["schimbari"]
    assert "martie 2026" in told
    assert "28.11.2026" in told
    assert EXEMPLARU not in told
    (firm / "state" / "stat_202501.xlsx").unlink()
    assert "ianuarie 2025" in _summary(clerk)["schimbari"]


def test_one_issued_alone_leaves_the_others_refused_as_they_were(desk):
    clerk, firm = desk
    moved = (firm / "state" / "stat_202602.xlsx").read_bytes()
    (firm / "state" / "stat_202602.xlsx").unlink()
    clerk.issue(1)
    before = set(json.loads((firm / ".stare.json").read_text(encoding="utf-8"))["respinse"])
    assert len(before) == 2
    (firm / "state" / "stat_202602.xlsx").write_bytes(moved)
    assert "1 nouă" in words(clerk.issue(1, {"loc": "1"}))
    after = set(json.loads((firm / ".stare.json").read_text(encoding="utf-8"))["respinse"])
    assert len(after) == 1
    assert after < before
    assert "nu mai are nimic care să o oprească" in _summary(clerk)["schimbari"]


def test_deadlines_stand_on_a_page_with_what_is_late_first(desk):
    clerk, _ = desk
    shown = clerk.see("/f/1/adeverinte")
    assert 'href="/f/1/termene">Termene</a>' in shown
    assert "1 termen depășit" in words(shown)
    shown = words(clerk.see("/f/1/termene"))
    assert shown.index("Închipuitu") < shown.index("Exemplaru"), "the child of March is late"
    assert "termen depășit: dosarul" in shown
    assert "20.11.2026" in shown


def test_a_second_name_is_asked_for_where_the_firm_wants_it(desk):
    clerk, firm = desk
    assert 'name="aprobat"' not in clerk.see("/f/1/adeverinte")
    seen = re.search(r'name="vazut" value="(\w+)"', clerk.see("/f/1/angajator"))[1]
    clerk.send("/f/1/angajator", {"vazut": seen, "registru.aprobare": "doi", "intocmit.nume": "Ana Exemplu"})
    assert 'aprobare = "doi"' in (firm / "angajator.toml").read_text(encoding="utf-8")
    for path in ("/f/1/adeverinte", "/f/1/adeverinte/1"):
        assert re.search(r'name="aprobat"[^>]* required', clerk.see(path)), path
    shown = words(clerk.issue(1))
    assert "2 respinse" in shown
    assert "Aprobat de" in shown
    assert "--" not in shown
    assert "2 respinse" in words(clerk.issue(1, {"aprobat": "Exemplu Ana"}))
    assert "2 noi" in words(clerk.issue(1, {"aprobat": "Vlad Altul"}))
    from adeverinta import api

    with api.Register.open(
        firm / "registru.sqlite", api.Employer.load(firm / "angajator.toml"), readonly=True
    ) as book:
        assert {entry.said["emitent"]["aprobat"] for entry in book.entries()} == {"Vlad Altul"}


@pytest.mark.raises_code("REGISTRU_NOU")
def test_the_register_leads_to_the_comparison_of_old_and_new(desk):
    clerk, _ = desk
    clerk.issue(1)
    assert 'href="/f/1/registru/1-2026/inlocuieste">Înlocuiește</a>' in clerk.see("/f/1/registru")
    status, headers, _ = clerk.ask("/f/1/registru/1-2026/inlocuieste")
    assert (status, headers["location"]) == (303, "/f/1/adeverinte/1")
    assert "nu este nimic de înlocuit" in clerk.see("/f/1/adeverinte/1")
    seen = re.search(r'name="vazut" value="(\w+)"', clerk.see("/f/1/cereri"))[1]
    changed = [(name, "Turda" if text == "Cluj-Napoca" else text) for name, text in ASKED]
    clerk.send("/f/1/cereri", [("vazut", seen), *changed])
    clerk.ask("/f/1/registru/1-2026/inlocuieste")
    assert "Înlocuiește nr. 1" in clerk.see("/f/1/adeverinte/1")
    seen = re.search(r'name="vazut" value="(\w+)"', clerk.see("/f/1/cereri"))[1]
    clerk.send("/f/1/cereri", [("vazut", seen), *ASKED[4:]])
    assert clerk.ask("/f/1/registru/1-2026/inlocuieste")[1]["location"] == "/f/1/cereri"
    assert "nu este rândul pentru nr. 1" in clerk.see("/f/1/cereri")


def test_who_is_meant_is_searched_where_they_are_too_many_to_list(desk, monkeypatch):
    clerk, _ = desk
    monkeypatch.setattr(requests_page, "_LISTED", 5)
    shown = clerk.see("/f/1/cereri")
    assert "<option value=" not in re.search(r'<datalist id="persoane">(.*?)</datalist>', shown, re.DOTALL)[1]
    assert 'data-persoane="/f/1/cereri/persoane"' in shown

    def found(text):
        body = json.dumps({"cauta": text}).encode()
        return json.loads(clerk.ask("/f/1/cereri/persoane", "POST", body, "application/json")[2])

    assert found("ioana inchip") == [{"cnp": INCHIPUITU, "nume": "Închipuitu Ioana"}]
    assert [item["cnp"] for item in found(EXEMPLARU[:6])] == [EXEMPLARU]
    assert found("") == found("nimeni nicaieri") == []
    assert 0 < len(found("2")) <= 20


def test_a_name_typed_for_the_code_is_the_person_that_alone_has_it(desk):
    clerk, firm = desk
    row = json.dumps({"cnp": "ioana inchipuitu", "data_nasterii_copilului": "14.08.2026"}).encode()
    told = json.loads(clerk.ask("/f/1/cereri/verifica", "POST", row, "application/json")[2])
    assert told["persoana"] == INCHIPUITU
    assert told["erori"] == {}
    for vague in ("ioana", "inchipuit", "altcineva anume"):
        row = json.dumps({"cnp": vague, "data_nasterii_copilului": "14.08.2026"}).encode()
        told = json.loads(clerk.ask("/f/1/cereri/verifica", "POST", row, "application/json")[2])
        assert told["persoana"] == "", vague
        assert "cnp" in told["erori"], vague
    seen = re.search(r'name="vazut" value="(\w+)"', clerk.see("/f/1/cereri"))[1]
    clerk.send(
        "/f/1/cereri",
        [("vazut", seen), ("cnp", "Închipuitu Ioana"), ("data_nasterii_copilului", "14.08.2026")],
    )
    assert INCHIPUITU in [
        str(cell.value) for row in openpyxl.load_workbook(firm / "cereri.xlsx").worksheets[0] for cell in row
    ]


@pytest.mark.parametrize("path", ["/f/1/state", "/f/1/registru"])
@pytest.mark.parametrize("typed", [EXEMPLARU, "2910823 129021"])
def test_a_personal_code_that_is_looked_for_stays_out_of_the_address(desk, path, typed):
    clerk, _ = desk
    clerk.issue(1)
    form = re.search(rf'<form method="(\w+)" action="{path}/cauta">', clerk.see(f"{path}?cauta=Ana"))
    assert form[1] == "post"
    assert "Exemplaru" in clerk.send(f"{path}/cauta", {"cauta": typed}, status=200)
    assert clerk.send(f"{path}/cauta", {"cauta": "Exemplaru Elena"}) == f"{path}?cauta=Exemplaru+Elena"
    assert 'value="Exemplaru Elena"' in clerk.see(f"{path}?cauta=Exemplaru+Elena")


def test_files_with_different_passwords_are_opened_one_answer_after_another(tmp_path):
    firm = of_samples(tmp_path / "Firma", months=3)
    for path, secret in zip(sorted((firm / "state").iterdir()), ("unu-1", "doi-2"), strict=False):
        with path.open("rb") as plain, Path(tmp_path / "x").open("wb") as out:
            OOXMLFile(plain).encrypt(secret, out)
        (tmp_path / "x").replace(path)
    clerk = Clerk(tmp_path)
    clerk.see("/")
    assert 'name="parola"' in clerk.see("/f/1/state")
    clerk.send("/f/1/parola", {"parola": "unu-1"})
    shown = clerk.see("/f/1/state")
    assert 'name="parola"' in shown
    assert "terminal" not in words(shown)
    clerk.send("/f/1/parola", {"parola": "doi-2"})
    shown = words(clerk.see("/f/1/state"))
    assert "3 fișiere" in shown
    assert "unu-1" not in shown


def test_what_a_page_advises_can_be_done_on_a_page():
    """A sentence that names options or commands is said in the page's words, unless a terminal is needed."""
    for codes in GROUPS.values():
        for name, code in codes.items():
            if name.startswith(remedies.NEVER):
                continue
            said = remedies.meaning(code)
            if "terminal" not in said:
                assert not re.search(r"--[a-z]|adeverinta [a-z]|ADEVERINTA_", said), name
    known = {name for codes in GROUPS.values() for name in codes}
    assert remedies.REMEDIES.keys() <= known
