"""The pictures of docs/instalare.md, taken of the running page in the system's chromium.

    python -m tests.tools.pictures        (from the root of the checkout; writes docs/poze/*.png)

Taken anew where the page changes; people, firm and sums are those of the samples.
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image

from tests.web.browser import CHROMIUM, opened, program

TARGET = Path(__file__).resolve().parents[2] / "docs" / "poze"
_COLOURS = 48
"""A page has few colours; so drawn a picture has some tens of kB."""


def main() -> int:
    if CHROMIUM is None:
        sys.stderr.write("no chromium on this machine\n")
        return 2
    TARGET.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as place,
        program(Path(place) / "Adeverințe") as (_, address),
        opened(address) as page,
    ):
        kept(page, "birou-gol")
        page.click('button:has-text("firma de exemplu")')
        page.wait_for_load_state()
        kept(page, "firma-de-exemplu")
        page.click("header >> text=Adeverințe")
        page.wait_for_load_state()
        kept(page, "adeverinte")
        page.click("tbody th a >> nth=0")
        page.locator("td.nr a").first.click()
        page.wait_for_load_state()
        kept(page, "suma")
    return 0


def kept(page, name):
    """What the window shows, in few colours."""
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    path = TARGET / f"{name}.png"
    picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    sys.exit(main())
