"""The office folder by its commands: a firm made, requests filled, firms worked, one bad firm no harm."""

import json
import shutil
import subprocess
import sys
import zipfile

import openpyxl
import pytest

from adeverinta import api, sources
from adeverinta.office import make_firm, profile_values
from tests.firm import ANA, SAMPLES, of_samples


def run(*args):
    """The command in a process of its own, with its exit code."""
    return subprocess.run(
        [sys.executable, "-m", "adeverinta", *map(str, args)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_new_firm_has_what_its_exports_tell(tmp_path):
    exports = sorted((SAMPLES / "lunar-xlsx").iterdir())
    made = run("firma-noua", tmp_path / "Moara", "--din", exports[0], exports[1], "--fara-interactiune")
    assert made.returncode == 0
    text = (tmp_path / "Moara/angajator.toml").read_text(encoding="utf-8")
    assert 'cod_fiscal = "RO99000000"' in text
    assert "# sediu" in text
    assert "[reprezentant]" in text
    assert len(list((tmp_path / "Moara/state").iterdir())) == 2


def test_a_file_that_is_named_is_read_once_for_a_new_firm(tmp_path, monkeypatch):
    opened = []
    read = sources.read
    monkeypatch.setattr(sources, "read", lambda item, **more: opened.append(item) or read(item, **more))
    first, *rest = sorted((SAMPLES / "lunar-xlsx").iterdir())
    (tmp_path / "alte").mkdir()
    for path in rest[:2]:
        shutil.copy(path, tmp_path / "alte")
    with zipfile.ZipFile(tmp_path / "luni.zip", "w") as packed:
        packed.write(rest[2], rest[2].name)
        packed.write(rest[3], rest[3].name)
    exports = [first, tmp_path / "alte", tmp_path / "luni.zip"]
    firm, found = make_firm(tmp_path / "Moara", exports)
    assert len(opened) == 5
    assert found.fiscal_code == "RO99000000", "as the exports write it"
    assert len(list(firm.state.iterdir())) == 4
    _, packed_only = make_firm(tmp_path / "Arhiva", exports[2:])
    assert packed_only == found, "an archive tells the firm as its files do"


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Cod fiscal: 99000000", "99000000"),
        ("C.U.I. 99000000, J12/345/2010", "99000000"),
        ("Cod unic de înregistrare: RO 99000000", "RO99000000"),
        ("SC Moara SRL, ro99000000", ""),
        ("CIF ro99000000", "RO99000000"),
    ],
)
def test_a_fiscal_code_has_the_ro_that_the_exports_write_and_no_other(tmp_path, title, kept):
    export = tmp_path / "stat.csv"
    export.write_text(
        f"{title}\n\nCNP;Nume;Luna;Salariu net\n{ANA};Popescu Ana;03.2026;2967\n", encoding="utf-8"
    )
    firm, found = make_firm(tmp_path / "Moara", [export])
    assert found.fiscal_code == kept
    assert profile_values(firm.profile).get(("angajator", "cod_fiscal"), "") == kept


def test_the_filled_workbook_reads_back_as_the_requests_typed_into_it(tmp_path):
    path = tmp_path / "cereri.xlsx"
    assert run("cereri", SAMPLES / "lunar-xlsx", "--iesire", path).returncode == 0
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    columns = {cell.value: cell.column for cell in sheet[1]}
    assert sheet.max_row >= 25
    assert len(sheet.data_validations.dataValidation) > 10
    sheet.cell(3, columns["data_nasterii_copilului"]).value = "20.09.2026"
    book.save(path)
    requests = api.requests(path)
    assert len(requests) == 1, "rows without a birth date are passed over"
    assert requests[0].cnp == str(sheet.cell(3, columns["cnp"]).value)
    assert requests[0].nume == sheet.cell(3, columns["nume"]).value
    assert not requests[0].findings
    assert run("cereri", SAMPLES / "lunar-xlsx", "--iesire", path).returncode == 4, "never over a file"


@pytest.fixture
def office(tmp_path):
    for name in ("Alfa", "Gama"):
        of_samples(tmp_path / name, requests="cereri.xlsx")
    (tmp_path / "Beta/state").mkdir(parents=True)
    (tmp_path / "Beta/state/x.xlsx").write_bytes(b"PK not a workbook")
    shutil.copy(SAMPLES / "angajator.toml", tmp_path / "Beta")
    shutil.copy(SAMPLES / "cereri.xlsx", tmp_path / "Beta")
    return tmp_path


def test_one_bad_firm_never_stops_the_others(office):
    looked = run("firme", office, "--la-data", "22.11.2026", "--doar-verificare")
    assert looked.returncode == 3
    assert not list(office.glob("*/adeverinte/*.pdf"))
    done = run("firme", office, "--la-data", "22.11.2026", "--scrisori")
    assert done.returncode == 3
    told = json.loads((office / "firme.json").read_text(encoding="utf-8"))
    by_name = {line["firma"]: line for line in told["firme"]}
    assert (by_name["Alfa"]["emise"], by_name["Alfa"]["neschimbate"]) == (20, 0)
    assert (by_name["Gama"]["emise"], by_name["Beta"]["emise"]) == (20, 0)
    assert by_name["Beta"]["constatari"][0]["grad"] == "eroare"
    assert by_name["Alfa"]["luni"][0] == "2024-09"
    assert (office / "Alfa/rapoarte/raport.json").is_file()
    assert (office / "Alfa/scrisori/client.txt").exists() == bool(by_name["Alfa"]["lipsesc"])
    assert (office / "Beta/scrisori/client.eml").is_file()
    again = run("firme", office, "--la-data", "23.11.2026")
    told = json.loads((office / "firme.json").read_text(encoding="utf-8"))
    assert [(line["emise"], line["neschimbate"]) for line in told["firme"]] == [(0, 20), (0, 0), (0, 20)]
    assert "20 neschimbate" in again.stdout
    assert openpyxl.load_workbook(office / "firme.xlsx").sheetnames == ["Firme", "De făcut", "Termene"]
