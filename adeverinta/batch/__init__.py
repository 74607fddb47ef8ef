"""Batch: one request at a time from record to draft, one chunk at a time from draft to numbered file.

Takes: a `Job` and the payroll that was read for each of its employers.
Gives: `assign(job, reads)`: the `Draft`s of each employer;
`issue(assigned, say, ...)`: outcomes with written PDFs, in the order of the requests.
May import: every room but report and cli.
"""

from adeverinta.batch.answers import answer_of
from adeverinta.batch.assign import assign, sources_of
from adeverinta.batch.drafts import Drafts
from adeverinta.batch.issue import CHUNK, issue
from adeverinta.batch.job import Draft, Job, Progress, Work
from adeverinta.batch.observer import Observer
from adeverinta.batch.prepare import prepare
from adeverinta.batch.unit import Prepare
from adeverinta.batch.verify import State, Verdict, verify

__all__ = [
    "CHUNK",
    "Draft",
    "Drafts",
    "Job",
    "Observer",
    "Prepare",
    "Progress",
    "State",
    "Verdict",
    "Work",
    "answer_of",
    "assign",
    "issue",
    "prepare",
    "sources_of",
    "verify",
]
