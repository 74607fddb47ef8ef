"""P10: cold start."""

from __future__ import annotations

import json

from tests.benchmarks.bench import Bench
from tests.benchmarks.measure import Line, compared, rounds
from tests.benchmarks.processes import modules_of, seconds_of

IMPORT = """
import importlib, json, sys
for name in json.load(open(sys.argv[1])):
    importlib.import_module(name)
"""


def p10(bench: Bench) -> list[Line]:
    """One certificate against an interpreter that imports the same libraries and does nothing with them.

    Which they are is asked from the run itself: all modules it has at its end but the package's own.
    """
    names = bench.folder / "modules.json"
    names.write_text(json.dumps(modules_of(*bench.words(50, 1))), encoding="utf-8")
    times = rounds(
        bench.turns,
        between=bench.clean,
        one=lambda: seconds_of("-m", *bench.words(50, 1)),
        bare=lambda: seconds_of("-c", IMPORT, str(names)),
    )
    helped = rounds(
        bench.turns + 2,
        help=lambda: seconds_of("-m", "adeverinta", "--help"),
        bare=lambda: seconds_of("-c", "import click"),
    )
    return [
        compared("P10", "o adeverință, pornire la rece, 24 de fișiere, firmă de 50",
                 "interpretor care importă aceleași biblioteci", times["one"], times["bare"], 1.5, more=False),
        compared("P10", "--help", "interpretor cu click", helped["help"], helped["bare"], 1.3, more=False),
    ]  # fmt: skip
