"""A discreet page holds no personal code and no amount, not in its source either, and works all the same."""

import json
import re

import pytest
from starlette.routing import Route

from adeverinta.office import file_digest, request_rows, save_requests
from tests.firm import of_samples
from tests.web.clerk import ASKED, EXEMPLARU, INCHIPUITU, Clerk, words

CODE = re.compile(r"(?<!\d)\d{13}(?!\d)")
AMOUNT = re.compile(r"(?<![\d.,])-?\d{1,3}(?:\.\d{3})*,\d\d(?!\d)|(?<![\d.,])\d{4,6}[.,]\d{1,2}(?!\d)")
FILES = ("/static/", ".png", ".pdf", ".zip", ".xlsx")
LAW = ("/reguli", "/ajutor")
"""What these show is law, nobody's money."""


def _income_due(firm):
    """An amount typed into the second request."""
    rows = request_rows(firm / "cereri.xlsx")
    rows[1]["venit_luna_nasterii"] = "4321,50"
    save_requests(firm / "cereri.xlsx", rows, seen=file_digest(firm / "cereri.xlsx"))


@pytest.fixture
def whole(desk, tmp_path):
    """The discreet page of a firm with papers issued, one with other data now, and a file not understood."""
    clerk, firm = desk
    clerk.issue(1)
    _income_due(firm)
    (firm / "state" / "neinteles.csv").write_text(
        f"CNP;Ceva;Altceva\n{EXEMPLARU};3686;12,5\n{INCHIPUITU};2900;7\n", encoding="utf-8"
    )
    page = Clerk(tmp_path, discreet=True)
    page.see("/")
    return page, firm


@pytest.fixture
def hidden(tmp_path, a_day):
    """The discreet page of a firm with two requests and one month of payroll."""
    firm = of_samples(tmp_path / "Firma", months=1)
    clerk = Clerk(tmp_path)
    clerk.see("/")
    clerk.send("/f/1/cereri", [("vazut", ""), *ASKED])
    _income_due(firm)
    page = Clerk(tmp_path, discreet=True)
    page.see("/")
    return page, firm


def addresses(clerk):
    """Every page there is, of a firm with two requests and three papers."""
    for route in clerk.pages.routes:
        if not isinstance(route, Route) or "GET" not in (route.methods or ()):
            continue
        for place, month in ((1, 1), (1, 6), (2, 1)):
            path = route.path.replace("{firma:int}", "1").replace("{loc:int}", str(place))
            path = path.replace("{luna:int}", str(month)).replace("{numar:int}-{an:int}", f"{place}-2026")
            if not any(mark in path for mark in FILES) and "{" not in path:
                yield path
    yield from ("/f/1/cereri?toate=da", "/f/1/state?coloane=da", "/f/1/state?cauta=exemplaru", "/nimic")


def test_no_page_holds_a_code_or_an_amount(whole):
    clerk, firm = whole
    seen = dict.fromkeys(addresses(clerk))
    assert len(seen) > 20
    for understood in (False, True):
        if understood:
            (firm / "state" / "neinteles.csv").unlink()
        for path in seen:
            _, headers, body = clerk.ask(path)
            if headers.get("content-type", "").startswith(("text/html", "application/json")):
                shown = body.decode()
                assert not CODE.search(shown), path
                assert path.startswith(LAW) or not AMOUNT.search(words(shown)), (
                    path,
                    AMOUNT.search(words(shown)),
                )
                assert "3686" not in shown, path
                assert "4321" not in shown, path
    assert clerk.ask("/f/1/adeverinte/1/pagina-1.png")[0] == 404
    for path in ("/f/1/adeverinte/1/ciorna.pdf", "/f/1/adeverinte.pdf", "/f/1/registru/1-2026.pdf"):
        assert clerk.ask(path)[1]["content-disposition"].startswith("attachment"), path


def rows_sent(html):
    """The fields of the requests table as a browser would send them back."""
    table = html[html.index("<tbody>") : html.index("</tbody>")]
    found = []
    for tag, name in re.findall(r'<((?:input|select) name="(\w+)"[^>]*)', table):
        value = re.search(r'value="([^"]*)"', tag)
        chosen = "" if tag.startswith("select") else value[1]
        found.append((name, chosen))
    return found


def asked_in(firm):
    return request_rows(firm / "cereri.xlsx")


def test_what_is_sent_back_unchanged_is_saved_as_it_was(hidden):
    clerk, firm = hidden
    before = asked_in(firm)
    html = clerk.see("/f/1/cereri")
    seen = re.search(r'name="vazut" value="(\w+)"', html)[1]
    fields = rows_sent(html)
    assert [value for name, value in fields if name == "cnp"][:2] == [
        "2********9021 [1]",
        "2********9039 [2]",
    ]
    clerk.send("/f/1/cereri", [("vazut", seen), *fields])
    assert [row["cnp"] for row in asked_in(firm)] == [EXEMPLARU, INCHIPUITU]
    assert [row.get("venit_luna_nasterii") for row in asked_in(firm)] == [
        row.get("venit_luna_nasterii") for row in before
    ]


def test_a_code_typed_while_discreet_is_taken_and_served_hidden(hidden):
    clerk, firm = hidden
    html = clerk.see("/f/1/cereri")
    seen = re.search(r'name="vazut" value="(\w+)"', html)[1]
    fields = rows_sent(html)
    places = [at for at, (name, _) in enumerate(fields) if name == "cnp"]
    dates = [at for at, (name, _) in enumerate(fields) if name == "data_nasterii_copilului"]
    fields[places[2]], fields[dates[2]] = ("cnp", "2850101401002"), ("data_nasterii_copilului", "1.2.2026")
    again = clerk.send("/f/1/cereri", [("vazut", seen), *fields, ("fapta", "rand")], status=200)
    assert not CODE.search(again)
    clerk.send("/f/1/cereri", [("vazut", seen), *rows_sent(again)])
    assert [row["cnp"] for row in asked_in(firm)] == [EXEMPLARU, INCHIPUITU, "2850101401002"]


def test_a_row_is_checked_by_its_mark_and_a_name_answered_with_one(hidden):
    clerk, _ = hidden
    mark = re.search(r'value="(2\*+9021 \[\d+\])"', clerk.see("/f/1/cereri"))[1]

    def told(**row):
        return json.loads(
            clerk.ask("/f/1/cereri/verifica", "POST", json.dumps(row).encode(), "application/json")[2]
        )

    known = told(cnp=mark, data_nasterii_copilului="17.09.2026")
    assert known["erori"] == {}
    assert known["completari"]["nume"] == "Exemplaru"
    assert told(cnp="exemplaru elena")["persoana"] == mark


def test_a_mark_of_another_run_of_the_program_is_never_written(hidden):
    clerk, firm = hidden
    before = (firm / "cereri.xlsx").read_bytes()
    seen = re.search(r'name="vazut" value="(\w+)"', clerk.see("/f/1/cereri"))[1]
    fields = {"vazut": seen, "cnp": "2********9021 [99]", "data_nasterii_copilului": "17.09.2026"}
    clerk.send("/f/1/cereri", fields, status=422)
    assert (firm / "cereri.xlsx").read_bytes() == before
