"""What a report costs beside other ways of making the same one.

Everything is measured here and now and shown as a ratio to a peer, since milliseconds say more about the machine than
about the program. A target that is exceeded by less than a tenth counts as met, since runs differ by some hundredths.
docxtpl and pandoc (`pip install -e .[dev]`) are left out where they are not installed, and memory on Windows.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.benchmark.batches import batches
from tests.benchmark.duties import deadlines, judging
from tests.benchmark.figures import Figure, as_json, table
from tests.benchmark.imports import importing
from tests.benchmark.linear import linearity
from tests.benchmark.memory import memory
from tests.benchmark.registers import registers
from tests.benchmark.startup import start_up
from tests.benchmark.turns import per_case


@dataclass(frozen=True, slots=True)
class Effort:
    """How often things are measured."""

    rounds: int
    starts: int
    long_cases: int
    few: int
    many: int
    due: int
    sample: int
    most: int


FULL: Final = Effort(rounds=80, starts=15, long_cases=5, few=100, many=1000, due=1000, sample=240, most=5000)
QUICK: Final = Effort(rounds=5, starts=2, long_cases=1, few=10, many=40, due=100, sample=8, most=80)


def measured(effort: Effort) -> list[Figure]:
    """All figures."""
    with tempfile.TemporaryDirectory(prefix="reportgen-benchmark-") as name:
        folder = Path(name)
        return [
            *per_case(folder, effort.rounds),
            judging(folder, effort.rounds),
            *deadlines(folder, effort.due),
            registers(folder, effort.due),
            *memory(folder, effort.few, effort.many),
            *start_up(folder, effort.starts),
            *linearity(folder, effort.long_cases),
            *importing(folder, effort.starts, effort.few, effort.many),
            *batches(folder, effort.many, effort.sample, effort.most),
        ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures, prints the table, and returns the exit code: 1 where `--check` was given and a target is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="measure less, in about a minute; ratios waver more")
    parser.add_argument("--check", action="store_true", help="exit with 1 if a target is missed; aims are no targets")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to this file too")
    chosen = parser.parse_args(arguments)
    figures = measured(QUICK if chosen.quick else FULL)
    sys.stdout.write(table(figures) + "\n")
    if chosen.json:
        chosen.json.write_text(as_json(figures), encoding="utf-8")
    return int(chosen.check and any(figure.missed for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
