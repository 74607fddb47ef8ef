"""Twelve ways to forge or change a certificate: the answers with and without the register that issued it."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import zlib

import pikepdf
import pytest

from adeverinta.cli import root
from adeverinta.core.month import Month
from tests.firm import ANA, DAN, Firm, profile

OTHER = profile("Altă Firmă SRL", "RO12345674", signed_by="Ion Inventat")


@pytest.fixture(scope="module")
def firm(tmp_path_factory):
    """Two papers issued by the real register; the forger has the same program and a register of his own."""
    firm = Firm(tmp_path_factory.mktemp("firma"))
    firm.requests([{"cnp": cnp, "data_nasterii_copilului": "14.03.2026"} for cnp in (ANA, DAN)])
    assert firm.emite() == 0
    firm.register = firm.folder / "registru.sqlite"
    firm.papers = sorted((firm.folder / "iesire" / "adeverinte").iterdir())
    return firm


def resealed(data):
    at = data.rindex(b"/AdeverintaSigiliu(") + 19
    blank = data[:at] + b"0" * 64 + data[at + 64 :]
    return data[:at] + hashlib.sha256(blank).hexdigest().encode() + data[at + 64 :]


def other_amounts(firm, data):
    """A new file by the same program: same number, date and form, tripled wages."""
    rich = firm.folder / "bogat"
    shutil.rmtree(rich, ignore_errors=True)
    rich.mkdir()
    other = Firm(rich)
    for back in range(24):
        month = Month(2026, 3).plus(-back)
        rows = other.rows(month)
        rows[0][5:10] = [15000, 3750, 1500, 975, 8775]
        other.month(month, rows)
    other.requests([{"cnp": ANA, "data_nasterii_copilului": "14.03.2026"}])
    assert other.emite() == 0
    return next((rich / "iesire" / "adeverinte").iterdir()).read_bytes()


def of_another_employer(firm, data):
    other = firm.folder / "alta.toml"
    other.write_text(OTHER, encoding="utf-8")
    out, register = firm.folder / "alta", firm.folder / "alta.sqlite"
    args = [
        "--cereri",
        firm.folder / "cereri.xlsx",
        "--angajator",
        other,
        "--iesire",
        out,
        "--registru",
        register,
    ]
    assert firm.run("emite", *map(str, args), "--la-data", "2026-11-22") == 0
    return next((out / "adeverinte").glob("1-*")).read_bytes()


def number_changed(firm, data):
    return resealed(data.replace(b"/AdeverintaNumar(1)", b"/AdeverintaNumar(2)"))


def attachment_swapped(firm, data):
    """Other amounts in the attached facts, their digest and the seal made to fit."""
    found = re.search(rb"/Type/EmbeddedFile.*?/Length (\d+)>>stream\n", data, re.DOTALL)
    packed = data[found.end() : found.end() + int(found[1])]
    plain = zlib.decompress(packed)
    said = json.loads(plain)
    said["randuri"][0]["valoare"] = "9999.00"
    forged = json.dumps(said).encode()
    swapped = data.replace(packed, zlib.compress(forged)).replace(
        b"/Length %d>>stream" % len(packed), b"/Length %d>>stream" % len(zlib.compress(forged))
    )
    digests = (hashlib.sha256(text).hexdigest().encode() for text in (plain, forged))
    return resealed(swapped.replace(*digests))


def appended_resealed(firm, data):
    return resealed(data.replace(b"\nxref\n", b"\n99 0 obj\n<</A 1>>\nendobj\nxref\n"))


def updated(firm, data):
    """An incremental update that puts another content on the page."""
    root_at = re.search(rb"/Root (\d+) 0 R", data)[1]
    info = re.search(rb"/Info (\d+) 0 R", data)[1]
    page = re.search(rb"\n(\d+) 0 obj\n<<[^>]*/Type/Page/", data)
    at = len(data)
    added = b"%b 0 obj\n<</Type/Page/Parent 2 0 R/Resources 3 0 R>>\nendobj\n" % page[1]
    table = at + len(added)
    added += b"xref\n%b 1\n%010d 00000 n \n" % (page[1], at)
    previous = re.findall(rb"startxref\n(\d+)", data)[-1]
    added += b"trailer\n<</Size 99/Root %b 0 R/Info %b 0 R/Prev %b>>\nstartxref\n%d\n%%%%EOF\n" % (
        root_at, info, previous, table,
    )  # fmt: skip
    return data + added


def stripped(firm, data):
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for key in list(pdf.docinfo):
            del pdf.docinfo[key]
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def draft(firm, data):
    assert firm.emite("--ciorna", output="ciorne") == 0
    return next((firm.folder / "ciorne" / "adeverinte").iterdir()).read_bytes()


def encrypted(firm, data):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    return out.getvalue()


# what is done: the answer with the register, and from the file alone
WAYS = {
    "new file, other amounts": (other_amounts, "modificata", "sigiliu"),
    "number changed and resealed": (number_changed, "modificata", "sigiliu"),
    "attachment swapped and resealed": (attachment_swapped, "modificata", "sigiliu"),
    "object put in and resealed": (appended_resealed, "modificata", "sigiliu"),
    "byte flipped": (
        lambda firm, data: data[:9000] + bytes([data[9000] ^ 1]) + data[9001:], "modificata", "modificata",
    ),
    "incremental update": (updated, "modificata", "modificata"),
    "comment appended": (lambda firm, data: data + b"\n%sig", "modificata", "modificata"),
    "stripped of its marks": (stripped, "necunoscuta", "necunoscuta"),
    "draft": (draft, "necunoscuta", "necunoscuta"),
    "encrypted": (encrypted, "necunoscuta", "necunoscuta"),
    "of another employer": (of_another_employer, "necunoscuta", "sigiliu"),
    "cut": (lambda firm, data: data[:-100], "modificata", "modificata"),
}  # fmt: skip


def answered(capsys, path, *more):
    capsys.readouterr()
    code = root._run(["verifica", str(path), "--format", "json", *map(str, more)])
    [said] = json.loads(capsys.readouterr().out)
    assert set(said) == {"fisier", "numar", "stare", "semnaturi"}
    return code, said["stare"]


@pytest.mark.parametrize("way", WAYS)
def test_no_forgery_is_ours(firm, capsys, tmp_path, way):
    make, with_register, alone = WAYS[way]
    data = firm.papers[0].read_bytes()
    forged = tmp_path / "fals.pdf"
    forged.write_bytes(make(firm, data))
    assert forged.read_bytes() != data
    assert answered(capsys, forged, "--registru", firm.register) == (1, with_register)
    assert answered(capsys, forged, "--angajator", firm.folder / "angajator.toml") == (1, with_register)
    assert answered(capsys, forged) == (0 if alone == "sigiliu" else 1, alone)
    root._run(["verifica", str(forged), "--registru", str(firm.register)])
    assert "DA " not in capsys.readouterr().out


def test_the_issued_one_is_ours_and_the_annulled_one_is_not_in_force(firm, capsys, tmp_path):
    assert answered(capsys, firm.papers[1], "--registru", firm.register) == (0, "in_vigoare")
    register = tmp_path / "copie.sqlite"
    shutil.copy(firm.register, register)
    assert root._run(["registru", "anuleaza", "2/2026", "--motiv", "x", "--registru", str(register)]) == 0
    assert answered(capsys, firm.papers[1], "--registru", register) == (1, "anulata")


@pytest.mark.raises_code("VERIFICAT_ALT_FISIER")
def test_against_a_rebuilt_register(firm, capsys, tmp_path):
    folder, register = tmp_path / "iesire", tmp_path / "nou.sqlite"
    shutil.copytree(firm.folder / "iesire", folder)
    profile = str(firm.folder / "angajator.toml")
    args = ["registru", "reface", str(folder), "--angajator", profile, "--registru", str(register)]
    assert root._run(args) == 0
    assert answered(capsys, firm.papers[0], "--registru", register) == (0, "in_vigoare")
    forged = tmp_path / "fals.pdf"
    forged.write_bytes(number_changed(firm, firm.papers[0].read_bytes()))
    assert answered(capsys, forged, "--registru", register) == (1, "modificata")


def why(firm, capsys, tmp_path, way, *more):
    """The sentence of `verifica` for one that was made in this way."""
    forged = tmp_path / "fals.pdf"
    forged.write_bytes(WAYS[way][0](firm, firm.papers[0].read_bytes()))
    capsys.readouterr()
    root._run(["verifica", str(forged), *more])
    return capsys.readouterr().out


@pytest.mark.raises_code("VERIFICAT_CIORNA", "VERIFICAT_PAROLA")
def test_the_file_alone_says_why(firm, capsys, tmp_path):
    assert "este o ciornă, fără număr și fără valoare" in why(firm, capsys, tmp_path, "draft")
    assert "este un PDF cu parolă; din fișier singur nu se poate" in why(firm, capsys, tmp_path, "encrypted")


@pytest.mark.raises_code("VERIFICAT_NECUNOSCUT", "VERIFICAT_ADAUGIRI")
def test_the_register_says_why(firm, capsys, tmp_path):
    known = ("--registru", str(firm.register))
    said = why(firm, capsys, tmp_path, "encrypted", *known)
    assert "registrul nu cunoaște fișierul (un PDF cu parolă)" in said
    said = why(firm, capsys, tmp_path, "comment appended", *known)
    assert "i s-a adăugat altceva decât semnături electronice" in said
