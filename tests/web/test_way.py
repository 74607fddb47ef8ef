"""The way of a clerk in a real browser: exports in, employer, requests, one number looked into, issued."""

import re

import pytest

from adeverinta.system.resources import resource_dir
from tests.web.browser import needs_browser, opened, program

pytestmark = [needs_browser, pytest.mark.slow]

SEEN = """() => {
  const at = where => document.querySelector(where).getBoundingClientRect();
  const region = at(".inalt"), name = at("tr.rand .nume"), mark = at("mark");
  return [name.left >= at("tr.rand th").right - 1 && name.right <= region.right,
          mark.left >= region.left && mark.right <= region.right + 1];
}"""
"""Whether the person's name beside an amount, and the amount, are on the screen and not under something."""


TOLD = """() => [...document.querySelectorAll(".lat")].map(region => {
  const end = region.getBoundingClientRect().right + 2, said = region.previousElementSibling;
  const all = [...region.querySelectorAll("thead th")];
  const lost = all.filter(th => th.getBoundingClientRect().right > end);
  return [lost.length, lost.length ? said.checkVisibility() && said.textContent : ""];
})"""
"""Of each table on the page: how many of its columns are not on the screen, and what is said of them."""


def tables_at(page, width):
    page.set_viewport_size({"width": width, "height": 768})
    page.wait_for_timeout(100)  # what is told follows the new width
    told = page.evaluate(TOLD)
    page.set_viewport_size({"width": 1366, "height": 768})
    return told


def test_from_dropped_exports_to_a_registered_paper(tmp_path):
    exports = [str(path) for path in sorted((resource_dir("samples") / "lunar-xlsx").iterdir())]
    with program(tmp_path / "birou") as (_, address), opened(address) as page:
        page.fill("#nume", "Țesătoria <script>alert(1)</script>")
        page.set_input_files("#fisiere", exports)
        page.click('button:has-text("Firmă nouă")')
        assert "27 de fișiere, 23 de persoane, 27 de luni" in page.inner_text("main")
        page.click("header >> text=Angajator")
        assert page.input_value('[name="angajator.cod_fiscal"]') == "RO99000000", "the exports tell it"
        if not page.input_value('[name="angajator.denumire"]'):
            page.fill('[name="angajator.denumire"]', "Țesătoria Exemplu SRL")
        page.fill('[name="angajator.sediu"]', "Cluj-Napoca")
        page.fill('[name="reprezentant.nume"]', "Ana Exemplu")
        page.click('button:has-text("Salvează")')
        page.click("header >> text=State de plată")
        assert "27 de fișiere, 23 de persoane, 27 de luni" in page.inner_text("main")
        assert [tables_at(page, width) for width in (1280, 1024)] == [[[0, ""]], [[0, ""]]]
        ((lost, said),) = tables_at(page, 400)
        assert lost > 5
        assert "La dreapta mai sunt" in said
        page.click("header >> text=Cereri")
        ((lost, said),) = tables_at(page, 1024)
        assert lost
        assert "Contract încetat la" in said
        people = page.eval_on_selector_all("#persoane option", "all => all.map(o => o.value)")
        rows = page.locator("table[data-tabel] tbody tr")
        for at, cnp in enumerate(people[:3]):
            rows.nth(at).locator("[name=cnp]").fill(cnp)
            rows.nth(at).locator("[name=data_nasterii_copilului]").fill("20.09.2026")
        page.click('button:has-text("Salvează")')
        page.click("header >> text=Adeverințe")
        page.click("tbody th a >> nth=0")
        amount = page.locator("td.nr a").first
        text = amount.inner_text()
        assert re.fullmatch(r"[\d.]+,\d\d", text)
        amount.click()
        shown = page.inner_text("main")
        assert text in shown
        assert re.search(r"fișierul „stat_\d{6}\.xlsx”, foaia „Stat de plată”, celula [A-Z]+\d+", shown)
        assert page.locator("mark").count() >= 1
        page.wait_for_function(
            f"() => ({SEEN})().every(Boolean)", timeout=60_000
        )  # the page scrolls once it stands
        page.eval_on_selector(".inalt", "region => { region.scrollLeft = 9999; }")
        assert page.evaluate(SEEN)[0]
        page.click("header >> text=Adeverințe")
        page.click('button:has-text("Emite")')
        page.wait_for_selector("[data-gata]")
        assert "3 noi, 0 neschimbate, 0 respinse" in page.inner_text("main")
        papers = list((tmp_path / "birou").glob("*/adeverinte/*.pdf"))
        assert len(papers) == 3
        page.click("header >> text=Adeverințe")
        page.click('button:has-text("Emite")')
        page.wait_for_selector("[data-gata]")
        assert "0 noi, 3 neschimbate, 0 respinse" in page.inner_text("main")
        assert not re.search(r"\d{13}", page.url)
