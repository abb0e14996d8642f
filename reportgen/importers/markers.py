"""What stands before an item of a list, and how deep the item stands: numbers, letters, bullets and their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

BULLET: Final = "•"

_ODD_BULLETS: Final = "\uf0b7\uf0a7\uf0d8\uf0fc\uf02d\uf0a8\uf076\uf071\uf0e0\uf06e"  # of Word’s symbol fonts
BULLETS: Final = "•·▪▫◦●○■□‣⁃∙➢➤►▶✓✔❖◆"
_MARKER: Final = re.compile(
    r"""(?P<marker>
        \d{1,3}(?:\.\d{1,2}){0,3}\. | \d{1,2}\) | \(\d{1,3}\)  # 1.  4.2.  12)  (3)
      | \((?:[a-z]|[ivxl]{2,5}|[A-Z])\) | [A-Z]\)         # (a)  (iv)  B)
      | (?:[a-z]|[ivxl]{2,5})\) | (?:[a-z]|[ivxl]{2,5})\.(?!\s*\d)  # a)  iv.  but not “s. 26”
      | ["""
    + BULLETS
    + _ODD_BULLETS
    + r"""]
      | [-–—*o](?=\s)                                     # a dash, a star or Word’s round bullet, and text after it
    )(?:\s+|$)(?P<rest>.*)""",
    re.VERBOSE | re.DOTALL,
)
_GLUED: Final = re.compile(  # •pay  10.Within
    rf"(?P<marker>[•▪●■➢►{_ODD_BULLETS}](?=\w)|\d{{1,3}}\.(?=[A-Z‘“][a-z]*[ ’]))(?P<rest>.*)", re.DOTALL
)
_DEEPEST: Final = 12  # lists inside one another
_PLACES: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


def split_marker(text: str) -> tuple[str, str]:
    """The marker that a text begins with, or nothing, and the rest of it."""
    found = _MARKER.match(text) or _GLUED.match(text)
    return (shown(found["marker"]), found["rest"]) if found else ("", text)


def shown(bullet: str) -> str:
    """A marker as it is seen: the bullets of Word’s symbol fonts have no character of their own."""
    return BULLET if bullet and bullet in _ODD_BULLETS else bullet


@dataclass(frozen=True, slots=True)
class Sort:
    """The sort of list that a marker belongs to, and its place there, counted from 1; bullets have the place 0."""

    name: str
    place: int = 0


def sorts(marker: str) -> tuple[Sort, ...]:
    """What a marker can be: `i.` is the first of one sort of list and the ninth of another."""
    core = marker.strip("().")
    dress = marker.replace(core, "1", 1) if core else marker
    if core and core[-1].isdigit() and core[0].isdigit():
        parts = core.split(".")
        return (Sort(f"{dress} {len(parts)}", int(parts[-1])),)
    found = [Sort(f"{dress} roman", _PLACES.index(core) + 1)] if core in _PLACES else []
    if len(core) == 1 and core.isascii() and core.isalpha() and core not in {dress, marker}:
        found.append(Sort(f"{dress} {'lower' if core.islower() else 'upper'}", ord(core.lower()) - ord("a") + 1))
    return tuple(found) or (Sort(marker),)


@dataclass(slots=True)
class _Level:
    sort: Sort
    left: float
    text: float

    def goes_on(self, sort: Sort) -> bool:
        return self.sort.name == sort.name and sort.place == self.sort.place + 1 and sort.place > 1

    def aligned(self, left: float, text: float, slack: float) -> bool:
        return abs(self.left - left) <= slack or abs(self.text - text) <= slack


class Nesting:
    """The lists that are open at a place of a page, told by where their markers and texts stand."""

    def __init__(self, slack: float) -> None:
        self._slack = slack
        self._levels: list[_Level] = []

    def clear(self) -> None:
        """No list goes on after a heading."""
        self._levels.clear()

    def depth(self, marker: str, left: float, text: float) -> int:
        """How many lists the item with this marker stands in; `left` and `text` are where these begin."""
        possible = sorts(marker)
        for number in range(len(self._levels) - 1, -1, -1):
            level = self._levels[number]
            for sort in possible:
                if level.sort.name == sort.name and level.aligned(left, text, self._slack):
                    return self._open(number, sort, left, text)
        for number in range(len(self._levels) - 1, -1, -1):
            for sort in possible:
                if self._levels[number].goes_on(sort):
                    return self._open(number, sort, left, text)
        deep = len(self._levels)
        while deep and self._levels[deep - 1].left >= left - self._slack:
            deep -= 1
        first = next((sort for sort in possible if sort.place == 1), possible[0])
        return self._open(deep, first, left, text)

    def _open(self, number: int, sort: Sort, left: float, text: float) -> int:
        number = min(number, _DEEPEST - 1)
        self._levels[number:] = [_Level(sort, left, text)]
        return number + 1


def roman(number: int) -> str:
    """A number in small Roman numerals."""
    if not 1 <= number < 4000:  # noqa: PLR2004
        return str(number)
    text = ""
    for size, letters in _ROMAN:
        text += letters * (number // size)
        number %= size
    return text


_ROMAN: Final = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)
