"""An export that has the gross alone: shown, refused, or computed by law where that is accepted."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from adeverinta.core.month import Month
from tests.exports import d112
from tests.exports.truth import Slip, slips
from tests.firm import ANA, DAN, with_check_digit

GOLDEN = Path(__file__).parents[1] / "payslips" / "net_cases.csv"
ASKED = ("--functie-de-baza", "da", "--persoane-intretinere", "0")
HEADER = ["CNP", "Nume", "Prenume", "Brut", "Zile lucrate", "Zile CM"]


def golden(half: str) -> list[dict[str, str]]:
    with GOLDEN.open(encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if row["impozit_la_50_bani"] == half]


def person(number: int) -> str:
    return with_check_digit(f"27503154{number:04}"[:12])


def gross_only(firm, header=HEADER, rows=None, months=24):
    for old in firm.exports.iterdir():
        old.unlink()
    for back in range(months):
        own = rows or [[ANA, "Popescu", "Ana", 5200, 20, 0], [DAN, "Ionescu", "Dan", 4050, 20, 0]]
        firm.month(Month(2026, 3).plus(-back), own, header)


@pytest.mark.parametrize("half", ["sus", "jos"])
def test_the_published_and_computed_cases(firm, half):
    """Every case in one run, each a person with one month: the net, the contributions and the tax."""
    cases = golden(half)
    names = [
        "persoane_intretinere",
        "functie_de_baza",
        "neimpozabil",
        "facilitate",
        "indemnizatie_cm",
        "cod_indemnizatie",
    ]
    with (firm.folder / "brut.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, delimiter=";")
        out.writerow(["cnp", "nume", "prenume", "luna", "brut", *names])
        for number, case in enumerate(cases, 1):
            out.writerow(
                [
                    person(number),
                    "Popescu",
                    "Ana",
                    case["luna"],
                    case["brut"].replace(".", ","),
                    *(case[n] for n in names),
                ]
            )
    asks = []
    for number, case in enumerate(cases, 1):
        after = Month.parse(case["luna"]).plus(2)
        asks.append({
            "cnp": person(number), "data_nasterii_copilului": f"15.{after.month:02}.{after.year}",
            "formular": "icc-2009" if after.year < 2011 else "icc-hg52",
        })  # fmt: skip
    firm.requests(asks)
    text = (firm.folder / "angajator.toml").read_text(encoding="utf-8")
    firm.profile(f'{text}[calcul]\nimpozit_la_50_bani = "{half}"\nnet_din_brut = "da"\n')
    assert firm.emite("--accepta-luni-lipsa", exports=[firm.folder / "brut.csv"]) == 0
    answers = firm.report()["adeverinte"]
    for case, answer in zip(cases, answers, strict=True):
        (month,) = [item for item in answer["luni"] if item["luna"] == case["luna"]]
        assert month["venit_net"] == f"{Decimal(case['net']):.2f}", case
        assert month["dovada"]["bani"] == "calculat"
        assert "NET_CALCULAT_DIN_BRUT" in [item["cod"] for item in answer["constatari"]]
    assert len(golden("sus")) + len(golden("jos")) == 34


def test_it_is_refused_unless_accepted(firm):
    gross_only(firm)
    firm.requests(
        [
            {
                "cnp": ANA,
                "data_nasterii_copilului": "14.03.2026",
                "functie_de_baza": "da",
                "persoane_intretinere": 0,
            }
        ]
    )
    assert firm.emite() == 1
    answer = firm.certificate()
    assert answer["numar"] is None
    (told,) = [item for item in answer["constatari"] if item["cod"] == "NET_NUMAI_CALCULABIL"]
    assert told["grad"] == "eroare"
    assert "--accepta-net-calculat" in told["remediu"]
    assert answer["luni"][0]["venit_net"] == "3076.00"  # shown as far as computed
    assert firm.emite("--accepta-net-calculat") == 0
    (told,) = [item for item in firm.certificate()["constatari"] if item["cod"].startswith("NET_")]
    assert (told["cod"], told["grad"]) == ("NET_CALCULAT_DIN_BRUT", "avertisment")
    assumed = (
        "fără facilitate fiscală, sumă neimpozabilă, tichete, cotizație sindicală și fără pensie facultativă"
    )
    assert assumed in told["mesaj"]
    assert "funcție de bază: da (din cerere)" in told["mesaj"]
    assert firm.certificate()["total"] == "36912.00"


def test_a_draft_and_explica_show_it(firm, capsys):
    gross_only(firm)
    firm.requests(
        [
            {
                "cnp": ANA,
                "data_nasterii_copilului": "14.03.2026",
                "functie_de_baza": "da",
                "persoane_intretinere": 2,
            }
        ]
    )
    assert firm.emite("--ciorna") == 0
    (told,) = [item for item in firm.certificate()["constatari"] if item["cod"] == "NET_NUMAI_CALCULABIL"]
    assert told["grad"] == "avertisment"
    assert firm.certificate()["luni"][0]["venit_net"] not in (None, "3076.00")  # two persons in care
    capsys.readouterr()
    assert firm.run("explica", "--cnp", ANA, "--nastere", "14.03.2026", *ASKED) == 0
    shown = capsys.readouterr().out
    assert "3.076,00 = brut 5.200,00 (D) - cas 1.300,00 (după lege)" in shown
    assert "calculat după lege din brut" in shown


def test_citeste_shows_it_and_what_is_missing(firm, capsys):
    gross_only(firm, months=1)
    assert firm.run("citeste") == 0
    assert "nu se știe dacă este funcția de bază" in capsys.readouterr().out
    text = (firm.folder / "angajator.toml").read_text(encoding="utf-8")
    firm.profile(f'{text}[calcul]\nfunctie_de_baza = "da"\npersoane_intretinere = 0\n')
    assert firm.run("citeste", "--angajator", str(firm.folder / "angajator.toml")) == 0
    shown = capsys.readouterr().out
    assert "brut 5.200,00, net 3.076,00" in shown
    assert ANA not in shown


@pytest.mark.parametrize(
    ("header", "cells", "said"),
    [
        (HEADER, [5200, 15, 5], "5 zile de concediu medical"),
        ([*HEADER[:4], "Tip venit"], [5200, "cm"], "tipul de venit este „cm”"),
        ([*HEADER[:4], "facilitate"], [5200, "xyz"], "facilitatea „xyz”"),
        ([*HEADER[:4], "deducere"], [5200, 700], "deducerea din export (700,00 lei)"),
        ([*HEADER[:4], "persoane_intretinere"], [5200, "multe"], "câte persoane sunt în întreținere"),
    ],
)  # fmt: skip
def test_what_is_missing_refuses_even_where_accepted(firm, header, cells, said):
    gross_only(firm, header, [[ANA, "Popescu", "Ana", *cells]], months=12)
    ask = {
        "cnp": ANA,
        "data_nasterii_copilului": "14.03.2026",
        "functie_de_baza": "da",
        "persoane_intretinere": 0,
    }
    firm.requests([ask])
    assert firm.emite("--accepta-net-calculat", "--accepta-luni-lipsa") == 1
    (told,) = [item for item in firm.certificate()["constatari"] if item["cod"] == "NET_NUMAI_CALCULABIL"]
    assert told["grad"] == "eroare"
    assert said in told["mesaj"]


@pytest.mark.raises_code("NET_CALCULAT_DIN_BRUT")
def test_a_column_that_is_there_and_blank_means_none(firm):
    header = [*HEADER[:4], "functie_de_baza", "persoane_intretinere", "facilitate", "neimpozabil"]
    gross_only(firm, header, [[ANA, "Popescu", "Ana", 5200, None, None, None, None]])
    firm.requests([{"cnp": ANA, "data_nasterii_copilului": "14.03.2026", "functie_de_baza": "da"}])
    assert firm.emite("--accepta-net-calculat") == 0  # the export goes before the request: not the main job
    assert firm.certificate()["luni"][0]["venit_net"] == "3042.00"
    (told,) = [item for item in firm.certificate()["constatari"] if item["cod"] == "NET_CALCULAT_DIN_BRUT"]
    assert "fără facilitate" not in told["mesaj"]


def test_a_payroll_of_the_month_goes_before_the_gross_alone(firm):
    firm.month(Month(2026, 3))
    path = firm.exports / "stat_202603.xlsx"
    path.rename(firm.exports / "complet_202603.xlsx")
    firm.month(Month(2026, 3), [[ANA, "Popescu", "Ana", 9900, 20, 0]], HEADER)
    assert firm.emite() == 0
    assert firm.certificate()["luni"][0]["venit_net"] == "2967.00"
    unused = [part for book in firm.report()["rulare"]["surse"] for part in book.get("nefolosite", [])]
    assert not unused or any("numai brutul" in str(part) for part in unused)


def test_a_lost_net_column_is_no_gross_alone(firm, capsys):
    """A header that speaks of net, tax or contributions and is not understood: nothing is computed for it."""
    for label in ("Salariul nett", "Contributii angajat datorate", "Total impozit si taxe"):
        gross_only(firm, [*HEADER[:4], label], [[ANA, "Popescu", "Ana", 5200, 3000]], months=1)
        assert firm.emite(exports=[firm.exports / "stat_202603.xlsx"]) == 3
        assert "lipsește" in capsys.readouterr().err


def test_gross_and_contributions_without_tax_ask_for_the_tax(firm, capsys):
    gross_only(firm, [*HEADER[:4], "CAS", "CASS"], [[ANA, "Popescu", "Ana", 5200, 1300, 520]], months=1)
    assert firm.emite(exports=[firm.exports / "stat_202603.xlsx"]) == 3
    assert "„impozit”" in capsys.readouterr().err


def test_two_contracts_need_to_be_told_apart(firm):
    header = ["Marca", "CNP", "Nume", "Prenume", "Brut", "functie_de_baza", "persoane_intretinere"]
    rows = [["1", ANA, "Popescu", "Ana", 4000, "da", 0], ["2", ANA, "Popescu", "Ana", 1200, "nu", 0]]
    gross_only(firm, header, rows)
    assert firm.emite("--accepta-net-calculat") == 0
    # 4,000: 1,000 + 400 + tax 179 on 1,790 (deduction 810); 1,200: 300 + 120 + tax 78
    assert firm.certificate()["luni"][0]["venit_net"] == "3123.00"
    gross_only(firm, header[:5], [row[:5] for row in rows])
    assert firm.emite("--accepta-net-calculat", output="alta") == 1
    codes = {item["cod"] for item in firm.certificate("alta")["constatari"]}
    assert "NET_NUMAI_CALCULABIL" in codes


def test_a_month_that_cannot_change_the_counted_ones_only_warns(firm):
    gross_only(firm)
    oldest = Month(2026, 3).plus(-23)
    firm.month(oldest, [[ANA, "Popescu", "Ana", 5200, 10, 10]], HEADER)
    firm.requests(
        [
            {
                "cnp": ANA,
                "data_nasterii_copilului": "14.03.2026",
                "functie_de_baza": "da",
                "persoane_intretinere": 0,
            }
        ]
    )
    assert firm.emite("--accepta-net-calculat") == 0
    (told,) = [item for item in firm.certificate()["constatari"] if item["cod"] == "NET_NUMAI_CALCULABIL"]
    assert (told["grad"], told["luna"]) == ("avertisment", str(oldest))
    assert firm.certificate()["luni"][-1]["venit_net"] is None


def test_a_declaration_of_the_month_goes_before_the_gross_alone(firm):
    month = Month(2026, 3)
    gross_only(firm)
    slip = Slip(
        month, "1", "Popescu", "Ana", ANA, "", 5200, 5200, 1300, 520, 500, 2880, 288, 3092, 0, 3092, 20, 0
    )
    d112.write(firm.exports / "d112.xml", d112.document(month, [d112.insured(slip)], cif="99000000"))
    firm.requests(
        [
            {
                "cnp": ANA,
                "data_nasterii_copilului": "14.03.2026",
                "functie_de_baza": "da",
                "persoane_intretinere": 0,
            }
        ]
    )
    assert firm.emite("--accepta-net-calculat") == 0
    months = firm.certificate()["luni"]
    assert (months[0]["venit_net"], months[0]["dovada"]["bani"]) == ("3092.00", "d112")
    assert (months[1]["venit_net"], months[1]["dovada"]["bani"]) == ("3076.00", "calculat")


def test_a_wide_table_of_gross_alone_is_read_by_month(firm):
    gross_only(firm, months=0)
    header = ["CNP", "Nume", "Prenume", *(f"Brut {month:02}.2025" for month in range(4, 13))]
    path = firm.exports / "brut.csv"
    path.write_text(
        ";".join(header) + "\n" + ";".join([ANA, "Popescu", "Ana", *["5200"] * 9]) + "\n", encoding="utf-8"
    )
    firm.requests(
        [
            {
                "cnp": ANA,
                "data_nasterii_copilului": "14.01.2026",
                "functie_de_baza": "da",
                "persoane_intretinere": 0,
            }
        ]
    )
    assert firm.emite("--accepta-net-calculat", "--accepta-luni-lipsa", exports=[path]) == 0
    nets = {item["luna"]: item["venit_net"] for item in firm.certificate()["luni"]}
    assert nets["2025-12"] == "3076.00"
    assert nets["2026-01"] is None


def test_a_month_with_another_kind_beside_the_wage_names_the_kind(firm):
    header = ["CNP", "Nume", "Prenume", "Brut", "Tip venit", "Cod indemnizatie"]
    rows = [[ANA, "Popescu", "Ana", 4000, "salariu", None], [ANA, "Popescu", "Ana", 508, "cm", "01"]]
    gross_only(firm, header, rows, months=24)
    firm.requests(
        [
            {
                "cnp": ANA,
                "data_nasterii_copilului": "14.03.2026",
                "functie_de_baza": "da",
                "persoane_intretinere": 0,
            }
        ]
    )
    assert firm.emite("--accepta-net-calculat") == 1
    (told,) = [item for item in firm.certificate()["constatari"] if item["cod"] == "NET_NUMAI_CALCULABIL"]
    assert "tipul de venit este „cm”" in told["mesaj"]


def test_a_month_with_a_declaration_alone_is_not_said_to_have_a_payroll(firm):
    """The person is in no declaration of February; no payroll of it was given."""
    month = Month(2026, 2)
    (firm.exports / "stat_202602.xlsx").unlink()
    other = slips()[0]
    d112.write(firm.exports / "d112.xml", d112.document(month, [d112.insured(other)], cif="99000000"))
    firm.emite()
    (february,) = [item for item in firm.certificate()["luni"] if item["luna"] == "2026-02"]
    (told,) = [item for item in firm.certificate()["constatari"] if item["cod"] == "LUNA_FARA_RAND"]
    assert told["mesaj"].startswith(
        "În luna februarie 2026 nu s-a citit statul de plată, numai declarația 112,"
    )
    assert "există" not in told["mesaj"]
    assert february["motiv"] == "luna are numai declarația 112, în care persoana nu este"


def test_a_cnp_in_no_declaration_is_not_said_to_be_in_no_payroll(firm):
    for path in firm.exports.iterdir():
        path.unlink()
    d112.write(
        firm.exports / "d112.xml", d112.document(Month(2026, 3), [d112.insured(slips()[0])], cif="99000000")
    )
    firm.emite()
    (told,) = [item for item in firm.certificate()["constatari"] if item["cod"] == "CNP_NEGASIT"]
    assert "nu apare în nicio declarație 112 citită, iar stat de plată nu s-a citit" in told["mesaj"]
