"""Rows left out for their CNP, wrong or missing, that by marcă or name are of a person asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from adeverinta.core.finding import Finding, finding
from adeverinta.core.text import clean, mask_cnp
from adeverinta.payroll import codes
from adeverinta.payroll.calendar import employers_of
from adeverinta.payroll.cells.column_reader import cell_at
from adeverinta.payroll.cells.plain_cells import cnp_text, marca_text
from adeverinta.payroll.cells.row_scan import BAD_CNP, NO_PERSON, Scan, has_amount
from adeverinta.payroll.layout.column_map import Layout, text_of
from adeverinta.payroll.name_match import Bearers
from adeverinta.payroll.reading_state import FileRecord, ReadingState, Stray
from adeverinta.payroll.row_filter import months_unsaid, resolve_marci
from adeverinta.payroll.rows import PERSON_COLUMNS
from adeverinta.sources.sheet import Sheet

_SEARCHED: Final = 1000
"""Rows of a sheet that are looked at: more wrong CNPs than that are a column that holds something else."""


def without_person(
    run: ReadingState, sheet: Sheet, layout: Layout, rows: Scan, record: FileRecord
) -> Sequence[int]:
    """Note the rows that have no valid CNP; those whose marcă is nobody's."""
    note_strays(run, sheet, layout, rows)
    return resolve_marci(run, sheet, layout, rows, record)


def note_strays(run: ReadingState, sheet: Sheet, layout: Layout, rows: Scan) -> None:
    """Keep the rows of this employer with an amount and without a valid CNP."""
    if not run.wanted:
        return
    indexes = sorted(i for reason in (BAD_CNP, NO_PERSON) for i in rows.unused.get(reason, ()))[:_SEARCHED]
    money = layout.money
    indexes = [index for index in indexes if has_amount(sheet.rows[index], money)]
    if not indexes:
        return
    named = employers_of(sheet, layout, rows.blocks, indexes, run.names)
    months = months_unsaid(sheet, layout, rows, indexes)
    columns = [layout.first_of(name) for name in PERSON_COLUMNS]
    for index, month, owners in zip(indexes, months, named, strict=True):
        if run.employer and owners and run.employer not in owners:
            continue
        cnp, marca, *name = (cell_at(sheet.rows[index], column) for column in columns)
        run.strays.setdefault(
            Stray(
                cnp=cnp_text(cnp),
                marca="" if "marca" in layout.unsure else marca_text(marca),
                name=clean(" ".join(map(text_of, name))),
                month=month,
                source=sheet.source(index, columns[0]),
            )
        )


def stray_findings(run: ReadingState) -> Iterator[Finding]:
    """What the certificates of those persons say, when every file was read: whose marcă is which is known
    then; a name tells only where the marcă is nobody else's.
    """
    if not run.strays:
        return
    below = {
        (item.cnp, item.source._replace(column=None))
        for item in run.findings
        if item.code == codes.RAND_SUB_PERSOANA.name and item.source
    }
    persons = list(run.people.names)
    bearers = Bearers(run.people.names.values())
    for stray in run.strays:
        owner = run.ties.owner(stray.marca) if stray.marca else None
        if owner:
            found, by = [owner] if run.wanted and owner in run.wanted else [], f"marca „{stray.marca}”"
        else:
            borne = bearers.of(stray.name) or bearers.cut_short(stray.name)
            found, by = [persons[at] for at in borne], f"numele „{stray.name}”"
        wrong = f"nu este valid ({mask_cnp(stray.cnp)})" if stray.cnp else "lipsește"
        for cnp in found:
            if (cnp, stray.source._replace(column=None)) in below:  # said already, with its amount
                continue
            yield finding(
                codes.RAND_CU_CNP_GRESIT, cnp=cnp, month=stray.month, source=stray.source, dupa=by, cum=wrong
            )  # fmt: skip
