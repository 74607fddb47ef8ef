"""click in Romanian: help pages and usage errors."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any, Final

import click
from click.exceptions import NoSuchCommand

from adeverinta.core.late_pattern import late

_RANGE: Final = late(r"(?<=\[)(\d+)<=x<=(\d+)")
_METAVARS: Final = {
    "TEXT": "VALOARE",
    "INTEGER": "NUMĂR",
    "PATH": "CALE",
    "FILE": "FIȘIER",
    "DIRECTORY": "DOSAR",
}
_METAVAR: Final = late(rf"\b(?:{'|'.join(_METAVARS)})\b")
UNATTENDED: Final = "--fara-interactiune"
HELP: Final = "Arată acest ajutor și se oprește."


class _RomanianHelp:
    """Section titles and the help option in Romanian."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]
        words = {"[OPTIONS]": "[OPȚIUNI]", "COMMAND [ARGS]...": "COMANDĂ [ARGUMENTE]..."}
        formatter.write_usage(
            ctx.command_path, " ".join(words.get(piece, piece) for piece in pieces), prefix="Utilizare: "
        )

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option: click.Option | None = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = HELP
        return option


def _records(command: click.Command, ctx: click.Context) -> list[tuple[str, str]]:
    """The options with their help; what click adds in brackets, in Romanian."""
    records = [record for param in command.get_params(ctx) if (record := param.get_help_record(ctx))]
    return [
        (
            _METAVAR.sub(lambda found: _METAVARS[found[0]], name),
            _RANGE.sub(
                r"între \1 și \2",
                text.replace("required]", "obligatorie]").replace("[default: ", "[implicit: "),
            ),
        )
        for name, text in records
        if text
    ]


class _Unattended(_RomanianHelp):
    """`--fara-interactiune` is taken by what asks nothing, too: whoever runs the commands from a scheduled task
    gives it to all.
    """

    params: list[click.Parameter]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not any(UNATTENDED in param.opts for param in self.params):
            self.params.append(click.Option([UNATTENDED], is_flag=True, hidden=True, expose_value=False))


class Command(_Unattended, click.Command):
    """A command whose help is Romanian."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        records = _records(self, ctx)
        if records:
            with formatter.section("Opțiuni"):
                formatter.write_dl(records)


class RomanianGroup(_Unattended, click.Group):
    """A group of commands whose help is Romanian."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        lines = [(name, item.help or "") for name, item in self.commands.items()]
        with formatter.section("Comenzi"):
            formatter.write_dl(lines)
        records = [record for param in self.get_params(ctx) if (record := param.get_help_record(ctx))]
        with formatter.section("Opțiuni"):
            formatter.write_dl(records)


class LazyGroup(_RomanianHelp, click.Group):
    """A group that imports a command's module only when the command is called.

    `lazy` maps a command to (module, one line of help), so that the list of commands imports nothing.
    """

    def __init__(self, *args: Any, lazy: Mapping[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in self.lazy:
            return None
        module = importlib.import_module(f"adeverinta.cli.{self.lazy[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        records = _records(self, ctx)
        with formatter.section("Comenzi"):
            formatter.write_dl([(name, line) for name, (_, line) in self.lazy.items()])
        with formatter.section("Opțiuni"):
            formatter.write_dl(records)


def usage_message(error: click.UsageError) -> str:
    """A usage error of click as one Romanian sentence with the next step."""
    ask = f" Vedeți „{error.ctx.command_path} --help”." if error.ctx else ""
    if isinstance(error, click.NoSuchOption):
        hint = f" Ați vrut {' sau '.join(sorted(error.possibilities))}?" if error.possibilities else ""
        return f"Opțiunea {error.option_name} nu există.{hint}{ask}"
    if isinstance(error, NoSuchCommand):
        hint = f" Ați vrut {' sau '.join(sorted(error.possibilities))}?" if error.possibilities else ""
        return f"Comanda „{error.command_name}” nu există.{hint}{ask}"
    if isinstance(error, click.MissingParameter):
        return f"Lipsește {_name(error.param)}.{ask}"
    if isinstance(error, click.BadParameter):
        return f"Valoarea dată pentru {_name(error.param)} nu este bună: {_reason(error)}.{ask}"
    return f"Comanda nu a fost înțeleasă: {_reason(error)}.{ask}"


def _name(param: click.Parameter | None) -> str:
    if param is None:
        return "un argument"
    if isinstance(param, click.Option):
        return f"opțiunea {max(param.opts, key=len)}"
    return f"argumentul {param.human_readable_name.rstrip('.')}"


_KNOWN_REASONS: Final = (
    ("does not exist", "calea nu există"),
    ("is not a valid integer", "se așteaptă un număr întreg"),
    ("is not in the range", "numărul este în afara limitelor"),
    ("is not one of", "nu este una dintre valorile permise"),
    ("requires an argument", "opțiunea cere o valoare"),
    ("requires 2 arguments", "opțiunea cere două valori"),
    ("unexpected extra argument", "sunt argumente în plus"),
    ("is a directory", "este un folder, se așteaptă un fișier"),
    ("does not take a value", "opțiunea nu primește valoare"),
)


def _reason(error: click.UsageError) -> str:
    text = error.message
    for english, romanian in _KNOWN_REASONS:
        if english in text.casefold():
            name = f" {error.option_name}" if isinstance(error, click.BadOptionUsage) else ""
            return romanian.replace("opțiunea", f"opțiunea{name}")
    return text.rstrip(".")
