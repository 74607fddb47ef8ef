"""Files and folders that are called by another company than the profile's."""

import pytest
from payroll_builders import HEADER, book, cnp, person

from adeverinta.core.finding import Severity
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


def _found(rows_of):
    """The findings of a run of files, each with the marcă of its one person (None: no such column)."""
    files = []
    for name, marca in rows_of.items():
        marked = marca is not None
        row = ([marca] if marked else []) + person(1)
        files.append(
            book(
                [(["Marca"] if marked else []) + HEADER, row],
                name=name,
                digest=name,
            )
        )
    read = read_files(files, employer="99000000", employers=OURS, wanted=[cnp(1)])
    return [item for item in read.findings if item.code == CODE]


@pytest.mark.parametrize(
    "files",
    [
        {f"CONTA EXPERT SRL/2025/stat_2025{month:02}.xlsx": "101" for month in (1, 2, 3)},
        {
            "Conta Veche SRL/stat_202501.xlsx": "7",
            "Conta Veche SRL/stat_202502.xlsx": "7",
            "stat_202503.xlsx": "7",
        },
        {"stat_202501.xlsx": "7", "Conta SRL/stat_202502.xlsx": "7", "Conta SRL/stat_202503.xlsx": None},
        {"2025 Conta Veche SRL/stat_202501.xlsx": "7", "2026 Conta Noua SRL/stat_202601.xlsx": "7"},
    ],
)
def test_an_accountants_folder_where_the_months_go_on_is_no_more_than_named(files):
    found = _found(files)
    assert {item.severity for item in found} == {Severity.INFO}
    assert len(found) == len({name.split("/")[0] for name in files if "/" in name})


def test_months_of_another_marca_are_one_warning_with_all_of_them():
    sister = {f"BETA SRL/stat_2025{month:02}.xlsx": "70" for month in (1, 2)}
    (told,) = _found(sister | {"stat_202503.xlsx": "7"})
    assert told.severity is Severity.WARNING
    assert [month.month for month in told.months] == [1, 2]


def test_months_between_those_of_the_others_are_no_employment_that_goes_on():
    (told,) = _found({"stat_202501.xlsx": "7", "BETA SRL/stat_202502.xlsx": None, "stat_202503.xlsx": "7"})
    assert told.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("title", "strange"),
    [
        ("Contabilitate: CONTA EXPERT SRL", False),
        ("Întocmit de Conta Plus SRL", False),
        ("Expert contabil CONTA SRL", False),
        ("Program salarii: Soft Net SRL", False),
        ("Elaborat de SAGA SOFT SRL", False),
        ("Prestator - Conta Doi S.R.L.", False),
        ("Soft Net SRL", True),
        ("Program Construct SRL", True),
        ("Firma: Beta Construct SRL", True),
    ],
)
def test_a_title_with_the_accountants_name_is_not_another_employers(title, strange):
    files = [book([[title], HEADER, person(1)], name="stat_202501.xlsx")]
    read = read_files(files, employer="99000000", employers=OURS, wanted=[cnp(1)])
    told = [item.severity for item in read.findings if item.code == "ANGAJATOR_NEVERIFICAT"]
    assert told == [Severity.WARNING if strange else Severity.INFO]
