"""A firm that is only begun: payroll is read and requests are typed before the profile is complete."""

import json
import re

import pytest

from tests.firm import ANA, MONTHS, Firm
from tests.web.clerk import Clerk, words

pytestmark = pytest.mark.usefixtures("a_day")


@pytest.fixture
def begun(tmp_path):
    """A firm made on the first page from two years of payroll, and where that led."""
    made = tmp_path / "made"
    made.mkdir()
    exports = Firm(made).exports
    clerk = Clerk(tmp_path / "birou")
    files = [(path.name, path.read_bytes()) for path in sorted(exports.iterdir())]
    status, headers, _ = clerk.put("/firma-noua", files, [("nume", "Alfa")])
    assert status == 303
    return clerk, headers["location"], tmp_path / "birou" / "Alfa"


def test_what_was_read_is_seen_before_the_profile_is_complete(begun):
    clerk, where, _firm = begun
    assert where == "/f/1/state"
    shown = words(clerk.see(where))
    assert "24 de fișiere, 2 persoane, 24 de luni" in shown
    assert "2.967,00" in shown
    assert "se completează la „Angajator”" in shown
    assert "adăugați cereri; completați datele angajatorului" in clerk.see("/")
    told = json.loads(clerk.ask("/f/1/pe-scurt.json")[2])
    assert told["luna"] == MONTHS[0].label


def test_the_requests_are_filled_from_it_and_the_paper_asks_for_what_lacks(begun):
    clerk, _where, firm = begun
    assert "Adăugați prima" in clerk.see("/f/1/adeverinte")
    row = {"cnp": "popescu ana", "data_nasterii_copilului": "14.03.2026"}
    clerk.send("/f/1/cereri", [("vazut", ""), *row.items()])
    shown = clerk.see("/f/1/cereri")
    assert f'value="{ANA}"' in shown
    assert 'value="Popescu"' in shown
    asked = clerk.see("/f/1/adeverinte")
    assert "1 cerere așteaptă" in asked
    assert re.findall(r"<li>(.*?)</li>", asked) == [
        "Sediul",
        "Codul fiscal (CUI)",
        "Reprezentantul: nume și prenume",
    ]
    assert '<a href="/f/1/angajator">Completați-le acum</a>' in asked
    assert "datele angajatorului" in clerk.see("/f/1/termene")
    assert "completați datele angajatorului" in clerk.see("/")
    assert json.loads(clerk.ask("/f/1/pe-scurt.json")[2])["cereri"] == "1"
    refused = words(clerk.issue(1))
    assert "Nu s-a emis nimic" in refused
    assert not (firm / "registru.sqlite").exists()
    form = clerk.see("/f/1/angajator")
    assert "Statele de plată se citesc și fără ele" in form
    seen = re.search(r'name="vazut" value="(\w+)"', form)[1]
    given = {
        "angajator.denumire": "Fabrica Fictivă SRL", "angajator.sediu": "Iași",
        "angajator.cod_fiscal": "RO99000000",
        "reprezentant.nume": "Ioana Închipuită",
    }  # fmt: skip
    clerk.send("/f/1/angajator", {"vazut": seen, **given})
    assert "Urmează „Adeverințe”" in clerk.see("/f/1/angajator")
    assert "1 nouă, 0 neschimbate, 0 respinse" in words(clerk.issue(1))


def test_a_firm_without_files_begins_with_its_data(tmp_path):
    clerk = Clerk(tmp_path / "birou")
    _, headers, _ = clerk.put("/firma-noua", [], [("nume", "Beta")])
    assert headers["location"] == "/f/1/angajator"
    assert "Completați datele ei" in clerk.see("/f/1/angajator")
    assert "Puneți aici fișierele" in clerk.see("/f/1/state")


def test_a_value_that_is_wrong_is_told_in_place_of_what_was_read(begun):
    clerk, where, firm = begun
    profile = firm / "angajator.toml"
    profile.write_text("[angajator]\ndenumire = 12.5\n", encoding="utf-8")
    assert "angajator.denumire" in clerk.see(where)
