"""What stays of a file: the rows of the persons asked for, nothing for each month of the others."""

from __future__ import annotations

import gc
import tracemalloc

from adeverinta import payroll
from adeverinta.payroll import payroll_reader
from tests.exports.truth import cnp
from tests.exports.writers import write_xlsx

PERSONS, MONTHS = 400, 8
HEADER = ["Marca", "CNP", "Nume", "Prenume", "Luna", "Salariu net"]


def test_a_further_file_leaves_nothing_of_persons_not_asked_for(tmp_path, monkeypatch):
    for month in range(1, MONTHS + 1):
        rows = [
            [f"M{n}", cnp(n), f"Fictivescu{n}", "Ana", f"{month:02d}.2026", 3000.0 + n]
            for n in range(PERSONS)
        ]
        write_xlsx(tmp_path / f"stat_{month}.xlsx", [("Stat", [HEADER, *rows])])
    paths = sorted(tmp_path.iterdir())
    held = []
    plain = payroll_reader._result

    def result(run):
        gc.collect()
        held.append(tracemalloc.get_traced_memory()[0])
        return plain(run)

    monkeypatch.setattr(payroll_reader, "_result", result)
    payroll.read(paths, wanted=[cnp(1)])  # what is remembered of texts is in place
    held.clear()
    tracemalloc.start()
    try:
        for count in (2, MONTHS):
            read = payroll.read(paths[:count], wanted=[cnp(1)])
            assert list(read.rows) == [cnp(1)]
            assert list(read.persons) == [cnp(1)]
            del read
            gc.collect()
    finally:
        tracemalloc.stop()
    few, all_of_them = held
    assert few < PERSONS * 1600
    # a row of six cells is 400 bytes; the layout of each file and Python's own reserves are a fifth of that
    assert all_of_them - few < (MONTHS - 2) * PERSONS * 80
