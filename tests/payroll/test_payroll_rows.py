"""Rows: who they belong to, which count twice, which contradict."""

import itertools
from datetime import date

import pytest
from payroll_builders import ANA, HEADER, book, cnp, codes, person

from adeverinta import payroll
from adeverinta.core.errors import InputStop
from adeverinta.core.month import Month
from adeverinta.payroll import IncomeKind, read_files

WITH_MARCA = ["Marca", *HEADER]


def named(rows, name, header=HEADER):
    return book([header, *rows], name=name)


def nets(payroll, number=1):
    return [row.net for row in payroll.rows[cnp(number)]]


@pytest.mark.parametrize(
    "cell",
    [
        cnp(1),
        float(cnp(1)),
        int(cnp(1)),
        f" {cnp(1)} ",
        f"'{cnp(1)}",
        f"{cnp(1)}.0",
        cnp(1)[:7] + " " + cnp(1)[7:],
    ],
)
def test_cnp_as_it_arrives(cell):
    assert list(read_files([book([HEADER, [cell, *person(1)[1:]]])]).rows) == [cnp(1)]


@pytest.mark.parametrize("cell", ["2850101400018", 285010140001.0, "123456", "28501014000191", "RO2850101"])
def test_invalid_cnp_is_named_masked(cell):
    payroll = read_files([book([HEADER, person(1), [cell, *person(2)[1:]]])])
    assert codes(payroll) == ["CNP_INVALID_IN_STAT"]
    assert payroll.findings[0].source.row == 3
    assert "2850101400018" not in payroll.findings[0].message
    assert payroll.sources[0].unused[0].rows == (3,)


@pytest.mark.parametrize(
    "text",
    [date(2026, 4, 5), "05.04.2026", "5/4/2026", "2026-04-05", "05042026", "0264.000.000"],
)
def test_a_date_or_a_telephone_under_the_cnps_is_no_cnp(text):
    """What stands below a table: the date of the signature, who may be called."""
    signed = ["Întocmit", text]
    payroll = read_files([book([HEADER, person(1), [], [text], signed[::-1]])])
    assert codes(payroll) == []
    assert [unused.reason for unused in payroll.sources[0].unused] == ["text fără sume (titlu, semnătură)"]


@pytest.mark.raises_code("CNP_INVALIDE_MULTE")
def test_many_invalid_ones_are_summed_up():
    payroll = read_files([book([HEADER, person(1), *[["2850101400018", *person(2)[1:]]] * 80])])
    assert codes(payroll).count("CNP_INVALID_IN_STAT") == 50
    assert codes(payroll).count("CNP_INVALIDE_MULTE") == 1
    assert len(payroll.sources[0].unused[0].rows) == 80


@pytest.mark.parametrize("rows", [[["2.85E+12", *person(1)[1:]]], [person(1), ["2,85E+12", *person(2)[1:]]]])
def test_scientific_cnp_stops_the_run(rows):
    with pytest.raises(InputStop) as stop:
        read_files([book([HEADER, *rows])])
    assert stop.value.finding.code == "CNP_STIINTIFIC"


def test_a_cnp_that_excel_was_kept_from_spoiling():
    payroll = read_files([book([HEADER, [f'="{cnp(1)}"', *person(1)[1:]]])])
    assert list(payroll.persons) == [cnp(1)]


@pytest.mark.parametrize("title", ["CUI RO12345674", "CUI: RO12345674, J09/1/2000", "Cod fiscal: 12345674"])
def test_titles_right_above_the_header_are_no_header(title):
    rows = [["Altă firmă SRL"], [title], ["Stat de plată luna noiembrie 2026"], HEADER, person(1)]
    mine = book([["CUI 99000000"], HEADER, person(2)], name="stat_202611.xlsx")
    payroll = read_files([book(rows, name="stat.xlsx"), mine], employer="99000000")
    assert codes(payroll) == ["ALT_ANGAJATOR"]
    assert list(payroll.rows) == [cnp(2)]
    assert payroll.layouts[0].header_rows == (4,)
    with pytest.raises(InputStop) as stop:
        read_files([book(rows, name="stat.xlsx")], employer="99000000")
    assert stop.value.finding.code == "ALT_ANGAJATOR_PESTE_TOT"
    own = read_files([book(rows[:1] + rows[2:], name="stat.xlsx")])
    assert own.covered == {Month(2026, 11)}
    assert codes(own) == []


def test_amounts_without_a_person():
    payroll = read_files([book([HEADER, person(1), [None, None, 5.0, 1.0]])])
    assert codes(payroll) == ["RAND_FARA_CNP", "RAND_SUB_PERSOANA"]
    assert payroll.findings[0].source.row == 3


def test_marca_is_joined_to_the_one_cnp_of_another_file():
    known = named([[1.0, *person(1)]], "stat_202601.xlsx", WITH_MARCA)
    by_marca = book([["Marca", "Net"], ["0001", 3000.0], [7.0, 1.0]], name="stat_202602.xlsx")
    for files in ([known, by_marca], [by_marca, known]):
        payroll = read_files(files)
        assert nets(payroll) == [292500, 300000]
        assert "MARCA_FARA_CNP" in codes(payroll)
        assert payroll.covered == {Month(2026, 1), Month(2026, 2)}
    wanted = read_files([by_marca, known], wanted=[cnp(1)])
    assert nets(wanted) == [292500, 300000]


def test_marca_is_joined_by_a_list_of_employees():
    book_ = book(
        ("Ian 2026", [["Marca", "Net"], ["7", 3000.0]]), ("Salariați", [["Marca", "CNP"], ["7", cnp(1)]])
    )
    payroll = read_files([book_])
    assert nets(payroll) == [300000]


def test_one_marca_two_cnps_refuses_both():
    payroll = read_files([named([["7", *person(1)], ["7", *person(2)]], "stat_202601.xlsx", WITH_MARCA)])
    found = [f for f in payroll.findings if f.code == "MARCA_CU_DOUA_CNP"]
    assert [f.cnp for f in found] == [cnp(1), cnp(2)]
    assert all(f.blocking for f in found)


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ("Ionescu Ana 1", True),
        ("POPESCU  Ana 1", False),
        ("Ana 1 Popescu", False),
        ("Popescu Ana-Maria 1", False),
    ],
)
def test_two_names_under_one_cnp(other, told):
    files = [named([person(1)], "stat_202601.xlsx"), named([person(1, name=other)], "stat_202602.xlsx")]
    payroll = read_files(files)
    assert ("NUME_DIFERITE" in codes(payroll)) is told
    assert not any(f.blocking for f in payroll.findings)


def test_names_are_printed_with_comma_below():
    header = ["CNP", "Nume", "Prenume", "Net"]
    payroll = read_files([book([header, [ANA, "ŞERBAN", "Ţuţu  Ana", 1.0]])])
    assert payroll.persons == {ANA: "ȘERBAN Țuțu Ana"}


@pytest.mark.parametrize(
    ("cell", "kind"),
    [("salariu", IncomeKind.SALARIU), ("", IncomeKind.SALARIU),
     ("Concediu medical", IncomeKind.CM), ("BOALĂ", IncomeKind.CM),
     ("Sarcină și lăuzie", IncomeKind.MATERNITATE), ("șomaj tehnic", IncomeKind.SOMAJ_TEHNIC),
     ("somaj_tehnic", IncomeKind.SOMAJ_TEHNIC),
     ("ICC", IncomeKind.ICC), ("Indemnizație creștere copil", IncomeKind.ICC),
     ("alte venituri", IncomeKind.ALT),
     ("Dividende", IncomeKind.EXCLUS)],
)  # fmt: skip
def test_kinds(cell, kind):
    payroll = read_files([book([[*HEADER, "Tip venit"], [*person(1), cell]])])
    assert payroll.rows[cnp(1)][0].kind is kind
    assert not payroll.findings


def test_unknown_kind_refuses_the_person():
    payroll = read_files([book([[*HEADER, "Tip venit"], [*person(1), "bonus"]])])
    assert codes(payroll) == ["TIP_VENIT_NECUNOSCUT"]
    assert payroll.findings[0].cnp == cnp(1)
    assert payroll.findings[0].blocking


def test_other_fields():
    header = [
        *HEADER,
        "Cod indemnizație",
        "Data angajării",
        "Data încetării",
        "Funcție de bază",
        "Persoane în întreținere",
    ]
    rows = [[*person(1), 8.0, "14.03.2020", "ieri", "DA", 2.0]]
    payroll = read_files([book([header, *rows])])
    row = payroll.rows[cnp(1)][0]
    assert (row.cod_indemnizatie, row.data_angajarii, row.data_incetarii) == ("08", date(2020, 3, 14), None)
    assert (row.functie_de_baza, row.persoane_intretinere) == (True, 2)
    assert codes(payroll) == ["VALOARE_NECITITA"]


def test_other_employers_never_enter():
    rows = [["Luna", "CUI", *HEADER], ["01.2026", "RO123", *person(1)], ["02.2026", "456", *person(1)]]
    payroll = read_files([book(rows)], employer="RO123")
    assert codes(payroll) == ["ALT_ANGAJATOR"]
    assert "456" in payroll.findings[0].message
    assert payroll.covered == {Month(2026, 1)}
    assert payroll.sources[0].unused[0].rows == (3,)


def test_an_employer_a_block():
    rows = [["Firma A, CUI 12345674"], HEADER, person(1), ["Firma B, C.U.I.: RO 99887766"], HEADER, person(2)]
    payroll = read_files([book(rows)], employer="12345674")
    assert list(payroll.rows) == [cnp(1)]
    assert codes(payroll) == ["ALT_ANGAJATOR"]


def test_same_marca_at_another_employer_is_no_conflict():
    rows = [["CUI", *WITH_MARCA], ["123", "7", *person(1)], ["456", "7", *person(2)]]
    assert codes(read_files([book(rows)], employer="123")) == ["ALT_ANGAJATOR"]


def test_different_keys_are_summed_without_a_word():
    header = ["Marca", *HEADER, "Tip venit"]
    rows = [["1", *person(1), "salariu"], ["2", *person(1, brut=5200.0), "salariu"], ["1", *person(1), "cm"]]
    payroll = read_files([book([header, *rows])])
    assert len(nets(payroll)) == 3
    assert not payroll.findings


@pytest.mark.parametrize("other_name", ["stat_202601_b.xlsx"])
def test_same_key_in_two_files(other_name):
    first = named([person(1)], "stat_202601.xlsx")
    payroll = read_files([first, named([person(1)], other_name)])
    assert codes(payroll) == ["RAND_REPETAT"]
    assert nets(payroll) == [292500]
    assert payroll.rows[cnp(1)][0].source.file == "stat_202601.xlsx"
    payroll = read_files([first, named([person(1, brut=6000.0)], other_name)])
    found = payroll.findings[0]
    assert (found.code, found.cnp, found.month, found.blocking) == (
        "RAND_CONTRADICTORIU",
        cnp(1),
        Month(2026, 1),
        True,
    )
    assert "stat_202601.xlsx" in found.message
    assert other_name in found.message


def test_same_key_in_one_file():
    twice = read_files([book([HEADER, person(1), person(1)])])
    assert codes(twice) == ["RAND_DUBLU"]
    assert twice.findings[0].blocking
    summed = read_files([book([HEADER, person(1), person(1, brut=6000.0)])])
    assert codes(summed) == ["RANDURI_INSUMATE"]
    assert len(nets(summed)) == 2
    sheets = read_files([book([HEADER, person(1)], [HEADER, person(1)])])
    assert codes(sheets) == ["RAND_DUBLU"]


def test_sums_of_a_file_are_compared_with_another():
    pair = [person(1), person(1, brut=6000.0)]
    files = [named(pair, "stat_202601.xlsx"), named(pair, "stat_202601_b.xlsx")]
    payroll = read_files(files)
    assert len(nets(payroll)) == 2
    assert codes(payroll).count("RAND_REPETAT") == 1


@pytest.mark.parametrize("order", [1, -1])
def test_files_with_and_without_marca(order):
    loose = named([person(1)], "stat_202601.xlsx")
    tight = named([["7", *person(1)]], "stat_202601_b.xlsx", WITH_MARCA)
    payroll = read_files([loose, tight][::order])
    assert codes(payroll) == ["RAND_REPETAT"]
    assert payroll.rows[cnp(1)][0].marca == "7"
    two = named([["7", *person(1)], ["8", *person(1)]], "stat_202601_b.xlsx", WITH_MARCA)
    payroll = read_files([loose, two][::order])
    assert codes(payroll) == ["RAND_CONTRADICTORIU"]


def test_same_amount_of_two_kinds_is_summed_but_named():
    header = [*HEADER, "Tip venit"]
    files = [
        named([person(1)], "stat_202601.xlsx"),
        named([[*person(1), "cm"]], "stat_202601_b.xlsx", header),
    ]
    payroll = read_files(files)
    assert codes(payroll) == ["RAND_POSIBIL_REPETAT"]
    assert len(nets(payroll)) == 2


@pytest.mark.parametrize(("column", "values"), [("Marca", ("1", "2")), ("Cod indemnizatie", ("01", "06"))])
def test_every_row_that_may_be_one_is_named(column, values):
    header = [*HEADER, "Tip venit", column]
    kind = {"Marca": "salariu", "Cod indemnizatie": "cm"}[column]
    other = {"salariu": "cm", "cm": "salariu"}[kind]
    files = [
        named([[*person(1), kind, value] for value in values], "stat_202601_a.xlsx", header),
        named([[*person(1), other, value] for value in values], "stat_202601_b.xlsx", header),
    ]
    said = [f for f in read_files(files).findings if f.code == "RAND_POSIBIL_REPETAT"]
    named_rows = {(f.source.file, f.source.row) for f in said if f.source}
    for place in itertools.product(("stat_202601_a.xlsx", "stat_202601_b.xlsx"), (2, 3)):
        assert place in named_rows or any(
            place[0] in f.message and f"rândul {place[1]}" in f.message for f in said
        )


def test_many_rows_that_may_be_one_are_told_once_a_file_and_kind():
    """Twenty thousand rows of the same net would make two hundred million pairs."""
    header = [*HEADER, "Tip venit"]
    rows = [[*person(1), "salariu"] for _ in range(20_000)]
    files = [
        named(rows, "stat_202601_a.xlsx", header),
        named([[*person(1), "cm"]], "stat_202601_b.xlsx", header),
        named([[*person(1), "maternitate"]], "stat_202601_c.xlsx", header),
    ]
    found = codes(read_files(files))
    assert found.count("RAND_POSIBIL_REPETAT") == 3
    assert found.count("RAND_DUBLU") == 20_000 - 1


def test_identical_file_is_read_once():
    rows = [HEADER, person(1)]
    files = [book(rows, digest="x"), book(rows, name="copie_202601.xlsx", digest="x")]
    payroll = read_files(files)
    assert codes(payroll) == ["FISIER_REPETAT"]
    assert [info.rows for info in payroll.sources] == [1, 0]


def test_only_wanted_rows_and_names_are_kept_but_months_of_all():
    payroll = read_files([book([HEADER, person(1), person(2)])], wanted=[cnp(2)])
    assert list(payroll.rows) == [cnp(2)]
    assert payroll.persons == {cnp(2): "Popescu Ana 2"}
    assert payroll.rows_of(cnp(1)) == []
    nobody = read_files([book([HEADER, person(1)])], wanted=[])
    assert nobody.covered == {Month(2026, 1)}
    assert nobody.layouts[0].persons == 1


def test_no_cnp_is_quoted_whole():
    rows = [[*HEADER, "Tip venit"], [*person(1), f"al lui {cnp(2)}, " + "x" * 90]]
    message = read_files([book(rows)]).findings[0].message
    assert cnp(2) not in message
    assert len(message) < 150


def test_a_hidden_sheet_is_used_and_told():
    from dataclasses import replace

    file = book([HEADER, person(1)])
    hidden = file._replace(sheets=tuple(replace(sheet, hidden=True) for sheet in file.sheets))
    assert codes(read_files([hidden])) == ["FOAIE_ASCUNSA"]
    assert codes(read_files([file])) == []


@pytest.mark.parametrize(("net", "code"), [(292500, "RAND_REPETAT"), (302500, "RAND_CONTRADICTORIU")])
def test_a_hidden_copy_of_a_visible_sheet_is_never_added_to_it(net, code):
    from dataclasses import replace

    more = person(1)
    more[2] += (net - 292500) / 100
    more[-1] = net / 100
    shown = book([HEADER, person(1)])
    copy = replace(book([HEADER, more]).sheets[0], name="Copie", hidden=True)
    payroll = read_files([shown._replace(sheets=(*shown.sheets, copy))])
    assert code in codes(payroll)
    assert "RANDURI_INSUMATE" not in codes(payroll)


def test_a_repeated_row_with_other_days_is_told():
    header = [*HEADER, "Zile lucrate"]
    one = book([header, [*person(1), 20.0]], name="stat_202601.xlsx")
    other = book([header, [*person(1), 5.0]], name="copie_202601.xlsx")
    payroll = read_files([one, other])
    assert codes(payroll) == ["RAND_REPETAT_CU_ALTE_ZILE"]
    assert [row.zile_lucrate for row in payroll.rows[cnp(1)]] == [2000]


@pytest.mark.parametrize("dress", ["{} RO", "CNP {}", "{}/2", "{}.00", "{} (cetățean român)"])
def test_a_cnp_with_something_around_it_is_the_persons(tmp_path, dress):
    path = tmp_path / "stat_2026-01.csv"
    path.write_text(f"CNP;Nume;Salariu net\n{dress.format(cnp(1))};Popa Ana;3000\n", encoding="utf-8")
    result = payroll.read([path])
    assert [row.net for row in result.rows[cnp(1)]] == [300000]
    assert not [item for item in result.findings if "CNP" in item.code]


def _merged(*rows):
    """Rows under a month: the person's cells are filled in the first of hers only."""
    own = person(1)
    made = [["Luna", *HEADER]]
    for month, who in rows:
        made.append([month, *(person(who) if who else [None] * (len(own) - 5) + own[-5:])])
    return made


@pytest.mark.raises_code("CNP_DE_MAI_SUS")
def test_a_cnp_merged_over_the_rows_of_its_months():
    rows = _merged(
        ("01.2026", 1), ("02.2026", 0), ("03.2026", 0), ("01.2026", 2), ("02.2026", 0), ("03.2026", 0)
    )
    read = read_files([book(rows)])
    months = [Month(2026, month) for month in (1, 2, 3)]
    assert {who: [row.month for row in own] for who, own in read.rows.items()} == {
        cnp(1): months,
        cnp(2): months,
    }
    assert codes(read) == ["CNP_DE_MAI_SUS"]


def test_a_month_that_the_person_has_already_is_not_hers():
    """What follows a row of nobody is nobody's either."""
    rows = _merged(("01.2026", 1), ("02.2026", 0), ("01.2026", 0), ("03.2026", 0))
    read = read_files([book(rows)])
    assert [row.month.month for row in read.rows_of(cnp(1))] == [1, 2]
    assert codes(read).count("RAND_FARA_CNP") == 2


def test_one_cnp_that_is_missing_is_not_taken_from_above():
    rows = _merged(("01.2026", 1), ("02.2026", 1), ("03.2026", 0), ("01.2026", 2), ("02.2026", 2))
    read = read_files([book(rows)])
    assert [row.month.month for row in read.rows_of(cnp(1))] == [1, 2]
    assert codes(read) == ["RAND_FARA_CNP", "RAND_SUB_PERSOANA"]
    assert read.findings_of(cnp(1))[0].month == Month(2026, 3)


@pytest.mark.parametrize(("sign", "told"), [(-1, False), (1, True)])
def test_days_below_zero_are_possible_where_the_amounts_are(sign, told):
    """A storno takes back the days with the sums."""
    back = [cnp(1), "Popescu Ana 1", *(sign * amount for amount in person(1)[2:]), -19.0]
    read = read_files([book([[*HEADER, "Zile lucrate"], [*person(1), 19.0], back, [*person(1), 12.0]])])
    assert ("ZILE_IMPOSIBILE" in codes(read)) is told
    assert sum(row.zile_lucrate for row in read.rows[cnp(1)]) == 1200


def test_hours_of_maternity_become_days_of_the_norm():
    header = [*HEADER, "Norma", "Ore lucrate", "Ore maternitate"]
    (row,) = read_files([book([header, [*person(1), 6.0, 30.0, 96.0]])]).rows[cnp(1)]
    assert (row.zile_lucrate, row.zile_maternitate) == (500, 1600)
