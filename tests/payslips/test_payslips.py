"""Every case file against every engine."""

from __future__ import annotations

import pytest

from tests.payslips import cases
from tests.payslips.arithmetic import evaluate
from tests.payslips.engines import engines

ESTIMATE_KEYS = (
    "first_day", "payment_month", "rate", "floor", "cap", "amount", "increase", "cass", "net",
    "overlap", "overlap_until",
)  # fmt: skip
PATHS = cases.all_paths()


def answer(engine, case):
    inputs, rules = case.inputs, cases.rules_of(case.inputs)
    if case.kind == "net":
        return engine.net(cases.pay_of(inputs), rules)
    if case.kind == "value":
        return {"value": engine.value(inputs["name"], str(inputs["at"]))}
    request = cases.request_of(inputs)
    if case.kind == "estimate":
        return engine.estimate(evaluate(inputs.get("base", 0)), request, rules)
    got = engine.months(request, cases.rows_of(inputs), rules)
    if got["base"] is not None and any(key in case.expected for key in ESTIMATE_KEYS):
        got |= {k: v for k, v in engine.estimate(got["base"], request, rules).items() if k != "base"}
    return got


@pytest.mark.parametrize("engine", engines(), ids=lambda engine: engine.name)
@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_case(engine, path, request):
    case = cases.load(path)
    if case.id in engine.open:
        request.applymarker(pytest.mark.xfail(reason=engine.open[case.id], strict=True))
    got = answer(engine, case)
    differences = {
        key: (cases.got_plain(got[key]), cases.plain(key, wanted))
        for key, wanted in case.expected.items()
        if cases.got_plain(got[key]) != cases.plain(key, wanted)
    }
    assert case.expected, "a case without an expected value proves nothing"
    assert not differences, f"{case.title}: got and expected differ in {differences}"


def test_there_are_enough_cases_and_no_title_twice():
    loaded = [cases.load(path) for path in PATHS]
    assert len(loaded) >= 150
    titles = [case.title for case in loaded]
    assert len(set(titles)) == len(titles)


def test_the_template_is_a_case():
    case = cases.load(cases.HERE / "_template.yaml")
    for engine in engines():
        got = answer(engine, case)
        assert all(cases.got_plain(got[k]) == cases.plain(k, v) for k, v in case.expected.items())


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("half_up(0.5)", "1"),
        ("half_down(0.5)", "0"),
        ("half_down(0.51)", "1"),
        ("up(0.01)", "1"),
        ("up10(262.5)", "270"),
        ("(3000 - 510) * 10 / 100", "249"),
        ("max(-1, 2)", "2"),
    ],
)
def test_arithmetic(text, result):
    assert evaluate(text) == evaluate(result)


def test_only_arithmetic_is_read():
    with pytest.raises(ValueError, match="not arithmetic"):
        evaluate("__import__('os')")
