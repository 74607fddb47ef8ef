"""A CNP that does not stand on the command line, where other programs and the shell's history see it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

import click

from adeverinta.cli.dialogue import ask
from adeverinta.cli.terminal import attended
from adeverinta.core.cnp import is_valid

F = TypeVar("F", bound=Callable[..., object])


def secret(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """What was given; `-` asks for it at the terminal, or reads a line of the standard input."""
    if value is None or value.strip() != "-":
        return value
    if not attended():
        return sys.stdin.readline().strip()
    while True:
        said = ask("CNP (nu se vede cât se scrie)", hidden=True)
        if is_valid(said):
            return said
        click.echo(
            f"{_wrong(said)} Scrieți cele 13 cifre din actul de identitate; Ctrl-C oprește comanda.", err=True
        )


def _wrong(said: str) -> str:
    if not said:
        return "Nu ați scris nimic."
    if not (said.isdigit() and said.isascii() and len(said) == 13):
        return "Un CNP are 13 cifre, fără alte semne."
    return "Acest CNP nu este valid: data, județul sau cifra de control nu se potrivesc."


def searched(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    """What is looked for: a name, a number or a CNP; `-` asks for it, or reads a line of the standard input."""
    if value.strip() != "-":
        return value
    if not attended():
        return sys.stdin.readline().strip()
    while not (said := ask("Numele, CNP-ul sau numărul căutat (nu se vede cât se scrie)", hidden=True)):
        click.echo(
            "Nu ați scris nimic. Scrieți un nume, un CNP sau un număr; Ctrl-C oprește comanda.", err=True
        )
    return said


def cnp_option(command: F) -> F:
    """`--cnp CNP`, or `--cnp -`."""
    text = "CNP-ul persoanei; „-”: se cere la terminal sau se citește de la intrarea standard."
    return click.option("--cnp", required=True, metavar="CNP|-", help=text, callback=secret)(command)
