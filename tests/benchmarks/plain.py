"""The plain stack of P8: `plain.py STATE CERERI OUT HOW_MANY`; pandas + openpyxl, a groupby loop, canvas.

It checks nothing, refuses nothing, keeps no register, and its workbook has the two long sheets only.
"""

import sys
from pathlib import Path

import openpyxl
import pandas as pd

from tests.benchmarks.facts import CODE, facts_of
from tests.canvas import reference


def main():
    state, asked, out, count = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), int(sys.argv[4])
    frames = []
    for path in sorted(state.iterdir()):
        frame = pd.read_excel(path, engine="openpyxl", header=1, dtype={"CNP": str})
        frame["Luna"], frame["Fișier"] = path.stem.removeprefix("stat_"), path.name
        frame["Rând"] = range(3, len(frame) + 3)
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
        name = f"{number}-{months[0]['Nume']}.pdf"
        (out / name).write_bytes(reference(CODE, facts_of(number, cnp, months, total)))
        who = (months[0]["Nume"], months[0]["Prenume"])
        dates = ("14.03.2026", CODE, "oug111-2016-07", "emisă", number, "22.11.2026", name)
        summary.append([number, cnp, *who, *dates, 12, total, total / 12, *range(6)])
        for at, row in enumerate(months, 1):
            incomes.append(
                [number, cnp, " ".join(who), CODE, at, row["Luna"], row["Net"], "salariu net", "da",
                 f"{row['Zile lucrate']} de zile lucrate", row["Zile lucrate"], None, None, None, None,
                 f"{row['Fișier']} / Stat / rândul {row['Rând']}"]
            )  # fmt: skip
    book.save(out / "centralizator.xlsx")


if __name__ == "__main__":
    main()
