import json
from fractions import Fraction

import pytest

from adeverinta.certificate.outcome import FormUse, OutcomeState
from adeverinta.core.finding import Severity
from adeverinta.core.month import Month
from adeverinta.core.source import Source
from adeverinta.core.text import ranges
from adeverinta.report import report_json
from adeverinta.report.value_text import exact

from . import make
from .make import replace

CERTIFICATE = [
    "cnp", "nume", "prenume", "data_nasterii_copilului", "formular", "regim", "stare", "numar", "data", "pdf",
    "inlocuieste", "in_vigoare",
    "luni", "total", "media", "indemnizatie_estimata", "estimare", "estimari_optiuni", "constatari",
]  # fmt: skip
MONTH = {
    "nr", "luna", "venit_net", "tip", "in_calcul", "componente", "zile_lucrate", "zile_co", "zile_cm",
    "zile_fara_plata", "zile_somaj_tehnic", "surse",
}  # fmt: skip
ESTIMATE = {
    "luna_platii", "baza", "procent", "minim", "maxim", "suma", "majorare", "cass", "suma_neta",
    "comutatoare",
}  # fmt: skip


def told(outcomes, findings=(), **more):
    run = make.run(outcomes)
    data = report_json(
        run.outcomes, issue_date=run.issue_date, sources=run.sources, run_findings=findings, **more
    )
    assert data == report_json(
        run.outcomes, issue_date=run.issue_date, sources=run.sources, run_findings=findings, **more
    )
    assert data.endswith(b"\n}\n")
    return json.loads(data.decode("utf-8"))


def one(outcome):
    return told([outcome])["adeverinte"][0]


def test_every_key_for_an_issued_and_a_refused_request():
    whole = told([make.outcome(), make.refused()])
    assert list(whole) == ["versiune", "rulare", "adeverinte"]
    assert whole["versiune"] == 1
    for item in whole["adeverinte"]:
        assert list(item) == CERTIFICATE
    first, second = whole["adeverinte"]
    assert set(first["luni"][0]) >= MONTH
    assert set(first["estimare"]) >= ESTIMATE
    assert [second[key] for key in ("numar", "data", "pdf", "formular", "estimare", "total")] == [None] * 6
    # the birth date alone says the regime, also of a request refused early
    assert second["regim"] == "oug111-2016-07"
    assert second["luni"] == []
    assert (first["stare"], second["stare"]) == ("emisa", "respinsa")


def test_values_are_spelled_as_promised():
    item = one(make.outcome())
    assert (item["total"], item["media"], item["indemnizatie_estimata"]) == ("54000.00", "4500.00", "3825")
    assert (item["numar"], item["data"]) == ("12", "2026-11-22")
    assert item["estimare"] == {
        "luna_platii": "2026-05", "prima_zi": "2026-05-01", "baza": "4500.00", "procent": "85",
        "minim": "1651",
        "maxim": "8500", "suma": "3825", "majorare": None, "cass": "383", "suma_neta": "3442",
        "comutatoare": ["tichete"],
    }  # fmt: skip
    month = item["luni"][0]
    assert (month["luna"], month["venit_net"], month["in_calcul"]) == ("2026-03", "4532.16", True)
    assert (month["zile_lucrate"], month["zile_co"], month["zile_cm"], month["zile_fara_plata"]) == (
        12.5,
        2,
        0,
        None,
    )
    assert month["componente"] == [{"tip": "salariu", "suma": "4532.16"}]
    assert month["surse"] == [{"fisier": "stat_202603.xlsx", "foaie": "Foaie1", "rand": 7}]


def test_means_are_shown_half_up_and_unknown_is_null():
    result = make.income(mean=Fraction(1, 200), estimate=None, total=None, months=1)
    result = replace(result, months=(make.month(1, net=None),))
    item = one(make.outcome(income=result))
    assert (item["media"], item["total"], item["estimare"]) == ("0.01", None, None)
    assert item["luni"][0]["venit_net"] is None
    assert item["luni"][0]["componente"] == []


@pytest.mark.parametrize(
    ("rate", "shown"), [(Fraction(17, 20), "85"), (Fraction(171, 200), "85.5"), (None, None)]
)
def test_percent(rate, shown):
    estimate = replace(make.income().estimate, rate=rate, cap=None, increase=1700)
    told_estimate = one(make.outcome(income=make.income(estimate=estimate)))["estimare"]
    assert told_estimate["procent"] == shown
    assert (told_estimate["maxim"], told_estimate["majorare"]) == (None, "1700")


def test_refused_after_computing_keeps_months_but_no_number():
    item = one(make.outcome(status=OutcomeState.REFUSED, number="5", pdf="x.pdf", issued_on=make.DAY))
    assert len(item["luni"]) == 2
    assert (item["numar"], item["pdf"], item["data"]) == (None, None, None)


def test_findings_sources_forms_and_rules():
    found = make.note(severity=Severity.WARNING, month=Month(2025, 7), source=Source("a.csv", None, 3, "C"))
    whole = told([make.outcome(findings=(found,))], [make.note("FISIER_SARIT", Severity.INFO)],
                 forms=[FormUse("icc-hg52", "T", "field-faithful")])  # fmt: skip
    finding = whole["adeverinte"][0]["constatari"][0]
    assert {key: finding[key] for key in ("cod", "grad", "mesaj", "luna")} == {
        "cod": "LUNA_LIPSA", "grad": "avertisment", "mesaj": "Lipsește luna.", "luna": "2025-07",
    }  # fmt: skip
    assert finding["sursa"] == {"fisier": "a.csv", "foaie": None, "rand": 3, "coloana": "C"}
    run = whole["rulare"]
    assert run["la_data"] == "2026-11-22"
    assert run["constatari"][0]["luna"] is None
    assert [(item["fisier"], item["randuri"]) for item in run["surse"]] == [
        ("stat_202603.xlsx", 120),
        ("stat.csv", 3),
    ]
    assert run["surse"][0]["neutilizate"] == [
        {"foaie": "Foaie1", "randuri": [1, 2, 3, 130], "motiv": "total"}
    ]
    assert run["formulare"][0]["exactitate"] == "field-faithful"
    assert run["reguli"] == {"folosite": 2, "fara_temei": {"practica": 1}}


def test_order_of_requests_is_kept_and_no_requests_is_valid():
    cnps = [str(2850101401002 + n) for n in range(20)]
    assert [item["cnp"] for item in told([make.outcome(cnp) for cnp in cnps])["adeverinte"]] == cnps
    assert told([])["adeverinte"] == []


def test_hostile_texts_are_only_texts():
    text = 'a"b\\c\n\t=1+1\x00\u2028\ud800"}],'
    item = one(make.outcome(nume=text, findings=(make.note(message=text),)))
    assert item["nume"] == text.replace("\ud800", "?")


def test_unreadable_request_without_birth_date():
    request = replace(make.outcome().request, data_nasterii_copilului=None, cnp="")
    unread = one(make.refused(request=request, nume="", prenume=""))
    for key in ("data_nasterii_copilului", "cnp", "nume", "prenume"):  # unknown is null, never ""
        assert unread[key] is None, key


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(85), "85"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(1, 3), "1/3"),
        (Fraction(0), "0"),
        (Fraction(1, 20), "0.05"),
    ],
)
def test_exact(value, text):
    assert exact(value) == text


def test_ranges():
    assert ranges(()) == ""
    assert ranges((9, 1, 2, 3)) == "1-3, 9"
