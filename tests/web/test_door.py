"""Who may come in, tried against the running program over real sockets."""

import http.client
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest


def start(folder, *more):
    """The program on a folder; its process, the port and the path of the one-time address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "adeverinta", "deschide", str(folder), "--port", "0", "--fara-browser", *more],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=dict(os.environ, PYTHONUNBUFFERED=""),
    )  # fmt: skip
    line = process.stdout.readline().strip()
    parts = urlsplit(line)
    assert parts.scheme == "http", process.stderr.read() if process.poll() is not None else line
    assert parts.hostname == "127.0.0.1"
    return process, parts.port, f"{parts.path}?{parts.query}"


@pytest.fixture
def page(tmp_path):
    process, port, path = start(tmp_path / "birou")
    yield port, path
    end(process)


def end(process):
    """Ctrl-C; Windows sends it to whole consoles only, so there the program is ended."""
    process.terminate() if os.name == "nt" else process.send_signal(signal.SIGINT)
    process.wait(20)


def ask(port, path, method="GET", host=None, **headers):
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    asked.putrequest(method, path, skip_host=True)
    asked.putheader("Host", host or f"127.0.0.1:{port}")
    for name, value in headers.items():
        asked.putheader(name.replace("_", "-"), value)
    if method == "POST":
        asked.putheader("Content-Length", "0")
    asked.endheaders()
    answer = asked.getresponse()
    body = answer.read().decode()
    asked.close()
    return answer, body


def entered(port, path):
    answer, _ = ask(port, path)
    assert answer.status == 303
    cookie = answer.getheader("set-cookie")
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert cookie.startswith(f"adeverinta_{port}=")
    assert "cheie" not in answer.getheader("location")
    return cookie.split(";")[0]


def test_the_key_opens_once_and_becomes_a_cookie(page):
    port, path = page
    cookie = entered(port, path)
    assert ask(port, path)[0].status == 403
    answer, body = ask(port, "/", Cookie=cookie)
    assert answer.status == 200
    assert "Birou" in body
    assert ask(port, "/")[0].status == 403
    assert ask(port, "/", Cookie=f"adeverinta_{port}=altceva")[0].status == 403


def test_a_foreign_host_is_refused_before_the_key_is_looked_at(page):
    port, path = page
    for host in (
        f"evil.example:{port}",
        "127.0.0.1",
        "localhost",
        f"127.0.0.1:{port + 1}",
        f"[::1]:{port}",
        "evil",
    ):
        assert ask(port, path, host=host)[0].status == 403
    assert ask(port, path, host=f"localhost:{port}")[0].status == 303


def test_another_page_of_the_browser_is_refused(page):
    port, path = page
    cookie = entered(port, path)
    for method in ("GET", "POST"):
        for origin in (
            "http://evil.example",
            f"http://127.0.0.1:{port + 1}",
            f"https://127.0.0.1:{port}",
            "null",
        ):
            assert ask(port, "/", method, Cookie=cookie, Origin=origin)[0].status == 403
        for site in ("cross-site", "same-site"):
            assert ask(port, "/", method, Cookie=cookie, Sec_Fetch_Site=site)[0].status == 403
    assert ask(port, "/", "POST", Cookie=cookie)[0].status == 403, "a change that nobody vouches for"
    own = {"Cookie": cookie, "Origin": f"http://127.0.0.1:{port}"}
    assert ask(port, "/", **own)[0].status == 200
    assert ask(port, "/", Cookie=cookie, Sec_Fetch_Site="same-origin")[0].status == 200


def test_every_answer_forbids_what_the_page_does_not_need(page):
    port, path = page
    cookie = entered(port, path)
    for answer, _ in (ask(port, "/", Cookie=cookie), ask(port, "/"), ask(port, "/", host="evil")):
        policy = answer.getheader("content-security-policy")
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.getheader("cache-control") == "no-store"
        assert answer.getheader("referrer-policy") == "no-referrer"


def test_a_second_start_opens_the_running_page(tmp_path):
    folder = tmp_path / "birou"
    process, port, path = start(folder)
    try:
        cookie = entered(port, path)
        second, same_port, new_path = start(folder)
        assert second.wait(20) == 0
        assert same_port == port
        assert new_path != path
        assert entered(port, new_path) != cookie
        assert ask(port, "/", Cookie=cookie)[0].status == 200
        assert ask(port, "/_cheie", "POST", X_Adeverinta="ghicit")[0].status == 403
        for name in (".pagina.json", ".pagina.lock"):
            assert os.name == "nt" or (folder / name).stat().st_mode & 0o77 == 0
    finally:
        end(process)
    assert os.name == "nt" or process.returncode == 0
    assert os.name == "nt" or not (folder / ".pagina.json").exists()


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="no list of sockets in /proc")
def test_it_listens_on_this_computer_only(page):
    port, _ = page
    hexport = f"{port:04X}"
    with Path("/proc/net/tcp").open(encoding="ascii") as table:
        own = [
            line.split()[1]
            for line in table
            if line.split()[1].endswith(f":{hexport}") and line.split()[3] == "0A"
        ]
    assert own == [f"0100007F:{hexport}"]


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="no terminals that hang up on this system")
@pytest.mark.parametrize("name", ["SIGHUP", "SIGTERM", "SIGINT"])
def test_it_ends_with_its_terminal_and_leaves_the_folder_free(tmp_path, name):
    folder = tmp_path / "birou"
    process, port, path = start(folder)
    entered(port, path)
    process.send_signal(getattr(signal, name))
    process.wait(20)
    assert "Traceback" not in process.stderr.read()
    assert not (folder / ".pagina.json").exists()
    again, _, _ = start(folder)
    assert again.poll() is None, "the place is free"
    end(again)


BREAK = """
import pathlib, signal, sys, threading
from adeverinta.web import server
def said(address):
    threading.Timer(5, signal.raise_signal, [signal.SIGBREAK]).start()
try:
    server.serve(pathlib.Path(sys.argv[1]), say=said)
except KeyboardInterrupt:
    print("ended")
"""


@pytest.mark.skipif(not hasattr(signal, "SIGBREAK"), reason="no Ctrl-Break on this system")
def test_ctrl_break_leaves_the_folder_free(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", BREAK, str(tmp_path)], capture_output=True, text=True, check=False, timeout=100
    )
    assert done.stdout.strip() == "ended", done.stderr
    assert not (tmp_path / ".pagina.json").exists()


def test_the_button_ends_it_after_the_answer(page):
    port, path = page
    own = {"Cookie": entered(port, path), "Origin": f"http://127.0.0.1:{port}"}
    answer, _ = ask(port, "/inchide", "POST", **own)
    assert answer.status == 200
    for _ in range(100):
        try:
            ask(port, "/", **own)
        except OSError:
            return
        time.sleep(0.1)
    raise AssertionError("it still answers")


def test_it_ends_by_itself_when_nobody_comes(tmp_path):
    from adeverinta.web import server

    said = []
    began = time.monotonic()
    (tmp_path / "birou").mkdir()
    server.serve(tmp_path / "birou", idle_minutes=1 / 60, say=said.append)
    assert time.monotonic() - began < 30
    assert len(said) == 1
