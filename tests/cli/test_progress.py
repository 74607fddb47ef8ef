"""What the progress says on a terminal and off it."""

from adeverinta.cli.progress import Progress


def test_done_refused_left_and_seconds(capsys, monkeypatch):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    progress = Progress()
    progress("respinse", 3, 1000)
    progress("emitere", 400, 1000)
    shown = capsys.readouterr().err
    assert "Emit adeverințele: 400 din 1000, respinse 3, rămân 600 (0 s)" in shown


def test_off_a_terminal_only_whole_stages_are_said(capsys):
    progress = Progress()
    progress("emitere", 400, 1000)
    progress("emitere", 1000, 1000)
    assert capsys.readouterr().err == "Emit adeverințele: 1000 din 1000\n"
