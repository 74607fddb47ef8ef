"""A sum that the rest of pay holds and the net does not."""

import pytest
from payroll_builders import book, cnp, person

from adeverinta.payroll import read_files

HEAD = ["CNP", "Nume", "Brut", "CAS", "CASS", "Impozit", "Salar net", "Avans", "Retineri"]


def _told(label, amount, rest, *, kept=(1000.0, 640.0)):
    ana = [*person(1), *kept, amount, rest]
    others = [[*person(number), 0.0, 0.0, 0.0, 2925.0] for number in (2, 3, 4)]
    read = read_files([book([[*HEAD, label, "Rest de plata"], ana, *others])])
    return [(f.cnp, f.source.column) for f in read.findings if f.code == "SUMA_PE_LANGA_NET"]


@pytest.mark.raises_code("SUMA_PE_LANGA_NET")
def test_a_sum_in_the_rest_and_not_in_the_net_is_told():
    assert _told("Regularizari", 187.0, 1472.0) == [(cnp(1), "J")]


@pytest.mark.parametrize(("label", "kept"), [("Diferente", (0.0, 0.0)), ("Alte drepturi", (1000.0, 0.0))])
def test_with_whatever_was_kept_back(label, kept):
    assert _told(label, 187.0, 2925.0 + 187.0 - sum(kept), kept=kept) == [(cnp(1), "J")]


@pytest.mark.parametrize(
    ("label", "amount", "rest"),
    [
        ("Regularizari", 187.0, 1285.0),  # it says something else: the rest is without it
        ("Regularizari", 0.0, 1285.0),
        ("Regularizari", 187.0, 1400.0),  # other sums too: nothing is shown
        ("Diurna", 187.0, 1472.0),
        ("Tichete masa", 187.0, 1472.0),
        ("Decont deplasare", 187.0, 1472.0),
    ],
)
def test_what_the_rest_does_not_hold_or_is_no_income_is_not(label, amount, rest):
    assert _told(label, amount, rest) == []
