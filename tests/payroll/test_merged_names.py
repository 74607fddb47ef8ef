"""A CNP and a name merged over several rows: each is the person's, in every format that has merges."""

from __future__ import annotations

from html import escape

import openpyxl
import pytest
from payroll_builders import ANA, cnp, employer

import adeverinta as ad
from tests.exports.binary import biff, ole
from tests.exports.writers import write_ods

HEADER = ["Marca", "CNP", "Nume", "Total brut", "CAS", "CASS", "Impozit", "Salariu net", "Observații"]
MAIN = [10, ANA, "Exemplaru Ana", 5000, 1250, 500, 325, 2925, ""]
SECOND = ["10B", "", "", 2000, 500, 200, 130, 1170, ""]
OTHER = [11, cnp(2), "Popescu Dan", 4000, 1000, 400, 260, 2340, ""]
TITLE = ["Stat de plată ianuarie 2026", *[""] * 8]
BOTH = ((2, 3, 1), (2, 3, 2))
"""The CNP and the name of the rows under the header and the title."""


def table(*below):
    return [TITLE, HEADER, MAIN, *below, OTHER]


def as_xlsx(path, rows, merged):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([None if cell == "" else cell for cell in row])
    for first, last, at in merged:
        book.active.merge_cells(start_row=first + 1, end_row=last + 1, start_column=at + 1, end_column=at + 1)
    book.save(path)


def as_xls(path, rows, merged):
    path.write_bytes(ole({"Workbook": biff([("Stat", rows)], merged)}))


def as_ods(path, rows, merged):
    write_ods(path, [("Stat", rows)], merged)


def as_html(path, rows, merged):
    reach = {(first, at): last - first + 1 for first, last, at in merged}
    covered = {(row, at) for first, last, at in merged for row in range(first + 1, last + 1)}
    lines = [
        "".join(
            f'<td rowspan="{reach.get((at, column), 1)}">{escape(str(cell))}</td>'
            for column, cell in enumerate(row)
            if (at, column) not in covered
        )
        for at, row in enumerate(rows)
    ]
    path.write_text(f"<html><table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>", encoding="utf-8")


def as_xml(path, rows, merged):
    reach = {(first, at): last - first for first, last, at in merged}
    covered = {(row, at) for first, last, at in merged for row in range(first + 1, last + 1)}

    def cell(at, column, value):
        kind = "Number" if isinstance(value, int) else "String"
        down = f' ss:MergeDown="{reach[at, column]}"' if (at, column) in reach else ""
        data = f'<Data ss:Type="{kind}">{escape(str(value))}</Data>' if value != "" else ""
        return f'<Cell ss:Index="{column + 1}"{down}>{data}</Cell>'

    lines = [
        "".join(cell(at, column, own) for column, own in enumerate(row) if (at, column) not in covered)
        for at, row in enumerate(rows)
    ]
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    path.write_text(
        f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}"><Worksheet ss:Name="Stat"><Table>'
        f"{''.join(f'<Row>{line}</Row>' for line in lines)}</Table></Worksheet></Workbook>",
        encoding="utf-8",
    )


WRITERS = {".xlsx": as_xlsx, ".xls": as_xls, ".ods": as_ods, ".html": as_html, ".xml": as_xml}


def read(folder, rows, merged=BOTH, ending=".xlsx"):
    path = folder / f"stat_2026_01{ending}"
    WRITERS[ending](path, rows, merged)
    return ad.read([path], employer(), wanted=[ANA])


def found(payroll):
    return {item.code for item in payroll.findings if item.cnp == ANA}


@pytest.mark.parametrize("ending", sorted(WRITERS))
def test_both_contracts_are_the_persons(tmp_path, ending):
    payroll = read(tmp_path, table(SECOND), ending=ending)
    assert [(row.marca, row.net, row.source.row) for row in payroll.rows[ANA]] == [
        ("10", 292_500, 3),
        ("10B", 117_000, 4),
    ]
    assert "RAND_SUB_PERSOANA" not in found(payroll)


@pytest.mark.parametrize("ending", sorted(WRITERS))
def test_one_marca_over_both_is_summed_with_its_warning(tmp_path, ending):
    rows = table(["", *SECOND[1:]])
    payroll = read(tmp_path, rows, (*BOTH, (2, 3, 0)), ending)
    assert sum(row.net for row in payroll.rows[ANA]) == 409_500
    assert "RANDURI_INSUMATE" in found(payroll)


@pytest.mark.parametrize(
    ("below", "merged"),
    [
        ([[*SECOND[:8], "Total persoană"]], BOTH),
        ([[*SECOND[:8], "din care indemnizație CM"]], BOTH),
        ([SECOND, ["", "", "", 7000, 1750, 700, 455, 4095, ""]], ((2, 4, 1), (2, 4, 2))),  # their sum
        ([["10B", "", "", 2000, 500, 200, 130, "", ""]], (*BOTH, (2, 3, 7))),  # one net for both
        ([["", "", "", "", "", "", "", "", "concediu 3 zile"]], BOTH),
    ],
)
def test_a_row_that_repeats_or_shares_the_amounts_above_is_not_added(tmp_path, below, merged):
    summed = 117_000 if len(below) > 1 else 0
    payroll = read(tmp_path, table(*below), merged)
    assert sum(row.net for row in payroll.rows[ANA]) == 292_500 + summed


def test_a_second_contract_under_a_cnp_that_is_not_merged_is_still_nobodys(tmp_path):
    payroll = read(tmp_path, table(SECOND), ((2, 3, 2),))
    assert len(payroll.rows[ANA]) == 1
    assert "RAND_SUB_PERSOANA" in found(payroll)
