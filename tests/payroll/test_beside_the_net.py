"""A sum that the rest of pay holds and the net does not."""

import pytest
from payroll_builders import book, cnp, person

from adeverinta.payroll import read_files

HEAD = ["CNP", "Nume", "Brut", "CAS", "CASS", "Impozit", "Salar net", "Avans", "Retineri"]


def _all(label, amount, rest, *, kept=(1000.0, 640.0)):
    labels, amounts = ([label], [amount]) if isinstance(label, str) else (label, amount)
    ana = [*person(1), *kept, *amounts, rest]
    others = [[*person(number), 0.0, 0.0, *(0.0 for _ in amounts), 2925.0] for number in (2, 3, 4)]
    return read_files([book([[*HEAD, *labels, "Rest de plata"], ana, *others])]).findings


def _told(label, amount, rest, **more):
    found = _all(label, amount, rest, **more)
    return [(f.cnp, f.source.column) for f in found if f.code == "SUMA_PE_LANGA_NET"]


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


@pytest.mark.parametrize(
    "label", ["Alte drepturi neimpozabile", "Diurnă", "Decont transport", "Tichete de masă", "Neimpozabil"]
)
def test_a_rest_above_the_net_by_what_is_no_income_is_explained(label):
    found = _all(label, 2200.0, 2925.0 + 2200.0 - 300.0, kept=(300.0, 0.0))
    assert not {f.code for f in found} & {"SUMA_PE_LANGA_NET", "NET_SUB_REST"}


def test_two_of_them_together_are_too_and_an_income_beside_them_is_told():
    travel = (["Diurnă", "Decont"], [1500.0, 700.0], 2925.0 + 2200.0 - 300.0)
    assert not {f.code for f in _all(*travel, kept=(300.0, 0.0))} & {"SUMA_PE_LANGA_NET", "NET_SUB_REST"}
    mixed = (["Diurnă", "Regularizari"], [1500.0, 187.0], 2925.0 + 1687.0 - 300.0)
    assert _told(*mixed, kept=(300.0, 0.0)) == [(cnp(1), "K")]


def test_one_cause_is_told_once():
    found = _all("Regularizari", 1400.0, 2925.0 + 1400.0 - 300.0, kept=(300.0, 0.0))
    told = [f.code for f in found if f.code in ("SUMA_PE_LANGA_NET", "NET_SUB_REST")]
    assert told == ["SUMA_PE_LANGA_NET"]


def test_a_rest_that_no_sum_explains_is_still_told():
    found = _all("Diurnă", 1400.0, 2925.0 + 900.0, kept=(300.0, 0.0))
    assert [f.code for f in found if f.code in ("SUMA_PE_LANGA_NET", "NET_SUB_REST")] == ["NET_SUB_REST"]
