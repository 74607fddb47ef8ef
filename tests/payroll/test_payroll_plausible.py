"""Files that contradict themselves, each with its smallest input; and ordinary firms that stay quiet."""

from __future__ import annotations

import random
from datetime import date

import pytest
from payroll_builders import HEADER, book, cnp, codes, person

from adeverinta import law
from adeverinta.core.errors import InputStop
from adeverinta.core.month import Month
from adeverinta.payroll import read_files
from adeverinta.payroll.plausible.digests import SAMPLE, shared
from adeverinta.payroll.plausible.print_date import printed_on

DAYS = [*HEADER, "Zile lucrate"]
ALL = [cnp(number) for number in range(1, 5)]
OURS = {
    "TIPARIT_INAINTE_DE_LUNA", "LUNI_EGALE_PENTRU_TOTI", "LUNA_PARE_DATA_PLATII", "ANGAJATOR_NEVERIFICAT",
    "RAND_REPETAT", "RAND_DUBLU_IN_FISIERE", "FISIER_REPETAT",
}  # fmt: skip


def rows_of(month, pay, persons=4):
    """Persons with the pay that a function gives for each, and all working days."""
    made = []
    for number in range(1, persons + 1):
        brut = float(pay(number, month))
        made.append([*person(number, brut=brut, tax=round(brut * 0.065)), law.working_days(month)])
    return made


def named(month):
    return f"stat_{month.year}{month.month:02d}.xlsx"


def rising(number, month):
    return 5000 + 1000 * number + 10 * (month.year * 12 + month.month - 24000)


def firm(pay=rising, months=24, **changed):
    """One file a month; `changed`: months from the newest (m0, m1, ...) that hold another month's rows."""
    files = []
    for back in range(months):
        month = Month(2026, 3).plus(-back)
        source = changed.get(f"m{back}", month)
        files.append(book([DAYS, *rows_of(source, pay)], name=named(month)))
    return files


def found(files, wanted=ALL, **more):
    return [item for item in read_files(files, wanted=wanted, **more).findings if item.code in OURS]


@pytest.mark.raises_code("LUNI_EGALE_PENTRU_TOTI")
def test_last_years_file_under_a_new_name():
    copied = {f"m{back}": Month(2025, 3).plus(-back) for back in range(3)}
    told = found(firm(**copied))
    assert {item.code for item in told} == {"LUNI_EGALE_PENTRU_TOTI"}
    assert {(item.cnp, item.month) for item in told} == {
        (who, Month(2026, 3).plus(-back)) for who in ALL for back in range(3)
    }
    assert "martie 2025" in " ".join(item.message for item in told)


def test_one_month_of_last_year_in_a_firm_of_constant_pay_with_a_raise_a_year():
    def pay(number, month):
        return 5000 + 1000 * number + 300 * (month.year - 2024)

    assert law.working_days(Month(2025, 7)) == law.working_days(Month(2024, 7))
    told = found(firm(pay, m8=Month(2024, 7)))
    assert {(item.code, item.month) for item in told} == {("LUNI_EGALE_PENTRU_TOTI", Month(2025, 7))}
    assert found(firm(pay)) == []


def test_a_whole_year_under_new_names():
    copied = {f"m{back}": Month(2025, 3).plus(-back) for back in range(12)}
    assert {item.month for item in found(firm(**copied))} == {
        Month(2026, 3).plus(-back) for back in range(12)
    }


def test_equal_pay_in_every_month_is_no_copy():
    assert found(firm(lambda number, _month: 5000 + 1000 * number)) == []


def test_constant_pay_with_a_leave_here_and_there_is_no_copy():
    """Somebody's pay differs in nearly every month; the two months without any leave are equal."""
    whole = {Month(2024, 9), Month(2024, 11)}
    assert len({law.working_days(month) for month in whole}) == 1

    def pay(number, month):
        ill = number == 1 and month not in whole
        return 5000 + 1000 * number - ill * (month.year * 12 + month.month - 24000)

    assert found(firm(pay)) == []


def test_equal_days_where_the_calendar_differs():
    """Pay never changes, but the days of a month that was copied are those of the other."""
    assert law.working_days(Month(2026, 1)) != law.working_days(Month(2025, 10))
    told = found(firm(lambda number, _month: 5000 + 1000 * number, m2=Month(2025, 10)))
    assert ("LUNI_EGALE_PENTRU_TOTI", Month(2026, 1)) in {(item.code, item.month) for item in told}


def _weekdays(month):
    return sum(date(month.year, month.month, day).weekday() < 5 for day in range(1, month.last_day.day + 1))


@pytest.mark.parametrize("copied", [False, True])
def test_a_firm_that_counts_holidays_as_worked_has_its_own_calendar(copied):
    """Months that its calendar makes equal are; one that has the days of a longer month is a copy."""
    files = []
    for back in range(24):
        month = Month(2026, 3).plus(-back)
        source = Month(2025, 7) if copied and back == 1 else month
        rows = [
            [*item[:-1], float(_weekdays(source))] for item in rows_of(source, lambda n, _m: 5000 + 1000 * n)
        ]
        files.append(book([DAYS, *rows], name=named(month)))
    told = {item.month for item in found(files) if item.code == "LUNI_EGALE_PENTRU_TOTI"}
    assert told == ({Month(2026, 2)} if copied else set())


def test_pay_by_the_hour_is_equal_in_months_of_equal_length():
    assert found(firm(lambda number, month: (200 + 50 * number) * law.working_days(month))) == []


@pytest.mark.parametrize("seed", range(30))
def test_fixed_pay_with_bonuses_for_some_is_no_copy(seed):
    chance = random.Random(seed)
    extra = {(n, Month(2026, 3).plus(-back)): chance.choice([0, 0, 0, chance.randint(1, 900)])
             for n in range(1, 5) for back in range(24)}  # fmt: skip
    told = found(firm(lambda number, month: 5000 + 1000 * number + extra[number, month]))
    assert told == []


@pytest.mark.parametrize("place", ["title", "foot"])
def test_printed_before_its_month(place):
    said = ["Tipărit la 05.02.2025"]
    rows = [DAYS, *rows_of(Month(2026, 1), rising)]
    rows = [said, *rows] if place == "title" else [*rows, [], said]
    told = found([book(rows, name="stat_202601.xlsx")])
    assert {(item.code, item.cnp) for item in told} == {("TIPARIT_INAINTE_DE_LUNA", who) for who in ALL}
    assert "05.02.2025" in told[0].message


def test_printed_in_its_month_or_after():
    for day in ("30.01.2026", "05.02.2026", "11.11.2026"):
        rows = [[f"Listat la data de {day}"], DAYS, *rows_of(Month(2026, 1), rising)]
        assert found([book(rows, name="stat_202601.xlsx")]) == []
    assert printed_on(["Contract colectiv 05.02.2019", "Emis de firma, 14.03.2020 este ziua"]) is None


@pytest.mark.raises_code("LUNA_PARE_DATA_PLATII")
def test_a_month_column_that_holds_the_day_of_payment():
    rows = [["Luna", *DAYS]]
    for back in range(12):
        month = Month(2026, 3).plus(-back)
        rows += [
            [f"10.{month.plus(1).month:02d}.{month.plus(1).year}", *row] for row in rows_of(month, rising)
        ]
    told = found([book(rows, name="state.xlsx")])
    assert {(item.code, item.cnp) for item in told} == {("LUNA_PARE_DATA_PLATII", who) for who in ALL}


def test_shifts_with_other_days_than_the_calendars_are_no_payment_dates():
    files = [
        book([DAYS, *[[*row[:-1], 15] for row in rows_of(month, rising)]], name=named(month))
        for month in (Month(2026, 3).plus(-back) for back in range(12))
    ]
    assert found(files) == []


def test_the_same_bytes_under_two_months_are_two_months():
    same = [HEADER, *[person(number) for number in range(1, 4)]]
    files = [book(same, name=name, digest="1" * 64) for name in ("aprilie_2025.csv", "aprilie_2026.csv")]
    payroll = read_files(files)
    assert payroll.covered == {Month(2025, 4), Month(2026, 4)}
    assert "FISIER_REPETAT" not in codes(payroll)
    again = [
        book(same, name=name, digest="1" * 64) for name in ("aprilie_2025.csv", "copie aprilie 2025.csv")
    ]
    assert codes(read_files(again)) == ["FISIER_REPETAT"]


def two_files(first, second):
    return [
        book([HEADER, *map(person, first)], name="stat_202601.xlsx"),
        book([HEADER, *map(person, second)], name="stat_202601_b.xlsx"),
    ]


@pytest.mark.parametrize(
    ("first", "second", "code", "severity"),
    [
        ((1, 2, 3, 4), (1, 2, 3, 4), "RAND_REPETAT", "informare"),
        ((1, 2, 3, 4), (1, 2), "RAND_REPETAT", "informare"),
        pytest.param(
            (1, 2, 3, 4),
            (1, 5, 6),
            "RAND_DUBLU_IN_FISIERE",
            "eroare",
            marks=pytest.mark.raises_code("RAND_DUBLU_IN_FISIERE"),
        ),
        ((1, 2, 3, 4), (1,), "RAND_REPETAT", "avertisment"),
    ],
)
def test_equal_rows_in_two_files_without_a_marca(first, second, code, severity):
    told = found(two_files(first, second), wanted=[cnp(1)])
    assert [(item.code, item.severity.value) for item in told] == [(code, severity)]


OWN = {"Țesătoria Exemplu SRL": "12345674"}


def titled(*titles):
    return [
        book([*([[title]] if title else []), HEADER, person(1)], name=f"stat_20260{at}.xlsx")
        for at, title in enumerate(titles, 1)
    ]


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (("", ""), ["informare"]),
        (("CUI 12345674", ""), ["avertisment"]),
        (("CUI 12345674", "C.I.F. RO12345674"), []),
        (("S.C. Tesatoria Exemplu S.R.L.", "Țesătoria Exemplu SRL"), []),
        (("SC BETA CONSTRUCT SRL", "SC BETA CONSTRUCT SRL"), ["avertisment"]),
        (("SC BETA CONSTRUCT SRL stat de plata", "SC BETA CONSTRUCT SRL"), ["avertisment"]),
    ],
)
def test_whose_payroll_it_is(titles, expected):
    told = found(titled(*titles), employer="12345674", employers=OWN)
    assert [item.severity.value for item in told] == expected
    assert {item.code for item in told} <= {"ANGAJATOR_NEVERIFICAT"}


def test_files_that_name_no_employer_beside_others_are_named():
    (told,) = found(titled("CUI 12345674", "", "", "", "", ""), employer="12345674", employers=OWN)
    assert "5 fișiere" in told.message
    assert "„stat_202602.xlsx”, „stat_202603.xlsx”, „stat_202604.xlsx” și încă 2" in told.message


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Delta Prodcom SRL", ["avertisment"]),
        ("TESATORIA EXEMPLU", []),
        ("Exemplu", ["informare"]),
        ("12345674", []),
    ],
)
def test_the_only_name_in_a_column_of_employers(name, expected):
    files = [book([[*HEADER, "Societate"], [*person(1), name]])]
    told = found(files, employer="12345674", employers=OWN)
    assert [item.severity.value for item in told] == expected


def test_every_title_names_another_employer():
    with pytest.raises(InputStop) as stop:
        read_files(titled("CUI 18453209", ""), employer="12345674", employers=OWN)
    assert stop.value.finding.code == "ALT_ANGAJATOR_PESTE_TOT"
    both = {**OWN, "Alta SRL": "18453209"}  # in a run of two employers it is the other one's
    assert found(titled("CUI 18453209", ""), employer="12345674", employers=both) is not None


def test_samples_of_large_sets_estimate_what_they_share():
    chance = random.Random(1)
    one = sorted(chance.sample(range(1 << 60), 1000))
    other = sorted([*one[::2], *chance.sample(range(1 << 60), 500)])
    assert 0.3 < shared(one[:SAMPLE], other[:SAMPLE]) < 0.7
    assert shared(one[:SAMPLE], sorted(chance.sample(range(1 << 60), 1000))[:SAMPLE]) == 0
