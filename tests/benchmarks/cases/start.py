"""P10: cold start."""

from __future__ import annotations

from tests.benchmarks.bench import Bench
from tests.benchmarks.measure import Line, compared, rounds
from tests.benchmarks.processes import seconds_of

# What one certificate cannot be made without, imported and not used: click reads the command, csv the request,
# tomllib the employer, platformdirs says where layouts are kept, calamine, zipfile and lxml open the workbooks,
# numpy checks the nets, yaml the law and the form, fractions the mean, stdnum the codes, reportlab the
# fonts, deflate packs, json and hashlib what is attached and sealed, sqlite3 and filelock the register, openpyxl the
# workbook of the run.
# tests/cli/test_lean_start.py holds it to the modules of a real run: nothing here that the run does not load.
LEAN = (
    "import click, csv, deflate, filelock, fractions, hashlib, json, lxml.etree, numpy, openpyxl, "
    "platformdirs, python_calamine, reportlab.pdfbase.ttfonts, sqlite3, stdnum.ro, tomllib, yaml, zipfile"
)
COLD = f"{LEAN}, holidays.countries"
"""With the library that programs ask for legal holidays, of which this one has the rules among its law data."""


def p10(bench: Bench) -> list[Line]:
    """One certificate against an interpreter that imports the same libraries and does nothing with them."""
    seconds_of("-m", *bench.words(50, 1))  # writes the bytecode, as installing does
    bench.clean()
    times = rounds(
        bench.turns + 2,
        between=bench.clean,
        one=lambda: seconds_of("-m", *bench.words(50, 1)),
        bare=lambda: seconds_of("-c", COLD),
        lean=lambda: seconds_of("-c", LEAN),
    )
    helped = rounds(
        bench.turns + 4,
        help=lambda: seconds_of("-m", "adeverinta", "--help"),
        bare=lambda: seconds_of("-c", "import click"),
    )
    return [
        compared("P10", "one certificate, cold start, 24 files, firm of 50",
                 "interpreter with the imports that are needed", times["one"], times["bare"], 1.5, more=False),
        compared("P10", "one certificate, cold start, 24 files, firm of 50",
                 "the same without the library of legal holidays, which we do without", times["one"], times["lean"], None,
                 more=False, note="for information", gated=False),
        compared("P10", "--help", "interpreter with click", helped["help"], helped["bare"], 1.3, more=False),
    ]  # fmt: skip
