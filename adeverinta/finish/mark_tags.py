"""A visible mark of a signature in the structure of a tagged paper: an element of kind Form that names it.

Without it a reader that goes by the structure passes the mark over, and the paper is no PDF/UA any more
(ISO 14289-1, 7.18.4). What is written here is what `forms.paper.structure_update` allows. The mark of a
later signature gets none: the structure is covered by the first one, and those who check it take a change of
it for a change of the paper. Such a paper stays PDF/A-3a and its mark has its words in `/TU`.
"""

from __future__ import annotations

from typing import Any


def tag(writer: Any, field: Any) -> None:
    """Puts a field, by its reference, into the structure of the document, to be read after what is printed.

    The papers of older versions have no structure.
    """
    if writer.prev.embedded_signatures:
        return
    from pyhanko.pdf_utils import generic as of_pyhanko

    generic: Any = of_pyhanko
    name = generic.pdf_name
    if "/StructTreeRoot" not in writer.root:
        return
    root = writer.root["/StructTreeRoot"]
    widget = field.get_object()
    document = root.raw_get("/K").raw_get(0)
    number = root["/ParentTreeNextKey"]
    content = generic.DictionaryObject({name("/Type"): name("/OBJR"), name("/Obj"): field})
    element = generic.DictionaryObject(
        {
            name("/S"): name("/Form"),
            name("/P"): document,
            name("/Pg"): widget.raw_get("/P"),
            name("/K"): content,
        }
    )
    reference = writer.add_object(element)
    widget[name("/StructParent")] = generic.NumberObject(number)
    top = document.get_object()
    top[name("/K")] = generic.ArrayObject([*top["/K"], reference])
    parents = root["/ParentTree"]
    parents[name("/Nums")] = generic.ArrayObject([*parents["/Nums"], generic.NumberObject(number), reference])
    root[name("/ParentTreeNextKey")] = generic.NumberObject(number + 1)
    for changed in (document, root.raw_get("/ParentTree"), writer.root.raw_get("/StructTreeRoot")):
        writer.mark_update(changed)
