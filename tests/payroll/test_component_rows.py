"""Exports with a pay component a row: a person's month is put together, with the address of each value."""

import pytest
from payroll_builders import book, cnp, codes

from adeverinta.payroll import read_files

HEADER = ["Luna", "CNP", "Angajat", "Cod", "Marca", "Element", "Procent", "Valoare (lei)"]
ITEMS = [
    (101, "Zile lucrate", None), (102, "Zile CO", None), (201, "Brut", 1.0), (301, "CAS", 0.25),
    (302, "CASS", 0.10), (401, "Impozit", 0.065), (501, "Salariu net", 0.585), (601, "Avans", 0.2),
]  # fmt: skip


def _lines(number, month, brut, marca="7"):
    lines = []
    for code, name, part in ITEMS:
        value = {101: 20, 102: 2}.get(code, brut * (part or 0))
        lines.append([f"{month:02d}.2026", cnp(number), "Popa Ana", code, marca, name, None, value])
    return lines


def _read(*lines, header=HEADER):
    rows = [["Componente salariale 2026"], header, *[line for some in lines for line in some]]
    return read_files([book(rows, name="componente.xlsx")])


def test_a_persons_month_is_one_row_with_its_values():
    read = _read(_lines(1, 1, 5000.0), _lines(2, 1, 6000.0), [HEADER], _lines(1, 2, 5200.0))
    assert [(row.month.month, row.brut, row.net) for row in read.rows[cnp(1)]] == [
        (1, 500_000, 292_500), (2, 520_000, 304_200),
    ]  # fmt: skip
    (row,) = read.rows[cnp(2)]
    assert (row.zile_lucrate, row.zile_co, row.marca, row.proof) == (2000, 200, "7", "inchis")
    assert (row.cell("net").row, row.cell("net").column) == (17, "H")


def test_two_contracts_are_two_rows():
    read = _read(_lines(1, 1, 5000.0), _lines(1, 1, 1000.0, marca="7B"))
    assert [(row.marca, row.net) for row in read.rows[cnp(1)]] == [("7", 292_500), ("7B", 58_500)]
    same = _read(_lines(1, 1, 5000.0), _lines(1, 1, 1000.0))
    assert sum(row.net for row in same.rows[cnp(1)]) == 351_000
    assert "RANDURI_INSUMATE" in codes(same)


def test_a_value_of_nobody_is_named_and_a_total_is_none():
    nobody = [["01.2026", None, "Rusu Dan", 501, None, "Salariu net", None, 700.0]]
    total = [["Total", None, None, None, None, "Salariu net", None, 3625.0]]
    read = _read(_lines(1, 1, 5000.0), nobody, total)
    assert [row.net for row in read.rows[cnp(1)]] == [292_500]
    told = [item.source.row for item in read.findings if item.code == "RAND_FARA_CNP"]
    assert told == [11]


@pytest.mark.parametrize("column", [3, 4, 6])
def test_columns_that_are_not_needed_may_be_missing(column):
    lines = [[cell for at, cell in enumerate(line) if at != column] for line in _lines(1, 1, 5000.0)]
    read = _read(lines, header=[cell for at, cell in enumerate(HEADER) if at != column])
    assert [row.net for row in read.rows[cnp(1)]] == [292_500]
