"""A request that gives half a name: the other half comes from the payroll, never the given one twice."""

import pytest

from adeverinta.certificate.person_name import PersonName, _completed


@pytest.mark.parametrize(
    ("asked", "exported", "printed"),
    [
        (("", "Ioana"), ("Închipuitu Ioana", ""), ("Închipuitu", "Ioana")),
        (("", "IOANA"), ("Ioana Închipuitu", ""), ("Închipuitu", "IOANA")),
        (("Închipuitu", ""), ("Închipuitu Ioana", ""), ("Închipuitu", "Ioana")),
        (("Pop Rus", ""), ("POP-RUS ANA MARIA", ""), ("Pop Rus", "ANA MARIA")),
        (("", "Ana-Maria"), ("POP-RUS ANA MARIA", ""), ("POP-RUS", "Ana-Maria")),
        (("", "Ioana"), ("Închipuitu", "Maria"), ("Închipuitu", "Ioana")),
        (("Altul", ""), ("Închipuitu", "Maria"), ("Altul", "Maria")),
        (("Închipuitu Ioana", ""), ("Închipuitu Ioana", ""), ("Închipuitu Ioana", "")),
        (("A", "B"), ("C D", ""), ("A", "B")),
    ],
)
def test_the_other_half_is_what_the_given_one_leaves(asked, exported, printed):
    assert _completed(PersonName(*asked), PersonName(*exported)) == PersonName(*printed)
