"""Sums in columns that were not understood: of leave that gross and net do not hold, of another contract."""

import pytest
from payroll_builders import ANA, answer_of, employer

import adeverinta as ad
from adeverinta import law
from adeverinta.core.finding import Severity
from adeverinta.payroll.layout.headers import lookup
from tests.firm import MONTHS

IN_GROSS = "Brut;CAS;CASS;Impozit"
WHOLE = "6000;1500;600;390;3510"
OUTSIDE = "SUMA_DE_CONCEDIU_NECITITA"
BESIDE = "SUMA_NETA_IN_AFARA_NETULUI"


def _of(answer, code):
    return [item for item in answer.findings if item.code == code]


def _days(at):
    return law.working_days(sorted(MONTHS)[at])


def _ill(header, paid, sum_, *, at=18, half=True, others=""):
    """Ana's certificate with a month of sick leave, half of it or whole; `sum_` under a header."""

    def row(month):
        days = _days(month)
        if month != at:
            return f"{days};0;{WHOLE};{others}"
        ill = days // 2 if half else days
        return f"{days - ill};{ill};{paid};{sum_}"

    return answer_of(f"Zile lucrate;Zile CM;{IN_GROSS};Net;{header}", row)


@pytest.mark.raises_code("SUMA_DE_CONCEDIU_NECITITA")
@pytest.mark.parametrize("header", ["Boală", "CM casa de sănătate", "Medicale", "Alte drepturi", "Col. 14"])
@pytest.mark.parametrize("half", [True, False])
def test_a_leave_paid_in_a_column_of_any_name_refuses(header, half):
    days = _days(18)
    gross = round(6000 * (days - days // 2) / days) if half else 0
    cas, cass, tax = round(gross * 0.25), round(gross * 0.1), round(gross * 0.065)
    paid = f"{gross};{cas};{cass};{tax};{gross - cas - cass - tax}"
    answer = _ill(header, paid, "2250" if half else "4500", half=half)
    (named,) = _of(answer, OUTSIDE)
    assert named.blocking
    assert header in named.message
    assert named.month == sorted(MONTHS)[18]
    assert "rândul 20" in named.message
    assert "coloana J" in named.message


@pytest.mark.parametrize(
    ("header", "paid", "sum_", "others"),
    [
        ("Boală", "5250;1313;525;341;3071", "2250", ""),  # the gross holds it
        ("Bază CM", "3000;750;300;195;1755", "36000", ""),  # what it is reckoned from
        ("Taxă parcare", "3000;750;300;195;1755", "40", ""),  # too small to be an indemnity
        ("Alte drepturi", "3000;750;300;195;1755", "2250", "2250"),  # every month has it
        ("Boală", "3000;750;300;195;4005", "2250", ""),  # the net holds it, the gross does not
    ],
)
def test_a_column_that_the_gross_holds_or_that_is_no_indemnity_does_not(header, paid, sum_, others):
    assert not _of(_ill(header, paid, sum_, others=others), OUTSIDE)


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Ind. FNUASS", "indemnizatie_cm"), ("Suportată din FNUASS", "indemnizatie_cm"),
        ("Sume CNAS", "indemnizatie_cm"), ("Suma CM fond sănătate", "indemnizatie_cm"),
        ("Valoare boală FAAMBP", "indemnizatie_cm"), ("CM plătit de unitate", "indemnizatie_cm"),
        ("Contribuție CNAS", None), ("Fond sănătate", "cass"), ("CM FNUASS", None), ("CAS CM", None),
        ("Zile CM FNUASS", "zile_cm"),
    ],
)  # fmt: skip
def test_the_payers_share_of_an_indemnity_is_heard_by_its_words(header, name):
    found = lookup(header)
    assert (found and found.name) == name


def test_an_indemnity_by_its_payer_outside_a_whole_month_refuses():
    (named,) = _of(_ill("Suportat FNUASS", "0;0;0;0;0", 4000, half=False), "INDEMNIZATIE_IN_AFARA_NETULUI")
    assert named.severity is Severity.ERROR


def test_a_share_of_the_indemnity_inside_its_gross_is_an_ordinary_month():
    """Five days by the employer, as many by the fund, whose share alone has a column."""
    days, at = _days(10), 10
    wage, share = round(6000 * (days - 10) / days), round(6000 * 0.75 * 5 / days)
    gross = wage + 2 * share
    cas, cass = round(gross * 0.25), round(wage * 0.1)
    tax = round((gross - cas - cass) * 0.1)

    def row(month):
        if month != at:
            return f"{_days(month)};0;{WHOLE};"
        return f"{days - 10};10;{gross};{cas};{cass};{tax};{gross - cas - cass - tax};{share}"

    answer = answer_of(f"Zile lucrate;Zile CM;{IN_GROSS};Net;Suportat din FNUASS", row)
    told = {item.code for item in answer.findings if item.severity is not Severity.INFO}
    assert told <= {"ZILE_LUCRATE_IN_MATERNITATE"}, "the made firm pays the whole month of the birth"
    assert any("o parte a sumei" in item.message for item in answer.findings)


def test_a_small_sum_in_a_month_without_pay_is_no_indemnity():
    def row(month):
        return f"{_days(month)};0;3510;" if month != 18 else f"0;{_days(month)};0;90"

    answer = answer_of("Zile lucrate;Zile fără plată;Salariu net;Debit", row)
    assert not _of(answer, OUTSIDE)


def test_a_net_of_nothing_beside_an_indemnity_refuses_without_a_gross():
    def row(at):
        return f"{_days(at)};0;3510;" if at != 18 else f"0;{_days(at)};0;4000"

    answer = answer_of("Zile lucrate;Zile CM;Salariu net;Indemnizație FNUASS", row)
    assert [item.severity for item in _of(answer, "INDEMNIZATIE_IN_AFARA_NETULUI")] == [Severity.ERROR]


@pytest.mark.raises_code(BESIDE)
@pytest.mark.parametrize(
    "header",
    ["Net ctr. 2", "Net III", "Al doilea contract", "Venit net convenție civilă", "Salariu net part-time",
     "Contract nr. 2", "Net suplimentar", "Sumă netă", "Net încasat"],
)  # fmt: skip
def test_another_net_or_contract_beside_the_net_is_told(header):
    answer = answer_of(f"{IN_GROSS};Salariu net;{header};Avans;Rest de plată", lambda at: (
        f"{WHOLE};{'612;800;3322' if at > 20 else ';800;2710'}"
    ))  # fmt: skip
    (named,) = _of(answer, BESIDE)
    assert not answer.refused
    assert header in named.message
    assert "612,00" in named.message
    assert len(named.months) == 3


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("Net II", "3510"), ("Net rămas", "2710"), ("Net virat", "2000"), ("Impozit net", "390"),
        ("Net cumulat", "9000"), ("Salariu net contract", "3600"), ("Net după avans", "2710"),
        ("Net de plată", "2710"), ("Venit net", "3900"), ("Total net", "3910"), ("Net fără impozit", "3900"),
        ("Net tichete", "400"), ("Funcție 2", "5"),
        ("Net cu tichete", "3910"), ("Net contract 1", "3510"),
    ],
)  # fmt: skip
def test_the_same_net_once_more_or_a_part_of_it_is_not(header, cell):
    columns = f"{IN_GROSS};Salariu net;{header};Avans;Tichete de masă;Rest de plată"
    answer = answer_of(columns, lambda at: f"{WHOLE};{cell};800;400;2710")
    assert not _of(answer, BESIDE)


def test_a_gross_and_a_net_indemnity_are_not_two_of_one_meaning():
    _ill("Concediu medical brut;Net CM", "5250;1313;525;341;3071", "2250;1519")


@pytest.mark.parametrize(
    ("header", "sums", "told"),
    [
        ("Salariu net", "1200", True), ("Venit net", "950", True), ("Net", "1200", True),
        ("Venit net", "3900", False), ("Net de plată", "1200", False),
    ],
)  # fmt: skip
def test_another_column_called_a_net_and_nothing_else_is_told(header, sums, told):
    """Not where it is the same net, the one before tax, or what is paid out of it."""
    answer = answer_of(f"{IN_GROSS};Salariu net;{header}", lambda at: f"{WHOLE};{sums}")
    assert bool(_of(answer, BESIDE)) is told


def test_two_nets_that_make_up_the_net_are_its_parts():
    columns = f"{IN_GROSS};Net contract 1;Net contract 2;Salariu net"
    answer = answer_of(columns, lambda at: "6000;1500;600;390;2810;700;3510")
    assert not _of(answer, BESIDE)
    assert not answer.refused


def test_a_gross_that_was_not_understood_is_not_called_missing():
    answer = answer_of("Brut cuvenit qwe;CAS;CASS;Impozit;Salariu net", lambda at: WHOLE)
    (said,) = _of(answer, "NET_NEVERIFICAT")
    assert "„Brut cuvenit qwe”" in said.message
    assert "nu are brutul" not in said.message
    without = answer_of("CAS;CASS;Impozit;Salariu net", lambda at: "1500;600;390;3510")
    assert "nu are brutul" in _of(without, "NET_NEVERIFICAT")[0].message


def test_a_header_nearly_known_is_told_once_for_all_files():
    files = [
        (f"stat_{month.year}-{month.month:02d}.csv", f"CNP;Salariu net;Imposit\n{ANA};3510;390".encode())
        for month in MONTHS
    ]
    read = ad.read(files, employer())
    assert [item.code for item in read.findings].count("ANTET_ASEMANATOR") == 1
