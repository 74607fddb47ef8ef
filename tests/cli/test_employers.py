"""Several employers in one run: each request to the one that has the person, to none if two have."""

from __future__ import annotations

import pytest

from adeverinta.core.month import Month
from adeverinta.registry import EntryStatus, NumberRegister
from tests.firm import ANA, DAN, HEADER, profile, with_check_digit

OTHER = profile("Altă Firmă SRL", "RO99000018", signed_by="Dan Inventat")
OWN = "Fabrica Fictivă SRL"


def two_firms(firm, other_title):
    """Ana is paid by ours, Dan by the other, in the same files."""
    (firm.folder / "alta").mkdir()
    (firm.folder / "alta" / "alta.toml").write_text(OTHER, encoding="utf-8")
    for back in range(24):
        month = Month(2026, 3).plus(-back)
        ana, dan = firm.rows(month)
        rows = [ana, [], [other_title], HEADER, dan]
        firm.month(month, rows)
    firm.requests(
        [
            {"cnp": ANA, "data_nasterii_copilului": "14.03.2026"},
            {"cnp": DAN, "data_nasterii_copilului": "15.03.2026"},
        ]
    )


@pytest.mark.parametrize("title", ["Altă Firmă SRL", "S.C. Alta Firma S.R.L., CUI 99000018"])
def test_each_request_goes_to_the_employer_that_has_the_person(firm, title):
    two_firms(firm, title)
    assert firm.emite("--angajator", str(firm.folder / "alta")) == 0
    ana, dan = firm.report()["adeverinte"]
    assert ana["pdf"].startswith("adeverinte/99000000/")
    assert dan["pdf"].startswith("adeverinte/99000018/")
    assert (ana["numar"], dan["numar"]) == ("1", "1")
    assert (firm.folder / "alta" / "registru.sqlite").exists()
    assert "ALT_ANGAJATOR" not in str(firm.report())


@pytest.mark.parametrize("title", ["Altă Firmă SRL", "Altă Firmă SRL, CUI 99000018"])
def test_the_other_employers_rows_never_enter_and_are_named(firm, title):
    two_firms(firm, title)
    assert firm.emite() == 1
    ana, dan = firm.report()["adeverinte"]
    assert (ana["stare"], dan["stare"]) == ("emisa", "respinsa")
    assert [item["cod"] for item in dan["constatari"]] == ["CNP_NEGASIT"]


@pytest.mark.raises_code("ANGAJATOR_NEDECIS")
def test_a_person_whom_two_employers_may_have_gets_no_certificate(firm):
    (firm.folder / "alta.toml").write_text(OTHER, encoding="utf-8")
    text = (firm.folder / "angajator.toml").read_text(encoding="utf-8")
    firm.profile(text.replace(OWN, "Nume Nespus SRL"))  # nothing in the files says whose they are
    assert firm.emite("--angajator", str(firm.folder / "alta.toml")) == 1
    assert "ANGAJATOR_NEDECIS" in firm.codes()


@pytest.mark.raises_code("ANGAJATOR_REPETAT")
def test_the_same_fiscal_code_in_two_profiles_stops(firm, capsys):
    text = (firm.folder / "angajator.toml").read_text(encoding="utf-8")
    (firm.folder / "copie.toml").write_text(text, encoding="utf-8")
    assert firm.emite("--angajator", str(firm.folder / "copie.toml")) == 3
    assert "99000000" in capsys.readouterr().err  # ANGAJATOR_REPETAT


@pytest.mark.raises_code("ANGAJATORI_LIPSA")
def test_a_folder_without_profiles_stops(firm, capsys):
    (firm.folder / "gol").mkdir()
    assert firm.emite("--angajator", str(firm.folder / "gol")) == 3
    assert "niciun profil" in capsys.readouterr().err  # ANGAJATORI_LIPSA


def corrected(firm, title):
    """Ana's pay of one month is other than it was."""
    month = Month(2025, 11)
    ana, dan = firm.rows(month)
    ana[5], ana[9], ana[10] = 5100, 3067, 3067
    firm.month(month, [ana, [], [title], HEADER, dan])


@pytest.mark.raises_code("INLOCUIRE_MAI_MULTI")
def test_each_employer_replaces_in_its_own_register(firm, capsys):
    title = "Altă Firmă SRL"
    two_firms(firm, title)
    others = ("--angajator", str(firm.folder / "alta"))
    assert firm.emite(*others) == 0
    corrected(firm, title)
    assert firm.emite(*others, "--inlocuieste", "1/2026", output="doi") == 2
    assert "1" in capsys.readouterr().err  # INLOCUIRE_MAI_MULTI: whose number it is, nobody knows
    assert firm.emite(*others, "--inlocuieste", "toate", output="doi") == 0
    ana, dan = firm.report("doi")["adeverinte"]
    assert (ana["numar"], ana["inlocuieste"]["numar"]) == ("2", "1")
    assert (dan["numar"], dan["inlocuieste"]) == ("1", None)
    assert all((firm.folder / "doi" / item["pdf"]).is_file() for item in (ana, dan))


def test_one_register_for_all_numbers_each_employer_by_itself(firm):
    two_firms(firm, "Altă Firmă SRL")
    register = firm.folder / "comun.sqlite"
    assert firm.emite("--angajator", str(firm.folder / "alta"), "--registru", str(register)) == 0
    with NumberRegister.open(register, employer="", readonly=True) as opened:
        found = [(entry.employer, entry.number) for entry in opened.everyone()]
        assert opened.walk().broken == ()
    assert sorted(found) == [("99000000", 1), ("99000018", 1)]


def test_a_number_left_with_its_file_is_found_in_the_employers_folder(firm, monkeypatch):
    two_firms(firm, "Altă Firmă SRL")
    others = ("--angajator", str(firm.folder / "alta"))
    with monkeypatch.context() as patch:
        patch.setattr(NumberRegister, "confirm_many", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        assert firm.emite(*others) == 130
    firm.requests([{"cnp": ANA, "data_nasterii_copilului": "15.03.2026"}])
    assert firm.emite(*others) == 0
    with NumberRegister.open(firm.folder / "registru.sqlite", employer="99000000", readonly=True) as register:
        states = [entry.status for entry in register.entries()]
    assert states == [EntryStatus.RESERVED, EntryStatus.ISSUED]


@pytest.mark.raises_code("ANGAJATOR_NEGASIT")
def test_a_form_without_income_for_a_person_of_no_employer_is_not_given_to_the_first(firm):
    two_firms(firm, "Altă Firmă SRL")
    absent = with_check_digit("296051512008")
    firm.requests([{"cnp": absent, "data_nasterii_copilului": "14.03.2026", "formular": "fisa-dosar",
                    "nume": "Șerban", "prenume": "Ilinca"}])  # fmt: skip
    assert firm.emite("--angajator", str(firm.folder / "alta")) == 1
    assert "ANGAJATOR_NEGASIT" in firm.codes()
    assert firm.emite(output="doi") == 0


def test_papers_without_a_number_of_two_employers(firm):
    two_firms(firm, "Altă Firmă SRL")
    firm.requests(
        [
            {"cnp": cnp, "data_nasterii_copilului": "14.03.2026", "formular": "fisa-dosar"}
            for cnp in (ANA, DAN)
        ]
    )
    assert firm.emite("--angajator", str(firm.folder / "alta"), "--un-singur-pdf") == 0
    ana, dan = firm.report()["adeverinte"]
    assert (ana["stare"], ana["numar"], dan["stare"], dan["numar"]) == ("emisa", None, "emisa", None)
    assert dan["pdf"].startswith("adeverinte/99000018/")
    assert not (firm.folder / "alta" / "registru.sqlite").exists()
