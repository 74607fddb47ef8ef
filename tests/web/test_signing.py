"""The page tells who signed a PDF that is verified on it."""

import shutil

import pytest

from tests.finish import keys
from tests.firm import Firm
from tests.web.clerk import firm_number

pytest.importorskip("pyhanko", reason="the extra `semnare` is not installed")


@pytest.fixture
def office(tmp_path):
    from starlette.testclient import TestClient

    from adeverinta.web.app import build

    made = tmp_path / "made"
    made.mkdir()
    firm = Firm(made)
    assert firm.emite(output=".") == 0
    folder = tmp_path / "birou"
    folder.mkdir()
    shutil.move(made, folder / "firma")
    return folder, TestClient(build(folder, discreet=False))


def test_a_verified_pdf_says_who_signed(office, tmp_path):
    from adeverinta import api

    folder, client = office
    key, _ = keys.signer_file(tmp_path, "Ioana Închipuită", "ec")
    (paper,) = (folder / "firma" / "adeverinte").glob("*.pdf")
    with api.signing_key(p12=key, password=keys.PASSWORD) as opened:
        signed = opened.signed(paper.read_bytes(), "icc-hg52").pdf
    number = firm_number(client)

    def shown(data):
        files = {"pdf": (paper.name, data, "application/pdf")}
        return client.post(f"/f/{number}/registru/verifica", files=files).text

    assert "Semnat de Ioana Închipuită" in shown(signed)
    assert "semnătura este valabilă" in shown(signed)
    assert "Semnat de" not in shown(paper.read_bytes())
    changed = bytearray(signed)
    changed[100] ^= 1
    assert "semnătura NU este valabilă" in shown(bytes(changed))
