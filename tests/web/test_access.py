"""Every page for everybody: axe-core without a finding, light and dark, narrow and enlarged, by keyboard."""

import json
import os
from pathlib import Path

import pytest

from tests.firm import of_samples
from tests.web.browser import needs_browser, opened, program
from tests.web.clerk import EXEMPLARU

AXE = Path(os.environ.get("ADEVERINTA_AXE", "node_modules/axe-core/axe.min.js"))
pytestmark = [needs_browser, pytest.mark.slow]

_REQUESTS = """cnp,data_nasterii_copilului
2910823129021,17.09.2026
2930215099039,14.08.2026
2910823129022,1.1.2026
"""
PAGES = (
    "/", "/f/1/state", "/f/1/cereri", "/f/1/adeverinte", "/f/1/adeverinte/1", "/f/1/adeverinte/3",
    "/f/1/adeverinte/1/luna/1", "/f/1/termene", "/f/1/registru", "/f/1/rulare", "/f/1/angajator", "/reguli",
    "/ajutor",
)  # fmt: skip


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """An office with a firm, and one whose exports are not understood."""
    folder = tmp_path_factory.mktemp("birou")
    firm = of_samples(folder / "A")
    (firm / "cereri.csv").write_text(_REQUESTS, encoding="utf-8")
    other = of_samples(folder / "B", months=1)
    for path in (other / "state").iterdir():
        path.unlink()
    (other / "state" / "altceva.csv").write_text("CNP;Ceva;Altceva\n2910823129021;1;2\n", encoding="utf-8")
    return folder


@pytest.mark.skipif(not AXE.is_file(), reason="no axe-core here (ADEVERINTA_AXE names its axe.min.js)")
def test_axe_finds_nothing_on_any_page(office):
    axe = AXE.read_text(encoding="utf-8")
    with program(office) as (_, address), opened(address) as page:
        home = page.url.rstrip("/")
        page.goto(f"{home}/f/1/adeverinte")
        page.click('button:has-text("Emite")')
        page.wait_for_selector("[data-gata]")
        for path in (*PAGES, "/f/2/state", "/f/2/adeverinte"):
            _look(page, axe, home + path, ("light", 1366), ("dark", 683))
        page.click('button:has-text("Discret")')
        for path in (*PAGES, "/f/2/state"):
            _look(page, axe, home + path, ("light", 1366))


def _look(page, axe, address, *ways):
    """axe finds nothing on a page, in each colour scheme and width; 1366 px at 200 % are 683."""
    page.goto(address)
    for scheme, width in ways:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 700})
        page.evaluate(axe)
        found = page.evaluate("axe.run().then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html)]))")
        assert found == [], f"{address}, {scheme}, {width}: {json.dumps(found, ensure_ascii=False)}"


def test_no_page_scrolls_sideways_at_360_px_or_twice_the_size(office):
    with program(office) as (_, address), opened(address) as page:
        home = page.url.rstrip("/")
        for width in (360, 683):  # 1366 px at 200 % are 683
            page.set_viewport_size({"width": width, "height": 700})
            for path in (*PAGES, "/f/2/state"):
                page.goto(home + path)
                assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_the_job_is_done_by_keyboard_alone(office):
    with program(office) as (_, address), opened(address) as page:
        page.goto(page.url.rstrip("/") + "/f/1/adeverinte")
        page.keyboard.press("Alt+4")
        page.wait_for_url("**/registru")
        page.keyboard.press("Alt+3")
        page.wait_for_url("**/adeverinte")
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate(
                "document.activeElement.closest('tbody') && document.activeElement.tagName == 'A'"
            ):
                break
        page.keyboard.press("Enter")
        page.wait_for_url("**/adeverinte/1")
        page.keyboard.press("n")
        page.wait_for_url("**/adeverinte/2")
        page.keyboard.press("p")
        page.wait_for_url("**/adeverinte/1")
        page.keyboard.press("Alt+3")
        page.wait_for_url("**/adeverinte")
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.textContent == 'Emite'"):
                break
        page.keyboard.press("Enter")
        page.wait_for_selector("[data-gata]")


def test_files_dropped_on_any_page_of_a_firm_go_where_they_belong(office):
    with program(office) as (_, address), opened(address) as page:
        page.goto(page.url.rstrip("/") + "/f/2/registru")
        drop = """async text => {
            const pack = new DataTransfer();
            pack.items.add(new File([text], "pus.csv", {type: "text/csv"}));
            const dropped = {dataTransfer: pack, bubbles: true, cancelable: true};
            document.body.dispatchEvent(new DragEvent("drop", dropped));
        }"""
        page.goto(page.url.replace("registru", "cereri"))
        page.evaluate(drop, "CNP;Net\n")
        page.wait_for_url("**/f/2/state")
        assert "1 fișier adăugat" in page.inner_text("main")
        page.goto(page.url.replace("state", "cereri"))
        page.evaluate(drop, f"cnp;data_nasterii_copilului\n{EXEMPLARU};05/09/2026\n")
        page.click('[data-alege="05.09.2026"]')
        page.wait_for_selector(".alegeri >> nth=0", state="hidden")
        assert page.input_value("[name=data_nasterii_copilului] >> nth=0") == "05.09.2026"
        page.click('button:has-text("Salvează")')
        page.wait_for_selector("text=Cererile s-au salvat")
    assert (office / "B" / "state" / "pus.csv").is_file()
