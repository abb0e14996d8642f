"""Whether a long case costs more for each recommendation than a short one."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from typing import Final

from tests.benchmark.cases import case
from tests.benchmark.figures import Figure
from tests.benchmark.ours import COUNTED, Press

_LENGTHS: Final = (10, 100, 1000)
_TARGET: Final = 1.3


def linearity(folder: Path, rounds: int) -> list[Figure]:
    """The time for each recommendation of a case of 1000 beside one of 100, and of 100 beside one of 10.

    What a report costs before its first recommendation is in all of them, so the second ratio is far below 1.
    """
    press, times = Press(), {length: list[float]() for length in _LENGTHS}
    for number in range(rounds + 1):
        for length in _LENGTHS:
            path = folder / "long.yaml"
            path.write_text(case(number, length), encoding="utf-8")
            steps = press.steps(path)
            if number:  # the first round fills caches
                times[length].append(sum(steps[step] for step in COUNTED) / length)
    return [_growth(times, 1000, 100, _TARGET), _growth(times, 100, 10, None)]


def _growth(times: dict[int, list[float]], more: int, less: int, target: float | None) -> Figure:
    pairs = zip(times[more], times[less], strict=True)
    detail = {"ms each": 1e3 * median(times[more]), "of fewer ms each": 1e3 * median(times[less])}
    ratio = median(long / short for long, short in pairs)
    return Figure(f"time per recommendation, {more} / {less}", ratio, target, detail=detail)
