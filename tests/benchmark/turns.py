"""Contenders take turns: a round is one case by each of them, in an order that changes, so that a slow moment of the
machine hits all alike. What is compared is the two times of one round, and of those ratios the median.
"""

from __future__ import annotations

import importlib.util
import json
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Final

from tests.benchmark import neutral, peers
from tests.benchmark.cases import case
from tests.benchmark.figures import Figure
from tests.benchmark.ours import COUNTED, STEPS, Press
from tests.benchmark.worker import OURS, PEERS

_WARM_UP: Final = 3  # rounds that are not counted
_TARGETS: Final = {"docxtpl": 1 / 2, "pandoc": 1 / 10, "python-docx": None, "zip": 5.0}
_NAMES: Final = {
    "docxtpl": "case to DOCX and Markdown / docxtpl's DOCX alone",
    "pandoc": "case to DOCX and Markdown / pandoc, Markdown to DOCX",
    "python-docx": "case to DOCX and Markdown / python-docx's DOCX alone",
    "zip": "case to DOCX and Markdown / zip of finished XML",
}
_NEEDS: Final = {"docxtpl": "docxtpl is not installed", "pandoc": "pandoc is not installed"}

Times = Mapping[str, Sequence[dict[str, float]]]


class DifferentWordsError(Exception):
    """A contender left words of the report out, so that its time says nothing."""


class Contender:
    """A process that makes one document whenever it is asked."""

    def __init__(self, name: str, folder: Path) -> None:
        command = [sys.executable, "-m", "tests.benchmark.worker", name, str(folder)]
        self._process = subprocess.Popen(  # noqa: S603  this program's own module
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def make(self, number: int) -> dict[str, float]:
        """The seconds that the steps of one document took."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{number}\n")
        self._process.stdin.flush()
        answer: dict[str, float] = json.loads(self._process.stdout.readline())
        return answer

    def end(self) -> None:
        """Lets the process go."""
        self._process.communicate()


def per_case(folder: Path, rounds: int) -> list[Figure]:
    """What one case of a batch costs, beside what each peer's document does."""
    prepare(folder, rounds + _WARM_UP)
    present = [name for name in PEERS if _is_there(name)]
    times = take_turns((OURS, *present), folder, rounds)
    for name in present:
        compare_words(folder, name)
    ours = [sum(steps[step] for step in COUNTED) for steps in times[OURS]]
    found = [
        _against(name, ours, [steps["docx"] for steps in times[name]])
        if name in times
        else Figure(_NAMES[name], None, _TARGETS[name], why_not=_NEEDS[name])
        for name in PEERS
    ]
    return [*found, _writing(times), *split(times[OURS], ours)]


def prepare(folder: Path, count: int) -> None:
    """The cases, and each report as its peers take it."""
    press = Press()
    for number in range(count):
        stem = folder / f"{number:04}"
        path = stem.with_suffix(".yaml")
        path.write_text(case(number), encoding="utf-8")
        document = press.document(press.case(path))
        word = press.written(document, "docx")
        stem.with_suffix(".md").write_bytes(press.written(document, "md"))
        stem.with_suffix(".xml").write_bytes(neutral.body(word))
        stem.with_suffix(".json").write_text(neutral.as_json(neutral.blocks_of(word)), encoding="utf-8")
        if not number:
            (folder / peers.SHELL).write_bytes(neutral.shell(word))


def take_turns(names: Sequence[str], folder: Path, rounds: int) -> Times:
    """The times of each contender, round by round."""
    contenders = {name: Contender(name, folder) for name in names}
    times: dict[str, list[dict[str, float]]] = {name: [] for name in names}
    dice = random.Random(0)  # noqa: S311  nothing is secret here
    for number in range(rounds + _WARM_UP):
        for name in dice.sample(names, len(names)):
            took = contenders[name].make(number)
            if number >= _WARM_UP:
                times[name].append(took)
    for contender in contenders.values():
        contender.end()
    return times


def compare_words(folder: Path, name: str) -> None:
    """Raises `DifferentWordsError` unless every word of the first report is in a peer's file."""
    wanted = neutral.from_json(peers.prepared(folder, "json")[0].read_text(encoding="utf-8"))
    made = neutral.blocks_of((folder / f"{name}.docx").read_bytes())
    missing = _words(wanted) - _words(made)
    if missing:
        raise DifferentWordsError(name, missing)


def _words(blocks: Sequence[neutral.Block]) -> Counter[str]:
    return Counter(word for block in blocks for word in block.words)


def _is_there(name: str) -> bool:
    if name == "pandoc":
        return peers.pandoc_program() is not None
    return name != "docxtpl" or importlib.util.find_spec("docxtpl") is not None


def _against(name: str, ours: Sequence[float], theirs: Sequence[float]) -> Figure:
    ratio = median(our / their for our, their in zip(ours, theirs, strict=True))
    detail = {"ms": 1e3 * median(ours), "peer ms": 1e3 * median(theirs)}
    return Figure(_NAMES[name], ratio, _TARGETS[name], aim=name == "zip", detail=detail)


def _writing(times: Times) -> Figure:
    """Our writer of Word files alone beside the limit, which has its XML ready."""
    ours, limit = ([steps["docx"] for steps in times[name]] for name in (OURS, "zip"))
    ratio = median(our / their for our, their in zip(ours, limit, strict=True))
    return Figure("finished document to DOCX / zip of finished XML", ratio, _TARGETS["zip"], aim=True)


def split(steps: Sequence[dict[str, float]], whole: Sequence[float]) -> list[Figure]:
    """The share of each step in the time of a case; HTML's share is beside it, not in it."""
    return [
        Figure(
            f"share of {step}" if step in COUNTED else f"{step}, beside that",
            median(took[step] / total for took, total in zip(steps, whole, strict=True)),
            detail={"ms": 1e3 * median(took[step] for took in steps)},
        )
        for step in STEPS
    ]
