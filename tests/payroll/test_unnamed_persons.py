"""Payrolls that do not say whose the rows are: what they lack is told, and the column that has it named."""

import pytest
from payroll_builders import HEADER, book, cnp, codes, person

from adeverinta.core.errors import InputStop
from adeverinta.core.month import Month
from adeverinta.payroll import read_files
from adeverinta.payroll.payroll_reader import read as read_paths

BY_NAME = HEADER[1:]


def nameless(month, header=BY_NAME):
    rows = [person(number) if len(header) > len(BY_NAME) else person(number)[1:] for number in (1, 2)]
    return book([["Beta SRL"], [f"Stat luna {month}/2026"], header, *rows], name=f"export {month}.xlsx")


def told(findings, code="STAT_FARA_CNP"):
    return [item for item in findings if item.code == code]


@pytest.mark.raises_code("STAT_FARA_CNP")
@pytest.mark.parametrize("label", ["", "Identificator"])
def test_once_a_run_with_months_and_the_column_that_holds_the_cnps(label):
    header = [label, *BY_NAME] if label else BY_NAME
    files = [book([HEADER, person(1)]), *(nameless(month, header) for month in ("02", "03"))]
    read = read_files(files, named=False)
    (said,) = told(read.findings)
    assert said.months == (Month(2026, 2), Month(2026, 3))
    assert "și în alt fișier" in said.message
    assert ("„Identificator”" in said.message) is bool(label)
    assert said.source.row == 3


@pytest.mark.parametrize("named", [True, False])
def test_alone_it_stops_the_run_for_what_it_lacks(named):
    with pytest.raises(InputStop) as stop:
        read_files([nameless("04")], named=named)
    assert stop.value.finding.code == "STAT_FARA_CNP"


def test_a_list_of_payments_by_name_is_no_payroll():
    listed = book([["Nume", "Net", "IBAN"], ["Popescu Ana", 2925.0, "RO49"]], name="plati.xlsx")
    assert not told(read_files([book([HEADER, person(1)]), listed], named=False).findings)


def test_a_marca_alone_beside_a_column_of_cnps_names_it():
    rows = [["Marca", "Insured code", *BY_NAME], *([f"M{n}", *person(n)] for n in (1, 2))]
    read = read_files([book([HEADER, person(3)]), book(rows, name="stat_202602.xlsx")], named=False)
    (said,) = told(read.findings, "MARCA_FARA_CNP")
    assert "„Insured code”" in said.message
    assert cnp(1) not in said.message


def test_a_marca_that_is_a_cnp_is_named_too():
    rows = [["Cod asigurat", *BY_NAME], person(1), person(2)]
    read = read_files([book([HEADER, person(3)]), book(rows, name="stat_202602.xlsx")], named=False)
    assert "„Cod asigurat”" in told(read.findings, "MARCA_FARA_CNP")[0].message


def test_a_column_with_some_other_numbers_holds_no_cnps():
    rows = [["Marca", "Cod", *BY_NAME], ["M1", *person(1)], ["M2", "1234567890123", *person(2)[1:]]]
    read = read_files([book([HEADER, person(3)]), book(rows, name="stat_202602.xlsx")], named=False)
    assert "nu se găsește CNP-ul" in told(read.findings, "MARCA_FARA_CNP")[0].message
    assert "STAT_FARA_CNP" not in codes(read)


@pytest.mark.raises_code("SUMA_NEFOLOSITA")
@pytest.mark.parametrize(
    "header",
    [
        ["Nume și prenume", "Cuvenit"],
        ["Nr. crt.", "Nume", "Prenume", "Valoare"],
        ["Salariat", "Sumă", "Data"],
    ],
)
def test_a_list_of_sums_by_name_is_told_to_whom_it_names(header):
    """Whoever bears the name, with the month of the file's name; a colleague's sum is nobody's matter."""
    name = "MARIN Ioana"
    first = {"Nume și prenume": name, "Salariat": name, "Nume": "Marin", "Prenume": "Ioana", "Nr. crt.": 1}
    lines = [
        [first.get(label, 750.0 if label in ("Cuvenit", "Valoare", "Sumă") else None) for label in header],
        ["Dan Radu", *[900.0] * (len(header) - 1)],
    ]
    listed = book([["Primă de Crăciun"], header, *lines], name="prima decembrie 2025.xlsx")
    stat = book([HEADER, person(1, "Ioana Marin"), person(2, "Pop Vlad")])
    read = read_files([stat, listed], wanted=[cnp(1), cnp(2)], named=False)
    (said,) = told(read.findings, "SUMA_NEFOLOSITA")
    assert (said.cnp, said.month, said.source.row) == (cnp(1), Month(2025, 12), 3)
    assert "prima decembrie 2025.xlsx" in said.message
    assert name.casefold() in said.message.casefold()


@pytest.mark.parametrize(("name", "severity"), [("Marin Ioana", "avertisment"), ("Dan Radu", "informare")])
def test_a_skipped_list_that_names_whom_a_request_names_is_a_warning(tmp_path, name, severity):
    stat = f"CNP;Nume;Luna;Salariu net\n{cnp(1)};Marin Ioana;01.2026;2925\n"
    (tmp_path / "stat.csv").write_text(stat, encoding="utf-8")
    (tmp_path / "ajutor 01.2026.csv").write_text(f"Nume;Sumă;Semnătura\n{name};700;\n", encoding="utf-8")
    read = read_paths([tmp_path], wanted=[cnp(1)], sought=["Marin Ioana"])
    (said,) = told(read.findings, "FISIER_SARIT")
    assert said.severity.value == severity
    assert "ajutor 01.2026.csv" in said.message
