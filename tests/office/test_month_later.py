"""`firme` run again with another month: what is new, what changed, whose certificates hold it."""

import email
import email.policy
import json
import re
import shutil

import openpyxl
import pytest
from click.testing import CliRunner

from adeverinta import api
from adeverinta.cli.root import root
from adeverinta.office import run_changes
from tests.firm import of_samples


def firme(folder, *options):
    """The command in this process: exit code, what it said, the firm's line of `firme.json`."""
    args = ["firme", str(folder), "--la-data", "22.11.2026", "--fara-interactiune", *options]
    result = CliRunner().invoke(root, args, standalone_mode=False)
    told = json.loads((folder / "firme.json").read_text(encoding="utf-8"))
    return result, told["firme"][0]


def rise(path, name_part, by=10):
    """Raise the gross, base and net of a person in a month's file, as a correction of payroll does."""
    book = openpyxl.load_workbook(path)
    sheet = book.active
    headers = {cell.value: cell.column for cell in sheet[7]}
    for row in sheet.iter_rows(min_row=9):
        if name_part in str(row[1].value) and isinstance(row[headers["Salariu net"] - 1].value, (int, float)):
            for name in ("Venit brut", "Salariu net"):
                row[headers[name] - 1].value += by
            break
    else:
        raise AssertionError(name_part)
    book.save(path)


@pytest.fixture
def office(tmp_path):
    """A firm without its last month, run once."""
    firm = of_samples(tmp_path / "birou/Alfa", requests="cereri.xlsx")
    last = max((firm / "state").iterdir())
    kept = tmp_path / last.name
    shutil.move(last, kept)
    return tmp_path / "birou", kept


def codes(line):
    return {item["cod"]: item for item in line["constatari"]}


@pytest.mark.raises_code(
    "LUNI_NOI", "LUNA_DISPARUTA", "LUNA_SCHIMBATA", "ADEVERINTA_ATINSA", "CERERE_ACUM_POSIBILA"
)
def test_one_month_more(office):
    folder, kept = office
    first, line = firme(folder, "--scrisori", "--borderou")
    assert first.return_value == 1, first.output
    assert (line["emise"], line["respinse"]) == (19, 1)
    assert line["lipsesc"] == [{"luna": "2026-11", "persoane": 1}]
    assert not {"LUNI_NOI", "LUNA_SCHIMBATA", "ADEVERINTA_ATINSA"} & set(codes(line))
    state = (folder / "Alfa/.stare.json").read_text(encoding="utf-8")
    assert not re.search(r"\d{13}", state)
    read = api.read([folder / "Alfa/state"])
    assert not any(name.split()[0] in state for name in read.persons.values())

    shutil.copy(kept, folder / "Alfa/state")
    changed = folder / "Alfa/state/stat_202608.xlsx"
    rise(changed, "Exemplaru")
    looked, line = firme(folder, "--doar-verificare")
    found = codes(line)
    assert "noiembrie 2026" in found["LUNI_NOI"]["mesaj"]
    assert found["LUNA_SCHIMBATA"]["luna"] == "2026-08"
    assert "1 persoană" in found["LUNA_SCHIMBATA"]["mesaj"]
    touched = [item["mesaj"] for item in line["constatari"] if item["cod"] == "ADEVERINTA_ATINSA"]
    assert any("august 2026: pe adeverință 3.518,00, în state acum 3.528,00" in text for text in touched)
    assert any("noiembrie 2026: pe adeverință 3.861,00, în state acum 1.245,00" in text for text in touched)
    assert "CERERE_ACUM_POSIBILA" in found
    assert state == (folder / "Alfa/.stare.json").read_text(encoding="utf-8"), "looking changes nothing"
    assert looked.return_value == 1

    again, line = firme(folder)
    # of the refused ones one holds the changed month, one has the new month's days
    assert (line["emise"], line["neschimbate"], line["respinse"]) == (1, 17, 2), "never replaced by itself"
    assert "2 adeverințe atinse" in again.output
    _, line = firme(folder)
    assert not {"LUNI_NOI", "LUNA_SCHIMBATA", "ADEVERINTA_ATINSA"} & set(codes(line)), "told once"
    (folder / "Alfa/state" / kept.name).unlink()
    _, line = firme(folder)
    assert codes(line)["LUNA_DISPARUTA"]["luna"] == "2026-11"


def test_the_deadlines_the_list_to_sign_and_the_letters(office):
    folder, _ = office
    firme(folder, "--scrisori", "--borderou")
    firm = folder / "Alfa"
    for book in (folder / "firme.xlsx", firm / "rapoarte/centralizator.xlsx"):
        sheet = openpyxl.load_workbook(book)["Termene"]
        assert sheet.max_row == 21
        assert sheet.page_setup.orientation == "landscape"
        head = {cell.value: cell.column for cell in sheet[1]}
        due = {
            row[head["Număr"] - 1].value: row[head["Dosarul până la"] - 1].value for row in sheet.iter_rows(2)
        }
        assert f"{due['2']:%d.%m.%Y}" == "18.02.2027", "60 working days after 18.11.2026"

    import pypdfium2

    pages = pypdfium2.PdfDocument(firm / "rapoarte/borderou-2026-11-22.pdf")
    text = "\n".join(page.get_textpage().get_text_range() for page in pages)
    assert all(word in text for word in ("Exemplaru", "19 adeverințe", "semnătura", "icc-hg52"))
    assert not re.search(r"\d{13}", text)

    letters = firm / "scrisori"
    client = email.message_from_bytes((letters / "client.eml").read_bytes(), policy=email.policy.default)
    assert client["To"] is None
    assert client["X-Unsent"] == "1"
    body = client.get_body().get_content()
    assert "noiembrie 2026" in body
    assert "Revenescu Simona" in body
    assert [part.get_filename() for part in client.iter_attachments()] == ["de-completat.xlsx"]
    parent = next(letters.glob("parinte-2-*.eml"))
    draft = email.message_from_bytes(parent.read_bytes(), policy=email.policy.default)
    body = draft.get_body().get_content()
    assert "Stimată doamnă Exemplaru Elena" in body
    assert "18.02.2027" in body
    sheet = next(draft.iter_attachments())
    assert sheet.get_filename() == "fisa-dosar.pdf"
    assert sheet.get_content().startswith(b"%PDF")
    for text in letters.glob("*.txt"):
        assert not re.search(r"\d{13}", text.read_text("utf-8-sig"))
    edited = next(letters.glob("parinte-2-*.txt"))
    edited.write_text("scris de mână", encoding="utf-8")
    firme(folder, "--scrisori")
    assert edited.read_text(encoding="utf-8") == "scris de mână"


def test_a_salt_never_looks_like_a_cnp():
    """One hexadecimal salt in sixty holds thirteen digits in a row: a search of the file for CNPs found one by chance."""
    salts = {run_changes._new_salt() for _ in range(500)}
    assert len(salts) == 500
    assert all(re.fullmatch("[a-p]{32}", salt) for salt in salts)
