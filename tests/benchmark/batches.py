"""Many cases in one build, from cold: beside other tools on as many processors, and again with little to do or none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Final

from tests.benchmark.cases import case
from tests.benchmark.figures import Figure
from tests.benchmark.peers import pandoc
from tests.benchmark.startup import PROGRAM
from tests.benchmark.turns import prepare

_SECOND_REPORT: Final = "  mayor-and-cabinet:\n    meeting: 2021-06-03\n"
_REPORTS: Final = 2
_TODAY: Final = "2021-06-01"  # in the midst of the days of the made-up cases
_SETTLED: Final = 1.0  # seconds after which the time of a file's change tells that it has not changed again
_AGAIN: Final = 15  # runs with nothing to do
_PROCESSORS: Final = 2
_ERRORS: Final = 1  # the exit code of a build in whose cases the law finds something
_COMPILED: Final = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""All find Python's files compiled, as they are where programs are installed, whatever the environment says of that."""
_BESIDE: Final = (  # who, what it makes, the target, and whether that is only an aim
    ("pandoc", "the same documents", 1 / 10, False),
    ("pandoc", "the DOCX", 1 / 10, True),
    ("docxtpl", "the DOCX", 1 / 3, False),
)


def batches(folder: Path, count: int, sample: int, most: int) -> list[Figure]:
    """The figures for so many cases; peers make a sample of the documents, and the longest batch has `most` cases."""
    place = folder / "batches"
    cases = made_up(place / "cases", count)
    whole = build(cases, place / "output")
    return [
        *_beside(place, sample, whole / count),
        _nothing_to_do(place, count),
        _one_changed(place, cases, count),
        _linear(place, count, most, whole),
    ]


def made_up(folder: Path, count: int) -> Path:
    """A folder of case files, each of which asks for two reports."""
    folder.mkdir(parents=True)
    for number in range(count):
        (folder / f"{number:04}.yaml").write_text(case(number) + _SECOND_REPORT, encoding="utf-8")
    return folder


def build(cases: Path, output: Path, *options: str) -> float:
    """The seconds that a build takes, as a process of its own."""
    command = (*PROGRAM, "build", str(cases), "-q", "--today", _TODAY, "--output", str(output), *options)
    return _seconds(command, may_find=True)


def _beside(place: Path, sample: int, ours: float) -> list[Figure]:
    """The time of a case in the whole build beside that of its documents by a peer, of which several work at once."""
    prepared = place / "prepared"
    prepared.mkdir()
    prepare(prepared, sample)
    found = []
    for name, what, target, aim in _BESIDE:
        title = f"batch, two reports as DOCX and Markdown / {name}, {what}"
        try:
            took = _by_peer(name, prepared, sample, both=what != "the DOCX") * _REPORTS
        except (ImportError, subprocess.CalledProcessError, TypeError) as problem:
            why_not = f"{name} is not installed ({type(problem).__name__})"
            found.append(Figure(title, None, target, aim=aim, why_not=why_not))
            continue
        detail = {"ms a case": 1e3 * ours, "peer ms": 1e3 * took}
        found.append(Figure(title, ours / took, target, aim=aim, detail=detail))
    return found


def _by_peer(name: str, prepared: Path, sample: int, *, both: bool) -> float:
    """The seconds that a document takes, made by as many processes of a peer as there are processors, from cold.

    `both`: as a Word file and as Markdown, which docxtpl cannot write. Of pandoc a quarter of the sample is enough,
    since each document is a process, and the first costs what the last does.
    """
    if name == "pandoc":
        kinds = [pandoc(prepared, kind) for kind in (("docx", "gfm") if both else ("docx",))]
        make = lambda number: [kind(number) for kind in kinds]  # noqa: E731  each document is a process
        began = time.perf_counter()
        with ThreadPoolExecutor(_PROCESSORS) as threads:
            list(threads.map(make, range(sample // 4)))
        return (time.perf_counter() - began) / (sample // 4)
    script = (
        "import sys; from pathlib import Path; from tests.benchmark.worker import PEERS\n"
        f"make = PEERS[{name!r}](Path(sys.argv[1]))\n"
        f"for number in range(int(sys.argv[2]), {sample}, {_PROCESSORS}): make(number)"
    )
    commands = [(sys.executable, "-c", script, str(prepared), str(first)) for first in range(_PROCESSORS)]
    began = time.perf_counter()
    with ThreadPoolExecutor(_PROCESSORS) as threads:
        list(threads.map(_seconds, commands))
    return (time.perf_counter() - began) / sample


def _nothing_to_do(place: Path, count: int) -> Figure:
    """A build with nothing to do beside `git status` over the same files, in turn."""
    title = f"no change in {count} cases / git status"
    git = shutil.which("git")
    if git is None:
        return Figure(title, None, 3, why_not="git is not installed")
    identity = ("-c", "user.name=benchmark", "-c", "user.email=benchmark@example.org")
    for command in (("init", "-q"), ("add", "cases", "output"), (*identity, "commit", "-q", "-m", "All of them")):
        subprocess.run((git, "-C", str(place), *command), check=True, capture_output=True)  # noqa: S603  our own
    time.sleep(_SETTLED)
    build(place / "cases", place / "output")
    status = (git, "-C", str(place), "status", "--", "cases", "output")
    pairs = [(build(place / "cases", place / "output"), _seconds(status)) for _ in range(_AGAIN + 1)][1:]
    detail = {"ms": 1e3 * median(ours for ours, _ in pairs), "git ms": 1e3 * median(theirs for _, theirs in pairs)}
    return Figure(title, median(ours / theirs for ours, theirs in pairs), 3, detail=detail)


def _one_changed(place: Path, cases: Path, count: int) -> Figure:
    """One changed case among many beside the build of that case alone."""
    times = []
    for number in islice(range(count), 5):
        path = cases / f"{number:04}.yaml"
        path.write_text(case(count + number) + _SECOND_REPORT, encoding="utf-8")
        among = build(cases, place / "output")
        times.append((among, build(path, place / f"alone-{number}")))
    detail = {"ms": 1e3 * median(among for among, _ in times), "alone ms": 1e3 * median(alone for _, alone in times)}
    ratio = median(among / alone for among, alone in times)
    return Figure(f"one changed of {count} cases / that case alone", ratio, 2, detail=detail)


def _linear(place: Path, count: int, most: int, whole: float) -> Figure:
    """The time for each case of a long batch beside that of a shorter one."""
    took = build(made_up(place / "more", most), place / "more-output")
    detail = {"ms a case": 1e3 * took / most, "of fewer ms": 1e3 * whole / count}
    return Figure(f"each of {most} cases / each of {count}", took / most / (whole / count), 1.2, detail=detail)


def _seconds(command: Sequence[str], *, may_find: bool = False) -> float:
    start = time.perf_counter()
    done = subprocess.run(  # noqa: S603  our own
        command, env=_COMPILED, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    took = time.perf_counter() - start
    if done.returncode not in ((0, _ERRORS) if may_find else (0,)):
        raise subprocess.CalledProcessError(done.returncode, command)
    return took
