"""P12: from the start of the program to the first page; P13: from an amount to the cell that it stands in."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

from adeverinta import sources
from tests.benchmarks.bench import DAY, Bench
from tests.benchmarks.measure import ROOT, Line, compared, rounds

BARE = """
import asyncio, socket, uvicorn
from jinja2 import Environment
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route
listening = socket.socket()
listening.bind(("127.0.0.1", 0))
listening.listen()
print("http://127.0.0.1:%d/" % listening.getsockname()[1], flush=True)
shown = Environment(autoescape=True).from_string("<h1>{{ title }}</h1>")
pages = Starlette(routes=[Route("/", lambda request: HTMLResponse(shown.render(title="Birou")))])
server = uvicorn.Server(uvicorn.Config(pages, log_config=None, lifespan="off"))
asyncio.run(server.serve(sockets=[listening]))
"""
"""The same libraries with a page of one word, and nothing to read."""


def p12(bench: Bench) -> list[Line]:
    """The first page of an office against a server of the same libraries that shows one word."""
    folder = _office(bench, 50, 20)
    page = ("-m", "adeverinta", "deschide", str(folder), "--port", "0", "--fara-browser")
    _answered(*page)  # writes the bytecode, as installing does
    times = rounds(bench.turns + 4, page=lambda: _answered(*page), bare=lambda: _answered("-c", BARE))
    return [
        compared("P12", "start of the page until the first page, 24 months, 20 requests",
                 "a server of the same libraries with a page of one word", times["page"], times["bare"], 2.0, more=False),
    ]  # fmt: skip


def p13(bench: Bench) -> list[Line]:
    """The page of a cell, each time in another file, against reading that file and nothing else."""
    from adeverinta.web.shared import OpenOffice
    from tests.web.clerk import Clerk

    clerk = Clerk(_office(bench, 1000, 1))
    office: OpenOffice = clerk.pages.state.office
    (number, desk), *_ = office.desks()
    answer = desk.answer(0, DAY)
    months = [item for item in answer.months if item.sources]
    turns = iter(range(10_000))

    def one() -> None:
        item = months[next(turns) % len(months)]
        assert "celula" in clerk.see(f"/f/{number}/adeverinte/1/luna/{item.number}")

    clerk.see(f"/f/{number}/adeverinte/1/luna/{months[0].number}")
    again = iter(range(10_000))
    files = sorted(desk.firm.state.iterdir())
    times = rounds(
        bench.turns * 3, one=one, read=lambda: sources.read(files[next(again) % len(files)]) and None
    )
    return [
        compared("P13", "from an amount to its cell, firm of 1000, another file each time",
                 "reading the same file", times["one"], times["read"], 2.0, more=False),
    ]  # fmt: skip


def _office(bench: Bench, persons: int, wanted: int) -> Path:
    """An office folder with one firm of so many persons and so many requests."""
    folder = bench.folder / f"birou-{persons}"
    if not folder.exists():
        base = bench.firm(persons)
        shutil.copytree(base / "state", folder / "Firma" / "state")
        shutil.copy(base / "angajator.toml", folder / "Firma")
        shutil.copy(bench.asked(persons, wanted), folder / "Firma" / "cereri.csv")
    return folder


def _answered(*words: str) -> float:
    """Seconds from the start of a program that prints its address to its first page."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *words], env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        text=True,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        address = urlsplit(process.stdout.readline().strip())
        cookie = ""
        while True:
            asked = http.client.HTTPConnection("127.0.0.1", address.port or 0, timeout=30)
            asked.request(
                "GET",
                "/" if cookie or not address.query else f"/?{address.query}",
                headers={"Cookie": cookie},
            )
            answer = asked.getresponse()
            answer.read()
            asked.close()
            if answer.status == 200:
                return time.perf_counter() - began
            cookie = (answer.getheader("set-cookie") or "").split(";")[0]
            assert cookie, answer.status
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)
