"""What stops the whole run: an exit code and one finding that says why and what to do."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from adeverinta.core.finding import Finding


class ExitCode(IntEnum):
    """The exit codes of the program, the same for every command."""

    OK = 0
    REFUSED = 1
    USAGE = 2
    INPUT = 3
    OUTPUT = 4
    INTERRUPTED = 130


class Stop(Exception):  # noqa: N818 - it is not always an error of the user's making
    """The run cannot go on; `finding` is what the user reads, `exit_code` what the shell gets."""

    exit_code = ExitCode.INPUT

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding

    def __reduce__(self) -> tuple[type[Stop], tuple[Finding]]:
        """A worker's stop comes home whole: the message is made of the finding."""
        return type(self), (self.finding,)


class InputStop(Stop):
    """An input could not be read or understood (exit 3)."""


class OutputStop(Stop):
    """The output or the register could not be written (exit 4)."""

    exit_code = ExitCode.OUTPUT


class UsageStop(Stop):
    """The command was asked for something it cannot do (exit 2)."""

    exit_code = ExitCode.USAGE


def broken_workers() -> type[BaseException]:
    """What an executor raises whose worker died; loaded only where it is asked for."""
    from concurrent.futures import BrokenExecutor

    return BrokenExecutor
