"""A run with its reports: the workbook and the report beside the papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adeverinta.report.reports import BothReports
from adeverinta.run import pipeline

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor

    from adeverinta.certificate import Outcome
    from adeverinta.run import Job, Progress


def run(
    job: Job,
    *,
    progress: Progress | None = None,
    executor: Executor | None = None,
    report_beside: bool = False,
    told: Callable[[Outcome], bool] | None = None,
    portion: int | None = None,
) -> pipeline.Result:
    """`run.pipeline.run` with the reports as its observer; `report_beside`: in a worker process."""
    reports = BothReports(beside=report_beside)
    return pipeline.run(job, reports, progress=progress, executor=executor, told=told, portion=portion)
