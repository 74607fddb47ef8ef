"""What is proven of a month: amounts that close or not, days against the month and the contract."""

from __future__ import annotations

from datetime import date

import pytest

from adeverinta import income, law
from adeverinta.core.finding import Severity
from adeverinta.core.month import Month
from adeverinta.core.source import Source
from adeverinta.income import FormWindow
from adeverinta.payroll.rows import IncomeKind, PayrollRow, Proof, UnknownColumn
from adeverinta.requests.records import CertificateRequest

CNP = "2900101400013"
BIRTH = date(2026, 3, 14)
DAYS = {"zile_lucrate": "F", "zile_co": "G"}


def row(month, net=300_000, proof=Proof.INCHIS, **more):
    more.setdefault("columns", DAYS)
    kind = more.pop("kind", IncomeKind.SALARIU)
    if "zile_lucrate" not in more:
        more["zile_lucrate"] = law.working_days(month) * 100
    return PayrollRow(CNP, month, kind, Source("stat.xlsx", "Foaie", 7), net=net, proof=proof, **more)


def career(**changed):
    """Twenty-four whole months; `changed`: months back, as `m3`, to other rows."""
    months = [Month.of(BIRTH).plus(-back) for back in range(24)]
    rows = []
    for back, month in enumerate(months):
        made = changed.get(f"m{back}")
        rows += made(month) if made else [row(month)]
    return rows


def compute(rows, request=None, **more):
    return income.compute(
        request or CertificateRequest(CNP, BIRTH),
        rows,
        {item.month for item in rows},
        form="x",
        window=FormWindow(24),
        switches=income.all_switches({}),
        **more,
    )


def found(result, code):
    return [item for item in result.findings if item.code == code]


def evidence(result, back):
    return tuple(result.months[back].evidence)


@pytest.mark.raises_code("RAND_NEVERIFICAT")
def test_a_row_that_cannot_be_checked_beside_months_that_can():
    columns = {**DAYS, "brut": "C", "impozit": "E", "net": "H"}
    made = career(m4=lambda m: [row(m, proof=Proof.ANTET, blanks=("impozit",), columns=columns)])
    (said,) = found(compute(made), "RAND_NEVERIFICAT")
    assert said.severity is Severity.WARNING
    assert said.month == Month.of(BIRTH).plus(-4)
    assert "impozitul" in said.message
    assert not found(compute([item._replace(proof=Proof.ANTET) for item in made]), "RAND_NEVERIFICAT")


@pytest.mark.parametrize(("net", "outside"), [(150_000, True), (230_000, False)])
@pytest.mark.parametrize("days", [True, False])
def test_an_indemnity_beside_a_net_that_stands_alone(days, net, outside):
    """Half a month ill: the net is half of the usual one alone, or with the indemnity of 80.000 bani."""

    def half(month):
        working = law.working_days(month)
        told = {"zile_lucrate": working * 50, "zile_cm": working * 50} if days else {"zile_lucrate": None}
        return [row(month, net=net, proof=Proof.ANTET, indemnizatie_cm=80_000, **told)]

    rows = [item._replace(zile_lucrate=item.zile_lucrate if days else None) for item in career(m4=half)]
    assert bool(found(compute(rows), "INDEMNIZATIE_IN_AFARA_NETULUI")) is outside


def test_a_whole_career_is_proven():
    result = compute(career())
    assert {tuple(item.evidence) for item in result.months} == {("inchis", "inchise")}
    assert not {"NET_NEVERIFICAT", "ZILE_NEINCHISE"} & {item.code for item in result.findings}


def test_one_month_by_its_header_is_one_warning_that_names_the_empty_cell():
    result = compute(
        career(
            m3=lambda m: [
                row(m, proof=Proof.ANTET, blanks=("impozit",), columns={**DAYS, "impozit": "D", "net": "E"})
            ]
        )
    )
    (said,) = found(result, "NET_NEVERIFICAT")
    assert said.severity is Severity.WARNING
    assert "lipsește impozitul" in said.message
    assert "coloana D" in said.message
    assert evidence(result, 3) == ("antet", "inchise")


def test_the_amount_of_the_request_and_a_month_without_amount():
    request = CertificateRequest(CNP, BIRTH, venit_luna_nasterii=310_000)
    result = compute(career(m2=lambda m: [row(m, net=None, proof=None)]), request)
    assert evidence(result, 0)[0] == "cerere"
    assert evidence(result, 2)[0] is None


@pytest.mark.raises_code("ZILE_NEINCHISE")
@pytest.mark.parametrize("columns", [DAYS, {"zile_lucrate": "F"}])
@pytest.mark.parametrize("accept", [False, True])
def test_days_that_decide_and_do_not_close_block_where_absences_are_counted(columns, accept):
    short = career(m4=lambda m: [row(m, zile_lucrate=300, columns=columns)])
    result = compute(short, accept_days=accept)
    (said,) = found(result, "ZILE_NEINCHISE")
    blocks = columns is DAYS and not accept
    assert said.severity is (Severity.ERROR if blocks else Severity.WARNING)
    assert evidence(result, 4) == ("inchis", "neinchise")


def test_days_that_do_not_decide_only_warn():
    result = compute(career(m4=lambda m: [row(m, zile_lucrate=law.working_days(m) * 100 - 200)]))
    (said,) = found(result, "ZILE_NEINCHISE")
    assert said.severity is Severity.WARNING


@pytest.mark.parametrize(
    "made",
    [
        lambda m: [row(m, marca="1"), row(m, marca="2")],
        lambda m: [row(m), row(m, net=100)],
        lambda m: [row(m, zile_lucrate=500), row(m, zile_lucrate=law.working_days(m) * 100 - 500)],
        lambda m: [row(m, zile_lucrate=200), row(m, zile_lucrate=None, kind=IncomeKind.CM,
                                                 zile_cm=law.working_days(m) * 100 - 200)],
        lambda m: [row(m, zile_lucrate=100, zile_fara_plata=law.working_days(m) * 100 - 100)],
        lambda m: [row(m, zile_lucrate=0, zile_maternitate=law.working_days(m) * 100)],
    ],
)  # fmt: skip
def test_contracts_and_absences_close_the_month(made):
    assert evidence(compute(career(m4=made)), 4) == ("inchis", "inchise")


def test_part_of_the_month_under_contract():
    hired = date(2025, 11, 17)
    inside = sum(law.is_working_day(date(2025, 11, day)) for day in range(17, 31)) * 100
    months = [row(Month.of(BIRTH).plus(-back), data_angajarii=hired) for back in range(4)]
    first = row(Month(2025, 11), zile_lucrate=inside, data_angajarii=hired)
    assert evidence(compute([*months, first]), 4) == ("inchis", "inchise")
    request = CertificateRequest(CNP, BIRTH, data_angajarii=hired)
    bare = [item._replace(data_angajarii=None) for item in [*months, first]]
    assert evidence(compute(bare, request), 4) == ("inchis", "inchise")


def test_the_firms_calendar_closes_a_month():
    month = Month.of(BIRTH).plus(-4)
    days = law.working_days(month) * 100 + 200
    rows = career(m4=lambda m: [row(m, zile_lucrate=days)])
    assert evidence(compute(rows), 4)[1] == "neinchise"
    result = compute(rows, calendar={month: days})
    assert evidence(result, 4)[1] == "inchise"
    assert not found(result, "ZILE_PESTE_LUNA")


@pytest.mark.parametrize(
    ("column", "severity"),
    [
        (UnknownColumn("H", "Zile lz", speaks=True, of_days=True), Severity.ERROR),
        (UnknownColumn("H", "Alte", speaks=False, of_days=True), Severity.WARNING),
        (UnknownColumn("H", "Net CM", speaks=True, of_days=False), None),
    ],
)
def test_a_column_not_understood_matters_where_days_do_not_close(column, severity):
    def made(month):
        return [row(month, zile_lucrate=law.working_days(month) * 100 - 200, unknown=(column,))]

    said = found(compute(career(m4=made)), "COLOANA_NEINTELEASA")
    assert [item.severity for item in said] == ([severity] if severity else [])
    assert not found(compute(career(m4=lambda m: [row(m, unknown=(column,))])), "COLOANA_NEINTELEASA")


def _beside(labels, *, missing=400, net=300_000, back=4):
    """The severities of what is told of columns of days that lie beside the worked ones."""

    def made(month):
        columns = tuple(
            UnknownColumn("H", label, speaks=True, of_days=True, amount=amount)
            for label, amount in labels.items()
        )
        return [row(month, net, zile_lucrate=law.working_days(month) * 100 - missing, unknown=columns)]

    said = found(compute(career(**{f"m{back}": made})), "COLOANA_NEINTELEASA")
    return [item.severity for item in said]


@pytest.mark.parametrize(
    ("labels", "more"),
    [
        ({"Zile delegație": 400}, {}),
        ({"Zile evenimente familiale": 100, "Zile deplasare": 300}, {}),
        ({"Zile libere plătite": 400, "Zile telemuncă": 800}, {}),  # worked at home: some of the worked ones
        ({"Zile delegație": 2000}, {"missing": 2000, "back": 20}),  # most of a month that is not counted
    ],
)
def test_other_days_paid_as_worked_are_a_warning_where_they_decide_nothing(labels, more):
    assert _beside(labels, **more) == [Severity.WARNING] * len(labels)


@pytest.mark.parametrize(
    ("labels", "more"),
    [
        ({"Zile delegație": 300}, {}),  # a day is still missing
        ({"Zile delegație": 400}, {"net": 240_000}),  # and so is their pay
        ({"Zile CM calendaristice": 400}, {}),
        ({"Zile delegație": 1500}, {"missing": 1500}),  # they decide whether the month is counted
    ],
)
def test_other_days_that_may_be_an_absence_refuse(labels, more):
    assert _beside(labels, **more) == [Severity.ERROR]


@pytest.mark.raises_code("COLOANA_NEINTELEASA")
def test_a_column_that_speaks_of_net_blocks_where_only_a_header_says_the_net():
    column = UnknownColumn("H", "Net CM", speaks=True, of_days=False)
    rows = career(m4=lambda m: [row(m, proof=Proof.ANTET, unknown=(column,))])
    (said,) = found(compute(rows), "COLOANA_NEINTELEASA")
    assert said.blocking


def test_maternity_days_qualify_and_the_requests_leave_stands_for_unknown_ones():
    own = career(m1=lambda m: [row(m, zile_lucrate=0, zile_maternitate=law.working_days(m) * 100)])
    result = compute(own)
    assert result.months[1].counted
    assert result.months[1].kind_text == "indemnizație de maternitate"
    unknown = career(m1=lambda m: [row(m, zile_lucrate=0)])
    assert not compute(unknown).months[1].counted
    request = CertificateRequest(
        CNP, BIRTH, maternitate_de_la=date(2026, 1, 5), maternitate_pana_la=date(2026, 5, 10)
    )
    helped = compute(unknown, request).months[1]
    assert helped.counted
    assert "maternitatea din cerere" in helped.reason


@pytest.mark.parametrize(
    ("brut", "money", "severity"),
    [
        (250_000, 180_000, Severity.ERROR),
        (285_000, 180_000, Severity.WARNING),
        (430_000, 180_000, None),
        pytest.param(
            100_000, 180_000, Severity.ERROR, marks=pytest.mark.raises_code("INDEMNIZATIE_IN_AFARA_NETULUI")
        ),
        (250_000, 0, None),
    ],
)
def test_an_indemnity_that_the_net_does_not_hold_is_told(brut, money, severity):
    def ill(month):
        days = law.working_days(month) * 50
        return [row(month, brut=brut, zile_lucrate=days, zile_cm=days, indemnizatie_cm=money)]

    rows = [item._replace(brut=item.brut or 500_000) for item in career(m4=ill)]
    assert [item.severity for item in found(compute(rows), "INDEMNIZATIE_IN_AFARA_NETULUI")] == (
        [severity] if severity else []
    )


@pytest.mark.parametrize(("brut", "outside"), [(385_000, True), (430_000, False)])
def test_a_pay_raised_within_the_two_years_does_not_put_an_indemnity_outside(brut, outside):
    """Three days ill at 4.500 lei, most months at 6.000 lei: the months beside it say what is usual."""

    def ill(month):
        days = law.working_days(month) * 100
        return [row(month, brut=brut, zile_lucrate=days - 300, zile_cm=300, indemnizatie_cm=45_000)]

    made = career(m20=ill)
    raised = Month.of(BIRTH).plus(-16)
    rows = [item._replace(brut=item.brut or (600_000 if item.month > raised else 450_000)) for item in made]
    assert bool(found(compute(rows), "INDEMNIZATIE_IN_AFARA_NETULUI")) is outside


@pytest.mark.parametrize(("cass", "outside"), [(25_000, True), (20_500, False)])
def test_a_cass_of_the_gross_without_the_indemnity_puts_it_inside(cass, outside):
    """As medical leave bore none: whatever the gross of the other months."""

    def ill(month):
        days = law.working_days(month) * 50
        money = {"brut": 250_000, "indemnizatie_cm": 45_000, "cass": cass}
        return [row(month, zile_lucrate=days, zile_cm=days, **money)]

    rows = [item._replace(brut=item.brut or 500_000) for item in career(m4=ill)]
    assert bool(found(compute(rows), "INDEMNIZATIE_IN_AFARA_NETULUI")) is outside


@pytest.mark.parametrize(
    ("shown", "told", "days"), [(500, 500, 500), (500, None, 500), (None, 500, 500), (300, 500, 800)]
)
def test_days_of_leave_on_the_row_of_the_wage_and_again_on_that_of_the_leave_are_counted_once(
    shown, told, days
):
    """The rest of the month is without pay: doubled, the leave would make half a month of it."""

    def ill(month):
        rest = law.working_days(month) * 100 - 200 - 500
        wage = row(month, zile_lucrate=200, zile_fara_plata=rest, zile_cm=shown)
        return [wage, row(month, net=40_000, kind=IncomeKind.CM, zile_lucrate=None, zile_cm=told)]

    result = compute(career(m4=ill))
    assert result.months[4].zile_cm == days
    assert bool(found(result, "ZILE_PESTE_LUNA")) is (days > 500)
    assert (evidence(result, 4)[1] == "inchise") is (days == 500)


def _worked(month, first, last):
    """The working days of a month between two of its days, in hundredths."""
    return sum(first <= day.day <= last for day in law.working_dates(month)) * 100


@pytest.mark.parametrize("where", ["request", "export", "both"])
def test_days_up_to_the_end_of_a_contract_close(where):
    """The end alone is known, or the hire by the export and the end by the request."""
    end = date(2026, 1, 15)
    told = {"export": {"data_incetarii": end}, "both": {"data_angajarii": date(2019, 3, 4)}}.get(where, {})
    last = Month(2026, 1)
    rows = [item for item in career() if item.month < last]
    rows += [row(last, zile_lucrate=_worked(last, 1, 15))]
    rows = [item._replace(**told) for item in rows]
    asked = CertificateRequest(CNP, BIRTH, data_incetarii=None if where == "export" else end)
    assert evidence(compute(rows, asked), 2)[1] == "inchise"
    rows[-1] = rows[-1]._replace(zile_lucrate=_worked(last, 1, 15) - 100)
    assert evidence(compute(rows, asked), 2)[1] == "neinchise"


@pytest.mark.parametrize("born_after", [True, False])
def test_a_birth_month_in_which_the_contract_ended_owes_no_whole_month(born_after):
    """Its days are those of the contract: no more is due by this firm, and it is told as a remark alone."""
    end = date(2026, 3, 13) if born_after else date(2026, 3, 20)
    month = Month.of(BIRTH)
    days = _worked(month, 1, end.day)
    made = career(m0=lambda m: [row(m, zile_lucrate=days)])
    (said,) = found(
        compute(made, CertificateRequest(CNP, BIRTH, data_incetarii=end)), "LUNA_NASTERII_PARTIALA"
    )
    assert said.severity is Severity.INFO
    short = [made[0]._replace(zile_lucrate=days - 300), *made[1:]]
    (said,) = found(
        compute(short, CertificateRequest(CNP, BIRTH, data_incetarii=end)), "LUNA_NASTERII_PARTIALA"
    )
    assert said.severity is Severity.WARNING


def test_the_first_part_month_of_a_newcomer_closes():
    """Months before have a payroll without her: she came on some day of this one."""
    first = Month(2025, 1)
    rows = [item for item in career() if item.month > first] + [row(first, zile_lucrate=1200)]
    covered = {item.month for item in career()}

    def days_of(made, read):
        result = income.compute(
            CertificateRequest(CNP, BIRTH),
            made,
            read,
            form="x",
            window=FormWindow(24),
            switches=income.all_switches({}),
        )
        return evidence(result, Month.of(BIRTH).minus(first))[1]

    assert days_of(rows, covered) == "inchise"
    assert days_of(rows, {month for month in covered if month >= first}) == "neinchise"  # nothing before
    assert days_of([*rows, row(first.plus(-1))], covered) == "neinchise"  # she was here before
    unread = UnknownColumn("K", "Zile X", speaks=True, of_days=True)
    assert days_of([*rows[:-1], rows[-1]._replace(unknown=(unread,))], covered) == "neinchise"
