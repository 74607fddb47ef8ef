"""Exports of the register of employees are named as holding no net, whatever the format."""

from __future__ import annotations

import pytest

from adeverinta import payroll
from adeverinta.core.errors import InputStop
from tests.exports.shapes import ROWS, SIMPLE, table
from tests.exports.truth import by_month, cnp
from tests.exports.writers import write_text, write_xlsx

HEADERS = [
    ["CNP", "Nume", "Prenume", "Număr contract", "Data încheierii", "Tip contract", "Cod COR", "Salariu"],
    [
        "Cod numeric personal",
        "Nume si prenume",
        "Nr. contract",
        "Data inceput contract",
        "Tip norma",
        "COR",
        "Salariu brut",
    ],
    [
        "Nr.",
        "CNP salariat",
        "Nume",
        "Nr. CIM",
        "Durata contract",
        "Repartizare",
        "Stare contract",
        "Salariu de baza brut",
    ],
]


def refused(path):
    with pytest.raises(InputStop) as stop:
        payroll.read([path])
    return stop.value.finding


@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_table_of_contracts_is_named(tmp_path, header, kind):
    data = [cnp(1) if "CNP" in name or "numeric" in name else "5000" for name in header]
    path = tmp_path / f"registru.{kind}"
    rows = [["Registrul general de evidență a salariaților"], [], header, data]
    if kind == "csv":
        write_text(path, rows)
    else:
        write_xlsx(path, [("Contracte", rows)])
    found = refused(path)
    assert found.code == "REGES_FARA_NET"
    assert path.name in found.message


def test_its_xml_is_named_and_in_a_folder_skipped(tmp_path):
    path = tmp_path / "revisal.xml"
    path.write_text(
        '<XmlReport xmlns="http://schemas.datacontract.org/2004/07/Revisal.Entities"><Salariati/></XmlReport>'
    )
    assert refused(path).code == "REGES_FARA_NET"
    write_xlsx(tmp_path / "stat_202601.xlsx", [("Stat", table(SIMPLE, by_month(ROWS)[0][1]))])
    (told,) = [item for item in payroll.read([tmp_path]).findings if item.code == "FISIER_SARIT"]
    assert "REGES" in told.message


def test_a_payroll_with_columns_of_the_contract_is_a_payroll(tmp_path):
    header = ["CNP", "Nume", "Nr. contract", "Data încheierii", "Cod COR", "Tip normă", "Luna", "Salariu net"]
    write_text(
        tmp_path / "stat.csv", [header, [cnp(1), "Ana", "7", "1.03.2019", "242", "8", "01.2026", "3000"]]
    )
    assert payroll.read([tmp_path]).rows[cnp(1)][0].net == 300000
