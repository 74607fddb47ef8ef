"""The requests workbook: what is shown, what is marked, and that it reads back as the requests typed into it."""

import shutil
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adeverinta import api
from adeverinta.cli.root import root
from adeverinta.office.requests_book import needed, requests_workbook
from adeverinta.office.requests_table import _as_csv, file_digest, request_rows
from adeverinta.requests.columns import COLUMNS
from adeverinta.requests.field_types import FieldType
from adeverinta.requests.fields import FIELDS
from tests.exports.truth import cnp
from tests.firm import SAMPLES

WORDS = st.text(st.sampled_from("abcțșăîâ -'"), min_size=1, max_size=12).map(str.strip).filter(bool)
DAYS = st.dates(min_value=date(2011, 1, 1), max_value=date(2026, 12, 31))
DATES = [field.name for field in FIELDS if field.is_date]
MONEY = [field.name for field in FIELDS if field.type is FieldType.MONEY]
FREE = ["nume", "prenume", "strada", "numar", "localitate", "judet", "calitatea", "scop", "functie"]


@st.composite
def typed(draw):
    """A row as somebody types it."""
    row = {"cnp": cnp(draw(st.integers(1, 400))), "data_nasterii_copilului": f"{draw(DAYS):%d.%m.%Y}"}
    for name in draw(st.lists(st.sampled_from(FREE), unique=True)):
        row[name] = draw(WORDS)
    for name in draw(st.lists(st.sampled_from([n for n in DATES if n not in row]), unique=True)):
        row[name] = f"{draw(DAYS):%d.%m.%Y}"
    for name in draw(st.lists(st.sampled_from(MONEY), unique=True)):
        row[name] = f"{draw(st.integers(0, 99999))},{draw(st.integers(0, 99)):02}"
    return row


@given(st.lists(typed(), min_size=1, max_size=5))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_it_reads_back_as_the_same_requests(rows):
    columns = [name for name in COLUMNS if any(name in row for row in rows)]
    plain = api.requests(("c.csv", _as_csv(columns, rows)))
    read = api.requests(("c.xlsx", requests_workbook(rows)))

    def told(requests):
        return [
            request._replace(source=None, columns={}, findings=tuple(item.code for item in request.findings))
            for request in requests
        ]

    assert told(read) == told(plain)


def shown(data: Path):
    sheet = openpyxl.load_workbook(data).worksheets[0]
    from openpyxl.utils import get_column_letter

    return {
        cell.value for cell in sheet[1] if not sheet.column_dimensions[get_column_letter(cell.column)].hidden
    }


def command(*args):
    return CliRunner().invoke(root, [str(arg) for arg in args], standalone_mode=False)


def test_only_what_the_form_asks_for_is_shown(tmp_path):
    state = SAMPLES / "lunar-xlsx"
    command("cereri", state, "--iesire", tmp_path / "a.xlsx")
    usual = shown(tmp_path / "a.xlsx")
    assert {"cnp", "formular", "strada", "numar", "cetatenie", "cerere_data"} <= usual
    assert not {"cim_numar", "copil1_cnp", "ci_seria", "fax", "luni_alese"} & usual
    command("cereri", state, "--iesire", tmp_path / "b.xlsx", "--formular", "suspendare-cim")
    other = shown(tmp_path / "b.xlsx")
    assert {"cim_numar", "cim_data", "functie", "copil1_cnp"} <= other
    assert not {"strada", "cetatenie"} & other
    assert needed(["suspendare-cim", "icc-hg52"]) == needed(["suspendare-cim"]) | needed(["icc-hg52"])


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_what_is_wrong_is_marked_and_what_is_mended_is_read(tmp_path, suffix):
    rows = request_rows(SAMPLES / "cereri.xlsx")[:4]
    good = rows[0]["cnp"]
    rows[0]["cnp"] = good[:12] + str((int(good[12]) + 1) % 10)
    rows[1]["maternitate_de_la"] = "32.13.2026"
    path = tmp_path / f"cereri.{suffix}"
    columns = [name for name in COLUMNS if any(name in row for row in rows)]
    path.write_bytes(requests_workbook(rows) if suffix == "xlsx" else _as_csv(columns, rows))
    before = path.read_bytes()
    copy = tmp_path / "verificate.xlsx"
    common = [SAMPLES / "lunar-xlsx", "--angajator", SAMPLES / "angajator.toml", "--la-data", "22.11.2026"]
    done = command("cereri", *common, "--verifica", path, "--iesire", copy)
    assert done.return_value == 1, done.output
    assert path.read_bytes() == before, "nothing is written into the user's file"
    book = openpyxl.load_workbook(copy)
    sheet = book.worksheets[0]
    head = {cell.value: cell.column for cell in sheet[1]}
    marked = {cell.coordinate: cell for row in sheet.iter_rows() for cell in row if cell.comment}
    wrong, day = sheet.cell(3, head["cnp"]), sheet.cell(4, head["maternitate_de_la"])
    assert wrong.coordinate in marked
    assert day.coordinate in marked
    assert good not in "".join(cell.comment.text for cell in marked.values())
    wrong.value, day.value = good, "05.06.2026"
    book.save(copy)
    again = command("cereri", *common, "--verifica", copy, "--iesire", tmp_path / "a-doua.xlsx")
    assert again.return_value == 0, again.output
    assert "0 cereri ar fi respinse" in again.output


def test_addresses_are_remembered_from_what_is_in_force(tmp_path):
    for name in ("angajator.toml", "cereri.xlsx"):
        shutil.copy(SAMPLES / name, tmp_path)
    state = SAMPLES / "lunar-xlsx"
    command(
        "emite", state, "--cereri", tmp_path / "cereri.xlsx", "--angajator", tmp_path / "angajator.toml",
        "--iesire", tmp_path / "out", "--la-data", "22.11.2026", "--fara-interactiune",
    )  # fmt: skip
    command("cereri", state, "--angajator", tmp_path / "angajator.toml", "--iesire", tmp_path / "noi.xlsx")
    known = {row["cnp"]: row for row in request_rows(tmp_path / "cereri.xlsx")}
    made = {row["cnp"]: row for row in request_rows(tmp_path / "noi.xlsx")}
    same = ("strada", "numar", "bloc", "scara", "apartament", "localitate", "judet")
    checked = 0
    for cnp_, row in known.items():
        for name in same:
            if row.get(name) and cnp_ in made:
                assert row[name].endswith(made[cnp_].get(name, "lipsă")), name  # as printed: without "Str."
                checked += 1
    assert checked > 60


def test_what_tells_a_file_from_another_holds_no_digits(tmp_path):
    """A page that hides CNPs serves it: no run of digits may look like one."""
    path = tmp_path / "cereri.xlsx"
    told = set()
    for content in range(200):
        path.write_bytes(bytes([content]))
        told.add(file_digest(path))
    assert len(told) == 200
    assert all(text.isalpha() for text in told)
