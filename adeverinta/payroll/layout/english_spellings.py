"""The header spellings of exports in English or in two languages, as data: contract name to spellings."""

from __future__ import annotations

from typing import Final

from adeverinta.payroll.layout.spellings import NET_BARE, NET_STRONG

ENGLISH: Final[dict[str, tuple[str, ...]]] = {
    "cnp": ("personal id number", "personal identification number", "personal numeric code"),
    "marca": ("employee id", "employee number", "personnel number"),
    "nume": ("employee", "employee name", "full name", "last name", "surname"),
    "prenume": ("first name", "given name"),
    "luna": ("month", "payroll month", "payroll period", "pay period"),
    "brut": ("gross salary", "gross income", "total gross", "gross pay", "gross wage"),
    "cas": ("pension contribution", "social insurance contribution"),
    "cass": ("health insurance contribution", "health contribution"),
    "baza_impozit": ("taxable income",),
    "impozit": ("salary tax",),
    NET_STRONG: ("net salary", "net wage"),
    NET_BARE: ("net income", "net pay"),
    "zile_lucrate": ("worked days", "days worked"),
    "zile_co": ("annual leave days", "days of annual leave", "vacation days"),
    "zile_cm": ("sick leave days", "medical leave days", "days of sick leave", "days of medical leave"),
    "zile_fara_plata": ("unpaid leave days", "days of unpaid leave"),
    "data_angajarii": ("hire date", "employment date", "date of hire"),
    "data_incetarii": ("termination date", "leaving date"),
}
"""Spellings of exports in English or in two languages; of tier 0, as the surest of each name."""

TRANSLATED: Final[dict[str, tuple[str, ...]]] = {
    "cnp": (
        "personal id", "pin", "id number", "national id", "national id number", "national id no.",
        "national identification number", "identification number", "personal number", "personal code",
    ),
    "marca": ("id", "emp. id", "emp. no.", "personnel no."),
    "nume": ("name", "names"),
    "prenume": ("forename",),
    "luna": ("period",),
    "cas": ("pension", "social security", "social insurance", "ssc"),
    "cass": ("health", "health insurance", "hic"),
    "deducere": ("deduction", "personal deduction", "deductions"),
    "baza_impozit": ("tax base", "taxable base"),
    "impozit": ("tax", "pit", "income tax", "personal income tax"),
    NET_STRONG: ("net pay", "net income"),
    "tichete": ("meal tickets", "meal vouchers", "tickets"),
    "zile_lucrate": ("working days", "worked"),
    "zile_co": ("annual leave", "vacation", "holidays", "holiday"),
    "zile_cm": ("sick leave", "medical leave", "sick days"),
    "zile_fara_plata": ("unpaid leave", "unpaid days", "unpaid"),
    "norma": ("hours per day", "daily hours", "daily norm"),
    "zile_maternitate": ("maternity leave", "maternity", "maternity days", "maternity leave days"),
    "ore_lucrate": ("worked hours", "hours worked", "working hours"),
    "ore_co": ("annual leave hours", "annual leave", "vacation hours", "holiday hours", "vacation"),
    "ore_cm": ("sick leave hours", "medical leave hours", "sick hours", "sick leave"),
    "ore_fara_plata": ("unpaid leave hours", "unpaid hours", "unpaid leave"),
    "ore_maternitate": ("maternity hours", "maternity leave hours", "maternity leave", "maternity"),
}  # fmt: skip
"""What stands for it on the other side of a slash only; alone it may be another thing, or an amount."""
