"""The forms: which there are, blank copies of them, a check of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from adeverinta.core.given_types import path_of
from adeverinta.forms import codes as forms_codes

if TYPE_CHECKING:
    from adeverinta.forms import FormInfo
    from adeverinta.forms.template.template_schema import Problem


class ListedForm(NamedTuple):
    """What is known of a form, and whether it takes a number of the register."""

    info: FormInfo
    numbered: bool


def form_codes(templates: str | Path | None = None) -> list[str]:
    """The codes of the forms; `templates`: with those of a folder of the user's own."""
    from adeverinta import forms

    return list(forms.form_codes(own_forms(templates)))


def form_list(templates: str | Path | None = None) -> list[ListedForm]:
    """The forms with title, basis, validity, exactness and source; `Stop` where one of a folder is wrong."""
    from adeverinta import forms

    folder = own_forms(templates)
    return [ListedForm(info, forms.load(info.code, folder).numbered) for info in forms.catalog(folder)]


def blank_forms(target: str | Path, templates: str | Path | None = None) -> list[Path]:
    """Write one blank copy of each form into a folder."""
    from adeverinta import forms
    from adeverinta.system import files

    place, folder = path_of("target", target), own_forms(templates)
    files.prepare_output(place)
    written = []
    for info in forms.catalog(folder):
        written.append(place / f"{info.code}.pdf")
        files.write_atomic(written[-1], forms.render(info.code, {}, folder=folder).pdf)
    return written


def wrong_templates(templates: str | Path) -> list[Problem]:
    """What is wrong in a folder of forms, with file and line; `Stop` where it has none."""
    from adeverinta.certificate.fact_names import fact_names
    from adeverinta.core.errors import InputStop
    from adeverinta.core.finding import finding
    from adeverinta.forms.template_check import check
    from adeverinta.system.write_errors import impossible, shown

    folder = path_of("templates", templates)
    if impossible(folder) or not any(folder.glob("*.yaml")):
        raise InputStop(finding(forms_codes.SABLOANE_LIPSA, folder=shown(folder)))
    return check(folder, fact_names())


def own_forms(templates: str | Path | None) -> Path | None:
    """The user's own folder of forms, checked; None where there is none; `Stop` where one of it is wrong."""
    if templates is None:
        return None
    from adeverinta import forms
    from adeverinta.certificate.fact_names import fact_names

    return forms.checked(path_of("templates", templates), fact_names())
