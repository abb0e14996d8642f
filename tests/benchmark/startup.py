"""How long an officer waits: for help, and for the first report of a fresh process."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median

from tests.benchmark.cases import TODAY, case
from tests.benchmark.figures import Figure

PROGRAM = (sys.executable, "-c", "from reportgen.cli import run; run()")
"""The program as its console script starts it, whether or not that is installed."""

_CLICK = (sys.executable, "-c", "import click")
_LIBRARIES = (sys.executable, "-c", "import docx, jinja2, yaml, pydantic")


def start_up(folder: Path, runs: int) -> list[Figure]:
    """Two waits, each beside the import of the libraries that it cannot do without.

    All find Python's files compiled, as they are where programs are installed, whatever the environment says of that.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
    path = folder / "one.yaml"
    path.write_text(case(0), encoding="utf-8")

    def cold_build() -> tuple[str, ...]:
        return (
            *PROGRAM,
            "build",
            str(path),
            "--quiet",
            "--today",
            str(TODAY),
            "--output",
            tempfile.mkdtemp(dir=folder),
        )

    return [
        _waits("reportgen --help / import click", 2, runs, lambda: (*PROGRAM, "--help"), _CLICK, environment),
        _waits(
            "cold build of one case / import docx, jinja2, yaml, pydantic", 3, runs, cold_build, _LIBRARIES, environment
        ),
    ]


def _waits(  # noqa: PLR0913, PLR0917  what is measured, and how
    name: str,
    target: float,
    runs: int,
    ours: Callable[[], tuple[str, ...]],
    peer: tuple[str, ...],
    environment: Mapping[str, str],
) -> Figure:
    """Runs both in turn; the first run of each, which compiles Python's files, is not counted."""
    pairs = [(seconds(ours(), environment), seconds(peer, environment)) for _ in range(runs + 1)][1:]
    detail = {"ms": 1e3 * median(pair[0] for pair in pairs), "peer ms": 1e3 * median(pair[1] for pair in pairs)}
    return Figure(name, median(our / their for our, their in pairs), target, detail=detail)


def seconds(command: tuple[str, ...], environment: Mapping[str, str]) -> float:
    """How long a command takes."""
    start = time.perf_counter()
    subprocess.run(  # noqa: S603  our own
        command, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return time.perf_counter() - start
