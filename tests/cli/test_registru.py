"""`registru` and `verifica` as a user runs them."""

from __future__ import annotations

import io
import os
import re
import sqlite3
import stat
import zlib

import openpyxl
import pikepdf
import pypdfium2
import pytest

from adeverinta.cli import root
from tests.firm import ANA, DAN

from .test_replace import corrected


@pytest.fixture
def issued(firm):
    """Two certificates in force; `ran` runs a command on their register."""
    firm.requests([{"cnp": cnp, "data_nasterii_copilului": "14.03.2026"} for cnp in (ANA, DAN)])
    assert firm.emite() == 0
    firm.register = firm.folder / "registru.sqlite"
    firm.pdfs = [firm.folder / "iesire" / item["pdf"] for item in firm.report()["adeverinte"]]
    return firm


def ran(firm, *args):
    return root._run(["registru", *map(str, args), "--registru", str(firm.register)])


def checked(capsys, *args):
    capsys.readouterr()
    code = root._run(["verifica", *map(str, args)])
    shown = capsys.readouterr().out
    assert ANA not in shown
    return code, shown


def test_list_and_search_mask_the_cnp(issued, capsys):
    capsys.readouterr()
    assert ran(issued, "lista") == 0
    shown = capsys.readouterr().out
    assert "1/2026" in shown
    assert "2 numere" in shown
    assert ANA not in shown
    for words, hits in (
        ("popescu", "1 număr"),
        (ANA, "1 număr"),
        ("2/2026", "1 număr"),
        ("nimeni", "Niciun număr găsit"),
    ):
        assert ran(issued, "cauta", words) == 0
        shown = capsys.readouterr().out
        assert hits in shown
        assert ANA not in shown
    assert (
        root._run(["registru", "lista", "--angajator", str(issued.folder / "angajator.toml"), "--an", "2020"])
        == 0
    )
    assert "Niciun număr găsit" in capsys.readouterr().out


def test_annul_needs_a_reason_and_a_number(issued, capsys):
    assert ran(issued, "anuleaza", "1/2026") == 2
    assert ran(issued, "anuleaza", "unu", "--motiv", "x") == 2
    assert ran(issued, "anuleaza", "9/2026", "--motiv", "x") == 2
    assert ran(issued, "anuleaza", "1/2026", "--motiv", "") == 2
    assert ran(issued, "anuleaza", "1/2026", "--motiv", "sumă greșită") == 0
    assert ran(issued, "anuleaza", "1/2026", "--motiv", "x") == 2
    code, shown = checked(capsys, issued.pdfs[0], "--registru", issued.register)
    assert code == 1
    assert "anulată (sumă greșită)" in shown


@pytest.mark.raises_code("VERIFICAT_IN_VIGOARE", "VERIFICAT_INLOCUIT")
def test_replace_takes_only_the_row_of_the_person(issued, capsys):
    corrected(issued)
    args = ["registru", "inlocuieste", "1/2026", str(issued.exports), "--la-data", "23.11.2026"]
    for name in ("cereri.xlsx", "angajator.toml"):
        args += [f"--{name.partition('.')[0]}", str(issued.folder / name)]
    assert root._run([*args, "--iesire", str(issued.folder / "nou")]) == 0
    done = issued.report("nou")["adeverinte"]
    assert [(item["numar"], item["inlocuieste"]["numar"]) for item in done] == [("3", "1")]
    code, shown = checked(capsys, issued.pdfs[0], "--registru", issued.register)
    assert (code, "înlocuită de nr. 3 din 23.11.2026" in shown) == (1, True)
    code, shown = checked(capsys, issued.folder / "nou" / done[0]["pdf"], "--registru", issued.register)
    assert (code, "în vigoare" in shown) == (0, True)


def test_export_and_print(issued, tmp_path, capsys):
    for name in ("r.xlsx", "r.pdf"):
        assert ran(issued, "exporta", "--iesire", tmp_path / name, "--la-data", "22.11.2026") == 0
        first = (tmp_path / name).read_bytes()
        assert ran(issued, "exporta", "--iesire", tmp_path / name, "--la-data", "22.11.2026") == 0
        assert (tmp_path / name).read_bytes() == first
        if os.name == "posix":
            assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert [row[6].value for row in book["Registru"].iter_rows(min_row=2)] == ["Popescu Ana", "Ionescu Dan"]
    text = "".join(
        page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(tmp_path / "r.pdf")
    )
    assert "Ionescu Dan" in text
    last = book["Verificare"]["B2"].value
    assert last in text
    capsys.readouterr()
    assert ran(issued, "verifica", "--varf", last) == 0
    assert last in capsys.readouterr().out
    assert ran(issued, "verifica", "--varf", "0" * 64) == 1
    assert ran(issued, "exporta", "--iesire", tmp_path / "r.doc") == 2


def test_a_changed_register_is_found(issued, capsys):
    db = sqlite3.connect(issued.register)
    db.execute("DROP TRIGGER entries_fixed")
    db.execute("UPDATE entries SET nume = 'Altcineva' WHERE number = 2")
    db.commit()
    db.close()
    assert ran(issued, "verifica") == 1
    assert "datele nr. 2/2026 au fost schimbate" in capsys.readouterr().out


def test_a_missing_register_is_not_made(tmp_path, capsys):
    for args in (["lista"], ["verifica"], ["anuleaza", "1/2026", "--motiv", "x"]):
        assert root._run(["registru", *args, "--registru", str(tmp_path / "r.sqlite")]) == 4
    assert list(tmp_path.iterdir()) == []
    assert "nu există" in capsys.readouterr().err


def test_verify_offline_and_with_the_register(issued, capsys):
    code, shown = checked(capsys, *issued.pdfs)
    assert code == 0
    assert shown.count("neschimbată") == 2
    code, shown = checked(capsys, *issued.pdfs, "--registru", issued.register)
    assert code == 0
    assert shown.count("în vigoare") == 2
    assert checked(capsys, issued.folder / "nu-este.pdf")[0] == 3
    assert checked(capsys, issued.folder)[0] == 3
    for name, data in (("text.pdf", b"nu e pdf"), ("gol.pdf", b"")):
        (issued.folder / name).write_bytes(data)
        assert checked(capsys, issued.folder / name)[0] == 1
    foreign = issued.folder / "strain.pdf"
    pikepdf.new().save(foreign)
    assert "nu este o adeverință" in checked(capsys, foreign)[1]
    issued.emite("--ciorna", output="ciorne")
    assert "ciornă" in checked(capsys, next((issued.folder / "ciorne" / "adeverinte").iterdir()))[1]


def with_other_amount(data):
    """The page's stream with one digit of an amount changed, everything else as it was."""

    def changed(found):
        if not found[1].startswith(b"x"):  # the metadata stream is not packed
            return found[0]
        plain = zlib.decompress(found[1])
        coded = "2.967,00".encode("utf-16-be")
        if coded not in plain:
            return found[0]
        packed = zlib.compress(plain.replace(coded, "9.967,00".encode("utf-16-be"), 1), 1)
        return b"/Length %d>>stream\n%b\nendstream" % (len(packed), packed)

    return re.sub(rb"/Length \d+>>stream\n(.*?)\nendstream", changed, data, flags=re.DOTALL)


def resaved(data, change=None, **how):
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if change:
            change(pdf)
        out = io.BytesIO()
        pdf.save(out, **how)
    return out.getvalue()


def other_number(pdf):
    pdf.docinfo["/AdeverintaNumar"] = "77"


def no_marks(pdf):
    for key in list(pdf.docinfo):
        del pdf.docinfo[key]


TAMPERED = {
    "an amount in the stream": with_other_amount,
    "one byte": lambda data: data[:9000] + bytes([data[9000] ^ 1]) + data[9001:],
    "the last byte": lambda data: data[:-1] + b" ",
    "cut": lambda data: data[:-100],
    "appended": lambda data: data + b"% x\n%%EOF\n",
    "the number": lambda data: data.replace(b"/AdeverintaNumar(1)", b"/AdeverintaNumar(2)"),
    "the title": lambda data: data.replace(b"/Title<", b"/Titlf<"),
    "the creation date": lambda data: data.replace(b"/CreationDate(D:2026", b"/CreationDate(D:2025"),
    "saved again": resaved,
    "saved in packed objects": lambda data: resaved(
        data, object_stream_mode=pikepdf.ObjectStreamMode.generate, recompress_flate=True
    ),
    "another number, saved again": lambda data: resaved(data, other_number),
    "without its marks": lambda data: resaved(data, no_marks),
    "with a password": lambda data: resaved(data, encryption=pikepdf.Encryption(owner="o", user="u")),
}


@pytest.mark.parametrize("how", TAMPERED)
@pytest.mark.parametrize("with_register", [False, True])
def test_a_tampered_file_is_never_said_to_be_unchanged(issued, capsys, how, with_register):
    data = issued.pdfs[0].read_bytes()
    changed = TAMPERED[how](data)
    assert changed != data
    path = issued.folder / "schimbat.pdf"
    path.write_bytes(changed)
    code, shown = checked(capsys, path, *(("--registru", issued.register) if with_register else ()))
    assert code == 1, shown
    assert "neschimbată" not in shown
