"""What a program around the front door may bring: hostile settings, impossible values, wrong types."""

from __future__ import annotations

import decimal
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

import adeverinta as ad
from adeverinta import api
from adeverinta.system.resources import resource_dir
from tests.api.conftest import DAY
from tests.firm import SAMPLES

CNP = "2850101401002"
BORN = date(2026, 3, 14)


def codes_of(found):
    return [item.code for item in found]


IMPOSSIBLE = [
    "9" * 40, "9" * 26, "9" * 12, "9" * 5000, "1" * 30 + ",50", 1e30, 1e308, 10**40, 10**5000,
    Decimal("1e500"), Decimal("Infinity"), float("inf"),
]  # fmt: skip


@pytest.mark.parametrize("value", IMPOSSIBLE, ids=range(len(IMPOSSIBLE)))
@pytest.mark.parametrize(
    ("column", "code"),
    [
        ("venit_luna_nasterii", "SUMA_NECITIBILA"),
        ("numar_copii", "NUMAR_COPII_NECITIBIL"),
        ("persoane_intretinere", "VALOARE_NECUNOSCUTA"),
        ("data_angajarii", "DATA_NECITIBILA"),
        ("optiune", "VALOARE_NECUNOSCUTA"),
        ("luni_alese", "LUNI_NECITIBILE"),
    ],
)
def test_a_number_past_every_size_is_one_finding(column, code, value):
    request = ad.Request(cnp=CNP, birth=BORN, **{column: value})
    assert code in codes_of(request.findings)
    assert getattr(request, column) in (None, 1, ())


def test_the_largest_amount_is_taken_and_one_cell_spoils_one_request():
    assert ad.Request(cnp=CNP, birth=BORN, venit_luna_nasterii="99999999999").findings == ()
    table = f"cnp;data_nasterii_copilului;venit_luna_nasterii\n{CNP};14.03.2026;{'7' * 40}\n"
    table += f"{CNP};14.03.2025;4532,16\n"
    spoiled, good = ad.requests(("cereri.csv", table.encode()))
    assert codes_of(spoiled.findings) == ["SUMA_NECITIBILA"]
    assert (good.venit_luna_nasterii, good.findings) == (453216, ())


def test_numbers_of_a_frame_past_every_size_are_findings(employer):
    frame = pd.DataFrame({"cnp": [CNP] * 2, "luna": ["2026-01", "2026-02"], "net": [4000, 10**400]})
    read = ad.frames.read(frame, employer)
    assert [row.net for row in read.rows[CNP]] == [400000, None]
    assert "NUMAR_NECITIT" in codes_of(read.findings)


@pytest.mark.parametrize("value", ["1" * 5000, "0x" + "f" * 5000, "[" * 3000])
def test_numbers_of_a_profile_past_every_size_stop(value):
    text = (SAMPLES / "angajator.toml").read_text(encoding="utf-8")
    changed = "\n".join(f"telefon = {value}" if "telefon" in line else line for line in text.splitlines())
    with pytest.raises(ad.Stop) as stop:
        ad.Employer.load(("angajator.toml", changed.encode()))
    assert stop.value.finding.code in ("PROFIL_TOML", "CAMP_ANGAJATOR_GRESIT")


HOSTILE = [
    decimal.Context(prec=6),
    decimal.Context(prec=1, rounding=decimal.ROUND_UP, traps=[]),
    decimal.Context(prec=3, Emax=3, Emin=-3, traps=list(decimal.Context().flags)),
]
"""The last traps all there is: inexact, rounded, subnormal, floats compared."""


@pytest.mark.parametrize("context", HOSTILE, ids=["prec=6", "prec=1", "all traps"])
def test_the_decimal_context_of_the_program_around_changes_nothing(employer, payroll, requests, context):
    expected = [ad.compute(item, payroll, employer, on=DAY) for item in requests]
    pdf = ad.render(expected[0])
    amount = Decimal("4532.165")
    with decimal.localcontext(context):
        again = ad.read([SAMPLES / "csv"], ad.Employer.load(SAMPLES / "angajator.toml"))
        assert again.rows == payroll.rows
        answers = [ad.compute(item, again, employer, on=DAY) for item in ad.requests(SAMPLES / "cereri.xlsx")]
        assert [(item.cnp, item.total, item.mean, item.months) for item in answers] == [
            (item.cnp, item.total, item.mean, item.months) for item in expected
        ]
        assert ad.render(answers[0]) == pdf
        asked = ad.Request(cnp=CNP, birth=BORN, venit_luna_nasterii=amount)
        assert asked.venit_luna_nasterii == 453217
        frame = pd.DataFrame({"cnp": [CNP], "luna": ["2026-01"], "net": ["1.234.567,89"], "brut": [-9.125]})
        (row,) = ad.frames.read(frame, employer).rows[CNP]
        assert (row.net, row.brut) == (123456789, -913)


@pytest.mark.raises_code("CADRU_PERIOADA")
@pytest.mark.parametrize("frequency", ["Q", "Y", "W", "2M", "Q-JAN"])
def test_periods_that_are_no_months_are_refused(employer, frequency):
    months = pd.period_range("2026-01", periods=3, freq="M")
    frame = pd.DataFrame({"cnp": CNP, "luna": months.asfreq(frequency), "net": [4000, 4100, 4200]})
    for given in (frame, frame.astype({"luna": object})):
        with pytest.raises(ad.Stop) as stop:
            ad.frames.read(given, employer, name="state")
        finding = stop.value.finding
        assert (finding.code, finding.source.row, finding.source.column) == ("CADRU_PERIOADA", 1, "luna")


@pytest.mark.parametrize(
    "luna",
    [
        pd.period_range("2026-01", periods=2, freq="M"),
        pd.to_datetime(["2026-01-31", "2026-02-01"]),
        pd.to_datetime(["2026-01-31T10:30", "2026-02-28T23:59"]),
        pd.PeriodIndex(["2026-01-31", "2026-02-01"], freq="D"),
    ],
    ids=["M", "days", "moments", "D"],
)
def test_months_and_days_in_the_column_of_months_are_their_month(employer, luna):
    frame = pd.DataFrame({"cnp": CNP, "luna": luna, "net": [4000, 4100]})
    rows = ad.frames.read(frame, employer).rows[CNP]
    assert [(str(row.month), row.net) for row in rows] == [("2026-01", 400000), ("2026-02", 410000)]


@pytest.fixture
def templates(tmp_path):
    """A folder with a template of one's own, under the code of a shipped form."""
    folder = tmp_path / "sabloane"
    folder.mkdir()
    shipped = resource_dir("templates") / "icc-hg52.yaml"
    (folder / shipped.name).write_bytes(shipped.read_bytes())
    return folder


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda file: file.write_text("code: [a\n  b: {", encoding="utf-8"), "SABLON_GRESIT"),
        (lambda file: file.write_text("code: x\n", encoding="utf-8"), "SABLON_GRESIT"),
        (lambda file: file.write_bytes(b"\xff\xfe\x00"), "SABLON_GRESIT"),
        (lambda file: file.rename(file.with_name("alt-formular.txt")), "SABLOANE_LIPSA"),
        (lambda file: shutil.rmtree(file.parent), "SABLOANE_LIPSA"),
    ],
    ids=["no yaml", "no form", "no text", "renamed", "no folder"],
)
def test_a_template_spoiled_after_computing_stops(employer, payroll, requests, templates, spoil, code):
    file = next(templates.iterdir())
    answer = ad.compute(requests[0], payroll, employer, on=DAY, templates=templates, form=file.stem)
    assert ad.render(answer)[:5] == b"%PDF-"
    spoil(file)
    with pytest.raises(ad.Stop) as stop:
        ad.render(answer)
    assert stop.value.finding.code == code


def test_a_deleted_template_is_not_replaced_by_the_shipped_form(employer, payroll, requests, templates):
    file = next(templates.iterdir())
    other = resource_dir("templates") / "fisa-dosar.yaml"
    answer = ad.compute(requests[0], payroll, employer, on=DAY, templates=templates, form=file.stem)
    (templates / other.name).write_bytes(other.read_bytes())
    assert ad.render(answer)[:5] == b"%PDF-"
    file.unlink()
    with pytest.raises(ad.Stop) as stop:
        ad.render(answer)
    assert (stop.value.finding.code, stop.value.finding.source.file) == ("SABLON_GRESIT", file.name)


@pytest.mark.parametrize(
    "bad", ["a\0b", "\0", "a\ud800b", "x" * 5000], ids=["nul", "only nul", "half", "long"]
)
def test_a_path_that_cannot_be_is_a_stop(employer, payroll, requests, tmp_path, bad):
    bad = f"{tmp_path}/{bad}"
    calls = [
        lambda: next(ad.issue(requests, payroll, employer, register=None, on=DAY, output=bad)),
        lambda: ad.Register.open(bad, employer),
        lambda: ad.Register.open(bad),
        lambda: ad.compute(requests[0], payroll, employer, on=DAY, templates=bad),
        lambda: ad.read(bad, employer),
        lambda: ad.requests(bad),
        lambda: ad.Employer.load(bad),
        lambda: api.read_employers([Path(bad)]),
        lambda: api.write_file(bad, b""),
        lambda: api.rebuild(bad, employer, tmp_path / "registru.sqlite"),
        lambda: api.rebuild(tmp_path, employer, bad),
    ]
    for call in calls:
        with pytest.raises(ad.Stop):
            call()
    assert not list(tmp_path.iterdir())
