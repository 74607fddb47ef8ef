"""`semneaza` from end to end: what is signed, what is not and why, and what `verifica` and `emite` say after
it."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adeverinta.api import Register, verify
from adeverinta.cli import root
from tests.finish import keys
from tests.firm import ANA, DAN, Firm

pytest.importorskip("pyhanko", reason="the extra `semnare` is not installed")


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """A root, keys of both kinds and a time stamper, made once."""
    folder = tmp_path_factory.mktemp("chei")
    store = {"root": keys.authority(), "folder": folder}
    for name, person, kind in (("ana", "Ioana Închipuită", "rsa"), ("dan", "Dan Al Doilea", "ec")):
        store[name], _ = keys.signer_file(folder, person, kind, store["root"])
    keys.pem(folder / "radacini.pem", store["root"][1])
    stamper = keys.Stamper(store["root"])
    store["tsa"] = stamper.address
    yield store
    stamper.close()


@pytest.fixture(scope="module")
def issued(tmp_path_factory):
    """Two papers of a real run, copied for each test."""
    firm = Firm(tmp_path_factory.mktemp("firma"))
    firm.requests([{"cnp": cnp, "data_nasterii_copilului": "14.03.2026"} for cnp in (ANA, DAN)])
    assert firm.emite() == 0
    return firm.folder


@pytest.fixture
def firm(issued, tmp_path, monkeypatch):
    monkeypatch.setenv("ADEVERINTA_PAROLA_SEMNARE", keys.PASSWORD)
    return Firm.copied(issued, tmp_path / "firma")


def papers(firm, name="adeverinte"):
    return sorted((firm.folder / "iesire" / name).glob("*.pdf"))


def semneaza(firm, key, *more, what="iesire"):
    return root._run(["semneaza", str(firm.folder / what), "--p12", str(key), *map(str, more)])


def register(firm):
    return Register.open(firm.folder / "registru.sqlite")


def told(capsys, firm, path, *more):
    capsys.readouterr()
    code = root._run(
        [
            "verifica",
            str(path),
            "--registru",
            str(firm.folder / "registru.sqlite"),
            "--format",
            "json",
            *map(str, more),
        ]
    )
    return code, json.loads(capsys.readouterr().out)[0]


def digests(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_signs_every_paper_and_leaves_the_originals(firm, store, capsys):
    before = digests(firm.folder / "iesire" / "adeverinte")
    assert semneaza(firm, store["ana"]) == 0
    assert digests(firm.folder / "iesire" / "adeverinte") == before
    signed = papers(firm, "semnate")
    assert [path.name for path in signed] == [path.name for path in papers(firm)]
    for original, copy in zip(papers(firm), signed, strict=True):
        assert copy.read_bytes().startswith(original.read_bytes())
        code, said = told(capsys, firm, copy, "--radacini", store["folder"] / "radacini.pem")
        (one,) = said.pop("semnaturi")
        assert code == 0
        assert said["stare"] == "in_vigoare"
        assert (one["cine"], one["valida"], one["lant"]) == ("Ioana Închipuită", True, "verificat")
        assert one["cand"]
    with register(firm) as opened:
        for entry in opened.entries():
            (copy,) = opened.inner.signed(entry)
            assert copy.who == "Ioana Închipuită"
            assert copy.at[:10].count("-") == 2
            assert copy.sha256 in digests(firm.folder / "iesire" / "semnate").values()
        assert not opened.check().broken


def test_without_roots_the_chain_is_not_verified(firm, store, capsys):
    assert semneaza(firm, store["dan"]) == 0
    code, said = told(capsys, firm, papers(firm, "semnate")[0])
    assert code == 0
    assert said["semnaturi"][0]["lant"] == "neverificat"
    assert said["semnaturi"][0]["valida"]


def test_a_time_stamp_makes_baseline_t_and_is_said(firm, store, capsys):
    assert semneaza(firm, store["dan"], "--tsa", store["tsa"]) == 0
    assert "PAdES B-T" in capsys.readouterr().out
    found = verify(papers(firm, "semnate")[0], roots=store["folder"] / "radacini.pem")
    assert [(one.stamped, one.valid, one.chained) for one in found.signatures] == [(True, True, True)]


def test_without_a_time_stamper_it_is_baseline_b_and_is_said(firm, store, capsys):
    assert semneaza(firm, store["ana"]) == 0
    assert "PAdES B-B" in capsys.readouterr().out
    assert not verify(papers(firm, "semnate")[0]).signatures[0].stamped


def test_again_and_again_nothing_changes(firm, store):
    assert semneaza(firm, store["ana"]) == 0
    first = digests(firm.folder / "iesire" / "semnate")
    with register(firm) as opened:
        events = opened.check().events
    for _ in range(3):
        assert semneaza(firm, store["ana"]) == 0
        assert firm.emite() == 0
    assert digests(firm.folder / "iesire" / "semnate") == first
    with register(firm) as opened:
        assert opened.check().events == events


@pytest.mark.raises_code("VERIFICAT_SEMNAT")
def test_a_second_person_signs_after_the_first(firm, store, capsys):
    assert semneaza(firm, store["ana"]) == 0
    first = digests(firm.folder / "iesire" / "semnate")
    where = firm.folder / "registru.sqlite"
    assert semneaza(firm, store["dan"], "--registru", where, what="iesire/semnate") == 0
    both = [path for path in papers(firm, "semnate") if path.name not in first]
    assert len(both) == len(first)
    assert {
        name: digest for name, digest in digests(firm.folder / "iesire" / "semnate").items() if name in first
    } == first
    code, said = told(capsys, firm, both[0], "--radacini", store["folder"] / "radacini.pem")
    assert code == 0
    assert [(one["cine"], one["valida"], one["lant"]) for one in said["semnaturi"]] == [
        ("Ioana Închipuită", True, "verificat"),
        ("Dan Al Doilea", True, "verificat"),
    ]
    whole = digests(firm.folder / "iesire" / "semnate")
    for key in (store["dan"], store["ana"]):
        assert semneaza(firm, key, "--registru", where, what="iesire/semnate") == 0
    assert digests(firm.folder / "iesire" / "semnate") == whole


@pytest.mark.raises_code("SEMNATA_DE_ALTCINEVA")
def test_the_second_person_is_told_to_sign_the_signed_copy(firm, store, capsys):
    assert semneaza(firm, store["ana"]) == 0
    first = digests(firm.folder / "iesire" / "semnate")
    assert semneaza(firm, store["dan"]) == 1
    assert "deja semnată electronic de Ioana" in capsys.readouterr().out
    assert digests(firm.folder / "iesire" / "semnate") == first


def test_a_signed_copy_over_the_original_is_kept_and_recognised(firm, store, capsys):
    assert semneaza(firm, store["ana"]) == 0
    over = papers(firm)[0]
    shutil.copyfile(papers(firm, "semnate")[0], over)
    signed = over.read_bytes()
    assert firm.emite() == 0
    assert over.read_bytes() == signed
    code, said = told(capsys, firm, over)
    assert (code, said["stare"], len(said["semnaturi"])) == (0, "in_vigoare", 1)
    assert semneaza(firm, store["ana"]) == 0
    assert over.read_bytes() == signed


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.8, 0.85, 0.87, 0.9, 0.93, 0.97, 0.999])
def test_a_changed_byte_anywhere_is_not_recognised(firm, store, capsys, share):
    assert semneaza(firm, store["dan"]) == 0
    path = papers(firm, "semnate")[0]
    data = bytearray(path.read_bytes())
    data[int(len(data) * share)] ^= 1
    path.write_bytes(data)
    code, said = told(capsys, firm, path)
    assert code == 1
    assert said["stare"] != "in_vigoare"
    assert not any(one["valida"] for one in said["semnaturi"])


@pytest.mark.raises_code("VERIFICAT_SEMNATURA_RUPTA")
def test_a_changed_signature_is_broken(firm, store, capsys):
    assert semneaza(firm, store["ana"]) == 0
    path = papers(firm, "semnate")[0]
    data = bytearray(path.read_bytes())
    digit = data.rindex(b"/Contents <") + 300
    data[digit] = ord("1" if data[digit] != ord("1") else "2")
    path.write_bytes(data)
    code, said = told(capsys, firm, path)
    assert (code, said["stare"]) == (1, "modificata")


@pytest.mark.raises_code("VERIFICAT_ANULAT", "VERIFICAT_STRAIN")
def test_what_is_not_in_force_is_named_and_the_rest_is_signed(firm, store, capsys):
    assert root._run(
        ["registru", "anuleaza", "1/2026", "--motiv", "greșită", "--angajator", str(firm.folder /
        "angajator.toml")]
    ) == 0  # fmt: skip
    (firm.folder / "iesire/adeverinte/strain.pdf").write_bytes(b"%PDF-1.4\nnimic\n%%EOF\n")
    assert semneaza(firm, store["ana"]) == 1
    out = capsys.readouterr().out
    assert "este anulată" in out
    assert "strain.pdf" in out
    assert [path.name[:2] for path in papers(firm, "semnate")] == ["2-"]


@pytest.mark.raises_code("VERIFICAT_SCHIMBAT")
def test_a_changed_paper_is_not_signed(firm, store, capsys):
    path = papers(firm)[0]
    path.write_bytes(path.read_bytes().replace(b"/Lang(ro-RO)", b"/Lang(ro-MD)"))
    assert semneaza(firm, store["ana"]) == 1
    assert "schimbat după emitere" in capsys.readouterr().out
    assert len(papers(firm, "semnate")) == 1


@pytest.mark.raises_code("SEMNATA_ALT_FISIER")
def test_another_file_of_that_name_is_not_touched(firm, store, capsys):
    (firm.folder / "iesire" / "semnate").mkdir()
    other = firm.folder / "iesire" / "semnate" / papers(firm)[0].name
    other.write_bytes(b"altceva")
    assert semneaza(firm, store["ana"]) == 1
    assert other.read_bytes() == b"altceva"
    assert "alt fișier cu acest nume" in capsys.readouterr().out
    assert len(papers(firm, "semnate")) == 2


@pytest.mark.skipif(os.name == "nt", reason="links need an administrator there")
def test_a_link_in_place_of_the_folder_is_not_followed(firm, store, tmp_path):
    elsewhere = tmp_path / "altundeva"
    elsewhere.mkdir()
    (firm.folder / "iesire" / "semnate").symlink_to(elsewhere, target_is_directory=True)
    assert semneaza(firm, store["ana"]) == 4
    assert list(elsewhere.iterdir()) == []


def test_another_output_folder(firm, store):
    assert semneaza(firm, store["ana"], "--iesire", firm.folder / "predate") == 0
    assert len(list((firm.folder / "predate").glob("*.pdf"))) == 2
    assert not (firm.folder / "iesire" / "semnate").exists()


def test_a_wrong_password_stops_at_once(firm, store, monkeypatch, capsys):
    monkeypatch.setenv("ADEVERINTA_PAROLA_SEMNARE", "alta")
    assert semneaza(firm, store["ana"]) == 3
    said = capsys.readouterr().err
    assert "greșită" in said
    assert "alta" not in said
    assert not (firm.folder / "iesire" / "semnate").exists()


@pytest.mark.raises_code("CHEIE_FARA_PAROLA")
def test_without_a_password_it_is_said_where_to_give_it(firm, store, monkeypatch, capsys):
    monkeypatch.delenv("ADEVERINTA_PAROLA_SEMNARE")
    assert semneaza(firm, store["ana"], "--fara-interactiune") == 3
    assert "ADEVERINTA_PAROLA_SEMNARE" in capsys.readouterr().err


def test_a_key_file_without_a_password(firm, store, monkeypatch, tmp_path):
    monkeypatch.delenv("ADEVERINTA_PAROLA_SEMNARE")
    key = keys.new_key("ec")
    own = keys.certificate(key, "Fără Parolă", issuer=store["root"])
    path = keys.p12(tmp_path / "liber.p12", key, own, password=None)
    assert semneaza(firm, path, "--fara-interactiune") == 0


@pytest.mark.raises_code("CERTIFICAT_NEPOTRIVIT")
@pytest.mark.parametrize(
    ("how", "why"),
    [
        ({"since": -20, "until": -5}, "a expirat la"),
        ({"since": 5, "until": 50}, "este valabil abia de la"),
        ({"usage": False}, "nu este pentru semnături"),
        ({"purposes": [keys.ExtendedKeyUsageOID.SERVER_AUTH]}, "nu este pentru semnături"),
    ],
)
def test_a_certificate_that_must_not_sign(firm, store, tmp_path, capsys, how, why):
    path, _ = keys.signer_file(tmp_path, "Vechi Certificat", "ec", store["root"], **how)
    assert semneaza(firm, path) == 3
    assert why in capsys.readouterr().err
    assert not (firm.folder / "iesire" / "semnate").exists()
    assert root._run(["semneaza", "--p12", str(path), "--lista"]) == 0
    shown = capsys.readouterr().out
    assert "Vechi Certificat" in shown
    assert f"nu se poate semna: {why}" in shown


def test_the_list_says_who_issuer_and_until_when(store, monkeypatch, capsys):
    monkeypatch.setenv("ADEVERINTA_PAROLA_SEMNARE", keys.PASSWORD)
    assert root._run(["semneaza", "--p12", str(store["ana"]), "--lista"]) == 0
    shown = capsys.readouterr().out
    assert "Ioana Închipuită; emis de Autoritate de Probă; valabil până la" in shown
    assert shown.rstrip().endswith("; se poate semna")


@pytest.mark.raises_code("CHEIE_NECITITA")
def test_not_a_key_file(firm, tmp_path, capsys):
    path = tmp_path / "cheie.p12"
    path.write_bytes(b"nu este o cheie")
    assert semneaza(firm, path) == 3
    assert "nu este un fișier de cheie" in capsys.readouterr().err


@pytest.mark.raises_code("SEMNARE_CE_CHEIE")
@pytest.mark.parametrize("more", [[], ["--p12", "a.p12", "--token", "b.so"]])
def test_one_key_has_to_be_given(firm, more, capsys):
    assert root._run(["semneaza", str(firm.folder / "iesire"), *more]) == 2
    assert "--p12" in capsys.readouterr().err


@pytest.mark.raises_code("TSA_FARA_RASPUNS")
def test_a_silent_time_stamper_leaves_what_was_signed(firm, store, capsys):
    stamper = keys.Stamper(store["root"], fails_after=2)  # one answer to measure, one for the first paper
    try:
        assert semneaza(firm, store["dan"], "--tsa", stamper.address) == 3
    finally:
        stamper.close()
    said = capsys.readouterr()
    assert "503" in said.err
    assert "Semnate: 1" in said.out
    assert len(papers(firm, "semnate")) == 1
    first = digests(firm.folder / "iesire" / "semnate")
    assert semneaza(firm, store["dan"], "--tsa", store["tsa"]) == 0
    assert len(papers(firm, "semnate")) == 2
    assert first.items() <= digests(firm.folder / "iesire" / "semnate").items()
    with register(firm) as opened:
        assert [len(opened.inner.signed(entry)) for entry in opened.entries()] == [1, 1]


def test_a_copy_that_a_killed_run_did_not_tell_is_told(firm, store):
    from adeverinta import api

    original = papers(firm)[0]
    with api.signing_key(p12=store["ana"], password=keys.PASSWORD) as key:
        signed = key.signed(original.read_bytes(), "icc-hg52").pdf
    (firm.folder / "iesire" / "semnate").mkdir()
    (firm.folder / "iesire" / "semnate" / original.name).write_bytes(signed)
    assert semneaza(firm, store["ana"]) == 0
    with register(firm) as opened:
        assert [len(opened.inner.signed(entry)) for entry in opened.entries()] == [1, 1]


@pytest.mark.raises_code("SEMNARE_CU_PAROLA")
@pytest.mark.parametrize("rule", ["cnp6", "aleatoare"])
def test_papers_with_a_password_are_refused_in_a_sentence(tmp_path, store, monkeypatch, capsys, rule):
    monkeypatch.setenv("ADEVERINTA_PAROLA_SEMNARE", keys.PASSWORD)
    firm = Firm(tmp_path)
    profile = (firm.folder / "angajator.toml").read_text(encoding="utf-8")
    firm.profile(profile + f'[pdf]\nparola = "{rule}"\n')
    assert firm.emite() == 0
    capsys.readouterr()
    assert semneaza(firm, store["ana"]) == 1
    assert "adeverințele cu parolă ([pdf] parola) nu se semnează" in capsys.readouterr().out


@pytest.mark.raises_code("SEMNARE_FISIER_COMUN")
def test_the_merged_print_file_carries_no_signature(firm, store, capsys):
    assert firm.emite("--un-singur-pdf") == 0
    capsys.readouterr()
    where = firm.folder / "registru.sqlite"
    assert semneaza(firm, store["ana"], "--registru", where, what="iesire/adeverinte.pdf") == 1
    assert "fișierul comun pentru tipărit nu poate purta semnături" in capsys.readouterr().out


@pytest.mark.skipif(not shutil.which("pdfsig"), reason="poppler-utils is not installed")
def test_another_program_finds_the_signatures_valid(firm, store):
    assert semneaza(firm, store["ana"], "--tsa", store["tsa"]) == 0
    where = firm.folder / "registru.sqlite"
    assert semneaza(firm, store["dan"], "--registru", where, "--invizibil", what="iesire/semnate") == 0
    for path in papers(firm, "semnate"):
        done = subprocess.run(["pdfsig", str(path)], capture_output=True, text=True, check=False).stdout
        assert done.count("Signature is Valid") == (2 if "-semnat2" in path.name else 1)
        assert "\n  - Total document signed" in done
        assert "ETSI.CAdES.detached" in done


def test_without_pyhanko_signed_papers_are_still_recognised(firm, store, tmp_path):
    """In a process of its own, where the library cannot be imported."""
    assert semneaza(firm, store["ana"]) == 0
    without = "import sys; sys.modules['pyhanko'] = None; from adeverinta.cli import main; main()"
    path, where = papers(firm, "semnate")[0], firm.folder / "registru.sqlite"
    command = [sys.executable, "-c", without, "verifica", str(path), "--registru", str(where)]
    done = subprocess.run([*command, "--format", "json"], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    (said,) = json.loads(done.stdout)
    assert (said["stare"], said["semnaturi"]) == ("in_vigoare", [])
    assert "pip install adeverinta[semnare]" in done.stderr
    command = [sys.executable, "-c", without, "semneaza", str(path), "--p12", str(store["ana"])]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 3
    assert "pip install adeverinta[semnare]" in done.stderr


@pytest.mark.raises_code("SEMNARE_COMUN_FARA")
def test_emite_signs_what_it_issues(tmp_path, store, monkeypatch, capsys):
    monkeypatch.setenv("ADEVERINTA_PAROLA_SEMNARE", keys.PASSWORD)
    firm = Firm(tmp_path)
    signing = ["--semneaza", "--p12", str(store["ana"])]
    assert firm.emite(*signing, "--un-singur-pdf") == 0
    out = capsys.readouterr().out
    assert "Semnate: 1 (PAdES B-B, Ioana Închipuită)" in out
    assert "nu poartă semnăturile electronice" in out
    (copy,) = papers(firm, "semnate")
    assert verify(copy, register(firm)).ok
    first = copy.read_bytes()
    assert firm.emite(*signing) == 0
    assert copy.read_bytes() == first


@pytest.mark.parametrize(
    "more", [pytest.param(["--ciorna"], marks=pytest.mark.raises_code("SEMNARE_CIORNA")), []]
)
def test_emite_takes_no_number_where_it_could_not_sign(tmp_path, store, monkeypatch, capsys, more):
    monkeypatch.setenv("ADEVERINTA_PAROLA_SEMNARE", "greșită")
    firm = Firm(tmp_path)
    assert firm.emite("--semneaza", "--p12", str(store["ana"]), *more) == (2 if more else 3)
    assert not (firm.folder / "registru.sqlite").exists()
    assert not (firm.folder / "iesire").exists()


@pytest.mark.parametrize("rule", ["cnp6", "aleatoare"])
def test_emite_refuses_to_sign_papers_with_a_password(tmp_path, store, capsys, rule):
    firm = Firm(tmp_path)
    profile = (firm.folder / "angajator.toml").read_text(encoding="utf-8")
    firm.profile(profile + f'[pdf]\nparola = "{rule}"\n')
    assert firm.emite("--semneaza", "--p12", str(store["ana"])) == 2
    assert "[pdf] parola" in capsys.readouterr().err
    assert not (firm.folder / "registru.sqlite").exists()


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(["ana", "dan", "emite", "semnate-dan", "invizibil"]), max_size=6))
def test_whatever_is_run_again_no_signed_file_changes(issued, store, tmp_path, monkeypatch, steps):
    """A signed folder under any order of commands: what is there stays, byte by byte; the register stays
    whole."""
    monkeypatch.setenv("ADEVERINTA_PAROLA_SEMNARE", keys.PASSWORD)
    firm = Firm.__new__(Firm)
    firm.folder = tmp_path / f"firma-{len(list(tmp_path.iterdir()))}"
    firm.exports = firm.folder / "state"
    shutil.copytree(issued, firm.folder)
    where = firm.folder / "registru.sqlite"
    assert semneaza(firm, store["ana"]) == 0
    shutil.copyfile(papers(firm, "semnate")[0], papers(firm)[0])
    seen = {}
    for step in [*steps, *steps]:
        for folder in ("adeverinte", "semnate"):
            now = digests(firm.folder / "iesire" / folder)
            assert seen.get(folder, now).items() <= now.items()
            seen[folder] = now
        if step == "emite":
            assert firm.emite() == 0
        elif step == "semnate-dan":
            assert semneaza(firm, store["dan"], "--registru", where, what="iesire/semnate") == 0
        elif step == "dan":
            semneaza(firm, store["dan"])
        else:
            assert semneaza(firm, store["ana"], *(["--invizibil"] if step == "invizibil" else [])) == 0
    after = digests(firm.folder / "iesire" / "semnate")
    assert seen.get("semnate", after).items() <= after.items()
    assert len(after) <= 4
    with register(firm) as opened:
        assert not opened.check().broken


@pytest.mark.raises_code("SEMNATA_FARA_SEMN")
def test_a_page_without_room_is_signed_without_a_mark(firm, store, monkeypatch, capsys):
    monkeypatch.setattr("adeverinta.finish.sign.place", lambda *_args: None)
    assert semneaza(firm, store["ana"]) == 0
    assert "pe pagină nu a fost loc pentru semnul vizibil" in capsys.readouterr().out
    assert all(verify(copy, register(firm)).ok for copy in papers(firm, "semnate"))


@pytest.mark.raises_code("SEMNATURI_FARA_PYHANKO")
def test_signatures_that_cannot_be_read_here_are_named(firm, store, monkeypatch, capsys):
    assert semneaza(firm, store["ana"]) == 0
    monkeypatch.setitem(sys.modules, "pyhanko.pdf_utils.misc", None)
    copy = papers(firm, "semnate")[0]
    capsys.readouterr()
    root._run(["verifica", str(copy), "--registru", str(firm.folder / "registru.sqlite")])
    said = capsys.readouterr().out
    assert copy.name in said
    assert "pip install adeverinta[semnare]" in said
