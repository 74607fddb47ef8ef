"""Payslips of which one has no CNP: told, also to whom it names; the others are read."""

import pytest
from payroll_builders import book, cnp, codes

from adeverinta.core.errors import InputStop
from adeverinta.payroll import read_files


def _slip(name, number, brut, labels=("Angajat", "CNP")):
    """A slip; `number` None leaves its CNP empty."""
    cas, cass, tax = round(brut * 0.25), round(brut * 0.1), 300
    return [
        ["FLUTURAȘ", "martie 2026", None, None],
        [labels[0], name, labels[1], cnp(number) if number else None],
        ["Ore lucrate", 176, "Venit brut", brut],
        ["CAS", cas, "CASS", cass],
        ["Impozit", tax, "Salariu net", brut - cas - cass - tax],
    ]


ANA, DAN, VLAD = _slip("Popa Ana", 1, 5000), _slip("Rusu Dan", 2, 6000), _slip("Ene Vlad", 3, 7000)
LOST = _slip("Popa Ana", None, 1000)


@pytest.mark.parametrize(
    "slips",
    [
        [ANA, DAN, LOST, VLAD],
        [ANA, DAN, VLAD, LOST],
        [LOST, ANA, DAN, VLAD],
        [ANA, LOST, LOST, DAN, VLAD],
    ],
)
@pytest.mark.parametrize("gap", [0, 1])
def test_a_slip_without_a_cnp_is_told_and_no_part_of_another(slips, gap):
    rows = [row for slip in slips for row in [*slip, *([[None] * 4] * gap)]]
    read = read_files([book(rows)], wanted=[cnp(1), cnp(2), cnp(3)])
    assert {who: [row.net for row in own] for who, own in read.rows.items()} == {
        cnp(1): [295000], cnp(2): [360000], cnp(3): [425000],
    }  # fmt: skip
    assert "RAND_FARA_CNP" in codes(read)
    told = [item for item in read.findings if item.cnp is not None]
    assert {(item.cnp, item.code) for item in told} <= {
        (cnp(1), "RAND_SUB_PERSOANA"), (cnp(1), "RAND_CU_CNP_GRESIT"),
    }  # fmt: skip
    assert told


@pytest.mark.raises_code("FLUTURAS_FARA_CNP")
def test_a_slip_without_a_line_of_its_person_stops_for_that():
    rows = [row for slip in (ANA, DAN, LOST, VLAD) for row in slip]
    del rows[11]
    with pytest.raises(InputStop) as stop:
        read_files([book(rows)])
    assert stop.value.finding.code == "FLUTURAS_FARA_CNP"
    assert "fără CNP" in stop.value.finding.message
