"""Checking a folder of templates: each file by the schema, then laid out in every variant that matters."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from itertools import product
from pathlib import Path

from adeverinta.core.text import count
from adeverinta.forms.template.template_file import Form, TemplateError, parse_form
from adeverinta.forms.template.template_schema import Checker, Problem
from adeverinta.forms.typeset.fonts import widths
from adeverinta.forms.typeset.form_layout import PageTooShortError, layout
from adeverinta.forms.typeset.frame import Variant


def check(folder: Path, facts: Collection[str] = ()) -> list[Problem]:
    """What is wrong with the templates of a folder, by file and line. `facts`: the names there are."""
    return [problem for path in sorted(folder.glob("*.yaml")) for problem in check_file(path, facts)]


def check_file(path: Path, facts: Collection[str] = ()) -> list[Problem]:
    """What is wrong with one template."""
    import yaml

    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return [Problem(path.name, 1, "fișierul nu poate fi citit ca text UTF-8")]
    found = Checker(path, widths("R").keys() & widths("B").keys() | set("☐☒"), facts).run(text)
    if found:
        return found
    form = parse_form(yaml.safe_load(text), path.name)
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.startswith("pages:")]
    return sorted({Problem(path.name, lines[0] if lines else 1, text) for text in _laid_out(form)})


def _laid_out(form: Form) -> Iterator[str]:
    """What laying out finds: with no condition held, with each alone, with all that can hold together."""
    alone = [frozenset({flag}) for flag in form.conditions]
    choices = [frozenset[str](), *alone, frozenset(flag for flag in form.conditions if "=" not in flag)]
    for flags, gender, code in product(choices, ("", "f") if form.by_gender else ("",), (False, True)):
        try:
            layout(form, Variant(gender, flags, qr=code))
        except TemplateError as error:
            cause = error.__cause__
            page = f"pagina {error.page}"
            if isinstance(cause, PageTooShortError):
                with_code = ", când se tipărește codul QR" if code else ""
                more = count(math.ceil(cause.points), "punct", "puncte")
                yield f"{page}: conținutul este cu {more} mai înalt decât pagina{with_code}"
            else:
                yield f"{page}: nu poate fi așezată în pagină ({cause})"
        if form.large_print and not code:
            try:
                layout(form, Variant(gender, flags), {})
            except TemplateError as error:
                yield f"cu litere mari: nu poate fi așezată în pagină ({error.__cause__})"
