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


def test_a_run_that_nobody_watches_says_where_it_is_after_a_silence(capsys, monkeypatch):
    now = [100.0]
    monkeypatch.setattr("adeverinta.cli.progress.time.monotonic", lambda: now[0])
    progress = Progress()
    progress("respinse", 2, 1000)
    for seconds, done in ((1, 100), (4, 200), (6, 300), (7, 400), (12, 500), (12.5, 1000)):
        now[0] = 100.0 + seconds
        progress("emitere", done, 1000)
    assert capsys.readouterr().err.splitlines() == [
        "Emit adeverințele: 300 din 1000, respinse 2, rămân 700 (6 s)",
        "Emit adeverințele: 500 din 1000, respinse 2, rămân 500 (12 s)",
        "Emit adeverințele: 1000 din 1000, respinse 2",
    ]
