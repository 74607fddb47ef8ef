"""Ctrl-C: the usual end of the page is 0, one that leaves certificates unissued is 130."""

import http.client
import signal
import sys
import time
from urllib.parse import urlsplit

import pytest

from tests.firm import of_samples
from tests.web.browser import SLOW, program
from tests.web.clerk import EXEMPLARU, INCHIPUITU

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl-C to whole consoles only")
THIRD = "2900815099124"


def asked(address, posts):
    """The page entered and forms sent to it, as its own script does."""
    where = urlsplit(address)
    cookie = ""
    for method, path in (("GET", f"{where.path}?{where.query}"), *(("POST", path) for path in posts)):
        link = http.client.HTTPConnection(where.hostname, where.port, timeout=60)
        headers = {"Cookie": cookie, "Origin": f"http://{where.netloc}"} if cookie else {}
        link.request(method, path, headers=headers)
        answer = link.getresponse()
        answer.read()
        cookie = cookie or answer.getheader("set-cookie").split(";")[0]
        assert answer.status == 303, path
        link.close()
    return where, cookie


def done_of(where, cookie):
    link = http.client.HTTPConnection(where.hostname, where.port, timeout=60)
    link.request("GET", "/f/1/rulare.json", headers={"Cookie": cookie})
    text = link.getresponse().read().decode()
    link.close()
    return text


def test_a_run_that_is_cut_short_is_an_interruption(tmp_path):
    rows = "".join(f"{cnp};17.09.2026\n" for cnp in (EXEMPLARU, INCHIPUITU, THIRD))
    of_samples(tmp_path / "birou" / "A", months=3, requests=f"cnp;data_nasterii_copilului\n{rows}")
    with program(tmp_path / "birou", before=SLOW) as (process, address):
        where, cookie = asked(address, ["/f/1/emite"])
        for _ in range(600):
            if '"gata":1' in done_of(where, cookie):
                break
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130
