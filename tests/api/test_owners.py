"""Whose payroll, whose register, whose paper: all three are one employer's, or nothing is issued."""

import datetime
import pickle
from concurrent.futures import ProcessPoolExecutor

import pytest

import adeverinta as ad
from tests.firm import ANA, profile

DAY = datetime.date(2026, 11, 22)
OTHER = "99000018"
MOMENT = datetime.datetime(2026, 11, 22, 9, 30)  # noqa: DTZ001 - as a frame gives it


def _employer(folder, code="RO99000000", more=""):
    folder.mkdir(exist_ok=True)
    path = folder / "angajator.toml"
    path.write_text(profile(code=code, more=more), "utf-8")
    return ad.Employer.load(path)


def _export(code="", cnp=ANA):
    own = f";{code}" if code else ""
    lines = ["CNP;Luna;Brut;CAS;CASS;Impozit;Salariu net" + (";CUI angajator" if code else "")]
    for at in range(24):
        lines.append(
            f"{cnp};{(at + 3) % 12 + 1:02d}.{2024 + (at + 3) // 12};{6000 + at};1500;600;390;{3510 + at}{own}"
        )
    return [("stat.csv", "\n".join(lines).encode())]


REQUESTS = [ad.Request(cnp=ANA, birth=datetime.date(2026, 3, 14), nume="Exemplaru", prenume="Ana")]


def _issued(payroll, employer, register, folder):
    return list(ad.issue(REQUESTS, payroll, employer, register=register, on=DAY, output=folder / "out"))


@pytest.mark.raises_code("REGISTRU_ALT_ANGAJATOR")
def test_a_register_of_another_employer_gives_no_number(tmp_path):
    ours, theirs = _employer(tmp_path / "a"), _employer(tmp_path / "b", "RO" + OTHER)
    payroll = ad.read(_export(), ours)
    with ad.Register.open(tmp_path / "r.sqlite", theirs) as register:
        with pytest.raises(ad.Stop, match=f"{OTHER}.*RO99000000|{OTHER}.*99000000"):
            _issued(payroll, ours, register, tmp_path)
        assert register.entries() == []
    with ad.Register.open(tmp_path / "r.sqlite") as register, pytest.raises(ad.Stop, match="fără angajator"):
        _issued(payroll, ours, register, tmp_path)
    with ad.Register.open(tmp_path / "r.sqlite", ours) as register:
        assert [outcome.state for outcome in _issued(payroll, ours, register, tmp_path)] == ["emisa"]


@pytest.mark.raises_code("REGISTRU_ALT_ANGAJATOR")
def test_a_register_of_another_series_gives_no_number(tmp_path):
    plain = _employer(tmp_path / "a")
    series = _employer(tmp_path / "b", more='[registru]\nserie = "B"\n')
    with (
        ad.Register.open(tmp_path / "r.sqlite", series) as register,
        pytest.raises(ad.Stop, match="seria „B”"),
    ):
        _issued(ad.read(_export(), plain), plain, register, tmp_path)


@pytest.mark.raises_code("STATE_ALT_ANGAJATOR")
@pytest.mark.parametrize("read_for", ["the other", "nobody"])
def test_the_payroll_of_another_employer_makes_no_certificate(tmp_path, read_for):
    ours, theirs = _employer(tmp_path / "a"), _employer(tmp_path / "b", "RO" + OTHER)
    payroll = ad.read(_export(OTHER), theirs if read_for == "the other" else None)
    with pytest.raises(ad.Stop, match=OTHER):
        ad.compute(REQUESTS[0], payroll, ours, on=DAY)
    with ad.Register.open(tmp_path / "r.sqlite", ours) as register:
        with pytest.raises(ad.Stop, match=OTHER):
            _issued(payroll, ours, register, tmp_path)
        assert register.entries() == []
    assert ad.compute(REQUESTS[0], payroll, theirs, on=DAY).total


def test_what_was_read_for_nobody_and_names_nobody_is_taken(tmp_path):
    ours = _employer(tmp_path / "a")
    assert ad.compute(REQUESTS[0], ad.read(_export()), ours, on=DAY).total
    assert ad.compute(REQUESTS[0], ad.read(_export("99000000")), ours, on=DAY).total


def test_an_answer_keeps_what_it_was_made_of(tmp_path):
    ours = _employer(tmp_path / "a")
    payroll = ad.read(_export(), ours)
    answer = ad.compute(REQUESTS[0], payroll, ours, on=DAY)
    before = ad.explain(answer)
    payroll.rows[ANA].clear()
    assert ad.explain(answer) == before
    assert any(month.components for month in before.months)


def test_a_stop_comes_home_from_a_worker(tmp_path):
    path = str(tmp_path / "nu-este.toml")
    with pytest.raises(ad.Stop) as here:
        ad.Employer.load(path)
    again = pickle.loads(pickle.dumps(here.value))
    assert (type(again), again.finding, str(again)) == (type(here.value), here.value.finding, str(here.value))
    with ProcessPoolExecutor(1) as pool:
        with pytest.raises(ad.Stop, match="nu-este"):
            pool.submit(ad.Employer.load, path).result()
        assert pool.submit(len, "ab").result() == 2


def test_a_moment_is_its_day_and_what_is_no_day_is_named(tmp_path):
    ours = _employer(tmp_path / "a")
    payroll = ad.read(_export(), ours, on=MOMENT)
    answer = ad.compute(REQUESTS[0], payroll, ours, on=MOMENT)
    assert answer.on == DAY
    assert type(answer.on) is datetime.date
    with pytest.raises(TypeError, match=r"^on: "):
        ad.compute(REQUESTS[0], payroll, ours, on="2026-11-22")


@pytest.mark.raises_code("STATE_NEDATE")
def test_one_person_wanted_and_nothing_given(tmp_path):
    ours = _employer(tmp_path / "a")
    assert set(ad.read(_export(), ours, wanted=ANA).rows) == {ANA}
    with pytest.raises(ad.Stop, match="Nu a fost dat niciun stat"):
        ad.read([], ours)


@pytest.mark.parametrize("blank", [None, float("nan")])
def test_what_a_frame_has_for_nothing_is_nothing(blank):
    asked = ad.Request(cnp=ANA, birth=blank, nume=blank)
    assert asked.data_nasterii_copilului is None
    assert "DATA_NASTERII_LIPSA" in {item.code for item in asked.findings}


def test_no_time_of_a_frame_is_no_birth():
    pandas = pytest.importorskip("pandas")
    assert ad.Request(cnp=ANA, birth=pandas.NaT).data_nasterii_copilului is None


def test_one_request_by_itself_is_a_list_of_one(tmp_path):
    ours = _employer(tmp_path / "a")
    payroll = ad.read(_export(), ours)
    with ad.Register.open(tmp_path / "r.sqlite", ours) as register:
        (outcome,) = ad.issue(
            REQUESTS[0], payroll, ours, register=register, on=DAY, output=tmp_path / "o", accept="missing"
        )
    assert outcome.state == "emisa"


@pytest.mark.parametrize(
    ("wrong", "error", "said"),
    [
        ({"requests": ["2850101400078"]}, TypeError, "requests: a list of Request is needed, not str"),
        ({"requests": None}, TypeError, "requests: "),
        ({"payroll": "state"}, TypeError, "payroll: "),
        ({"employer": "angajator.toml"}, TypeError, "employer: "),
        ({"register": "registru.sqlite"}, TypeError, "register: "),
        ({"form": None}, TypeError, "form: "),
        ({"accept": "all"}, ValueError, "accept: nothing is called 'all'; there are calculated, days, "),
        ({"accept": [1]}, TypeError, "accept: names"),
        ({"portion": 0}, ValueError, "portion: "),
        ({"portion": -1}, ValueError, "portion: "),
        ({"portion": True}, ValueError, "portion: "),
        ({"replaces": [5]}, ValueError, "replaces: "),
        ({"replaces": (5, 2026)}, ValueError, "replaces: "),
    ],
)
def test_a_mistake_of_the_program_is_named_before_anything_is_written(tmp_path, wrong, error, said):
    ours = _employer(tmp_path / "a")
    with ad.Register.open(tmp_path / "r.sqlite", ours) as register:
        given = {"requests": REQUESTS, "payroll": ad.read(_export(), ours), "employer": ours}
        given |= {"register": register, "on": DAY, "output": tmp_path / "out"} | wrong
        with pytest.raises(error) as told:
            list(ad.issue(**given))
        assert str(told.value).startswith(said)
        assert register.entries() == []
    assert not (tmp_path / "out").exists()
