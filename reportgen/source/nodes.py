"""What YAML text becomes: text, mappings and sequences, each of which knows where it was written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from collections.abc import Mapping as AbstractMapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self, SupportsIndex, TypeAlias

from reportgen.diagnostics import Span

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_FOLD = r"(?:\s|\n\s*>)+"


def _typed(words: str) -> str:
    """A pattern for words as they may stand in a file, whose lines are folded."""
    return _FOLD.join(map(re.escape, re.split(r"\s+", words)))


class Lines:
    """The text of one file under the name that the user gave it, shared by everything that was read from it."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self._contents: dict[int, str] = {}  # so that all the places on one line share one excerpt
        self._spans: dict[tuple[int, int | None], Span] = {}  # each is asked for by every report and many a rule

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in _LINE_BREAK.finditer(self.text))]

    def __len__(self) -> int:
        return len(self._starts)

    def number_at(self, offset: int) -> int:
        """The number, from 1, of the line that an offset into the text stands on."""
        return bisect_right(self._starts, offset)

    def start_of(self, number: int) -> int:
        """The offset of a line's first character."""
        return self._starts[number - 1]

    def content(self, number: int) -> str:
        """One line without its line break."""
        if number not in self._contents:
            end = self._starts[number] if number < len(self._starts) else len(self.text)
            self._contents[number] = self.text[self._starts[number - 1] : end].rstrip("\r\n")
        return self._contents[number]

    def column_at(self, offset: int) -> int:
        """The column, from 1 and in characters, of an offset into the text."""
        return offset - self.start_of(self.number_at(offset)) + 1

    def span(self, start: int, end: int | None = None) -> Span:
        """The place from one offset up to another, or as much of it as stands on its first line."""
        known = self._spans.get((start, end))
        if known is None:
            number = self.number_at(start)
            begins, excerpt = self.start_of(number), self.content(number)
            width = min(start + 1 if end is None else end, begins + len(excerpt)) - start
            known = self._spans[start, end] = Span(self.name, number, start - begins + 1, max(1, width), excerpt)
        return known


class Scalar(str):
    """A piece of text exactly as it reads in YAML, whatever it looks like: `no`, `12:30` and `2025-02-30` stay text.

    `Source.text[start:end]` is what was typed, quotes included; `plain` says that it was typed without quotes and not
    as a block. Equal to, and hashed as, the same words in a `str`.
    """

    __slots__ = ("_lines", "end", "plain", "start")

    _lines: Lines
    start: int
    end: int
    plain: bool

    def __new__(cls, value: str, lines: Lines, start: int, end: int, plain: bool) -> Self:  # noqa: FBT001
        """Make the text, and note where it stands."""
        self = super().__new__(cls, value)
        self._lines = lines
        self.start = start
        self.end = end
        self.plain = plain
        return self

    def __getnewargs__(self) -> tuple[str, Lines, int, int, bool]:  # type: ignore[override]
        return str(self), self._lines, self.start, self.end, self.plain

    @property
    def span(self) -> Span:
        """Where the value stands: its first line."""
        return self._lines.span(self.start, self.end)

    def span_of(self, words: str, before: str = "") -> Span:
        """Where some of the words stand, if they can be found as they were typed; else where the value stands.

        `before` is what stands before them on the page, by which one place of several is known. A line that YAML folds,
        and the sign of a quotation at its beginning, read as a space.
        """
        whole, text = self.span, self._lines.text
        for known in (before, ""):
            typed = re.compile(f"{_typed(known)}({_typed(words)})")
            if words.strip() and (found := typed.search(text, self.start, self.end)):
                return replace(self._lines.span(found.start(1), found.end(1)), whole=whole)
        return whole

    @property
    def literal(self) -> bool:
        """Whether it is a block after `|`, whose lines stay as they are; YAML folds the lines of all others."""
        return not self.plain and self._lines.text.startswith("|", self.start)


class KeySpans(AbstractMapping[str, Span]):
    """Where each key of a mapping stands; a place is worked out when it is asked for."""

    __slots__ = ("_lines", "_places")

    def __init__(self, lines: Lines, places: dict[str, tuple[int, int]]) -> None:
        self._lines = lines
        self._places = places

    def __getitem__(self, key: str) -> Span:
        return self._lines.span(*self._places[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


class Mapping(dict[str, "Node | None"]):
    """Names and their values. None stands for a value that is not given: nothing after the colon, `~` or `null`."""

    __slots__ = ("_lines", "end", "key_places", "start")

    def __init__(self, lines: Lines, start: int) -> None:
        super().__init__()
        self._lines = lines
        self.start = start
        self.end = start
        self.key_places: dict[str, tuple[int, int]] = {}  # offsets, from and to

    @property
    def key_spans(self) -> KeySpans:
        """Where each key stands."""
        return KeySpans(self._lines, self.key_places)

    @property
    def span(self) -> Span:
        """Where the mapping begins: its first line."""
        return self._lines.span(self.start, self.end)

    def span_of(self, key: str) -> Span:
        """Where a key's value stands, or the key itself if no value is given. KeyError if there is no such key."""
        value = self[key]
        return self.key_spans[key] if value is None else value.span


class Sequence(list["Node | None"]):
    """A list of values. None stands for an item that is not given: a lone `-`, `~` or `null`."""

    __slots__ = ("_lines", "end", "item_starts", "start")

    def __init__(self, lines: Lines, start: int) -> None:
        super().__init__()
        self._lines = lines
        self.start = start
        self.end = start
        self.item_starts: list[int] = []

    @property
    def span(self) -> Span:
        """Where the sequence begins: its first line."""
        return self._lines.span(self.start, self.end)

    def span_of(self, index: SupportsIndex) -> Span:
        """Where an item stands, given or not. IndexError if there is no such item."""
        item = self[index]
        return self._lines.span(self.item_starts[index]) if item is None else item.span


Node: TypeAlias = Scalar | Mapping | Sequence


@dataclass(frozen=True, slots=True)
class Source:
    """A file that could be read as text, and what it says.

    `name` is the file as the user gave it. `text` is all of its characters, without a byte order mark; the offsets of
    nodes count in it. `root` is None when the text could not be understood to its end.
    """

    name: str
    text: str
    root: Mapping | None
