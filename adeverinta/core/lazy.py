"""The face of a room whose names are loaded when first used: a command that needs one waits for no other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module


def loader(room: str, where: Mapping[str, str], modules: Mapping[str, str] = {}) -> Callable[[str], object]:
    """What a face calls `__getattr__`. `where`: the module of each name, whole or by its place in the room;
    `modules`: names that stand for a module itself.

    >>> loader("adeverinta.core", {"mask_cnp": "text"})("mask_cnp")("2850101400078")
    '2********0078'
    """

    def load(name: str) -> object:
        if name in modules:
            return import_module(modules[name])
        if name not in where:
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        module = where[name]
        whole = module if module.startswith("adeverinta.") else f"{room}.{module}"
        found = getattr(import_module(whole), name)
        vars(import_module(room))[name] = found  # asked once
        return found

    return load
