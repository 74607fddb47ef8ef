"""A requests file put on the page „Cereri”: taken whole, or each row says what is wrong with it."""

import io
import json
import re

import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from adeverinta.office import request_rows, requests_workbook
from tests.firm import ANA, DAN, of_samples
from tests.web.clerk import EXEMPLARU, INCHIPUITU, Clerk, words

HEADER = ("cnp", "data_nasterii_copilului", "localitate")


@pytest.fixture
def desk(tmp_path, a_day):
    """The sample firm with one request."""
    firm = of_samples(tmp_path / "Firma", months=3)
    clerk = Clerk(tmp_path)
    clerk.see("/")
    row = {"cnp": EXEMPLARU, "data_nasterii_copilului": "17.09.2026", "localitate": "Turda", "scop": "dosar"}
    clerk.send("/f/1/cereri", [("vazut", ""), *row.items()])
    return clerk, firm


def book(*rows, header=HEADER):
    out, made = io.BytesIO(), openpyxl.Workbook()
    for row in (header, *rows):
        made.active.append(row)
    made.save(out)
    return out.getvalue()


def put(clerk, *files, status=303):
    got, headers, body = clerk.put("/f/1/cereri/fisier", files)
    assert got == status, body.decode()
    return clerk.see(headers["location"]) if status == 303 else body.decode()


def kept(firm):
    return {row["cnp"]: row for row in request_rows(firm / "cereri.xlsx")}


@pytest.mark.parametrize("kind", ["cereri_martie.xlsx", "cereri.csv"])
def test_what_is_in_the_file_is_added_or_takes_the_place_of_the_same(desk, kind):
    clerk, firm = desk
    lines = [(EXEMPLARU, "17.09.2026", "Cluj-Napoca"), (INCHIPUITU, "14.03.2026", "")]
    data = book(*lines)
    if kind.endswith("csv"):
        data = "\n".join(";".join(row) for row in (HEADER, *lines)).encode()
    shown = words(put(clerk, (kind, data)))
    assert f"Din „{kind}”: 1 cerere nouă, 1 cerere înlocuită." in shown
    rows = kept(firm)
    assert list(rows) == [EXEMPLARU, INCHIPUITU]
    assert rows[EXEMPLARU]["localitate"] == "Cluj-Napoca"
    assert rows[EXEMPLARU]["scop"] == "dosar", "what the file leaves empty stays"
    assert rows[INCHIPUITU]["nume"] == "Închipuitu", "filled from payroll as what is typed"
    before = (firm / "cereri.xlsx").read_bytes()
    assert "2 cereri neschimbate" in words(put(clerk, (kind, data)))
    assert (firm / "cereri.xlsx").read_bytes() == before


@pytest.mark.raises_code("CERERI_NELUATE")
def test_one_wrong_row_saves_nothing_and_is_told_at_its_cell(desk):
    clerk, firm = desk
    before = (firm / "cereri.xlsx").read_bytes()
    data = book((INCHIPUITU, "14.03.2026", "Iași"), (DAN[:-1] + "0", "31.02.2026", ""))
    shown = put(clerk, ("cereri.xlsx", data), status=200)
    assert "Din „cereri.xlsx” nu s-a salvat nimic: 1 rând are greșeli." in words(shown)
    assert (firm / "cereri.xlsx").read_bytes() == before
    assert "data-nesalvat" in shown
    wrong = dict(re.findall(r'<span class="vina" id="(e2-\w+)">([^<]+)</span>', shown))
    assert wrong.keys() == {"e2-cnp", "e2-data_nasterii_copilului"}
    assert 'value="Iași"' in shown, "the good row waits beside it"
    fields = re.findall(r'<input name="(\w+)"[^>]* value="([^"]*)"', shown.split("data-tabel")[1])
    assert [value for name, value in fields if name == "cnp"][:3] == [EXEMPLARU, INCHIPUITU, DAN[:-1] + "0"]


def test_twice_the_same_in_a_file_is_told_and_not_merged(desk):
    clerk, firm = desk
    row = (INCHIPUITU, "14.03.2026", "Iași")
    shown = put(clerk, ("cereri.xlsx", book(row, row)), status=200)
    assert re.search(r'id="e2-cnp">[^<]*aceeași persoană, același copil', shown)
    assert list(kept(firm)) == [EXEMPLARU]


def test_what_was_not_taken_of_a_file_is_told(desk):
    clerk, firm = desk
    data = book((INCHIPUITU, "14.03.2026", "Iași", "sunată"), header=(*HEADER, "Observațiile mele"))
    shown = words(put(clerk, ("cereri.xlsx", data)))
    assert "Coloana „Observațiile mele”" in shown
    assert "nu a fost folosită" in shown
    assert INCHIPUITU in kept(firm)


def test_a_filled_workbook_gives_the_rows_that_ask_for_something(desk):
    clerk, firm = desk
    rows = [{"cnp": ANA, "nume": "Popescu", "data_nasterii_copilului": "14.03.2026"}, {"cnp": DAN}]
    shown = words(put(clerk, ("cereri de completat.xlsx", requests_workbook(rows))))
    assert "1 cerere nouă. 1 persoană nu are data nașterii copilului" in shown
    assert list(kept(firm)) == [EXEMPLARU, ANA]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"nume;localitate\nPopa;Arad\n", "lipsește coloana"),
        (b"unu;doi\n1;2\n", "nu s-a găsit rândul de antet"),
        (b"cnp;data_nasterii_copilului\n", "nu este nicio cerere"),
        (b"PK\x03\x04rupt", "x.xlsx"),
        (b"", "x.xlsx"),
    ],
)
def test_what_is_no_table_of_requests_is_told_and_nothing_is_kept(desk, data, told):
    clerk, firm = desk
    before = (firm / "cereri.xlsx").read_bytes()
    shown = put(clerk, ("x.xlsx" if told == "x.xlsx" else "x.csv", data), status=200)
    assert told in words(shown)
    assert EXEMPLARU in shown, "the table is still there"
    assert (firm / "cereri.xlsx").read_bytes() == before
    assert not list((firm / "state").glob("x*"))


def test_payroll_put_there_goes_among_the_exports(desk):
    clerk, firm = desk
    month = next((firm / "state").iterdir())
    exports = len(list((firm / "state").iterdir()))
    status, headers, _ = clerk.put("/f/1/cereri/fisier", [("nou.xlsx", month.read_bytes())])
    assert (status, headers["location"]) == (303, "/f/1/state")
    assert (firm / "state" / "nou.xlsx").read_bytes() == month.read_bytes()
    both = [("alt.xlsx", month.read_bytes()), ("cereri.xlsx", book((INCHIPUITU, "14.03.2026", "")))]
    shown = words(put(clerk, *both))
    assert "1 fișier adăugat în „state”" in shown
    assert "1 cerere nouă" in shown
    assert len(list((firm / "state").iterdir())) == exports + 2


def test_a_protected_file_waits_for_its_password(desk):
    clerk, firm = desk
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(book((INCHIPUITU, "14.03.2026", "Iași")))).encrypt("secret-8", out)
    shown = put(clerk, ("cereri.xlsx", out.getvalue()), status=200)
    assert "Parola fișierului „cereri.xlsx”" in shown
    wrong = clerk.send("/f/1/cereri/fisier", {"parola": "alta"}, status=200)
    assert "Parola fișierului „cereri.xlsx”" in wrong
    assert "alta" not in wrong
    clerk.send("/f/1/cereri/fisier", {"parola": "secret-8"})
    assert "1 cerere nouă" in words(clerk.see("/f/1/cereri"))
    assert list(kept(firm)) == [EXEMPLARU, INCHIPUITU]


def test_requests_of_the_firm_that_are_protected_are_opened_on_the_page_and_kept_as_they_were(desk):
    clerk, firm = desk
    path, out = firm / "cereri.xlsx", io.BytesIO()
    OOXMLFile(io.BytesIO(path.read_bytes())).encrypt("secret-9", out)
    path.write_bytes(out.getvalue())
    assert "Parola fișierului „cereri.xlsx”" in clerk.see("/f/1/cereri", status=200)
    clerk.send("/f/1/cereri/fisier", {"parola": "secret-9"})
    assert EXEMPLARU in clerk.see("/f/1/cereri")
    put(clerk, ("noi.xlsx", book((INCHIPUITU, "14.03.2026", ""))))
    assert list(kept(firm)) == [EXEMPLARU, INCHIPUITU]
    assert (firm / "cereri-dinainte.xlsx").read_bytes() == out.getvalue()


def test_nothing_chosen_is_no_fault(desk):
    clerk, _firm = desk
    assert "Ia cererile din fișier" in put(clerk)


def test_a_date_of_two_readings_is_chosen_between_them(desk):
    clerk, _firm = desk
    shown = put(
        clerk, ("c.csv", f"cnp;data_nasterii_copilului\n{INCHIPUITU};05/09/2026\n".encode()), status=200
    )
    offered = re.findall(r'data-alege="([^"]*)">([^<]*)<', shown)
    assert offered == [("05.09.2026", "5 septembrie 2026"), ("09.05.2026", "9 mai 2026")]
    body = json.dumps({"cnp": INCHIPUITU, "data_nasterii_copilului": "05/09/2026"}).encode()
    told = json.loads(clerk.ask("/f/1/cereri/verifica", "POST", body, kind="application/json")[2])
    assert told["alegeri"] == {"data_nasterii_copilului": [list(pair) for pair in offered]}
    assert "5 septembrie 2026 sau 9 mai 2026" in told["erori"]["data_nasterii_copilului"]
