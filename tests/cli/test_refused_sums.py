"""The sums of a refused certificate: of the months as shown; none where a month's amount is one of two."""

from datetime import date
from decimal import Decimal

import pytest

import adeverinta as ad
from adeverinta.core.month import Month
from adeverinta.run import Job, prepare, work_unit
from tests.firm import HEADER, MONTHS

SUMS = ("total", "media", "indemnizatie_estimata", "estimare", "estimari_optiuni")
DOUBLED = Month(2026, 1)


@pytest.mark.parametrize("net", [2967, 3567])
def test_two_rows_of_one_month_give_neither_sum_nor_month(firm, net):
    """The same row copied in one file, or another file that says otherwise: one of the two is not true."""
    first, second = firm.rows(DOUBLED)
    if net == 2967:
        firm.month(DOUBLED, [first, second, first])
    else:
        firm.month(Month(2024, 1), [[*first[:5], net + 2033, 1250, 500, 283, net, *first[10:]]], HEADER,
                   f"Stat de plată luna {DOUBLED.label}")  # fmt: skip
        (firm.exports / "stat_202401.xlsx").rename(firm.exports / "corectat.xlsx")
    assert firm.emite() == 1
    told = firm.certificate()
    errors = [item["cod"] for item in told["constatari"] if item["grad"] == "eroare"]
    assert errors == ["RAND_DUBLU" if net == 2967 else "RAND_CONTRADICTORIU"]
    of_month = [item["cod"] for item in told["constatari"] if item["luna"] == str(DOUBLED)]
    assert "ZILE_PESTE_LUNA" not in of_month
    assert [told[name] for name in SUMS] == [None] * len(SUMS)
    (doubled,) = (item for item in told["luni"] if item["venit_net"] is None)
    assert (doubled["luna"], doubled["in_calcul"], doubled["zile_lucrate"]) == (str(DOUBLED), False, None)
    assert {item["venit_net"] for item in told["luni"]} == {None, "2967.00"}


def test_a_missing_month_says_nothing_against_the_others(firm):
    (firm.exports / f"stat_{MONTHS[2].year}{MONTHS[2].month:02d}.xlsx").unlink()
    assert firm.emite() == 1
    told = firm.certificate()
    assert "LUNA_LIPSA" in firm.codes()
    assert told["total"] == "35604.00"
    assert sum(item["venit_net"] is not None for item in told["luni"]) == 23


def test_an_amount_beyond_any_wage_is_added_as_it_is_printed(firm):
    """`total` is the sum of the months as shown, also where one of them refuses the paper."""
    first, second = firm.rows(DOUBLED)
    firm.month(DOUBLED, [[*first[:5], 298450, 1250, 500, 0, 296700, *first[10:]], second])
    assert firm.emite() == 1
    told = firm.certificate()
    assert "SUMA_NEPLAUZIBILA" in firm.codes()
    assert Decimal(told["total"]) == sum(
        Decimal(item["venit_net"]) for item in told["luni"] if item["in_calcul"]
    )


def test_a_month_whose_payroll_names_nobody_is_not_called_one_without_a_file(firm):
    firm.month(DOUBLED, [row[3:] for row in firm.rows(DOUBLED)], HEADER[3:])
    assert firm.emite() == 1
    (missing,) = [item for item in firm.certificate()["constatari"] if item["cod"] == "LUNA_LIPSA"]
    assert missing["luna"] == str(DOUBLED)
    assert "nicio coloană recunoscută cu CNP" in missing["mesaj"]
    assert "STAT_FARA_CNP" in {item["cod"] for item in firm.report()["rulare"]["constatari"]}


def test_such_a_month_is_told_alike_by_another_process(firm):
    """A unit of the batch travels without what was found about nobody."""
    firm.month(DOUBLED, [row[3:] for row in firm.rows(DOUBLED)], HEADER[3:])
    employer = ad.Employer.load(firm.folder / "angajator.toml")
    requests, read = ad.requests(firm.folder / "cereri.xlsx"), ad.read(firm.exports, employer)
    job = Job([], requests, employer.profile, firm.folder, date(2026, 11, 22), None)
    here = prepare(requests[0], 1, read, job)
    (there,) = work_unit.unit(job, read, [(1, requests[0])]).run().drafts
    assert any("nicio coloană recunoscută cu CNP" in item.message for item in here.findings)
    assert there.findings == here.findings
