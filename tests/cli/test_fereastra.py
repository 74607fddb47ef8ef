"""The start without a terminal: a sentence in a window, a log without personal data."""

import logging
import subprocess
import sys
from queue import Queue

import pytest

from adeverinta.cli import fereastra
from adeverinta.core.error_places import trace


@pytest.fixture
def log(tmp_path, monkeypatch):
    path = tmp_path / "jurnal" / "adeverinte.log"
    monkeypatch.setattr(fereastra, "log_file", lambda: path)
    yield path
    logger = logging.getLogger("adeverinta.web")
    for handler in [item for item in logger.handlers if isinstance(item, fereastra._Failures)]:
        logger.removeHandler(handler)


def test_a_stop_is_shown_in_a_window(tmp_path, log):
    said = []
    (tmp_path / "dosar").write_text("", encoding="utf-8")
    assert fereastra.main([str(tmp_path / "dosar"), "--fara-browser"], said.append) == 4
    assert len(said) == 1
    assert "dosar" in said[0]
    assert not log.exists(), "a refusal is no failure of the program"


def test_what_nobody_foresaw_is_shown_and_written_without_what_it_says(tmp_path, log, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("2850101401002 Popescu Ana")

    monkeypatch.setattr("adeverinta.web.serve", broken)
    said = []
    assert fereastra.main([str(tmp_path / "Popescu Ana"), "--fara-browser"], said.append) == 3
    assert "RuntimeError" in said[0]
    assert str(log) in said[0]
    written = log.read_text(encoding="utf-8")
    assert "RuntimeError" in written
    assert "cli/deschide.py" in written
    for text in (written, said[0]):
        assert "2850101401002" not in text
    assert "Popescu" not in written


def test_a_component_that_does_not_load_is_named(tmp_path, log, monkeypatch):
    def broken(*args, **kwargs):
        raise ImportError("DLL load failed", name="lxml.etree")

    monkeypatch.setattr("adeverinta.web.serve", broken)
    said = []
    assert fereastra.main([str(tmp_path / "birou"), "--fara-browser"], said.append) == 3
    assert "Instalarea este incompletă" in said[0]
    assert "lxml.etree" in said[0]
    assert "ImportError" in log.read_text(encoding="utf-8")


def test_what_was_asked_wrongly_is_no_failure(tmp_path, log):
    said = []
    assert fereastra.main(["a", "b"], said.append) == 2
    assert len(said) == 1
    assert not log.exists()


@pytest.mark.parametrize("browser", [lambda _: False, lambda _: int("no browser")])
def test_without_a_browser_the_address_is_told(tmp_path, log, monkeypatch, browser):
    def opening(folder, *, opened, **_more):
        opened("http://127.0.0.1:1/?cheie=abc")

    monkeypatch.setattr("adeverinta.web.serve", opening)
    monkeypatch.setattr("webbrowser.open", browser)
    said = Queue()
    assert fereastra.main([str(tmp_path / "birou")], said.put) == 0
    assert "http://127.0.0.1:1/?cheie=abc" in said.get(timeout=20)


def test_a_browser_that_opened_needs_no_words(tmp_path, log, monkeypatch):
    shown, said = Queue(), []
    monkeypatch.setattr("adeverinta.web.serve", lambda folder, *, opened, **_more: opened("http://x/"))
    monkeypatch.setattr("webbrowser.open", lambda address: not shown.put(address))
    assert fereastra.main([str(tmp_path / "birou")], said.append) == 0
    assert shown.get(timeout=20) == "http://x/"
    assert not said


def test_a_log_that_cannot_be_written_is_not_promised(tmp_path, log, monkeypatch):
    monkeypatch.setattr("adeverinta.web.serve", lambda *args, **kwargs: 1 / 0)
    log.parent.write_text("", encoding="utf-8")
    said = []
    assert fereastra.main([str(tmp_path / "birou"), "--fara-browser"], said.append) == 3
    assert "ZeroDivisionError" in said[0]
    assert "trimiteți" not in said[0]


def test_a_page_that_fails_is_written_down(log):
    fereastra._keep_failures_of_pages(log)
    try:
        int("2850101401002x")
    except ValueError as error:
        logging.getLogger("adeverinta.web").error("page failed: %s", trace(error))
    written = log.read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "2850101401002" not in written


def test_causes_are_followed_and_paths_of_users_are_not_told(tmp_path):
    place = tmp_path / "Maria Popescu" / "pachete" / "modul.py"
    place.parent.mkdir(parents=True)
    place.write_text("def f():\n    open('2850101401002')\n", encoding="utf-8")
    scope = {}
    exec(compile(place.read_text(encoding="utf-8"), str(place), "exec"), scope)
    try:
        try:
            scope["f"]()
        except OSError as error:
            raise ValueError("Popescu") from error
    except ValueError as error:
        text = trace(error)
    assert "ValueError" in text
    assert "FileNotFoundError 2" in text
    assert "pachete/modul.py:2 f" in text
    assert "Popescu" not in text
    assert "2850101401002" not in text


def test_frames_without_pandas_say_what_to_install():
    code = "import sys; sys.modules['pandas'] = None\nimport adeverinta as ad\nad.frames"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, errors="replace"
    )  # Python itself tells of the error, in the console's letters
    assert done.returncode == 1
    assert "pip install adeverinta" in done.stderr
