"""Run: one request at a time from record to draft, one chunk at a time from draft to numbered file.

Takes: a `Job` and the payroll that was read for each of its employers.
Gives: `assign(job, reads)`: the `Draft`s of each employer;
`issue(assigned, say, ...)`: outcomes with written PDFs, in the order of the requests.
May import: every room but report, api, office, cli and web.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from adeverinta.core.lazy import loader
from adeverinta.run.assignment import assign, sources_of
from adeverinta.run.draft_answer import answer_of
from adeverinta.run.drafts import Drafts
from adeverinta.run.job import Draft, Job, Progress, Work
from adeverinta.run.observer import Observer
from adeverinta.run.portions import CHUNK, issue
from adeverinta.run.preparation import prepare
from adeverinta.run.work_unit import Prepare

if TYPE_CHECKING:
    from adeverinta.run.authenticity import PaperState, Verdict, verify

__all__ = [
    "CHUNK",
    "Draft",
    "Drafts",
    "Job",
    "Observer",
    "PaperState",
    "Prepare",
    "Progress",
    "Verdict",
    "Work",
    "answer_of",
    "assign",
    "issue",
    "prepare",
    "sources_of",
    "verify",
]

if not TYPE_CHECKING:  # a run that checks no paper has no use for what reads one
    __getattr__ = loader(
        __name__, {"PaperState": "authenticity", "Verdict": "authenticity", "verify": "authenticity"}
    )
