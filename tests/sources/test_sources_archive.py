"""Archives of exports: read within bounds, named with the archive; what is hostile or foreign refused."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from adeverinta import payroll, sources
from adeverinta.core.errors import InputStop
from tests.exports.shapes import ROWS, SIMPLE, table
from tests.exports.test_shapes import sums
from tests.exports.truth import CUI, by_month, expected
from tests.exports.writers import write_text, write_xlsx


def packed(path, files, method=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", method) as target:
        for name, data in files:
            target.writestr(name, data)
    return path


def exports(tmp_path):
    made = []
    for at, rows in by_month(ROWS):
        path = tmp_path / f"stat_0{at + 1}_2026.{'xlsx' if at else 'csv'}"
        if at:
            write_xlsx(path, [("Stat", table(SIMPLE, rows))])
        else:
            write_text(path, table(SIMPLE, rows))
        made.append((f"2026/{path.name}", path.read_bytes()))
        path.unlink()
    return made


def refused(path):
    with pytest.raises(InputStop) as stop:
        payroll.read([path])
    return stop.value.finding


@pytest.mark.parametrize("by_name", [True, False])
def test_an_archive_is_read_as_the_folder_it_holds(tmp_path, by_name):
    path = packed(
        tmp_path / "state.zip", [*exports(tmp_path), ("citeste.docx", b"x"), ("__MACOSX/._a.csv", b"x")]
    )
    read = payroll.read([path if by_name else tmp_path], employer=CUI)
    assert sums(read, "net", "brut") == expected(ROWS, "net", "brut")
    assert read.sources[0].file == "state.zip/2026/stat_01_2026.csv"
    assert [item.message for item in read.findings if item.code == "FISIER_SARIT"] == [
        "Fișierul „state.zip/citeste.docx” a fost sărit: extensia „.docx”."
    ]
    row = next(iter(read.rows.values()))[0]
    assert str(row.source).startswith("fișierul „state.zip/2026/stat_01_2026.csv”")


def test_an_archive_handed_over_as_bytes(tmp_path):
    data = packed(tmp_path / "a.zip", exports(tmp_path)).read_bytes()
    assert sums(payroll.read([("a.zip", data)], employer=CUI), "net") == expected(ROWS, "net")


def test_a_workbook_named_zip_is_the_workbook(tmp_path):
    write_xlsx(tmp_path / "a.xlsx", [("Ian 2026", table(SIMPLE, by_month(ROWS)[0][1]))])
    path = (tmp_path / "a.xlsx").rename(tmp_path / "stat.zip")
    assert len(payroll.read([path]).rows) == 7


def test_an_archive_in_an_archive_is_not_entered_and_said(tmp_path):
    inner = packed(tmp_path / "b.zip", exports(tmp_path)).read_bytes()
    (tmp_path / "b.zip").unlink()
    found = refused(packed(tmp_path / "a.zip", [("b.zip", inner)]))
    assert found.code == "FOLDER_FARA_FISIERE"
    assert "„a.zip/b.zip” (este o arhivă în altă arhivă" in found.message


def test_names_of_dos_are_in_its_romanian_page(tmp_path):
    path = packed(tmp_path / "a.zip", [("stat_XXX.csv", b"x")])
    path.write_bytes(path.read_bytes().replace(b"XXX", "ţăş".encode("cp852")))
    assert [item.name for item in sources.expand([path])[0]] == ["a.zip/stat_ţăş.csv"]


def test_bombs_and_crowds_are_refused_in_time(tmp_path):
    start = time.process_time()
    crowd = [(f"{number}.csv", b"x") for number in range(5_001)]
    assert refused(packed(tmp_path / "a.zip", crowd)).code == "FISIER_PREA_MARE"
    with (
        zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as target,
        target.open("a.csv", "w") as part,
    ):
        for _ in range(300):
            part.write(bytes(1 << 20))
    assert refused(tmp_path / "b.zip").code == "FISIER_PREA_MARE"
    assert time.process_time() - start < 20


def test_damage_is_named(tmp_path):
    data = packed(tmp_path / "a.zip", exports(tmp_path)).read_bytes()
    (tmp_path / "a.zip").write_bytes(data[:-30])
    assert refused(tmp_path / "a.zip").code == "FISIER_DETERIORAT"
    spoilt = bytearray(data)
    spoilt[60:90] = bytes(30)
    (tmp_path / "a.zip").write_bytes(spoilt)
    assert refused(tmp_path / "a.zip").code == "FISIER_DETERIORAT"


@pytest.mark.raises_code("ARHIVA_PROTEJATA")
def test_a_locked_archive_is_named(tmp_path):
    path = packed(tmp_path / "a.zip", [("a.csv", b"x")])
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        at = archive.infolist()[0].header_offset
        directory = archive.start_dir
    data = bytearray(path.read_bytes())
    data[at + 6] |= 1
    data[directory + 8] |= 1
    path.write_bytes(data)
    assert refused(path).code == "ARHIVA_PROTEJATA"
