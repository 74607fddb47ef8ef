"""Facts for the reference page: the current form with its 24 rows."""

import json
import random
from pathlib import Path

from adeverinta import forms
from adeverinta.core.resources import resource_dir
from adeverinta.forms.display import Line, Rect, Slot, Text
from adeverinta.forms.fit import fit
from adeverinta.forms.fonts import widths
from adeverinta.forms.stamp import value_of
from tests.forms.form_facts import usual

CODE = "icc-hg52"


def varied(count):
    """Facts that differ where certificates of one firm differ."""
    dice = random.Random(1)
    made = []
    for at in range(count):
        facts = usual(CODE, numar=str(at), nume_complet=f"Popescu Ioana {at}", nume=f"Popescu {at}")
        facts |= {"cnp": str(2850101000000 + 977 * at), "strada": f"Calea {at}"}
        for row in facts["randuri"]:
            row["valoare"] = f"{dice.randint(1, 9)}.{dice.randint(100, 999)},{dice.randint(10, 99)}"
            row["zile_lucrate"] = str(dice.randint(0, 23))
            row["zile_cm_co"] = f"{dice.randint(0, 20)} / {dice.randint(0, 20)}"
        made.append(facts)
    return made


def facts_of(number, cnp, months, total):
    """Facts from a plain table of months, for the plain stack."""
    facts = usual(
        CODE, numar=str(number), cnp=cnp, nume_complet=f"{months[0]['Nume']} {months[0]['Prenume']}"
    )
    for row, month in zip(facts["randuri"], months, strict=False):
        row |= {"valoare": f"{month['Net']:.2f}", "tip": "salariu net"}
    return facts | {"total": f"{total:.2f}"}


def skeleton_pages(facts):
    """The display list of the stamp, filled: the very page that the peers are to make."""
    from adeverinta.forms import skeleton, stamp

    forms.render(CODE, facts)
    try:
        variant = stamp.variant_of(forms.load(CODE), facts)
    except TypeError:
        variant = stamp.variant_of(facts)
    return skeleton.skeleton(CODE, variant).display


def pages_for_peers(path: Path, count: int) -> Path:
    """The filled pages of some certificates as JSON."""
    made = []
    for facts in varied(count):
        pages = []
        for page in skeleton_pages(facts):
            ops = []
            for op in page:
                runs = [op]
                if isinstance(op, Slot):
                    runs = fit(op, value_of(facts, op.key), widths("R")) or [] if op.kind != "qr" else []
                for run in runs:
                    if isinstance(run, Text):
                        ops.append(["text", run.x, run.y, run.font == "B", run.size, run.text])
                    elif isinstance(run, Line):
                        ops.append(["line", run.x1, run.y1, run.x2, run.y2, run.width or 0.5])
                    elif isinstance(run, Rect):
                        x, y, right, top = run.x, run.y, run.x + run.width, run.y + run.height
                        sides = (
                            (x, y, right, y),
                            (x, top, right, top),
                            (x, y, x, top),
                            (right, y, right, top),
                        )
                        ops += [["line", *side, run.line] for side in sides]
            pages.append(ops)
        made.append(pages)
    fonts = str(resource_dir("templates") / "fonts")
    path.write_text(json.dumps({"fonts": fonts, "certificates": made}), encoding="utf-8")
    return path
