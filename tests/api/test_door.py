"""The front door as other programs use it: pure answers, whole outcomes, the bytes of the command."""

from __future__ import annotations

import copy
import gc
import hashlib
import json
import locale
import os
import pickle
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial
from pathlib import Path

import pytest

import adeverinta as ad
from adeverinta.cli import root
from tests.api import typed_script
from tests.api.conftest import DAY
from tests.firm import SAMPLES, of_samples

_OWN = {"cnp", "data_nasterii_copilului", "source", "columns", "findings", "venit_luna_nasterii"}


@pytest.fixture(scope="module")
def payroll(employer):
    return ad.read([SAMPLES / "lunar-xlsx"], employer)


def command(output, *more):
    words = ["emite", SAMPLES / "lunar-xlsx", "--cereri", SAMPLES / "cereri.xlsx", "--angajator"]
    words += [SAMPLES / "angajator.toml", "--iesire", output, "--la-data", DAY, *more]
    root._run([str(word) for word in words])
    return json.loads((output / "raport.json").read_text(encoding="utf-8"))["adeverinte"]


@pytest.fixture(scope="module")
def by_command(tmp_path_factory):
    folder = tmp_path_factory.mktemp("comanda")
    return folder / "iesire", command(folder / "iesire", "--registru", folder / "registru.sqlite")


def papers(folder):
    return {path.name: path.read_bytes() for path in sorted((folder / "adeverinte").iterdir())}


def test_importing_loads_nothing_but_the_version():
    code = "import sys, adeverinta; print(*sorted(m for m in sys.modules if m.startswith('adeverinta')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) <= {"adeverinta", "adeverinta.core", "adeverinta.core.version"}


@pytest.mark.parametrize(
    "first", ["", "import adeverinta.requests; ", "from adeverinta.api import requests; "]
)
def test_requests_is_a_function_whichever_comes_first(first):
    code = f"{first}import adeverinta as ad; print(len(ad.requests({str(SAMPLES / 'cereri.csv')!r})))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) > 1


def test_every_name_of_the_door_is_there():
    assert set(ad.__all__) - {"__version__"} == {
        name for name in ad.__all__ if getattr(ad, name) and name[0] != "_"
    }
    from adeverinta import api

    assert all(getattr(api, name) for name in api.__all__)
    with pytest.raises(AttributeError):
        _ = ad.nothing


def test_answers_say_what_the_report_says(employer, payroll, requests, by_command):
    for request, told in zip(requests, by_command[1], strict=True):
        answer = ad.compute(request, payroll, employer, on=DAY)
        assert (answer.cnp, answer.form, answer.regime) == (
            told["cnp"],
            told["formular"] or "",
            told["regim"],
        )
        assert answer.total == (None if told["total"] is None else int(Decimal(told["total"]) * 100))
        assert answer.mean is None or isinstance(answer.mean, Fraction)
        assert (answer.estimate and str(answer.estimate.amount)) == told["indemnizatie_estimata"]
        assert [str(item.month) for item in answer.months] == [item["luna"] for item in told["luni"]]
        for item, line in zip(answer.months, told["luni"], strict=True):
            assert item.net == (None if line["venit_net"] is None else int(Decimal(line["venit_net"]) * 100))
            assert item.counted is line["in_calcul"]
            assert item.reason
            assert (item.evidence.bani is None) == (item.net is None)
            assert len(item.sources) == len(line["surse"])
        if told["stare"] == "emisa":
            known = [item["cod"] for item in told["constatari"]]
            assert [item.code for item in answer.findings] == known
            assert answer.rules
            assert not answer.refused
        else:
            assert answer.refused


def test_computing_is_pure(employer, payroll, requests):
    first = ad.compute(requests[0], payroll, employer, on=DAY)
    assert ad.compute(requests[0], payroll, employer, on=DAY) == first
    assert pickle.loads(pickle.dumps(first)) == first


def test_a_draft_has_the_bytes_of_the_command(employer, payroll, requests, tmp_path):
    told = command(tmp_path / "iesire", "--ciorna")
    for request, line in zip(requests, told, strict=True):
        answer = ad.compute(request, payroll, employer, on=DAY)
        if line["pdf"]:
            assert ad.render(answer, draft=True) == (tmp_path / "iesire" / line["pdf"]).read_bytes()
        else:
            with pytest.raises(ad.Stop) as stopped:
                ad.render(answer)
            assert stopped.value.finding.blocking


@pytest.mark.raises_code("NUMAR_NUMAI_DIN_REGISTRU")
def test_a_number_is_given_by_the_register_only(employer, payroll, requests):
    answer = ad.compute(requests[0], payroll, employer, on=DAY)
    with pytest.raises(ad.Stop, match="numerele se dau numai cu registrul") as stopped:
        ad.render(answer, draft=False)
    assert stopped.value.finding.code == "NUMAR_NUMAI_DIN_REGISTRU"
    sheet = ad.compute(requests[0], payroll, employer, on=DAY, form="fisa-dosar")
    assert ad.render(sheet, draft=False).startswith(b"%PDF")


def test_issuing_writes_the_bytes_of_the_command(employer, payroll, requests, by_command, tmp_path):
    with ad.Register.open(tmp_path / "registru.sqlite", employer) as register:
        done = list(ad.issue(requests, payroll, employer, register=register, on=DAY, output=tmp_path / "out"))
        assert not register.unfinished()
        assert not register.check().broken
        entries = register.entries()
    assert papers(tmp_path / "out") == papers(by_command[0])
    assert [path.name for path in (tmp_path / "out").iterdir() if not path.name.startswith(".")] == [
        "adeverinte"
    ]
    for outcome, told in zip(done, by_command[1], strict=True):
        assert (outcome.state, outcome.number) == (told["stare"], told["numar"])
        assert outcome.path == (tmp_path / "out" / told["pdf"] if told["pdf"] else None)
        assert len(outcome.answer.months) == len(told["luni"])
        assert all(item.reason for item in outcome.answer.months)
        assert [item.code for item in outcome.findings] == [item["cod"] for item in told["constatari"]]
        assert outcome.answer.findings == outcome.findings
    issued = [outcome for outcome in done if outcome.number]
    digests = [hashlib.sha256(outcome.path.read_bytes()).hexdigest() for outcome in issued]
    assert [entry.pdf_sha256 for entry in entries] == digests


@pytest.mark.parametrize("how", ["close", "break", "throw"])
def test_whoever_stops_between_two_certificates_leaves_no_number_reserved(
    employer, payroll, requests, by_command, tmp_path, how
):
    path = tmp_path / "registru.sqlite"
    with ad.Register.open(path, employer) as register:
        outcomes = ad.issue(requests, payroll, employer, register=register, on=DAY, output=tmp_path / "out")
        first = [next(outcomes), next(outcomes)]
        if how == "close":
            outcomes.close()
        elif how == "throw":
            with pytest.raises(KeyboardInterrupt):
                outcomes.throw(KeyboardInterrupt)
        del outcomes
        issued = sum(bool(item.number) for item in first)
        assert not register.unfinished()
        assert len(register.entries()) == len(list((tmp_path / "out" / "adeverinte").iterdir())) == issued
    with ad.Register.open(path, employer) as register:
        list(ad.issue(requests, payroll, employer, register=register, on=DAY, output=tmp_path / "out"))
        assert not register.unfinished()
    assert papers(tmp_path / "out") == papers(by_command[0])


@pytest.mark.parametrize(("portion", "rest"), [(None, 0), (4, 1)])
def test_whoever_leaves_has_issued_what_was_handed_out(
    employer, payroll, requests, by_command, tmp_path, portion, rest
):
    """And of a portion that was asked for at most its rest."""
    path, output = tmp_path / "registru.sqlite", tmp_path / "out"
    with ad.Register.open(path, employer) as register:
        outcomes = ad.issue(
            requests, payroll, employer, register=register, on=DAY, output=output, portion=portion
        )
        first = [next(outcomes) for _ in range(7)]
        outcomes.close()
        assert not register.unfinished()
        found = len(register.entries())
        issued = sum(bool(item.number) for item in first)
        assert issued <= found <= issued + rest
        assert len(list((output / "adeverinte").iterdir())) == found
    with ad.Register.open(path, employer) as register:
        again = list(ad.issue(requests, payroll, employer, register=register, on=DAY, output=output))
        assert len(again) == len(requests)
        assert not register.unfinished()
    assert papers(output) == papers(by_command[0])


def test_a_script_that_ends_half_way_prints_nothing(tmp_path):
    code = f"""
import sys, adeverinta as ad
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
samples, here, kept = Path({str(SAMPLES)!r}), Path({str(tmp_path)!r}), []
employer = ad.Employer.load(samples / "angajator.toml")
payroll, asked = ad.read([samples / "csv"], employer), ad.requests(samples / "cereri.xlsx")
register = ad.Register.open(here / "registru.sqlite", employer)
for how in (dict(), dict(portion=3), dict(executor=ThreadPoolExecutor(1), portion=2)):
    for to in (register, None):
        how |= dict(register=to, on=date(2026, 11, 22), output=here / "o")
        kept.append(ad.issue(asked, payroll, employer, **how))
        next(kept[-1])
print(len(register.unfinished()))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout.split(), done.stderr) == (["0"], "")


def test_drafts_take_no_number(employer, payroll, requests, tmp_path):
    done = list(ad.issue(requests, payroll, employer, register=None, on=DAY, output=tmp_path))
    assert {outcome.state for outcome in done} <= {"ciorna", "respinsa"}
    drafts = [outcome for outcome in done if outcome.path]
    assert drafts
    assert all(outcome.path.read_bytes() == ad.render(outcome.answer) for outcome in drafts)


def test_bytes_are_read_as_files_are(employer, payroll, requests):
    files = [(path.name, path.read_bytes()) for path in sorted((SAMPLES / "lunar-xlsx").iterdir())]
    profile = (SAMPLES / "angajator.toml").read_bytes()
    in_memory = ad.read(files, ad.Employer.load(("angajator.toml", profile)))
    assert in_memory.rows == payroll.rows
    assert in_memory.layouts == payroll.layouts
    assert [item.code for item in in_memory.findings] == [item.code for item in payroll.findings]
    assert ad.requests(("cereri.xlsx", (SAMPLES / "cereri.xlsx").read_bytes())) == requests
    one = ad.read(files[0], employer)
    assert one.rows.keys() == ad.read(str(SAMPLES / "lunar-xlsx" / files[0][0]), employer).rows.keys()


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("stat.xlsx", b"", "FISIER_GOL"),
        ("stat.xlsx", b"PK\x03\x04 cut", "FISIER_DETERIORAT"),
        ("stat.docx", b"PK\x03\x04", "FISIER_TIP_NECUNOSCUT"),
        ("stat.csv", b"a;b\n1;2\n", "NU_E_STAT_DE_PLATA"),
    ],
)
def test_bytes_that_are_no_payroll_stop_with_their_finding(employer, name, data, code):
    with pytest.raises(ad.Stop) as stopped:
        ad.read([(name, data)], employer)
    assert stopped.value.finding.code == code


def test_months_after_the_date_of_issue_are_not_seen(employer, payroll, requests):
    early = date(2026, 7, 30)
    dated = ad.read([SAMPLES / "lunar-xlsx"], employer, on=early)
    for request in requests:
        some, same = (ad.compute(request, read, employer, on=early) for read in (payroll, dated))
        assert (some.total, some.months) == (same.total, same.months)
        assert [item.code for item in some.findings] == [item.code for item in same.findings]


def test_a_request_of_ones_own(employer, payroll, requests):
    known = next(item for item in requests if not ad.compute(item, payroll, employer, on=DAY).refused)
    fields = {name: value for name, value in known._asdict().items() if value and name not in _OWN}
    made = ad.Request(cnp=known.cnp, birth=known.birth, **fields)
    assert isinstance(made, ad.Request)
    assert made.birth == known.birth
    answer = ad.compute(made, payroll, employer, on=DAY)
    assert [item.net for item in answer.months] == [
        item.net for item in ad.compute(known, payroll, employer, on=DAY).months
    ]
    for same in (pickle.loads(pickle.dumps(made)), copy.deepcopy(made), made._replace(nume="X")):
        assert type(same) is ad.Request
        assert same.columns == made.columns
    assert pickle.loads(pickle.dumps(made)) == made
    assert ad.Request(cnp="123", birth=date(2026, 3, 14)).findings[0].code == "CNP_INVALID"
    paid = ad.Request(
        cnp=known.cnp, birth="14.03.2026", venit_luna_nasterii=Decimal("4532.16"), copil_cu_handicap=True
    )
    assert (paid.birth, paid.venit_luna_nasterii, paid.copil_cu_handicap) == (date(2026, 3, 14), 453216, True)
    assert not paid.findings
    with pytest.raises(ValueError, match=r"^mother: "):
        ad.Request(cnp=known.cnp, birth=known.birth, mother="Ana")


def test_every_request_is_one_of_the_door(employer, payroll, requests, tmp_path):
    assert all(type(item) is ad.Request for item in requests)
    both = requests + [ad.Request(cnp="2880412099016", birth=None)]  # noqa: RUF005 as a caller adds lists
    assert isinstance(both, list)
    done = list(ad.issue(both, payroll, employer, register=None, on=DAY, output=tmp_path))
    assert all(type(item.request) is type(item.answer.request) is ad.Request for item in done)
    assert [item.answer.cnp for item in done] == [item.cnp for item in both]
    assert done[-1].answer.form == ""
    assert (done[-1].state, done[-1].answer.refused) == ("respinsa", True)


@pytest.mark.parametrize("executor", [None, ThreadPoolExecutor(1)], ids=["alone", "executor"])
def test_the_types_of_a_caller_are_those_at_run_time(tmp_path, executor):
    of_samples(tmp_path, requests="cereri.xlsx")
    said = typed_script.contract(tmp_path, DAY, executor)
    assert any("emisa 1 " in line for line in said)
    assert any("respinsa None None" in line for line in said)


def test_the_same_request_twice_in_a_list_is_refused_as_in_a_file(employer, payroll, requests, tmp_path):
    good = next(item for item in requests if not ad.compute(item, payroll, employer, on=DAY).refused)
    made = good._replace(source=None)
    other = made._replace(formular="fisa-dosar")
    asked = [good, made, made, other, good]
    with ad.Register.open(tmp_path / "registru.sqlite", employer) as register:
        issue = partial(
            ad.issue, payroll=payroll, employer=employer, register=register, on=DAY, output=tmp_path
        )
        done = list(issue(asked))
        [again] = issue([good])
    assert [item.state for item in done] == ["emisa", "respinsa", "respinsa", "emisa", "respinsa"]
    assert again.number == done[0].number
    told = [next(found for found in done[at].findings if found.code == "CERERE_REPETATA") for at in (1, 2, 4)]
    assert [item.blocking for item in told] == [True] * 3
    assert "Cererea numărul 2 " in told[0].message
    assert str(good.source) in told[1].message
    assert f"aceea de la rândul {good.source.row}" in told[2].message
    assert not good.findings
    [_, twice] = ad.issue([made, made], payroll, employer, register=None, on=DAY, output=tmp_path)
    assert any("ca cererea numărul 1." in found.message for found in twice.findings)


def test_a_person_that_no_file_has_is_refused(employer, payroll):
    answer = ad.compute(ad.Request(cnp="1800101221144", birth=date(2026, 3, 14)), payroll, employer, on=DAY)
    assert answer.refused
    assert (answer.total, answer.mean, answer.months) == (None, None, ())
    assert [item.code for item in answer.findings if item.blocking]


def test_a_file_is_verified_with_its_register(employer, payroll, requests, tmp_path):
    with ad.Register.open(tmp_path / "registru.sqlite", employer, author="ana") as register:
        done = ad.issue(requests, payroll, employer, register=register, on=DAY, output=tmp_path)
        outcome = next(item for item in done if item.number)
        pdf = outcome.path.read_bytes()
        assert (ad.verify(pdf, register).state, ad.verify(pdf, register).ok) == ("in_vigoare", True)
        assert ad.verify(pdf).state == "sigiliu"
        assert ad.verify(pdf.replace(b"%PDF-1", b"%PDF-2", 1), register).state == "modificata"
        assert ad.verify(b"nothing", register).state == "necunoscuta"
        assert not ad.verify(b"nothing").ok
        register.annul(int(outcome.number), DAY.year, "probă")
        assert (ad.verify(pdf, register).state, ad.verify(pdf, register).ok) == ("anulata", False)
        assert [entry.reason for entry in register.search(outcome.number)] == ["probă"]


def test_an_explanation_leads_to_the_cells(employer, payroll, requests):
    answer = ad.compute(requests[0], payroll, employer, on=DAY)
    told = ad.explain(answer)
    assert (told.total, told.mean, told.counted) == (
        answer.total,
        answer.mean,
        sum(m.counted for m in answer.months),
    )
    assert Fraction(told.total, 100) / told.divisor == told.mean
    assert all(rule.title and rule.basis and rule.source for rule in told.rules)
    for month in told.months:
        if month.answer.net is not None:
            assert sum(part.net or 0 for part in month.components) == month.answer.net
            assert all(part.cell.file and part.cell.row for part in month.components)


def test_what_cannot_be_read_stops_with_its_finding(tmp_path):
    with pytest.raises(ad.Stop) as stopped:
        ad.Employer.load(tmp_path / "nu-este.toml")
    assert stopped.value.finding.code == "FISIER_LIPSA"
    with pytest.raises(ad.Stop):
        ad.requests(tmp_path / "nu-este.xlsx")
    (tmp_path / "registru.sqlite").write_bytes(b"not a register at all, but long enough to be looked at")
    with pytest.raises(ad.Stop):
        ad.Register.open(tmp_path / "registru.sqlite", None)


def test_the_interpreter_is_left_alone(employer, requests, tmp_path, capfd, monkeypatch):
    def forbidden(*_args, **_more):
        raise AssertionError("a setting of the interpreter was touched")

    for module, name in ((gc, "set_threshold"), (gc, "disable"), (gc, "freeze"), (signal, "signal")):
        monkeypatch.setattr(module, name, forbidden)
    monkeypatch.setattr(os, "umask", forbidden)
    monkeypatch.setattr(os, "chdir", forbidden)
    monkeypatch.setattr(locale, "setlocale", forbidden)
    before = (dict(os.environ), Path.cwd(), sys.excepthook, sys.unraisablehook)
    payroll = ad.read([SAMPLES / "lunar-xlsx"], employer)
    with ad.Register.open(tmp_path / "registru.sqlite", employer) as register:
        done = list(ad.issue(requests, payroll, employer, register=register, on=DAY, output=tmp_path))
        ad.verify(done[0].path.read_bytes() if done[0].path else b"", register)
    ad.explain(done[0].answer)
    assert (dict(os.environ), Path.cwd(), sys.excepthook, sys.unraisablehook) == before
    assert capfd.readouterr() == ("", "")


def test_no_call_loads_what_changes_the_interpreter():
    """Signals and the collector belong to the program (cli, the server of the page), not to its library."""
    words = f"""
import sys, tempfile, adeverinta as ad
from datetime import date
from pathlib import Path
samples, day, out = Path({str(SAMPLES)!r}), date(2026, 11, 22), Path(tempfile.mkdtemp())
employer = ad.Employer.load(samples / "angajator.toml")
payroll, asked = ad.read(samples / "lunar-xlsx", employer), ad.requests(samples / "cereri.xlsx")
with ad.Register.open(out / "registru.sqlite", employer) as register:
    list(ad.issue(asked, payroll, employer, register=register, on=day, output=out))
watched = {{"adeverinta.system.memory", "adeverinta.system.processes"}}
print(sorted(watched & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "[]\n"


def test_the_log_has_no_personal_data(employer, payroll, requests, tmp_path, caplog):
    caplog.set_level("DEBUG", "adeverinta")
    ad.read([SAMPLES / "lunar-xlsx"], employer)
    with ad.Register.open(tmp_path / "registru.sqlite", employer) as register:
        done = list(ad.issue(requests, payroll, employer, register=register, on=DAY, output=tmp_path))
    assert caplog.records
    for outcome in done:
        assert outcome.request.cnp not in caplog.text
        assert not outcome.nume or outcome.nume not in caplog.text
