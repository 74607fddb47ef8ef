"""The questions at a real terminal: wrong answers are refused in Romanian, Ctrl-C harms nothing."""

from __future__ import annotations

import io
import os
import re
import select
import signal
import sys
import time

import pytest

from adeverinta.cli import root
from adeverinta.cli.una_dialogue import objection
from adeverinta.core.month import Month
from adeverinta.registry import NumberRegister
from tests.cli.test_replace import corrected
from tests.firm import ANA, DAN
from tests.payroll.test_payroll_profiles import strange

pty = pytest.importorskip("pty")
ENGLISH = re.compile(
    r"\b(error|invalid|abort(ed)?|usage|try|is not|one of|please|default|warning|text|integer|value|file|"
    r"qualifying|password|traceback|none|true|false)\b",
    re.IGNORECASE,
)
CTRL_C = "\x03"
SECONDS = 60.0


class Terminal:
    """The program at a pseudo-terminal; what it shows is kept."""

    def __init__(self, home, *args):
        self.shown = ""
        self.pid, self.descriptor = pty.fork()
        if not self.pid:  # pragma: no cover - the child becomes the program
            os.environ |= {"XDG_CONFIG_HOME": str(home), "TERM": "dumb", "PYTHONWARNINGS": "ignore"}
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # a job in the background has it ignored
            os.execv(sys.executable, [sys.executable, "-m", "adeverinta", *map(str, args)])

    def until(self, text):
        """Read on until `text` is shown after what was seen before; None: to the end."""
        start, deadline = len(self.shown), time.monotonic() + SECONDS
        while text is None or text not in self.shown[start:]:
            ready, _, _ = select.select([self.descriptor], [], [], max(deadline - time.monotonic(), 0))
            assert ready, self.shown[-1000:]
            try:
                data = os.read(self.descriptor, 65536)
            except OSError:  # Linux: the other side is closed
                data = b""
            if not data:
                assert text is None, self.shown[-1000:]
                return
            self.shown += data.decode(errors="replace")

    def say(self, text, then):
        if text == CTRL_C:
            time.sleep(0.5)  # the question is shown a moment before it is listened for
        os.write(self.descriptor, text.encode() + (b"" if text == CTRL_C else b"\n"))
        self.until(then)

    def end(self):
        self.until(None)
        os.close(self.descriptor)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


WRONG = (
    "cnp", "net", "brut", "luna", "an", "zile_lucrate", "impozit", "cas", "data_angajarii",
    "functie_de_baza", "99", "-1", "1.5", "1,5", "1e3", "²", "٣", "abc", "numele", "Nume si prenume", "da",
    "nu", "y", "?", "help", "exit", "quit", "Ctrl-C", "NET!", "salariu", "net brut", "--help", "*", "\\", "'",
    "„", "[cnp]", "x" * 300, ANA, "ñ",
)  # fmt: skip


def test_forty_wrong_answers_at_a_terminal_are_refused_and_nothing_is_kept(firm):
    assert len(set(WRONG)) == 40
    program = Terminal(firm.folder / "acasa", "citeste", strange(firm.folder))
    question = "Ce este coloana A „Persoană”? [0]:"
    program.until(question)
    for answer in WRONG:
        program.say(answer, question)
    program.say(CTRL_C, "Oprit la o întrebare")
    assert program.end() == 130
    said = program.shown.replace(ANA, "", 1)  # the terminal echoes what is typed
    assert ANA not in said
    assert said.count("nu este în listă") + said.count("alegeți altceva") == 40
    assert not ENGLISH.search(re.sub(r"help|exit|quit|--help", "", said))
    assert "răspunsurile date acum nu s-au păstrat" in said
    assert "Ce s-a emis" not in said
    assert not (firm.folder / "acasa").exists()


def test_enter_all_the_way_takes_no_doubtful_column(firm):
    path = firm.folder / "s.csv"
    path.write_text(f"Luna;CNP;Nume;Salariu realizat;Rest plata\n2026-03;{ANA};Popa;12100;7371\n", "utf-8")
    program = Terminal(firm.folder / "acasa", "citeste", path)
    program.until("„Salariu realizat”? [0]:")
    program.say("", None)
    assert program.end() == 3
    assert not (firm.folder / "acasa").exists()


def test_the_questions_of_one_certificate_refuse_nonsense(firm):
    profile = firm.folder / "angajator.toml"
    program = Terminal(
        firm.folder, "una", firm.exports, "--angajator", profile, "--iesire", firm.folder / "o", "--cnp", "-",
        "--nastere", "14.03.2026", "--la-data", "22.11.2026",
    )  # fmt: skip
    program.until("CNP (nu se vede cât se scrie):")
    for answer in ("", "abc", "123", ANA[:-1] + str((int(ANA[-1]) + 1) % 10)):
        program.say(answer, "CNP (nu se vede cât se scrie):")
    program.say(ANA, "Calitatea persoanei")
    for answer in ("cnp", "1", "xx", ANA):
        program.say(answer, "Calitatea persoanei")
    program.say("salariată", "Localitatea")
    program.say("7", "Localitatea")
    program.say("Iași", "Județul")
    for answer in ("Moldova", "localitate", "40"):
        program.say(answer, "Județul")
    program.say("jud. Iași", "Prima zi de concediu de maternitate")
    for answer in ("ieri", "31.02.2026", "14"):
        program.say(answer, "Prima zi de concediu de maternitate")
    program.say("14.03.2026", "Ultima zi")
    program.say("14.01.2026", "Ultima zi")  # before the first
    program.say(CTRL_C, "Oprit la o întrebare")
    assert program.end() == 130
    assert not ENGLISH.search(program.shown)
    assert not (firm.folder / "registru.sqlite").exists()
    assert not (firm.folder / "o").exists()


@pytest.mark.parametrize(
    ("column", "said", "good"),
    [
        ("judet", "Bistrița-Năsăud", True), ("judet", "bistrita nasaud", True), ("judet", "București", True),
        ("judet", "Ardeal", False), ("localitate", "Satu Mare", True), ("localitate", "nu", False),
        ("concediu_de_la", "13.03.2026", False), ("concediu_de_la", "14 iulie 2026", True),
        ("calitatea", "salariat", True), ("calitatea", "--", False),
    ],
)  # fmt: skip
def test_answers_are_held_against_sense(column, said, good):
    known = {"cnp": ANA, "data_nasterii_copilului": "14.03.2026"}
    assert (objection(column, said, known) == "") is good


def test_stopped_outside_a_question_says_what_is_true_of_the_command(firm, monkeypatch, capsys):
    def stopped(*_a, **_k):
        raise KeyboardInterrupt

    monkeypatch.setattr("adeverinta.payroll.read", stopped)
    assert firm.run("citeste") == 130
    assert "nu s-a schimbat nimic" in capsys.readouterr().err
    monkeypatch.setattr("adeverinta.api.batch.run", stopped)
    assert firm.emite() == 130
    assert "Ce s-a emis rămâne" in capsys.readouterr().err


def test_replacing_remembers_what_was_accepted(firm, capsys):
    (firm.exports / "stat_202511.xlsx").unlink()
    assert firm.emite() == 1
    assert firm.emite("--accepta-luni-lipsa") == 0
    with NumberRegister.open(firm.folder / "registru.sqlite", employer="99000000", readonly=True) as register:
        assert [entry.said["optiuni"] for entry in register.entries()] == [["accepta-luni-lipsa"]]
    corrected(firm, Month(2025, 12))
    capsys.readouterr()
    args = ["registru", "inlocuieste", "1/2026", firm.exports, "--cereri", firm.folder / "cereri.xlsx"]
    args += ["--angajator", firm.folder / "angajator.toml", "--iesire", firm.folder / "doi"]
    assert root._run([*map(str, args), "--la-data", "23.11.2026", "--accepta-sume-neobisnuite"]) == 0
    assert "Nr. 1/2026 a fost emisă cu --accepta-luni-lipsa" in capsys.readouterr().out
    (done,) = firm.report("doi")["adeverinte"]
    assert (done["numar"], done["inlocuieste"]["numar"]) == ("2", "1")


def test_the_list_tells_the_child_and_the_search_reads_a_line(firm, capsys, monkeypatch):
    firm.requests([{"cnp": cnp, "data_nasterii_copilului": "14.03.2026"} for cnp in (ANA, DAN)])
    assert firm.emite() == 0
    capsys.readouterr()
    register = ["--registru", str(firm.folder / "registru.sqlite")]
    assert root._run(["registru", "lista", *register]) == 0
    assert capsys.readouterr().out.count("copil născut la 14.03.2026") == 2
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{DAN}\n"))
    assert root._run(["registru", "cauta", "-", *register]) == 0
    shown = capsys.readouterr().out
    assert "1 număr" in shown
    assert "Ionescu" in shown
    assert DAN not in shown


def test_columns_that_are_summed_stay_a_sum_when_another_is_asked_about(firm):
    """Two halves of an indemnity beside a column nobody knows: Enter at its question changes nothing."""
    path = firm.folder / "stat_202601.csv"
    path.write_text(
        "CNP;Nume;Zile lucrate;Indemnizatie CM unitate;Indemnizatie CM FNUASS;Salariu realizat;Brut;CAS;CASS;"
        f"Impozit;Net\n{ANA};Popescu Ana;13;500;200;4300;5000;1250;500;325;2925\n",
        "utf-8",
    )
    program = Terminal(firm.folder / "acasa", "citeste", path)
    program.until("„Salariu realizat”? [0]:")
    program.say("", None)
    assert program.end() == 0, program.shown
    assert "COLOANA_DUBLA" not in program.shown
    assert "Două coloane înseamnă" not in program.shown
    assert "Formatul a fost salvat" in program.shown
    again = Terminal(firm.folder / "acasa", "citeste", path)
    assert again.end() == 0, again.shown
    assert "Ce este coloana" not in again.shown
    assert "H+I" not in again.shown
    assert "D+E" in again.shown
