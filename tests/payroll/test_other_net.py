"""Without a column of the net: what another column, or the CAS, says against the net made from the gross."""

import pytest
from payroll_builders import ANA, answer_of, employer

import adeverinta as ad
from adeverinta.payroll.decisions.cas_bases import month_cas
from tests.firm import MONTHS, profile


def _answer(columns, row):
    """As `answer_of`, every month with twenty days worked."""
    return answer_of(f"Zile lucrate;{columns}", lambda at: f"20;{row(at)}")


def _of(answer, code):
    return [item for item in answer.findings if item.code == code]


IN_GROSS = "Brut;CAS;CASS;Impozit"
PAID = "6400;1500;640;426"
"""6.000 in money, 400 in tickets: CAS of the money, CASS and tax of both; 3.834 by the gross, 3.434 paid."""


@pytest.mark.raises_code("ALT_NET_IN_EXPORT")
@pytest.mark.parametrize("header", ["Rămâne", "Bani în mână", "Rest de primit fără tichete", "Rest de plată"])
def test_a_column_that_is_the_net_without_the_tickets_blocks(header):
    answer = _answer(f"{IN_GROSS};Vouchere de masă;{header}", lambda at: f"{PAID};400;3434")
    (named,) = _of(answer, "ALT_NET_IN_EXPORT")
    assert named.blocking
    assert header in named.message
    assert "3.434,00" in named.message
    assert "3.834,00" in named.message
    assert "Vouchere de masă" in named.message
    assert len(named.months) == 24
    assert {month.evidence.bani for month in answer.months} == {"antet"}


def test_with_an_advance_taken_off_as_well():
    columns = f"{IN_GROSS};Tichete cadou;Avans;Rest de primit"
    answer = _answer(columns, lambda at: f"{PAID};400;{500 + at};{2934 - at}")
    assert [item.blocking for item in _of(answer, "ALT_NET_IN_EXPORT")] == [True]


@pytest.mark.raises_code("AVANTAJE_IN_BRUT")
def test_the_cas_alone_says_that_the_tickets_are_inside():
    answer = _answer(f"{IN_GROSS};Tichete de masă", lambda at: f"{PAID};400")
    (named,) = _of(answer, "AVANTAJE_IN_BRUT")
    assert named.blocking
    assert "Tichete de masă" in named.message
    assert "3.434,00" in named.message


def test_only_in_some_months():
    def row(at):
        return f"{PAID};400;3434" if at % 6 == 0 else "6000;1500;600;390;0;3510"

    answer = _answer(f"{IN_GROSS};Vouchere;Ridicat", row)
    (named,) = _of(answer, "ALT_NET_IN_EXPORT")
    assert named.blocking
    assert len(named.months) == 4


@pytest.mark.parametrize(
    ("columns", "cells"),
    [
        ("Rămâne", "3510"),
        ("Avans;Rămâne", "700;2810"),
        ("Tichete de masă;Avans;Popriri;Rest de primit", "400;700;110;2700"),
        ("Tichete de masă;Salariu bază", "400;5200"),
        ("Nr. tichete;Vouchere", "20;0"),
    ],
)
def test_the_same_net_or_a_rest_after_retentions_denies_nothing(columns, cells):
    """The tickets stand beside the gross, as they should."""
    answer = _answer(f"{IN_GROSS};{columns}", lambda at: f"6000;1500;600;390;{cells}")
    assert not [item.code for item in answer.findings if item.blocking]
    assert not _of(answer, "ALT_NET_IN_EXPORT")
    assert not _of(answer, "AVANTAJE_IN_BRUT")
    assert {month.evidence.bani for month in answer.months} == {"inchis"}


def test_one_that_only_lies_near_is_a_warning():
    answer = _answer(f"{IN_GROSS};Ridicat", lambda at: f"6000;1500;600;390;{3300 - 7 * at}")
    (named,) = _of(answer, "ALT_NET_IN_EXPORT")
    assert not named.blocking
    assert "Ridicat" in named.message


def test_nothing_says_that_a_net_made_from_the_gross_is_that_of_the_export():
    """The CAS does not come from the gross: the remedy is true for a net that no column holds."""
    made = _answer(IN_GROSS, lambda at: PAID)
    told = " ".join(f"{item.message} {item.remedy}" for item in made.findings)
    assert "nu are o coloană de net" in told
    assert "cel din export" not in told
    given = _answer(f"{IN_GROSS};Salariu net", lambda at: f"{PAID};3834")
    told = " ".join(f"{item.message} {item.remedy}" for item in given.findings)
    assert "cel din export" in told
    assert "nu are o coloană de net" not in told


@pytest.mark.raises_code("SUMA_NETA_IN_AFARA_NETULUI")
@pytest.mark.parametrize(
    "header", ["Primă netă", "Bonus net Paște", "Ajutor net", "Indemnizație netă FNUASS"]
)
def test_a_net_bonus_beside_the_net_is_named(header):
    columns = f"{IN_GROSS};Salariu net;{header};Rest de plată"
    answer = _answer(columns, lambda at: f"6000;1500;600;390;3510;{'350;3860' if at > 21 else ';3510'}")
    (named,) = _of(answer, "SUMA_NETA_IN_AFARA_NETULUI")
    assert not answer.refused
    assert header in named.message
    assert "350,00" in named.message
    assert len(named.months) == 2


@pytest.mark.parametrize("header", ["Primă brută", "Net card", "Avans net", "Prime"])
def test_other_sums_beside_the_net_are_no_net_bonus(header):
    columns = f"{IN_GROSS};Salariu net;{header}"
    answer = _answer(columns, lambda at: f"6000;1500;600;390;3510;{350 if at > 21 else ''}")
    assert not _of(answer, "SUMA_NETA_IN_AFARA_NETULUI")


@pytest.mark.raises_code("TICHETE_IN_BRUT")
@pytest.mark.parametrize(("header", "net"), [("din care tichete", "Salariu net"), ("Vouchere masă", "Net"),
                                             ("Tichete de masă", "Net de plată")])  # fmt: skip
def test_tickets_inside_the_gross_of_an_export_with_its_net_are_taken_off(header, net):
    """Also where one month had none; a rest of pay beside it changes nothing."""

    def row(at):
        return "6000;1500;600;390;0;3510;3310" if at == 5 else f"{PAID};400;3434;3234"

    answer = _answer(f"{IN_GROSS};{header};{net};Rest de plată", row)
    assert not answer.refused
    assert {month.evidence.bani for month in answer.months} == {"inchis"}
    assert {month.net for month in answer.months} == {343_400, 351_000}
    assert not _of(answer, "CONTRIBUTIE_DIFERITA")


@pytest.mark.parametrize("row", ["6000;1500;600;390;400;3110", "6400;1600;640;416;400;3344"])
def test_what_the_cas_does_not_say_too_is_not_taken_off(row):
    """Something withheld under a name of tickets, or a CAS that is that of the whole gross."""
    with pytest.raises(ad.Stop) as stop:
        _answer(f"{IN_GROSS};Tichete de masă;Salariu net", lambda at: row)
    assert stop.value.finding.code == "NET_CONTRADICTORIU"


@pytest.mark.parametrize(
    ("header", "paid", "blocks"),
    [
        ("Tichete de masă", "6400;1500;640;426;{};3834", True),
        ("Bonuri masa", "6400;1500;600;430;{};3870", True),  # no CASS on them
        ("Vouchere de vacanță", "6400;1500;640;426;{};3834", True),
        ("Avantaje în natură", "6400;1500;640;426;{};3834", True),
        ("Cadou Paște", "6400;1500;600;390;{};3910", False),  # may be money
        ("Normă de hrană", "6400;1500;600;390;{};3910", False),
        ("Card Edenred", "6400;1500;640;426;{};3834", False),  # no word says what it is
    ],
)
def test_tickets_inside_gross_and_net_block_by_the_cas(header, paid, blocks):
    """Gross and net close on each other, and both hold what is no money."""

    def row(at):
        return paid.format(400) if at % 3 else "6000;1500;600;390;0;3510"

    answer = _answer(f"{IN_GROSS};{header};Salariu net;Rest de plată", lambda at: f"{row(at)};3434")
    (named,) = _of(answer, "AVANTAJE_IN_BRUT")
    assert named.blocking is blocks
    assert header in named.message
    assert len(named.months) == 16
    net = int(paid.rsplit(";", 1)[1])
    assert f"{net - 400}"[1:] + ",00" in named.message
    assert not _of(answer, "ALT_NET_IN_EXPORT")


@pytest.mark.parametrize(
    ("columns", "cells"),
    [
        ("Tichete de masă", "6000;1500;600;390;3510;400"),  # beside the gross
        ("Neimpozabil;Tichete de masă", "4050;938;375;244;2493;300;300"),
        ("Nr. tichete", "6400;1500;640;426;3834;400"),
        ("Avans", "6400;1500;640;426;3834;420"),
        ("Rest de plată", "6400;1500;640;426;3834;400"),
        ("Indemnizație X", "6400;1500;640;426;3834;400"),
        ("Scutire", "4050;975;390;253;2432;150"),
        ("Tichete de masă", "6400;1500;640;426;3834;0"),
    ],
)
def test_what_does_not_show_tickets_inside_gross_and_net(columns, cells):
    answer = _answer(f"{IN_GROSS};Salariu net;{columns}", lambda at: cells)
    assert not answer.refused
    assert not _of(answer, "AVANTAJE_IN_BRUT")


def _minimum(at, inside=0, share=1.0):
    """Gross, CAS, CASS and tax of a minimum wage or of a part of it, tickets of as much inside the gross;
    the untaxed sum.
    """
    law = month_cas(sorted(MONTHS)[at])
    wage, free = round(law.least / 100 * share), round(law.untaxed / 100 * share)
    cas, cass = round((wage - free) / 4), round((wage - free) / 10)
    return (wage + inside, cas, cass, 250), free


@pytest.mark.parametrize("more", ["", ";Salariu net", ";Salariu net;Neimpozabil"])
@pytest.mark.parametrize("share", [1.0, 0.5])
def test_an_untaxed_sum_of_as_much_as_the_tickets_is_none_of_them(more, share):
    """Without its column it lowers the CAS as they would; a part of the month has a part of it."""

    def row(at):
        cells, free = _minimum(at, share=share)
        net = cells[0] - sum(cells[1:])
        return ";".join(map(str, (*cells, *(net, free)[: more.count(";")], free)))

    answer = _answer(f"{IN_GROSS}{more};Tichete de masă", row)
    assert not [item.code for item in answer.findings if item.blocking]
    assert not _of(answer, "AVANTAJE_IN_BRUT")
    assert {month.evidence.bani for month in answer.months} == {"inchis"}


@pytest.mark.parametrize("net", [";Salariu net", ""])
@pytest.mark.parametrize("tickets", [300, 420])
def test_tickets_inside_the_gross_of_a_minimum_wage_are_told_beside_its_untaxed_sum(net, tickets):
    """Both lower the CAS."""

    def row(at):
        cells, _ = _minimum(at, tickets)
        more = (cells[0] - sum(cells[1:]),) if net else ()
        return ";".join(map(str, (*cells, *more, tickets)))

    (named,) = _of(_answer(f"{IN_GROSS}{net};Tichete de masă", row), "AVANTAJE_IN_BRUT")
    assert named.blocking
    assert len(named.months) == 24


@pytest.mark.parametrize("net", [";Salariu net", ""])
@pytest.mark.parametrize("gross", [2000, 6000])
def test_tickets_of_as_much_as_an_untaxed_sum_that_is_not_due_are_told(net, gross):
    """Half-time and a wage above the limit have none, whatever the tickets are worth."""

    def row(at):
        cells = (gross + 300, gross // 4, gross // 10, 90)
        more = (gross + 210 - gross // 4 - gross // 10,) if net else ()
        return ";".join(map(str, (*cells, *more, 300)))

    (named,) = _of(_answer(f"{IN_GROSS}{net};Tichete de masă", row), "AVANTAJE_IN_BRUT")
    assert named.blocking
    assert len(named.months) > 12


def test_a_facility_lowers_the_cas_as_tickets_inside_the_gross_would():
    """Construction in 2023: 21,25 % of 4.000 is the CAS of 3.400, and twenty tickets are of 30 lei."""
    header = "CNP;Luna;Zile lucrate;Brut;CAS;CASS;Impozit;Tichete de masă"
    lines = [f"{ANA};{month:02d}.2023;20;4000;850;0;0;600" for month in range(1, 11)]
    payroll = ad.read([("stat.csv", "\n".join([header, *lines]).encode())], employer())
    assert [row.other_net for row in payroll.rows[ANA]] == [None] * 10


def test_contributions_written_with_a_minus_are_taken_off():
    answer = _answer(f"{IN_GROSS};Salariu net", lambda at: "6000;-1500;-600;-390;3510")
    assert not answer.refused
    assert {month.net for month in answer.months} == {351_000}
    assert {month.evidence.bani for month in answer.months} == {"inchis"}
    made = _answer(IN_GROSS, lambda at: "6000;-1500;-600;-390")
    assert {month.net for month in made.months} == {351_000}


def test_one_storno_is_no_way_of_writing():
    """A month with a contribution given back: the others stand as they should."""

    def row(at):
        return "6000;1500;-60;456;4104" if at == 3 else "6000;1500;600;390;3510"

    answer = _answer(f"{IN_GROSS};Salariu net", row)
    assert {month.net for month in answer.months} == {351_000, 410_400}


def _by_law(columns, row):
    """A certificate of an export with the gross alone, main job, nobody in care."""
    chosen = '[calcul]\nnet_din_brut = "da"\nfunctie_de_baza = "da"\npersoane_intretinere = "0"\n'
    firm = ad.Employer.load(("angajator.toml", profile(more=chosen).encode()))
    return answer_of(f"Zile lucrate;Brut;{columns}", lambda at: f"20;6000;{row(at)}", firm)


def test_holiday_vouchers_are_taxed_as_tickets_beside_them():
    """A month of a gross alone: 400 lei of tickets and 1.450 of vouchers bear CASS and tax, 18,5 and 10 %."""
    vouchers = _by_law("Tichete de masă;Vouchere de vacanță", lambda at: f"400;{1450 if at == 20 else ''}")
    plain = _by_law("Tichete de masă", lambda at: f"{1850 if at == 20 else 400}")
    assert [month.net for month in vouchers.months] == [month.net for month in plain.months]
    assert vouchers.months[3].net < vouchers.months[2].net
    assert not _of(vouchers, "COLOANA_NEINTELEASA")


def test_what_is_given_in_kind_and_not_read_is_named_beside_a_net_by_law():
    answer = _by_law("Tichete cadou;Avans", lambda at: f"{700 if at == 20 else ''};500")
    (named,) = _of(answer, "COLOANA_NEINTELEASA")
    assert "Tichete cadou" in named.message
    assert not named.blocking
    assert not _of(_by_law("Tichete cadou;Avans", lambda at: ";500"), "COLOANA_NEINTELEASA")


def test_two_columns_of_tickets_beside_vouchers_are_still_two():
    with pytest.raises(ad.Stop) as stop:
        _answer(f"{IN_GROSS};Tichete;Valoare tichete;Vouchere de vacanță", lambda at: f"{PAID};400;500;100")
    assert stop.value.finding.code == "COLOANA_DUBLA"


@pytest.mark.parametrize("share", [1.0, 0.6])
def test_tickets_inside_the_gross_of_a_minimum_wage_are_taken_off_where_its_net_says_so(share):
    """Also of a part of the month, with its part of the untaxed sum."""

    def row(at):
        cells, _ = _minimum(at, 420, share)
        return ";".join(map(str, (*cells, cells[0] - 420 - sum(cells[1:]), 420)))

    answer = _answer(f"{IN_GROSS};Salariu net;Tichete de masă", row)
    assert not [item.code for item in answer.findings if item.blocking]
    assert {month.evidence.bani for month in answer.months} == {"inchis"}
    assert answer.months[-1].net < month_cas(MONTHS[-1]).least * share
