"""What the law adds: all rules on a case beside building it, and the dates of many cases beside reading their YAML."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Final

from reportgen import due, source
from reportgen.law.standing import Deadline
from reportgen.options import Options
from tests.benchmark.cases import TODAY, case
from tests.benchmark.figures import Figure
from tests.benchmark.ours import COUNTED, Press
from tests.program import WORKED

_DUE_ON: Final = date(2019, 7, 1)  # when some dates of the cases that come along are late, some near and some far
_WARM_UP: Final = 3  # rounds that are not counted
_DUE_ROUNDS: Final = 3
_JUDGING_TARGET: Final = 1 / 10
_DUE_TARGET: Final = 5.0
_OUTPUTS: Final[dict[str, Callable[[Sequence[Deadline]], object]]] = {
    "table": lambda deadlines: due.as_table(deadlines, _DUE_ON),
    "json": lambda deadlines: due.as_json(deadlines, _DUE_ON),
    "ics": due.as_ics,
}


def judging(folder: Path, rounds: int) -> Figure:
    """Every rule on a case and its report, beside loading, composing and writing them: the same case, in turn."""
    press, path = Press(), folder / "judged.yaml"
    judged, built = list[float](), list[float]()
    for number in range(rounds + _WARM_UP):
        path.write_text(case(number), encoding="utf-8")
        steps = press.steps(path)
        made = press.case(path)
        document = press.document(made)
        took = _seconds(partial(press.judge, made, document, TODAY))
        if number >= _WARM_UP:
            built.append(sum(steps[step] for step in COUNTED))
            judged.append(took)
    ratio = median(law / whole for law, whole in zip(judged, built, strict=True))
    detail = {"ms": 1e3 * median(judged), "building ms": 1e3 * median(built)}
    return Figure("all rules on a case / building it", ratio, _JUDGING_TARGET, detail=detail)


def deadlines(folder: Path, count: int) -> list[Figure]:
    """`reportgen due --all` over so many cases beside parsing the same texts: a figure for each output.

    The cases are those that come along, again and again, since the made-up ones have few dates.
    """
    cases = folder / "deadlines"
    cases.mkdir()
    texts = list(islice(cycle(path.read_text("utf-8") for path in WORKED), count))
    for number, text in enumerate(texts):
        (cases / f"{number:04}.yaml").write_text(text, encoding="utf-8")
    found = due.gathered((cases,), Options(), _DUE_ON).deadlines
    times = {"parsing": list[float](), "gathering": list[float](), **{name: list[float]() for name in _OUTPUTS}}
    for _ in range(_DUE_ROUNDS):
        times["parsing"].append(_seconds(partial(_parse, texts)))
        times["gathering"].append(_seconds(partial(due.gathered, (cases,), Options(), _DUE_ON)))
        for name, shown in _OUTPUTS.items():
            shown(found[:1])  # loads what is loaded once
            times[name].append(_seconds(partial(shown, found)))
    each = {name: 1e3 * median(took) / count for name, took in times.items()}
    return [_output(name, each["gathering"] + each[name], each["parsing"]) for name in _OUTPUTS]


def _output(name: str, took: float, parsing: float) -> Figure:
    """One output; a calendar is written by a library, which takes 0.2 ms for each event and keeps to RFC 5545."""
    detail = {"ms each": took, "parsing ms each": parsing}
    return Figure(f"due as {name} / parsing the YAML", took / parsing, _DUE_TARGET, aim=name == "ics", detail=detail)


def _parse(texts: Sequence[str]) -> None:
    for text in texts:
        source.parse(text, "case.yaml")


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
