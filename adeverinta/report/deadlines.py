"""The sheet `Termene`: until when each paper is due and until when each file has to be handed in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from adeverinta.certificate.filing import terms
from adeverinta.certificate.outcome import Outcome, Status
from adeverinta.core.text import mask_cnp
from adeverinta.report.styles import Kind, Tone
from adeverinta.report.table import Column, Row
from adeverinta.requests.records import CertificateRequest
from adeverinta.run.record import RunRecord

COLUMNS: Final = (
    Column("Nr. cerere", Kind.INT), Column("Persoană"), Column("Formular"), Column("Număr"),
    Column("Data cererii", Kind.DATE), Column("Adeverința până la", Kind.DATE),
    Column("Cum se numără", Kind.LONG),
    Column("Dosarul până la", Kind.DATE), Column("Cum se numără dosarul", Kind.LONG), Column("Stare"),
)  # fmt: skip


class Asked(NamedTuple):
    """What the sheet needs of an outcome."""

    position: int
    name: str
    form: str
    number: str
    done: bool
    request: CertificateRequest


def asked(position: int, outcome: Outcome) -> Asked:
    """The request at a position, with what became of it."""
    name = f"{outcome.nume} {outcome.prenume}".strip() or mask_cnp(outcome.request.cnp)
    done = outcome.status is Status.ISSUED
    return Asked(
        position=position,
        name=name,
        form=outcome.form or "",
        number=outcome.number or "",
        done=done,
        request=outcome.request,
    )


def rows(found: Iterable[Asked], run: RunRecord) -> list[Row]:
    """One row a request whose child's birth date is known; red what is late, orange what is near."""
    return [_row(item, run) for item in found if item.request.birth is not None and run.switches]


def _row(item: Asked, run: RunRecord) -> Row:
    due = terms(item.request, run.switches, run.issue_date)
    late, state = due.state(run.issue_date, issued=item.done)
    tone = Tone.PLAIN if late is None else Tone.RED if late else Tone.ORANGE
    return tone, [
        item.position, item.name, item.form, item.number, item.request.cerere_data, due.paper_by,
        due.paper_words, due.file_by, due.file_words, state,
    ]  # fmt: skip
