"""Refusals and warnings that no other test comes upon, each by its smallest cause."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from adeverinta import api
from adeverinta.core.errors import Stop
from adeverinta.office import anonymise, profile_text
from adeverinta.office.anonymise.masks import Masks
from adeverinta.registry import NumberRegister
from adeverinta.system import files
from adeverinta.system.resources import resource_dir
from tests.cli.test_rare_refusals import say
from tests.firm import ANA, DAN, profile


@pytest.fixture
def issued(firm):
    """One paper in the output, its register beside the profile."""
    assert firm.emite() == 0
    return firm


def rebuilt(firm, capsys, folder, register):
    words = ("--angajator", firm.folder / "angajator.toml", "--registru", register)
    return say(capsys, "registru", "reface", folder, *words)


@pytest.mark.raises_code("REFACE_EXISTA")
def test_a_register_is_not_rebuilt_over_another(issued, capsys):
    code, said = rebuilt(issued, capsys, issued.folder / "iesire", issued.folder / "registru.sqlite")
    assert (code, "refacerea nu scrie peste un registru" in said) == (4, True)


@pytest.mark.skipif(sys.platform == "win32", reason="no harmless way to ask after a process")
def test_what_a_rebuilding_killed_at_its_very_end_left_goes_away(issued, capsys):
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    left = [
        issued.folder / f".adeverinta-{files._host()}-{done.pid}-3.tmp{end}"
        for end in (".lock", ".verificat")
    ]
    for path in left:
        path.touch()
    assert rebuilt(issued, capsys, issued.folder / "iesire", issued.folder / "registru.sqlite")[0] == 4
    assert [path for path in left if path.exists()] == []


@pytest.mark.raises_code("REFACE_NIMIC")
def test_nothing_to_rebuild_a_register_from(issued, capsys):
    (issued.folder / "gol").mkdir()
    code, said = rebuilt(issued, capsys, issued.folder / "gol", issued.folder / "nou.sqlite")
    assert (code, "nu este nicio adeverință întreagă" in said) == (3, True)


@pytest.mark.raises_code("REFACE_SARIT")
def test_a_changed_paper_stays_out_of_a_rebuilt_register(firm, capsys):
    firm.requests([{"cnp": cnp, "data_nasterii_copilului": "14.03.2026"} for cnp in (ANA, DAN)])
    assert firm.emite() == 0
    paper = min((firm.folder / "iesire" / "adeverinte").iterdir())
    data = bytearray(paper.read_bytes())
    data[9000] ^= 1
    paper.write_bytes(data)
    code, said = rebuilt(firm, capsys, firm.folder / "iesire", firm.folder / "nou.sqlite")
    assert code == 1
    assert f"{paper.name} nu a intrat în registrul refăcut: a fost schimbat după emitere" in said


@pytest.mark.raises_code("REGISTRU_DISPARUT")
@pytest.mark.skipif(sys.platform == "win32", reason="a file that is open cannot be taken away there")
def test_a_register_that_is_taken_away_while_it_is_open(issued):
    path = issued.folder / "registru.sqlite"
    with NumberRegister.open(path, employer="99000000") as register:
        path.rename(path.with_suffix(".alt"))
        with pytest.raises(Stop, match="nu mai este la locul lui"):
            register.annul(1, 2026, "greșită")


@pytest.mark.raises_code("REGISTRU_MAI_MULTI")
def test_a_register_of_two_employers_is_not_written_without_saying_which(issued):
    other = issued.folder / "alta.toml"
    other.write_text(profile("Altă Firmă SRL", "RO12345674"), encoding="utf-8")
    register = issued.folder / "registru.sqlite"
    words = ("--cereri", issued.folder / "cereri.xlsx", "--angajator", other, "--registru", register)
    out = ("--iesire", issued.folder / "alta", "--la-data", "2026-11-22")
    assert issued.run("emite", *map(str, (*words, *out))) == 0
    with pytest.raises(Stop) as stop:
        api.Register.open_only(register)
    assert "--angajator" in stop.value.finding.remedy


@pytest.mark.raises_code("REGISTRU_EXPORT_FEL")
def test_a_register_is_exported_as_a_workbook_or_printed(issued, capsys):
    words = ("--registru", issued.folder / "registru.sqlite", "--iesire", issued.folder / "registru.doc")
    code, said = say(capsys, "registru", "exporta", *words)
    assert (code, ".xlsx" in said) == (2, True)
    assert not (issued.folder / "registru.doc").exists()


@pytest.mark.raises_code("REGISTRU_ALT_VARF")
def test_a_history_that_does_not_pass_through_what_was_printed(issued, capsys):
    words = ("--registru", issued.folder / "registru.sqlite", "--varf", "0" * 64)
    code, said = say(capsys, "registru", "verifica", *words)
    assert code == 1
    assert "0" * 64 in said


@pytest.mark.raises_code("INLOCUIRE_FARA_CERERE")
def test_a_number_is_replaced_for_a_person_of_the_requests(issued, capsys):
    issued.requests([{"cnp": DAN, "data_nasterii_copilului": "14.03.2026"}])
    capsys.readouterr()
    assert issued.emite("--inlocuieste", "1/2026") == 2
    assert "Numărul 1 din anul 2026" in capsys.readouterr().err


@pytest.mark.raises_code("RAPORT_STRAIN")
def test_a_report_of_somebody_else_is_not_replaced(firm, capsys):
    (firm.folder / "iesire").mkdir()
    (firm.folder / "iesire" / "raport.json").write_text('{"al": "altcuiva"}', encoding="utf-8")
    assert firm.emite() == 4
    assert "nu este un raport scris de acest program" in capsys.readouterr().err
    assert (firm.folder / "iesire" / "raport.json").read_text(encoding="utf-8") == '{"al": "altcuiva"}'


@pytest.mark.raises_code("PDF_COMUN_FARA_PAROLA")
def test_the_common_file_has_no_password(firm):
    pytest.importorskip("pikepdf")
    text = (firm.folder / "angajator.toml").read_text(encoding="utf-8")
    firm.profile(text + '[pdf]\nparola = "cnp6"\n')
    assert firm.emite("--un-singur-pdf") == 0
    told = {item["cod"]: item for item in firm.report()["rulare"]["constatari"]}
    assert told["PDF_COMUN_FARA_PAROLA"]["grad"] == "avertisment"


@pytest.mark.raises_code("PAROLE_NECITITE")
def test_a_list_of_passwords_that_cannot_be_read_is_not_written_over(firm, capsys):
    pytest.importorskip("pikepdf")
    text = (firm.folder / "angajator.toml").read_text(encoding="utf-8")
    firm.profile(text + '[pdf]\nparola = "aleatoare"\n')
    assert firm.emite() == 0
    (kept,) = (path for path in (firm.folder / "iesire").rglob("*parole*") if path.is_file())
    kept.write_text("altceva", encoding="utf-8")
    firm.requests([{"cnp": DAN, "data_nasterii_copilului": "14.03.2026"}])
    capsys.readouterr()
    assert firm.emite() == 4
    assert kept.name in capsys.readouterr().err
    assert kept.read_text(encoding="utf-8") == "altceva"


@pytest.mark.raises_code("CERERI_PESTE")
def test_a_requests_workbook_is_not_written_over_another(firm, capsys):
    code, said = say(capsys, "cereri", firm.exports, "--iesire", firm.folder / "cereri.xlsx")
    assert code == 4
    assert "cereri.xlsx" in said


@pytest.mark.raises_code("SEMNARE_FARA_REGISTRU", "FISIER_LIPSA")
def test_papers_without_their_register_are_not_signed(issued, tmp_path_factory, monkeypatch, capsys):
    alone = tmp_path_factory.mktemp("singur")
    (paper,) = (issued.folder / "iesire" / "adeverinte").iterdir()
    (alone / paper.name).write_bytes(paper.read_bytes())
    monkeypatch.chdir(alone)
    words = ("semneaza", alone, "--p12", alone / "cheie.p12", "--fara-interactiune")
    code, said = say(capsys, *words)
    assert (code, "Nu s-a găsit registrul" in said) == (3, True)
    code, said = say(capsys, *words, "--registru", alone / "registru.sqlite")
    assert (code, "nu există" in said) == (3, True)


@pytest.mark.raises_code("NESEMNATA_FARA_NUMAR")
def test_a_form_without_number_is_signed_by_hand(firm, tmp_path_factory, capsys):
    keys = pytest.importorskip("tests.finish.keys")
    pytest.importorskip("pyhanko")
    firm.requests([{"cnp": ANA, "data_nasterii_copilului": "14.03.2026"}])
    assert firm.emite() == 0
    assert firm.emite("--formular", "fisa-dosar", output="fise") == 0
    key, _ = keys.signer_file(tmp_path_factory.mktemp("chei"), kind="ec")
    (sheet,) = (firm.folder / "fise" / "adeverinte").iterdir()
    with (
        api.signing_key(p12=key, password=keys.PASSWORD) as signing,
        api.Register.open_only(firm.folder / "registru.sqlite") as register,
    ):
        (done,) = api.sign([sheet], signing, register)
    assert done.refused
    assert "nu ia număr din registru" in done.findings[0].message


@pytest.mark.raises_code("PROFIL_SCHIMBAT")
def test_a_profile_that_another_window_changed_is_not_written_over(firm):
    path = firm.folder / "angajator.toml"
    with pytest.raises(Stop, match=r"angajator\.toml"):
        profile_text.save_profile(path, {("angajator", "telefon"): "0232"}, seen="0" * 64)
    assert "0232" not in path.read_text(encoding="utf-8")


@pytest.mark.raises_code("ANONIMIZARE_INCOMPLETA")
def test_a_code_that_stayed_anywhere_in_a_copy_stops_it():
    masks = Masks()
    assert ANA not in masks.text(f"CNP {ANA}")
    anonymise._check(Path("stat.csv"), masks.text(f"CNP;{ANA}").encode(), masks)
    with pytest.raises(Stop, match=r"stat\.csv"):
        anonymise._check(Path("stat.csv"), f"CNP;{ANA}".encode(), masks)


@pytest.mark.raises_code("CAMPURI_NECOMPLETATE")
def test_what_a_form_prints_blank_is_named(firm):
    firm.requests([{"cnp": ANA, "data_nasterii_copilului": "14.03.2026"}])
    assert firm.emite("--formular", "suspendare-cim") == 0
    (told,) = [item for item in firm.certificate()["constatari"] if item["cod"] == "CAMPURI_NECOMPLETATE"]
    assert told["grad"] == "avertisment"


@pytest.mark.raises_code("REGISTRU_FISIER_DIFERIT")
def test_a_paper_that_is_made_again_from_another_template_is_told(firm):
    assert firm.emite() == 0
    (paper,) = (firm.folder / "iesire" / "adeverinte").iterdir()
    form, own = f"{firm.certificate()['formular']}.yaml", firm.folder / "sabloane"
    text = (resource_dir("templates") / form).read_text(encoding="utf-8")
    assert "ADEVERINȚĂ" in text
    own.mkdir()
    (own / form).write_text(text.replace("ADEVERINȚĂ", "Adeverință"), encoding="utf-8")
    paper.unlink()
    assert firm.emite("--sabloane", str(own)) == 0
    assert "REGISTRU_FISIER_DIFERIT" in firm.codes()
    assert firm.certificate()["numar"] == "1"
