"""P3: stamping and writing the files against writing the same bytes and nothing else."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from unittest.mock import patch

from adeverinta import forms
from adeverinta.system import files
from tests.benchmarks.bench import Bench
from tests.benchmarks.facts import CODE, fresh, varied
from tests.benchmarks.measure import Line, compared, rounds

CHUNK = 400
THREADS = 4
"""As many write the files of a run."""


def p3(bench: Bench) -> list[Line]:
    """Both sides flushed; both unflushed, by as many threads; ours flushed against theirs not, no fair pair."""
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

    def raw_by_threads() -> None:
        out = bench.out()
        with ThreadPoolExecutor(THREADS) as pool:
            list(pool.map(lambda pair: (out / f"{pair[0]}.pdf").write_bytes(pair[1]), enumerate(pdfs)))

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
        ours=ours, ours_unflushed=ours_unflushed, raw=raw, raw_by_threads=raw_by_threads,
        raw_flushed=raw_flushed,
    )  # fmt: skip
    work = f"stamping and writing, {many} files"
    pairs = (
        (f"{work}, with fsync", "raw writing, with fsync", "ours", "raw_flushed", 0.2, ""),
        (
            f"{work}, without fsync",
            f"the same files written by {THREADS} threads, without fsync",
            "ours_unflushed",
            "raw_by_threads",
            None,
            "told, not held: the stamp alone is most of it",
        ),
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
