"""Headers of days of leave: working days before calendar days, days taken, other words of the same leave."""

import pytest
from payroll_builders import book, cnp

from adeverinta.payroll import read_files
from adeverinta.payroll.layout.headers import lookup

HEAD = ["CNP", "Nume", "Zile lucrate", "Brut", "CAS", "CASS", "Impozit", "Net"]
PAY = [5000.0, 1250.0, 500.0, 325.0, 2925.0]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Zile CM lucrătoare", "zile_cm"),
        ("Zile lucrătoare CM", "zile_cm"),
        ("Nr. zile lucrătoare de concediu medical", "zile_cm"),
        ("Zile C.M. (zile lucrătoare)", "zile_cm"),
        ("Zile CM plătite", "zile_cm"),
        ("Zile incapacitate temporară de muncă", "zile_cm"),
        ("Zile CO efectuate", "zile_co"),
        ("Zile concediu de odihnă luate", "zile_co"),
        ("Zile lucrătoare C.O.", "zile_co"),
        ("Zile C.M. sarcină și lăuzie (cod 08)", "zile_maternitate"),
        ("Zile maternitate lucrătoare", "zile_maternitate"),
        ("Zile pontate", "zile_lucrate"),
        ("Zile regie", "zile_lucrate"),
    ],
)
def test_it_is_understood(label, name):
    found = lookup(label)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "label",
    [
        "Zile CM calendaristice",
        "Zile calendaristice de concediu medical",
        "Zile CO plătite",  # perhaps those not taken, paid at the end
        "Zile CO neefectuate",
        "Zile lucrătoare fără CO",
        "Zile nelucrate",
        "Zile suspendare",
    ],
)
def test_it_is_not(label):
    assert lookup(label) is None


@pytest.mark.parametrize("calendar", ["Zile CM calendaristice", "Zile CM", "Zile calendaristice CM"])
def test_working_days_are_taken_beside_calendar_days(calendar):
    head = [*HEAD[:3], calendar, "Zile CM lucrătoare", *HEAD[3:]]
    row = [cnp(1), "Popescu Ana", 16.0, 6.0, 4.0, *PAY]
    (read,) = read_files([book([head, row])]).rows[cnp(1)]
    assert (read.zile_lucrate, read.zile_cm) == (1600, 400)


def test_calendar_days_alone_are_none():
    head = [*HEAD[:3], "Zile CM calendaristice", *HEAD[3:]]
    (read,) = read_files([book([head, [cnp(1), "Popescu Ana", 16.0, 4.0, *PAY]])]).rows[cnp(1)]
    assert read.zile_cm is None
    assert [column.label for column in read.unknown] == ["Zile CM calendaristice"]
