"""A reading keeps equal values once; what it finds repeated is what a plain look at all keys finds."""

from datetime import date
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from adeverinta import payroll
from adeverinta.payroll.decisions import merge
from adeverinta.payroll.shared_values import SharedValues
from tests.firm import of_samples


def test_a_value_is_the_first_of_those_equal_to_it_and_of_its_own_kind():
    kept = SharedValues()
    day = date(2026, 3, 14)
    for first, again in (
        (54_321, int("54321")),
        ("Ana-Maria Ș", "".join(["Ana-Maria", " Ș"])),
        (day, date(2026, 3, 14)),
    ):
        assert kept.one(first) is first
        assert kept.one(again) is first
    assert kept.one(1) == 1
    for value in (True, 1.0, None, (1,)):
        assert kept.one(value) is value


def test_months_of_everybody_share_names_and_amounts(tmp_path):
    state = of_samples(tmp_path / "Firma", 4) / "state"
    read = payroll.read([state], wanted=payroll.EVERYONE)
    rows = [row for own in read.rows.values() for row in own]
    for name in ("nume", "marca", "brut", "net"):
        values = [value for row in rows if (value := getattr(row, name)) is not None]
        assert len({id(value) for value in values}) == len(set(values))


def plainly(rows, key):
    groups = {}
    for item in rows:
        groups.setdefault(key(item.row), []).append(item)
    return [group for group in groups.values() if len(group) > 1]


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.integers(-2, 3))))
def test_repeated_rows_are_found_in_the_order_of_their_first(cells):
    """-1 and -2 have the same hash, and are not equal."""
    rows = [merge.FiledRow(1, SimpleNamespace(cnp=cnp, month=month)) for cnp, month in cells]
    for key in (lambda row: (row.cnp, row.month), lambda row: row.month):
        assert merge._repeated(rows, key) == plainly(rows, key)
