"""What the register costs beside checking the same cases."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from typing import Final, TypeVar

from reportgen.build import check
from reportgen.options import Options
from reportgen.register.columns import as_bytes
from reportgen.register.gathering import gathered
from tests.benchmark.figures import Figure
from tests.program import WORKED

T = TypeVar("T")
_TODAY: Final = date(2026, 11, 20)
_OPTIONS: Final = Options(today=_TODAY)
_TARGET: Final = 1.3


def registers(folder: Path, count: int) -> Figure:
    """The register of so many cases as a workbook, beside `check`: the cases that come along, again and again."""
    cases = folder / "registers"
    cases.mkdir()
    for number, path in enumerate(islice(cycle(WORKED), count)):
        (cases / f"{number:04}.yaml").write_text(path.read_text("utf-8"), encoding="utf-8")
    first = sorted(cases.iterdir())[: len(WORKED)]
    check(first, _OPTIONS)
    as_bytes(gathered(first, _OPTIONS, _TODAY), "xlsx")  # loads what is loaded once
    _, checking = _timed(partial(check, [cases], _OPTIONS))
    register, gathering = _timed(partial(gathered, [cases], _OPTIONS, _TODAY))
    _, writing = _timed(partial(as_bytes, register, "xlsx"))
    detail = {"ms each": 1e3 * (gathering + writing) / count, "checking ms each": 1e3 * checking / count}
    detail["writing ms each"] = 1e3 * writing / count
    return Figure("register as xlsx / checking the cases", (gathering + writing) / checking, _TARGET, detail=detail)


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    """What comes of work, and the processor's seconds that it took."""
    start = time.process_time()
    done = work()
    return done, time.process_time() - start
