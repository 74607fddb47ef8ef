"""A folder of templates of the user's own: taken only when every file in it is right."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import finding
from adeverinta.core.text import count
from adeverinta.forms import codes
from adeverinta.forms.template.template_stop import wrong_template
from adeverinta.system.write_errors import impossible, shown


def checked(folder: Path, facts: Collection[str] = ()) -> Path:
    """The folder; `InputStop` where there is none or a template is wrong. `facts`: the names there are."""
    from adeverinta.forms.template_check import check

    if impossible(folder) or not any(folder.glob("*.yaml")):
        raise InputStop(finding(codes.SABLOANE_LIPSA, folder=shown(folder)))
    if problems := check(folder, facts):
        first = problems[0]
        more = count(len(problems) - 1, "greșeală", "greșeli")
        told = f" (și încă {more})" if len(problems) > 1 else ""
        raise wrong_template(folder, first.file, first.line, first.text, told)
    return folder.resolve()


def still_there(code: str, folder: Path) -> None:
    """`InputStop` where the template of a form is no longer in the folder: the product's own form of that
    code is another paper.
    """
    name = f"{code}.yaml"
    if not (folder / name).is_file():
        raise wrong_template(folder, name, 1, "fișierul nu mai este în folder")
