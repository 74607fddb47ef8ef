"""A CNP is shown whole by no finding and no record's `repr`, wherever a file hides it: in the name of a file,
a sheet, a column, a form, in a cell; only the fields that need it have it.
"""

from __future__ import annotations

import pickle
import shutil
import string
import traceback
from datetime import date
from pathlib import Path

import openpyxl
import pytest

import adeverinta as ad
from adeverinta.api.catalogue import CODES
from adeverinta.core.errors import Stop
from adeverinta.core.finding import finding
from adeverinta.core.source import Source
from adeverinta.core.text import mask_cnp
from tests.broken import test_broken
from tests.firm import Firm

CNP = "2880412099016"
MASKED = mask_cnp(CNP)
GOOD = Path(test_broken.__file__).parent / "bun"
DAY = date(2026, 11, 22)


def hidden(item):
    """No text of a finding has it; the address still leads to the file."""
    for text in (item.message, item.remedy, str(item.source), item.cause, repr(item), str(item.params)):
        assert CNP not in text, text


@pytest.mark.parametrize("value", [f"stat_{CNP}.csv", int(CNP), Path(CNP), [CNP]], ids=repr)
def test_no_code_tells_what_it_was_given(value):
    for code in CODES.values():
        names = [name for _, name, _, _ in string.Formatter().parse(code.message + code.remedy) if name]
        source = Source(f"{CNP}.csv", f"foaia {CNP}", 3, CNP)
        given = {name: value for name in names if name not in ("sursa", "luna", "cauza")}
        made = finding(code, cnp=CNP, source=source, cauza=value, **given)
        hidden(made)
        assert made.cnp == CNP
        assert made.source is source
        assert source.file == f"{CNP}.csv"
        if given or "sursa" in names:
            assert MASKED in made.message + made.remedy


def test_numbers_stay_numbers():
    made = finding(CODES["LUNI_EGALE_PENTRU_TOTI"], persoane=12, alta="a", luna2="b")
    assert made.param("persoane") == 12


def hostile_files(folder):
    """One file of each kind that stops or is remarked upon, with the CNP in every name and cell that may be."""
    (folder / f"stat_{CNP}.csv").write_text(f"a;{CNP}\n1;{CNP}\n", encoding="utf-8")
    (folder / f"{CNP}.xlsx").write_bytes(b"PK damaged")
    (folder / f"{CNP}.docx").write_bytes(b"text")
    (folder / f"{CNP}.csv").write_bytes(b"")
    book = openpyxl.Workbook()
    book.active.title = CNP
    book.active.append([f"Angajat {CNP}", "CNP", "Net", f"Suma {CNP}", "Luna"])
    book.active.append([CNP, CNP, f"x{CNP}", CNP, CNP])
    book.active.append([CNP, "2880412099017", 100, "7", "03.2026"])
    book.save(folder / f"foaie {CNP}.xlsx")
    return sorted(folder.iterdir())


def test_hostile_exports(tmp_path):
    employer = ad.Employer.load(GOOD / "angajator.toml")
    told = []
    for path in [*hostile_files(tmp_path), tmp_path / f"lipsa {CNP}.csv", tmp_path]:
        try:
            told += ad.read([path], employer, on=DAY).findings
        except Stop as stop:
            told.append(stop.finding)
            assert CNP not in f"{stop} {stop!r}" + "".join(traceback.format_exception(stop)[-1:])
    assert len({item.code for item in told}) > 4
    assert any(item.source and CNP in item.source.file for item in told)
    for item in told:
        hidden(item)


def test_hostile_requests(tmp_path):
    table = tmp_path / f"cereri {CNP}.csv"
    cells = f"{CNP};{CNP};{CNP};{CNP};{CNP};{CNP}\n"
    table.write_text(
        f"cnp;data_nasterii_copilului;eveniment;venit_luna_nasterii;formular;col {CNP}\n{cells}",
        encoding="utf-8",
    )
    asked = ad.requests(table)
    told = [*asked.findings, *(item for one in asked for item in one.findings)]
    assert len({item.code for item in told}) > 2
    for item in told:
        hidden(item)
    with pytest.raises(ValueError, match=r"^c2") as error:
        ad.Request(CNP, "14.03.2026", **{f"c{CNP}": "1"})
    assert CNP not in str(error.value)


def test_hostile_names_of_forms_and_papers(tmp_path):
    employer = ad.Employer.load(GOOD / "angajator.toml")
    payroll = ad.read([GOOD / "state"], employer, on=DAY)
    request = ad.Request(CNP, "14.03.2026")
    stopped = []
    with pytest.raises(Stop) as stop:
        list(ad.issue([request], payroll, employer, output=tmp_path / CNP, register=None, on=DAY, form=CNP))
    stopped.append(stop.value)
    with pytest.raises(Stop) as stop:
        ad.verify(tmp_path / f"{CNP}.pdf")
    stopped.append(stop.value)
    for one in stopped:
        hidden(one.finding)
        shown = traceback.format_exception(one)
        assert not [text for text in shown if f"{CNP}.pdf" in text]
        assert CNP not in f"{one} {one!r}"
    (tmp_path / f"{CNP}.pdf").write_bytes(b"%PDF-1.4")
    found = ad.verify(tmp_path / f"{CNP}.pdf")
    assert CNP not in repr(found)
    for item in found.findings:
        hidden(item)


def messages(part):
    """Every `mesaj` of a report."""
    for name, inner in part.items() if isinstance(part, dict) else enumerate(part):
        if name == "mesaj":
            yield inner
        elif isinstance(inner, dict | list):
            yield from messages(inner)


def test_the_report_of_a_run_over_such_names(tmp_path):
    firm = Firm(tmp_path)
    folder = firm.exports.rename(tmp_path / f"state {CNP}")
    first, *others = sorted(folder.iterdir())
    first.unlink()
    for path in others:
        path.rename(folder / f"{path.stem} {CNP}.xlsx")
    (folder / f"{CNP}.docx").write_bytes(b"text")
    shutil.copy(folder / f"{others[0].stem} {CNP}.xlsx", folder / f"copie {CNP}.xlsx")
    firm.emite(exports=[folder])
    told = list(messages(firm.report()))
    assert any(MASKED in text for text in told), told
    assert not [text for text in told if CNP in text]


def test_a_repr_shows_no_cnp_and_changes_nothing_else(tmp_path):
    whole = "2850101401002"
    employer = ad.Employer.load(GOOD / "angajator.toml")
    payroll = ad.read([GOOD / "state"], employer, on=DAY)
    request = ad.Request(whole, "14.03.2026", copil1_cnp=whole)
    answer = ad.compute(request, payroll, employer, on=DAY)
    [outcome] = ad.issue([request], payroll, employer, output=tmp_path, register=None, on=DAY)
    row = payroll.rows_of(whole)[0]
    said = finding(CODES["NET_LIPSA"], cnp=whole, lipsa="CAS", altele="")
    records = (request, request.copii[0], answer, answer.certificate, outcome, payroll, row, said)
    for record in (*records, ad.explain(answer), row.source._replace(file=f"{whole}.csv")):
        assert record is not None
        shown = repr(record)
        assert shown.startswith(f"{type(record).__name__}(")
        assert whole not in shown
        assert mask_cnp(whole) in shown
        assert pickle.loads(pickle.dumps(record)) == record
    assert repr(row.source).startswith("Source(file='stat.csv'")
