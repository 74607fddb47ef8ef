"""`python -m tests.benchmarks.inside NOTES MODULE ...`: the module as it would run, then notes about its process.

The peak is the kernel's high-water mark of this process, asked from inside at its end: what a parent gets
for a child (`ru_maxrss`) counts in the child's own children and what the parent held when it forked. Processor
time is that of this process with all threads and of the children it waited for.
"""

import atexit
import json
import os
import runpy
import sys
from pathlib import Path


def peak():
    """MiB."""
    status = Path("/proc/self/status")
    if status.exists():
        found = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(found.split()[1]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main():
    notes, module, *_ = sys.argv[1:]
    sys.argv = sys.argv[2:]
    atexit.register(note, Path(notes))  # the program leaves its process from inside
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def note(path):
    found = {"peak": peak(), "cpu": sum(os.times()[:4])}
    path.write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main()
