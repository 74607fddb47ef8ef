"""A paper in force that was changed or is gone is never given out without a word."""

import io
import shutil
import zipfile

import pypdfium2
import pytest
from starlette.testclient import TestClient

from adeverinta.web.app import build
from tests.firm import DAN, Firm
from tests.web.clerk import firm_number, words

WAYS = ("adeverinte.pdf", "adeverinte.zip", "registru/1-2026.pdf")


@pytest.fixture
def office(tmp_path):
    made = tmp_path / "made"
    made.mkdir()
    assert Firm(made).emite(output=".") == 0
    shutil.move(made, tmp_path / "birou" / "firma")
    client = TestClient(build(tmp_path / "birou", discreet=False))
    number = firm_number(client)
    papers = sorted((tmp_path / "birou" / "firma" / "adeverinte").glob("*.pdf"))
    return papers, lambda way: client.get(f"/f/{number}/{way}")


def _changed(data):
    middle = len(data) // 2
    return {
        "tail": data[:-50] + b"x" * 50,
        "empty": b"",
        "text": b"not a PDF",
        "half": data[:middle],
        "byte": data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :],
    }


@pytest.mark.raises_code("PDF_SCHIMBAT")
def test_a_changed_one_is_named_and_kept_back(office):
    papers, get = office
    good = papers[0].read_bytes()
    for data in _changed(good).values():
        papers[0].write_bytes(data)
        for way in WAYS:
            answer = get(way)
            assert answer.status_code < 500
            assert papers[0].name in words(answer.text)
            assert "nu mai este cel emis" in words(answer.text)
    papers[0].write_bytes(good)
    assert [get(way).headers["content-type"] for way in WAYS[1:]] == ["application/zip", "application/pdf"]


@pytest.mark.raises_code("PDF_LIPSA")
def test_one_that_is_gone_is_said(office):
    papers, get = office
    whole = len(pypdfium2.PdfDocument(get("adeverinte.pdf").content))
    papers[0].unlink()
    assert papers[0].name in words(get("registru/1-2026.pdf").text)
    with zipfile.ZipFile(io.BytesIO(get("adeverinte.zip").content)) as packed:
        assert packed.namelist() == [path.name for path in papers[1:]]
    assert "lipsesc din ce ați luat" in words(get("registru").text)
    if papers[1:]:
        assert len(pypdfium2.PdfDocument(get("adeverinte.pdf").content)) < whole


def test_numbers_begin_anew_each_year_and_no_paper_is_left_out_for_it(tmp_path):
    (tmp_path / "firma").mkdir()
    firm = Firm(tmp_path / "firma")
    asked = [{"cnp": DAN, "data_nasterii_copilului": f"14.03.{year}"} for year in (2025, 2026)]
    for year, row in zip((2025, 2026), asked, strict=True):
        firm.requests([row])
        assert firm.emite("--la-data", f"{year}-11-22", output=".") == 0
    client = TestClient(build(tmp_path, discreet=False))
    number = firm_number(client)
    papers = sorted(path.name for path in (tmp_path / "firma" / "adeverinte").glob("*.pdf"))
    with zipfile.ZipFile(io.BytesIO(client.get(f"/f/{number}/adeverinte.zip").content)) as packed:
        assert packed.namelist() == papers
    assert len(papers) == 2
