"""Refusals that come seldom, each by its smallest cause: the sentence says what is wrong and what to do."""

from __future__ import annotations

import socket

import pytest

from adeverinta.cli import root
from tests.firm import ANA, DAN


def say(capsys, *args):
    capsys.readouterr()
    code = root._run([str(arg) for arg in args])
    shown = capsys.readouterr()
    return code, shown.out + shown.err


@pytest.mark.raises_code("DATA_DEPARTE")
def test_a_day_far_ahead_warns_with_its_numbers(firm):
    profile, requests = firm.folder / "angajator.toml", firm.folder / "cereri.xlsx"
    common = ("--cereri", requests, "--angajator", profile, "--iesire", firm.folder / "iesire")
    assert firm.run("emite", *map(str, common), "--la-data", "22.11.2029") == 0
    assert "DATA_DEPARTE" in {item["cod"] for item in firm.report()["rulare"]["constatari"]} | set(
        firm.codes()
    )


@pytest.mark.raises_code("MARCA_NECITITA")
def test_a_damaged_mark_of_the_folder_stops_before_numbers(firm, capsys):
    assert firm.emite() == 0
    (mark,) = (firm.folder / "iesire").glob(".registru-*.json")
    mark.write_text("{", encoding="utf-8")
    capsys.readouterr()
    assert firm.emite() == 4  # MARCA_NECITITA
    assert "spune ce registru scrie în acest folder, nu se poate citi" in capsys.readouterr().err


@pytest.mark.raises_code("CERERE_NEGASITA")
def test_a_replacement_without_the_persons_row(firm, capsys):
    assert firm.emite() == 0
    firm.requests([{"cnp": DAN, "data_nasterii_copilului": "14.03.2026"}])
    code, said = say(
        capsys, "registru", "inlocuieste", "1/2026", firm.exports, "--cereri", firm.folder / "cereri.xlsx",
        "--angajator", firm.folder / "angajator.toml", "--iesire", firm.folder / "iesire",
    )  # fmt: skip
    assert (code, "rândul corectat al persoanei" in said) == (3, True)  # CERERE_NEGASITA


@pytest.mark.raises_code("REFACE_DUBLU")
def test_two_papers_of_one_number_are_not_rebuilt(firm, capsys):
    assert firm.emite() == 0
    firm.requests([{"cnp": DAN, "data_nasterii_copilului": "14.03.2026"}])
    other = firm.folder / "alt.sqlite"
    assert firm.emite("--registru", str(other), output="alta") == 0
    (paper,) = (firm.folder / "alta" / "adeverinte").glob("*.pdf")
    folder = firm.folder / "iesire" / "adeverinte"
    (folder / paper.name).write_bytes(paper.read_bytes())
    new = firm.folder / "nou.sqlite"
    code, said = say(
        capsys, "registru", "reface", folder, "--angajator", firm.folder / "angajator.toml", "--registru", new
    )
    assert code != 0
    assert "Două fișiere diferite poartă nr. 1" in said  # REFACE_DUBLU
    assert not new.exists()


@pytest.mark.raises_code("FIRMA_EXISTA", "FARA_FIRME")
def test_a_folder_without_firms_and_one_that_is_a_firm(firm, capsys):
    (firm.folder / "gol").mkdir()
    for nothing in ("gol", "nu-este"):
        code, said = say(capsys, "firme", firm.folder / nothing)
        assert code == 3
        assert "nu are nicio firmă" in said  # FARA_FIRME
    new = ["firma-noua", firm.folder / "birou" / "alfa", "--din", firm.exports, "--fara-interactiune"]
    assert say(capsys, *new)[0] == 0
    code, said = say(capsys, *new)
    assert code != 0
    assert "există deja o firmă" in said  # FIRMA_EXISTA


@pytest.mark.raises_code("NIMIC_DE_ANONIMIZAT")
def test_nothing_to_make_anonymous(firm, capsys):
    (firm.folder / "gol").mkdir()
    (firm.folder / "gol" / "poza.png").touch()
    code, said = say(capsys, "anonimizeaza", firm.folder / "gol", "--iesire", firm.folder / "anonim")
    assert code != 0
    assert "de anonimizat" in said or "niciun fișier" in said  # NIMIC_DE_ANONIMIZAT, FOLDER_FARA_FISIERE


@pytest.mark.raises_code("RADACINI_NECITITE")
def test_roots_that_are_none(firm, capsys):
    pytest.importorskip("pyhanko")
    assert firm.emite() == 0
    (paper,) = (firm.folder / "iesire" / "adeverinte").glob("*.pdf")
    (firm.folder / "radacini.pem").write_text("nimic", encoding="utf-8")
    code, said = say(capsys, "verifica", paper, "--radacini", firm.folder / "radacini.pem")
    assert code != 0
    assert "nu are certificate rădăcină" in said  # RADACINI_NECITITE


@pytest.mark.raises_code("SEMNARE_FARA_ADEVERINTE")
def test_what_is_to_be_signed_is_not_there(firm, capsys):
    pytest.importorskip("pyhanko")
    (firm.folder / "gol").mkdir()
    (firm.folder / "k.p12").write_bytes(b"")
    code, said = say(capsys, "semneaza", firm.folder / "gol", "--p12", firm.folder / "k.p12")
    assert code != 0
    assert "nu este niciun PDF de semnat" in said or "fișier de cheie" in said  # SEMNARE_FARA_ADEVERINTE


@pytest.mark.raises_code("PORT_OCUPAT")
def test_a_port_that_another_program_holds(firm, capsys):
    pytest.importorskip("starlette")
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        code, said = say(capsys, "deschide", firm.folder, "--fara-browser", "--port", held.getsockname()[1])
    assert code != 0
    assert "este folosit de alt program" in said  # PORT_OCUPAT


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["reguli", "--compara", "01.01.2025"], "opțiunea --compara cere două valori."),
        (["emite", "state", "--cereri"], "opțiunea --cereri cere o valoare."),
        (["emite", "state", "--ciorna=da"], "opțiunea --ciorna nu primește valoare."),
    ],
)
def test_an_option_without_its_values_is_named_in_romanian(args, words, capsys):
    code, said = say(capsys, *args)
    assert code == 2
    assert words in said
    assert "requires" not in said


@pytest.mark.raises_code("VERIFICARE_FARA_PDF")
def test_a_folder_without_papers_is_told_as_such(firm, capsys):
    (firm.folder / "gol").mkdir()
    code, said = say(capsys, "verifica", firm.folder / "gol")
    assert code == 3
    assert "nu este niciun PDF" in said  # VERIFICARE_FARA_PDF


@pytest.mark.parametrize("day", ["azi", "31.02.2026", "14/2026"])
def test_a_birth_date_that_is_none_is_wrong_usage_of_explica(firm, capsys, day):
    code, said = say(capsys, "explica", firm.exports, "--cnp", ANA, "--nastere", day)
    assert code == 2
    assert day in said


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("scrisoare.txt", "Bună ziua, vă trimit mâine statele."),
        ("preturi.csv", "Produs;Preț\nPâine;5\nLapte;7\n"),
        ("cereri.csv", f"cnp;data_nasterii_copilului\n{ANA};14.03.2026\n"),
        ("poza.docx", "PK"),
    ],
)
def test_a_firm_is_not_made_of_a_file_that_is_no_payroll(firm, capsys, name, text):
    other = firm.folder / name
    other.write_text(text, encoding="utf-8")
    month = next(firm.exports.iterdir())
    made = firm.folder / "birou" / "beta"
    code, said = say(capsys, "firma-noua", made, "--din", month, "--din", other, "--fara-interactiune")
    assert code == 3
    assert name in said
    assert not made.exists()


def test_a_firm_is_made_of_a_payroll_that_is_not_understood_yet_or_protected(firm, capsys):
    odd = firm.folder / "ciudat.csv"
    odd.write_text(f"Om;Ceva;Altceva\n{ANA};1;2\n{DAN};3;4\n", encoding="utf-8")
    made = firm.folder / "birou" / "gama"
    assert say(capsys, "firma-noua", made, "--din", odd, "--fara-interactiune")[0] == 0
    assert (made / "state" / "ciudat.csv").is_file()


@pytest.mark.raises_code("PAGINA_OCUPATA")
def test_a_page_that_does_not_answer(firm, capsys, monkeypatch):
    pytest.importorskip("starlette")
    from adeverinta.web import instance_lock

    monkeypatch.setattr(instance_lock, "_PATIENCE", 0.2)
    held = instance_lock.InstanceLock(firm.folder)
    assert held.take()
    try:
        code, said = say(capsys, "deschide", firm.folder, "--fara-browser", "--port", "0")
    finally:
        held.leave()
    assert code == 4
    assert "este deschisă de alt program, care nu răspunde" in said


@pytest.mark.raises_code("DOSAR_NEFOLOSIBIL")
def test_a_file_is_no_office(firm, capsys):
    pytest.importorskip("starlette")
    code, said = say(capsys, "deschide", firm.folder / "angajator.toml", "--fara-browser")
    assert code == 4
    assert "nu poate fi folosit ca birou" in said
