"""What a certificate is refused for can be accepted by the box that is said to let it through."""

from __future__ import annotations

import pytest

from adeverinta.api.catalogue import CODES
from adeverinta.core.finding import Finding, Severity
from adeverinta.core.spoken import COMMAND
from adeverinta.web.accept_boxes import CHOICES, asked_by
from adeverinta.web.remedies import page_words

OPTIONS = {
    "missing": "--accepta-luni-lipsa", "days": "--accepta-zile-neinchise",
    "sums": "--accepta-sume-neobisnuite", "calculated": "--accepta-net-calculat",
    "force_form": "--forteaza-formular",
}  # fmt: skip


def blocking(code):
    return Finding(code, Severity.ERROR, "", "")


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("LUNA_LIPSA", "missing"),
        ("ZILE_NEINCHISE", "days"),
        ("SUMA_NEPLAUZIBILA", "sums"),
        ("NET_NUMAI_CALCULABIL", "calculated"),
        ("FORMULAR_IN_AFARA_DATELOR", "force_form"),
    ],
)
def test_a_refusal_that_can_be_accepted_shows_its_box(code, name):
    assert [choice.name for choice in asked_by([blocking(code)])] == [name]
    assert asked_by([blocking(code).softened()]) == []


def test_every_box_is_of_a_code_that_is_and_is_named_as_it_stands():
    for choice in CHOICES:
        assert choice.codes <= CODES.keys()
        assert COMMAND.optiuni[choice.name] == f"rulați cu {OPTIONS[choice.name]}"
        assert page_words().optiuni[choice.name] == f"bifați „{choice.words}” la emitere"
    assert page_words().optiuni.keys() == COMMAND.optiuni.keys()
