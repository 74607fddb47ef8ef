"""The plain stack of P8: `plain.py STATE CERERI OUT HOW_MANY`; pandas + openpyxl, a groupby loop, canvas."""

import sys
from pathlib import Path

import openpyxl
import pandas as pd

from adeverinta import forms
from tests.benchmarks.facts import facts_of


def main():
    state, asked, out, count = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), int(sys.argv[4])
    frames = []
    for path in sorted(state.iterdir()):
        frame = pd.read_excel(path, engine="openpyxl", header=1, dtype={"CNP": str})
        frame["Luna"] = path.stem.removeprefix("stat_")
        frames.append(frame)
    wanted = set(pd.read_excel(asked, engine="openpyxl", dtype=str)["cnp"][:count])
    table = pd.concat(frames)
    book = openpyxl.Workbook()
    summary, incomes = book.active, book.create_sheet("Venituri")
    for number, (cnp, group) in enumerate(table.groupby("CNP"), 1):
        if cnp not in wanted:
            continue
        months = group.sort_values("Luna", ascending=False).to_dict("records")
        total = sum(row["Net"] for row in months[:12])
        pdf = forms.reference("icc-hg52", facts_of(number, cnp, months, total))
        (out / f"{number}.pdf").write_bytes(pdf)
        summary.append([number, cnp, months[0]["Nume"], months[0]["Prenume"], total, total / 12, *range(14)])
        for row in months:
            incomes.append(
                [
                    number,
                    cnp,
                    row["Nume"],
                    "icc-hg52",
                    row["Luna"],
                    row["Net"],
                    "salariu net",
                    "da",
                    20,
                    "",
                    *range(6),
                ]
            )
    book.save(out / "centralizator.xlsx")


if __name__ == "__main__":
    main()
