"""A finding keeps what its sentence was made with, beside the sentence, in every process."""

from __future__ import annotations

import pickle

from adeverinta.certificate.codes import NICIO_LUNA_CU_DATE
from adeverinta.core.code import Chapter
from adeverinta.core.finding import finding, respelled
from adeverinta.core.month import Month
from adeverinta.core.source import Source
from adeverinta.core.spoken import ColumnName, OwnNames, Spoken, Words
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


def test_switches_and_columns_are_said_in_the_words_of_who_reads():
    page = Words(
        optiuni={"sums": "bifați „sume neobișnuite”", "days": "bifați „zile”"},
        cererea=OwnNames({"eveniment": "Evenimentul"}),
        nicaieri="",
    )
    code = Chapter.INCOME.error(
        "PROBA",
        "„{coloana}” ({unde}) este {ce}.",
        "Vedeți {cererea[scop]}{altfel}; bună: {optiuni[sums]}.",
    )
    made = finding(
        code,
        coloana=ColumnName("eveniment"),
        unde=Spoken("{nicaieri}"),
        altfel=Spoken(" și {optiuni[days]}"),
        ce="{optiuni[sums]}",
    )
    assert made.message == "„eveniment” (în cerere) este {optiuni[sums]}."
    assert made.remedy == (
        "Vedeți scop și rulați cu --accepta-zile-neinchise; bună: rulați cu --accepta-sume-neobisnuite."
    )
    assert made.param("coloana") == "eveniment"
    assert [str(value) for _, value in made.params][2] == " și rulați cu --accepta-zile-neinchise"
    there = respelled(made, code, page)
    assert there.message == "„Evenimentul” este {optiuni[sums]}."
    assert there.remedy == "Vedeți scop și bifați „zile”; bună: bifați „sume neobișnuite”."
    assert there.params == made.params
    placed = made._replace(source=Source("cereri.csv", None, 4, "B")).placed()
    assert (
        placed.message
        == "„eveniment” (în cerere) este {optiuni[sums]} (fișierul „cereri.csv”, rândul 4, coloana B)."
    )
    assert placed.placed() == placed
    there_too = respelled(placed, code, page).message
    assert there_too == "„Evenimentul” este {optiuni[sums]} (fișierul „cereri.csv”, rândul 4, coloana B)."
    assert respelled(pickle.loads(pickle.dumps(made)), code, page) == there
