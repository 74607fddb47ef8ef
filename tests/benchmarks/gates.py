"""The gates of the short form: a line may not fall below 60 % of what was measured, a cost not rise as much."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.measure import Line

GATES = Path(__file__).with_name("gates.json")
SLACK = 0.6


def failures(lines: Sequence[Line]) -> list[str]:
    """What fell through its gate; lines that have none are not looked at."""
    known = json.loads(GATES.read_text(encoding="utf-8"))
    found = []
    for line in lines:
        if line.ratio is None or not line.gated or line.key not in known:
            continue
        before = known[line.key]
        if line.ratio < before * SLACK if line.more else line.ratio > before / SLACK:
            found.append(f"{line.key}: {line.ratio:.3g}, measured {before:.3g}")
    return found


def write(lines: Sequence[Line]) -> None:
    """Keep what was measured as the gates; those of other measurements stay, and what this machine cannot tell now."""
    known = json.loads(GATES.read_text(encoding="utf-8")) if GATES.exists() else {}
    anew = {line.id for line in lines}
    untold = {line.key for line in lines if not line.gated}
    kept = {key: ratio for key, ratio in known.items() if key.split()[0] not in anew or key in untold}
    kept |= {line.key: round(line.ratio, 4) for line in lines if line.ratio is not None and line.gated}
    ordered = sorted(kept.items(), key=lambda item: int(item[0].split()[0][1:]))
    GATES.write_text(json.dumps(dict(ordered), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
