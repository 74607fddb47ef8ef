"""What an output folder knows of the registers that wrote into it: `.registru-<id>.json`, one a register.

It holds the register's random name, its last number and last event when it last wrote here, where its
papers and reports stand, and nothing of any person. A register that has not come that far is an older copy;
papers of another name are not touched.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from adeverinta.core.errors import OutputStop
from adeverinta.core.finding import finding
from adeverinta.registry import codes
from adeverinta.system.files import output_stop, write_atomic

_BEGIN: Final = ".registru-"
_END: Final = ".json"
_VERSION: Final = 1
Given = tuple[int, int]
"""A year and the last number given in it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A register as an output folder last saw it. The keys of the mappings are fiscal codes.

    `places`: the folders of its papers, `reports`: the suffixes of its reports. `taken`: folders and files
    with papers of registers unknown here, which the user said are somebody else's. `replaces`: the names of
    lost registers that it was rebuilt for.
    """

    id: str
    event: int
    head: str
    numbers: Mapping[str, Given] = field(default_factory=dict)
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    reports: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    taken: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()


def read_all(folder: Path) -> dict[str, Mark]:
    """The marks of a folder by the registers' names; OutputStop for one that cannot be read."""
    marks: dict[str, Mark] = {}
    for path in sorted(folder.glob(f"{_BEGIN}*{_END}")):
        try:
            mark = _read(json.loads(path.read_bytes()))
        except OSError as error:
            raise output_stop(path, error) from error
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise OutputStop(finding(codes.MARCA_NECITITA, cale=str(path))) from error
        marks[mark.id] = mark
    return marks


def put(folder: Path, mark: Mark) -> None:
    """Write a register's mark; OutputStop where that fails."""
    last = max(mark.numbers.values(), default=(0, 0))
    said = {
        "versiune": _VERSION,
        "id": mark.id,
        "numar": last[1],
        "eveniment": mark.event,
        "varf": mark.head,
        "numere": {code: list(given) for code, given in sorted(mark.numbers.items())},
        "locuri": {code: list(some) for code, some in sorted(mark.places.items())},
        "rapoarte": {code: list(some) for code, some in sorted(mark.reports.items())},
        "straine": list(mark.taken),
        "inlocuieste": list(mark.replaces),
    }
    text = json.dumps(said, ensure_ascii=False, indent=1)
    write_atomic(folder / f"{_BEGIN}{mark.id}{_END}", text.encode())


def _read(said: Mapping[str, Any]) -> Mark:
    return Mark(
        id=str(said["id"]),
        event=int(said["eveniment"]),
        head=str(said["varf"]),
        numbers={code: (int(year), int(number)) for code, (year, number) in said["numere"].items()},
        places=_lists(said["locuri"]),
        reports=_lists(said["rapoarte"]),
        taken=tuple(map(str, said["straine"])),
        replaces=tuple(map(str, said["inlocuieste"])),
    )


def _lists(said: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {code: tuple(map(str, some)) for code, some in said.items()}
