"""Whether the lines of a text were broken at a width, and which lines then belong together. Knows only evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_WIDEST: Final = 250  # characters of a line that a program broke
_ENOUGH: Final = 4  # broken lines to learn a margin from
_NEARLY: Final = 0.75  # of the width: a line that was broken there
_NARROWEST: Final = 0.65  # of the width: a paragraph in larger letters has shorter lines
_RARE: Final = 0.05  # of the words may stand in longer lines
_FULL: Final = 0.2  # of the words stand in full lines
_NEAR: Final = 4  # lines whose widths tell how wide this paragraph is
_ENDED: Final = re.compile(r"[.!?:;][’”\"')\]]*$")
_LABEL: Final = re.compile(r"[A-Z][A-Za-z ]{2,30} : ?\S")  # “Decision date : 5 March 2024”
_ITEM_END: Final = re.compile(r";(?: and| or)?$")
_SENTENCE: Final = re.compile(r"[.!?][’”\"')\]]*$")
_OPEN: Final = re.compile(r"(?:[,–—-]|\b(?:a|an|the|of|to|in|on|for|and|or|by|with|at|from|its|his|her|their))$")


class Wrapping:
    """The lines of a text, with evidence whether they were broken at a width (`found`).

    A broken text has much of its words in lines of nearly one width, which go on without a marker or an empty line
    in the middle of a sentence. `starts` says of each line whether a marker or an empty line begins it, and `indents`
    where it begins.
    """

    def __init__(self, lines: Sequence[str], starts: Sequence[bool], indents: Sequence[int]) -> None:
        self._lines = lines
        self._starts = starts
        self._lengths = [len(line) for line in lines]
        self._ends = [indent + length for indent, length in zip(indents, self._lengths, strict=True)]
        self._unmarked = not any(starts)
        self._width = self._usual_width()
        full = [at for at, length in enumerate(self._lengths[:-1]) if length >= self._width * _NEARLY]
        going_on = [at for at in full if not starts[at + 1]]
        broken = [at for at in going_on if self._mid_sentence(at)]
        self.found = (
            self._width <= _WIDEST
            and sum(self._lengths[at] for at in full) > sum(self._lengths) * _FULL
            and len(going_on) >= max(2, len(full) * 0.3)
            and len(broken) >= len(going_on) * 0.45
        )
        self._margin = self._strict(broken)

    def _strict(self, broken: Sequence[int]) -> int:
        """The margin, if each line was filled up to it as far as its words allowed, as typewriters’ letters are."""
        margin = max((self._ends[at] for at in broken), default=0)
        kept = sum(self._end_with_next(at) > margin for at in broken)
        return margin if len(broken) >= _ENOUGH and kept >= len(broken) * 0.97 else 0

    def _end_with_next(self, at: int) -> int:
        """Where a line would have ended with the first word of the next one."""
        return self._ends[at] + 1 + len(self._lines[at + 1].split(" ", 1)[0])

    def _usual_width(self) -> int:
        """The length that nearly all the text keeps to."""
        total, seen = sum(self._lengths), 0
        for length in sorted(self._lengths, reverse=True):
            seen += length
            if seen > total * _RARE:
                return length
        return 0

    def _mid_sentence(self, at: int) -> bool:
        line, after = self._lines[at], self._lines[at + 1]
        return not _ENDED.search(line) and (after[:1].islower() or _OPEN.search(line) is not None)

    def unfinished(self, at: int) -> bool:
        """Whether a line is full and ends in the middle of a sentence."""
        if _ENDED.search(self._lines[at]):
            return False
        return self._end_with_next(at) > self._margin if self._margin else not self._fits(at, at + 1, 0.95)

    def parted(self, at: int) -> bool:
        """Whether an unmarked line begins a new paragraph."""
        before = self._lines[at - 1]
        if _LABEL.match(self._lines[at]) or (self._unmarked and _ITEM_END.search(before)):
            return True
        if self._margin:
            if self._end_with_next(at - 1) <= self._margin:
                return True
            return (before.endswith(":") and self._unmarked) or (bool(_SENTENCE.search(before)) and self._heading(at))
        if _OPEN.search(before):
            return self._fits(at - 1, at, 0.6)
        if before.endswith(":") and self._unmarked and self._fits(at - 1, at, 1.0):
            return True
        if self._fits(at - 1, at, 0.85, self._near(at)):
            return True
        if _ENDED.search(before) and self._fits(at - 1, at, 0.8):
            return True
        return self._heading(at) and (bool(_SENTENCE.search(before)) or self._fits(at - 1, at, 1.0))

    def parted_by_page(self, at: int) -> bool:
        """Whether the first line of a page, which has no marker, begins a new paragraph."""
        before, line = self._lines[at - 1], self._lines[at]
        if line[:1].islower():
            return False
        if not _ENDED.search(before):
            return self._heading(at) and self._fits(at - 1, at, 0.8)
        return self._unmarked or self._heading(at) or self._fits(at - 1, at, 0.85)

    def _near(self, at: int) -> int:
        return max(*self._lengths[max(0, at - _NEAR) : at + _NEAR], int(self._width * _NARROWEST))

    def _fits(self, before: int, at: int, share: float, width: int | None = None) -> bool:
        """Whether the first word of a line would have stood on the line before, had that been so much of the width."""
        word = self._lines[at].split(" ", 1)[0] if at < len(self._lines) else ""
        return self._lengths[before] + 1 + len(word) <= (width or self._width) * share

    def _heading(self, at: int) -> bool:
        """Whether a line looks like a heading: short, with a capital, not ended, and something new begins after it."""
        line = self._lines[at]
        if not line[:1].isupper() or re.search(r"[.,;]$", line) or _OPEN.search(line):
            return False
        if line.count("(") != line.count(")"):
            return False
        if at + 1 == len(self._lines):
            return True
        return len(line) <= self._width * _NEARLY and (self._starts[at + 1] or self._fits(at, at + 1, 0.8))
