"""Files that another program holds, as Excel does on Windows: a sentence names them, nothing half written."""

import re
from pathlib import Path

import pytest

from adeverinta.cli import root
from tests.firm import of_samples
from tests.web.clerk import Clerk, words

HELD = "deschis în alt program"


@pytest.fixture
def excel(monkeypatch):
    """Holds files of the names given to it: not replaced, not moved, not opened for writing."""
    names = set()
    replace, opened = Path.replace, Path.open

    def refused(path, target):
        if {path.name, Path(target).name} & names:
            raise PermissionError(13, "held")
        return replace(path, target)

    def not_for_writing(path, mode="r", *args, **kwargs):
        if path.name in names and set(mode) & set("wa+"):
            raise PermissionError(13, "held")
        return opened(path, mode, *args, **kwargs)

    monkeypatch.setattr(Path, "replace", refused)
    monkeypatch.setattr(Path, "open", not_for_writing)
    return names.add


def left(folder):
    return list(folder.rglob(".adeverinta-*"))


@pytest.mark.parametrize("name", ["centralizator.xlsx", "raport.json"])
def test_a_run_takes_no_number_while_its_report_is_held(firm, excel, capsys, name):
    assert firm.emite() == 0
    before = (firm.folder / "registru.sqlite").read_bytes()
    firm.requests([{"cnp": "1900505120013", "data_nasterii_copilului": "14.03.2026"}])
    excel(name)
    capsys.readouterr()
    assert firm.emite() == 4
    said = capsys.readouterr().err
    assert HELD in said
    assert name in said
    assert (firm.folder / "registru.sqlite").read_bytes() == before
    assert not left(firm.folder)


@pytest.mark.parametrize("name", ["registru.xlsx", "registru.pdf"])
def test_a_printed_register(firm, excel, capsys, name):
    assert firm.emite() == 0
    out = firm.folder / name
    how = ["registru", "exporta", "--registru", str(firm.folder / "registru.sqlite"), "--iesire", str(out)]
    assert root._run(how) == 0
    before = out.read_bytes()
    excel(name)
    capsys.readouterr()
    assert root._run(how) == 4
    assert HELD in capsys.readouterr().err
    assert out.read_bytes() == before
    assert not left(firm.folder)


@pytest.mark.parametrize("name", ["firme.xlsx", "firme.json"])
def test_the_overview_of_an_office(firm, excel, capsys, tmp_path, name):
    office = tmp_path / "birou"
    firm.in_office(office)
    assert root._run(["firme", str(office), "--la-data", "2026-11-22"]) == 0
    excel(name)
    capsys.readouterr()
    assert root._run(["firme", str(office), "--la-data", "2026-11-22"]) == 4
    assert HELD in capsys.readouterr().err
    assert not left(office)


def test_the_page_says_it_too(tmp_path, excel):
    firm = of_samples(tmp_path / "Firma", months=2)
    clerk = Clerk(tmp_path)
    (first, _) = sorted(path.name for path in (firm / "state").iterdir())
    seen = re.search(r'name="vazut" value="(\w+)"', clerk.see("/f/1/angajator"))[1]
    excel(first)
    excel("angajator.toml")
    for path, fields in (
        ("/f/1/state/scoate", {"fisier": first}),
        ("/f/1/angajator", {"vazut": seen, "intocmit.nume": "Ana Exemplu"}),
    ):
        status, _, body = clerk.ask(path, "POST", "&".join(f"{k}={v}" for k, v in fields.items()).encode())
        assert status < 500, path
        assert HELD in words(body.decode()), path
    assert (firm / "state" / first).exists()
    assert not left(tmp_path)
