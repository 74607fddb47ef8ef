"""What a program hands over, checked before anything is done: one sentence, the argument's name in front.

These are mistakes of a program, not of an export: TypeError or ValueError, never a finding.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from adeverinta.core.given_types import of_type, wrong_type
from adeverinta.requests.repeated import refuse_repeated
from adeverinta.requests.request import Request


def request_list(requests: Request | Iterable[Request]) -> tuple[Request, ...]:
    """Requests as they were given, or the one that was given by itself; who is asked for twice is refused the
    second time, as in a file.
    """
    if isinstance(requests, Request):
        return (requests,)
    wanted = "a list of Request"
    if not isinstance(requests, Iterable):
        raise wrong_type("requests", requests, wanted)
    return tuple(refuse_repeated(of_type("requests", item, Request, wanted) for item in requests))


def accepted(accept: str | Collection[str], known: Collection[str]) -> set[str]:
    """The switches of a run that the names stand for: `missing` is `accept_missing`, `force_form` itself.

    >>> sorted(accepted("missing", ["accept_missing", "force_form"]))
    ['accept_missing']
    """
    allowed = {
        name.removeprefix("accept_"): name
        for name in known
        if name.startswith("accept_") or name == "force_form"
    }
    found = set()
    if not isinstance(accept, Iterable):
        raise wrong_type("accept", accept, "names")
    for item in (accept,) if isinstance(accept, str) else accept:
        name = of_type("accept", item, str, "names").replace("-", "_")
        if name not in allowed:
            raise ValueError(f"accept: nothing is called {item!r}; there are {', '.join(sorted(allowed))}")
        found.add(allowed[name])
    return found


def portion_size(portion: int | None) -> int | None:
    """Certificates numbered together, None for the usual."""
    if portion is not None and (type(portion) is not int or portion < 1):
        raise ValueError(f"portion: a whole number from 1 on is needed, not {portion!r}")
    return portion


def number_pairs(replaces: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Numbers with their years."""
    if not isinstance(replaces, Iterable):
        raise wrong_type("replaces", replaces, "pairs of number and year")
    found = tuple(replaces)
    for item in found:
        pair = isinstance(item, tuple) and len(item) == 2 and all(type(part) is int for part in item)
        if not pair:
            raise ValueError(f"replaces: pairs of number and year are needed, not {item!r}")
    return found
