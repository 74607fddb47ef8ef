"""The reference page for other tools: as places on the page, and as the text of a document with its table."""

import json
from itertools import groupby
from pathlib import Path

from adeverinta import forms
from adeverinta.forms.stamp import skeleton, stamper
from adeverinta.forms.typeset.display import EMPTY, TICKED, Rect, RuledLine, Slot, Text
from adeverinta.forms.typeset.fit import fit
from adeverinta.forms.typeset.fonts import widths
from adeverinta.system.resources import resource_dir
from tests.benchmarks.facts import CODE, varied

SAME_LINE = 2.0
HEAD = 40.0
"""Points above the first row of the table in which its header stands."""


def write_pages(path: Path, count: int) -> Path:
    """What the peers are to make of some certificates, as JSON (peers.py says how it is laid out)."""
    facts = varied(count)
    [display] = _display(facts[0])
    work = {
        "fonts": str(resource_dir("templates") / "fonts"),
        "certificates": [[_places(display, item) for display in _display(item)] for item in facts],
        "document": _document(display),
        "facts": [_values(display, item) for item in facts],
    }
    path.write_text(json.dumps(work), encoding="utf-8")
    return path


def missing_words(pdf: bytes, facts) -> list[str]:
    """Words of the stamped page that another tool's page lacks; where lines break does not matter."""
    import pypdfium2

    def text(data):
        pages = pypdfium2.PdfDocument(data)
        return " ".join(page.get_textpage().get_text_range() for page in pages).split()

    words = [*text(forms.render(CODE, facts).pdf), facts["cnp"]]  # its digits stand in boxes of their own
    theirs = "".join(text(pdf))
    return [word for word in words if len(word) > 1 and word not in theirs]


def _display(facts):
    forms.render(CODE, facts)
    return skeleton.skeleton(CODE, stamper.variant_of(forms.load(CODE), facts)).display


def _places(display, facts):
    """Texts and lines in points, the slots filled as the stamp fills them."""
    ops = []
    for op in display:
        runs = [op]
        if isinstance(op, Slot):
            runs = fit(op, stamper.value_of(facts, op.key), widths("R")) or [] if op.kind != "qr" else []
        for run in runs:
            if isinstance(run, Text):
                ops.append(["text", run.x, run.y, run.font == "B", run.size, run.text])
            elif isinstance(run, RuledLine):
                ops.append(["line", run.x1, run.y1, run.x2, run.y2, run.width or 0.5])
            elif isinstance(run, Rect):
                x, y, right, top = run.x, run.y, run.x + run.width, run.y + run.height
                sides = ((x, y, right, y), (x, top, right, top), (x, y, x, top), (right, y, right, top))
                ops += [["line", *side, run.line] for side in sides]
    return ops


def _document(display):
    """The lines above and below the table, its header and the names of its columns."""
    first = max((op for op in display if isinstance(op, Slot) and op.key.row == 0), key=_baseline)
    top = _baseline(first)
    columns = [op for op in display if isinstance(op, Slot) and op.key.row == 0]
    plain = [op for op in display if isinstance(op, Text) or (isinstance(op, Slot) and op.key.row is None)]
    head = [op for op in plain if isinstance(op, Text) and top < op.y < top + HEAD]
    cells = [
        " ".join(op.text.strip() for op in sorted(head, key=lambda op: -op.y) if _under(op, column))
        for column in columns
    ]
    assert all(cells)
    return {
        "above": _lines([op for op in plain if op not in head and _baseline(op) > top]),
        "head": cells,
        "columns": [column.key.name for column in columns],
        "below": _lines([op for op in plain if _baseline(op) < top]),
    }


def _under(text, column):
    middle = text.x + sum(widths("R").get(letter, 0) for letter in text.text) * text.size / 2000
    box = column.lines[0]
    return box.x - SAME_LINE * 2 <= middle <= box.x + box.width + SAME_LINE * 2


def _baseline(op):
    return op.lines[0].y if isinstance(op, Slot) else op.y


def _lines(ops):
    """Lines of runs: ["text", size, bold, text] or ["slot", size, name]."""
    groups, last = {}, None
    for op in sorted(ops, key=lambda op: -_baseline(op)):
        if last is None or last - _baseline(op) > SAME_LINE:
            last = _baseline(op)
        groups.setdefault(last, []).append(op)
    return [
        [
            ["slot", op.size, _name(op)] if isinstance(op, Slot) else ["text", op.size, op.font == "B", op.text]
            for op in sorted(line, key=lambda op: op.lines[0].x if isinstance(op, Slot) else op.x)
        ]
        for line in groups.values()
    ]  # fmt: skip


def _name(slot):
    return f"{slot.key.name}_{slot.ticked_by}".replace("-", "_") if slot.kind == "check" else slot.key.name


def _values(display, facts):
    slots = [op for op in display if isinstance(op, Slot)]
    found = {
        _name(op): _shown(op, facts) for op in slots if op.key.row is None
    }  # fmt: skip
    rows = groupby((op for op in slots if op.key.row is not None), key=lambda op: op.key.row)
    return found | {"randuri": [{_name(op): _shown(op, facts) for op in row} for _, row in rows]}


def _shown(slot, facts):
    value = stamper.value_of(facts, slot.key)
    if slot.kind == "check":
        return TICKED if value == slot.ticked_by else EMPTY
    return value
