"""What the page promises where no other test looks: nothing inline, no code in a log, uploads bounded."""

import asyncio
import itertools
import logging
import re
import time
import tracemalloc

import pytest

from adeverinta.web import certificate_pages, uploads
from adeverinta.web.access import ALIVE, Door, Keys
from tests.firm import of_samples
from tests.web.clerk import Clerk

CNP = "2910823129021"
PAGES = (
    "/", "/f/1/state", "/f/1/cereri?toate=da", "/f/1/adeverinte", "/f/1/adeverinte/1",
    "/f/1/adeverinte/1/luna/1", "/f/1/termene", "/f/1/registru", "/f/1/rulare", "/f/1/angajator", "/reguli",
    "/ajutor", "/nimic",
)  # fmt: skip


@pytest.fixture
def clerk(tmp_path, a_day):
    of_samples(tmp_path / "Firma")
    clerk = Clerk(tmp_path)
    clerk.see("/")
    clerk.send("/f/1/cereri", {"vazut": "", "cnp": CNP, "data_nasterii_copilului": "17.09.2026"})
    clerk.issue(1)
    return clerk


def test_nothing_inline_stands_in_any_page(clerk):
    for path in PAGES:
        html = clerk.ask(path)[2].decode()
        assert not re.search(r"<style|<script(?! src=)|<iframe|<object|<embed|<base", html), path
        assert not re.search(r"<[^>]*\s(?:style|on[a-z]+)\s*=", html), path
        assert not re.search(r"(?:href|src|action)=\"(?!/|\?|#)", html), f"{path}: nothing from elsewhere"


def test_a_page_that_breaks_tells_no_personal_code_nor_name_in_the_log(clerk, monkeypatch, caplog):
    def broken(_answer):
        raise RuntimeError(f"{CNP} Exemplaru Elena 3.686,00")

    monkeypatch.setattr(certificate_pages.api, "explain", broken)
    with (
        caplog.at_level(logging.DEBUG),
        pytest.raises(RuntimeError),
    ):  # told by the page, raised for the server
        clerk.ask("/f/1/adeverinte/1")
    said = [record.getMessage() for record in caplog.records]
    assert any("page failed" in text for text in said)
    assert not any(CNP in text or "Exemplaru" in text or "3.686" in text for text in said)


def test_a_run_and_a_look_at_every_page_log_no_personal_code(clerk, caplog):
    with caplog.at_level(logging.DEBUG):
        clerk.issue(1)
        for path in PAGES:
            clerk.ask(path)
    said = [record.getMessage() for record in caplog.records]
    assert [text for text in said if re.search(r"(?<!\d)\d{13}(?!\d)|Exemplaru", text)] == []


@pytest.mark.parametrize("length", [uploads.LIMIT + 1, None, "-1", "1e3"])
def test_an_upload_without_a_bound_is_refused_before_it_is_read(clerk, length):
    sent, read = [], []

    async def receive():
        read.append(1)
        return {"type": "http.request", "body": b"x", "more_body": False}

    async def send(message):
        sent.append(message)

    headers = [(b"content-type", b"multipart/form-data; boundary=x")]
    if length is not None:
        headers.append((b"content-length", str(length).encode()))
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST", "scheme": "http",
        "path": "/f/1/state", "raw_path": b"/f/1/state", "query_string": b"", "root_path": "",
        "headers": headers, "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80), "state": {},
    }  # fmt: skip
    asyncio.run(clerk.pages(scope, receive, send))
    assert sent[0]["status"] == 413
    assert read == []


def test_a_large_upload_goes_to_disk_piece_by_piece(tmp_path):
    """60 MB sent in pieces of 256 KB: what Python holds at its highest is a few of them, never the file."""
    of_samples(tmp_path / "Firma", months=1)
    clerk = Clerk(tmp_path)
    clerk.see("/")
    piece, number = b"7;" * (128 << 10), 240
    head = b'--x\r\nContent-Disposition: form-data; name="fisiere"; filename="mare.csv"\r\n\r\n'
    tail = b"\r\n--x--\r\n"
    pieces = itertools.chain([head], itertools.repeat(piece, number), [tail])
    length, sent = len(head) + len(piece) * number + len(tail), []

    async def receive():
        body = next(pieces)
        return {"type": "http.request", "body": body, "more_body": body is not tail}

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST", "scheme": "http",
        "path": "/f/1/state", "raw_path": b"/f/1/state", "query_string": b"", "root_path": "",
        "headers": [
            (b"content-type", b"multipart/form-data; boundary=x"), (b"content-length", b"%d" % length),
        ],
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80), "state": {},
    }  # fmt: skip
    tracemalloc.start()
    try:
        asyncio.run(clerk.pages(scope, receive, send))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert sent[0]["status"] == 303
    kept = tmp_path / "Firma" / "state" / "mare.csv"
    assert kept.stat().st_size == len(piece) * number >= 60_000_000
    assert peak < 8 << 20, f"{peak >> 20} MB"


def test_a_page_left_open_keeps_nothing_running_and_is_told_only_to_who_came_in():
    keys = Keys()
    session = keys.enter(keys.new())
    asked = []

    async def pages(scope, _receive, _send):
        asked.append(scope["path"])

    door = Door(pages, keys, 1234, "control")
    door.last_use = before = time.monotonic() - 1000
    sent = []

    async def send(message):
        sent.append(message)

    def ask(path, cookie):
        headers = [(b"host", b"127.0.0.1:1234"), (b"cookie", cookie.encode())]
        scope = {"type": "http", "path": path, "method": "GET", "query_string": b"", "headers": headers}
        sent.clear()
        asyncio.run(door(scope, None, send))
        return sent[0]["status"] if sent else None

    assert ask(ALIVE, f"adeverinta_1234={session}") == 200
    assert ask(ALIVE, "adeverinta_1234=altceva") == 403
    assert door.last_use == before
    assert asked == []
    ask("/", f"adeverinta_1234={session}")
    assert door.last_use > before
    assert asked == ["/"]
