"""A finding keeps what its sentence was made with, beside the sentence, in every process."""

from __future__ import annotations

import pickle

from adeverinta.certificate.codes import NICIO_LUNA_CU_DATE
from adeverinta.core.finding import finding
from adeverinta.core.month import Month
from adeverinta.core.source import Source
from adeverinta.payroll.codes import LUNI_EGALE_PENTRU_TOTI


def made():
    return finding(
        LUNI_EGALE_PENTRU_TOTI, month=Month(2026, 3), source=Source("b.csv", None, 4), alta="a.csv",
        luna2=Month(2026, 2), persoane=12,
    )  # fmt: skip


def test_the_parameters_stand_beside_the_sentence_and_can_be_told_apart():
    one = made()
    assert dict(one.params) == {"alta": "a.csv", "luna2": str(Month(2026, 2)), "persoane": 12}
    assert "12 persoane" in one.message
    assert list(dict.fromkeys([one, made()])) == [one]  # they can be counted once
    assert pickle.loads(pickle.dumps(one)) == one
    assert one.softened().params == one.with_cnp("1").params == one.params


def test_a_finding_without_parameters_has_none():
    assert finding(NICIO_LUNA_CU_DATE).params == ()
