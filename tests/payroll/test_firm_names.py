"""Files and folders that are called by another company than the profile's."""

import pytest
from payroll_builders import HEADER, book, cnp, person

from adeverinta.payroll import read_files

OURS = {"Alfa Închipuită SRL": "99000000"}
CODE = "ALTA_FIRMA_IN_NUME"


def _told(*names, title=()):
    """Each file has marcă numbers of its own, as another employer's would."""
    files = []
    for at, name in enumerate(names, 1):
        rows = [[f"{at}0{number}", *person(number)] for number in (1, 2)]
        files.append(book([*title, ["Marca", *HEADER], *rows], name=name, digest=name))
    read = read_files(files, employer="99000000", employers=OURS, wanted=[cnp(1)])
    return [item for item in read.findings if item.code == CODE]


@pytest.mark.raises_code("ALTA_FIRMA_IN_NUME")
@pytest.mark.parametrize(
    "name",
    [
        "BETA SRL/salarii_202501.csv",
        "arhiva/Beta Gama S.R.L./2025/stat 2025-01.xlsx",
        "BETASRL_202501.dbf",
        "stat salarii Beta Gama SA ianuarie 2025.xlsx",
        "PFA Ionescu/stat_202501.xlsx",
        "Ionescu Dan PFA 01.2025.xlsx",
        "SC BETA SNC 01.2025.xls",
    ],
)
def test_another_company_in_a_name_is_told_and_refuses_beside_our_own_row(name):
    (alone,) = _told(name, "stat_202502.xlsx")
    assert (alone.cnp, alone.blocking) == (cnp(1), False)
    (beside,) = _told(name, "stat_202501.xlsx")
    assert beside.blocking
    assert "stat_202501.xlsx" in beside.message
    assert name in beside.message


@pytest.mark.parametrize(
    "name",
    [
        "stat srl 2025-01.xlsx",
        "ALFA SRL/stat_202501.xlsx",
        "Alfa Inchipuita SRL stat 01.2025.xlsx",
        "ALFAINCHIPUITASRL_202501.dbf",
        "AI SRL 01.2025.xlsx",
        "stat de plata la firma SRL 01.2025.xlsx",
        "salarii chenzina II 2025-01.xlsx",
        "salarii sa nu se stearga 2025-01.xlsx",
        "Beta/stat_202501.xlsx",
    ],
)
def test_our_own_name_or_none_says_nothing(name):
    assert not _told(name, "stat_202501.xlsx")


def test_titles_go_before_names():
    title = [["Alfa Închipuită SRL, CUI RO 99000000"]]
    assert not _told("BETA SRL/stat_202501.xlsx", "stat_202502.xlsx", title=title)
