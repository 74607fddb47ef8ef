"""P3: stamping and writing the files against writing the same bytes and nothing else."""

from __future__ import annotations

import os
from unittest.mock import patch

from adeverinta import forms
from adeverinta.system import files
from tests.benchmarks.bench import Bench
from tests.benchmarks.facts import CODE, fresh, varied
from tests.benchmarks.measure import Line, compared, rounds

CHUNK = 400


def p3(bench: Bench) -> list[Line]:
    """Both sides flushed; both unflushed; and ours flushed against theirs not, which is no fair pair."""
    many = 200 if bench.short else 600
    pdfs = [forms.render(CODE, item).pdf for item in varied(many)]
    stamped = fresh(many, 2 * bench.turns + 1)
    next(stamped)  # the first batch made the files of the raw side

    def ours() -> None:
        out = bench.out()
        batch = files.Batch(out)
        for number, item in enumerate(next(stamped)):
            batch.add(out / f"{number}.pdf", forms.render(CODE, item).pdf, lambda: None)
            if number % CHUNK == CHUNK - 1:  # confirmed together, as in a run
                batch.commit()
        batch.commit()
        batch.discard()
        files.sync_folder(out)

    def ours_unflushed() -> None:
        with patch("os.fsync", lambda _handle: None):
            ours()

    def raw() -> None:
        out = bench.out()
        for number, pdf in enumerate(pdfs):
            (out / f"{number}.pdf").write_bytes(pdf)

    def raw_flushed() -> None:
        out = bench.out()
        for number, pdf in enumerate(pdfs):
            with (out / f"{number}.pdf").open("wb") as stream:
                stream.write(pdf)
                stream.flush()
                os.fsync(stream.fileno())
        files.sync_folder(out)

    times = rounds(
        bench.turns, between=bench.clean,
        ours=ours, ours_unflushed=ours_unflushed, raw=raw, raw_flushed=raw_flushed,
    )  # fmt: skip
    work = f"stamping and writing, {many} files"
    pairs = (
        (f"{work}, with fsync", "raw writing, with fsync", "ours", "raw_flushed", 0.2, ""),
        (f"{work}, without fsync", "raw writing, without fsync", "ours_unflushed", "raw", 0.2, ""),
        (
            f"{work}, with fsync",
            "raw writing without fsync",
            "ours",
            "raw",
            None,
            "for information: only we wait for the disk",
        ),
    )
    return [
        compared("P3", done, against, times[mine], times[theirs], target, more=True, note=note, gated=False)
        for done, against, mine, theirs, target, note in pairs
    ]
