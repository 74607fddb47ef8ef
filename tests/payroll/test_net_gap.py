"""A net that is not the one of its gross: the column that is the difference is named."""

import random

import pytest

import adeverinta as ad
from tests.firm import MONTHS
from tests.payroll.test_other_net import IN_GROSS, _answer, _of

CLOSES = "6000;1500;600;390"


@pytest.mark.parametrize(
    "header", ["Popriri", "Rețineri CAR", "Cotizație sindicat", "Tichete de masă", "Xyz"]
)
@pytest.mark.parametrize("withheld", [700, 45])
def test_one_month_names_the_column(header, withheld):
    columns = f"{IN_GROSS};Salariu net;{header};Zile tichete"
    answer = _answer(
        columns,
        lambda at: f"{CLOSES};{3510 - withheld};{withheld};20" if at == 7 else f"{CLOSES};3510;0;20",
    )
    (named,) = _of(answer, "NET_NU_SE_INCHIDE")
    assert f"diferența este exact coloana „{header}”" in named.message
    assert "netul de dinaintea ei" in named.remedy
    assert named.month == sorted(MONTHS)[7]


@pytest.mark.parametrize("header", ["Popriri", "Imprumut CAR", "Cotizație sindicat"])
def test_many_months_name_the_column_that_is_the_difference_in_each(header):
    rng = random.Random(7)
    sums = [rng.randrange(30, 900) for _ in MONTHS]
    columns = f"{IN_GROSS};Salariu net;Avans;{header}"
    with pytest.raises(ad.Stop) as stop:
        _answer(columns, lambda at: f"{CLOSES};{3510 - sums[at]};{sums[0]};{sums[at]}")
    assert stop.value.finding.code == "NET_CONTRADICTORIU"
    assert f"diferența este exact coloana „{header}”" in stop.value.finding.message


@pytest.mark.parametrize("cells", ["2810;650", "2810;", "3498;12"])
def test_what_is_not_the_difference_is_not_named(cells):
    """Another sum, none, and a count of tickets that is as large."""
    answer = _answer(
        f"{IN_GROSS};Salariu net;{'Nr. tichete' if cells.endswith('12') else 'Popriri'}",
        lambda at: f"{CLOSES};{cells if at == 7 else '3510;0'}",
    )
    (named,) = _of(answer, "NET_NU_SE_INCHIDE")
    assert "diferența" not in named.message
