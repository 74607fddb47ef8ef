"""Exports made to keep a name, a code or an account somewhere: 0 of the originals may be found in any byte."""

import html
import io
import re
import unicodedata
import zipfile

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule, Rule
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from adeverinta.core.errors import Stop
from adeverinta.office.anonymise import anonymise_exports
from tests.exports.truth import cnp

PEOPLE = [
    (cnp(11, "292041140"), "Țîrlea", "Ana-Sofica", 5265),
    (cnp(12, "184022140"), "Vântu", "Șerban", 7020),
    (cnp(13, "285012140"), "Mihăilă", "Ilinca", 5850),
    (cnp(14, "285012240"), "Roman", "Prima", 5900),
]
CUI, IBAN = "18453209", "RO49AAAA1B31007593840000"
WORDS = ["Țîrlea", "Sofica", "Vântu", "Șerban", "Mihăilă", "Ilinca", "Roman", "Brutăria", "Zorilor"]
ORIGINALS = [*WORDS, *(code for code, *_ in PEOPLE), CUI, IBAN]
HEADER = [
    "Nr",
    "CNP",
    "Nume",
    "Prenume",
    "CUI angajator",
    "Brut",
    "CAS",
    "CASS",
    "Impozit",
    "Salariu net",
    "Cont",
]


def folded(text):
    plain = unicodedata.normalize("NFD", text.translate(str.maketrans("şţŞŢ", "șțȘȚ")))
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


def found(path):
    """Which of the originals stand in the file's name or bytes, however spelled or spaced."""
    data = path.read_bytes()
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [(name, archive.read(name)) for name in archive.namelist()]
        texts = [html.unescape(part.decode("utf-8", "replace")) for _, part in parts]
        texts += [re.sub(r"<[^>]*>", "", text) for text in texts]  # a name parted by rich text
        texts += [name for name, _ in parts]
    else:
        texts = [data.decode(name, "replace") for name in ("utf-8", "cp1250", "cp852", "utf-16-le")]
    whole = folded("\n".join([*texts, path.name]))
    bare = re.sub(r"[\s.\-]", "", whole)
    names = [word for word in WORDS if re.search(rf"(?<![a-z]){folded(word)}(?![a-z])", whole)]
    codes = [code for code in ORIGINALS[len(WORDS) :] if folded(code) in bare]
    powers = [code for code, *_ in PEOPLE if code[1:10] in bare]
    return [*names, *codes, *powers]


def everywhere(path):
    """A workbook with persons and firm in every corner that Excel has."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Stat Vântu"
    sheet.append(["SC Brutăria Zorilor SRL", "Luna", "martie 2026"])
    sheet.append(["CUI", int(CUI), "cont RO49 AAAA 1B31 0075 9384 0000", "RO49-AAAA-1B31-0075-9384-0000"])
    sheet.append(["Salariat:", "Roman Prima", "Observații: Vântu a plecat"])
    sheet.append(HEADER)
    for number, (code, last, first, net) in enumerate(PEOPLE, 1):
        sheet.append([number, float(code), last, first, int(CUI), net + 3735, 2250, 900, 585, net, IBAN])
    red = InlineFont(b=True)
    sheet["L5"] = CellRichText("Ţîr", TextBlock(red, "lea"), " a întrebat")
    sheet["M5"] = '=IF(C5="Țîrlea",1,0)'
    sheet["M6"] = "='Stat Vântu'!J5+Vantu_Serban"
    sheet["C5"].comment = Comment("Țîrlea, de la Șerban Vântu", "Ilinca Mihăilă")
    sheet.oddHeader.left.text, sheet.oddFooter.center.text = "&BSC Brutăria Zorilor", "Vântu Șerban &P"
    sheet.auto_filter.ref = "A4:K8"
    sheet.auto_filter.add_filter_column(2, ["Țîrlea", "Vântu"])
    rule = DataValidation(
        "list", formula1='"Ana-Sofica,Șerban"', prompt="Vântu sau Țîrlea", promptTitle="Ilinca"
    )
    sheet.add_data_validation(rule)
    rule.add("D5:D8")
    sheet.conditional_formatting.add("C5:C8", FormulaRule(formula=['C5="Mihăilă"']))
    sheet.conditional_formatting.add(
        "C5:C8",
        Rule(
            type="containsText",
            operator="containsText",
            text="Vântu",
            formula=['NOT(ISERROR(SEARCH("Vântu",C5)))'],
        ),
    )
    sheet["A5"].hyperlink = "mailto:ilinca.mihaila@brutaria-zorilor.ro"
    sheet["A5"].number_format = '0" de la Vântu"'
    sheet["A6"].hyperlink = "#'Stat Vântu'!A1"
    other = book.create_sheet("Mihăilă Ilinca")
    other.append(["CNP", "Nume", "Salariu net"])
    other.append([PEOPLE[2][0], "Mihăilă", 5850])
    other.add_table(Table(displayName="Tabel_Vantu", name="Tabel_Vantu", ref="A1:C2"))
    other.sheet_properties.codeName = "Foaie_Vantu"
    book.defined_names["Vantu_Serban"] = DefinedName(
        "Vantu_Serban", attr_text="'Stat Vântu'!$J$5", comment="al lui Vântu"
    )
    book.properties.creator, book.properties.keywords = "Vântu Șerban", "Brutăria"
    from openpyxl.packaging.custom import StringProperty

    book.custom_doc_props.append(StringProperty(name="Autor Vântu", value="Șerban"))
    book.save(path)


def with_parts(path, **parts):
    """Further parts put into the archive."""
    data = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        for name, text in parts.items():
            new.writestr(name, text)


MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
PARTS = {
    "xl/pivotCache/pivotCacheDefinition1.xml": f'<pivotCacheDefinition {MAIN} refreshedBy="Vântu Șerban"><cacheSource type="worksheet">'
    '<worksheetSource ref="A4:K8" sheet="Stat Vântu"/></cacheSource><cacheFields count="1"><cacheField name="Nume"><sharedItems>'
    '<s v="Țîrlea"/><s v="Vântu"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>',
    "xl/pivotCache/pivotCacheRecords1.xml": f'<pivotCacheRecords {MAIN}><r><s v="Mihăilă"/><n v="{PEOPLE[0][0]}"/><x v="0"/></r></pivotCacheRecords>',
    "xl/pivotTables/pivotTable1.xml": f'<pivotTableDefinition {MAIN} name="Pivot Vântu" dataCaption="Zorilor"><pivotFields count="1">'
    '<pivotField name="Salariații Brutăria"><items><item n="Țîrlea"/></items></pivotField></pivotFields></pivotTableDefinition>',
    "xl/connections.xml": f'<connections {MAIN}><connection id="1" name="Vântu" sourceFile="C:\\Brutăria\\stat.mdb" description="Zorilor">'
    '<dbPr connection="Data Source=C:\\Zorilor" command="select * from Mihăilă"/></connection></connections>',
    "xl/externalLinks/externalLink1.xml": f'<externalLink {MAIN}><externalBook><sheetNames><sheetName val="Vântu Șerban"/></sheetNames>'
    f'<sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1" t="str"><v>Mihăilă</v></cell><cell r="B1"><v>{PEOPLE[1][0]}</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>',
    "xl/slicers/slicer1.xml": f'<slicers {MAIN}><slicer name="Nume Vântu" caption="Salariații Brutăria" cache="Slicer_Vântu"/></slicers>',
    "xl/threadedComments/threadedComment1.xml": '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
    f'<threadedComment ref="A1" id="x"><text>Vântu: CNP {PEOPLE[2][0]}</text></threadedComment></ThreadedComments>',
    "xl/persons/person.xml": '<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><person displayName="Ilinca Mihăilă" id="x" userId="ilinca@zorilor.ro"/></personList>',
    "xl/drawings/vmlDrawing9.vml": "<xml><div>Vântu<br>Șerban</div></xml>",
    "xl/vbaless.dat": "Vântu Șerban",
    "xl/fara_extensie": "Vântu Șerban",
    "customXml/item1.xml": "<a>Vântu</a>",
}  # fmt: skip


def test_every_corner_of_a_workbook(tmp_path):
    path = tmp_path / "Brutăria Zorilor - Vântu_2026-03.xlsx"
    everywhere(path)
    with_parts(path, **PARTS)
    assert set(found(path)) == set(ORIGINALS), "what is looked for is there at first"
    (made,) = anonymise_exports([path], tmp_path / "out").files
    assert found(made) == [], f"of {len(ORIGINALS)}"
    sheet = openpyxl.load_workbook(made).worksheets[0]
    assert [cell.value for cell in sheet[4]][: len(HEADER)] == HEADER
    assert [sheet.cell(row, 10).value for row in range(5, 9)] == [net for *_, net in PEOPLE]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1250", "cp852", "utf-16"])
def test_texts(tmp_path, encoding):
    lines = ["SC Brutăria Zorilor SRL;Luna;martie 2026", f"CUI;{CUI}", ";".join(HEADER)]
    for at, (code, last, first, net) in enumerate(PEOPLE):
        power = f"{code[0]},{code[1:]}E+12" if at % 2 else f"{code[0]}.{code[1:]}E12"
        spelled = [code, f"{code}.0", power, f"{code[:7]} {code[7:]}"][at]
        lines.append(
            f"{at};{spelled};{last};{first};{CUI};{net + 3735};2250;900;585;{net};RO49 AAAA 1B31 0075 9384 0000"
        )
        lines.append(f"x;{power};{last};{first};{CUI};{net + 3735};2250;900;585;{net};{IBAN}")
    text = "\r\n".join(lines)
    if encoding in ("cp1250", "cp852"):
        text = text.translate(str.maketrans("șțȘȚ", "şţŞŢ"))
    path = tmp_path / "stat_Vantu.csv"
    path.write_bytes(text.encode(encoding))
    (made,) = anonymise_exports([path], tmp_path / "out").files
    assert found(made) == []
    new = made.read_bytes().decode(encoding)
    assert [line.split(";")[9] for line in new.split("\r\n")[3:]] == [
        line.split(";")[9] for line in lines[3:]
    ]


def test_fixed_columns_and_wide_tables(tmp_path):
    wide = "Luna;" + ";".join(f"{last} {first}" for _, last, first, _ in PEOPLE)
    wide += "\nCNP;" + ";".join(code for code, *_ in PEOPLE) + "\n01.2026;4000;4100;4200;4300\n"
    (tmp_path / "lat.csv").write_text(wide, encoding="utf-8")
    fixed = "SC Brutăria Zorilor SRL      CUI: RO18453209\nNr  CNP            Nume si prenume        Net\n"
    fixed += "".join(
        f"{at:<4}{code:<15}{last + ' ' + first:<23}{net}\n"
        for at, (code, last, first, net) in enumerate(PEOPLE)
    )
    (tmp_path / "coloane.prn").write_text(fixed, encoding="utf-8")
    done = anonymise_exports([tmp_path / "lat.csv", tmp_path / "coloane.prn"], tmp_path / "out")
    for made in done.files:
        assert found(made) == []
    new = done.files[1].read_text(encoding="utf-8")
    assert [len(line) for line in new.splitlines()] == [len(line) for line in fixed.splitlines()]


@pytest.mark.raises_code("FISIER_NEANONIMIZABIL")
@pytest.mark.parametrize("kind", ["strict", "broken", "macros", "ods"])
def test_what_cannot_be_done_is_refused_with_a_sentence(tmp_path, kind):
    path = tmp_path / ("stat.ods" if kind == "ods" else "stat.xlsx")
    everywhere(path)
    if kind == "strict":
        data = path.read_bytes()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(path, "w") as new:
            for name in old.namelist():
                new.writestr(name, old.read(name).replace(b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"))  # fmt: skip
    elif kind == "broken":
        with_parts(path, **{"xl/drawings/drawing9.xml": "<xml><br>Vântu</xml>"})
    elif kind == "macros":
        with_parts(path, **{"xl/vbaProject.bin": "Vântu"})
    with pytest.raises(Stop) as stopped:
        anonymise_exports([path], tmp_path / "out")
    assert path.name in stopped.value.finding.message
    assert not list((tmp_path / "out").glob("*")) if (tmp_path / "out").exists() else True


def test_the_line_of_sums_and_the_form_of_the_firm_stay(tmp_path):
    path = tmp_path / "stat.csv"
    body = "".join(f"{code};{last} {first};{net}\n" for code, last, first, net in PEOPLE)
    path.write_text(
        f"Unitatea: SC Brutăria Zorilor SRL\nCNP;Nume si prenume;Salariu net\n{body};TOTAL GENERAL;24035\n",
        encoding="utf-8",
    )
    (made,) = anonymise_exports([path], tmp_path / "out").files
    lines = made.read_text(encoding="utf-8").splitlines()
    assert lines[-1] == ";TOTAL GENERAL;24035"
    assert lines[0].startswith("Unitatea: SC ")
    assert lines[0].endswith(" SRL")
    assert found(made) == []
