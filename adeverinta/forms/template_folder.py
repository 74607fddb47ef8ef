"""A folder of templates of the user's own: taken only when every file in it is right."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import finding
from adeverinta.core.source import Source
from adeverinta.core.text import count
from adeverinta.forms import codes


def checked(folder: Path, facts: Collection[str] = ()) -> Path:
    """The folder; `InputStop` where there is none or a template is wrong. `facts`: the names there are."""
    from adeverinta.forms.template_check import check

    if not any(folder.glob("*.yaml")):
        raise InputStop(finding(codes.SABLOANE_LIPSA, folder=folder))
    if problems := check(folder, facts):
        first = problems[0]
        more = count(len(problems) - 1, "greșeală", "greșeli")
        raise InputStop(
            finding(
                codes.SABLON_GRESIT,
                source=Source(first.file, row=first.line),
                fisier=first.file,
                rand=first.line,
                motiv=first.text,
                alte=f" (și încă {more})" if len(problems) > 1 else "",
                folder=folder,
            )
        )
    return folder.resolve()
