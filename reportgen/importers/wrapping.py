"""Whether the lines of a text were broken at a width, and which lines then belong together. Knows only evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_WIDEST: Final = 240  # characters of a line that a program broke
_NEARLY: Final = 0.75  # of the width: a line that was broken there
_NARROWEST: Final = 0.65  # of the width: a paragraph in larger letters has shorter lines
_FULL: Final = 0.4  # of the words stand in full lines
_NEAR: Final = 4  # lines whose widths tell how wide this paragraph is
_ENDED: Final = re.compile(r"[.!?:;][’”\"')\]]*$")
_SENTENCE: Final = re.compile(r"[.!?][’”\"')\]]*$")
_OPEN: Final = re.compile(r"(?:[,–—-]|\b(?:a|an|the|of|to|in|on|for|and|or|by|with|at|from|its|his|her|their))$")


class Wrapping:
    """The lines of a text, with evidence whether they were broken at a width (`found`).

    A broken text has most of its words in lines of nearly one width, which go on without a marker or an empty line
    and often in small letters. `starts` says of each line whether a marker or an empty line begins it.
    """

    def __init__(self, lines: Sequence[str], starts: Sequence[bool]) -> None:
        self._lines = lines
        self._starts = starts
        self._lengths = [len(line) for line in lines]
        self._width = self._usual_width()
        self.found = self._width <= _WIDEST and self._broken()

    def _usual_width(self) -> int:
        """The length that nearly all the text keeps to."""
        total, seen = sum(self._lengths), 0
        for length in sorted(self._lengths, reverse=True):
            seen += length
            if seen > total * 0.02:
                return length
        return 0

    def _broken(self) -> bool:
        full = [at for at, length in enumerate(self._lengths[:-1]) if length >= self._width * _NEARLY]
        going_on = [at for at in full if not self._starts[at + 1]]
        small = [at for at in going_on if self._lines[at + 1][:1].islower() or _OPEN.search(self._lines[at])]
        share = sum(self._lengths[at] for at in full) / max(sum(self._lengths), 1)
        return share > _FULL and len(going_on) >= max(2, len(full) * 0.3) and len(small) >= len(going_on) * 0.35

    def ended(self, at: int) -> bool:
        """Whether a line can be the last of its paragraph, before a line with a marker."""
        return bool(_ENDED.search(self._lines[at])) or self._fits(at, at + 1, 0.95) or not _OPEN.search(self._lines[at])

    def parted(self, at: int) -> bool:
        """Whether an unmarked line begins a new paragraph."""
        before = self._lines[at - 1]
        if self._fits(at - 1, at, 0.85, self._near(at)):
            return True
        if _ENDED.search(before) and self._fits(at - 1, at, 0.8):
            return True
        return self._heading(at) and (bool(_SENTENCE.search(before)) or self._fits(at - 1, at, 1.0))

    def parted_by_page(self, at: int, *, marked: bool, numbered: bool) -> bool:
        """Whether the first line of a page begins a new paragraph; `numbered` is that the one before has a marker."""
        before, line = self._lines[at - 1], self._lines[at]
        if marked or line[:1].islower():
            return marked and self.ended(at - 1)
        if not _ENDED.search(before):
            return self._heading(at) and self._fits(at - 1, at, 0.8)
        return not numbered or self._heading(at) or self._fits(at - 1, at, 0.85)

    def _near(self, at: int) -> int:
        return max(*self._lengths[max(0, at - _NEAR) : at + _NEAR], int(self._width * _NARROWEST))

    def _fits(self, before: int, at: int, share: float, width: int | None = None) -> bool:
        """Whether the first word of a line would have stood on the line before, had that been so much of the width."""
        word = self._lines[at].split(" ", 1)[0] if at < len(self._lines) else ""
        return self._lengths[before] + 1 + len(word) <= (width or self._width) * share

    def _heading(self, at: int) -> bool:
        """Whether a line looks like a heading: short, with a capital, not ended, and something new begins after it."""
        line = self._lines[at]
        if len(line) > self._width * _NEARLY or not line[:1].isupper() or re.search(r"[.,;]$", line):
            return False
        alone = at + 1 == len(self._lines) or self._starts[at + 1] or self._fits(at, at + 1, 0.8)
        return alone and not _OPEN.search(line)
