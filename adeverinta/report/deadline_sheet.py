"""The sheet `Termene`: until when each paper is due and until when each file has to be handed in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from adeverinta.certificate.filing import terms
from adeverinta.certificate.outcome import Outcome, OutcomeState
from adeverinta.core.text import mask_cnp
from adeverinta.report.styles import ColumnKind, Tone
from adeverinta.report.worksheet_xml import Row, SheetColumn
from adeverinta.requests.records import CertificateRequest
from adeverinta.run.record import RunRecord

COLUMNS: Final = (
    SheetColumn("Nr. cerere", ColumnKind.INT), SheetColumn("Persoană"), SheetColumn("Formular"),
    SheetColumn("Număr"),
    SheetColumn("Data cererii", ColumnKind.DATE), SheetColumn("Adeverința până la", ColumnKind.DATE),
    SheetColumn("Cum se numără", ColumnKind.LONG),
    SheetColumn("Dosarul până la", ColumnKind.DATE),
    SheetColumn("Cum se numără dosarul", ColumnKind.LONG), SheetColumn("Stare"),
)  # fmt: skip


class DeadlineRow(NamedTuple):
    """What the sheet needs of an outcome."""

    position: int
    name: str
    form: str
    number: str
    done: bool
    request: CertificateRequest


def asked(position: int, outcome: Outcome) -> DeadlineRow:
    """The request at a position, with what became of it."""
    name = f"{outcome.nume} {outcome.prenume}".strip() or mask_cnp(outcome.request.cnp)
    done = outcome.status is OutcomeState.ISSUED
    return DeadlineRow(
        position=position,
        name=name,
        form=outcome.form or "",
        number=outcome.number or "",
        done=done,
        request=outcome.request,
    )


def rows(found: Iterable[DeadlineRow], run: RunRecord) -> list[Row]:
    """One row a request whose child's birth date is known; red what is late, orange what is near."""
    return [_row(item, run) for item in found if item.request.birth is not None and run.switches]


def _row(item: DeadlineRow, run: RunRecord) -> Row:
    due = terms(item.request, run.switches, run.issue_date)
    late, state = due.state(run.issue_date, issued=item.done)
    tone = Tone.PLAIN if late is None else Tone.RED if late else Tone.ORANGE
    return tone, [
        item.position, item.name, item.form, item.number, item.request.cerere_data, due.paper_by,
        due.paper_words, due.file_by, due.file_words, state,
    ]  # fmt: skip
