"""Forms: the official forms as data, and facts printed on them as PDF.

Takes: the code of a form (templates/<code>.yaml) and its facts (values by slot name, `core.facts`).
Gives: `render(...)`: PDF bytes and findings; `render_many`, `codes`, `catalog`, `load`;
`checked`: a folder of templates of the user's own.
May import: core.
"""

from adeverinta.forms.folder import checked
from adeverinta.forms.stamp.stamp import Facts, Rendered, hindrances, render, render_many
from adeverinta.forms.template.template import (
    Form,
    FormInfo,
    TemplateError,
    Validity,
    catalog,
    codes,
    edition,
    load,
)

__all__ = [
    "Facts",
    "Form",
    "FormInfo",
    "Rendered",
    "TemplateError",
    "Validity",
    "catalog",
    "checked",
    "codes",
    "edition",
    "hindrances",
    "load",
    "render",
    "render_many",
]
