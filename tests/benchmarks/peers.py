"""The same page by other tools, in an interpreter that has them: `peers.py TOOL pages.json OUT`.

TOOL is typst, typst-fonts, weasyprint or docxtpl (its documents then go through one LibreOffice). pages.json (pages.py makes it)
holds, for each certificate, pages of ["text", x, y, bold, size, text] and ["line", x1, y1, x2, y2, width] in points
from the lower left corner, the folder of the fonts, and the same words as a document with a table. The first certificate
is left as OUT/first.pdf; the seconds a certificate are printed.
"""

import html
import json
import sys
import time
from pathlib import Path

FEW = 3
"""Certificates of a round by weasyprint, which takes about a second for each."""
HEIGHT = 841.89


def typst_source(pages):
    parts = ['#set page(width: 595.28pt, height: 841.89pt, margin: 0pt)\n#set text(font: "DejaVu Sans")\n']
    for number, page in enumerate(pages):
        parts.append("#pagebreak()\n" if number else "")
        for op in page:
            if op[0] == "text":
                _, x, y, bold, size, text = op
                weight = '"bold"' if bold else '"regular"'
                shown = json.dumps(text, ensure_ascii=False)
                parts.append(
                    f"#place(top + left, dx: {x}pt, dy: {HEIGHT - y - size}pt, "
                    f"text(size: {size}pt, weight: {weight}, {shown}))\n"
                )
            else:
                _, x1, y1, x2, y2, width = op
                parts.append(
                    f"#place(top + left, line(start: ({x1}pt, {HEIGHT - y1}pt), "
                    f"end: ({x2}pt, {HEIGHT - y2}pt), stroke: {width}pt))\n"
                )
    return "".join(parts)


def html_source(pages, fonts):
    parts = [
        "<style>@page{size:595.28pt 841.89pt;margin:0}"
        f"@font-face{{font-family:D;src:url(file://{fonts}/DejaVuSans.ttf)}}"
        f"@font-face{{font-family:D;font-weight:bold;src:url(file://{fonts}/DejaVuSans-Bold.ttf)}}"
        "section{position:relative;height:841pt;page-break-after:always;font-family:D}"
        "p,i{position:absolute;margin:0;white-space:pre}</style>"
    ]
    for page in pages:
        parts.append("<section>")
        for op in page:
            if op[0] == "text":
                _, x, y, bold, size, text = op
                weight = ";font-weight:bold" if bold else ""
                parts.append(
                    f'<p style="left:{x}pt;top:{HEIGHT - y - size}pt;font-size:{size}pt{weight}">'
                    f"{html.escape(text)}</p>"
                )
            else:
                _, x1, y1, x2, y2, width = op
                parts.append(
                    f'<i style="left:{min(x1, x2)}pt;top:{HEIGHT - max(y1, y2)}pt;width:{abs(x2 - x1)}pt;'
                    f'height:{abs(y2 - y1)}pt;border:{width / 2}pt solid"></i>'
                )
        parts.append("</section>")
    return "".join(parts)


def each(make, certificates, out):
    """Seconds of one after the other; the first, which warms the tool up, is not counted."""
    (out / "first.pdf").write_bytes(make(certificates[0]))
    start = time.perf_counter()
    for pages in certificates:
        make(pages)
    return (time.perf_counter() - start) / len(certificates)


def by_typst(work, out):
    import typst

    def make(pages):
        return typst.compile(typst_source(pages).encode(), font_paths=[work["fonts"]])

    return each(make, work["certificates"], out)


def by_typst_with_fonts(work, out):
    """The same with the fonts looked for once, as a batch of one process may."""
    import typst

    fonts = typst.Fonts(include_system_fonts=False, font_paths=[work["fonts"]])

    def make(pages):
        return typst.compile(typst_source(pages).encode(), font_paths=fonts)

    return each(make, work["certificates"], out)


def by_weasyprint(work, out):
    import logging

    import weasyprint

    logging.getLogger("fontTools").setLevel(logging.ERROR)

    def make(pages):
        return weasyprint.HTML(string=html_source(pages, work["fonts"])).write_pdf()

    return each(make, work["certificates"][:FEW], out)


def by_docxtpl(work, out):
    from peer_docx import batch

    return batch(work, out)


def main():
    tool, work = sys.argv[1], json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    tools = {
        "typst": by_typst,
        "typst-fonts": by_typst_with_fonts,
        "weasyprint": by_weasyprint,
        "docxtpl": by_docxtpl,
    }
    print(json.dumps(tools[tool](work, Path(sys.argv[3]))))


if __name__ == "__main__":
    main()
