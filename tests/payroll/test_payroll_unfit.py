"""What would be read as if it fitted: words of headers, second headers, more fields, units, hidden rows."""

import openpyxl
import pytest
from payroll_builders import HEADER, book, cnp, codes, person

from adeverinta import payroll
from adeverinta.core.errors import InputStop
from adeverinta.core.finding import Severity
from adeverinta.payroll import read_files
from adeverinta.payroll.views.itemised import itemised
from adeverinta.payroll.views.slips import payslips
from adeverinta.sources.sheet import Sheet

NET = ["CNP", "Nume", "Salariu net"]


def stop_of(*files, **more):
    with pytest.raises(InputStop) as stop:
        read_files(list(files), **more)
    return stop.value.finding


def text(tmp_path, *lines, name="stat_202601.csv"):
    path = tmp_path / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("header", ["Salariu net (EUR)", "Net II", "Net 13", "Salariu net (prime)", "Net %"])
def test_a_net_with_a_word_not_understood_is_asked_about(header, named):
    found = stop_of(book([["CNP", "Nume", header], [cnp(1), "Ana", 2925.0]]), named=named)
    assert found.code == "ANTET_NEINTELES"
    assert header in found.message
    assert "?" in found.remedy


def test_another_column_never_stands_for_a_net_not_understood():
    rows = [["CNP", "Nume", "Net II", "Avans", "Zile lucrate"], [cnp(1), "Ana", 1425.0, 1500.0, 18.0]]
    assert stop_of(book(rows)).code == "ANTET_NEINTELES"
    closing = [[*HEADER, "Salariu net (EUR)"], [*person(1), 585.0]]
    (row,) = read_files([book(closing)]).rows[cnp(1)]
    assert (row.net, row.proof) == (292500, "inchis")


GROUPS = [
    [None, None, "Timp lucrat (zile)", None, None, None, "Total venit brut", "CAS", "CASS", "Impozit", "Net"],
    ["CNP", "Nume", "Lucrate", "CO", "CM", "Fără plată", None, None, None, None, None],
]


@pytest.mark.parametrize("below", [True, False])
def test_children_are_read_by_their_parents_unit(below):
    head = [list(row) for row in GROUPS]
    if not below:  # merged cells downwards: the label stands on the upper row
        head[0][:2], head[1][:2] = head[1][:2], [None, None]
    data = [cnp(1), "Ana", 5.0, 13.0, 0.0, 0.0, *person(1)[2:]]
    read = read_files([book([*head, data])])
    (row,) = read.rows[cnp(1)]
    assert (row.zile_lucrate, row.zile_co, row.zile_cm, row.zile_fara_plata) == (500, 1300, 0, 0)
    assert read.layouts[0].unknown == ()


def test_a_group_header_under_a_title_is_not_a_stack_of_lines():
    upper, lower = [*GROUPS[1][:2], *GROUPS[0][2:]], [None, None, *GROUPS[1][2:]]
    head = [["STAT DE PLATĂ 01.2026"], [], upper, lower]
    data = [cnp(1), "Ana", 5.0, 13.0, 0.0, 0.0, *person(1)[2:]]
    (row,) = read_files([book([*head, data])]).rows[cnp(1)]
    assert (row.zile_lucrate, row.zile_co) == (500, 1300)


def test_a_parent_never_stands_for_a_child_that_is_not_understood():
    head = [["CNP", "Nume", "Timp lucrat (zile)", None, "Net"], [None, None, "LZ", "QX", None]]
    read = read_files([book([*head, [cnp(1), "Ana", 5.0, 13.0, 2925.0]])])
    (row,) = read.rows[cnp(1)]
    assert row.zile_lucrate is None
    assert [label for _, label in read.layouts[0].unknown] == [
        "Timp lucrat (zile) LZ",
        "Timp lucrat (zile) QX",
    ]
    assert [(c.speaks, c.of_days) for c in row.unknown] == [(True, True)] * 2


@pytest.mark.parametrize("plan", ["Plan", "Planificat", "Bugetat", "Estimat"])
@pytest.mark.parametrize("done", ["Realizat", "Efectiv"])
def test_the_realised_group_is_taken_over_the_planned_one(plan, done):
    head = [
        [None, None, plan, None, None, None, None, done, None, None, None, None],
        ["CNP", "Nume", *["Brut", "CAS", "CASS", "Impozit", "Salariu net"] * 2],
    ]
    data = [cnp(1), "Ana", *person(1, brut=9000.0)[2:], *person(1)[2:]]
    (row,) = read_files([book([*head, data])]).rows[cnp(1)]
    assert row.net == 292500
    head[1][7:] = ["Venit net"]
    asked = [[None, None, plan, None, None, None, None, done], head[1]]
    assert stop_of(book([*asked, data[:8]])).code == "VENIT_NET_NEDECIS"


def test_a_second_header_in_another_order_is_a_table_of_its_own():
    head = ["CNP", "Nume", "Avans", "Salariu net"]
    other = ["CNP", "Nume", "Salariu net", "Avans"]
    rows = [
        ["Stat de plată ianuarie 2026"], head, [cnp(1), "Ana", 1500.0, 2925.0],
        ["TOTAL", None, 1500.0, 2925.0],
        [],
        ["Secția 2"], other, [cnp(2), "Ion", 2925.0, 1500.0], other, [cnp(3), "Dan", 2925.0, 1500.0],
    ]  # fmt: skip
    read = read_files([book(rows, name="stat.xlsx")])
    assert {c: (own[0].net, own[0].source.row) for c, own in read.rows.items()} == {
        cnp(1): (292500, 3),
        cnp(2): (292500, 8),
        cnp(3): (292500, 10),
    }
    assert ("antet repetat", (9,)) in {(u.reason, u.rows) for u in read.sources[0].unused}


def test_a_second_table_may_have_a_month_of_its_own():
    rows = [
        ["Stat de plată ianuarie 2026"],
        ["CNP", "Nume", "Avans", "Salariu net"], [cnp(1), "Ana", 1.0, 2925.0], [],
        ["Stat de plată februarie 2026"],
        ["CNP", "Nume", "Salariu net", "Avans"], [cnp(1), "Ana", 2926.0, 1.0],
    ]  # fmt: skip
    read = read_files([book(rows, name="stat.xlsx")])
    assert [(str(row.month), row.net) for row in read.rows[cnp(1)]] == [
        ("2026-01", 292500),
        ("2026-02", 292600),
    ]


def test_another_header_without_a_person_column_stops():
    rows = [
        [*NET, "Zile lucrate"],
        [cnp(1), "Ana", 2925.0, 18.0],
        ["x", "Nume", "Zile lucrate", "Salariu net"],
    ]
    assert stop_of(book(rows)).code == "ANTET_SCHIMBAT"


@pytest.mark.parametrize(
    "line",
    [f"{cnp(2)},Ion,2925,50,18", f"{cnp(2)},Pop, Ion,2925,18", f'{cnp(2)},Ion,"2925",18,'],
)
def test_a_row_with_more_fields_than_its_header_stops(tmp_path, line):
    path = text(
        tmp_path, "CNP,Nume,Salariu net,Zile lucrate", f"{cnp(1)},Ana,2925,18", f"{cnp(3)},Dan,1,18", line
    )
    with pytest.raises(InputStop) as stop:
        payroll.read([path])
    assert stop.value.finding.code == "CAMPURI_IN_PLUS"
    assert stop.value.finding.source.row == 4


def _cut(tmp_path, last, more=()):
    whole = [f"{cnp(number)},Ana,292{number},18,0,0" for number in range(1, 7)]
    return text(tmp_path, "CNP,Nume,Salariu net,Zile lucrate,Avans,Rest", *whole, last, *more)


@pytest.mark.raises_code("FISIER_TAIAT")
@pytest.mark.parametrize("last", [f"{cnp(9)},Ana,29", f"{cnp(9)},Ana", f"{cnp(9)},Ana,2929,1"])
def test_a_file_that_breaks_off_inside_its_last_row_stops(tmp_path, last):
    with pytest.raises(InputStop) as stop:
        payroll.read([_cut(tmp_path, last)])
    assert stop.value.finding.code == "FISIER_TAIAT"
    assert stop.value.finding.source.row == 8


@pytest.mark.parametrize(
    ("last", "more"),
    [
        (f"{cnp(9)},Ana,2929,18,0", []),
        (f"{cnp(9)},Ana,2929,18", [f"{cnp(8)},Ana,2929,18"]),
        (f"{cnp(9)},Ana,2929,18", ["", "Întocmit"]),
    ],
)
def test_rows_without_their_last_fields_are_a_way_of_writing(tmp_path, last, more):
    assert cnp(9) in payroll.read([_cut(tmp_path, last, more)]).rows


def test_empty_fields_at_the_end_of_every_row_are_no_fields(tmp_path):
    path = text(tmp_path, "CNP;Nume;Salariu net", f"{cnp(1)};Ana;2925;", f"{cnp(2)};Ion;2926;")
    assert len(payroll.read([path]).rows) == 2


@pytest.mark.parametrize(
    "title",
    [
        "Sumele sunt exprimate în EUR",
        "- mii lei -",
        "(EUR)",
        "Moneda: USD",
        "valori în bani",
        "Unitate: mii RON",
        "Stat de plată (EUR)",
        "Stat de salarii ianuarie 2026 [mii lei]",
        "Salarii 01.2026 - EUR",
        "STAT DE PLATĂ, bani",
        "Fluturași de salariu USD",
    ],
)
def test_a_title_with_another_unit_stops(title):
    assert stop_of(book([[title], NET, [cnp(1), "Ana", 2925.0]])).code == "UNITATE_STRAINA"
    assert stop_of(book([NET, [cnp(1), "Ana", 2925.0], [title]])).code == "UNITATE_STRAINA"


@pytest.mark.parametrize("column", [0, 1, 2])
def test_a_unit_over_the_columns_of_persons_is_a_title_and_no_group(column):
    rows = [["Stat martie 2026"], [*[None] * column, "sume exprimate în USD"], ["Marca", *NET]]
    stop = stop_of(book([*rows, ["7", cnp(1), "Ana", 2925.0]]))
    assert stop.code == "UNITATE_STRAINA"
    assert "„usd”" in stop.message


@pytest.mark.parametrize(
    "title",
    [
        "SC EURO TRANS SRL",
        "Curs BNR euro 4,97",
        "sume în lei",
        "Banii, în plic",
        "Stat de plată (lei)",
        "Plăți salarii - lei",
        "Euro Construct",
    ],
)
def test_titles_that_name_no_unit(title):
    assert not read_files([book([[title], NET, [cnp(1), "Ana", 2925.0]])]).findings


def workbook(tmp_path, change):
    book_ = openpyxl.Workbook()
    sheet = book_.active
    sheet.append([*NET, "Stare"])
    sheet.append([cnp(1), "Ana", 2925.0, "activ"])
    sheet.append([cnp(2), "Ion", 2925.0, "activ"])
    change(sheet)
    path = tmp_path / "stat_202601.xlsx"
    book_.save(path)
    return payroll.read([path])


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("#,##0.00 [$€-1]", True), ('#,##0.00 "USD"', True), ('0.00 "mii lei"', True),
        ('#,##0.00 "lei"', False), ("#,##0.00 [$lei-418]", False), ("#,##0.00", False),
    ],
)  # fmt: skip
def test_a_currency_in_the_format_of_a_cell_refuses_its_person(tmp_path, code, told):
    def change(sheet):
        sheet["C2"].number_format = code

    found = workbook(tmp_path, change).findings
    assert [(f.code, f.cnp, f.blocking) for f in found] == (
        [("MONEDA_STRAINA", cnp(1), True)] if told else []
    )


@pytest.mark.raises_code("RAND_ASCUNS")
def test_hidden_and_voided_rows_are_told(tmp_path):
    def change(sheet):
        sheet.row_dimensions[2].hidden = True
        sheet["D3"] = "ANULAT"

    found = {f.code: f for f in workbook(tmp_path, change).findings}
    assert found["RAND_ASCUNS"].cnp == cnp(1)
    assert found["RAND_ANULAT"].cnp == cnp(2)
    assert {f.severity for f in found.values()} == {Severity.WARNING}


@pytest.mark.parametrize(("cell", "told"), [("da", True), ("x", True), ("nu", False), ("", False)])
def test_a_column_that_says_which_rows_are_void(cell, told):
    read = read_files([book([[*HEADER, "Anulat"], [*person(1), cell], [*person(2), "nu"]])])
    assert [item.cnp for item in read.findings if item.code == "RAND_ANULAT"] == [cnp(1)] * told


@pytest.mark.parametrize(
    ("remark", "told"),
    [
        ("Anulat prin decizia 7", True), ("stornat în luna mai", True), ("rând greșit, se ignoră", True),
        ("nu s-a plătit", True), ("Schimb de noapte", False), ("Invaliditate gr. II", False),
    ],
)  # fmt: skip
def test_a_remark_of_several_words_voids_a_row(remark, told):
    read = read_files([book([[*HEADER, "Observații"], [*person(1), remark], person(2)])])
    assert [item.cnp for item in read.findings if item.code == "RAND_ANULAT"] == [cnp(1)] * told


def test_an_amount_of_a_wanted_person_elsewhere_is_told():
    prime = ("Prime", [["CNP", "Nume", "Luna", "Prima neta"], [cnp(1), "Ana", "01.2026", 1200.0]])
    pontaj = ("Pontaj", [["CNP", "Nume", "Ore"], [cnp(1), "Ana", 168.0]])
    files = [book([HEADER, person(1)], prime, pontaj)]
    found = [f for f in read_files(files, wanted=[cnp(1)]).findings if f.code == "SUMA_NEFOLOSITA"]
    assert [(f.cnp, str(f.month), f.source.sheet) for f in found] == [(cnp(1), "2026-01", "Prime")]
    assert "SUMA_NEFOLOSITA" not in codes(read_files(files, wanted=[cnp(2)]))


def test_an_amount_by_marca_in_a_file_beside_is_told():
    state = book([["Marca", *HEADER], [7, *person(1)]])
    prime = book([["Marca", "Prima"], [7, 1200.0], [8, 900.0]], name="prime.xlsx")
    found = read_files([prime, state], wanted=[cnp(1)], named=False).findings
    assert [(f.cnp, f.source.file) for f in found if f.code == "SUMA_NEFOLOSITA"] == [(cnp(1), "prime.xlsx")]


@pytest.mark.parametrize(
    ("advance", "rest", "told"),
    [
        (1500.0, [], True),
        (None, [], True),
        (0.0, [], False),
        (1500.0, [1425.0], False),
        (1500.0, [2925.0], True),  # as much is left although something is withheld
        (0.0, [2925.0], False),
        (None, [2925.0], False),
    ],
)
def test_a_net_beside_retentions_may_be_the_rest_of_pay(advance, rest, told):
    head = [*NET, "Avans", *["Rest de plată"][: len(rest)]]
    found = codes(read_files([book([head, [cnp(1), "Ana", 2925.0, advance, *rest]])]))
    assert ("NET_POATE_DUPA_RETINERI" in found) is told


@pytest.mark.parametrize(("worked", "days"), [(9.0, 900), (13.0, 500)])
def test_a_share_of_medical_leave_is_added_where_the_days_close_with_it(worked, days):
    head = [*HEADER, "Zile lucrate", "Zile CM", "Zile CM FNUASS"]
    read = read_files([book([head, [*person(1), worked, 5.0, 4.0], [*person(2), 18.0, 0.0, 0.0]])])
    assert read.rows[cnp(1)][0].zile_cm == days
    assert read.layouts[0].columns["zile_cm"][0] == ("I+J" if days == 900 else "I")


def test_a_reporter_is_no_total():
    head = ["Marca", "CNP", "Funcția", *HEADER[2:]]
    rows = [[100, cnp(1), "Redactor", *person(1)[2:]], [200, None, "Reporter", *person(1)[2:]]]
    ties = book([["Marca", "CNP"], [200, cnp(1)]], name="salariati.xlsx")
    read = read_files([ties, book([head, *rows])], named=False)
    assert [row.marca for row in read.rows[cnp(1)]] == ["100", "200"]


def test_every_column_is_used_of_no_use_or_not_understood():
    head = [*HEADER, "Zile CM unitate", "Zile CM FNUASS", "Rest de plată", "Qwerty"]
    (layout,) = read_files([book([head, [*person(1), 1.0, 2.0, 2925.0, 3.0]])]).layouts
    assert layout.columns["zile_cm"] == ("H+I", "Zile CM unitate + Zile CM FNUASS")
    assert layout.ignored == (("J", "Rest de plată"),)
    assert layout.unknown == (("K", "Qwerty"),)


@pytest.mark.parametrize(
    ("header", "cell", "told"),
    [
        pytest.param("Moneda", "EUR", True, marks=pytest.mark.raises_code("MONEDA_STRAINA")),
        ("Valuta plății", "usd", True),
        ("Moneda", "RON", False),
        ("Moneda", "", False),
        ("Moneda contract", "EUR", False),
    ],
)
def test_a_column_that_names_the_currency_of_its_row(header, cell, told):
    read = read_files([book([[*HEADER, header], [*person(1), cell], [*person(2), "lei"]])])
    assert [item.cnp for item in read.findings if item.code == "MONEDA_STRAINA"] == [cnp(1)] * told


@pytest.mark.parametrize("header", ["Zile CIC", "Zile concediu creștere copil", "ZCCC"])
def test_days_of_a_child_leave_are_days_without_pay(header):
    rows = [
        [*HEADER, "Zile lucrate", "Zile CFP", header],
        [*person(1), 5.0, 1.0, 12.0],
        [*person(2), 18.0, 0.0, 0.0],
    ]
    read = read_files([book(rows)], wanted=[cnp(1), cnp(2)])
    (row,), (other,) = read.rows[cnp(1)], read.rows[cnp(2)]
    assert (row.zile_lucrate, row.zile_fara_plata, other.zile_fara_plata) == (500, 1300, 0)
    assert [(item.cnp, item.severity) for item in read.findings if item.code == "ZILE_CRESTERE_COPIL"] == [
        (cnp(1), Severity.WARNING)
    ]


@pytest.mark.parametrize("shape", ["labels and numbers", "items"])
def test_a_long_list_with_one_cnp_is_no_payslip_and_no_pay_sheet(shape):
    """Such text once took minutes: what is cut out of a sheet is bounded."""
    if shape == "items":
        lines = [["Element", "ianuarie 2025", "februarie 2025"], [f"CNP: {cnp(1)}"]]
        lines += [[("CAS", "Impozit", f"altceva {at}")[at % 3], float(at), 1.0] for at in range(1500)]
        assert itemised(Sheet("lista.csv", None, lines)) is None
        return
    lines = [[cnp(1)], *([("CAS", "Brut", "Salariu net")[at % 3], float(at)] for at in range(1500))]
    assert payslips(Sheet("lista.csv", None, lines)) is None


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Stat de plată - chenzina a II-a", True),
        ("Stat de avans", True),
        ("Buget salarii 2026", True),
        ("Situație cumulată pe an", True),
        ("Stat de salarii", False),
        ("Finanțare: buget local", False),
        ("Str. Avansului nr. 5", False),
    ],
)
def test_a_title_that_speaks_of_other_amounts(title, told):
    read = read_files([book([[title], HEADER, person(1), person(2)])], wanted=[cnp(1)])
    assert [item.cnp for item in read.findings if item.code == "TITLU_ALTE_SUME"] == [cnp(1)] * told


def test_a_sheet_or_a_file_named_for_a_plan():
    for file in (
        book(("Simulare", [HEADER, person(1)])),
        book([HEADER, person(1)], name="stat_202601_estimat.xlsx"),
    ):
        assert "TITLU_ALTE_SUME" in codes(read_files([file]))
