"""docs/acoperire.csv: every fact of the source documents, with the place that holds it or why it is left out."""

import csv
from pathlib import Path

import pytest
import yaml

from adeverinta.requests.cases import CASES
from adeverinta.requests.columns import COLUMNS
from adeverinta.requests.fields import FIELDS
from adeverinta.system.resources import resource_dir

ROOT = Path(__file__).parents[2]
LAW = ROOT / "adeverinta/law"
ROWS = {
    "ghidul de contact ANPIS": 25, "pagina D.G.A.S.P.C. Sector 6": 78, "informarea AJPIS Arad": 32,
    "lista D.A.P.S. Tulcea": 76, "paginile din 2009": 58, "lista agențiilor din 2009": 42,
}  # fmt: skip
MOST_LEFT_OUT = 20
KINDS_OF_OFFICE = {
    "agentii": "agencies", "depunere": "agencies", "plati": "agencies", "anpis": "agencies",
    "agentii-2009": "agencies_2009",
}  # fmt: skip
VALUES = {field.name: field.values for field in FIELDS}
WORDS_OF = {"caz": CASES, "eveniment": VALUES["eveniment"], "recalculare": VALUES["recalculare"]}


def table():
    with (ROOT / "docs/acoperire.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def flat(text):
    return " ".join(text.split())


def texts(value):
    """Every text and key of a structured value."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
    else:
        yield flat(str(value))


def missing(place):
    """What is wrong with a place, None where it exists: `fel:nume` or `fel:nume#text found there`."""
    kind, _, rest = place.partition(":")
    name, _, wanted = rest.partition("#")
    if kind == "formular":
        path = resource_dir("templates") / f"{name}.yaml"
    elif kind == "regula":
        path = LAW / "data" / f"{name}.yaml"
    elif kind in KINDS_OF_OFFICE:
        data = yaml.safe_load((LAW / f"{KINDS_OF_OFFICE[kind]}.yaml").read_text(encoding="utf-8"))
        data = data["agentii" if kind == "agentii-2009" else kind]
        if name == "general":
            data = yaml.safe_load((LAW / "agencies.yaml").read_text(encoding="utf-8"))
        if name not in data:
            return f"no {name} under {kind}"
        return None if any(wanted in text for text in texts(data[name])) else f"{wanted!r} is not there"
    elif kind == "coloana":
        if name not in COLUMNS:
            return f"no column {name}"
        return None if not wanted or wanted in WORDS_OF[name] else f"{name} cannot be {wanted}"
    else:
        return f"unknown kind {kind!r}"
    if not path.is_file():
        return f"no file {path.name}"
    found = texts(yaml.safe_load(path.read_text(encoding="utf-8")))
    return None if any(flat(wanted) in text for text in found) else f"{wanted!r} is not there"


def test_every_row_of_the_sources_is_there():
    rows = table()
    assert {name: sum(row["sursa"] == name for row in rows) for name in ROWS} == ROWS
    for name, number in ROWS.items():
        assert [int(row["nr"]) for row in rows if row["sursa"] == name] == list(range(1, number + 1))
    assert len(rows) == sum(ROWS.values())
    assert all(row["continut"] for row in rows)


def test_every_place_exists():
    wrong = []
    for row in table():
        if row["stare"] == "ținut":
            places = [part.strip() for part in row["unde"].split(" + ")]
            found = [(place, missing(place)) for place in places]
            wrong += [(row["sursa"], row["nr"], *item) for item in found if item[1]]
    assert wrong == []


def test_few_rows_are_left_out_and_each_says_why():
    left = [row for row in table() if row["stare"] == "lăsat"]
    assert {row["stare"] for row in table()} == {"ținut", "lăsat"}
    assert len(left) <= MOST_LEFT_OUT
    assert all(len(row["motiv"]) > 20 and not row["unde"] for row in left)
    assert all(row["unde"] for row in table() if row["stare"] == "ținut")


@pytest.mark.parametrize(
    "place",
    [
        "formular:fisa-lipsa", "formular:fisa-dosar#un text care nu este acolo", "regula:nimic",
        "regula:trecere_2016#situatia_noua", "agentii:atlantida", "agentii-2009:cluj#0264000000",
        "coloana:nimic", "coloana:caz#astronaut", "raft:trei",
    ],
)  # fmt: skip
def test_a_place_that_does_not_exist_is_told(place):
    assert missing(place)
