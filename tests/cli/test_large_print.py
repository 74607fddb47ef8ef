"""`[formular] litere = "mari"`: the sheets of a run in large print, its certificates as they were."""

import pypdfium2

from tests.firm import ANA, Firm

CHILD = {"cnp": ANA, "data_nasterii_copilului": "14.03.2026", "maternitate_pana_la": "15.07.2026"}


def papers(firm):
    found = {path.name: path.read_bytes() for path in (firm.folder / "iesire" / "adeverinte").iterdir()}
    (sheet,) = [name for name in found if "fisa-dosar" in name]
    (certificate,) = [name for name in found if "icc-hg52" in name]
    return found[sheet], found[certificate]


def test_the_switch_changes_the_sheet_and_nothing_else(tmp_path):
    firm = Firm(tmp_path)
    firm.requests([CHILD | {"formular": "icc-hg52"}, CHILD | {"formular": "fisa-dosar"}])
    plain = (tmp_path / "angajator.toml").read_text("utf-8")
    assert firm.emite() == 0
    usual, certificate = papers(firm)
    firm.profile(plain + '[formular]\nlitere = "mari"\n')
    assert firm.emite() == 0
    large, same = papers(firm)
    assert same == certificate
    assert [len(pypdfium2.PdfDocument(sheet)) for sheet in (usual, large)] == [2, 4]
    firm.profile(plain)
    assert firm.emite() == 0
    assert papers(firm) == (usual, certificate)
