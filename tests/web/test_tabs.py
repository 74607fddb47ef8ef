"""Real tabs of a real browser: two at once, the program gone, keyboard alone, a run stopped, print."""

import re
import signal

import pytest

from adeverinta.core.finding import finding
from adeverinta.office import codes
from tests.firm import of_samples
from tests.web.browser import SLOW, needs_browser, opened, program

pytestmark = [needs_browser, pytest.mark.slow]

EXEMPLARU, INCHIPUITU = "2910823129021", "2930215099039"
_ASKED = f"cnp,data_nasterii_copilului\n{EXEMPLARU},17.09.2026\n{INCHIPUITU},14.08.2026\n"


@pytest.fixture
def office(tmp_path):
    """An office with the sample firm and two requests."""
    (of_samples(tmp_path / "A") / "cereri.csv").write_text(_ASKED, encoding="utf-8")
    return tmp_path


def _cell(page, row, column):
    return page.locator("table[data-tabel] tbody tr").nth(row).locator(f"[name={column}]")


def _until(page, script):
    """Wait for what a page comes to be; its own policy forbids the waiting that playwright puts into it."""
    for _ in range(200):
        if page.evaluate(script):
            return
        page.wait_for_timeout(50)
    raise AssertionError(script)


_PASTE = """text => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    const pasted = {clipboardData: data, bubbles: true, cancelable: true};
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", pasted));
}"""
_COLOURS = """(() => {
    const style = getComputedStyle(document.documentElement);
    return [style.backgroundColor, style.color];
})()"""


def test_two_tabs_at_once_lose_nothing_and_are_told(office):
    with program(office, before=SLOW) as (_, address), opened(address) as one:
        home = one.url.rstrip("/")
        two = one.context.new_page()
        one.goto(f"{home}/f/1/cereri")
        two.goto(f"{home}/f/1/cereri")
        _cell(one, 0, "data_nasterii_copilului").fill("18.09.2026")
        _cell(two, 1, "data_nasterii_copilului").fill("15.08.2026")
        one.click('button:has-text("Salvează")')
        one.wait_for_selector("text=Cererile s-au salvat")
        two.click('button:has-text("Salvează")')
        two.wait_for_selector(f"text={finding(codes.CERERI_SCHIMBATE, fisier='cereri.csv').message}")
        assert _cell(two, 1, "data_nasterii_copilului").input_value() == "15.08.2026", (
            "what was typed is there"
        )
        text = (office / "A" / "cereri.csv").read_text(encoding="utf-8-sig")
        assert "18.09.2026" in text
        assert "15.08.2026" not in text
        for tab in (one, two):
            tab.goto(f"{home}/f/1/adeverinte")
        one.click('button:has-text("Emite")')
        two.click('button:has-text("Emite")')
        two.wait_for_selector("text=este în curs")
        for tab in (one, two):
            tab.wait_for_selector("[data-gata]")
            assert "2 noi, 0 neschimbate" in tab.inner_text("main")
        one.problems.clear()  # the refusal itself is an answer that a browser calls an error


def test_the_program_stopped_in_between_is_told_and_nothing_is_lost(office):
    with program(office) as (process, address), opened(address) as page:
        home = page.url.rstrip("/")
        page.goto(f"{home}/f/1/cereri")
        employer = page.context.new_page()
        employer.goto(f"{home}/f/1/angajator")
        employer.fill('[name="intocmit.nume"]', "Socotici Ana")
        process.send_signal(signal.SIGINT)
        process.wait(20)
        employer.click('button:has-text("Salvează")')  # at once, before the page has asked by itself
        assert "nu mai răspunde" in employer.inner_text("#nu-raspunde")
        assert employer.input_value('[name="intocmit.nume"]') == "Socotici Ana"
        _cell(page, 2, "cnp").fill("2910823129022")
        page.wait_for_selector("#nu-raspunde")
        assert "nu mai răspunde" in page.inner_text("#nu-raspunde")
        page.click('button:has-text("Salvează")')
        page.click("header >> text=Adeverințe")
        assert _cell(page, 2, "cnp").input_value() == "2910823129022"
        page.problems.clear()
    with program(office) as (_, address), opened(address) as page:
        page.goto(page.url.rstrip("/") + "/f/1/cereri")
        assert _cell(page, 0, "cnp").input_value() == EXEMPLARU


def test_the_whole_job_by_keyboard_alone_and_a_paste_from_a_spreadsheet(office):
    (office / "A" / "cereri.csv").unlink()
    with program(office) as (_, address), opened(address) as page:
        keys = page.keyboard

        def tab_to(script):
            for _ in range(60):
                keys.press("Tab")
                if page.evaluate(f"(() => {{ const a = document.activeElement; return {script}; }})()"):
                    return
            raise AssertionError(script)

        tab_to("a.tagName === 'A' && a.textContent === 'A'")
        keys.press("Enter")
        page.wait_for_url("**/f/1/state")
        keys.press("Alt+2")
        page.wait_for_url("**/f/1/cereri")
        tab_to("a.name === 'cnp'")
        keys.type("ioana inchipuitu")
        keys.press("Tab")
        keys.type("14.08.2026")
        keys.press("Enter")
        assert page.evaluate("document.activeElement.getAttribute('aria-label')").endswith("rândul 2")
        keys.press("ArrowUp")
        assert page.evaluate("document.activeElement.value") == "14.08.2026"
        _until(page, f"document.querySelector('[name=cnp]').value === '{INCHIPUITU}'")
        keys.press("ArrowDown")
        keys.press("Shift+Tab")
        page.evaluate(
            _PASTE,
            f"{EXEMPLARU}\t17.09.2026\r\n2900815099124\t1.3.2026\r\n",
        )
        assert _cell(page, 2, "data_nasterii_copilului").input_value() == "1.3.2026"
        _until(page, "document.querySelectorAll('[name=nume]')[2].value !== ''")
        keys.press("Control+s")
        page.wait_for_selector("text=Cererile s-au salvat")
        assert _cell(page, 0, "nume").input_value() == "Închipuitu"
        assert _cell(page, 0, "prenume").input_value() == "Ioana"
        keys.press("Alt+3")
        page.wait_for_url("**/adeverinte")
        tab_to("a.textContent === 'Emite'")
        keys.press("Enter")
        page.wait_for_selector("[data-gata]")
        assert "3 noi" in page.inner_text("main")


def test_a_run_is_stopped_and_the_rest_is_issued_later(office):
    more = "2900815099124,1.3.2026\n2880412099016,1.4.2026\n2940318099178,1.5.2026\n"
    (office / "A" / "cereri.csv").write_text(_ASKED + more, encoding="utf-8")
    with program(office, before=SLOW) as (_, address), opened(address) as page:
        home = page.url.rstrip("/")
        page.goto(f"{home}/f/1/adeverinte")
        page.click('button:has-text("Emite")')
        _until(page, "document.querySelector('progress')?.value >= 1")
        page.click('button:has-text("Oprește")')
        page.wait_for_selector("[data-gata]")
        left = re.search(r"Oprit la cerere: (\d) au rămas", page.inner_text("main"))
        assert left, page.inner_text("main")
        papers = len(list((office / "A" / "adeverinte").glob("*.pdf")))
        assert papers + int(left[1]) == 5
        page.goto(f"{home}/f/1/adeverinte")
        page.click('button:has-text("Emite")')
        page.wait_for_selector("[data-gata]")
        told = page.inner_text("main")
        assert sum(int(number) for number in re.findall(r"(\d) (?:no|neschimbat|respins)", told)) == 5
        assert len(list((office / "A" / "adeverinte").glob("*.pdf"))) >= papers


def test_a_corrected_month_takes_the_old_ones_place_and_the_paper_is_replaced(office, tmp_path):
    import openpyxl

    name = "stat_202603.xlsx"
    with program(office) as (_, address), opened(address) as page:
        home = page.url.rstrip("/")
        page.goto(f"{home}/f/1/adeverinte")
        page.click('button:has-text("Emite")')
        page.wait_for_selector("[data-gata]")
        book = openpyxl.load_workbook(office / "A" / "state" / name)
        sheet = book.active
        names = {
            cell.value: cell.column for line in sheet.iter_rows(max_row=7) for cell in line if cell.value
        }
        row = next(row for row in sheet.iter_rows() if any(str(cell.value) == EXEMPLARU for cell in row))
        for column in ("Venit brut", "Salariu net"):
            row[names[column] - 1].value += 100
        new = tmp_path.parent / f"{tmp_path.name}-nou" / name
        new.parent.mkdir()
        book.save(new)
        page.goto(f"{home}/f/1/state")
        page.set_input_files("#fisiere", str(new))
        page.click('button:has-text("Încarcă")')
        page.wait_for_selector("text=era deja în")
        page.click("summary:has-text('fișiere; unul corectat')")
        page.click(f'button[aria-label="Scoate {name}"]')
        page.wait_for_selector("text=nu se mai citește")
        assert (office / "A" / "scoase" / name).is_file()
        page.click("header >> text=Registru")
        page.click("tr:has-text('Exemplaru') >> text=Înlocuiește")
        page.wait_for_selector("text=Ce s-a schimbat")
        page.click('button:has-text("Înlocuiește nr.")')
        page.wait_for_selector("[data-gata]")
        assert "1 înlocuită" in page.inner_text("main")


def test_a_wrong_password_is_asked_for_again(tmp_path):
    from msoffcrypto.format.ooxml import OOXMLFile

    firm = of_samples(tmp_path / "A", months=1)
    (path,) = (firm / "state").iterdir()
    data = path.read_bytes()
    with (tmp_path / "x").open("wb") as out, path.open("rb") as plain:
        OOXMLFile(plain).encrypt("secret-7", out)
    assert data != (tmp_path / "x").read_bytes()
    (tmp_path / "x").replace(path)
    with program(tmp_path) as (_, address), opened(address) as page:
        page.goto(page.url.rstrip("/") + "/f/1/state")
        for word in ("gresita-9", "secret-7"):
            page.fill("#parola", word)
            page.click('button:has-text("Deschide")')
            page.wait_for_load_state("networkidle")
            assert word not in page.content()
        assert "1 fișier," in page.inner_text("main")


def test_a_certificate_and_its_explanation_print_whole_without_the_buttons(office):
    with program(office) as (_, address), opened(address) as page:
        home = page.url.rstrip("/")
        for path in ("/f/1/adeverinte/1", "/f/1/adeverinte/1/luna/1"):
            page.goto(home + path)
            page.emulate_media(media="print", color_scheme="dark")
            assert not page.locator("header").is_visible()
            assert not any(button.is_visible() for button in page.locator("button").all())
            colours = page.evaluate(_COLOURS)
            assert colours == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"], "dark on white, whatever the screen"
        page.goto(f"{home}/f/1/adeverinte/1")
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 718, "height": 1000})  # A4 between its margins
        amounts = page.locator("td.nr a")
        assert amounts.count() >= 24
        boxes = [amount.bounding_box() for amount in amounts.all()]
        assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= 718 for box in boxes)
        pdf = page.pdf(format="A4")
        assert 1 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 4
