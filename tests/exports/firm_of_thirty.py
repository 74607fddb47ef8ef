"""A firm of thirty whose payroll is right but reckons as some programs do: what a clerk is warned of for nothing.

Figures come from the second engine of `tests/oracle`, not from the package. Fourteen persons have meal
tickets and a deduction chosen without them, eight of these maternity in columns of its own; four had medical
leave inside the gross, three work part time, three have persons in care that no column tells, three pay union
dues or a voluntary pension before tax, one is under 26, one has the main job elsewhere, one is exempt (IT).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from adeverinta.core.month import Month
from tests.exports.truth import cnp
from tests.oracle.calendar_ro import working_days
from tests.oracle.net import net_of
from tests.oracle.numbers_ro import half_up
from tests.oracle.records import Pay, Sick

LAST = Month(2026, 4)
MONTHS = [LAST.plus(-back) for back in range(24, -1, -1)]
BIRTH = "14.04.2026"
HEADER = (
    "CNP;Nume si prenume;Data angajarii;Zile lucrate;Zile CO;Zile CM;Zile maternitate;Indemnizatie maternitate;"
    "Brut;Tichete;CAS;CASS;Deducere;Baza impozit;Impozit;Salariu net"
)
TICKET = 40
MOTHERS = range(8)
TICKETS = range(14)
ILL = {14: "09", 15: "09", 16: "01", 17: "05"}
PART_TIME = range(18, 21)
IN_CARE = {21: 1, 22: 2, 23: 3}
UNION = range(24, 26)
PENSION, YOUNG, SECOND, IT = 26, 27, 28, 29


class Line(NamedTuple):
    """One person's month as the payroll prints it, lei."""

    worked: int
    ill: int
    maternity: int
    indemnity: int
    gross: int
    tickets: int
    cas: int
    cass: int
    deduction: int
    base: int
    tax: int
    net: int


def person(number: int) -> str:
    """The CNP of person 0 to 29."""
    return cnp(number + 1, "601061501" if number == YOUNG else "285010140")


def gross_of(number: int) -> int:
    return 1600 + 50 * number if number in PART_TIME else 4300 + 65 * number


def line(number: int, month: Month) -> Line:
    """The month of a person by the rules of the law, but for the reading that the firm's program chose."""
    days, gross = working_days(str(month)), gross_of(number)
    if number in MOTHERS and month >= Month(2026, 1):
        whole = net_of(Pay(str(month), Decimal(gross), sick=(Sick("08", Decimal(gross)),)))
        return Line(0, 0, days, gross, gross, 0, whole.cas, whole.cass, 0, 0, 0, int(whole.net))
    tickets = TICKET * days if number in TICKETS else 0
    ill = 5 if number in ILL and month == Month(2025, 11) else 0
    leave = (Sick(ILL[number], Decimal(gross * ill * 3 // (days * 4))),) if ill else ()
    pay = Pay(
        str(month),
        Decimal(gross),
        dependants=IN_CARE.get(number, 0),
        main_job=number != SECOND,
        facility="it" if number == IT and month <= Month(2024, 12) else None,
        tickets=Decimal(tickets),
        union=Decimal(gross // 100 if number in UNION else 0),
        pension=Decimal(200 if number == PENSION else 0),
        under_26=number == YOUNG,
        sick=leave,
    )
    made = net_of(pay)
    deduction, base, tax = made.deduction, made.base, made.tax
    if tickets:  # the deduction is chosen by the gross alone
        deduction = net_of(Pay(str(month), Decimal(gross))).deduction
        base = max(base + made.deduction - deduction, 0)
        tax = half_up(Fraction(base, 10))
    net = gross - made.cas - made.cass - tax
    return Line(
        days - ill, ill, 0, 0, gross, tickets, made.cas, made.cass, deduction, base, int(tax), int(net)
    )


def lines(month: Month) -> Iterator[str]:
    yield f"Stat de plata luna {month.month:02}.{month.year}"
    yield HEADER
    for number in range(30):
        own = line(number, month)
        yield (
            f"{person(number)};Popa Maria {chr(65 + number % 26)};01.03.2019;{own.worked};0;{own.ill};"
            f"{own.maternity};{own.indemnity};{own.gross};{own.tickets};{own.cas};{own.cass};"
            f"{own.deduction};{own.base};{own.tax};{own.net}"
        )


def write(folder: Path) -> Path:
    """25 files `stat_MM_AAAA.csv` in `state`, and the requests of all thirty; the requests' path."""
    exports = folder / "state"
    exports.mkdir(parents=True)
    for month in MONTHS:
        text = "\n".join(lines(month)) + "\n"
        (exports / f"stat_{month.month:02}_{month.year}.csv").write_text(text, encoding="utf-8")
    asked = folder / "cereri.csv"
    rows = ["cnp;data_nasterii_copilului;nume;prenume;maternitate_de_la;maternitate_pana_la"]
    for number in range(30):
        leave = "05.01.2026;10.05.2026" if number in MOTHERS else ";"
        rows.append(f"{person(number)};{BIRTH};Popa;Maria {chr(65 + number % 26)};{leave}")
    asked.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return asked
