"""Exports made anonymous: nothing of a person or firm is left in any byte, everything else is."""

import io
import zipfile

import openpyxl
import pytest
from click.testing import CliRunner
from openpyxl.comments import Comment
from stdnum import iban as ibans
from stdnum.ro import cf
from stdnum.ro import cnp as cnps

from adeverinta import payroll
from adeverinta.cli.root import root
from adeverinta.core.errors import Stop
from adeverinta.office.anonymise import anonymise_exports

PEOPLE = [
    ("2920411121018", "Țîrlea-Popescu", "Ana Maria", 5265),
    ("1840221121044", "Vântu", "Șerban", 7020),
    ("2850120121039", "Mihăilă", "Ilinca", 5850),
]
PEOPLE = [(cnp[:12] + str(cnps.calc_check_digit(cnp[:12])), *rest) for cnp, *rest in PEOPLE]
FIRM = "SC Brutăria Zorilor SRL"
CUI = "18453209"
IBAN = "RO49AAAA1B31007593840000"
HEADER = [
    "Nr",
    "CNP",
    "Nume",
    "Prenume",
    "Functia",
    "Brut",
    "CAS",
    "CASS",
    "Impozit",
    "Salariu net",
    "Zl. ciudate lucr.",
]
SECRET = ["Țîrlea", "Popescu", "Vântu", "Șerban", "Mihăilă", "Ilinca", "Brutăria", "Zorilor", CUI, IBAN,
          "Zefir", "0722123456", "ana.vantu", "J12/345/2010", "KX123456"]  # fmt: skip


def rows():
    for number, (cnp, nume, prenume, net) in enumerate(PEOPLE, 1):
        yield [number, cnp, nume, prenume, "brutar", net + 3735, 2250, 900, 585, net, 21]


def workbook(path, *, numeric=False):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Stat Vântu 03.2026"
    sheet.append([f"{FIRM}  CUI RO{CUI}  cont {IBAN}  J12/345/2010  tel 0722123456"])
    sheet.append(["STAT DE PLATĂ martie 2026, întocmit de Zefir Vântu, ana.vantu@brutaria.ro, CI KX123456"])
    sheet.append(HEADER)
    for row in rows():
        row[1] = int(row[1]) if numeric else row[1]
        sheet.append(row)
    sheet["C4"].comment = Comment("Țîrlea-Popescu a întrebat de prime", "Ilinca Mihăilă")
    sheet["L4"] = '=IF(C4="Țîrlea-Popescu",1,0)'
    sheet["L5"] = "='Stat Vântu 03.2026'!J4"
    sheet.oddFooter.center.text = "Zefir Vântu"
    book.properties.creator = "Zefir Vântu"
    book.properties.title = FIRM
    book.defined_names["net"] = openpyxl.workbook.defined_name.DefinedName(
        "net", attr_text="'Stat Vântu 03.2026'!$J$4"
    )
    book.save(path)


def text_file(path, encoding="utf-8"):
    lines = [f"{FIRM};CUI: RO{CUI};{IBAN}", ";".join(HEADER)]
    lines += [";".join(map(str, row)) for row in rows()]
    path.write_bytes("\r\n".join(lines).encode(encoding))


def everything(path):
    data = path.read_bytes()
    if not data.startswith(b"PK"):
        return data.decode("utf-8", errors="replace") + data.decode("cp1250", errors="replace")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", errors="replace") for name in archive.namelist())


def survivors(path):
    found = everything(path) + path.name
    return [word for word in [*SECRET, *(cnp for cnp, *_ in PEOPLE)] if word in found]


@pytest.mark.parametrize("numeric", [False, True])
def test_nothing_of_a_workbook_is_left(tmp_path, numeric):
    workbook(tmp_path / "Stat Vântu_2026-03.xlsx", numeric=numeric)
    done = anonymise_exports([tmp_path / "Stat Vântu_2026-03.xlsx"], tmp_path / "out")
    (path,) = done.files
    assert done.persons == len(PEOPLE)
    assert survivors(path) == []
    assert "2026-03" in path.name
    sheet = openpyxl.load_workbook(path).active
    assert [cell.value for cell in sheet[3]][: len(HEADER)] == HEADER
    assert sheet.title in sheet["L5"].value
    for row, (cnp, *_, net) in zip(sheet.iter_rows(min_row=4, values_only=True), PEOPLE, strict=True):
        made = str(row[1])
        assert cnps.is_valid(made)
        assert made[:5] == cnp[:5], "the same sex and month of birth"
        assert row[9] == net
        assert isinstance(row[1], int) == numeric


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250", "iso8859_16", "utf-16"])
def test_a_text_keeps_every_other_byte(tmp_path, encoding):
    original = tmp_path / "brutaria_zorilor_martie_2026.csv"
    if encoding in ("cp1250",):
        pytest.importorskip("encodings.cp1250")
    text = [f"{FIRM};CUI: RO{CUI};{IBAN}", ";".join(HEADER), *(";".join(map(str, row)) for row in rows())]
    whole = "\r\n".join(text)
    if encoding == "cp1250":
        whole = whole.translate(str.maketrans("șțȘȚ", "şţŞŢ"))
    original.write_bytes(whole.encode(encoding))
    (path,) = anonymise_exports([original], tmp_path / "out").files
    made = path.read_bytes().decode(encoding)
    assert [len(line) for line in made.split("\r\n")] == [len(line) for line in whole.split("\r\n")]
    assert made.split("\r\n")[1] == ";".join(HEADER)
    for word in [*SECRET, *(cnp for cnp, *_ in PEOPLE)]:
        assert word not in made
        assert word.translate(str.maketrans("șțȘȚ", "şţŞŢ")) not in made
    assert ibans.is_valid(made.split("\r\n")[0].split(";")[2])
    assert cf.is_valid(made.split("\r\n")[0].split(";")[1].removeprefix("CUI: RO"))
    assert "brutaria" not in path.name
    assert "martie_2026" in path.name


def test_the_reader_sees_the_same_and_persons_stay_the_same_in_every_file(tmp_path):
    state = tmp_path / "state"
    state.mkdir()
    workbook(state / "stat_2026-03.xlsx")
    text_file(state / "stat_2026-04.csv")
    before = payroll.read([state])
    anonymise_exports([state], tmp_path / "out")
    after = payroll.read([tmp_path / "out"])

    def amounts(read):
        return sorted(
            sorted((str(row.month), row.net, row.brut) for row in own) for own in read.rows.values()
        )

    assert amounts(before) == amounts(after)
    assert all(len(own) == 2 for own in after.rows.values()), "one person in both files"
    assert not set(before.rows) & set(after.rows)


def test_names_of_a_column_go_even_where_they_are_words_of_the_trade(tmp_path):
    """A person called Prime or Mai is no bonus and no month."""
    path = tmp_path / "stat.csv"
    path.write_text(
        "CNP;Nume;Prenume;Luna;Salariu net\n" + f"{PEOPLE[0][0]};Prime;Mai;05.2025;4000\n", encoding="utf-8"
    )
    (made,) = anonymise_exports([path], tmp_path / "out").files
    line = made.read_text(encoding="utf-8").splitlines()[1]
    assert "Prime" not in line
    assert "Mai" not in line
    assert line.endswith(";05.2025;4000")
    assert made.read_text(encoding="utf-8").splitlines()[0] == "CNP;Nume;Prenume;Luna;Salariu net"


@pytest.mark.raises_code("ANONIMIZARE_PESTE")
def test_what_cannot_be_looked_through_is_refused_or_left_out(tmp_path):
    (tmp_path / "vechi.xls").write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600)
    with pytest.raises(Stop) as stopped:
        anonymise_exports([tmp_path / "vechi.xls"], tmp_path / "out")
    assert "vechi.xls" in stopped.value.finding.message
    text_file(tmp_path / "stat.csv")
    done = anonymise_exports([tmp_path], tmp_path / "out")
    assert done.left_out == ("vechi.xls",)
    with pytest.raises(Stop, match="există deja"):
        anonymise_exports([tmp_path / "stat.csv"], tmp_path / "out")


def test_the_command_says_what_it_did(tmp_path):
    text_file(tmp_path / "stat.csv")
    out = tmp_path / "out"
    result = CliRunner().invoke(root, ["anonimizeaza", str(tmp_path / "stat.csv"), "--iesire", str(out)])
    assert result.exit_code == 0, result.output
    assert "1 fișier cu 3 persoane" in result.output
    assert [path.name for path in out.iterdir()] == ["stat.csv"]


def test_a_personal_code_goes_in_whatever_dress(tmp_path):
    cnp = PEOPLE[0][0]
    wrong = cnp[:12] + str((int(cnp[12]) + 1) % 10)
    cells = [
        f"CNP: {cnp}/RO",
        f"{cnp[:7]}-{cnp[7:9]}-{cnp[9:]}",
        f"CNP{cnp}",
        f"{cnp}.0",
        wrong,
        f"{cnp} ROMANA",
    ]
    path = tmp_path / "stat.csv"
    path.write_text("\n".join(f"{cell};4000" for cell in cells), encoding="utf-8")
    (made,) = anonymise_exports([path], tmp_path / "out").files
    text = made.read_text(encoding="utf-8")
    assert cnp not in text.replace("-", "")
    assert wrong not in text
    codes = {
        cell.replace("-", "")[-13:]
        for cell in ["".join(filter(str.isdigit, line.split(";")[0])) for line in text.splitlines()]
    }
    assert len(codes - {"0"}) <= 3, (
        "one invented code for the person, one for the mistyped one, one cut by .0"
    )
