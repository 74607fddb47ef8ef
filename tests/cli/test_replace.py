"""Issued twice: the same facts give the first certificate, other facts are refused until they replace it."""

from __future__ import annotations

import openpyxl
import pypdfium2
import pytest

from adeverinta.core.month import Month
from adeverinta.registry import EntryStatus, NumberRegister
from tests.firm import ANA, DAN


def entries(firm):
    with NumberRegister.open(firm.folder / "registru.sqlite", employer="99000000", readonly=True) as register:
        assert register.walk().broken == ()
        return register.entries()


def text_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def corrected(firm, month=None):
    month = month or Month(2025, 11)
    rows = firm.rows(month)
    rows[0][5], rows[0][9], rows[0][10] = 5100, 3067, 3067
    firm.month(month, rows)


@pytest.mark.raises_code("DEJA_EMISA_CU_ALTE_DATE")
def test_other_facts_are_refused_with_the_differences(firm, capsys):
    assert firm.emite() == 0
    corrected(firm)
    assert firm.emite(output="doi") == 1
    done = firm.certificate("doi")
    assert (done["stare"], done["numar"], done["pdf"], done["inlocuieste"]) == ("respinsa", None, None, None)
    assert "DEJA_EMISA_CU_ALTE_DATE" in firm.codes("doi")
    assert {"camp": "noiembrie 2025: venitul net realizat", "era": "2.967,00", "este": "3.067,00"} in done[
        "in_vigoare"
    ]["diferente"]
    shown = capsys.readouterr().out
    assert "--inlocuieste 1/2026" in shown
    assert "3.067,00" in shown
    assert [entry.status for entry in entries(firm)] == [EntryStatus.ISSUED]
    assert not list((firm.folder / "doi" / "adeverinte").glob("*.pdf"))


@pytest.mark.raises_code("INLOCUIESTE")
@pytest.mark.parametrize("how", ["1/2026", "toate"])
def test_replacing_annuls_prints_and_tells(firm, capsys, how):
    firm.emite()
    corrected(firm)
    assert firm.emite("--inlocuieste", how, output="doi") == 0
    done = firm.certificate("doi")
    assert done["numar"] == "2"
    assert done["inlocuieste"]["numar"] == "1"
    text = text_of(firm.folder / "doi" / done["pdf"])
    assert "Anulează și înlocuiește adeverința nr. 1 din 22.11.2026" in text
    assert "anulează și înlocuiește nr. 1" in capsys.readouterr().out
    old, new = entries(firm)
    assert (old.status, old.reason) == (EntryStatus.ANNULLED, "înlocuită de nr. 2/2026")
    assert (new.status, new.replaces) == (EntryStatus.ISSUED, old.id)
    book = openpyxl.load_workbook(firm.folder / "doi" / "centralizator.xlsx")
    assert [cell.value for cell in book["Înlocuiri"][2]][6:] == [
        "noiembrie 2025: venitul net realizat",
        "2.967,00",
        "3.067,00",
    ]
    # again, with or without the option: the same certificate, the same bytes
    assert firm.emite("--inlocuieste", how, output="trei") == 0
    assert firm.emite(output="patru") == 0
    pdfs = {(firm.folder / out / done["pdf"]).read_bytes() for out in ("doi", "trei", "patru")}
    assert len(pdfs) == 1
    assert len(entries(firm)) == 2


def test_a_facts_left_empty_is_no_other_fact(firm):
    firm.emite()
    firm.requests(
        [
            {
                "cnp": ANA,
                "data_nasterii_copilului": "14.03.2026",
                "maternitate_pana_la": "15.07.2026",
                "scara": "",
            }
        ]
    )
    assert firm.emite(output="doi") == 0
    assert len(entries(firm)) == 1


@pytest.mark.raises_code("REGISTRU_REZERVARE_ANULATA")
def test_a_run_killed_after_reserving_leaves_its_number_to_the_corrected_facts(firm, monkeypatch):
    """The reserved number has no file: other facts annul it, with the reason, and take the next."""

    def killed(*_args, **_more):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("adeverinta.system.files.Batch.commit", killed)
        assert firm.emite() == 130
    assert [entry.status.value for entry in entries(firm)] == ["rezervata"]
    corrected(firm)
    assert firm.emite() == 0
    assert [entry.status.value for entry in entries(firm)] == ["anulata", "emisa"]
    codes = [item["cod"] for item in firm.report()["rulare"]["constatari"]]
    assert "REGISTRU_REZERVARE_ANULATA" in codes
    assert firm.certificate()["numar"] == "2"


def test_what_cannot_be_replaced_stops_before_any_number(firm, capsys):
    firm.emite()
    assert firm.emite("--inlocuieste", "9/2026") == 2
    assert "nu are numărul 9" in capsys.readouterr().err
    firm.requests([{"cnp": DAN, "data_nasterii_copilului": "14.03.2026"}])
    assert firm.emite("--inlocuieste", "1/2026") == 2
    assert firm.emite("--inlocuieste", "unu") == 2
    assert len(entries(firm)) == 1


def test_a_wrong_child_can_be_replaced_too(firm):
    firm.emite()
    firm.requests([{"cnp": ANA, "data_nasterii_copilului": "15.03.2026"}])
    assert firm.emite("--inlocuieste", "1/2026") == 0
    assert [entry.status.value for entry in entries(firm)] == ["anulata", "emisa"]


@pytest.mark.raises_code("INLOCUIRE_FARA_DIFERENTE")
def test_replacing_by_the_same_facts_changes_nothing(firm):
    firm.emite()
    assert firm.emite("--inlocuieste", "1/2026") == 0
    assert "INLOCUIRE_FARA_DIFERENTE" in firm.codes()
    assert [entry.status.value for entry in entries(firm)] == ["emisa"]


def test_series_and_format_are_kept_with_the_number(firm):
    profile = (firm.folder / "angajator.toml").read_text(encoding="utf-8")
    firm.profile(profile + '[registru]\nformat = "{serie}-{numar:03}/{data}"\nserie = "ICC"\n')
    firm.emite()
    first = firm.certificate()
    assert first["numar"] == "ICC-001/22.11.2026"
    firm.profile(profile + '[registru]\nformat = "{numar}"\nserie = "ICC"\n')
    firm.emite(output="doi")
    assert firm.certificate("doi")["numar"] == first["numar"]
    assert (firm.folder / "doi" / first["pdf"]).read_bytes() == (
        firm.folder / "iesire" / first["pdf"]
    ).read_bytes()


def test_a_certificate_says_who_issued_it_from_what(firm):
    profile = (firm.folder / "angajator.toml").read_text(encoding="utf-8")
    firm.profile(profile + '[intocmit]\nnume = "Ana Contabila"\n')
    firm.emite()
    said = entries(firm)[0].said
    assert said["emitent"]["intocmit"] == "Ana Contabila"
    assert said["reguli"] != said["surse"]
    assert len(said["surse"]) == 64
