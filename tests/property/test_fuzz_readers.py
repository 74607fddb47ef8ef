"""A fuzz target per reader: whatever the bytes, a sheet or one Romanian refusal, never another error.

`FUZZ=5000 pytest tests/property/test_fuzz_readers.py` runs each target that many times; 40 otherwise.
"""

from __future__ import annotations

import atexit
import io
import os
import shutil
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adeverinta import payroll, sources
from adeverinta.core.errors import InputStop
from tests.exports import d112
from tests.exports.binary import biff, ole, write_xlsb
from tests.exports.formats import (
    DBF_FIELDS,
    PdfWriter,
    dbf,
    dbf_rows,
    drawn,
    html_table,
    page,
    xml_book,
    xml_rows,
)
from tests.exports.shapes import ROWS, SIMPLE, table
from tests.exports.writers import lei, write_ods, write_text, write_xlsx

RUNS = int(os.environ.get("FUZZ", "40"))
FOLDER = Path(tempfile.mkdtemp(prefix="adeverinta-fuzz-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
TABLE = [("Ian 2026", table((("Luna", "luna"), *SIMPLE), ROWS))]


def seeds() -> dict[str, bytes]:
    paths = {name: FOLDER / f"bun{name}" for name in (".xlsx", ".xlsb", ".ods", ".csv", ".xml")}
    write_xlsx(paths[".xlsx"], TABLE)
    write_xlsb(paths[".xlsb"], TABLE)
    write_ods(paths[".ods"], TABLE)
    write_text(paths[".csv"], TABLE[0][1])
    d112.write(paths[".xml"], d112.document(ROWS[0].month, [d112.insured(row) for row in ROWS[:7]]))
    made = {name: path.read_bytes() for name, path in paths.items()}
    return {**made, ".xls": ole({"Workbook": biff(TABLE)}), **more_seeds(made)}


def more_seeds(made: dict[str, bytes]) -> dict[str, bytes]:
    """The formats that are no workbooks."""
    rows = TABLE[0][1]
    pdf = PdfWriter(FOLDER / "bun.pdf")
    pdf.line("STAT DE PLATĂ ianuarie 2026")
    pdf.table(rows[:8], wrap=True)
    pdf.save()
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as target:
        for name in (".csv", ".xlsx", ".ods"):
            target.writestr(f"2026/bun{name}", made[name])
    spans = "<tr><th rowspan=2>CNP<th colspan=2>Brut &amp; net<th x:num='5'>5</tr><tr><th>a<th>b</tr>"
    style = '<style>.a{mso-number-format:"\\#\\,\\#\\#0"}</style>'
    texts = {
        ".html": page("<h1>ianuarie 2026</h1>" + html_table(rows, marks=" class=a"), head=style)
        + f"<table>{spans}</table>",
        "-foaie.xml": xml_book(
            [
                ("Ian 2026", xml_rows(rows, 3)),
                ("B", "<Row ss:Index='4'><Cell ss:Index='3' ss:MergeAcross='2' ss:MergeDown='1'/></Row>"),
            ]
        ),
        ".txt": drawn(rows, "|", "-", "+"),
        ".prn": "\n".join("  ".join(lei(cell).rjust(16) for cell in row) for row in rows),
    }
    kinds = [("K", "I", 4, 0), ("Y", "Y", 8, 4), ("L", "L", 1, 0), ("D", "D", 8, 0)]
    dates = [[*row, 1, 2.5, True, ROWS[0].month.first_day] for row in dbf_rows()[:9]]
    return {
        **{name: text.encode() for name, text in texts.items()},
        ".dbf": dbf([*DBF_FIELDS, *kinds], dates, deleted=[2]),
        ".pdf": (FOLDER / "bun.pdf").read_bytes(),
        ".zip": archive.getvalue(),
    }


SEEDS = seeds()
PIECES = st.lists(
    st.tuples(st.integers(0, 1 << 20), st.one_of(st.binary(max_size=12), st.sampled_from(
        [b"\0", b"\xff\xff\xff\xff", b"<!DOCTYPE a>", b'"', b";", b"\r\n", "ă".encode("utf-16"), b"9" * 40, b"\x8f\xff"]
    )), st.integers(0, 40)),
    max_size=6,
)  # fmt: skip


def broken(data: bytes, pieces, cut: int) -> bytes:
    out = bytearray(data)
    for place, piece, drop in pieces:
        at = place % (len(out) + 1)
        out[at : at + drop] = piece
    return bytes(out[: cut % (len(out) + 1)] if cut else out)


def damaged(kind: str, pieces, cut: int, part: int) -> bytes:
    """The file damaged as a whole, or one part inside its zip, which is then whole again."""
    data = SEEDS[kind]
    if not data.startswith(b"PK") or part == 0:
        return broken(data, pieces, cut)
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    name = sorted(parts)[part % len(parts)]
    parts[name] = broken(parts[name], pieces, cut)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for each, content in parts.items():
            target.writestr(each, content)
    return out.getvalue()


@pytest.mark.parametrize("kind", sorted(SEEDS))
def test_damaged_files_are_read_or_refused(kind):
    path = FOLDER / f"stricat-{os.getpid()}{kind}"

    @settings(max_examples=RUNS, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(PIECES, st.one_of(st.just(0), st.integers(1, 1 << 20)), st.integers(0, 40))
    def target(pieces, cut, part):
        path.write_bytes(damaged(kind, pieces, cut, part))
        try:
            payroll.read([path])
        except InputStop as stop:
            assert stop.finding.message

    target()


CELLS = st.one_of(
    st.none(), st.text(max_size=20), st.floats(allow_nan=False), st.integers(), st.dates(), st.booleans(),
    st.sampled_from(["CNP", "Marca", "Luna", "Salariu net", "Brut", "CAS", "CASS", "Impozit", "01.2026", "Total",
                     "2850101400019", "ianuarie 2026", "1.234", "12,50", "Net feb 2026", "SC A SRL"]),
)  # fmt: skip


@settings(max_examples=RUNS * 5, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(st.lists(st.lists(CELLS, max_size=8), max_size=14))
def test_any_table_is_read_or_refused(rows):
    sheet = sources.Sheet("stat_202601.xlsx", "Foaie", rows)
    file = sources.SourceFile(Path("stat_202601.xlsx"), "stat_202601.xlsx", "0", (sheet,))
    try:
        payroll.read_files([file])
    except InputStop as stop:
        assert stop.finding.message
