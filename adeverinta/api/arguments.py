"""What a program hands over, checked before anything is done: one sentence, the argument's name in front.

These are mistakes of a program, not of an export: TypeError or ValueError, never a finding.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeVar

from adeverinta.requests.records import CertificateRequest

T = TypeVar("T")


def of_type(name: str, value: object, kind: type[T] | tuple[type[T], ...], wanted: str) -> None:
    """TypeError where an argument is something else."""
    if not isinstance(value, kind):
        raise TypeError(f"{name}: {wanted} is needed, not {type(value).__name__}")


def request_list(
    requests: CertificateRequest | Iterable[CertificateRequest],
) -> tuple[CertificateRequest, ...]:
    """Requests as they were given, or the one that was given by itself."""
    if isinstance(requests, CertificateRequest):
        return (requests,)
    of_type("requests", requests, Iterable, "a list of Request")
    found = tuple(requests)
    for item in found:
        of_type("requests", item, CertificateRequest, "a list of Request")
    return found


def accepted(accept: str | Collection[str], known: Collection[str]) -> set[str]:
    """The switches of a run that the names stand for: `missing` is `accept_missing`, `force_form` itself.

    >>> sorted(accepted("missing", ["accept_missing", "force_form"]))
    ['accept_missing']
    """
    names = (accept,) if isinstance(accept, str) else tuple(accept)
    allowed = {name.removeprefix("accept_"): name for name in known if name.startswith("accept_")}
    allowed |= {name: name for name in known if name == "force_form"}
    for name in names:
        of_type("accept", name, str, "names")
        if name.replace("-", "_") not in allowed:
            raise ValueError(f"accept: nothing is called {name!r}; there are {', '.join(sorted(allowed))}")
    return {allowed[name.replace("-", "_")] for name in names}


def portion_size(portion: int | None) -> int | None:
    """Certificates numbered together, None for the usual."""
    if portion is not None and (type(portion) is not int or portion < 1):
        raise ValueError(f"portion: a whole number from 1 on is needed, not {portion!r}")
    return portion


def number_pairs(replaces: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Numbers with their years."""
    found = tuple(replaces)
    for item in found:
        pair = isinstance(item, tuple) and len(item) == 2 and all(type(part) is int for part in item)
        if not pair:
            raise ValueError(f"replaces: pairs of number and year are needed, not {item!r}")
    return found
