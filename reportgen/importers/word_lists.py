"""The numbers that Word shows before the paragraphs of its lists, which stand nowhere in the text of a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from reportgen.importers.markers import BULLET, roman, shown

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_LEVELS: Final = 9
_TWIPS: Final = 20  # in a point


def value(element: etree._Element | None, path: str) -> str | None:
    """The value of a property that stands at a path of Word’s element names, such as `pPr/numPr/ilvl`."""
    found = element.find("/".join(W + name for name in path.split("/"))) if element is not None else None
    return None if found is None else found.get(f"{W}val", "")


def whole_number(text: str | None, default: int) -> int:
    """A number of Word’s, or the default where it is missing or is none."""
    try:
        return int(float(text)) if text else default
    except (ValueError, OverflowError):
        return default


@dataclass(frozen=True, slots=True)
class _Level:
    format: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    left: float | None = None
    hanging: float = 0


@dataclass(slots=True)
class _Num:
    """A list of a file: the scheme that it follows, and its own first numbers."""

    scheme: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, _Level] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Listed:
    """What stands before a paragraph of a list, and where marker and text begin, in points."""

    marker: str
    left: float | None
    hanging: float


class Lists:
    """All lists of a Word file. Ask for the markers of its paragraphs in reading order, since asking counts on."""

    def __init__(self, numbering: etree._Element | None) -> None:
        self._schemes: dict[str, dict[int, _Level]] = {}
        self._nums: dict[str, _Num] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: etree._Element) -> None:
        linked: dict[str, str] = {}
        named: dict[str, str] = {}
        for scheme in numbering.iterchildren(f"{W}abstractNum"):
            identity = scheme.get(f"{W}abstractNumId", "")
            self._schemes[identity] = dict(map(_level, scheme.iterchildren(f"{W}lvl")))
            if link := value(scheme, "numStyleLink"):
                linked[identity] = link
            if link := value(scheme, "styleLink"):
                named[link] = identity
        for num in numbering.iterchildren(f"{W}num"):
            scheme_id = value(num, "abstractNumId") or ""
            found = _Num(named.get(linked.get(scheme_id, ""), scheme_id))
            for override in num.iterchildren(f"{W}lvlOverride"):
                at = whole_number(override.get(f"{W}ilvl"), 0)
                if (start := value(override, "startOverride")) is not None:
                    found.starts[at] = whole_number(start, 1)
                for level in override.iterchildren(f"{W}lvl"):
                    found.levels[at] = _level(level)[1]
            self._nums[num.get(f"{W}numId", "")] = found

    def next(self, number: str, at: int) -> Listed | None:
        """The marker of the next paragraph of this list at this level, or None where it has none."""
        num = self._nums.get(number)
        at = min(max(at, 0), _MOST_LEVELS - 1)
        level = self._level(num, at) if num else None
        if num is None or level is None or level.format == "none":
            return None
        counts = self._counts.setdefault(num.scheme, [None] * _MOST_LEVELS)
        if at in num.starts and (number, at) not in self._begun:
            counts[at] = None
        self._begun.add((number, at))
        now = counts[at]
        counts[at] = num.starts.get(at, level.start) if now is None else now + 1
        for below in range(at + 1, _MOST_LEVELS):
            deeper = self._level(num, below)
            if deeper is None or deeper.restart is None or 0 < at + 1 <= deeper.restart:
                counts[below] = None
        return Listed(self._marker(num, level, counts), level.left, level.hanging)

    def _level(self, num: _Num, at: int) -> _Level | None:
        return num.levels.get(at) or self._schemes.get(num.scheme, {}).get(at)

    def _marker(self, num: _Num, level: _Level, counts: list[int | None]) -> str:
        if level.format == "bullet":
            return shown(level.text.strip()) or BULLET
        text = level.text
        for at in range(_MOST_LEVELS):
            if f"%{at + 1}" in text:
                other = self._level(num, at) or level
                count = counts[at]
                text = text.replace(f"%{at + 1}", _numeral(other.start if count is None else count, other.format))
        return text.strip()


def _level(element: etree._Element) -> tuple[int, _Level]:
    indent = element.find(f"{W}pPr/{W}ind")
    restart = value(element, "lvlRestart")
    return whole_number(element.get(f"{W}ilvl"), 0), _Level(
        value(element, "numFmt") or "decimal",
        value(element, "lvlText") or "",
        whole_number(value(element, "start"), 1),
        None if restart is None else whole_number(restart, 0),
        *indents(indent),
    )


def indents(indent: etree._Element | None) -> tuple[float | None, float]:
    """The left indent and how far the first line hangs out of it, in points."""
    if indent is None:
        return None, 0.0
    left = indent.get(f"{W}left", indent.get(f"{W}start"))
    hanging = whole_number(indent.get(f"{W}hanging"), 0) - whole_number(indent.get(f"{W}firstLine"), 0)
    return (None if left is None else whole_number(left, 0) / _TWIPS), hanging / _TWIPS


def _numeral(number: int, form: str) -> str:
    write: dict[str, Callable[[int], str]] = {
        "lowerLetter": _letters,
        "upperLetter": lambda one: _letters(one).upper(),
        "lowerRoman": roman,
        "upperRoman": lambda one: roman(one).upper(),
        "decimalZero": lambda one: f"{one:02}",
    }
    return write.get(form, str)(number)


def _letters(number: int) -> str:
    """Small letters from a to z, then aa, bb and so on, as Word counts."""
    if not 1 <= number <= 26 * 20:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
