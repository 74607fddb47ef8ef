"""Four eyes: no number without a second name, both names in the register."""

import json
from datetime import date

import pytest
from click.testing import CliRunner

from adeverinta import api
from adeverinta.cli.root import root
from adeverinta.core.errors import Stop
from adeverinta.requests import read_employer
from tests.firm import SAMPLES, of_samples

DRAWN_UP = "Socotici Margareta"


@pytest.fixture
def firm(tmp_path):
    """A firm whose profile wants two names, with three requests."""
    folder = tmp_path / "birou/Alfa"
    text = (SAMPLES / "angajator.toml").read_text(encoding="utf-8")
    assert DRAWN_UP in text
    head, mark, tail = text.partition("[registru]\n")
    profile = f'{head}{mark}aprobare = "doi"\n{tail}' if mark else f'{text}\n[registru]\naprobare = "doi"\n'
    lines = (SAMPLES / "cereri.csv").read_text("utf-8-sig").splitlines()
    return of_samples(folder, requests="\n".join(lines[:4]) + "\n", text=profile)


def firme(firm, *options):
    args = ["firme", str(firm.parent), "--la-data", "22.11.2026", "--fara-interactiune", *options]
    result = CliRunner().invoke(root, args, standalone_mode=False)
    assert result.exception is None, result.exception
    (line,) = json.loads((firm.parent / "firme.json").read_text(encoding="utf-8"))["firme"]
    return line["emise"], line["neschimbate"], line["respinse"], {item["cod"] for item in line["constatari"]}


def entries(firm):
    employer = api.Employer.load(firm / "angajator.toml")
    with api.Register.open(firm / "registru.sqlite", employer) as register:
        assert not register.check().broken
        return register.entries()


@pytest.mark.raises_code("APROBARE_LIPSA", "APROBARE_ACELASI_NUME")
def test_no_number_without_a_second_name(firm):
    emitted, _, refused, codes = firme(firm)
    assert (emitted, refused) == (0, 3)
    assert "APROBARE_LIPSA" in codes
    for same in (DRAWN_UP, "  margareta SOCOTICI "):
        emitted, _, refused, codes = firme(firm, "--aprobat-de", same)
        assert (emitted, refused) == (0, 3), same
        assert "APROBARE_ACELASI_NUME" in codes
    assert not entries(firm), "not even a reserved one"
    assert firme(firm, "--aprobat-de", "Statornicu Vasile")[:3] == (3, 0, 0)
    for entry in entries(firm):
        author = entry.said["emitent"]
        assert (author["intocmit"], author["aprobat"]) == (DRAWN_UP, "Statornicu Vasile")
    assert firme(firm)[:3] == (0, 3, 0), "what is in force needs no second approval"


def test_other_doors_ask_for_it_too(firm, tmp_path):
    employer = api.Employer.load(firm / "angajator.toml")
    payroll, requests = api.read([firm / "state"], employer), api.requests(firm / "cereri.csv")
    out = tmp_path / "out"
    with api.Register.open(tmp_path / "r.sqlite", employer) as register:
        common = {"register": register, "on": date(2026, 11, 22), "output": out}
        assert all(item.number is None for item in api.issue(requests, payroll, employer, **common))
        done = list(api.issue(requests, payroll, employer, approved_by="Statornicu Vasile", **common))
    assert [item.number for item in done] == ["1", "2", "3"]


def test_a_mistyped_rule_is_no_rule(firm):
    path = firm / "angajator.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('"doi"', '"trei"'), encoding="utf-8")
    with pytest.raises(Stop, match="aprobare"):
        read_employer(path)


@pytest.mark.raises_code("APROBARE_FARA_INTOCMIT")
def test_without_a_first_name_there_is_no_second(firm, tmp_path):
    profile = firm / "angajator.toml"
    text = profile.read_text(encoding="utf-8").replace(f'"{DRAWN_UP}"', '""')
    profile.write_text(text, encoding="utf-8")
    employer = api.Employer.load(profile)
    payroll, requests = api.read([firm / "state"], employer), api.requests(firm / "cereri.csv")
    with api.Register.open(tmp_path / "r.sqlite", employer) as register:
        common = {"register": register, "on": date(2026, 11, 22), "output": tmp_path / "out"}
        done = list(api.issue(requests, payroll, employer, approved_by="Statornicu Vasile", **common))
        assert not register.entries()
    for item in done:
        (why,) = [found for found in item.findings if found.code == "APROBARE_FARA_INTOCMIT"]
        assert "[intocmit] nume" in why.remedy
