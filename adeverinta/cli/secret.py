"""A CNP that does not stand on the command line, where other programs and the shell's history see it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def secret(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """What was given; `-` asks for it at the terminal, or reads a line of the standard input."""
    if value is None or value.strip() != "-":
        return value
    if sys.stdin.isatty():
        return str(click.prompt("CNP", hide_input=True, err=True)).strip()
    return sys.stdin.readline().strip()


def cnp_option(command: F) -> F:
    """`--cnp CNP`, or `--cnp -`."""
    text = "CNP-ul persoanei; „-”: se cere la terminal sau se citește de la intrarea standard."
    return click.option("--cnp", required=True, metavar="CNP|-", help=text, callback=secret)(command)
