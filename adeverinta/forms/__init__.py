"""Forms: the official forms as data, and facts printed on them as PDF.

Takes: the code of a form (templates/<code>.yaml) and its facts (values by slot name, `core.facts`).
Gives: `render(...)`: PDF bytes and findings; `render_many`, `form_codes`, `catalog`, `load`;
`checked`: a folder of templates of the user's own.
May import: core, system.
"""

from adeverinta.forms.stamp.print_file import render_many
from adeverinta.forms.stamp.stamper import Facts, Rendered, hindrances, render, render_parts
from adeverinta.forms.template.template_file import (
    Form,
    FormInfo,
    TemplateError,
    Validity,
    catalog,
    edition,
    form_codes,
    load,
)
from adeverinta.forms.template_folder import checked, still_there

__all__ = [
    "Facts",
    "Form",
    "FormInfo",
    "Rendered",
    "TemplateError",
    "Validity",
    "catalog",
    "checked",
    "edition",
    "form_codes",
    "hindrances",
    "load",
    "render",
    "render_many",
    "render_parts",
    "still_there",
]
