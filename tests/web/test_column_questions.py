"""What the page asks about columns: the same as a terminal does, with the same answer kept."""

import re
import tomllib

import pytest

from tests.firm import ANA, DAN, write_profile
from tests.web.clerk import Clerk, words

pytestmark = pytest.mark.usefixtures("a_day")
BARE = f"CNP;Nume;Venit net;Zile lucrate\n{ANA};Popescu Ana;2967,00;20\n{DAN};Ionescu Dan;3510,50;18\n"


@pytest.fixture
def asked(tmp_path):
    """A firm with one export of a given text, and who sits before its page."""

    def made(text, name="stat 2026-03.csv"):
        firm = tmp_path / "Alfa"
        (firm / "state").mkdir(parents=True)
        (firm / "state" / name).write_text(text, encoding="utf-8")
        write_profile(firm)
        return Clerk(tmp_path), firm

    return made


def answers(shown, **said):
    """The form of the page as it stands, with some labels answered."""
    file = re.search(r'name="fisier" value="([^"]*)"', shown)[1]
    rows = re.findall(r'name="eticheta" value="([^"]*)">(.*?)</select>', shown, re.S)
    kept = {label: re.search(r'<option value="([^"]*)" selected>', options)[1] for label, options in rows}
    kept |= said
    pairs = [pair for label, name in kept.items() for pair in (("eticheta", label), ("coloana", name))]
    return [("fisier", file), *pairs]


def again(shown):
    """The fields of the second question."""
    form = shown.split('id="sigur"')[1].split("</form>")[0]
    return re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form)


def layout(firm):
    (path,) = (firm / "formate").glob("*.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_a_net_that_nothing_checks_is_asked_about_twice(asked):
    clerk, firm = asked(BARE)
    shown = clerk.see("/f/1/state")
    assert "Răspundeți pe pagina" in shown
    assert re.search(r'value="net">', shown), "offered and not chosen"
    second = clerk.send("/f/1/coloane", answers(shown, **{"Venit net": "net"}), status=200)
    assert "Este coloana C „Venit net” suma de după contribuții și impozit" in second
    assert not (firm / "formate").exists(), "nothing is kept before it is answered"
    clerk.send("/f/1/coloane", [*again(second), ("sigur", "da")])
    seen = words(clerk.see("/f/1/state"))
    assert "Coloanele s-au ținut minte" in seen
    assert "2.967,00 !" in seen
    assert layout(firm)["coloane"]["Venit net"] == "net"
    assert layout(firm)["format"]["antet"] == ["CNP", "Nume", "Venit net", "Zile lucrate"]


def test_a_net_that_is_none_is_not_read(asked):
    clerk, firm = asked(BARE)
    second = clerk.send("/f/1/coloane", answers(clerk.see("/f/1/state"), **{"Venit net": "net"}), status=200)
    clerk.send("/f/1/coloane", [*again(second), ("sigur", "nu")])
    seen = words(clerk.see("/f/1/state"))
    assert "Coloana „Venit net” nu se citește" in seen
    assert layout(firm)["coloane"]["Venit net"] == "-"
    assert "2.967,00" not in seen.split("Ce este fiecare coloană?")[0]


def test_a_net_that_the_other_columns_check_is_asked_about_once(asked):
    text = (
        "CNP;Nume;Luna;Total A;Total B;Total C;Total D;Suma care rămâne\n"
        f"{ANA};Popescu Ana;03.2026;5000,00;1250,00;500,00;283,00;2967,00\n"
    )
    clerk, firm = asked(text)
    names = {"Total A": "brut", "Total B": "cas", "Total C": "cass", "Total D": "impozit"}
    clerk.send("/f/1/coloane", answers(clerk.see("/f/1/state"), **names, **{"Suma care rămâne": "net"}))
    assert "2.967,00" in clerk.see("/f/1/state")
    assert layout(firm)["coloane"]["Suma care rămâne"] == "net"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"Venit net": "data_angajarii"}, "nu are date"),
        ({"Venit net": "zile_lucrate"}, "„zile_lucrate” este deja coloana D „Zile lucrate”"),
        ({"Nume": "brut"}, "nu are sume sau numere"),
    ],
)
def test_an_answer_that_cannot_be_is_told_at_its_column_and_the_others_stay(asked, said, told):
    clerk, firm = asked(BARE)
    shown = clerk.send("/f/1/coloane", answers(clerk.see("/f/1/state"), **said), status=200)
    assert re.search(rf'<span class="vina">[^<]*{re.escape(told)}', shown)
    label, name = next(iter(said.items()))
    kept = answers(shown)
    assert kept[kept.index(("eticheta", label)) + 1] == ("coloana", name)
    assert not (firm / "formate").exists()


def test_the_answer_is_used_before_the_profile_is_written(asked):
    clerk, firm = asked(BARE)
    (firm / "angajator.toml").unlink()
    second = clerk.send("/f/1/coloane", answers(clerk.see("/f/1/state"), **{"Venit net": "net"}), status=200)
    clerk.send("/f/1/coloane", [*again(second), ("sigur", "da")])
    assert "2.967,00" in clerk.see("/f/1/state")


def test_what_was_said_stays_chosen_where_the_reading_stops_for_something_else(asked):
    clerk, firm = asked(BARE, "stat.csv")
    shown = clerk.see("/f/1/state")
    assert "Luna statului" in shown
    second = clerk.send("/f/1/coloane", answers(shown, **{"Venit net": "net"}), status=200)
    clerk.send("/f/1/coloane", [*again(second), ("sigur", "da")])
    kept = answers(clerk.see("/f/1/state"))
    assert kept[kept.index(("eticheta", "Venit net")) + 1] == ("coloana", "net")
    assert layout(firm)["coloane"]["Venit net"] == "net"
