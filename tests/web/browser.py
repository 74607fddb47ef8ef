"""A real browser on the running page: the system's chromium, driven by playwright."""

import os
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


SLOW = """
import time
from adeverinta.web import issue_page
real = issue_page._line
issue_page._line = lambda place, item: time.sleep(0.6) or real(place, item)
"""
"""A program whose certificates take their time, so that a run can be met under way."""
_START = "from adeverinta.__main__ import main; raise SystemExit(main())"


@contextmanager
def program(folder, *more, before=""):
    """The program on a folder: its process and one-time address. `before`: what is changed in it."""
    process = subprocess.Popen(
        [
            sys.executable, "-c", before + _START,
            "deschide", str(folder), "--port", "0", "--fara-browser", *more,
        ],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=dict(os.environ),
    )  # fmt: skip
    try:
        yield process, process.stdout.readline().strip()
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


@contextmanager
def opened(address, **options):
    """A page of a fresh browser at an address; console errors fail the test."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        context = browser.new_context(viewport={"width": 1366, "height": 768}, **options)
        page = context.new_page()
        problems = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
        page.problems = problems
        page.goto(address)
        yield page
        browser.close()
        assert problems == []
