"""Whose marcă is which, against the plain way of keeping everything."""

from hypothesis import given
from hypothesis import strategies as st

from adeverinta.payroll.cells.marca_index import Ties
from adeverinta.payroll.cells.plain_cells import marca_key, marca_text
from adeverinta.sources.sheet import Sheet

MARCI = [
    7,
    7.0,
    "7",
    "007",
    " 07 ",
    "A1",
    "a1",
    "a 1",
    None,
    "",
    "0",
    12,
    "12",
    "ß",
    "SS",
    "7 .0",
    "7.0",
    "1 234.0",
    "1234.0",
    1,
    "1",
]
PERSONS = ["1800101000001", "2800101000002", "2800101000003", ""]
SHEETS = st.lists(
    st.lists(st.tuples(st.sampled_from(MARCI), st.sampled_from(PERSONS)), max_size=8), max_size=5
)


def gathered(sheets):
    ties = Ties()
    for number, pairs in enumerate(sheets):
        sheet = Sheet(f"f{number}.csv", None, [["", marca] for marca, _ in pairs])
        ties.add(sheet, 1, range(len(pairs)), [cnp for _, cnp in pairs])
    return ties


@given(SHEETS)
def test_owners_and_conflicts_are_those_of_the_plain_way(sheets):
    first = {}
    owners = {}
    for number, pairs in enumerate(sheets):
        for row, (marca, cnp) in enumerate(pairs):
            key = marca_key(marca_text(marca))
            if key and cnp:
                source = str(Sheet(f"f{number}.csv", None, []).source(row, 1))
                first.setdefault(key, []).append(cnp)
                owners.setdefault(key, {}).setdefault(cnp, source)
    ties = gathered(sheets)
    for marca in MARCI:
        key = marca_key(marca_text(marca))
        expected = first[key][0] if key in owners and len(owners[key]) == 1 else None
        assert ties.owner(marca_text(marca)) == expected
    told = [(item.cnp, str(item.source)) for item in ties.conflicts()]
    assert told == [pair for places in owners.values() if len(places) > 1 for pair in places.items()]
    said = [item.message for item in ties.conflicts()]
    for places in owners.values():
        if len(places) > 1:
            assert sum(all(place in message for place in places.values()) for message in said) >= len(places)


def test_a_firm_of_conflicts_is_told_whole():
    """Each marcă has two owners; looking for each first address anew would take minutes."""
    count = 20_000
    pairs = [(at // 2, PERSONS[at % 2]) for at in range(2 * count)]
    assert len(gathered([pairs]).conflicts()) == 2 * count
