"""What a signature may add to the structure of a paper: an element that names its mark, and nothing else.

The structure is what is read aloud. An update that could change it might say another amount than is printed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from adeverinta.forms.paper.objects import Reference

_ELEMENT: Final = {"Type", "S", "P", "Pg", "K"}
_CONTENT: Final = {"Type", "Obj", "Pg"}


class Tree:
    """The structure of the paper as it was issued; empty for one without."""

    def __init__(self, objects: Mapping[int, Any], root: int) -> None:
        self._own = frozenset(objects)
        reference = objects[root].get("StructTreeRoot")
        self.root = self.parents = self.document = 0
        if isinstance(reference, Reference):
            top = objects[reference.number]
            self.root, self.parents = reference.number, top["ParentTree"].number
            self.document = top["K"][0].number

    def grown(self, number: int, old: Any, new: object, now: Callable[[object], object]) -> bool | None:
        """Whether this new version of an object only adds marks of signatures; None where it is none of those
        of the structure that may grow. `now` follows a reference.
        """
        if not number or number not in (self.root, self.parents, self.document):
            return None
        key = {self.root: "ParentTreeNextKey", self.parents: "Nums", self.document: "K"}[number]
        if not isinstance(new, dict) or set(new) != set(old):
            return False
        if any(new[name] != old[name] for name in old if name != key):
            return False
        if number == self.root:
            return type(new[key]) is int and new[key] >= old[key]
        if not isinstance(new[key], list) or new[key][: len(old[key])] != old[key]:
            return False
        more = new[key][len(old[key]) :]
        if number == self.document:
            return all(self._is_mark(item, now) for item in more)
        numbers, items = more[::2], more[1::2]
        last = max(old[key][::2])
        if len(numbers) != len(items) or not all(type(each) is int for each in numbers):
            return False
        return [last, *numbers] == sorted({last, *numbers}) and all(
            self._is_mark(item, now) for item in items
        )

    def _is_mark(self, reference: object, now: Callable[[object], object]) -> bool:
        """An element that brings no words of its own, for an annotation that came with a signature."""
        if not isinstance(reference, Reference) or reference.number in self._own:
            return False
        element = now(reference)
        if not isinstance(element, dict) or not set(element) <= _ELEMENT or element.get("S") != "Form":
            return False
        content = element.get("K")
        if not isinstance(content, dict) or not set(content) <= _CONTENT or content.get("Type") != "OBJR":
            return False
        shown = content.get("Obj")
        return isinstance(shown, Reference) and shown.number not in self._own
