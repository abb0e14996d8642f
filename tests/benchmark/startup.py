"""How long an officer waits: for help, and for the first report of a fresh process."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from tests.benchmark.cases import case
from tests.benchmark.figures import Figure

PROGRAM = (sys.executable, "-c", "from reportgen.cli import run; run()")
"""The program as its console script starts it, whether or not that is installed."""

_CLICK = (sys.executable, "-c", "import click")
_LIBRARIES = (sys.executable, "-c", "import docx, jinja2, yaml, pydantic")


def start_up(folder: Path, runs: int) -> list[Figure]:
    """Two waits, each beside the import of the libraries that it cannot do without."""
    path = folder / "one.yaml"
    path.write_text(case(0), encoding="utf-8")

    def cold_build() -> tuple[str, ...]:
        return (*PROGRAM, "build", str(path), "--quiet", "--output", tempfile.mkdtemp(dir=folder))

    return [
        _waits("reportgen --help / import click", 2, runs, lambda: (*PROGRAM, "--help"), _CLICK),
        _waits("cold build of one case / import docx, jinja2, yaml, pydantic", 3, runs, cold_build, _LIBRARIES),
    ]


def _waits(name: str, target: float, runs: int, ours: Callable[[], tuple[str, ...]], peer: tuple[str, ...]) -> Figure:
    """Runs both in turn; the first run of each, which may compile Python's files, is not counted."""
    pairs = [(_seconds(ours()), _seconds(peer)) for _ in range(runs + 1)][1:]
    detail = {"ms": 1e3 * median(pair[0] for pair in pairs), "peer ms": 1e3 * median(pair[1] for pair in pairs)}
    return Figure(name, median(our / their for our, their in pairs), target, detail=detail)


def _seconds(command: tuple[str, ...]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603  our own
    return time.perf_counter() - start
