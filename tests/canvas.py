"""The same certificate drawn by reportlab's canvas: slow and plain, the yardstick for the stamp."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from adeverinta.forms.stamp.pdf_syntax import watermark_start
from adeverinta.forms.stamp.skeleton import skeleton
from adeverinta.forms.stamp.stamper import (
    Facts,
    cleaned,
    in_large_print,
    problems,
    said_of,
    value_of,
    variant_of,
    with_qr,
)
from adeverinta.forms.template.template_file import load
from adeverinta.forms.typeset.display import (
    BOLD,
    DOT_DASH,
    DOT_WIDTH,
    Begin,
    End,
    Fill,
    Op,
    Rect,
    RuledLine,
    Slot,
    Text,
    Watermark,
)
from adeverinta.forms.typeset.fit import fit
from adeverinta.forms.typeset.fonts import FILES, widths
from adeverinta.forms.typeset.form_layout import A4, layout
from adeverinta.system.resources import resource_dir


def reference(code: str, facts: Facts, *, folder: Path | None = None) -> bytes:
    """The certificate as PDF; ValueError where `render` would give findings."""
    from reportlab.pdfgen.canvas import Canvas

    form, facts = load(code, folder), cleaned(facts)
    if facts.get("qr"):
        facts = with_qr(skeleton(code, variant_of(form, facts, wide=True), folder), facts)
    variant, big = variant_of(form, facts), in_large_print(form, facts)
    said = said_of(form, facts) if big else None
    pages = layout(form, variant, said)
    if problems(pages, form, facts, widths("R"), room=not big):
        raise ValueError("these facts cannot be printed whole")
    _register()
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, initialFontName=_name("R"), invariant=1, lang="ro-RO")
    for page in pages:
        for op in page:
            _draw(canvas, op, facts)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _name(font: str) -> str:
    return f"adeverinta-{font}"


def _register() -> None:
    """Under names of our own; set directly, as registerFont takes an earlier font of the same face."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for font, file in FILES.items():
        if _name(font) not in pdfmetrics._fonts:
            path = resource_dir("templates") / "fonts" / file
            pdfmetrics._fonts[_name(font)] = TTFont(_name(font), str(path))


def _draw(canvas: Any, op: Op, facts: Facts) -> None:
    if isinstance(op, Slot):
        for run in fit(op, value_of(facts, op.key), widths("R")) or []:
            _draw(canvas, run, facts)
    elif isinstance(op, Text):
        canvas.setFont(_name(op.font), op.size)
        canvas.drawString(op.x, op.y, op.text)
    elif isinstance(op, Fill):
        canvas.rect(op.x, op.y, op.width, op.height, stroke=0, fill=1)
    elif isinstance(op, Rect):
        canvas.setLineWidth(op.line)
        canvas.rect(op.x, op.y, op.width, op.height)
    elif isinstance(op, Watermark):
        canvas.saveState()
        canvas.translate(*watermark_start(op))
        canvas.rotate(op.angle)
        canvas.setFillGray(op.gray)
        canvas.setFont(_name(BOLD), op.size)
        canvas.drawString(0, 0, op.text)
        canvas.restoreState()
    elif not isinstance(op, Begin | End):
        _line(canvas, op)


def _line(canvas: Any, op: RuledLine) -> None:
    canvas.setLineWidth(DOT_WIDTH if op.dotted else op.width)
    canvas.setDash(list(DOT_DASH) if op.dotted else [], 0)
    canvas.line(op.x1, op.y1, op.x2, op.y2)
    canvas.setDash([], 0)
