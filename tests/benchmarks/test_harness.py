"""The harness itself: its data read as a payroll export would, its table keeps what was not measured anew."""

import json

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from tests.benchmarks import gates, profiles, table
from tests.benchmarks.bench import Bench
from tests.benchmarks.data import MONTHS, rows_of, write_firm, write_requests
from tests.benchmarks.facts import varied
from tests.benchmarks.measure import Line, compared, rounds
from tests.benchmarks.pages import missing_words, write_pages
from tests.benchmarks.processes import module, seconds_of

PERSONS = 7
PAGE = f"""Before

{table.BEGIN}
Measured once.

| id | what | against | ratio (median) | target | met | |
|---|---|---|---|---|---|---|
| P1 | stamping | canvas | 30.5 | ≥ 25 | yes |  |
| P2 | stamping | typst | 64.2 | ≥ 60 | yes | kept |
| P10 | start | click | 1.2 | ≤ 1.3 | yes |  |

{table.END}
After
"""


def line(key, against, ratio, **more):
    return Line(key, "work", against, ratio, 25, more=True, when="today", **more)


def read_by_calamine(path):
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def test_the_quick_writer_makes_what_openpyxl_makes(tmp_path):
    paths = write_firm(tmp_path / "firma" / "state", PERSONS)
    assert len(paths) == len(MONTHS) == 24
    for month in (0, 23):
        rows = list(rows_of(month, PERSONS))
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("Stat")
        for row in rows:
            sheet.append(row)
        book.save(tmp_path / "usual.xlsx")
        assert read_by_calamine(paths[month]) == read_by_calamine(tmp_path / "usual.xlsx")
        ours, usual = (openpyxl.load_workbook(path) for path in (paths[month], tmp_path / "usual.xlsx"))
        assert ours.sheetnames == usual.sheetnames
        assert list(ours["Stat"].values) == list(usual["Stat"].values)
        assert [cell for cell in next(iter(ours["Stat"].values)) if cell] == rows[0]


def test_requests_come_from_the_whole_firm(tmp_path):
    path = write_requests(tmp_path / "cereri.csv", 1000, 4)
    names = [text.split(";")[2] for text in path.read_text(encoding="utf-8").splitlines()[1:]]
    assert names == ["Numea", "Numecfa", "Numefaa", "Numehfa"]


def test_a_peer_gets_every_word_of_the_page(tmp_path):
    from tests.benchmarks.facts import CODE
    from tests.canvas import reference

    work = json.loads(write_pages(tmp_path / "pages.json", 2).read_text(encoding="utf-8"))
    first, second = varied(2)
    assert not missing_words(reference(CODE, first), first)
    assert second["cnp"] in missing_words(reference(CODE, first), second)
    document, values = work["document"], work["facts"][1]
    assert len(values["randuri"]) == 24
    assert all(values["randuri"][23][name] for name in document["columns"])
    slots = {
        run[2] for part in ("above", "below") for runs in document[part] for run in runs if run[0] == "slot"
    }
    assert slots <= values.keys()
    assert values["cnp"] == second["cnp"]


def test_rounds_turn_the_order_and_a_ratio_is_of_its_round():
    order = []
    times = rounds(2, a=lambda: order.append("a"), b=lambda: order.append("b") or 3.0)
    assert order == ["a", "b", "b", "a"]
    assert times["b"] == [3.0, 3.0]
    found = compared("P1", "work", "peer", [1.0, 2.0, 4.0], [3.0, 6.0, 40.0], 25, more=True, scale=10)
    assert (found.ratio, found.ours, found.theirs, found.rounds, found.met) == (30, 2, 60, 3, True)
    assert compared("P7", "work", "peer", [3.0], [2.0], 1.4, more=False).met is False


def test_a_part_measured_anew_leaves_the_other_rows():
    page = table.updated(PAGE, [line("P1", "canvas", 41.0, ours=1.0, theirs=41.0, rounds=5, note="new")])
    assert page.startswith("Before\n")
    assert page.endswith("\nAfter\n")
    rows = [text for text in page.splitlines() if text.startswith("| P")]
    assert [text.split(" | ")[0] for text in rows] == ["| P1", "| P2", "| P10"]
    assert rows[0] == "| P1 | work | canvas | 41 | ≥ 25 | yes | 1 | 41 | 5 | today | new |"
    assert rows[1].startswith("| P2 | stamping | typst | 64.2 | ≥ 60 | yes |")
    assert (
        table.updated(page, [line("P1", "canvas", 41.0, ours=1.0, theirs=41.0, rounds=5, note="new")]) == page
    )


def test_what_is_not_installed_does_not_erase_what_was_measured():
    page = table.updated(PAGE, [line("P2", "typst", None), line("P2", "docxtpl", None)])
    assert "| P2 | stamping | typst | 64.2 |" in page
    assert "| P2 | work | docxtpl | – | ≥ 25 | not measured |" in page


def test_gates_hold_what_was_measured_and_nothing_else(tmp_path, monkeypatch):
    monkeypatch.setattr(gates, "GATES", tmp_path / "gates.json")
    gates.write([line("P1", "canvas", 30.0), line("P3", "raw", 0.5, gated=False), line("P10", "click", 1.2)])
    gates.write([line("P1", "canvas", 40.0), line("P10", "click", 9.9, gated=False)])
    assert json.loads(gates.GATES.read_text(encoding="utf-8")) == {"P1 canvas": 40.0, "P10 click": 1.2}
    assert not gates.failures([line("P1", "canvas", 24.1), line("P3", "raw", 0.01), line("P9", "new", 1.0)])
    assert gates.failures([line("P1", "canvas", 23.9)]) == ["P1 canvas: 23.9, measured 40"]
    assert not gates.failures([line("P1", "canvas", 1.0, gated=False)])


def test_the_peak_is_of_the_main_process_alone_and_nothing_is_spilled(capfd):
    ballast = bytearray(150 << 20)
    child = "import subprocess, sys; print('progress', file=sys.stderr); "
    child += "subprocess.run([sys.executable, '-c', 'bytearray(200 << 20)'], check=True)"
    assert module("timeit", "-n1", "-r1", child).peak < 100
    assert module("timeit", "-n1", "-r1", "bytearray(200 << 20)").peak > 200
    assert ballast
    assert capfd.readouterr() == ("", "")


def test_a_program_that_ends_badly_is_said():
    with pytest.raises(RuntimeError, match="exit 3"):
        seconds_of("-c", "raise SystemExit(3)")


def test_a_profile_says_no_path_of_this_machine(tmp_path):
    bench = Bench(tmp_path, short=True, log=lambda _text: None)
    paths = profiles.write(bench, tmp_path / "profile")
    assert [path.name for path in paths] == ["citire.txt", "pregatire.txt", "stampilare.txt", "rulare.txt"]
    for path in paths:
        text = path.read_text(encoding="utf-8")
        assert "adeverinta/" in text
        assert "  /" not in text
