"""Text tables: encodings, separators, quotes, row numbers."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adeverinta import sources
from adeverinta.core.errors import InputStop
from adeverinta.sources.formats.delimited import text_table
from adeverinta.sources.guard.encoding import decode

TABLE = "CNP;Nume;Net\r\n2850101401002;Ștefan Țurcanu;1.234,56\r\n2850101401010;Vâlsan Ăî;12,50\r\n"
CEDILLA = TABLE.replace("Ș", "Ş").replace("ș", "ş").replace("Ț", "Ţ").replace("ț", "ţ")


def rows(tmp_path, data, name="stat.csv"):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    (sheet,) = sources.read(path).sheets
    assert sheet.name is None
    return sheet.rows


def refused(tmp_path, data, name="stat.csv"):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputStop) as caught:
        sources.read(path)
    assert name in caught.value.finding.message
    return caught.value.finding


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", TABLE),
        ("utf-8-sig", TABLE),
        ("utf-16", TABLE),
        ("utf-16-le", TABLE),
        ("utf-16-be", TABLE),
        ("cp1250", CEDILLA),
    ],
)
def test_encodings(tmp_path, encoding, text):
    found = rows(tmp_path, text.encode(encoding))
    assert found == [line.split(";") for line in text.splitlines()]


def test_utf16_big_endian_with_mark(tmp_path):
    assert rows(tmp_path, b"\xfe\xff" + TABLE.encode("utf-16-be"))[1][1] == "Ștefan Țurcanu"


def test_the_code_page_is_the_one_that_gives_letters():
    # the Romanian letters are the same bytes in both; the quotes are controls in ISO-8859-16
    assert decode("„Ştefan”".encode("cp1250")) == "„Ştefan”"
    # 0xA4 is the euro sign there and no letter or mark of ours in cp1250
    assert decode("Ștefan 5 €".encode("iso8859_16")) == "Ștefan 5 €"
    assert decode("Vasić, Ștefan".encode("iso8859_16")) == "Vasić, Ștefan"


def test_nul_bytes_and_the_dos_end_mark_go(tmp_path):
    assert rows(tmp_path, b"a;b\r\n1\0;2\r\n\x1a") == [["a", "b"], ["1", "2"]]


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x81\x83\x88\x90 x"])
def test_binary_and_unknown_encodings(tmp_path, data):
    found = refused(tmp_path, data)
    assert found.code == "CODIFICARE_NECUNOSCUTA"
    assert "UTF-8" in found.message


@pytest.mark.parametrize("data", [b"", b" \r\n\r\n", b"\xef\xbb\xbf", b"sep=;\r\n"])
def test_empty(tmp_path, data):
    assert refused(tmp_path, data).code == "FISIER_GOL"


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_separators(tmp_path, separator):
    lines = [["CNP", "Nume", "Net"], ["1", "Ana", "10"], ["2", "Ion", "20"]]
    assert rows(tmp_path, "\n".join(separator.join(line) for line in lines)) == lines


def test_decimal_commas_do_not_pass_for_separators(tmp_path):
    text = "SC Exemplu SRL, Cluj\nCNP;Brut;Net\n1;100,5;60,5\n2;200,5;120,5\n3;300,5;180,5\n"
    assert rows(tmp_path, text)[2] == ["1", "100,5", "60,5"]


def test_a_comma_file_with_quoted_amounts(tmp_path):
    assert rows(tmp_path, 'CNP,Net\n1,"1.234,56"\n2,"12,50"\n')[1] == ["1", "1.234,56"]


@pytest.mark.parametrize("line", ["sep=,", "SEP=,", '"sep=,"'])
def test_the_separator_line_is_honoured_and_keeps_its_row(tmp_path, line):
    assert rows(tmp_path, f"{line}\r\na;b,c\r\n1;1,2\r\n") == [[], ["a;b", "c"], ["1;1", "2"]]


def test_blank_lines_and_line_ends_in_quotes_keep_the_row_numbers(tmp_path):
    found = rows(tmp_path, 'a;b\r\n\r\n"str. 1\r\net. 2";x\r\n1;2\r\n')
    assert found == [["a", "b"], [], ["str. 1\r\net. 2", "x"], ["1", "2"]]


def test_quotes_inside_a_text_are_kept(tmp_path):
    assert rows(tmp_path, 'a;b\nSC "X" SRL;1\n"SC ""Y"" SRL";2\n')[1:] == [
        ['SC "X" SRL', "1"],
        ['SC "Y" SRL', "2"],
    ]


@pytest.mark.parametrize("tail", ["2;y\n", "2;y\n" * 50_000])
def test_a_quote_left_open_does_not_swallow_the_rest(tmp_path, tail):
    found = refused(tmp_path, f'a;b\n1;"x\n{tail}'.encode())
    assert found.code == "FISIER_DETERIORAT"
    assert "rândul 2" in found.message


def test_html_under_a_text_name(tmp_path):
    assert refused(tmp_path, b"<!DOCTYPE html><html>", "stat.txt").code == "FISIER_HTML"


def test_old_mac_line_ends(tmp_path):
    assert rows(tmp_path, "a;b\r1;2\r") == [["a", "b"], ["1", "2"]]


plain = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co"]), max_size=8)


@given(st.lists(st.lists(plain, min_size=2, max_size=4), min_size=1, max_size=8), st.sampled_from(";,\t"))
def test_what_csv_writes_is_read_back(tmp_path_factory, table, separator):
    out = io.StringIO()
    csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(table)
    path = tmp_path_factory.getbasetemp() / "x.csv"
    text = f"sep={separator}\r\n{out.getvalue()}"
    assert text_table(path, text.encode("utf-8-sig")).rows[1:] == table


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "orice.csv"
    path.write_bytes(data)
    stopped = None
    try:
        sources.read(path)
    except InputStop as stop:
        stopped = stop
    assert stopped is None or stopped.finding.message.startswith("Fișierul „orice.csv”")
