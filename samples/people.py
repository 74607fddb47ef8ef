"""The fictional employer and its people. Any likeness of names or numbers to real ones is by chance."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from stdnum.ro import cnp as stdnum_cnp

EMPLOYER = "Țesătoria Fictivă SRL"
EMPLOYER_CUI = "99000000"  # a right check digit on a number nobody holds
EMPLOYER_ORC = "J09/9999/2007"
EMPLOYER_SEAT = "Brăila, Str. Exemplului nr. 1, jud. Brăila"
DIRECTOR = "Statornicu Vasile"
CLERK = "Socotici Margareta"

WEAVING, SEWING, OFFICE = "Secția Țesut", "Secția Confecții", "Birouri"


@dataclass(frozen=True)
class Absence:
    """Days off work. kind: co, cm, maternitate, fara_plata, somaj_tehnic, or fara_rand (no row, no days)."""

    kind: str
    start: date
    end: date
    code: str = ""
    percent: int = 0


@dataclass(frozen=True)
class Contract:
    """wages: (first month, monthly gross in bani); minimum_wage: the legal minimum instead."""

    marca: str
    department: str
    hired: date
    wages: tuple[tuple[tuple[int, int], int], ...] = ()
    left: date | None = None
    minimum_wage: bool = False
    main_job: bool = True
    tickets: bool = False
    bonuses: tuple[tuple[tuple[int, int], int], ...] = ()


@dataclass(frozen=True)
class Person:
    """One employee with everything that shapes the rows."""

    surname: str
    given: str
    cnp: str
    contracts: tuple[Contract, ...]
    absences: tuple[Absence, ...] = ()
    dependants: int = 0
    advance_percent: int = 30

    @property
    def full_name(self) -> str:
        """As the monthly export prints it."""
        return f"{self.surname} {self.given}"


def make_cnp(sex: int, born: str, county: int, serial: int) -> str:
    """A fictional CNP: `born` as yymmdd, serial in the 900s, the right check digit."""
    first = f"{sex}{born}{county:02d}{serial}"
    return first + stdnum_cnp.calc_check_digit(first)


def maternity(birth: date, prenatal_days: int = 63) -> Absence:
    """126 calendar days (OUG 158/2005 art. 23-24), 85 % of the base, indemnity code 08."""
    start = birth - timedelta(days=prenatal_days)
    return Absence("maternitate", start, start + timedelta(days=125), "08", 85)


def _wages(*steps: tuple[int, int, str]) -> tuple[tuple[tuple[int, int], int], ...]:
    return tuple(((year, month), round(float(lei) * 100)) for year, month, lei in steps)


def _contract(marca: int, department: str, hired: date, *steps: tuple[int, int, str]) -> Contract:
    return Contract(str(marca), department, hired, _wages(*steps))


# 24 full months of salary, adopts a child in October 2026
PLAIN = Person(
    "Fictivescu", "Ana", make_cnp(2, "880412", 9, 901),
    (_contract(1001, WEAVING, date(2018, 3, 1), (2024, 1, "5200"), (2025, 3, "5600"), (2026, 3, "6000")),),
)  # fmt: skip

# medical leave beside salary in four months: three times code 01, once code 09 (sick child, untaxed)
MEDICAL_LEAVE = Person(
    "Exemplaru", "Elena", make_cnp(2, "910823", 12, 902),
    (_contract(1002, WEAVING, date(2019, 6, 3), (2024, 1, "4900"), (2025, 7, "5300")),),
    (
        Absence("cm", date(2025, 3, 10), date(2025, 3, 21), "01", 75),
        Absence("cm", date(2025, 11, 3), date(2025, 11, 9), "01", 55),  # up to 7 days: Legea 141/2025
        Absence("cm", date(2026, 2, 9), date(2026, 2, 20), "01", 65),  # 8-14 days; first day unpaid
        Absence("cm", date(2026, 5, 18), date(2026, 5, 22), "09", 85),
        maternity(date(2026, 9, 17)),
    ),
)  # fmt: skip

# maternity leave of 63 + 63 days around a birth on 14.08.2026
MATERNITY = Person(
    "Închipuitu", "Ioana", make_cnp(2, "930215", 9, 903),
    (_contract(1003, SEWING, date(2020, 2, 3), (2024, 1, "5000"), (2025, 10, "5750")),),
    (maternity(date(2026, 8, 14)),),
    dependants=1,
)  # fmt: skip

# two contracts (two mărci) of one CNP, the second with two hours a day: the amounts are summed
TWO_CONTRACTS = Person(
    "Dublescu", "Carmen", make_cnp(2, "871130", 23, 904),
    (
        _contract(1004, SEWING, date(2017, 9, 4), (2024, 1, "4700"), (2025, 5, "5150")),
        Contract("1005", OFFICE, date(2025, 2, 3), _wages((2025, 2, "1200")), main_job=False),
    ),
    (maternity(date(2026, 10, 22), 42),),
)  # fmt: skip

# hired inside the window, in the middle of a month
HIRED_IN_WINDOW = Person(
    "Nouveanu", "Daria", make_cnp(2, "950607", 17, 905),
    (_contract(1006, WEAVING, date(2025, 5, 15), (2025, 5, "4850"), (2026, 2, "5200")),),
    (maternity(date(2026, 9, 12)),),
)  # fmt: skip

# left on 30.04.2025 and came back on 01.10.2025 with a new marca
CAME_BACK = Person(
    "Revenescu", "Simona", make_cnp(2, "900118", 9, 906),
    (
        Contract("1007", SEWING, date(2021, 1, 11), _wages((2024, 1, "4800")), left=date(2025, 4, 30)),
        _contract(1008, SEWING, date(2025, 10, 1), (2025, 10, "5400")),
    ),
    (maternity(date(2026, 11, 8)),),
)  # fmt: skip

# unpaid leave in March and April 2026, exported without any row
GAP_WITHOUT_ROWS = Person(
    "Pauzeanu", "Mihaela", make_cnp(2, "890930", 33, 907),
    (_contract(1009, WEAVING, date(2016, 5, 16), (2024, 1, "5100"), (2025, 6, "5450")),),
    (Absence("fara_rand", date(2026, 3, 1), date(2026, 4, 30)), maternity(date(2026, 9, 25))),
)  # fmt: skip

# unpaid leave in January and February 2026, exported as rows of zero with days without pay
GAP_WITH_ZEROS = Person(
    "Liberescu", "Raluca", make_cnp(2, "920504", 9, 908),
    (_contract(1010, SEWING, date(2019, 10, 1), (2024, 1, "4750"), (2025, 9, "5050")),),
    (Absence("fara_plata", date(2026, 1, 1), date(2026, 2, 28)), maternity(date(2026, 10, 19))),
)  # fmt: skip

# birth on the 1st of a month
BIRTH_ON_THE_1ST = Person(
    "Întâiu", "Cristina", make_cnp(2, "940711", 26, 909),
    (_contract(1011, WEAVING, date(2022, 4, 4), (2024, 1, "4950"), (2026, 1, "5350")),),
    (maternity(date(2026, 9, 1)),),
)  # fmt: skip

# birth on the 31st of a month
BIRTH_ON_THE_31ST = Person(
    "Ultimescu", "Oana", make_cnp(2, "910226", 9, 910),
    (_contract(1012, SEWING, date(2018, 11, 5), (2024, 1, "5250"), (2025, 4, "5500")),),
    (maternity(date(2026, 8, 31)),),
)  # fmt: skip

# premature birth: 20.08.2026 instead of 12.10.2026, no prenatal leave taken
PREMATURE = Person(
    "Grăbitu", "Laura", make_cnp(2, "930909", 5, 911),
    (_contract(1013, OFFICE, date(2020, 8, 3), (2024, 1, "6100"), (2025, 11, "6450")),),
    (maternity(date(2026, 8, 20), 0),),
)  # fmt: skip

# twins
TWINS = Person(
    "Gemenescu", "Alina", make_cnp(2, "900815", 9, 912),
    (_contract(1014, OFFICE, date(2017, 2, 6), (2024, 1, "6900"), (2025, 8, "7760.4")),),
    (maternity(date(2026, 10, 5), 70),),
    dependants=1,
)  # fmt: skip

# ș, ț, hyphens and more than 60 letters in one name
LONG_NAME = Person(
    "Ștefănescu-Țărănescu-Închipuitu", "Ecaterina-Ștefania-Ruxandra-Anușca",
    make_cnp(2, "890303", 40, 913),
    (_contract(1015, OFFICE, date(2015, 9, 7), (2024, 1, "8800"), (2025, 2, "9365.5")),),
    (maternity(date(2026, 10, 3)),),
)  # fmt: skip

# meal tickets of 40 lei a worked day, outside gross and net (they carry CASS and tax)
TICKETS = Person(
    "Tichetaru", "Gabriela", make_cnp(2, "920120", 9, 914),
    (
        replace(
            _contract(1016, WEAVING, date(2019, 3, 18), (2024, 1, "5050"), (2025, 6, "5400")), tickets=True
        ),
    ),
    (maternity(date(2026, 8, 28)),),
)  # fmt: skip

# a father who takes the leave from 26.10.2026
FATHER = Person(
    "Tătaru-Model", "Ștefan", make_cnp(1, "880627", 9, 915),
    (_contract(1017, WEAVING, date(2016, 1, 18), (2024, 1, "5900"), (2025, 1, "6300"), (2026, 1, "6750")),),
    (Absence("fara_rand", date(2026, 10, 26), date(2026, 11, 30)),),
    dependants=2,
)  # fmt: skip

# part-time, four hours a day
PART_TIME = Person(
    "Jumătescu", "Paula", make_cnp(2, "910412", 21, 916),
    (_contract(1018, SEWING, date(2021, 6, 14), (2024, 1, "2300"), (2025, 1, "2550"), (2026, 7, "2700")),),
    (maternity(date(2026, 10, 15)),),
)  # fmt: skip

# four months with less than half of the working days: three are taken, the oldest is skipped
SHORT_FRACTIONS = Person(
    "Fracționaru", "Bianca", make_cnp(2, "940318", 9, 917),
    (_contract(1019, WEAVING, date(2022, 9, 5), (2024, 1, "5000"), (2025, 3, "5300")),),
    (
        Absence("fara_plata", date(2025, 12, 2), date(2025, 12, 17)),
        Absence("fara_plata", date(2026, 2, 2), date(2026, 2, 17)),
        Absence("fara_plata", date(2026, 3, 2), date(2026, 3, 18)),
        Absence("fara_plata", date(2026, 5, 4), date(2026, 5, 19)),
        maternity(date(2026, 10, 30)),
    ),
)  # fmt: skip

# minimum wage with the untaxed sum; in December 2025 a bonus passes the cap and the sum falls away
MINIMUM_WAGE = Person(
    "Minimescu", "Violeta", make_cnp(2, "960105", 9, 918),
    (
        Contract(
            "1020", SEWING, date(2023, 2, 1), minimum_wage=True, bonuses=(((2025, 12), 400_00),),
        ),
    ),
    (maternity(date(2026, 9, 21)),),
)  # fmt: skip

# birth on 10.11.2026, the maternity certificate not handed in yet: the month in the export is partial
PARTIAL_BIRTH_MONTH = Person(
    "Parțialu", "Nicoleta", make_cnp(2, "930522", 9, 919),
    (_contract(1021, OFFICE, date(2020, 10, 5), (2024, 1, "6200"), (2025, 9, "6600")),),
    (Absence("fara_rand", date(2026, 11, 10), date(2026, 11, 30)),),
)  # fmt: skip

# technical unemployment, part of January and the whole of February 2026
TECHNICAL_UNEMPLOYMENT = Person(
    "Opritu", "Teodora", make_cnp(2, "900627", 14, 920),
    (_contract(1022, WEAVING, date(2018, 7, 2), (2024, 1, "5150"), (2025, 7, "5500")),),
    (
        Absence("somaj_tehnic", date(2026, 1, 12), date(2026, 1, 30)),
        Absence("somaj_tehnic", date(2026, 2, 1), date(2026, 2, 28)),
        maternity(date(2026, 10, 26)),
    ),
)  # fmt: skip

# no request: the director, a man without events, a woman who left
MANAGER = Person(
    "Statornicu", "Vasile", make_cnp(1, "710214", 9, 921),
    (_contract(1023, OFFICE, date(2007, 4, 2), (2024, 1, "12500"), (2025, 1, "14250")),),
)  # fmt: skip
PERMANENT = Person(
    "Permanentu", "Gheorghe", make_cnp(1, "790903", 9, 922),
    (
        replace(
            _contract(1024, WEAVING, date(2010, 9, 1), (2024, 1, "5600"), (2026, 1, "6050")), tickets=True
        ),
    ),
    (Absence("cm", date(2025, 1, 13), date(2025, 1, 31), "01", 75),),
    dependants=2,
)  # fmt: skip
LEFT = Person(
    "Plecatu", "Doina", make_cnp(2, "850111", 9, 923),
    (Contract("1025", SEWING, date(2014, 6, 2), _wages((2024, 1, "4800")), left=date(2025, 6, 13)),),
)  # fmt: skip

PEOPLE = (
    PLAIN, MEDICAL_LEAVE, MATERNITY, TWO_CONTRACTS, HIRED_IN_WINDOW, CAME_BACK, GAP_WITHOUT_ROWS,
    GAP_WITH_ZEROS, BIRTH_ON_THE_1ST, BIRTH_ON_THE_31ST, PREMATURE, TWINS, LONG_NAME, TICKETS, FATHER,
    PART_TIME, SHORT_FRACTIONS, MINIMUM_WAGE, PARTIAL_BIRTH_MONTH, TECHNICAL_UNEMPLOYMENT, MANAGER,
    PERMANENT, LEFT,
)  # fmt: skip
FIRST_MONTH, LAST_MONTH = (2024, 9), (2026, 11)

# 2008-2009: a mother on maternity leave from 08.03.2009, birth on 10.05.2009
MOTHER_2009 = Person(
    "Vechiulescu", "Rodica", make_cnp(2, "800519", 9, 931),
    (_contract(101, WEAVING, date(2007, 9, 3), (2008, 1, "1350"), (2009, 1, "1500")),),
    (maternity(date(2009, 5, 10)),),
)  # fmt: skip

# 2008-2009: a father with plain salaries, birth on 17.06.2009, form "2/3 ani"
FATHER_2009 = Person(
    "Odinioaru", "Ion", make_cnp(1, "781102", 9, 932),
    (_contract(102, SEWING, date(2007, 5, 7), (2008, 1, "1650"), (2009, 1, "1800")),),
)  # fmt: skip

# 2008-2009: a mother with medical leave and maternity, birth on 21.04.2009, recalculation asked for
RECALCULATION_2009 = Person(
    "Demultescu", "Florica", make_cnp(2, "820726", 9, 933),
    (_contract(103, WEAVING, date(2007, 11, 5), (2008, 1, "980"), (2008, 10, "1120")),),
    (Absence("cm", date(2008, 11, 10), date(2008, 11, 18), "01", 75), maternity(date(2009, 4, 21))),
    dependants=1,
)  # fmt: skip

PEOPLE_2009 = (MOTHER_2009, FATHER_2009, RECALCULATION_2009)
FIRST_MONTH_2009, LAST_MONTH_2009 = (2008, 5), (2009, 6)
