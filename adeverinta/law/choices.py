"""The switches of `[calcul]`: choices that the law leaves open."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import Final

from adeverinta.law.loader import load, parameters
from adeverinta.law.types import Switch

PREFIX: Final = "calcul_"


@lru_cache(maxsize=1)
def _switches() -> MappingProxyType[str, Switch]:
    found = {}
    for name in parameters():
        if name.startswith(PREFIX):
            value = load(name).values[-1]
            key = name.removeprefix(PREFIX)
            found[key] = Switch(key, str(value.value["implicit"]), value.value["permise"], value.note or "")
    return MappingProxyType(found)


def switches() -> dict[str, Switch]:
    """Every switch by name, with default, allowed values and the Romanian note that says why it is open."""
    return dict(_switches())
