"""A YAML file of data as dictionaries, lists and values: what `yaml.load` gives, in half of its time.

The parser in C tells its events; what it would first make a tree of, to be walked again in Python, is made
data at once, and equal plain scalars are resolved once.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

import yaml
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXT: Final = "tag:yaml.org,2002:str"
_MERGED: Final = ("<<", "=")
Next = Callable[[], Any]


class _Unusual(Exception):  # noqa: N818 - no error: the loader knows what to do with it
    """Anchors, tags, merged keys, several documents, none."""


def read_yaml(text: bytes | str) -> Any:
    """The one document of a text; `yaml.YAMLError` with its place where it is none."""
    try:
        return _document(_LOADER(text).get_event)
    except (_Unusual, yaml.YAMLError, TypeError, ValueError, RecursionError):
        return yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe loader, the fast one where it is built


def _document(following: Next) -> Any:
    following()
    if type(following()) is not DocumentStartEvent:
        raise _Unusual
    found = _value(following(), following)
    if type(following()) is not DocumentEndEvent or type(following()) is not StreamEndEvent:
        raise _Unusual
    return found


def _value(event: Any, following: Next) -> Any:
    kind = type(event)
    if event.anchor is not None:  # an alias has one too
        raise _Unusual
    if event.tag is not None:
        raise _Unusual
    if kind is ScalarEvent:
        return _plain(event.value) if event.implicit[0] else event.value
    if kind is SequenceStartEvent:
        items = []
        while type(event := following()) is not SequenceEndEvent:
            items.append(_value(event, following))
        return items
    if kind is not MappingStartEvent:
        raise _Unusual
    found = {}
    while type(event := following()) is not MappingEndEvent:
        key = _value(event, following)
        if key in _MERGED:
            raise _Unusual
        found[key] = _value(following(), following)
    return found


@lru_cache(maxsize=1 << 12)
def _plain(text: str) -> Any:
    """What a scalar without quotes means."""
    loader: Any = yaml.SafeLoader("")
    tag = loader.resolve(yaml.ScalarNode, text, (True, False))
    return text if tag == _TEXT else loader.construct_object(yaml.ScalarNode(tag, text))
