"""Where the bars and words of a chart stand, in units of its own. Knows no format: `chart_svg` and `chart_png` draw it.

Each bar has its name at its left and its number at its right end, in the same dark ink; the colour of the bars says
nothing.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import Final

from reportgen.document.chart import Bar, Chart
from reportgen.write.words import on_one_line

WIDTH: Final = 1000
SIZE: Final = 26  # of letters: 12 points where the chart is as wide as the text of an upright A4 page
INK: Final = "#1a1a1a"
_NAMES: Final = 380  # where the names of bars end
_AXIS: Final = 396
_LONGEST: Final = 500  # of the bar for the greatest number, so that its number has room
_LETTERS: Final = 26  # of a name on one line
_CAPITALS: Final = 18  # the same where all are capitals
_MOST_LINES: Final = 3
_LINE: Final = 32
_APART: Final = 20
_MARGIN: Final = 10


@dataclass(frozen=True, slots=True)
class Words:
    """Words whose middle stands at a height; they end at `x` where `ends`, and begin there otherwise."""

    text: str
    x: int
    y: int
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle; `rule` for the line from which the bars start."""

    x: int
    y: int
    width: int
    height: int
    rule: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that is drawn, within `WIDTH` and a height."""

    height: int
    boxes: tuple[Box, ...]
    words: tuple[Words, ...]


def drawing(chart: Chart) -> Drawing:
    """The chart laid out: bars from top to bottom in their order."""
    greatest = max((bar.number for bar in chart.bars), default=0)
    boxes: list[Box] = []
    words: list[Words] = []
    top = _MARGIN
    for bar in chart.bars:
        lines = _lines(bar)
        height = _LINE * len(lines) + _APART
        middle = top + height // 2
        first = middle - _LINE * (len(lines) - 1) // 2
        words += [Words(line, _NAMES, first + _LINE * place, ends=True) for place, line in enumerate(lines)]
        length = _LONGEST * bar.number // greatest if greatest else 0
        if length:
            boxes.append(Box(_AXIS, middle - _LINE // 2, length, _LINE))
        words.append(Words(f"{bar.number:,}", _AXIS + length + 12, middle))
        top += height
    if chart.bars:
        boxes.append(Box(_AXIS - 2, _MARGIN, 2, top - _MARGIN, rule=True))
    return Drawing(top + _MARGIN, tuple(boxes), tuple(words))


def _lines(bar: Bar) -> list[str]:
    """A bar's name on at most three lines; what goes on after them is cut short."""
    letters = _CAPITALS if bar.label.isupper() else _LETTERS
    return textwrap.wrap(on_one_line(bar.label), letters, max_lines=_MOST_LINES, placeholder="…") or ["–"]
