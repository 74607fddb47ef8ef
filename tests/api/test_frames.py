"""Frames of pandas in and out: the rows of the files they were made of, columns and types as documented."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

import adeverinta as ad
from tests.api.conftest import DAY
from tests.firm import SAMPLES


@pytest.fixture(scope="module")
def text_frame():
    path = next((SAMPLES / "csv").iterdir())
    return pd.read_csv(path, sep=";", dtype=str, keep_default_na=False, encoding="cp1250")


@pytest.fixture(scope="module")
def answers(employer, payroll):
    return [ad.compute(item, payroll, employer, on=DAY) for item in ad.requests(SAMPLES / "cereri.xlsx")]


def without_places(payroll):
    return {
        cnp: [row._replace(source=None, columns={}) for row in rows] for cnp, rows in payroll.rows.items()
    }


def numbers(frame):
    """The same frame with numbers where its texts are amounts."""
    changed = frame.copy()
    for name in frame.columns:
        texts = frame[name].str.replace(".", "", regex=False).str.replace(",", ".", regex=False)
        parsed = pd.to_numeric(texts.where(texts != ""), errors="coerce")
        if frame[name].str.contains(",").any() and parsed.notna().any():
            changed[name] = parsed
    return changed


def sqlite(frame):
    with sqlite3.connect(":memory:") as db:
        frame.to_sql("state", db, index=False)
        return pd.read_sql("SELECT * FROM state", db)


def parquet(frame, tmp_path):
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: no Parquet")
    frame.to_parquet(tmp_path / "state.parquet")
    return pd.read_parquet(tmp_path / "state.parquet")


@pytest.mark.parametrize(
    "kind", ["texts", "numbers", "sqlite", "sqlite numbers", "parquet", "parquet numbers"]
)
def test_a_frame_gives_the_rows_of_its_file(employer, payroll, text_frame, tmp_path, kind):
    frame = numbers(text_frame) if "numbers" in kind else text_frame
    assert "numbers" not in kind or any(pd.api.types.is_float_dtype(kept) for kept in frame.dtypes)
    if "sqlite" in kind:
        frame = sqlite(frame)
    elif "parquet" in kind:
        frame = parquet(frame, tmp_path)
    read = ad.frames.read(frame, employer, name="state")
    assert without_places(read) == without_places(payroll)
    assert read.covered == payroll.covered


def test_answers_from_a_frame_are_those_of_the_file(employer, payroll, text_frame, answers):
    read = ad.frames.read(text_frame, employer)
    for answer in answers:
        again = ad.compute(answer.request, read, employer, on=DAY)
        assert (again.total, again.mean, again.estimate) == (answer.total, answer.mean, answer.estimate)
        assert [item.reason for item in again.months] == [item.reason for item in answer.months]


def test_a_cell_is_told_by_frame_row_and_column(employer, text_frame):
    read = ad.frames.read(text_frame, employer, name="state")
    row = next(row for rows in read.rows.values() for row in rows if row.brut)
    column = row.columns["brut"]
    assert column in text_frame.columns
    assert str(row.cell("brut")) == f"cadrul state, rândul {row.source.row}, coloana {column}"
    cell = text_frame.iloc[row.source.row - 1][column]
    assert Decimal(cell.replace(".", "").replace(",", ".")) * 100 == row.brut
    frame = ad.frames.rows(read)
    assert frame["sursa"].str.startswith("cadrul state, rândul ").all()


def test_typed_values_are_taken_as_they_are(employer, answers):
    cnp = answers[0].cnp
    frame = pd.DataFrame(
        {
            "cnp": [int(cnp), int(cnp), None],
            "luna": pd.PeriodIndex(["2026-01", "2026-02", "2026-03"], freq="M"),
            "brut": [Decimal("5000.10"), Decimal(5000), None],
            "cas": pd.array([1250, 1250, None], dtype="Int64"),
            "cass": [500.0, 500.0, float("nan")],
            "impozit": [325.0, 325.0, None],
            "net": [2925.1, 2925, pd.NA],
            "data angajarii": pd.to_datetime(["2020-02-03", "2020-02-03", None]),
        }
    )
    read = ad.frames.read(frame, employer)
    [first, second] = read.rows[cnp]
    assert (first.brut, first.net, second.net) == (500010, 292510, 292500)
    assert [str(row.month) for row in (first, second)] == ["2026-01", "2026-02"]
    assert first.data_angajarii == date(2020, 2, 3)
    named = ad.frames.read({"stat_202604": frame.drop(columns="luna")}, employer)
    assert {str(row.month) for row in named.rows[cnp]} == {"2026-04"}


def indexed(frame):
    """The same rows under indexes of every kind; what stands in the index twice stands there once."""
    yield "its own column kept", frame.set_index("cnp", drop=False)
    yield "its own column gone", frame.set_index("cnp")
    yield "several kept", frame.set_index(["cnp", "luna"], drop=False)
    yield "several gone", frame.set_index(["luna", "cnp"])
    yield "some unnamed", frame.set_index([pd.RangeIndex(len(frame)), "cnp"])
    yield "one twice", frame.set_index([pd.Index(frame["cnp"], name="cnp"), "cnp"])
    yield "called NaN", frame.rename_axis(index=float("nan"))
    yield "no unique values", frame.set_axis([7] * len(frame))
    yield "called by a tuple", frame.rename_axis(index=[("a", "b")])
    yield "of categories", frame.astype({"cnp": "category"}).set_index("cnp", drop=False)
    months = pd.PeriodIndex([f"{text[3:]}-{text[:2]}" for text in frame["luna"]], freq="M", name="luna")
    yield "of months", frame.drop(columns="luna").set_index(months)
    above = frame.set_axis(pd.MultiIndex.from_tuples([(name, "") for name in frame.columns]), axis=1)
    yield "under two rows of names", above.set_index(("cnp", ""), drop=False)
    yield (
        "under two rows, named by one",
        above.drop(columns=("cnp", "")).set_index(pd.Index(frame["cnp"], name="cnp")),
    )


def test_an_index_with_a_name_is_a_column_and_never_one_more(employer, answers):
    cnp = answers[0].cnp
    frame = pd.DataFrame({"cnp": [cnp] * 2, "luna": ["01.2026", "02.2026"], "net": ["4.000,00", "4.100,00"]})
    for how, table in indexed(frame):
        rows = ad.frames.read(table, employer).rows[cnp]
        assert [(str(row.month), row.net) for row in rows] == [("2026-01", 400000), ("2026-02", 410000)], how
    other = frame.set_axis(pd.Index(["2910823129021", cnp], name="cnp"))
    with pytest.raises(ad.Stop) as stopped:
        ad.frames.read(other, employer)
    assert stopped.value.finding.code == "COLOANA_DUBLA"


def test_a_frame_that_is_no_payroll_stops(employer):
    with pytest.raises(ad.Stop) as stopped:
        ad.frames.read(pd.DataFrame({"a": [1], "b": ["x"]}), employer)
    assert stopped.value.finding.code == "NU_E_STAT_DE_PLATA"
    mixed = pd.DataFrame(
        {"cnp": ["2850101401002"] * 3, "luna": "01.2026", "salariu net": ["1.234", "1,234", "3"]}
    )
    with pytest.raises(ad.Stop):
        ad.frames.read(mixed, employer)


def test_rows_hold_every_row_in_bani(payroll):
    frame = ad.frames.rows(payroll)
    rows = [row for own in payroll.rows.values() for row in own]
    assert len(frame) == len(rows)
    assert str(frame.dtypes["luna"]) == "period[M]"
    assert str(frame.dtypes["net_bani"]) == str(frame.dtypes["zile_lucrate_sutimi"]) == "Int64"
    assert frame["net_bani"].sum() == sum(row.net or 0 for row in rows)
    assert frame["cnp"].tolist() == [row.cnp for row in rows]


def test_months_have_the_columns_of_the_contract(answers):
    frame = ad.frames.months(answers)
    items = [(answer, item) for answer in answers for item in answer.months]
    assert {name: str(kind) for name, kind in frame.dtypes[["luna", "net_bani", "in_calcul"]].items()} == {
        "luna": "period[M]",
        "net_bani": "Int64",
        "in_calcul": "bool",
    }
    assert frame["cnp"].tolist() == [answer.cnp for answer, _ in items]
    assert [None if pd.isna(net) else net for net in frame["net_bani"]] == [item.net for _, item in items]
    assert (frame["motiv"].str.len() > 0).all()
    counted = frame[frame["in_calcul"]]["net_bani"].sum()
    assert counted == sum(answer.total or 0 for answer in answers) > 0
    assert len(ad.frames.months(answers[0])) == len(answers[0].months)
    assert list(ad.frames.months([]).columns) == list(frame.columns)


def test_certificates_findings_and_the_register(employer, payroll, answers, tmp_path):
    requests = [answer.request for answer in answers]
    with ad.Register.open(tmp_path / "registru.sqlite", employer) as register:
        done = list(ad.issue(requests, payroll, employer, register=register, on=DAY, output=tmp_path))
        numbers = ad.frames.register(register)
    frame = ad.frames.certificates(done)
    assert frame["stare"].tolist() == [outcome.state for outcome in done]
    assert frame["total_bani"].dropna().tolist() == [a.total for a in answers if a.total is not None]
    assert ad.frames.certificates(answers)["numar"].isna().all()
    issued = frame[frame["numar"].notna()]
    assert numbers["numar_tiparit"].tolist() == issued["numar"].tolist()
    assert numbers["cnp"].tolist() == issued["cnp"].tolist()
    found = ad.frames.findings(done)
    assert found["cod"].tolist() == [item.code for outcome in done for item in outcome.findings]
    assert ad.frames.findings(answers)["mesaj"].notna().all()
    assert len(ad.frames.findings(payroll)) == len(payroll.findings)
    for table in (frame, numbers, found, ad.frames.months(done), ad.frames.rows(payroll)):
        pd.testing.assert_frame_equal(parquet(table, tmp_path), table)


def documented(frame):
    """The columns of a frame with their dtypes, as docs/api.md lists them."""
    text = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
    several = {
        f"<{word}>": found.split()
        for word, found in re.findall(r"`<(money|days)>`: ([^;.]+)[;.]", text.replace("\n", " "))
    }
    row = next(line for line in text.splitlines() if line.startswith(f"| `{frame}("))
    listed = {}
    for names, dtype in re.findall(r"`([^`]+)`(?: \(([^)]+)\))?", row.split("|")[2]):
        for name in names.split():
            head, _, tail = name.rpartition("_")
            for column in [f"{own}_{tail}" for own in several.get(head, ())] or [name]:
                listed[column] = dtype or "string"
    return listed


def test_the_documented_columns_and_dtypes_hold_for_frames_without_rows_and_after_parquet(
    employer, payroll, answers, tmp_path
):
    nobody = ad.read([SAMPLES / "csv"], employer, wanted="2850101401002")
    with ad.Register.open(tmp_path / "registru.sqlite", employer) as register:
        before = ad.frames.register(register)
        requests = [answer.request for answer in answers]
        done = list(ad.issue(requests, payroll, employer, register=register, on=DAY, output=tmp_path))
        after = ad.frames.register(register)
    made = {
        "rows": (ad.frames.rows(nobody), ad.frames.rows(payroll)),
        "months": (ad.frames.months([]), ad.frames.months(answers[0]), ad.frames.months(done)),
        "certificates": (
            ad.frames.certificates([]),
            ad.frames.certificates(answers),
            ad.frames.certificates(done),
        ),
        "findings": (ad.frames.findings([]), ad.frames.findings(done)),
        "register": (before, after),
    }
    for name, tables in made.items():
        assert tables[0].empty or name == "months"
        for table in tables:
            for kept in (table, parquet(table, tmp_path)):
                assert {column: str(dtype) for column, dtype in kept.dtypes.items()} == documented(name)
            pd.testing.assert_frame_equal(kept, table)


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: ad.frames.read([1]), "frame"),
        (lambda: ad.frames.read({"a": [1]}), "frame"),
        (lambda: ad.frames.read(pd.DataFrame(), "angajator.toml"), "employer"),
        (lambda: ad.frames.read(pd.DataFrame({"a": [1]}), on="2026-11-22"), "on"),
        (lambda: ad.frames.rows(None), "payroll"),
        (lambda: ad.frames.months(5), "answers"),
        (lambda: ad.frames.months("abc"), "answers"),
        (lambda: ad.frames.certificates([None]), "answers"),
        (lambda: ad.frames.findings(5), "of"),
        (lambda: ad.frames.findings([None]), "of"),
        (lambda: ad.frames.register("registru.sqlite"), "register"),
    ],
)
def test_what_is_given_by_mistake_is_told_by_its_name(call, name):
    with pytest.raises(TypeError, match=f"^{name}: "):
        call()


def test_one_cnp_is_wanted_by_itself(employer, text_frame):
    frame = text_frame if isinstance(text_frame, pd.DataFrame) else next(iter(text_frame.values()))
    wanted = frame["CNP"].iloc[0] if "CNP" in frame else next(iter(ad.frames.read(frame, employer).rows))
    assert set(ad.frames.read(frame, employer, wanted=wanted).rows) == {wanted}


def test_pandas_is_loaded_by_frames_only():
    code = (
        "import sys, adeverinta as ad; ad.read, ad.issue, ad.compute, ad.Register, ad.requests; "
        "print('pandas' in sys.modules); ad.frames; print('pandas' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
