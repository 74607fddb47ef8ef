"""What is explained adds up to what is printed, whatever the employer's switches and the kinds of income."""

import datetime
import io

import openpyxl
import pytest

import adeverinta as ad
from tests.firm import ANA, profile

DAY = datetime.date(2026, 11, 22)
HEADER = ["CNP", "Luna", "Brut", "CAS", "CASS", "Impozit", "Salariu net", "Tichete", "Sindicat", "Tip venit"]


def _payroll(employer, more=()):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(HEADER)
    for at in range(24):
        month = f"{at % 12 + 1:02d}.{2024 + at // 12}"
        sheet.append([ANA, month, 6000 + at, 1500, 600, 390, 3510 + at, 400, 25, "salariu"])
        for kind in more:
            sheet.append([ANA, month, 5000, 1250, 500, 325, 2925, None, None, kind])
    stream = io.BytesIO()
    book.save(stream)
    return ad.read([("stat.xlsx", stream.getvalue())], employer)


def _told(tmp_path, switches, more=()):
    path = tmp_path / "angajator.toml"
    path.write_text(profile() + "[calcul]\n" + "".join(f'{name} = "da"\n' for name in switches), "utf-8")
    employer = ad.Employer.load(path)
    request = ad.Request(cnp=ANA, birth=datetime.date(2026, 3, 14), nume="Exemplaru", prenume="Ana")
    return ad.explain(ad.compute(request, _payroll(employer, more), employer, on=DAY))


@pytest.mark.parametrize(
    ("switches", "changed"),
    [
        ((), {}),
        (("tichete_in_net",), {"tichete": 40_000}),
        (("sindicat_scade_netul",), {"sindicat": -2_500}),
        (("tichete_in_net", "sindicat_scade_netul"), {"tichete": 40_000, "sindicat": -2_500}),
    ],
)
def test_rows_and_what_is_added_are_the_months_amount(tmp_path, switches, changed):
    told = _told(tmp_path, switches)
    paid = [month for month in told.months if month.answer.net is not None]
    assert len(paid) > 10
    for month in paid:
        (row,) = month.components
        assert {term.name: term.amount for term in row.adjusted} == changed
        assert row.net + sum(term.amount for term in row.adjusted) == month.answer.net
        assert all(term.source.column in ("H", "I") for term in row.adjusted)
    assert told.total == sum(month.answer.net for month in paid if month.answer.counted)
    assert isinstance(told.divisor, int)
    assert told.divisor * told.mean * 100 == told.total


def test_a_row_that_does_not_enter_the_amount_is_not_shown_behind_it(tmp_path):
    """Nor in the gross beside it: income of an insurance contract is left out of both."""
    told = _told(tmp_path, (), ["contract_asigurare", "exclus"])
    for month in told.months:
        if month.answer.net is not None:
            assert [row.kind for row in month.components] == ["salariu"]
            assert sum(row.net for row in month.components) == month.answer.net
