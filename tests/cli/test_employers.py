"""Several employers in one run: each request to the one that has the person, to none if two have."""

from __future__ import annotations

import pytest

from adeverinta.core.month import Month
from tests.cli.conftest import ANA, DAN, HEADER

OTHER = (
    '[angajator]\ndenumire = "Altă Firmă SRL"\nsediu = "Cluj"\ncod_fiscal = "RO99000018"\n'
    '[reprezentant]\nnume = "Dan Inventat"\n'
)
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


def test_a_person_whom_two_employers_may_have_gets_no_certificate(firm):
    (firm.folder / "alta.toml").write_text(OTHER, encoding="utf-8")
    text = (firm.folder / "angajator.toml").read_text(encoding="utf-8")
    firm.profile(text.replace(OWN, "Nume Nespus SRL"))  # nothing in the files says whose they are
    assert firm.emite("--angajator", str(firm.folder / "alta.toml")) == 1
    assert "ANGAJATOR_NEDECIS" in firm.codes()


def test_the_same_fiscal_code_in_two_profiles_stops(firm, capsys):
    text = (firm.folder / "angajator.toml").read_text(encoding="utf-8")
    (firm.folder / "copie.toml").write_text(text, encoding="utf-8")
    assert firm.emite("--angajator", str(firm.folder / "copie.toml")) == 3
    assert "99000000" in capsys.readouterr().err  # ANGAJATOR_REPETAT


def test_a_folder_without_profiles_stops(firm, capsys):
    (firm.folder / "gol").mkdir()
    assert firm.emite("--angajator", str(firm.folder / "gol")) == 3
    assert "niciun profil" in capsys.readouterr().err  # ANGAJATORI_LIPSA
