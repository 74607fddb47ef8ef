"""adeverinta: payroll exports in, official income certificates for the child-raising indemnity out.

The names below are the front door (`adeverinta.api`, docs/api.md); each is loaded when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from adeverinta.core.version import VERSION

if TYPE_CHECKING:
    from adeverinta.api import (
        Answer,
        Employer,
        Outcome,
        Register,
        Request,
        Stop,
        compute,
        explain,
        frames,
        issue,
        read,
        render,
        requests,
        verify,
    )

__version__: Final = VERSION

_DOOR: Final = frozenset((
    "Answer", "Employer", "Outcome", "Register", "Request", "Stop", "compute", "explain", "frames", "issue",
    "read", "render", "requests", "verify",
))  # fmt: skip

__all__ = [
    "Answer",
    "Employer",
    "Outcome",
    "Register",
    "Request",
    "Stop",
    "__version__",
    "compute",
    "explain",
    "frames",
    "issue",
    "read",
    "render",
    "requests",
    "verify",
]


if not TYPE_CHECKING:  # a name that is none is an error to mypy, too

    def __getattr__(name: str) -> object:
        if name not in _DOOR:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        if name == "requests":  # a room's name too: its module can be called
            from importlib import import_module

            return import_module("adeverinta.requests")
        from adeverinta import api

        found = getattr(api, name)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    """The names of the front door and nothing besides, as a notebook offers them."""
    return sorted({*__all__, "api"})
