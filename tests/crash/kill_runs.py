"""Kill a run of many certificates at random points, again and again, and look at what is left.

python -m tests.crash.kill_runs [KILLS] [CERTIFICATES] [PROCESSES]
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

from adeverinta.run import issue as batch_issue
from tests import firm
from tests.crash import remains


def kill_runs(base: Path, kills: int, people: int, processes: int = 1, seed: int = 1) -> dict[str, int]:
    """Rounds of a fresh register each; in a round a run is killed until one comes through."""
    chance = random.Random(seed)
    firm.of_many(base, people)
    output = base / "runda" / "iesire"
    drafts = remains.prepared(base, output)
    longest = _timed(output, drafts)
    done = {"kills": 0, "rounds": 0, "finished_before_the_kill": 0, "rewritten": 0}
    module = sys.modules["adeverinta.run.portions"]
    while done["kills"] < kills:
        done["rounds"] += 1
        shutil.rmtree(output.parent, ignore_errors=True)
        output.parent.mkdir()
        module.CHUNK = chance.choice([7, 60, 400])
        for _ in range(chance.randint(1, 6)):
            children = [_started(drafts) for _ in range(processes)]
            time.sleep(remains.moment(chance, longest))
            for child in children:
                os.kill(child, signal.SIGKILL)
                if os.waitpid(child, 0)[1] == signal.SIGKILL:
                    done["kills"] += 1
                else:
                    done["finished_before_the_kill"] += 1
            remains.check(output)
        confirmed = {path: path.stat().st_mtime_ns for path in remains.check(output)}
        for child in [_started(drafts) for _ in range(processes)]:
            assert os.waitpid(child, 0)[1] == 0
        remains.check(output, expected=people)
        done["rewritten"] += sum(path.stat().st_mtime_ns != at for path, at in confirmed.items())
        print(done, flush=True)
        left = [path for path in output.rglob("*") if path.name.endswith(".tmp")]
        assert not left, left
    return done


def _timed(output, drafts) -> float:
    output.parent.mkdir()
    start = time.perf_counter()
    assert os.waitpid(_started(drafts), 0)[1] == 0
    return time.perf_counter() - start


def _started(drafts) -> int:
    child = os.fork()
    if child:
        return child
    try:
        list(batch_issue([drafts], lambda *_: None))
    except BaseException as error:
        print(repr(error), file=sys.stderr)
        os._exit(1)
    os._exit(0)


if __name__ == "__main__":
    wanted = [int(text) for text in sys.argv[1:]]
    with tempfile.TemporaryDirectory() as name:
        begun = time.perf_counter()
        print(kill_runs(Path(name), *(wanted or [300, 1000])), f"{time.perf_counter() - begun:.0f} s")
