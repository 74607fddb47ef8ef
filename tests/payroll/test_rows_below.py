"""A second line under a person's row whose CNP is blank: it hides nothing, and is never passed over."""

import pytest
from payroll_builders import book, cnp

from adeverinta.core.code import Severity
from adeverinta.core.errors import InputStop
from adeverinta.payroll import read_files

HEADER = ["Marca", "Nume", "CNP", "Zile lucrate", "Brut", "CAS", "CASS", "Impozit", "Net"]
ANA, ION, EVA = "Popescu Ana", "Rusu Ion", "Dinu Eva"
LINES = {
    1: ["7", ANA, cnp(1), 20, 5000.0, 1250.0, 500.0, 325.0, 2925.0],
    2: ["8", ION, cnp(2), 20, 4000.0, 1000.0, 400.0, 260.0, 2340.0],
    3: ["9", EVA, cnp(3), 20, 6000.0, 1500.0, 600.0, 390.0, 3510.0],
}
SECOND = [20, 2000.0, 500.0, 200.0, 130.0, 1170.0]
TITLE = [["Ștat de salarii pe luna Iunie 2026"]]
TITLES = {
    "one cell": TITLE,
    "several cells": [["Alfa SRL", None, "Salarii", None, None, "Pagina", "iunie 2026"]],
    "groups": [*TITLE, [None, "Salariat", None, "Timp", "Drepturi", "Rețineri", None, None, "Venit"]],
    "none": [],
}


def _read(rows, above=TITLE, header=HEADER, wanted=None):
    return read_files([book([*above, header, *rows], name="stat_202606.xlsx")], wanted=wanted)


def _below(marca=None, name=None, code=None, amounts=SECOND):
    return [marca, name, code, *amounts]


def _total_of(*rows):
    return [None, None, None, *(sum(column) for column in zip(*(row[3:] for row in rows), strict=True))]


def _told(read):
    return [
        (item.cnp, item.source.row, item.severity is Severity.ERROR)
        for item in read.findings
        if item.code == "RAND_SUB_PERSOANA"
    ]


@pytest.mark.raises_code("RAND_SUB_PERSOANA")
@pytest.mark.parametrize("titles", sorted(TITLES))
@pytest.mark.parametrize(
    "below",
    [
        _below(), _below(name="  c.m."), _below(name="Spor de noapte"), _below("7/2"), _below("7/2", ANA),
        _below(name=ANA), _below(name="ANA POPESCU"), _below(code="-"), _below(code="idem"),
        _below(amounts=[None, 1000.0, None, None, None, None]), _below("31"),
    ],
)  # fmt: skip
def test_a_line_of_nobody_under_a_person_refuses_hers(below, titles):
    """Whatever stands above the header, and with it under one person or under each."""
    above = TITLES[titles]
    at = len(above) + 3
    read = _read([LINES[1], below, LINES[2]], above)
    assert _told(read) == [(cnp(1), at, True)]
    assert [read.rows[cnp(n)][0].net for n in (1, 2)] == [292500, 234000]
    other = [below[0] and below[0].replace("7", "8"), below[1] and below[1].replace(ANA, ION), *below[2:]]
    if other[1] == "ANA POPESCU":
        other[1] = ION.upper()
    both = _read([LINES[1], below, LINES[2], other], above)
    assert _told(both) == [(cnp(1), at, True), (cnp(2), at + 2, True)]
    assert [both.rows[cnp(n)][0].net for n in (1, 2)] == [292500, 234000]


def test_the_sentence_names_row_and_amount():
    read = _read([LINES[1], _below(), LINES[2]])
    (item,) = [item for item in read.findings if item.code == "RAND_SUB_PERSOANA"]
    assert "rândul 4" in item.message
    assert "1.170,00 lei (Net)" in item.message
    assert item.month.label == "iunie 2026"


def test_several_lines_below_each_other_are_all_hers():
    read = _read([LINES[1], _below(name="CM"), _below(amounts=[0] * 6), _below(name="prima"), LINES[2]])
    assert _told(read) == [(cnp(1), 4, True), (cnp(1), 6, True)]


def test_only_who_is_asked_for_is_told():
    read = _read([LINES[1], _below(), LINES[2], _below()], wanted=frozenset([cnp(2)]))
    assert _told(read) == [(cnp(2), 6, True)]


def test_a_row_with_a_name_is_told_to_its_bearer_wherever_it_stands():
    assert _told(_read([LINES[1], LINES[2], _below(name=ANA)])) == [(cnp(1), 5, True)]
    assert _told(_read([LINES[1], LINES[2], _below("77", "Popescu Ana Maria")])) == [(cnp(1), 5, True)]


@pytest.mark.parametrize(("marca", "warned"), [(None, [(cnp(1), 4, False)]), ("90", [])])
def test_another_person_without_a_cnp_is_nobody_elses(marca, warned):
    """Nor is what stands below that person; two words without a marcă of their own may say what is paid."""
    read = _read([LINES[1], _below(marca, "Smith John"), _below(name="CM"), LINES[2]])
    assert _told(read) == warned


SWAPPED = cnp(1)[:6] + cnp(1)[7] + cnp(1)[6] + cnp(1)[8:] if cnp(1)[6] != cnp(1)[7] else cnp(1)[:12] + "0"


@pytest.mark.parametrize(
    "below",
    [
        _below("7B"), _below("7B", "idem"), _below("7b", "- // -"), _below("7/2", "lector"),
        _below("7.2", '"'), _below("7B", "lector universitar"), _below("7B", "Popescu A."),
        _below(name="Popescu An."), _below(name="ANA P."), _below(name="idem"),
        _below(name="– „ –", code="idem"), _below(code="CM cod 01"), _below("7B", code=SWAPPED),
        _below(code=SWAPPED), _below("7B", "contract 2", cnp(1)[:12]),
        _below("7-2", "idem", "1" * 13), _below("40", "idem", SWAPPED),
    ],
)  # fmt: skip
def test_what_repeats_or_shortens_hers_refuses(below):
    """Marks of repetition, a name cut short, her marcă with a letter, her CNP mistyped."""
    read = _read([LINES[1], below, LINES[2]])
    assert _told(read) == [(cnp(1), 4, True)]
    assert [read.rows[cnp(n)][0].net for n in (1, 2)] == [292500, 234000]


@pytest.mark.parametrize(
    "below",
    [
        _below("41", "lector"), _below("41", "Popescu A."), _below(name="Proiect Alfa"),
        _below(name="lector universitar"), _below(name="lector", code="1" * 13),
    ],
)  # fmt: skip
def test_what_may_be_hers_or_not_warns(below):
    assert _told(_read([LINES[1], below, LINES[2]])) == [(cnp(1), 4, False)]


@pytest.mark.parametrize(
    "below",
    [
        _below("41", "Smith John", "1" * 13), _below(None, "Smith John", "1" * 13),
        _below("41", None, "1" * 13), _below(code="1" * 13), _below("77", "Smith John"),
    ],
)  # fmt: skip
def test_what_is_somebody_elses_is_not_told(below):
    """A marcă, a name or a CNP of their own."""
    assert _told(_read([LINES[1], below, LINES[2]])) == []


def test_her_marca_or_name_with_a_wrong_cnp_is_told_as_that():
    for below in (_below("7", "idem", SWAPPED), _below("7", ANA, SWAPPED), _below(name=ANA, code=SWAPPED)):
        read = _read([LINES[1], below, LINES[2]], wanted=frozenset([cnp(1)]))
        assert _told(read) == []
        assert [item.cnp for item in read.findings if item.code == "RAND_CU_CNP_GRESIT"] == [cnp(1)]


def test_words_that_say_nothing_of_pay_only_warn():
    assert _told(_read([LINES[1], LINES[2], _below(name="CAM")])) == [(cnp(2), 5, False)]


def test_a_total_without_its_word_is_no_line_of_the_last_person():
    persons = [LINES[1], LINES[2]]
    assert _told(_read([*persons, _total_of(*persons)])) == []
    sections = [*persons, _total_of(*persons), LINES[3], LINES[1], _total_of(LINES[3], LINES[1])]
    assert _told(_read(sections)) == []
    whole = [LINES[1], _below(), LINES[2], _total_of(LINES[1], _below(), LINES[2])]
    assert _told(_read(whole)) == [(cnp(1), 4, True)]
    own = [LINES[1], [*LINES[1][:3], *SECOND]]
    assert _told(_read([*own, _total_of(*own), LINES[2]])) == []
    assert _told(_read([LINES[1], _total_of(LINES[1])])) == [(cnp(1), 4, False)]


def test_lines_of_nobody_above_the_first_person_may_be_the_next_ones():
    read = _read([_below(), LINES[1], _below(), LINES[2]])
    assert _told(read) == [(cnp(1), 3, True), (cnp(2), 5, True), (cnp(1), 5, True)]


def test_behind_an_empty_line_it_only_warns_unless_it_says_what_it_is():
    empty = [None] * len(HEADER)
    assert _told(_read([LINES[1], LINES[2], empty, _below()])) == [(cnp(2), 6, False)]
    assert _told(_read([LINES[1], LINES[2], empty, _below(name="CM")])) == [(cnp(2), 6, True)]
    assert _told(_read([LINES[1], LINES[2], empty, _total_of(LINES[1], LINES[2])])) == []


def test_a_header_of_two_lines_hides_no_second_amount():
    """Its lower line has a label over days only; a lower net would be passed over."""
    upper = ["CNP", "Nume", "Brut", "CAS", "CASS", "Impozit", "Net"]
    lower = ["Marca", None, "Zile lucrate", "Zile CO", None, None, None]
    first = [[cnp(1), ANA, 5000.0, 1250.0, 500.0, 325.0, 2925.0], ["7", None, 20, 1, None, None, None]]
    rows = [[cnp(2), ION, 4000.0, 1000.0, 400.0, 260.0, 2340.0], ["8", None, 21, 0, None, None, None]]
    plain = read_files([book([*TITLE, upper, lower, *first, *rows], name="stat_202606.xlsx")])
    assert [plain.rows[cnp(n)][0].zile_lucrate for n in (1, 2)] == [2000, 2100]
    hidden = [rows[0], [*rows[1][:6], 1170.0]]
    with pytest.raises(InputStop) as stop:
        read_files([book([*TITLE, upper, lower, *first, *hidden], name="stat_202606.xlsx")])
    assert stop.value.finding.code == "ANTET_SCHIMBAT"


def test_persons_who_are_named_by_numbers_are_others():
    """„Angajat 2” beside „Angajat 1” is no second contract; „contract 2” is."""
    first, last = [[*LINES[n][:1], f"Angajat {n}", *LINES[n][2:]] for n in (1, 2)]
    assert _told(_read([first, _below("40", "Angajat 3"), _below("41", "Angajat 4", SWAPPED), last])) == []
    assert _told(_read([first, _below(name="contract 2"), last])) == [(cnp(1), 4, True)]


WORDS_ROW = [None, "Contract 2 (jumătate de normă)"]


@pytest.mark.parametrize(
    ("words", "below", "told"),
    [
        (WORDS_ROW, _below(), [(cnp(1), 5, True)]),
        (["Ore de noapte:"], _below(name="100 %"), [(cnp(1), 5, True)]),
        ([None, "Atelierul 4"], _below(name="spor"), [(cnp(1), 5, True)]),
        ([None, "Atelierul 4"], _below(), [(cnp(1), 5, False)]),
    ],
)
def test_words_between_do_not_part_a_line_from_the_person(words, below, told):
    assert _told(_read([LINES[1], words, below, LINES[2]])) == told


def test_what_a_footer_says_below_words_is_nobody_s():
    """Contributions of the employer, a recapitulation; a second contract under the last person only warns."""
    footer = [["Recapitulație"], _below(name="CAM"), _below(name="datorat")]
    assert _told(_read([LINES[1], LINES[2], *footer])) == []
    assert _told(_read([LINES[1], LINES[2], WORDS_ROW, _below()])) == [(cnp(2), 6, False)]


def test_the_first_line_of_a_page_may_belong_to_the_last_one_of_the_page_before():
    page = [["Alfa SRL"], ["Ștat de salarii pe luna Iunie 2026, pagina 2"], HEADER]
    assert _told(_read([LINES[1], *page, _below(name="prima"), LINES[2]])) == [(cnp(1), 7, True)]


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("Total prime", [(cnp(1), 4, True)]), ("Subtotal spor de noapte", [(cnp(1), 4, True)]),
        ("TOTAL CONTRACT 2", [(cnp(1), 4, True)]), ("Total Rusu Ion", [(cnp(2), 4, True)]),
        ("Total", []), ("Total secția de proiectare", []),
    ],
)  # fmt: skip
def test_a_total_that_is_the_sum_of_nothing_is_a_line_like_another(label, told):
    assert _told(_read([LINES[1], _below(name=label), LINES[2]])) == told


def test_a_total_of_one_person_that_has_more_than_she_has_only_warns():
    more = [None, "Total", None, *LINES[3][3:]]
    assert _told(_read([LINES[1], more, LINES[2], [None, "Total", None, *LINES[2][3:]]])) == [
        (cnp(1), 4, False)
    ]


def test_totals_that_are_sums_are_nobody_s():
    one, two = LINES[1], LINES[2]
    named = [[None, f"Total {line[1]}", None, *line[3:]] for line in (one, two)]
    assert _told(_read([one, named[0], two, named[1], _total_of(one, two)])) == []
    sections = [one, two, ["", "Total salarii secția 1", None, *_total_of(one, two)[3:]], LINES[3]]
    assert _told(_read([*sections, ["", "Total venituri", None, *_total_of(one, two, LINES[3])[3:]]])) == []
    assert _told(_read([one, two, _below(name="Total salarii"), _below(name="Total general")])) == []


def test_a_label_names_whose_the_line_is():
    """By the whole name or, where it speaks of pay, by a name that one person has; not the person above."""
    for label in ("Diferențe salariale Popescu Ana", "prima Popescu", "Ana (part-time)"):
        assert _told(_read([LINES[1], LINES[2], _below(name=label)])) == [(cnp(1), 5, True)]
    assert _told(_read([LINES[1], _below(name="prima de merit"), LINES[2]])) == [(cnp(1), 4, True)]
